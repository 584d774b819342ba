"""What was counted for one activity: how many inquiries, in which time, and what that means a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from klarlinie.analysis.origin.channels import DIRECT

A_YEAR = 365  # days
MONTHS_NEEDED = 3  # of counting, before a figure a year is worth writing down
LOOK_BACK = 365  # days


@dataclass(frozen=True)
class Counted:
    """One inquiry: its day, the channel it went with (None: nobody knows), whether it was won."""

    on: date
    channel: str | None
    won: bool | None = None


@dataclass(frozen=True)
class Evidence:
    """`n` inquiries went with an activity between `since` and `until`; `by_year` counts all that are there."""

    n: int
    since: date
    until: date
    by_year: tuple[tuple[int, int], ...] = ()

    @property
    def years(self) -> float:
        return ((self.until - self.since).days + 1) / A_YEAR

    @property
    def months(self) -> int:
        return max(1, round(self.years * 12))

    @property
    def per_year(self) -> float:
        return self.n / self.years

    @property
    def is_enough(self) -> bool:
        return self.years * 12 >= MONTHS_NEEDED - 0.1


def went_with(asked: str | None, tracked: Sequence[str]) -> str | None:
    """The channel of an inquiry: what the inquirer said, else the last contact that was not direct."""
    if asked:
        return asked
    return next((channel for channel in reversed(tracked) if channel != DIRECT), None) or (
        tracked[-1] if tracked else None
    )


def counting_since(days: Iterable[date], today: date) -> date | None:
    """From when on the last twelve months were counted: from the first inquiry where that is later."""
    first = min(days, default=None)
    return None if first is None else max(first, today - timedelta(days=LOOK_BACK - 1))


def evidence_of(counted: Sequence[Counted], channels: frozenset[str], today: date) -> Evidence | None:
    """The inquiries of these channels in the last twelve months; None where nothing is counted at all."""
    since = counting_since((one.on for one in counted), today)
    if since is None or since > today:
        return None
    mine = [one for one in counted if one.channel in channels]
    recent = sum(since <= one.on <= today for one in mine)
    return Evidence(recent, since, today, tuple(sorted(Counter(one.on.year for one in mine).items())))
