"""The hours of a promise as fixed blocks in the week, so that they do not wait for spare time."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from klarlinie.method.execution.commitments import Commitment
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text

LONGEST, SHORTEST = 2.0, 0.5  # hours
WORKDAYS = range(5)  # Monday is 0
SLOTS_PER_HOUR = 4  # blocks begin on the quarter hour
MORNING, AFTERNOON = (9, 12), (13, 18)  # o'clock; mornings are filled first


@dataclass(frozen=True)
class Block:
    """`hours` of one `activity` (index) for `person`, every `every_weeks` weeks, from `first_on` on at `start`.

    `weekday` runs from 0 (Monday) to 4. Over all blocks of an activity, hours / every_weeks adds up exactly to its
    dose.
    """

    activity: int
    person: str
    weekday: int
    start: time
    hours: float
    first_on: date
    every_weeks: int = 1


class CannotFitIntoWeek(ValueError):
    """One person has promised more than the working week holds. `message` says who and how much."""

    def __init__(self, person: str, hours: float) -> None:
        self.message = Text(
            "Die Zusagen von {person} passen nicht in eine Arbeitswoche: für {hours} Stunden ist kein Platz "
            "mehr. Prüft die Stunden.",
            "The promises of {person} do not fit into a working week: there is no room left for {hours} "
            "hours. Check the hours.",
            {"person": person, "hours": hours},
            sie="Die Zusagen von {person} passen nicht in eine Arbeitswoche: "
            "für {hours} Stunden ist kein Platz mehr. Prüfen Sie die "
            "Stunden.",
        )
        super().__init__(self.message.say("en"))


class NotAMonday(ValueError):
    """Weekly blocks begin on a Monday."""


def weekly_blocks(
    commitments: Sequence[Commitment], people: Sequence[Person], first_monday: date
) -> tuple[Block, ...]:
    """The blocks of all commitments from `first_monday` on, by person (as listed in `people`), day and time.

    Blocks last half an hour to two hours; a dose under half an hour becomes a block every 2, 4, 8 ... weeks.
    Raises CannotFitIntoWeek, NotAMonday.
    """
    if first_monday.weekday() != 0:
        raise NotAMonday(f"{first_monday} is not a Monday. Take the Monday on which the blocks begin.")
    weeks: defaultdict[str, _Week] = defaultdict(_Week)
    blocks = [
        block for promise in commitments for block in _blocks_of(promise, weeks[promise.owner], first_monday)
    ]
    order = [person.name for person in people]
    return tuple(sorted(blocks, key=lambda block: (_place(block.person, order), block.first_on, block.start)))


def next_monday(today: date) -> date:
    """The first Monday after `today`."""
    return today + timedelta(days=7 - today.weekday())


def split_dose(hours_per_week: float) -> tuple[int, tuple[float, ...]]:
    """Every how many weeks, and the hours of each block: 5 is (1, (1.75, 1.75, 1.5)), 0.25 is (2, (0.5,)).

    All blocks but the last are whole quarter hours, so that the sum is exactly the dose, also in binary fractions.
    """
    if not hours_per_week > 0:
        return 1, ()
    every_weeks, hours = 1, float(hours_per_week)
    while hours < SHORTEST:
        every_weeks, hours = every_weeks * 2, hours * 2
    count = math.ceil(hours / LONGEST)
    quarters = math.floor(hours * SLOTS_PER_HOUR)
    each, more = divmod(quarters, count)
    first = [(each + (number < more)) / SLOTS_PER_HOUR for number in range(count - 1)]
    return every_weeks, (*first, hours - sum(first))


@dataclass
class _Week:
    """What is still free in one person's week, in quarter hours from midnight, and what stands on which day."""

    free: dict[int, set[int]] = field(default_factory=lambda: {day: _open_slots() for day in WORKDAYS})
    activities: dict[int, list[int]] = field(default_factory=lambda: {day: [] for day in WORKDAYS})

    def place(self, activity: int, length: int) -> tuple[int, int] | None:
        """Takes `length` quarter hours on the best day and returns (day, first slot); None where no day has room.

        Best is a day without this activity, then the emptiest, then the earliest.
        """
        gaps = {day: _first_gap(self.free[day], length) for day in WORKDAYS}
        starts = {day: slot for day, slot in gaps.items() if slot is not None}
        if not starts:
            return None
        day = min(starts, key=lambda d: (self.activities[d].count(activity), -len(self.free[d]), d))
        start = starts[day]
        self.free[day] -= set(range(start, start + length))
        self.activities[day].append(activity)
        return day, start


def _blocks_of(promise: Commitment, week: _Week, first_monday: date) -> Iterable[Block]:
    every_weeks, blocks = split_dose(promise.hours_per_week)
    for hours in blocks:
        for day, slot, part in _placed(promise, hours, week):
            yield Block(
                activity=promise.activity,
                person=promise.owner,
                weekday=day,
                start=time(*divmod(slot * 60 // SLOTS_PER_HOUR, 60)),
                hours=part,
                first_on=first_monday + timedelta(days=day),
                every_weeks=every_weeks,
            )


def _placed(promise: Commitment, hours: float, week: _Week) -> list[tuple[int, int, float]]:
    """(day, first slot, hours) of the block; in a crowded week it is halved until the parts fit."""
    place = week.place(promise.activity, math.ceil(hours * SLOTS_PER_HOUR))
    if place is not None:
        return [(*place, hours)]
    half = hours / 2
    if half < SHORTEST:
        raise CannotFitIntoWeek(promise.owner, hours)
    return [*_placed(promise, half, week), *_placed(promise, half, week)]


def _open_slots() -> set[int]:
    return {
        slot
        for begin, end in (MORNING, AFTERNOON)
        for slot in range(begin * SLOTS_PER_HOUR, end * SLOTS_PER_HOUR)
    }


def _first_gap(free: set[int], length: int) -> int | None:
    """The earliest slot from which `length` slots in a row are free."""
    return next((slot for slot in sorted(free) if free.issuperset(range(slot, slot + length))), None)


def _place(name: str, order: Sequence[str]) -> tuple[int, str]:
    return (order.index(name), name) if name in order else (len(order), name)
