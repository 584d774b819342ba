"""Audiences beside each other on the five criteria, as rows of a small chart that is a table at the same time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from klarlinie.method.clarity.foundation import AudienceTotal
from klarlinie.method.clarity.line import CRITERIA
from klarlinie.method.clarity.versions import CRITERION_NAMES
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.queries import AudienceRow


@dataclass(frozen=True)
class Score:
    """One cell: the criterion, its points (None: unknown), and how many of the four dots are filled."""

    name: Text
    points: float | None

    @property
    def dots(self) -> int | None:
        return None if self.points is None else round(self.points)


@dataclass(frozen=True)
class ProfileRow:
    """One audience with its five scores; its place in the order people gave, for moving it."""

    audience: AudienceRow
    scores: tuple[Score, ...]
    total: AudienceTotal
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Profile:
    """All rows; `order` says how they are ordered. `by_total` only where every score of every audience is known."""

    rows: tuple[ProfileRow, ...]
    by_total: bool

    @property
    def order(self) -> Text:
        return _BY_TOTAL if self.by_total else _AS_GIVEN


_BY_TOTAL = Text(
    "Geordnet nach dem Mittel der fünf Punkte, das höchste zuerst.",
    "Ordered by the mean of the five points, the highest first.",
)
_AS_GIVEN = Text(
    "In eigener Reihenfolge. Nach Punkten geordnet wird erst, wenn alle bekannt sind, denn Unbekanntes ist keine Null.",
    "In your own order. They are ordered by points only once all points are known, because unknown is not zero.",
)


def profiles(audiences: Sequence[AudienceRow]) -> Profile:
    """The chart of all audiences."""
    last = len(audiences) - 1
    rows = [_row(row, n == 0, n == last) for n, row in enumerate(audiences)]
    by_total = len(rows) > 1 and all(row.total.known == row.total.of for row in rows)
    if by_total:
        rows.sort(key=lambda row: -(row.total.mean or 0))
    return Profile(tuple(rows), by_total)


def _row(audience: AudienceRow, is_first: bool, is_last: bool) -> ProfileRow:
    scores = tuple(Score(CRITERION_NAMES[name], audience.scores.get(name)) for name in CRITERIA)
    return ProfileRow(audience, scores, audience.total, is_first, is_last)
