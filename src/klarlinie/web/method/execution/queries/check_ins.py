"""What owners said about their weeks, and what the method hears in it: blocked, half-hearted, silent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from klarlinie.method.upkeep.check_ins import (
    WEEK,
    WEEKS_IN_A_ROW,
    half_hearted,
    half_hearted_aloud,
    monday_of,
    silent,
)
from klarlinie.method.upkeep.check_ins import CheckIn as CoreCheckIn
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution.models import CheckIn
from klarlinie.web.method.execution.queries.promises import Promise
from klarlinie.web.platform.journal.by import By

LOOK_BACK = WEEK * (WEEKS_IN_A_ROW + 2)
LEAST_FOR_A_SUM = 3  # of fewer, everybody could work out the hours of somebody else


@dataclass(frozen=True)
class CheckInSeen:
    """One week of one owner with one activity. `hours` None is unknown; without `person_id` they have left the list.

    `entered_by` is who typed it for somebody without an account; empty where they said it themselves.
    Hours of one person are for that person and whoever leads; show others `sum_of`.
    """

    id: int
    version: int
    person_id: int | None
    owner: str
    activity_id: int
    title: str
    week_on: date
    hours: float | None
    done: str
    blocked: str
    said_at: datetime
    entered_by: str = ""
    entered_by_user_id: int | None = None


def may_correct(by: By, entered_by_user_id: int | None, leads: bool) -> bool:
    """Whether somebody else's week may be changed: only what was entered for them, by whoever did or who leads."""
    return entered_by_user_id is not None and (leads or entered_by_user_id == by.user_id)


def check_ins(company_id: int, since: date) -> tuple[CheckInSeen, ...]:
    """All of the week of `since` and later, the newest week first, in one query."""
    rows = (
        CheckIn.objects.for_company(company_id)
        .filter(week_on__gte=monday_of(since), activity__merged_into=None)
        .select_related("person", "activity")
        .order_by("-week_on", "activity__position", "activity_id", "pk")
    )
    return tuple(_seen(row) for row in rows)


def of_week(company_id: int, person_id: int, week_on: date) -> dict[int, CheckInSeen]:
    """What this person said about that week, by activity."""
    rows = (
        CheckIn.objects.for_company(company_id)
        .filter(person_id=person_id, week_on=monday_of(week_on))
        .select_related("person", "activity")
    )
    return {row.activity_id: _seen(row) for row in rows}


def sum_of(rows: Iterable[CheckInSeen]) -> float | None:
    """The hours of a week for everybody's eyes; None where fewer than three people have said theirs."""
    known = [(row.person_id, row.hours) for row in rows if row.hours is not None]
    if len({person_id for person_id, _ in known}) < LEAST_FOR_A_SUM:
        return None
    return sum(hours for _, hours in known)


@dataclass(frozen=True)
class Blocked:
    """Something is in the way of an owner, this week or last week."""

    activity_id: int
    person_id: int | None
    owner: str
    title: str
    words: str
    week_on: date


@dataclass(frozen=True)
class ByHalves:
    """An activity that gets under half of its time. `finding` has the hours of `people` in it, `aloud` has not."""

    activity_id: int
    finding: Finding
    aloud: Text
    people: frozenset[int | None]

    def shows_hours_to(self, person_id: int | None, *, leads: bool) -> bool:
        """Only whoever leads sees hours of others, also where the activity changed hands in these weeks."""
        return leads or (person_id is not None and self.people == {person_id})


@dataclass(frozen=True)
class Going:
    """How the promises go: what is in the way first, then what is done by halves, then where nobody says anything."""

    blocked: tuple[Blocked, ...]
    by_halves: tuple[ByHalves, ...]
    silent: tuple[Finding, ...]


def how_it_goes(promised: Sequence[Promise], said: Sequence[CheckInSeen], today: date) -> Going:
    """`said` are the check-ins of the last weeks (`since(today)`); those on what left the core say nothing any more."""
    halves = (_by_halves(one, said, today) for one in promised)
    quiet = (_silent(one, said, today) for one in promised if one.place.owner is not None)
    return Going(
        blocked=tuple(_blocked({one.place.activity_id for one in promised}, said, today)),
        by_halves=tuple(one for one in halves if one is not None),
        silent=tuple(one for one in quiet if one is not None),
    )


def since(today: date) -> date:
    """From which week on check-ins matter for how it goes."""
    return monday_of(today - LOOK_BACK)


def _blocked(core: set[int], said: Sequence[CheckInSeen], today: date) -> Iterable[Blocked]:
    """Only the newest word of each owner on each activity: whoever got on since is not stuck any more."""
    heard: set[tuple[int | None, int]] = set()
    for row in said:  # the newest week first
        key = row.person_id, row.activity_id
        if row.activity_id not in core or key in heard or row.week_on < monday_of(today) - WEEK:
            continue
        heard.add(key)
        if row.blocked:
            yield Blocked(row.activity_id, row.person_id, row.owner, row.title, row.blocked, row.week_on)


def _by_halves(one: Promise, said: Sequence[CheckInSeen], today: date) -> ByHalves | None:
    place = one.place
    found = half_hearted(_core(said, place.activity_id), place.hours_per_week, today, place.title)
    if found is None:
        return None
    people = frozenset(row.person_id for row in said if row.activity_id == place.activity_id)
    return ByHalves(place.activity_id, found, half_hearted_aloud(place.title), people)


def _silent(one: Promise, said: Sequence[CheckInSeen], today: date) -> Finding | None:
    begin = max(one.place.placed_on, one.first_step_on or one.place.placed_on)
    return silent(_core(said, one.place.activity_id), today, one.place.title, begin)


def _core(said: Sequence[CheckInSeen], activity_id: int) -> list[CoreCheckIn]:
    return [
        CoreCheckIn(row.owner, row.activity_id, row.week_on, row.hours, row.done, row.blocked)
        for row in said
        if row.activity_id == activity_id
    ]


def _seen(row: CheckIn) -> CheckInSeen:
    return CheckInSeen(
        row.pk,
        row.version,
        row.person_id,
        row.person.name if row.person else row.name,
        row.activity_id,
        row.activity.title,
        row.week_on,
        row.hours,
        row.done,
        row.blocked,
        row.said_at,
        row.entered_by,
        row.entered_by_user_id,
    )
