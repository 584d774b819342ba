"""Everybody answers alone first: opening a round on the questions, and agreeing on one text after the reveal."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from klarlinie.method.clarity.blind import VERDICT_NAMES
from klarlinie.method.evaluation.rating_rounds import ANONYMITY_NAMES
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity import actions, queries
from klarlinie.web.method.clarity.forms import AnswerForm, RoundForm
from klarlinie.web.method.clarity.questions import ASKED, THE_THREE, PartCode
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.rounds import actions as rounds
from klarlinie.web.platform.rounds.asks import Subject, texts_asked
from klarlinie.web.platform.rounds.last_day import last_moment
from klarlinie.web.platform.rounds.queries import Revealed, TextsBeside, revealed, round_page
from klarlinie.web.platform.rounds.queries import rounds as all_rounds
from klarlinie.web.platform.rounds.wordings import TEXTS_SAY
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import say, tell

_TITLE = Text("Fundament: {questions}", "Foundation: {questions}")
_AGREED = Text("Gemeinsamer Text gespeichert: {part}.", "Agreed text saved: {part}.")


@company_page("lead")
def new_round(request: CompanyRequest) -> HttpResponse:
    """Which questions, until when, how anonymous; then off to the page of the round."""
    said = [(level, _level(say(name), say(TEXTS_SAY[level]))) for level, name in ANONYMITY_NAMES.items()]
    asked_for = request.GET.get("question")
    chosen = [asked_for] if asked_for in THE_THREE else list(THE_THREE)
    initial = {"questions": chosen, "anonymity": "partial"}
    form = RoundForm(said, today(), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        questions = [ASKED[code] for code in THE_THREE if code in form.cleaned_data["questions"]]
        opened = rounds.open_round(
            request.company.id,
            kind="clarity",
            title=say(_TITLE.with_values(questions=tuple(asked.name for asked in questions))),
            asks=texts_asked(Subject(one.code, one.question, one.prompts[0]) for one in questions),
            anonymity=form.cleaned_data["anonymity"],
            until_at=last_moment(form.cleaned_data["until"]),
            by=request.by,
            at=now(),
        )
        return redirect("round", slug=request.company.slug, round_id=opened)
    running = [
        one for one in all_rounds(request.company.id, now()) if one.kind == "clarity" and one.state == "open"
    ]
    context = {
        "form": form,
        "running": running,
        "crumb": say(Text("Erst jeder für sich", "Each alone first")),
    }
    return render(request, "clarity/new_round.html", context, status=422 if form.is_bound else 200)


def _level(name: str, says: str) -> str:
    return f"{name[:1].upper()}{name[1:]}: {says}"


@company_page("edit")
def settle(request: CompanyRequest, round_id: int, question: PartCode | None = None) -> HttpResponse:
    """The answers to one question side by side, and one field for the text everybody can stand behind."""
    shown = revealed(request.company.id, round_id)
    if shown is None or shown.kind != "clarity":
        return _not_yet(request, round_id)
    parts = [text.subject.key for text in shown.texts]
    part = question or cast("PartCode", parts[0])
    if part not in parts:
        raise Http404
    if request.method == "POST":
        return _save_agreed(request, shown, part)
    row = queries.answer_now(request.company.id, part)
    form = AnswerForm(ASKED[part], initial={"text": row.text, "version": row.version})
    return _settle_page(request, shown, part, form)


def _not_yet(request: CompanyRequest, round_id: int) -> HttpResponse:
    """Nothing to agree on before the reveal: back to the round, which says who is missing."""
    if round_page(request.company.id, round_id, now()) is None:
        raise Http404
    return redirect("round", slug=request.company.slug, round_id=round_id)


def _save_agreed(request: CompanyRequest, shown: Revealed, part: PartCode) -> HttpResponse:
    form = AnswerForm(ASKED[part], request.POST)
    if not form.is_valid():
        return _settle_page(request, shown, part, form, status=422)
    try:
        entry = actions.write_answer(
            request.company.id, part, form.answer, version=form.shown_version, by=request.by, at=now()
        )
    except Stale as stale:
        typed = request.POST.copy()
        typed["version"] = str(getattr(stale.theirs, "version", 0))
        theirs = str(getattr(stale.theirs, "text", ""))
        form = AnswerForm(ASKED[part], typed)
        return _settle_page(request, shown, part, form, status=409, stale=stale.text, theirs=theirs)
    if entry is not None:
        tell(request, _AGREED.with_values(part=ASKED[part].name), undo=entry)
    slug = request.company.slug
    following = _following(shown, part)
    if following:
        return redirect("clarity_settle_one", slug=slug, round_id=shown.round_id, question=following)
    rounds.settle(request.company.id, shown.round_id, by=request.by, at=now())
    return redirect("clarity", slug=slug)


def _following(shown: Revealed, part: str) -> str | None:
    parts = [text.subject.key for text in shown.texts]
    return next(iter(parts[parts.index(part) + 1 :]), None)


def _settle_page(
    request: CompanyRequest,
    shown: Revealed,
    part: PartCode,
    form: AnswerForm,
    *,
    status: int = 200,
    stale: Text | None = None,
    theirs: str = "",
) -> HttpResponse:
    text: TextsBeside = next(text for text in shown.texts if text.subject.key == part)
    beside = text.beside
    place = [one.subject.key for one in shown.texts].index(part)
    context = {
        "round": shown,
        "asked": ASKED[part],
        "beside": beside,
        "verdict": VERDICT_NAMES[beside.verdict] if beside.verdict else None,
        "form": form,
        "number": place + 1,
        "of": len(shown.texts),
        "stale": stale,
        "theirs": theirs,
        "place": part,
        "seen": queries.look_at(request.company.id, beside.question, str(form["text"].value() or ""), part),
        "crumb": say(Text("Einig werden", "Agree on a text")),
        "status": status,
    }
    return render(request, "clarity/settle.html", context, status=status)
