"""What stands beside other steps: the count on the card of an activity, and the hints for the focus."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.actions.counting import CannotTakeOver, take_over
from klarlinie.web.analysis.origin.queries.evidence import evidence_for
from klarlinie.web.analysis.origin.queries.evidence import hints as hints_of
from klarlinie.web.method.inventory.queries import activity
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import tell, tell_trouble

TAKEN = Text(
    "„{title}“: die gezählten Anfragen stehen jetzt auf der Karte.",
    "“{title}”: the counted inquiries stand on the card now.",
)


@company_page("see")
@require_safe
def evidence(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """A piece of the evaluation card: how many inquiries were counted; empty where nothing was."""
    listed = activity(request.company.id, activity_id)
    if listed is None:
        raise Http404
    found = evidence_for(request.company.id, activity_id, today())
    if found is None:
        return HttpResponse("")
    context = {
        "found": found,
        "listed": listed,
        "is_taken": listed.core.effect_source == "counted"
        and listed.core.inquiries_per_year == round(found.per_year, 1),
    }
    return render(request, "origin/parts/evidence.html", context)


@company_page("edit")
@require_POST
def take(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """The counted figure becomes that of the card."""
    listed = activity(request.company.id, activity_id)
    version = whole_number(request.POST.get("version"))
    try:
        entry = take_over(
            request.company.id, activity_id, version=version, today=today(), by=request.by, at=now()
        )
        if entry is not None and listed is not None:
            tell(request, TAKEN.with_values(title=listed.core.title), undo=entry)
    except (CannotTakeOver, Stale) as error:
        tell_trouble(request, error.text)
    if listed is None:
        return redirect("evaluation", slug=request.company.slug)
    return redirect("evaluation_card", slug=request.company.slug, activity_id=activity_id)


@company_page("see")
@require_safe
def hints(request: CompanyRequest) -> HttpResponse:
    """A piece of the focus page: where core and customers do not fit; empty where they do."""
    found = hints_of(request.company.id, today())
    return render(request, "origin/parts/hints.html", {"hints": found}) if found else HttpResponse("")
