"""Ideas for the people of the company: what waits, a new one, one with its answer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klarlinie.method.upkeep.gate import QUESTIONS, GateResult
from klarlinie.method.upkeep.gate import Idea as CoreIdea
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.text import Text, plain
from klarlinie.web.method.upkeep import actions
from klarlinie.web.method.upkeep.forms import (
    AnswerForm,
    CompleteForm,
    IdeaForm,
    QuestionsForm,
    of_idea,
    with_version,
)
from klarlinie.web.method.upkeep.queries.came_of import came_of
from klarlinie.web.method.upkeep.queries.confirmations import confirmations
from klarlinie.web.method.upkeep.queries.gate import judged, offered
from klarlinie.web.method.upkeep.queries.ideas import (
    IdeaSeen,
    idea,
    ideas,
    ideas_link_token,
    parked_count,
    waiting,
)
from klarlinie.web.method.upkeep.queries.reviews import PARTS, next_review_on, open_review
from klarlinie.web.platform.companies.access import CompanyRequest, company_page, own_words_page
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.deciding.queries import holder_of, permission
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import later, tell, tell_trouble

GONE = Text("Diese Idee gibt es nicht mehr.", "This idea is not there any more.")
CRUMB = Text("Ideen und Rückblick", "Ideas and review")
BECAME = {
    "accept": Text(
        "Angenommen. Sie steht jetzt als geplant in der Inventur.",
        "Accepted. It is now in the inventory as planned.",
    ),
    "park": Text(
        "Geparkt. Beim nächsten Rückblick kommt sie wieder.", "Parked. It comes back at the next review."
    ),
    "decline": Text("Abgelehnt. Der Grund steht dabei.", "Declined. The reason is shown with it."),
}


@company_page("see")
@require_safe
def overview(request: CompanyRequest) -> HttpResponse:
    """What waits for an answer, when the review is, and how others hand ideas in."""
    here, day = request.company.id, today()
    due_on = next_review_on(here)
    looks = confirmations(here, request.by.user_id, day)
    shown = {
        "waiting": waiting(here, day),
        "parked": parked_count(here),
        "holder": holder_of(here, "new"),
        "open_review": open_review(here),
        "parts": len(PARTS),
        "due_on": due_on,
        "is_due": due_on is not None and due_on <= day,
        "needed": sum(one.is_needed for one in looks),
        "mine": sum(one.is_needed and one.is_mine for one in looks),
        "running": len(looks),
        "has_link": request.company.may_lead and ideas_link_token(here, now()) is not None,
        "answered": any(one.answer for one in ideas(here, day)),
        "crumb": later(CRUMB),
    }
    return render(request, "upkeep/overview.html", shown)


@company_page("see")
@require_safe
def answered(request: CompanyRequest) -> HttpResponse:
    """What was accepted or declined; parked ideas come up at the review only."""
    found = [one for one in ideas(request.company.id, today()) if one.answer]
    newest = sorted(found, key=lambda one: one.answer.decided_on if one.answer else today(), reverse=True)
    return render(request, "upkeep/answered.html", {"ideas": newest})


@own_words_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_idea(request: CompanyRequest) -> HttpResponse:
    """Anybody may propose; every question may stay open."""
    initial = {"email": getattr(request.user, "email", "")}
    form = IdeaForm(request.POST if request.method == "POST" else None, initial=initial)
    form.fields.pop("had_by")
    if request.method != "POST" or not form.is_valid():
        return _ask(request, form, "upkeep/idea_new.html", status=422 if form.errors else 200)
    said = form.said(request.company.hourly_rate.currency)
    about = {"title": form.cleaned_data["title"], "email": form.cleaned_data["email"]}
    try:
        idea_id = actions.hand_in(
            request.company.id, **about, **said, had_by=request.by.name, is_typed=True, by=request.by,
            at=now(),
        )  # fmt: skip
    except actions.CannotHandIn as trouble:
        form.add_error("title", later(trouble.text))
        return _ask(request, form, "upkeep/idea_new.html", status=422)
    tell(
        request,
        Text(
            "Die Idee ist da. Die Antwort kommt mit Grund.", "The idea is in. The answer comes with a reason."
        ),
    )
    return redirect("idea", slug=request.company.slug, idea_id=idea_id)


@own_words_page
@require_POST
def look(request: CompanyRequest) -> HttpResponse:
    """What the gate says while somebody types: stopped before? room in the plan? Nothing is saved."""
    form = IdeaForm(request.POST)
    form.is_valid()
    title = str(form.cleaned_data.get("title") or "")
    typed = CoreIdea(
        title=title,
        handed_in_on=today(),
        who=form.cleaned_data.get("who") or None,
        stops=form.cleaned_data.get("stops") or None,
        dose_per_week=float(form.cleaned_data.get("dose_per_week") or 0) or None,
    )
    gate = judged(request.company.id, typed, today()) if title else None
    return render(request, "upkeep/parts/at_once.html", {"gate": gate, **_at_once(gate)})


@own_words_page
@require_http_methods(["GET", "HEAD", "POST"])
def one_idea(request: CompanyRequest, idea_id: int) -> HttpResponse:
    """One idea at the gate; whoever holds the right answers it here."""
    seen = _idea_or_404(request, idea_id)
    if request.method != "POST":
        return _show(request, seen)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, seen, form, status=422)
    said = form.cleaned_data
    try:
        actions.answer_idea(
            request.company.id, seen.id, decision=said["decision"], reason=said["reason"],
            version=said["version"], by=request.by, at=now(), today=today(),
        )  # fmt: skip
    except MayNotDecide as trouble:
        return _show(request, seen, form, status=422, trouble=trouble.text, about_rights=True)
    except actions.CannotAnswer as trouble:
        return _show(request, seen, form, status=422, trouble=trouble.text)
    except Stale as stale:
        return _show_both(request, seen.id, form, stale)
    tell(request, BECAME[said["decision"]])
    return redirect("idea", slug=request.company.slug, idea_id=seen.id)


@company_page("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: CompanyRequest, idea_id: int) -> HttpResponse:
    """Fill in what the gate says is missing."""
    seen = _idea_or_404(request, idea_id)
    if not seen.is_open:
        tell_trouble(request, actions.ideas.IS_ANSWERED)
        return redirect("idea", slug=request.company.slug, idea_id=seen.id)
    form = CompleteForm(request.POST if request.method == "POST" else None, initial=of_idea(seen))
    about = {"idea": seen}
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return _ask(request, form, "upkeep/idea_complete.html", status=status, **about)
    said = form.said(request.company.hourly_rate.currency)
    cost = actions.ideas.cost_fields(said.pop("dose_per_week"), said.pop("money_per_year"), said.pop("who"))
    try:
        undo = actions.complete_idea(
            request.company.id, seen.id, answers={**said, **cost}, version=form.cleaned_data["version"],
            by=request.by, at=now(),
        )  # fmt: skip
    except actions.CannotHandIn as trouble:
        tell_trouble(request, trouble.text)
    except Stale as stale:
        return _both_to_complete(request, seen.id, form, stale)
    else:
        tell(request, Text("Die Antworten sind ergänzt.", "The answers are completed."), undo=undo)
    return redirect("idea", slug=request.company.slug, idea_id=seen.id)


def _idea_or_404(request: CompanyRequest, idea_id: int) -> IdeaSeen:
    seen = idea(request.company.id, idea_id, today())
    if seen is None:
        raise Http404
    return seen


def _ask(
    request: CompanyRequest, form: QuestionsForm, template: str, status: int, **more: Any
) -> HttpResponse:
    about = {"form": form, "known": offered(request.company.id, today()), **more}
    return render(request, template, about, status=status)


def _show(
    request: CompanyRequest, seen: IdeaSeen, form: AnswerForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    gate = judged(request.company.id, seen.core, today())
    allowed = permission(request.company.id, request.by.user_id, "new", today())
    about = {
        "idea": seen,
        "gate": gate,
        "came_of": came_of(request.company.id, seen),
        "facts": facts_of(seen.core),
        "open_questions": [QUESTIONS[question] for question in gate.missing],
        "form": form or AnswerForm(initial={"version": seen.version}),
        "may_answer": allowed.allowed,
        "as_deputy": allowed.as_deputy,
        "who_may": allowed.why,
        "holder": holder_of(request.company.id, "new"),
        "is_own": seen.had_by_user_id == request.by.user_id,
        "crumb": seen.core.title,
        **_at_once(gate),
        **more,
    }
    return render(request, "upkeep/idea.html", about, status=status)


def _at_once(gate: GateResult | None) -> dict[str, Any]:
    """What is seen at once (stopped before, full) and what else the gate says."""
    found = gate.findings if gate else ()
    first = ("UPK106", "UPK105")
    return {
        "at_once": [one for one in found if one.code in first],
        "findings": [one for one in found if one.code not in (*first, "UPK101")],
    }


def facts_of(core: CoreIdea) -> list[tuple[Text, object]]:
    """The six questions with their answers; None is not answered."""
    cost = [
        Text("{hours} in der Woche", "{hours} a week", {"hours": Hours(core.dose_per_week)})
        if core.dose_per_week is not None
        else None,
        Text("{money} im Jahr", "{money} a year", {"money": core.money_per_year})
        if core.money_per_year is not None
        else None,
        plain(core.who) if core.who else None,
    ]
    known = [one for one in cost if one is not None]
    answers: dict[str, object] = {
        "promise": core.promise,
        "audience": core.audience,
        "benefit": core.benefit,
        "supports": core.supports,
        "cost": Text("{known}", "{known}", {"known": known}) if known else None,
        "stops": core.stops,
    }
    return [(words, answers[question]) for question, words in QUESTIONS.items()]


def _show_both(request: CompanyRequest, idea_id: int, form: AnswerForm, stale: Stale) -> HttpResponse:
    """Somebody has answered or completed it meanwhile: both stand there, and what was typed stays in the form."""
    now_there = idea(request.company.id, idea_id, today())
    if now_there is None:
        tell_trouble(request, GONE)
        return redirect("upkeep", slug=request.company.slug)
    again = AnswerForm(with_version(form, now_there.version))
    again.is_valid()
    return _show(request, now_there, again, status=409, stale=stale.text, mine=form.cleaned_data["reason"])


def _both_to_complete(
    request: CompanyRequest, idea_id: int, form: CompleteForm, stale: Stale
) -> HttpResponse:
    now_there = idea(request.company.id, idea_id, today())
    if now_there is None:
        tell_trouble(request, GONE)
        return redirect("upkeep", slug=request.company.slug)
    again = CompleteForm(with_version(form, now_there.version))
    again.is_valid()
    theirs = [(words, said) for words, said in facts_of(now_there.core) if said is not None]
    about = {"idea": now_there, "stale": stale.text, "theirs": theirs}
    return _ask(request, again, "upkeep/idea_complete.html", status=409, **about)
