"""Where a company stands, where a consultant's companies stand, and what would be proposed today."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.plan import TidyPlan, by_lane
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.check.queries import newest_check
from klarlinie.web.method.check.views import keep_what_was_taken_along
from klarlinie.web.method.findings.queries.plan import plan_now
from klarlinie.web.method.inventory.queries.duplicates import pairs_left
from klarlinie.web.method.steps import queries
from klarlinie.web.method.steps.context import step_url
from klarlinie.web.method.steps.duties import duties
from klarlinie.web.method.steps.files import FILES
from klarlinie.web.platform.companies.access import (
    CompanyHere,
    CompanyRequest,
    PageRequest,
    company_page,
    signed_in_page,
)
from klarlinie.web.platform.companies.queries import companies_of
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import voice

WAY = {
    "clarity": Text("Zum Fundament", "To the foundation"),
    "inventory": Text("Zur Inventur", "To the inventory"),
    "evaluation": Text("Zur Bewertung", "To the evaluation"),
    "decisions": Text("Zu den Entscheidungen", "To the decisions"),
    "focus": Text("Zum Fokus", "To the focus"),
    "execution": Text("Zur Umsetzung", "To the execution"),
}
MOST_DUTIES = 6  # what comes after lies folded

SIDE_BY_SIDE = Text("Nebeneinander ansehen", "See them side by side")


@signed_in_page
@require_safe
def home(request: PageRequest) -> HttpResponse:
    """Straight into the company where there is only one."""
    mine = companies_of(request.by.user_id or 0)
    if not mine:
        return redirect("found_company")
    if len(mine) > 1:
        return redirect("companies")
    return redirect("company_home", slug=mine[0].slug)


@signed_in_page
@require_safe
def companies(request: PageRequest) -> HttpResponse:
    """All companies of a consultant: step, last change, what waits."""
    return render(
        request, "steps/companies.html", {"places": queries.places(request.by.user_id or 0, today())}
    )


@company_page("see")
@require_safe
def company_home(request: CompanyRequest) -> HttpResponse:
    """The path, one useful act, my duties; nothing else."""
    company = request.company
    keep_what_was_taken_along(request)
    steps = queries.path(company.id, company.state, today())
    act = queries.next_act(steps)
    waits = duties(company.id, company.slug, request.by, company.may_lead, company.may_edit, now())
    shown = {
        "act": act and {"says": act[1], **_way(act[0].code, company)},
        "duties": waits[:MOST_DUTIES],
        "more_duties": waits[MOST_DUTIES:],
        "check": newest_check(company.id),
    }
    return render(request, "steps/company_home.html", shown)


def _way(code: str, company: CompanyHere) -> dict[str, object]:
    """Where the useful act is done: for an inventory with pairs left, the page where they lie side by side."""
    if code == "inventory" and pairs_left(company.id):
        return {"url": reverse("inventory_duplicates", kwargs={"slug": company.slug}), "way": SIDE_BY_SIDE}
    return {"url": step_url(code, company.slug), "way": WAY[code]}


@company_page("see")
@require_safe
def draft(request: CompanyRequest) -> HttpResponse:
    """What would be proposed today; `?file=` gives it as a file."""
    plan = plan_now(request.company.id, today())
    wanted = request.GET.get("file")
    if wanted:
        return _as_file(plan, wanted, request.company.slug)
    return render(request, "steps/draft.html", _draft_words(plan) if plan else {})


def _draft_words(plan: TidyPlan) -> dict[str, object]:
    from klarlinie.reports.decided import decided_stops, is_draft
    from klarlinie.reports.summary import result_sentence

    lanes = by_lane(plan)
    core = [(plan.activities[place.activity], place) for place in lanes["must"]]
    stops = [
        (plan.activities[v.activity], v.reasons[0].sentence if v.reasons else None) for v in _stops(plan)
    ]
    return {
        "plan": plan,
        "sentence": result_sentence(plan, voice().language),
        "is_draft": is_draft(plan),
        "core": core,
        "stops": stops,
        "stops_are_decided": len(decided_stops(plan)) == len(stops),
        "files": FILES,
    }


def _stops(plan: TidyPlan) -> list[Verdict]:
    return [verdict for verdict in plan.verdicts if verdict.kind == "stop"]


def _as_file(plan: TidyPlan | None, wanted: str, slug: str) -> HttpResponse:
    file = FILES.get(wanted)
    if plan is None or file is None:
        raise Http404
    made = file.make(plan, voice().language, voice().formal)
    answer = HttpResponse(made, content_type=file.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{slug}-{wanted}"'
    return answer
