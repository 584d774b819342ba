"""What can be taken along: the plan as it stands, in five forms."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from klarlinie.method.plan import TidyPlan
from klarlinie.reports.decided import decided_parts, is_draft
from klarlinie.reports.numbering import PlanInWords
from klarlinie.reports.summary import result_sentence
from klarlinie.vocabulary.figures import Language
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.companies.queries import is_head
from klarlinie.web.platform.ui.clock import today
from klarlinie.web.platform.ui.words import Voice, voice
from klarlinie.web.reports import queries
from klarlinie.web.reports.files import FILES
from klarlinie.web.reports.forms import VoiceForm


@company_page("see")
@require_safe
def reports(request: CompanyRequest) -> HttpResponse:
    """The forms of the plan; `?language=` and `?formal=` say in which voice they come."""
    company = request.company
    plan = queries.plan_now(company.id, today())
    spoken = _voice(request)
    context: dict[str, Any] = {
        "files": FILES,
        "look": queries.look_shown(company.id),
        "has_house": queries.is_consultancy(company.organisation_id),
        "may_change_house": is_head(request.by.user_id or 0, company.organisation_id),
    }
    if plan is not None:
        asked = {"language": spoken.language, "formal": "1" if spoken.formal else "0"}
        context |= {"form": VoiceForm(initial=asked), "asked": urlencode(asked), **_about(plan)}
    return render(request, "reports/reports.html", context)


def _about(plan: TidyPlan) -> dict[str, Any]:
    """The plan in a sentence, and part by part how far it is decided; both as this page speaks."""
    told = PlanInWords(plan, voice().language, voice().formal)
    sentence = result_sentence(plan, voice().language)
    return {"sentence": sentence, "is_draft": is_draft(plan), "parts": decided_parts(told)}


@company_page("see")
@require_safe
def report_file(request: CompanyRequest, name: str) -> HttpResponse:
    """One form of the plan, made anew each time. While there is no plan, the page says what is missing."""
    file, spoken = FILES.get(name), _voice(request)
    if file is None:
        raise Http404
    plan = queries.plan_now(request.company.id, today())
    if plan is None:
        return redirect("reports", slug=request.company.slug)
    brand = queries.brand_of(request.company.id, spoken.language)
    answer = HttpResponse(
        file.make(plan, spoken.language, spoken.formal, brand), content_type=file.content_type
    )
    answer["Content-Disposition"] = (
        content_disposition_header(True, f"{request.company.slug}-{name}") or "attachment"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _voice(request: CompanyRequest) -> Voice:
    """As the address says, else as the reader is spoken to."""
    language, formal = request.GET.get("language"), request.GET.get("formal")
    return Voice(
        cast("Language", language) if language in ("de", "en") else voice().language,
        formal == "1" if formal in ("0", "1") else voice().formal,
    )
