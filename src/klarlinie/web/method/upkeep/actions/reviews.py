"""The guided hour: begun, gone through part by part, closed once with one snapshot that never changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from klarlinie.method.upkeep.snapshots import as_values
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.upkeep.actions.metrics import tick
from klarlinie.web.method.upkeep.models import Review, Snapshot
from klarlinie.web.method.upkeep.queries.reviews import (
    PART_CODES,
    PARTS,
    PartCode,
    has_snapshot,
    last_closed_on,
)
from klarlinie.web.method.upkeep.queries.signs import signs_at_first, signs_now
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, story
from klarlinie.web.platform.ui.refusal import Refusal

BEGUN = Text("Rückblick {n} begonnen", "Review {n} begun")
THROUGH = Text("Rückblick {n}: „{part}“ durchgegangen", "Review {n}: gone through “{part}”")
CLOSED = Text(
    "Rückblick {n} abgeschlossen, der nächste ist am {next}", "Review {n} closed, the next one is on {next}"
)
IS_CLOSED = Text(
    "Dieser Rückblick ist abgeschlossen ({who}, {on}). Was er festgehalten hat, bleibt so.",
    "This review is closed ({who}, {on}). What it has kept stays like that.",
)
TOO_SOON = Text(
    "Der nächste Rückblick muss nach heute liegen.", "The next review has to be on a day after today."
)


class CannotReview(Refusal):
    """The review cannot be changed like this; `text` says why."""


def begin_review(company_id: int, *, by: By, at: datetime, today: date) -> int:
    """Begin a review, or give the one that is begun already."""
    with story(company_id, by=by, at=at, says=BEGUN) as told:
        rows = Review.objects.for_company(company_id)
        begun = rows.filter(closed_at=None).first()
        if begun is not None:
            return begun.pk
        number = rows.count() + 1
        told.says = BEGUN.with_values(n=number)
        return told.create(Review, number=number, begun_at=at, begun_on=today, begun_by=by.name).pk


def go_through(
    company_id: int,
    review_id: int,
    part: PartCode,
    *,
    note: str,
    served: Mapping[int, bool] | None = None,
    version: int,
    by: By,
    at: datetime,
) -> int | None:
    """Write down what was said about a part and mark it as done. Raises `CannotReview` once closed, and `Stale`."""
    with story(company_id, by=by, at=at, says=BEGUN) as told:
        row = _review(company_id, review_id)
        name = next(one.name for one in PARTS if one.code == part)
        told.says = THROUGH.with_values(n=row.number, part=name)
        _ensure_open(row)
        notes = {**row.notes, part: note.strip()} if note.strip() else _without(row.notes, part)
        done = [code for code in PART_CODES if code in row.done or code == part]
        told.change(row, version=version, notes=notes, done=done)
        if served is not None:
            tick(told, row, served)
    return told.number


def close_review(
    company_id: int,
    review_id: int,
    *,
    next_on: date,
    story_versions: int | None,
    note: str = "",
    by: By,
    at: datetime,
    today: date,
) -> bool:
    """Close it with one snapshot. False where somebody has closed it already: then nothing happens.

    Raises `CannotReview` where the next one would not lie after today.
    """
    if next_on <= today:
        raise CannotReview(TOO_SOON)
    with story(company_id, by=by, at=at, says=CLOSED) as told:
        row = _review(company_id, review_id)
        told.says = CLOSED.with_values(n=row.number, next=next_on)
        if row.closed_at is not None:
            return False
        since = last_closed_on(company_id)
        taken = signs_now(company_id, today, since, story_versions)
        first = None if has_snapshot(company_id) else as_values(signs_at_first(company_id, today))
        told.create(Snapshot, review=row, taken_on=today, content=as_values(taken), first=first)
        notes = {**row.notes, "close": note.strip()} if note.strip() else row.notes
        told.change(
            row,
            closed_at=at,
            closed_on=today,
            closed_by=by.name,
            next_on=next_on,
            notes=notes,
            done=list(PART_CODES),
        )
    return True


def _ensure_open(row: Review) -> None:
    if row.closed_at is not None:
        raise CannotReview(IS_CLOSED.with_values(who=row.closed_by, on=row.closed_on))


def _without(notes: Mapping[str, str], part: PartCode) -> dict[str, str]:
    return {code: words for code, words in notes.items() if code != part}


def _review(company_id: int, review_id: int) -> Review:
    row = Review.objects.for_company(company_id).filter(pk=review_id).first()
    if row is None:
        raise Stale(None, {})
    return row
