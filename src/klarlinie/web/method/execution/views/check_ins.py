"""How the week was: own words of each owner, on a page or by a link; and what follows from them for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klarlinie.method.upkeep.check_ins import monday_of, open_weeks, week_asked
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution import actions
from klarlinie.web.method.execution.forms import ActivityWeekForm, WeekForm, week_forms
from klarlinie.web.method.execution.letters import send_check_in_letter
from klarlinie.web.method.execution.queries import Promise, check_ins, promises
from klarlinie.web.method.execution.queries.check_ins import (
    CheckInSeen,
    how_it_goes,
    may_correct,
    since,
    sum_of,
)
from klarlinie.web.method.execution.queries.week import (
    Asked,
    Owner,
    asked,
    first_week_asked,
    owner,
    owner_with_account,
    owners,
)
from klarlinie.web.platform.companies.access import (
    CompanyRequest,
    company_page,
    guest_page,
    own_words_page,
)
from klarlinie.web.platform.companies.doors import door_closed, no_door
from klarlinie.web.platform.companies.guest_links import Behind, behind
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import be_formal, tell

ENTERED = Text("Für {name} eingetragen.", "Entered for {name}.")
SAVED = Text("Danke. Das war es schon.", "Thank you. That was all.")
WITHDRAWN = Text("Die Links für {name} gelten nicht mehr.", "The links for {name} no longer work.")
NO_LINKS = Text(
    "Für {name} gab es keinen Link, der noch gilt.", "There was no link for {name} that still worked."
)


@dataclass(frozen=True)
class Week:
    """Whose week, in which company, said by whom, and where the page stands."""

    company_id: int
    person: Owner
    by: By
    address: str
    template: str
    about: dict[str, Any]
    for_others: bool = False  # somebody without an account: another one enters what they said
    leads: bool = False

    def asked(self, on: date) -> tuple[Asked, ...]:
        """What can be said about that week; what somebody has said themselves is not entered for them."""
        found = asked(self.company_id, self.person.id, on)
        return tuple(one for one in found if not self.for_others or self._may_enter(one))

    def said_already(self, on: date) -> tuple[str, ...]:
        """The titles that are left out for that."""
        found = asked(self.company_id, self.person.id, on) if self.for_others else ()
        return tuple(one.title for one in found if not self._may_enter(one))

    def _may_enter(self, one: Asked) -> bool:
        return one.said is None or may_correct(self.by, one.said.entered_by_user_id, self.leads)


# Saying how the week was


@own_words_page
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: CompanyRequest) -> HttpResponse:
    """My own week, in two minutes."""
    person = owner_with_account(request.company.id, request.by.user_id)
    if person is None:
        return render(request, "execution/check_in_nobody.html")
    address = reverse("check_in", kwargs={"slug": request.company.slug})
    week = Week(request.company.id, person, request.by, address, "execution/check_in.html", {})
    answer = _asked_or_said(request, week)
    if answer is None:
        tell(request, SAVED)
        return redirect("execution", slug=request.company.slug)
    return answer


@company_page("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_for(request: CompanyRequest, person_id: int) -> HttpResponse:
    """The week of somebody without an account, entered by somebody who takes part; both names stand there."""
    person = _owner_or_404(request, person_id)
    if person.user_id is not None:
        raise Http404
    address = reverse("check_in_for", kwargs={"slug": request.company.slug, "person_id": person_id})
    week = Week(
        request.company.id, person, request.by, address, "execution/check_in_for.html",
        {"crumb": person.name}, for_others=True, leads=request.company.may_lead,
    )  # fmt: skip
    answer = _asked_or_said(request, week)
    if answer is None:
        tell(request, ENTERED.with_values(name=person.name))
        return redirect("check_ins", slug=request.company.slug)
    return answer


@guest_page
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same without an account. GET and HEAD change nothing, so that no mail scanner uses the link up."""
    door = behind(actions.CHECK_IN, token, now())
    if door is None:
        return no_door(request)
    person = owner(door.company_id, door.about_id)
    if person is None:
        return door_closed(request)
    be_formal(door.formal)
    week = _by_link(door, person, token)
    answer = _asked_or_said(request, week)
    thanks = (
        f"{week.address}?said=1&week={_week_sent(request)}"  # for the same week, so that it can be changed
    )
    return redirect(thanks) if answer is None else answer


def _by_link(door: Behind, person: Owner, token: str) -> Week:
    address = reverse("check_in_by_link", kwargs={"token": token})
    about = {"door": door}
    return Week(
        door.company_id, person, By(person.name, "guest"), address, "execution/check_in_guest.html", about
    )


def _asked_or_said(request: HttpRequest, week: Week) -> HttpResponse | None:
    """The page; None once everything is saved."""
    if request.method == "POST":
        return _said(request, week)
    written = request.GET.get("week")
    on = week_of(written) if written else first_week_asked(week.company_id, week.person.id, today())
    about = week.asked(on)
    return _ask(request, week, on, about, week_forms(about))


def _said(request: HttpRequest, week: Week) -> HttpResponse | None:
    on = _week_sent(request)
    about = week.asked(on)
    typed = week_forms(about, request.POST)
    are_readable = [form.is_valid() for form in typed]  # each of them, so that all errors are said at once
    if not all(are_readable):
        return _ask(request, week, on, about, typed, status=422)
    said = {form.asked.activity_id: form.said for form in typed if form.has_changed()}
    if not said and not any(one.said for one in about):
        return _ask(request, week, on, about, typed, status=422, refusal=actions.NOTHING_SAID)
    gone = _handed_over(request, about)
    try:
        actions.check_in_week(
            week.company_id, week.person.id, said, week_on=on, by=week.by, at=now(), today=today()
        )
    except actions.CannotCheckIn as refusal:
        return _ask(request, week, on, about, typed, status=422, refusal=refusal.text)
    except Stale as stale:
        return _ask_again(request, week, on, stale)
    if gone:
        about, why = week.asked(on), actions.MEANWHILE if week.for_others else actions.HANDED_OVER
        return _ask(request, week, on, about, week_forms(about), status=409, refusal=why)
    return None


def _week_sent(request: HttpRequest) -> date:
    which = WeekForm(request.POST)
    return cast("date", which.cleaned_data["week"]) if which.is_valid() else week_asked(today())


def _handed_over(request: HttpRequest, about: Sequence[Asked]) -> bool:
    """Whether words came for an activity that has another owner since the page was shown."""
    own = {f"a{one.activity_id}" for one in about}
    sent = {name.partition("-")[0] for name in request.POST if name.endswith(("-hours", "-done", "-blocked"))}
    return bool(sent - own)


def _ask_again(request: HttpRequest, week: Week, on: date, stale: Stale) -> HttpResponse:
    """What stands there now beside what was typed; saving again takes the typed one."""
    about = week.asked(on)
    typed = request.POST.copy()
    for one in about:
        typed[f"a{one.activity_id}-version"] = str(one.said.version if one.said else 0)
    forms = week_forms(about, typed)
    return _ask(request, week, on, about, forms, status=409, stale=stale.text)


def _ask(
    request: HttpRequest,
    week: Week,
    on: date,
    about: Sequence[Asked],
    forms: Sequence[ActivityWeekForm],
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    shown = {
        "person": week.person,
        "asked": about,
        "said_already": week.said_already(on),
        "forms": forms,
        "week": on,
        "weeks": open_weeks(today()),
        "is_open": on in open_weeks(today()),
        "address": week.address,
        "has_said": request.GET.get("said") == "1" and status == 200,
        "status": status,
        **week.about,
        **more,
    }
    return render(request, week.template, shown, status=status)


def week_of(written: str | None) -> date:
    """The Monday of the day in an address; the week that is asked about where there is none."""
    try:
        return monday_of(date.fromisoformat(written or ""))
    except (ValueError, OverflowError):
        return week_asked(today())


# What everybody sees of it


@company_page("see")
@require_safe
def check_ins_page(request: CompanyRequest) -> HttpResponse:
    """What is in the way, what is done by halves, and the week; hours of one person only for them and who leads."""
    return render(request, "execution/check_ins.html", _overview(request))


def _overview(request: CompanyRequest) -> dict[str, Any]:
    company, day = request.company, today()
    on = week_of(request.GET.get("week"))
    promised = promises(company.id)
    said = check_ins(company.id, min(on, since(day)))
    person = owner_with_account(company.id, request.by.user_id)
    mine = person.id if person else None
    going = how_it_goes(promised, said, day)
    of_week = [row for row in said if row.week_on == on]
    people = owners(company.id) if company.may_edit else ()
    return {
        "going": going,
        "by_halves": [(one, one.shows_hours_to(mine, leads=company.may_lead)) for one in going.by_halves],
        "rows": [_line(one, of_week, company.may_lead, mine) for one in promised],
        "in_all": sum_of(of_week),
        "promised": sum(one.place.hours_per_week for one in promised),
        "week": on,
        "weeks": open_weeks(day),
        "mine": mine,
        "people": people if company.may_lead else (),
        "without_account": [one for one in people if one.user_id is None] if company.may_edit else (),
    }


def _line(one: Promise, of_week: Sequence[CheckInSeen], may_lead: bool, mine: int | None) -> dict[str, Any]:
    """One activity in that week. What somebody said who has handed it over since still counts."""
    rows = [row for row in of_week if row.activity_id == one.place.activity_id]
    return {
        "place": one.place,
        "said": [(row, may_lead or (mine is not None and row.person_id == mine)) for row in rows],
    }


# Links


@company_page("lead")
@require_POST
def send_link(request: CompanyRequest, person_id: int) -> HttpResponse:
    """A new link for somebody: by letter where there is an address, else to be handed over."""
    person = _owner_or_404(request, person_id)
    token = actions.check_in_link(request.company.id, person_id, request.by, now())
    link = request.build_absolute_uri(reverse("check_in_by_link", kwargs={"token": token}))
    titles = [one.title for one in asked(request.company.id, person_id, today())]
    has_gone = bool(person.email) and send_check_in_letter(person.email, link, request.company.name, titles)
    made = {"link": link, "for_whom": person, "has_gone": has_gone}
    return render(request, "execution/check_ins.html", {**_overview(request), **made})


@company_page("lead")
@require_POST
def withdraw_links(request: CompanyRequest, person_id: int) -> HttpResponse:
    person = _owner_or_404(request, person_id)
    there_were = actions.withdraw_check_in_links(request.company.id, person_id, by=request.by, at=now())
    tell(request, (WITHDRAWN if there_were else NO_LINKS).with_values(name=person.name))
    return redirect("check_ins", slug=request.company.slug)


def _owner_or_404(request: CompanyRequest, person_id: int) -> Owner:
    found = owner(request.company.id, person_id)
    if found is None:
        raise Http404
    return found
