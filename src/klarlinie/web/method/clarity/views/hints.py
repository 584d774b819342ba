"""Hints while somebody writes, and those that were put away."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from klarlinie.method.clarity.empty_answers import Question
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity import actions, queries
from klarlinie.web.method.clarity.forms import LONGEST_ANSWER, SilenceForm
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import say, tell

# At which place of the pages which question is asked.
ASKED_AT: dict[str, Question] = {
    "promise": "promise",
    "audience": "audience",
    "benefit": "benefit",
    "audience_name": "audience",
    "benefit_text": "benefit",
}
_AWAY = Text("Hinweis weggelegt.", "Hint put away.")
_BACK = Text("Der Hinweis ist wieder da.", "The hint is back.")
_CRUMB = Text("Weggelegte Hinweise", "Hints put away")


@company_page("edit")
def look(request: CompanyRequest, question: str) -> HttpResponse:
    """The hints to what is being typed; 204 where the page shows them already, so that nothing flickers."""
    seen = _seen(request, question)
    if request.POST.get("mark") == seen.mark:
        return HttpResponse(status=204)
    return render(request, "clarity/parts/hints.html", {"seen": seen, "place": question})


@company_page("edit")
def put_away(request: CompanyRequest, question: str) -> HttpResponse:
    """A hint is not wanted here, or nowhere, for a reason."""
    if request.method != "POST":
        return redirect("clarity_hints", slug=request.company.slug)
    form = SilenceForm(request.POST)
    if not form.is_valid():
        context = {
            "seen": _seen(request, question),
            "place": question,
            "wrong": form.data.get("code"),
            "open": True,
        }
        return render(request, "clarity/parts/hints.html", context, status=422)
    where = "" if request.POST.get("where") == "everywhere" else question
    code, reason = form.cleaned_data["code"], form.cleaned_data["reason"]
    kept = actions.silence(request.company.id, code, where, reason, by=request.by, at=now())
    if not request.headers.get("HX-Request"):
        tell(request, _AWAY)
        return redirect("clarity_hints", slug=request.company.slug)
    context = {"seen": _seen(request, question), "place": question, "away": kept}
    return render(request, "clarity/parts/hints.html", context)


@company_page("edit")
def bring_back(request: CompanyRequest, hint_id: int) -> HttpResponse:
    """A hint that was put away is wanted again."""
    if request.method != "POST":
        return redirect("clarity_hints", slug=request.company.slug)
    entry = actions.bring_back(request.company.id, hint_id, by=request.by, at=now())
    place = request.POST.get("place", "")
    if request.headers.get("HX-Request") and place in ASKED_AT:
        context = {"seen": _seen(request, place), "place": place, "back": True}
        return render(request, "clarity/parts/hints.html", context)
    tell(request, _BACK, undo=entry)
    return redirect("clarity_hints", slug=request.company.slug)


@company_page("see")
def hints(request: CompanyRequest) -> HttpResponse:
    """All hints that were put away, with the way back."""
    context = {"silenced": queries.silenced(request.company.id), "crumb": say(_CRUMB)}
    return render(request, "clarity/hints.html", context)


def _seen(request: CompanyRequest, place: str) -> queries.AnswerSeen:
    question = ASKED_AT.get(place)
    if question is None:
        raise Http404
    typed = request.POST.get("text") or request.POST.get("name") or ""
    return queries.look_at(request.company.id, question, typed[:LONGEST_ANSWER], place)
