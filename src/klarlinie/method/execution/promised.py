"""What people have promised, laid over what the plan would propose for the same activity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from klarlinie.method.execution.commit import verdict_for
from klarlinie.method.execution.commitments import Commitment
from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.text import Text, joined, plain


@dataclass(frozen=True)
class Promised:
    """What was written down for one core activity; what is empty or None was not said yet."""

    first_step: str = ""
    first_step_on: date | None = None
    metric: str = ""
    expected: float | None = None
    expected_by: date | None = None
    expected_words: str = ""


def as_promised(
    commitments: Sequence[Commitment], promised: Mapping[int, Promised], activities: Sequence[Activity]
) -> tuple[Commitment, ...]:
    """The commitments in the words and days that people have chosen; what they left open stays as proposed."""
    return tuple(
        _kept(one, promised[one.activity], activities[one.activity]) if one.activity in promised else one
        for one in commitments
    )


def _kept(proposed: Commitment, said: Promised, activity: Activity) -> Commitment:
    day = said.first_step_on or proposed.first_step_on
    verdict = verdict_for(activity, day)
    return replace(
        proposed,
        first_step=plain(said.first_step) if said.first_step else proposed.first_step,
        first_step_on=day,
        metric=plain(said.metric) if said.metric else proposed.metric,
        expectation=expected(said) or proposed.expectation,
        fair_verdict_on=verdict.earliest_on if verdict else None,
        verdict_due_on=verdict.due_on if verdict else None,
    )


def expected(said: Promised) -> Text | None:
    """How much of what by when: "14 Anfragen im Jahr bis 01.06.2027"; None where nothing was said."""
    much = None if said.expected is None else Text("{n}", "{n}", {"n": said.expected})
    parts = [part for part in (much, plain(said.expected_words) if said.expected_words else None) if part]
    if not parts:
        return None
    what = joined(parts, " ", " ")
    if said.expected_by is None:
        return what
    return Text("{what} bis {day}", "{what} by {day}", {"what": what, "day": said.expected_by})
