"""Saving blind answers: outside the journal, each with its own version, and never after the reveal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from klarlinie.method.evaluation.rating_axes import HIGHEST, LOWEST
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.rounds.models import BlindAnswer, Participant, Round
from klarlinie.web.platform.rounds.queries.states import state_of
from klarlinie.web.platform.rounds.queries.taking_part import Part

LONGEST = 4000  # characters


class RoundIsOver(Exception):
    """The answer came too late; what was typed is still in the hands of whoever catches this."""

    text = Text(
        "Das kam nach dem Ende der Runde und zählt nicht mehr mit.",
        "This came after the end of the round and does not count any more.",
    )


class StaleAnswer(Exception):
    """The same person has written something else elsewhere; `theirs` is what stands there, with its version."""

    def __init__(self, theirs: str, version: int) -> None:
        super().__init__("the answer has changed since it was shown")
        self.theirs, self.version = theirs, version


@transaction.atomic
def answer_text(part: Part, subject: str, text: str, *, version: int, at: datetime) -> int:
    """Save a text over the `version` that was shown (0: there was none). Gives the new version.

    Raises `RoundIsOver`, `StaleAnswer`, and KeyError where the round does not ask this.
    """
    _check(part, subject, at)
    answer = {"text": text.replace("\r\n", "\n").replace("\0", "")[:LONGEST]}  # PostgreSQL refuses NUL
    current = _own(part, subject)
    if current is None:
        _create(part, subject, answer)
        return 1
    if current.answer == answer:
        return current.version
    if current.version != version:
        raise StaleAnswer(current.answer["text"], current.version)
    return _replace(current, answer)


@transaction.atomic
def answer_values(part: Part, subject: str, values: Mapping[str, int | None], *, at: datetime) -> int:
    """Save the axes named in `values`, the others stay. Gives the new version.

    Raises `RoundIsOver`, KeyError where this side is not asked this, ValueError for a value off the scale.
    """
    _check(part, subject, at)
    asked = {axis.axis for axis in part.axes}
    for axis, value in values.items():
        if axis not in asked:
            raise KeyError(axis)
        if value is not None and not LOWEST <= value <= HIGHEST:
            raise ValueError(value)
    current = _own(part, subject)
    if current is None:
        if values:
            _create(part, subject, dict(values))
        return 1
    return _replace(current, {**current.answer, **values})


def _check(part: Part, subject: str, at: datetime) -> None:
    """The company's row is locked as in a story: an answer is saved before the reveal, or not at all."""
    Company.objects.select_for_update().only("pk").get(pk=part.company_id)
    found = Round.objects.for_company(part.company_id).get(pk=part.round_id)
    people = Participant.objects.for_company(part.company_id).filter(pk=part.participant_id)
    if state_of(found, at) != "open" or not people.exists():
        raise RoundIsOver
    if subject not in {one.key for one in part.asks.subjects}:
        raise KeyError(subject)


def _own(part: Part, subject: str) -> BlindAnswer | None:
    return (
        BlindAnswer.objects.for_company(part.company_id)
        .filter(participant_id=part.participant_id, subject=subject)
        .first()
    )


def _create(part: Part, subject: str, answer: dict[str, Any]) -> None:
    BlindAnswer.objects.for_company(part.company_id).create(
        round_id=part.round_id, participant_id=part.participant_id, subject=subject, answer=answer
    )


def _replace(current: BlindAnswer, answer: dict[str, Any]) -> int:
    if answer != current.answer:
        rows = BlindAnswer.objects.for_company(current.company_id).filter(
            pk=current.pk, version=current.version
        )
        if not rows.update(answer=answer, version=F("version") + 1):
            raise StaleAnswer(current.answer.get("text", ""), current.version)
        return current.version + 1
    return current.version
