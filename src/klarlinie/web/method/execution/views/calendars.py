"""The plan in a calendar: a file with all of it for members, and a secret address for each person."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from klarlinie.gateways.calendar_feed import calendar_feed
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution import actions
from klarlinie.web.method.execution.queries.calendar import CalendarNow, calendar
from klarlinie.web.method.execution.queries.week import Owner, owner, owner_with_account, owners
from klarlinie.web.platform.companies.access import (
    CompanyRequest,
    company_page,
    guest_page,
    own_words_page,
)
from klarlinie.web.platform.companies.doors import door_closed, no_door
from klarlinie.web.platform.companies.guest_links import behind, token_now
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import tell, voice

MADE = Text(
    "Die neue Adresse gilt. Eine frühere ist jetzt tot.",
    "The new address works. An earlier one no longer does.",
)
WITHDRAWN = Text(
    "Die Adresse gilt nicht mehr. Kalender mit dieser Adresse bekommen nichts mehr.",
    "The address no longer works. Calendars that follow it get nothing any more.",
)


@company_page("see")
@require_safe
def calendar_page(request: CompanyRequest) -> HttpResponse:
    """My own address; for whoever leads also those of owners without an account."""
    company = request.company
    person = owner_with_account(company.id, request.by.user_id)
    others = [one for one in owners(company.id) if one != person] if company.may_lead else []
    shown = {
        "person": person,
        "address": _address(request, person) if person else None,
        "others": [(one, _address(request, one)) for one in others],
        "crowded": calendar(company.id, at=now()).crowded,
    }
    return render(request, "execution/calendar.html", shown)


@own_words_page
@require_POST
def new_address(request: CompanyRequest, person_id: int) -> HttpResponse:
    """A new secret address; the one before is dead at once."""
    _allowed_or_403(request, person_id)
    actions.new_calendar(request.company.id, person_id, by=request.by, at=now())
    tell(request, MADE)
    return redirect("execution_calendar", slug=request.company.slug)


@own_words_page
@require_POST
def withdraw_address(request: CompanyRequest, person_id: int) -> HttpResponse:
    _allowed_or_403(request, person_id, to_end=True)
    actions.withdraw_calendar(request.company.id, person_id, by=request.by, at=now())
    tell(request, WITHDRAWN)
    return redirect("execution_calendar", slug=request.company.slug)


@company_page("see")
@require_safe
def plan_ics(request: CompanyRequest) -> HttpResponse:
    """The whole plan as a file."""
    return _file(calendar(request.company.id, at=now(), language=voice().language), is_attached=True)


@guest_page
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a calendar program fetches: only what is this person's own, only titles and times."""
    door = behind(actions.CALENDAR, token, now())
    if door is None:
        return no_door(request)
    if owner(door.company_id, door.about_id) is None:
        return door_closed(request)
    return _file(calendar(door.company_id, door.about_id, at=now()), is_attached=False)


def _file(shown: CalendarNow, *, is_attached: bool) -> HttpResponse:
    ics = calendar_feed(shown.name, shown.entries, at=shown.at, revision=shown.revision)
    response = HttpResponse(ics, content_type="text/calendar; charset=utf-8")
    how = "attachment" if is_attached else "inline"
    response["Content-Disposition"] = f'{how}; filename="klarlinie.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _address(request: CompanyRequest, person: Owner) -> str | None:
    token = token_now(request.company.id, actions.CALENDAR, person.id, now())
    if token is None:
        return None
    return request.build_absolute_uri(reverse("calendar_feed", kwargs={"token": token}))


def _allowed_or_403(request: CompanyRequest, person_id: int, *, to_end: bool = False) -> None:
    """One's own; whoever leads makes those of people without an account, and can end all."""
    person = owner(request.company.id, person_id)
    if person is None:
        raise Http404
    is_own = person.user_id is not None and person.user_id == request.by.user_id
    if not is_own and not (request.company.may_lead and (to_end or person.user_id is None)):
        raise PermissionDenied("lead")
