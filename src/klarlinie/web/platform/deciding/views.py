"""Who decides here: the three rights, who holds them, and who is away."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from klarlinie.method.execution.rights import Right
from klarlinie.method.execution.rules import EXECUTION_RULES
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.deciding import actions
from klarlinie.web.platform.deciding.forms import AbsenceForm, RightForm
from klarlinie.web.platform.deciding.queries import RightsPage, Somebody, rights_page
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import later, tell, tell_trouble

GIVEN = Text("Das Recht ist vergeben.", "The right is given.")
MINE = Text("Ab jetzt entscheidest du.", "From now on you decide.", sie="Ab jetzt entscheiden Sie.")
QUESTIONS: dict[Right, Text] = {
    "new": Text("Wer entscheidet über Neues?", "Who decides on new things?"),
    "stop": Text("Wer beendet, was nicht wirkt?", "Who stops what does not work?"),
    "prioritise": Text("Wer setzt Prioritäten?", "Who sets priorities?"),
}
MEANS: dict[Right, Text] = {
    "new": Text(
        "Neue Ideen zulassen, und Gestrichenes oder Ruhendes zurückholen.",
        "Let new ideas in, and bring back what was stopped or paused.",
    ),
    "stop": Text("Streichen, ruhen lassen, zusammenlegen.", "Stop, pause, merge."),
    "prioritise": Text(
        "Behalten, umbauen, und was in den Kern kommt.", "Keep, change, and what goes into the core."
    ),
}


@company_page("see")
@require_safe
def rights(request: CompanyRequest) -> HttpResponse:
    return _show(request, _page(request))


@company_page("lead")
@require_POST
def give(request: CompanyRequest) -> HttpResponse:
    """Who holds one of the rights from now on."""
    page = _page(request)
    wanted = request.POST.get("right", "")
    shown = next((one for one in page.rights if one.right == wanted), None)
    if shown is None:
        raise Http404
    form = RightForm(shown, page.choices, request.POST)
    if not form.is_valid():
        return _show(request, page, {shown.right: form}, status=422)
    try:
        entry = actions.give_right(
            request.company.id, shown.right, holder=form.whom("holder"), deputy=form.whom("deputy"),
            version=form.cleaned_data["version"], by=request.by, at=now(),
        )  # fmt: skip
    except actions.CannotGive as error:
        form.add_error("deputy", later(error.text))
        return _show(request, page, {shown.right: form}, status=422)
    except Stale as stale:
        return _show(request, _page(request), stale=stale.text, status=409)
    tell(request, GIVEN, undo=entry)
    return redirect("rights", slug=request.company.slug)


@company_page("lead")
@require_POST
def take_mine(request: CompanyRequest) -> HttpResponse:
    """Whoever leads takes all vacant rights: in a small company that is ten seconds."""
    vacant = [one for one in _page(request).rights if one.holder is None]
    try:
        for one in vacant:
            me = actions.Whom(user_id=request.by.user_id)
            version = one.version
            actions.give_right(
                request.company.id, one.right, holder=me, version=version, by=request.by, at=now()
            )
    except (actions.CannotGive, Stale) as trouble:
        tell_trouble(request, trouble.text)
    else:
        tell(request, MINE)
    return redirect("rights", slug=request.company.slug)


@company_page("edit")
@require_POST
def away(request: CompanyRequest) -> HttpResponse:
    """Days on which somebody is not there; one's own, and for who leads everybody's."""
    page = _page(request)
    form = AbsenceForm(_who_may_be_away(request, page), request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            entry = actions.set_absence(
                request.company.id, int(said["person"]), said["from_on"], said["until_on"],
                by=request.by, at=now(),
            )  # fmt: skip
        except actions.CannotGive as error:
            form.add_error("until_on", later(error.text))
        else:
            tell(request, Text("Eingetragen.", "Entered."), undo=entry)
            return redirect("rights", slug=request.company.slug)
    return _show(request, page, away=form, status=422)


@company_page("edit")
@require_POST
def back_again(request: CompanyRequest, absence_id: int) -> HttpResponse:
    try:
        entry = actions.end_absence(request.company.id, absence_id, by=request.by, at=now())
    except actions.CannotGive as error:
        if error.text is actions.NOT_THERE:
            raise Http404 from None
        tell_trouble(request, error.text)
    else:
        tell(request, Text("Herausgenommen.", "Taken off."), undo=entry)
    return redirect("rights", slug=request.company.slug)


def _page(request: CompanyRequest) -> RightsPage:
    return rights_page(request.company.id, request.by.user_id, today())


def _show(
    request: CompanyRequest,
    page: RightsPage,
    forms: dict[Right, RightForm] | None = None,
    *,
    away: AbsenceForm | None = None,
    stale: Text | None = None,
    status: int = 200,
) -> HttpResponse:
    forms = forms or {}
    absent = _who_may_be_away(request, page)
    rights = [
        {
            "shown": one,
            "question": QUESTIONS[one.right],
            "means": MEANS[one.right],
            "form": forms.get(one.right) or RightForm(one, page.choices),
        }
        for one in page.rights
    ]
    shown: dict[str, Any] = {
        "page": page,
        "rights": rights,
        "vacant": sum(one.holder is None for one in page.rights),
        "findings": [(finding, _rule(finding.code)) for finding in page.findings],
        "away": away or (AbsenceForm(absent) if absent else None),
        "stale": stale,
    }
    return render(request, "deciding/rights.html", shown, status=status)


def _who_may_be_away(request: CompanyRequest, page: RightsPage) -> tuple[Somebody, ...]:
    """Whose days this reader may enter."""
    if request.company.may_lead:
        return page.people
    return tuple(one for one in page.people if one.user_id == request.by.user_id)


def _rule(code: str) -> Any:
    return next((rule for rule in EXECUTION_RULES if rule.code == code), None)
