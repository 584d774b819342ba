"""Writing down what was promised: first step, effect metric, expectation; and that the first step is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution.models import Commitment
from klarlinie.web.method.focus.queries import core
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

LONGEST = {"metric": 200, "expected_words": 300}
NOT_CORE = Text(
    "Das steht nicht mehr im Muss. Zusagen gibt es nur für Kernaktivitäten.",
    "This is no longer in Must. Only core activities have promises.",
)
NO_FIGURE = Text(
    "Eine Erwartung ist null oder mehr, oder sie bleibt leer.",
    "An expectation is zero or more, or it stays empty.",
)
NO_STEP_YET = Text(
    "Hier fehlt noch der erste Schritt. Schreibt ihn auf, dann lässt er sich abhaken.",
    "The first step is still missing here. Write it down, then it can be ticked off.",
    sie="Hier fehlt noch der erste Schritt. Schreiben Sie ihn auf, dann lässt er sich abhaken.",
)
PROMISED = Text("Zusage zu „{title}“ geändert", "Promise for “{title}” changed")
TAKEN_OVER = Text("Vorschläge übernommen für {titles}", "Proposals taken over for {titles}")
STEP_DONE = Text("Erster Schritt getan: „{title}“", "First step done: “{title}”")
STEP_OPEN = Text("Erster Schritt doch noch offen: „{title}“", "First step open again after all: “{title}”")


class CannotPromise(Refusal):
    """What was wanted does not go; `text` says why and what to do."""


@dataclass(frozen=True)
class Proposed:
    """A promise in words as the method proposes it."""

    first_step: str
    first_step_on: date
    metric: str
    expected: float | None
    expected_words: str
    expected_by: date | None


def promise(
    company_id: int,
    activity_id: int,
    *,
    first_step: str,
    first_step_on: date | None,
    metric: str,
    expected: float | None,
    expected_by: date | None,
    version: int,
    by: By,
    at: datetime,
    expected_words: str | None = None,
) -> int | None:
    """What is promised for a core activity; `version` is 0 where nothing was written down yet.

    `expected_words` None leaves those that stand there. Gives the journal entry, None where nothing changed. Raises
    CannotPromise, Stale.
    """
    fields: dict[str, Any] = {
        "first_step": first_step.strip(),
        "first_step_on": first_step_on,
        "metric": metric.strip()[: LONGEST["metric"]],
        "expected": _figure(expected),
        "expected_by": expected_by,
    }
    if expected_words is not None:
        fields["expected_words"] = expected_words.strip()[: LONGEST["expected_words"]]
    with story(company_id, by=by, at=at, says=PROMISED) as told:
        told.says = PROMISED.with_values(title=_core(told, (activity_id,))[activity_id])
        row = _row(told, activity_id)
        if row is not None and any(getattr(row, name) != value for name, value in fields.items()):
            told.change(row, version=version, **fields)
        elif row is not None:
            return None
        elif version:
            raise Stale(None, fields)
        elif any(value not in ("", None) for value in fields.values()):
            told.create(Commitment, activity_id=activity_id, **fields)
    return told.number


def take_over(company_id: int, proposed: Mapping[int, Proposed], *, by: By, at: datetime) -> int | None:
    """Fill what is still empty with the proposals, by activity; what people wrote stays. Raises CannotPromise."""
    with story(company_id, by=by, at=at, says=TAKEN_OVER) as told:
        titles = _core(told, proposed)
        rows = {row.activity_id: row for row in Commitment.objects.for_company(company_id)}
        told.says = TAKEN_OVER.with_values(titles=tuple(titles.values()))
        for activity_id, one in proposed.items():
            row = rows.get(activity_id)
            if row is None:
                told.create(Commitment, activity_id=activity_id, **_still_empty(Commitment(), one))
            else:
                told.change(row, **_still_empty(row, one))
    return told.number


def tick_first_step(
    company_id: int, activity_id: int, *, done: bool, version: int, by: By, at: datetime, today: date
) -> int | None:
    """The first step is done today, or open again after all; ticked twice it keeps its day.

    Gives the journal entry, None where nothing changed. Raises CannotPromise, Stale.
    """
    says = STEP_DONE if done else STEP_OPEN
    with story(company_id, by=by, at=at, says=says) as told:
        told.says = says.with_values(title=_core(told, (activity_id,))[activity_id])
        row = _row(told, activity_id)
        if row is None or not row.first_step:
            raise CannotPromise(NO_STEP_YET)
        done_on = row.first_step_done_on or today
        told.change(row, version=version, first_step_done_on=done_on if done else None)
    return told.number


def _still_empty(row: Commitment, proposed: Proposed) -> dict[str, Any]:
    """A step goes with its day, and an expectation with its words: half of one and half of the other says nothing."""
    fields: dict[str, Any] = {}
    if not row.first_step:
        fields["first_step"] = proposed.first_step
    if row.first_step_on is None:
        fields["first_step_on"] = proposed.first_step_on
    if not row.metric:
        fields["metric"] = proposed.metric[: LONGEST["metric"]]
    if row.expected is None and not row.expected_words:
        fields["expected"] = proposed.expected
        fields["expected_words"] = proposed.expected_words[: LONGEST["expected_words"]]
    if row.expected_by is None:
        fields["expected_by"] = proposed.expected_by
    return fields


def _core(told: Story, activity_ids: Mapping[int, Proposed] | tuple[int, ...]) -> dict[int, str]:
    """The titles of these core activities. Raises CannotPromise where one is none (any more)."""
    found = {one.activity_id: one.title for one in core(told.company_id) if one.activity_id in activity_ids}
    if set(found) != set(activity_ids):
        raise CannotPromise(NOT_CORE)
    return found


def _row(told: Story, activity_id: int) -> Commitment | None:
    return Commitment.objects.for_company(told.company_id).filter(activity_id=activity_id).first()


def _figure(expected: float | None) -> float | None:
    if expected is not None and not (isfinite(expected) and expected >= 0):
        raise CannotPromise(NO_FIGURE)
    return expected
