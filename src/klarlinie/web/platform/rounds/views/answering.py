"""Answering one thing after the other; afterwards everything side by side."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from klarlinie.method.evaluation.rating_rounds import ANONYMITY_NAMES
from klarlinie.web.platform.companies.access import guest_page
from klarlinie.web.platform.rounds import actions
from klarlinie.web.platform.rounds.asks import AxisAsked
from klarlinie.web.platform.rounds.queries import OwnAnswer, Part, own_answers, part_of, progress, revealed
from klarlinie.web.platform.rounds.views.leading import anonymity_says
from klarlinie.web.platform.rounds.views.readers import reader_of
from klarlinie.web.platform.rounds.wordings import until_words
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import be_formal

CANNOT_JUDGE = "?"


@guest_page
@require_GET
def answer_round(request: HttpRequest, public_id: str) -> HttpResponse:
    """Where one stands: the own answers before the reveal, all of them after it."""
    part = _part(request, public_id)
    about = _about(part)
    if part.state == "revealed":
        return render(
            request, "rounds/result.html", about | {"shown": revealed(part.company_id, part.round_id)}
        )
    if part.state == "ended":
        return render(request, "rounds/ended.html", about)
    answers = own_answers(part)
    if part.state == "open" and not any(answer.version for answer in answers.values()):
        return redirect("answer_one", public_id=public_id, number=1)
    about |= {"answers": _listed(part, answers), **progress(part.company_id, part.round_id)}
    return render(request, "rounds/mine.html", about)


@guest_page
@require_http_methods(["GET", "HEAD", "POST"])
def answer_one(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """One subject, by its place in the round, counted from 1."""
    part = _part(request, public_id)
    if not 1 <= number <= len(part.asks.subjects):
        raise Http404
    if request.method == "POST":
        return _saved(request, part, number)
    if part.state != "open":
        return redirect("answer_round", public_id=public_id)
    return _asked(request, part, number, own_answers(part)[part.asks.subjects[number - 1].key])


@guest_page
@require_POST
def done(request: HttpRequest, public_id: str) -> HttpResponse:
    actions.say_done(_part(request, public_id), at=now())
    return redirect("answer_round", public_id=public_id)


@guest_page
@require_GET
def state(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the live stream says, for browsers that get none."""
    from klarlinie.web.platform.rounds.queries import news_of

    news = news_of([public_id]).get(public_id)
    if news is None or not news.admits(reader_of(request)):
        raise Http404
    return JsonResponse(news.told)


def _part(request: HttpRequest, public_id: str) -> Part:
    part = part_of(public_id, reader_of(request), now())
    if part is None:
        raise Http404
    be_formal(part.formal)
    return part


def _saved(request: HttpRequest, part: Part, number: int) -> HttpResponse:
    """Save, then on to the next; by script only the new version is said."""
    subject = part.asks.subjects[number - 1]
    is_script = request.headers.get("Accept") == "application/json"
    try:
        version = _save(request, part, subject.key)
    except actions.RoundIsOver:
        text = request.POST.get("text", "")
        return render(request, "rounds/too_late.html", _about(part) | {"text": text}, status=409)
    except actions.StaleAnswer as stale:
        mine = OwnAnswer(text=request.POST.get("text", ""), version=stale.version)
        return _asked(request, part, number, mine, status=409, theirs=stale.theirs)
    except (KeyError, ValueError):
        return HttpResponse(status=422)
    if is_script:
        return JsonResponse({"version": version})
    is_last = number == len(part.asks.subjects)
    if is_last or "overview" in request.POST:
        return redirect("answer_round", public_id=part.public_id)
    return redirect("answer_one", public_id=part.public_id, number=number + 1)


def _save(request: HttpRequest, part: Part, key: str) -> int:
    if part.kind == "clarity":
        version = int(request.POST.get("version") or 0)
        return actions.answer_text(part, key, request.POST.get("text", ""), version=version, at=now())
    given = {axis.axis: request.POST[axis.axis] for axis in part.axes if request.POST.get(axis.axis)}
    values: dict[str, int | None] = {
        axis: None if value == CANNOT_JUDGE else int(value) for axis, value in given.items()
    }
    return actions.answer_values(part, key, values, at=now())


def _asked(
    request: HttpRequest, part: Part, number: int, answer: OwnAnswer, status: int = 200, **more: Any
) -> HttpResponse:
    about = _about(part) | more
    about |= {
        "subject": part.asks.subjects[number - 1],
        "number": number,
        "of": len(part.asks.subjects),
        "answer": answer,
        "axes": [_scale(axis, answer) for axis in part.axes],
    }
    return render(request, f"rounds/ask_{part.kind}.html", about, status=status)


def _scale(axis: AxisAsked, answer: OwnAnswer) -> dict[str, Any]:
    """One axis with its steps and what was chosen."""
    values = answer.values or {}
    chosen = (
        (CANNOT_JUDGE if values[axis.axis] is None else str(values[axis.axis])) if axis.axis in values else ""
    )
    return {"axis": axis, "steps": list(enumerate(axis.steps)), "chosen": chosen}


def _listed(part: Part, answers: dict[str, OwnAnswer]) -> list[dict[str, Any]]:
    return [
        {
            "subject": subject,
            "answer": answers[subject.key],
            "is_complete": answers[subject.key].is_complete(part),
        }
        for subject in part.asks.subjects
    ]


def _about(part: Part) -> dict[str, Any]:
    return {
        "part": part,
        "until": part.until_at and until_words(part.until_at),
        "level": ANONYMITY_NAMES[part.anonymity],
        "level_says": anonymity_says(part.kind, part.anonymity),
    }
