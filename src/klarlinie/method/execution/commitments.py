"""A commitment: one core activity, exactly one owner, hours a week, a first step with a date, a measure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klarlinie.vocabulary.text import Text


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
