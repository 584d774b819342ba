"""A commitment: one core activity, exactly one owner, hours a week, a first step with a date, a measure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from klarlinie.vocabulary.text import Text

Part = Literal["owner", "first_step", "metric", "expectation"]
PART_NAMES: dict[Part, Text] = {
    "owner": Text("wer es übernimmt", "who takes it on"),
    "first_step": Text("der erste Schritt mit Datum", "the first step with its date"),
    "metric": Text("woran es gemessen wird", "what it is measured by"),
    "expectation": Text("was bis wann erwartet wird", "what is expected by when"),
}


@dataclass(frozen=True)
class Commitment:
    """`activity` is an index; `hours_per_week` is the dose.

    `fair_verdict_on` is the first day for a fair look, `verdict_due_on` the day of the verdict.
    """

    activity: int
    owner: str
    hours_per_week: float
    first_step: Text
    first_step_on: date
    metric: Text
    expectation: Text | None
    fair_verdict_on: date | None
    verdict_due_on: date | None = None


@dataclass(frozen=True)
class Load:
    """Hours a week of one person: promised in the core (`must`), in what may follow (`should`), against `capacity`."""

    person: str
    capacity: float
    must: float
    should: float


@dataclass(frozen=True)
class WrittenDown:
    """What people have written down for one core activity so far; empty or None is nothing yet."""

    owner: str | None = None
    first_step: str = ""
    first_step_on: date | None = None
    metric: str = ""
    expected: float | None = None
    expected_words: str = ""
    expected_by: date | None = None


def missing(said: WrittenDown) -> tuple[Part, ...]:
    """What a promise still lacks, the most useful first. An expectation is a figure or words, and a day."""
    has: dict[Part, bool] = {
        "owner": said.owner is not None,
        "first_step": bool(said.first_step) and said.first_step_on is not None,
        "metric": bool(said.metric),
        "expectation": (said.expected is not None or bool(said.expected_words))
        and said.expected_by is not None,
    }
    return tuple(part for part, is_there in has.items() if not is_there)
