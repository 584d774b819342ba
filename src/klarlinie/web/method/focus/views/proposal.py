"""What the exact model would choose, taking it over, and what other limits would change."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from klarlinie.method.focus.model import LANES
from klarlinie.vocabulary.figures import SYMBOLS, Points
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.focus import actions
from klarlinie.web.method.focus.actions import CoreIsFull, Given
from klarlinie.web.method.focus.forms import WhatIfForm
from klarlinie.web.method.focus.queries.proposal import SAME, Asked, Proposal, ask, proposal
from klarlinie.web.method.focus.queries.what_if import WhatIf, team_of, what_if
from klarlinie.web.method.focus.views.deciding import deciding
from klarlinie.web.method.focus.wordings import LANE_NAMES
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import tell, tell_trouble

CHANGED = Text(
    "Seit der Vorschlag gezeigt wurde, hat sich etwas geändert. Hier steht der neue; übernommen wurde nichts.",
    "Something has changed since the proposal was shown. Here is the new one; nothing was taken over.",
)
TAKEN = Text(
    "Der Vorschlag ist übernommen: Der Kern bringt {points}.",
    "The proposal is taken over: the core brings {points}.",
)
NOTHING_YET = Text("Ein Kern mit {theirs}.", "A core of {theirs}.")
SAME_CORE = Text(
    "Der Kern auf dem Brett ist auch der Vorschlag: {theirs}.",
    "The core on the board is the proposed one as well: {theirs}.",
)
FEWER = Text(
    "Der Kern auf dem Brett bringt {ours}, der vorgeschlagene {theirs}. Das darf so sein: Was Menschen wissen, "
    "steht nicht in jeder Liste.",
    "The core on the board brings {ours}, the proposed one {theirs}. That is fine: what people know is not on "
    "every list.",
)
AS_MUCH = Text(
    "Der Kern auf dem Brett ist ein anderer und bringt so viel wie der Vorschlag: {theirs}.",
    "The core on the board is another one and brings as much as the proposal: {theirs}.",
)
MORE = Text(
    "Der Kern auf dem Brett bringt {ours}, der vorgeschlagene {theirs}. Der Vorschlag hält sich an Stunden, "
    "Geld, Plätze und an das, was jemand nicht übernehmen kann.",
    "The core on the board brings {ours}, the proposed one {theirs}. The proposal keeps to hours, money, places "
    "and to what somebody can't take on.",
)


@company_page("see")
@require_safe
def shown(request: CompanyRequest) -> HttpResponse:
    """The proposal, as a page of its own or inside the board."""
    found = proposal(request.company.id, today())
    context = {
        "proposal": found,
        "says": says_of(found) if found else None,
        "rows": _all_rows(found) if found else (),
        "deciding": deciding(request),
    }
    is_part = request.headers.get("HX-Request")
    return render(request, "focus/parts/proposal.html" if is_part else "focus/proposal.html", context)


def says_of(found: Proposal) -> Text:
    """How the people's choice and the proposal stand to each other, never as a fault."""
    if not any(row.ours == "must" for row in found.rows):
        return NOTHING_YET.with_values(theirs=Points(found.core_value, dative=True))
    if found.is_taken:
        return SAME_CORE.with_values(theirs=Points(found.core_value))
    short = found.core_value - found.our_value
    if abs(short) <= SAME:
        return AS_MUCH.with_values(theirs=Points(found.core_value))
    return (FEWER if short > 0 else MORE).with_values(ours=Points(found.our_value), theirs=found.core_value)


def _all_rows(found: Proposal) -> list[tuple[Any, Any, Any]]:
    """Everything, lane by lane, the most valuable first; with the names of the two lanes."""
    rows = sorted(found.rows, key=lambda row: (LANES.index(row.lane), -row.points))
    return [(row, LANE_NAMES[row.lane], LANE_NAMES[row.ours] if row.ours else None) for row in rows]


@company_page("edit")
@require_POST
def take(request: CompanyRequest) -> HttpResponse:
    """Take over the whole proposal that was shown; where it has changed meanwhile, nothing happens."""
    found = proposal(request.company.id, today())
    slug = request.company.slug
    if found is None or request.POST.get("seal") != found.seal:
        tell_trouble(request, CHANGED)
        return redirect("focus_proposal", slug=slug)
    given = [Given(row.activity_id, row.lane, row.owner_id) for row, _, _ in _all_rows(found)]
    try:
        undo = actions.take_over(request.company.id, given, by=request.by, at=now(), today=today())
        tell(request, TAKEN.with_values(points=Points(found.core_value)), undo=undo)
    except (CoreIsFull, MayNotDecide) as error:
        tell_trouble(request, error.text)
    return redirect("focus", slug=slug)


@company_page("see")
@require_safe
def try_out(request: CompanyRequest) -> HttpResponse:
    """What if there were other hours, other money, other people? The address holds it all; nothing is saved."""
    asked = ask(request.company.id, today())
    if asked is None:
        return render(request, "focus/empty.html")
    limits, currency = asked.question.limits, request.company.hourly_rate.currency
    form = WhatIfForm(limits.people, asked.budget, limits.most, request.GET or None)
    found, status = None, 200
    if form.is_bound:
        found = _tried(request, asked, form) if form.is_valid() else None
        status = 200 if found else 422
    return render(
        request,
        "focus/what_if.html",
        {"form": form, "found": found, "currency": SYMBOLS.get(currency, currency)},
        status=status,
    )


def _tried(request: CompanyRequest, asked: Asked, form: WhatIfForm) -> WhatIf:
    team = team_of(asked, form.hours(), form.newcomer())
    budget = form.budget_then(request.company.hourly_rate.currency)
    return what_if(asked, team, budget, int(form.cleaned_data["most"]))
