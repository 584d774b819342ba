"""The foundation as one calm page, and its questions one at a time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from klarlinie.method.clarity.versions import reworded
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity import actions, queries
from klarlinie.web.method.clarity.forms import AnswerForm
from klarlinie.web.method.clarity.questions import ASKED, THE_THREE, Asked, PartCode
from klarlinie.web.platform.companies.access import CompanyRequest, company_page, own_words_page
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.rounds.queries import RoundLine, rounds
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import say, tell, tell_trouble

CRUMB = Text("Fundament", "Foundation")
_SAVED = Text("Gespeichert: {part}.", "Saved: {part}.")
_VOTED = Text("Danke, gezählt.", "Thank you, counted.")
_OTHER_PROMISE = Text(
    "Das Versprechen wurde inzwischen geändert. Die Frage gilt jetzt dem neuen Satz.",
    "The promise has been changed meanwhile. The question now is about the new sentence.",
)


@company_page("see")
def foundation(request: CompanyRequest) -> HttpResponse:
    """What stands, what is missing, and the next open question; of an empty one, the first question at once."""
    page = queries.foundation_page(request.company.id, request.by.user_id)
    if page.table.is_empty and request.company.may_edit:
        return ask(request, ASKED["promise"], AnswerForm(ASKED["promise"]), is_first=True)
    context = {
        "page": page,
        "rounds": _unsettled_rounds(request),
        "shown": queries.line_shown(page.table.line(), page.table.whys()),
        "crumb": say(CRUMB),
    }
    return render(request, "clarity/foundation.html", context)


def _unsettled_rounds(request: CompanyRequest) -> list[RoundLine]:
    """Blind rounds on the questions that run, or wait for a text everybody agrees on."""
    found = rounds(request.company.id, now())
    return [
        one
        for one in found
        if one.kind == "clarity" and not one.is_settled and one.state in ("open", "over", "revealed")
    ]


@company_page("edit")
def answer(request: CompanyRequest, part: PartCode) -> HttpResponse:
    """One question with its smaller ones and one big field."""
    asked = ASKED[part]
    if request.method == "POST":
        return _save_answer(request, asked)
    row = queries.answer_now(request.company.id, part)
    return ask(request, asked, AnswerForm(asked, initial={"text": row.text, "version": row.version}))


def _save_answer(request: CompanyRequest, asked: Asked) -> HttpResponse:
    if request.POST.get("take") == "theirs":
        return redirect("clarity", slug=request.company.slug)
    form = AnswerForm(asked, _chosen(request))
    if not form.is_valid():
        return ask(request, asked, form, status=422)
    try:
        entry = actions.write_answer(
            request.company.id,
            asked.code,
            form.answer,
            version=form.shown_version,
            by=request.by,
            at=now(),
        )
    except Stale as stale:
        return _both(request, asked, form.answer, stale)
    if entry is not None:
        tell(request, _SAVED.with_values(part=asked.name), undo=entry)
    return _onwards(request, is_new=entry is not None and form.shown_version == 0)


def _chosen(request: HttpRequest) -> dict[str, object]:
    """What was sent; on the page that shows two versions, `take=mine` means the own one as it was."""
    given: dict[str, object] = {**request.POST.dict(), "suggested": request.POST.getlist("suggested")}
    if given.get("take") == "mine":
        given["text"] = given.get("mine", "")
    return given


def _both(request: CompanyRequest, asked: Asked, mine: str, stale: Stale) -> HttpResponse:
    theirs = str(getattr(stale.theirs, "text", ""))
    context = {
        "asked": asked,
        "says": stale.text,
        "mine": mine,
        "theirs": theirs,
        "version": getattr(stale.theirs, "version", 0),
        "pieces": reworded(theirs, mine),
        "action": request.path,
        "crumb": say(CRUMB),
    }
    return render(request, "clarity/both.html", context, status=409)


def _onwards(request: CompanyRequest, *, is_new: bool) -> HttpResponseRedirect:
    """After a first answer to the next open question, after a change back to the whole."""
    slug = request.company.slug
    if not is_new:
        return redirect("clarity", slug=slug)
    act = queries.foundation_page(request.company.id, request.by.user_id).next
    open_questions = act is not None and not act.page.endswith(("_list", "agree"))
    return redirect(act.page if act and open_questions else "clarity", slug=slug)


def ask(
    request: CompanyRequest, asked: Asked, form: AnswerForm, *, is_first: bool = False, status: int = 200
) -> HttpResponse:
    """The page of one question."""
    text = str(form["text"].value() or "")
    context = {
        "asked": asked,
        "form": form,
        "is_first": is_first,
        "rounds": _unsettled_rounds(request) if is_first else [],
        "of_three": len(THE_THREE),
        "place": asked.code,
        "seen": queries.look_at(request.company.id, asked.check, text, asked.code) if asked.check else None,
        "crumb": say(asked.name),
        "status": status,
    }
    return render(request, "clarity/question.html", context, status=status)


@own_words_page
def vote(request: CompanyRequest) -> HttpResponse:
    """Could a competitor promise the same? Everybody who belongs to the company may say."""
    if request.method == "POST":
        promise = queries.answer_now(request.company.id, "promise").text
        said = request.POST.get("says")
        if not promise or request.POST.get("promise") != promise:
            tell_trouble(request, _OTHER_PROMISE)
        elif said in ("could", "only_us"):
            entry = actions.vote_on_promise(
                request.company.id, promise, said == "could", by=request.by, at=now()
            )
            tell(request, _VOTED, undo=entry)
    return redirect("clarity", slug=request.company.slug)
