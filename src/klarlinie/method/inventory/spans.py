"""A stretch of days that a month, week, quarter, season or year stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from klarlinie.vocabulary.text import Text

_SEASON_STARTS = {
    "frühjahr": 3,
    "frühling": 3,
    "spring": 3,
    "sommer": 6,
    "summer": 6,
    "herbst": 9,
    "autumn": 9,
    "fall": 9,
    "winter": 12,
}
_EARLY = ("anfang", "beginn", "early", "beginning of", "start of")
_LATE = ("ende", "late", "end of")


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` to `last`, both inclusive; `said` is what was assumed on the way."""

    first: date
    last: date
    said: tuple[Text, ...] = ()


def month_span(year: int, month: int, months: int = 1) -> Span:
    """`months` whole months from `month` (1 to 12) of `year` on."""
    after = year * 12 + month - 1 + months
    return Span(date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1))


def quarter_span(year: int, quarter: int) -> Span:
    return month_span(year, 3 * quarter - 2, 3)


def year_span(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def season_span(year: int, season: str) -> Span:
    """Three months by the calendar of meteorologists; the winter of a year begins in its December."""
    return month_span(year, _SEASON_STARTS[season], 3)


def week_span(year: int, week: int) -> Span | None:
    """Monday to Sunday of the ISO week; None where the year has no week 53."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Span(monday, monday + timedelta(days=6))


def part_of(whole: Span, part: str) -> Span:
    """The first, middle or last third of `whole` ("Anfang", "Mitte", "Ende"); of a year, its two months there."""
    if (whole.last - whole.first).days > 300:
        month = 1 if part in _EARLY else 11 if part in _LATE else 6
        return month_span(whole.first.year, month, 2)
    third = ((whole.last - whole.first).days + 1) // 3
    if part in _EARLY:
        return Span(whole.first, whole.first + timedelta(days=third - 1), whole.said)
    if part in _LATE:
        return Span(whole.last - timedelta(days=third - 1), whole.last, whole.said)
    return Span(whole.first + timedelta(days=third), whole.last - timedelta(days=third), whole.said)
