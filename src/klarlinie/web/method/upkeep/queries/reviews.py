"""The quarterly reviews: which parts there are, how far one is, when the next is due, what each has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast

from klarlinie.method.execution.fair_verdict import months_later
from klarlinie.method.upkeep.review import QUARTER, compare
from klarlinie.method.upkeep.snapshots import SignRow, Taken, from_values, side_by_side
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.focus.queries import core
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.method.upkeep.models import Review, Snapshot

PartCode = Literal["promises", "confirm", "verdicts", "metrics", "parked", "close"]


@dataclass(frozen=True)
class Part:
    """One page of the hour, with the minutes we suggest for it."""

    code: PartCode
    name: Text
    minutes: int


PARTS: tuple[Part, ...] = (
    Part("promises", Text("Zugesagt und geschehen", "Promised and done"), 15),
    Part("confirm", Text("Stimmt noch, was da steht?", "Is it still true?"), 10),
    Part("verdicts", Text("Faire Urteile", "Fair verdicts"), 10),
    Part("metrics", Text("Zahlen, die etwas entscheiden", "Figures that decide something"), 10),
    Part("parked", Text("Was geruht hat", "Parked and paused"), 10),
    Part("close", Text("Festhalten und abschließen", "Write it down and close"), 5),
)
PART_CODES = tuple(part.code for part in PARTS)


@dataclass(frozen=True)
class ReviewSeen:
    """`done` are the parts that were gone through; closed reviews have a day, a name and the day of the next one."""

    id: int
    version: int
    number: int
    begun_at: datetime
    begun_on: date
    begun_by: str
    done: tuple[PartCode, ...]
    notes: Mapping[str, str]
    closed_on: date | None
    closed_by: str
    next_on: date | None

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def goes_on_with(self) -> PartCode:
        """The first part nobody has been through."""
        return next((code for code in PART_CODES if code not in self.done), "close")

    @property
    def minutes_left(self) -> int:
        return sum(part.minutes for part in PARTS if part.code not in self.done)


@dataclass(frozen=True)
class Compared:
    """What a closed review has kept: the signs before and after, and what has changed, one sentence each."""

    before_on: date | None
    now: Taken
    rows: tuple[SignRow, ...]
    changes: tuple[Text, ...]
    is_first: bool
    before: Taken | None


@dataclass(frozen=True)
class Paused:
    """Something that was put to rest until a day that has come."""

    activity_id: int
    title: str
    review_on: date
    reason: str


def reviews(company_id: int) -> tuple[ReviewSeen, ...]:
    """All of them, the newest first, in one query."""
    rows = Review.objects.for_company(company_id).order_by("-number")
    return tuple(review_seen(row) for row in rows)


def review(company_id: int, review_id: int) -> ReviewSeen | None:
    row = Review.objects.for_company(company_id).filter(pk=review_id).first()
    return review_seen(row) if row else None


def open_review(company_id: int) -> ReviewSeen | None:
    """The review that was begun and not closed; there is at most one."""
    row = Review.objects.for_company(company_id).filter(closed_at=None).first()
    return review_seen(row) if row else None


def next_review_on(company_id: int) -> date | None:
    """The day agreed on; before the first review a quarter after the core was chosen. None: nothing is chosen."""
    last = Review.objects.for_company(company_id).exclude(closed_at=None).order_by("-number").first()
    if last is not None:
        return last.next_on
    first = min((place.placed_on for place in core(company_id)), default=None)
    return None if first is None else months_later(first, QUARTER)


def last_closed_on(company_id: int) -> date | None:
    rows = Review.objects.for_company(company_id).exclude(closed_at=None).order_by("-number")
    return rows.values_list("closed_on", flat=True).first()


def compared(company_id: int, review_id: int) -> Compared | None:
    """The snapshot of a review beside the one before it; beside the very beginning where it is the first."""
    kept = Snapshot.objects.for_company(company_id).filter(review_id=review_id).first()
    if kept is None:
        return None
    earlier = Snapshot.objects.for_company(company_id).filter(pk__lt=kept.pk).order_by("-pk").first()
    now = from_values(kept.content)
    found = from_values(earlier.content) if earlier else from_values(kept.first) if kept.first else None
    changes = compare(found.snapshot, now.snapshot) if found and earlier else ()
    before_on = earlier.taken_on if earlier else None
    return Compared(before_on, now, side_by_side(found, now), changes, earlier is None, found)


def has_snapshot(company_id: int) -> bool:
    return Snapshot.objects.for_company(company_id).exists()


def pauses_over(company_id: int, today: date) -> tuple[Paused, ...]:
    """What was to rest until a day that has come, the longest over first. Two queries."""
    titles = {one.id: one.core.title for one in activities(company_id)}
    over = [
        Paused(key, titles[key], decision.review_on, decision.reason)
        for key, decision in decisions_now(company_id).items()
        if decision.kind == "pause" and decision.review_on and decision.review_on <= today and key in titles
    ]
    return tuple(sorted(over, key=lambda one: one.review_on))


def review_seen(row: Review) -> ReviewSeen:
    return ReviewSeen(
        id=row.pk,
        version=row.version,
        number=row.number,
        begun_at=row.begun_at,
        begun_on=row.begun_on,
        begun_by=row.begun_by,
        done=tuple(cast("PartCode", code) for code in row.done if code in PART_CODES),
        notes=dict(row.notes),
        closed_on=row.closed_on,
        closed_by=row.closed_by,
        next_on=row.next_on,
    )
