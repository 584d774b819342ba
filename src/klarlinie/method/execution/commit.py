"""A core activity becomes a promise: one owner, hours a week, a first step with a date, what it is measured by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from klarlinie.method.clarity.line import Line
from klarlinie.method.execution.commitments import Commitment
from klarlinie.method.execution.fair_verdict import FairVerdict, fair_verdict_on, months_later
from klarlinie.method.execution.first_steps import first_step
from klarlinie.method.execution.metrics import count_first, effect_metric, expectation
from klarlinie.method.focus.placement import Placement
from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.text import Text

SATURDAY = 5
FIRST_STEP_WITHIN = 10  # working days
QUARTER = 3  # months


class CannotCommit(ValueError):
    """A promise without an owner is none. `message` says what to do."""

    def __init__(self, title: str) -> None:
        self.message = Text(
            "„{title}“ hat noch niemanden, der es übernimmt. Nennt genau eine Person.",
            "Nobody has taken on “{title}” yet. Name exactly one person.",
            {"title": title},
            sie="„{title}“ hat noch niemanden, der es übernimmt. Nennen Sie genau eine Person.",
        )
        super().__init__(self.message.say("en"))


def commit_core(
    activities: Sequence[Activity],
    placements: Sequence[Placement],
    today: date,
    line: Line | None = None,
    days_off: Collection[date] = (),
    begun: Mapping[str, Collection[date]] | None = None,
) -> tuple[Commitment, ...]:
    """A commitment for every Muss activity that has an owner, in the order of `placements`.

    Two first steps of one owner never fall on one day; `begun` are the days on which an owner starts something already.
    Muss without an owner is left out here and found by `load_findings` (EXE102).
    """
    commitments: list[Commitment] = []
    for placement in placements:
        if placement.lane != "must" or placement.owner is None:
            continue
        taken = {made.first_step_on for made in commitments if made.owner == placement.owner}
        taken.update((begun or {}).get(placement.owner, ()))
        activity = activities[placement.activity]
        commitments.append(
            commit(activity, placement.activity, placement, today, line, taken=taken, days_off=days_off)
        )
    return tuple(commitments)


def commit(
    activity: Activity,
    index: int,
    placement: Placement,
    today: date,
    line: Line | None = None,
    *,
    taken: Collection[date] = (),
    days_off: Collection[date] = (),
) -> Commitment:
    """The commitment for one activity; `taken` are days on which its owner already has a first step.

    Raises CannotCommit where the placement names no owner.
    """
    if placement.owner is None:
        raise CannotCommit(activity.title)
    line = line or Line()
    first_step_on = day_for_first_step(today, taken, days_off)
    verdict = verdict_for(activity, first_step_on)
    return Commitment(
        activity=index,
        owner=placement.owner,
        hours_per_week=placement.dose_per_week,
        first_step=first_step(activity),
        first_step_on=first_step_on,
        metric=effect_metric(activity, line),
        expectation=expectation(activity, line, verdict.due_on if verdict else None),
        fair_verdict_on=verdict.earliest_on if verdict else None,
        verdict_due_on=verdict.due_on if verdict else None,
    )


def verdict_for(activity: Activity, first_step_on: date) -> FairVerdict | None:
    """The fair days of a committed activity: the clock starts with its first step, for an event with the event.

    An activity that has run for years starts anew: only from now on does it get its dose.
    """
    begin = next_date_of(activity, first_step_on) if activity.type == "event" else first_step_on
    return fair_verdict_on(activity.type, begin, first_step_on)


def next_date_of(activity: Activity, from_on: date) -> date | None:
    """The next day the event takes place, as far as the list tells; a past date says nothing about the next one."""
    return min((day for day in (activity.start_on, activity.due_on) if day and day >= from_on), default=None)


def without_fair_day(
    commitments: Iterable[Commitment], activities: Sequence[Activity]
) -> tuple[Finding, ...]:
    """Asks for the date of every committed event that has none: without it nobody knows when to judge."""
    return tuple(
        Finding(
            "EXE109",
            "hint",
            activities[commitment.activity].title,
            _UNDATED.with_values(title=activities[commitment.activity].title),
            _NAME_THE_DATE,
        )
        for commitment in commitments
        if commitment.fair_verdict_on is None
    )


def expected_of(commitment: Commitment) -> Text:
    """What the commitment is held to: its expectation, or a quarter of counting from the first step on."""
    if commitment.expectation is not None:
        return commitment.expectation
    return count_first(commitment.first_step_on, months_later(commitment.first_step_on, QUARTER))


def day_for_first_step(today: date, taken: Collection[date] = (), days_off: Collection[date] = ()) -> date:
    """A working day after `today` on which nothing starts yet: the 1st, 3rd, ... 9th, then the even ones up to 10.

    Who already has ten first steps gets the next free working day after that.
    """
    days = working_days(today, days_off)
    near = [next(days) for _ in range(FIRST_STEP_WITHIN)]
    free = (day for day in (*near[0::2], *near[1::2]) if day not in taken)
    return next(free, None) or next(day for day in days if day not in taken)


def working_days(after: date, days_off: Collection[date] = ()) -> Iterator[date]:
    """The working days after the day `after`, without end: Monday to Friday, without `days_off`."""
    day = after
    while True:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY and day not in days_off:
            yield day


_UNDATED = Text(
    "Wann „{title}“ das nächste Mal stattfindet, steht nirgends; ohne den Tag gibt es kein faires Urteil.",
    "It does not say anywhere when “{title}” takes place next; without the day there is no fair verdict.",
)
_NAME_THE_DATE = Text(
    "Tragt den nächsten Termin ein.", "Enter the next date.", sie="Tragen Sie den nächsten Termin ein."
)
