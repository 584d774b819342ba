"""A day in a cell: "03.08.", "8/3/2026", "KW 32", "Ende März", "Q3 2026", "Thu, 5 Feb 2026"."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from klarlinie.method.inventory.cells import Understood, one_assumption
from klarlinie.method.inventory.date_words import MONTH_WORDS, WEEKDAY_WORDS
from klarlinie.method.inventory.spans import (
    Span,
    month_span,
    part_of,
    quarter_span,
    season_span,
    week_span,
    year_span,
)
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.unknowns import is_prose, says_nothing, shown, tidied
from klarlinie.vocabulary.text import Text

Prefer = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What decides where the words alone do not: today, the column's order of day and month, which end is wanted."""

    today: date
    day_first: bool | None
    prefer: Prefer
    wants_first: bool  # the first day of a span (a start) instead of the last (a due day)
    is_date_column: bool


@dataclass(frozen=True, slots=True)
class _Trouble:
    text: Text


_Found = Span | _Trouble | None

_MONTH = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAY_WORDS, key=len, reverse=True))
_LEAD = re.compile(
    r"^(?:(?:start|beginn|ende|fällig|due|termin|deadline|frist)\s*:?\s+(?=\d)"
    r"|(?:ca\.?|etwa|about|around|am|on|seit|since|bis(?: zum)?|until|till|by|ab(?: dem)?|from|spätestens(?: am)?|zum"
    r"|im(?= )|in(?= )|der|the|den|dem)\s+)+"
)
_SIDE = re.compile(r"(?:(ab|seit|from|since|start|beginn)|bis|until|till|by|spätestens)\b")
_WORDS_BEHIND = re.compile(r"^(.*\S)\s*\(([^()\d?]+)\)$")
_WEEKDAY_LEAD = re.compile(rf"^({_WEEKDAY})\b\.?,?\s+(?:den\s+)?(?=\d)")
_CLOCK = re.compile(
    r"[,t ]+\(?\d{1,2}(?::\d\d){1,2}(?:\.\d+)?(?:\s?(?:z|uhr|h|am|pm|utc|[+-]\d\d:?\d\d))?\)?$"
)
_OPEN_END = re.compile(
    r"(?:fort)?laufend|dauerhaft|dauernd|ständig|immer|durchgehend|ongoing|continuous(?:ly)?|permanent|always"
    r"|unbefristet|kein(?:e[sn]?)?(?: termin| datum| ende)?|none|no date|open[- ]ended"
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})(?:\.\s?(\d{4}|'?\d{2})?)?")
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})")
_SHORT_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})")
_DAY_MONTH = re.compile(rf"(\d{{1,2}})(?:\.|st|nd|rd|th)?[ -]?(?:of )?({_MONTH})\.?[ ,-]*(\d{{4}}|'\d{{2}})?")
_SHORT_YEAR_MONTH = re.compile(rf"(\d{{1,2}})\.?[ -]({_MONTH})\.?[ -](\d{{2}})")
_MONTH_DAY = re.compile(rf"({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?")
_MONTH_YEAR = re.compile(rf"({_MONTH})\.?(?:[ /-]*(\d{{4}}|'\d{{2}}))?")
_NUMBER_MONTH = re.compile(r"(\d{1,2})[./-](\d{4})|(\d{4})-(\d{2})")
_WEEK = re.compile(
    r"(?:kw|wk|week|kalenderwoche|woche|cw)\.?\s?(\d{1,2})(?:[ /.-]+(\d{4}|\d{2}))?"
    r"|(\d{1,2})\.?\s?(?:kw|kalenderwoche)(?:[ /.-]+(\d{4}|\d{2}))?"
    r"|(\d{4})[- ]?w(\d{1,2})"
)
_QUARTER = re.compile(
    r"(?:q|quartal |quarter )([1-4])(?:[ /.'-]*(\d{4}|\d{2}))?"
    r"|([1-4])\.\s?(?:quartal|q)(?:[ /.'-]*(\d{4}|\d{2}))?"
    r"|(\d{4})[ -]?q([1-4])"
)
_HALF = re.compile(
    r"(?:h|hj ?)([12])(?:[ /.'-]*(\d{4}|\d{2}))?|([12])\.\s?(?:halbjahr|hj)(?:[ /.'-]*(\d{4}|\d{2}))?"
)
_SEASON = re.compile(
    r"(frühjahr|frühling|spring|sommer|summer|herbst|autumn|fall|winter)(?: (\d{4})(?:/(\d{2,4}))?)?"
)
_PART = re.compile(
    r"(anfang|beginn|mitte|ende|early|mid|late|end of|beginning of|start of|middle of)[ -](.+)"
)
_YEAR = re.compile(r"(?:jahr |year )?((?:19|20)\d\d)")
_RANGE = re.compile(r"(.+?)\s*(?:-|–|bis(?: zum)?|to|until)\s*(.+)")
_START_HEADER = re.compile(
    r"\b(?:start\w*|beginn\w*|seit|ab|von|anfang|since|from|begin\w*|erstellt|created)\b"
)
_DATE_HEADER = re.compile(
    r"\b(?:start\w*|beginn\w*|seit|ab|anfang|since|from|begin\w*|due|fällig\w*|termin\w*|dat(?:um|e)|frist|deadline"
    r"|ende|end|bis|until|wann|when|erledigt am|stichtag|laufzeit|erstellt|created|zieldatum|enddatum|startdatum)\b"
)
_ORDERED = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")
_EXCEL_EPOCH = date(1899, 12, 30)


def understand_date(
    cell: CellValue,
    today: date,
    header: str = "",
    day_first: bool | None = None,
    prefer: Prefer = "future",
) -> Understood[date]:
    """A day. `day_first` says how the column writes 8/3/2026 (see `column_day_first`); unknown, it is asked.

    A missing year is the next such day from `today` on, or the last one with `prefer` "past". A month, week,
    quarter or year gives its first day for a start (by header or "past"), otherwise its last; both are said.
    """
    return _date(cell, today, header, day_first, prefer)


@lru_cache(maxsize=20_000, typed=True)
def _date(
    cell: CellValue, today: date, header: str, day_first: bool | None, prefer: Prefer
) -> Understood[date]:
    if says_nothing(cell):
        return Understood()
    head = header.casefold()
    starts = prefer == "past" or _START_HEADER.search(head) is not None
    if isinstance(cell, str) and (side := _SIDE.match(tidied(cell).casefold())):
        starts = side[1] is not None
    asked = _Asked(today, day_first, prefer, starts, _DATE_HEADER.search(head) is not None)
    found = _found(cell, asked)
    if isinstance(found, Span):
        return _checked(found, cell, asked)
    if found is None and isinstance(cell, str) and _OPEN_END.fullmatch(tidied(cell).casefold().strip(" .")):
        return Understood()
    return Understood(doubt=found.text if found else _no_date(cell))


def _found(cell: CellValue, asked: _Asked) -> _Found:
    if isinstance(cell, datetime):
        return _day(cell.date())
    if isinstance(cell, date):
        return _day(cell)
    if isinstance(cell, (bool, time)) or cell is None or is_prose(cell):
        return None
    if isinstance(cell, (int, float, Decimal)):
        return _of_number(float(cell), cell, asked)
    words = (
        tidied(cell).casefold().strip(" .") if not cell.rstrip().endswith(".") else tidied(cell).casefold()
    )
    if re.fullmatch(r"\d{4,8}", words):
        return _of_digits(words, cell, asked)
    return _of_words(words, cell, asked)


def _of_words(words: str, cell: str, asked: _Asked) -> _Found:
    behind = _WORDS_BEHIND.match(words)
    if behind and behind[2] not in WEEKDAY_WORDS:
        found = _of_words(behind[1], cell, asked)
        left_out = tidied(cell).rpartition("(")[2].strip(" ).")
        return replace(found, said=(*found.said, _left_out(left_out))) if isinstance(found, Span) else found
    words = _CLOCK.sub("", _LEAD.sub("", words)).strip(" ,()")
    weekday = _WEEKDAY_LEAD.match(words)
    if weekday:
        words = words[weekday.end() :]
    for read in _READERS:
        found = read(words, asked, cell)
        if found is not None:
            return _with_weekday(found, weekday, cell)
    return _of_range(words, cell, asked)


def _with_weekday(found: Span | _Trouble, weekday: re.Match[str] | None, cell: str) -> Span | _Trouble:
    if not weekday or not isinstance(found, Span) or found.first.weekday() == WEEKDAY_WORDS[weekday[1]]:
        return found
    return _Trouble(
        Text(
            "„{cell}“: {day} ist ein anderer Wochentag. Stimmt der Tag oder das Datum?",
            "“{cell}”: {day} is another day of the week. Is the weekday right, or the date?",
            {"cell": shown(cell), "day": found.first},
        )
    )


def _of_number(value: float, cell: CellValue, asked: _Asked) -> _Found:
    if not math.isfinite(value):
        return None
    if value == int(value) and 1990 <= value <= 2100:
        return year_span(int(value))
    if asked.is_date_column and 20_000 <= value <= 80_000:
        day = _EXCEL_EPOCH + timedelta(days=int(value))
        return Span(day, day, (_SERIAL,))
    return None


def _of_digits(words: str, cell: str, asked: _Asked) -> _Found:
    if len(words) == 8:
        return _calendar_day(int(words[:4]), int(words[4:6]), int(words[6:]), cell)
    return _of_number(float(words), cell, asked)


def _of_iso(words: str, asked: _Asked, cell: str) -> _Found:
    match = _ISO.fullmatch(words)
    return _calendar_day(int(match[1]), int(match[2]), int(match[3]), cell) if match else None


def _of_dots(words: str, asked: _Asked, cell: str) -> _Found:
    """Points always mean day before month."""
    match = _DOTTED.fullmatch(words)
    if not match:
        return None
    if match[3] is None and not words.endswith(".") and not asked.is_date_column:
        return None  # "3.8" alone is as likely a number
    if int(match[2]) > 12 >= int(match[1]) and match[3]:
        return _Trouble(_which_order(cell))
    return _day_and_month(int(match[1]), int(match[2]), match[3], asked, cell)


def _of_slashes(words: str, asked: _Asked, cell: str) -> _Found:
    match = _SLASHED.fullmatch(words)
    if not match:
        return None
    first, second = int(match[1]), int(match[3])
    day_first = first > 12 if max(first, second) > 12 else True if first == second else asked.day_first
    if day_first is None:
        return _Trouble(_which_order(cell))
    day, month = (first, second) if day_first else (second, first)
    return _day_and_month(day, month, match[4], asked, cell)


def _of_short_slashes(words: str, asked: _Asked, cell: str) -> _Found:
    match = _SHORT_SLASHED.fullmatch(words)
    if not match:
        return None
    first, second = int(match[1]), int(match[2])
    if asked.day_first is None or second > 12 or first > 12:
        return _Trouble(_month_or_day(cell))  # 12/24 is December of 2024 or the 24th of December
    day, month = (first, second) if asked.day_first else (second, first)
    return _day_and_month(day, month, None, asked, cell)


def _of_month_name(words: str, asked: _Asked, cell: str) -> _Found:
    match = _SHORT_YEAR_MONTH.fullmatch(words) or _DAY_MONTH.fullmatch(words)
    if match:
        return _day_and_month(int(match[1]), MONTH_WORDS[match[2]], match[3], asked, cell)
    match = _MONTH_DAY.fullmatch(words)
    if not match:
        return None
    if match[3] is None:
        return _Trouble(_month_or_day(cell))  # "Aug 26": the day or the year?
    return _day_and_month(int(match[2]), MONTH_WORDS[match[1]], match[3], asked, cell)


def _of_month(words: str, asked: _Asked, cell: str) -> _Found:
    match = _MONTH_YEAR.fullmatch(words)
    if match:
        name = MONTH_WORDS[match[1]]
        return _yearly(lambda year: month_span(year, name), match[2], asked)
    match = _NUMBER_MONTH.fullmatch(words)
    if not match:
        return None
    month, year = int(match[1] or match[4]), int(match[2] or match[3])
    return month_span(year, month) if 1 <= month <= 12 else _Trouble(_no_such_day(cell))


def _of_week(words: str, asked: _Asked, cell: str) -> _Found:
    match = _WEEK.fullmatch(words)
    if not match:
        return None
    week, year = int(match[1] or match[3] or match[6]), match[2] or match[4] or match[5]
    if not 1 <= week <= 53:
        return _Trouble(_no_such_day(cell))
    if year and len(year) == 2 and ("-" in words or abs(2000 + int(year) - asked.today.year) > 5):
        return _Trouble(_which_weeks(cell))
    found = _yearly(lambda in_year: week_span(in_year, week), year, asked)
    return found or _Trouble(_no_such_day(cell))


def _of_quarter(words: str, asked: _Asked, cell: str) -> _Found:
    match = _QUARTER.fullmatch(words)
    if match:
        number, year = int(match[1] or match[3] or match[6]), match[2] or match[4] or match[5]
        return _yearly(lambda in_year: quarter_span(in_year, number), year, asked)
    match = _HALF.fullmatch(words)
    if not match:
        return None
    half = int(match[1] or match[3])
    return _yearly(
        lambda year: Span(quarter_span(year, 2 * half - 1).first, quarter_span(year, 2 * half).last),
        match[2] or match[4],
        asked,
    )


def _of_season(words: str, asked: _Asked, cell: str) -> _Found:
    match = _SEASON.fullmatch(words)
    if not match:
        return None
    if match[1] == "winter" and match[2] and not match[3]:
        return _Trouble(_which_winter(cell))
    if match[3] and (match[1] != "winter" or (int(match[3]) - int(match[2]) - 1) % 100):
        return None
    season = match[1]
    return _yearly(lambda year: season_span(year, season), match[2], asked)


def _of_part(words: str, asked: _Asked, cell: str) -> _Found:
    """The "Anfang", "Mitte" or "Ende" of a month, quarter or year."""
    match = _PART.fullmatch(words)
    if not match:
        return None
    rest = re.sub(r"^(?:des |der |vom |of )", "", match[2])
    for read in (_of_month, _of_quarter, _of_year, _of_week):
        whole = read(rest, asked, cell)
        if isinstance(whole, Span):
            return part_of(whole, match[1])
    return None


def _of_year(words: str, asked: _Asked, cell: str) -> _Found:
    match = _YEAR.fullmatch(words)
    return year_span(int(match[1])) if match else None


def _of_range(words: str, cell: str, asked: _Asked) -> _Found:
    """Both ends of "03.-05.08.2026"; what the first half leaves out is taken from the second."""
    match = _RANGE.fullmatch(words)
    if not match:
        return None
    start, end = match[1].strip(), match[2].strip()
    last = _one_of_readers(end, asked, cell)
    if not isinstance(last, Span):
        return last
    inherited = re.fullmatch(r"(\d{1,2})\.?|(\d{1,2}\.\d{1,2})\.?", start)
    if inherited and last.first == last.last:
        own = inherited[2] or f"{inherited[1]}.{last.last.month}"
        start = f"{own}.{last.last.year}"
    elif re.fullmatch(rf"(?:{_MONTH})\.?", start):
        start = f"{start.rstrip('.')} {last.last.year}"
    first = _one_of_readers(start, asked, cell)
    if not isinstance(first, Span) or first.first > last.last:
        return None
    return Span(first.first, last.last, (*last.said,))


def _one_of_readers(words: str, asked: _Asked, cell: str) -> _Found:
    for read in _READERS:
        found = read(words, asked, cell)
        if found is not None:
            return found
    return None


_READERS = (
    _of_iso, _of_dots, _of_slashes, _of_short_slashes, _of_month_name, _of_month, _of_week, _of_quarter, _of_season,
    _of_year, _of_part,
)  # fmt: skip


def _day_and_month(day: int, month: int, year: str | None, asked: _Asked, cell: str) -> _Found:
    if year is None:
        if not _exists(2024, month, day):
            return _Trouble(_no_such_day(cell))
        return _yearly(lambda in_year: _day_in(in_year, month, day), None, asked)
    return _calendar_day(_full_year(year), month, day, cell)


def _calendar_day(year: int, month: int, day: int, cell: str) -> _Found:
    return _day(date(year, month, day)) if _exists(year, month, day) else _Trouble(_no_such_day(cell))


def _day_in(year: int, month: int, day: int) -> Span | None:
    return _day(date(year, month, day)) if _exists(year, month, day) else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _day(day: date) -> Span:
    return Span(day, day)


def _full_year(year: str) -> int:
    digits = year.strip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _yearly(in_year: Callable[[int], Span | None], year: str | None, asked: _Asked) -> Span | None:
    """The span in the year that is written, or else in the next (last) year in which it is not over (not ahead)."""
    if year is not None:
        return in_year(_full_year(year))
    step = 1 if asked.prefer == "future" else -1
    for distance in range(-1, 9):
        span = in_year(asked.today.year + step * distance)
        if span and (span.last >= asked.today if step == 1 else span.first <= asked.today):
            return Span(span.first, span.last, (*span.said, _year_added(asked.prefer)))
    return None


def _checked(span: Span, cell: CellValue, asked: _Asked) -> Understood[date]:
    day = span.first if asked.wants_first else span.last
    if not 1990 <= day.year <= asked.today.year + 20:
        return Understood(doubt=_strange_year(cell, day))
    said = list(span.said)
    if span.first != span.last:
        said.append(_FIRST_DAY if asked.wants_first else _LAST_DAY)
    return Understood(day, assumption=one_assumption(said))


def column_day_first(cells: Iterable[CellValue]) -> bool | None:
    """How a column writes 8/3/2026: any 13 or more decides; None where none does or two contradict each other."""
    seen = set()
    for cell in cells:
        for match in _ORDERED.finditer(cell) if isinstance(cell, str) else ():
            if (int(match[1]) > 12) != (int(match[3]) > 12):
                seen.add(int(match[1]) > 12)
    return seen.pop() if len(seen) == 1 else None


_SERIAL = Text(
    "Die Zahl ist als Tag gelesen, wie Tabellen ihn zählen.",
    "The number is read as a day as spreadsheets count them.",
)
_FIRST_DAY = Text(
    "Als Beginn gilt der erste Tag des Zeitraums.", "The first day of the span counts as the start."
)
_LAST_DAY = Text(
    "Als Termin gilt der letzte Tag des Zeitraums.", "The last day of the span counts as the date."
)


def _year_added(prefer: Prefer) -> Text:
    if prefer == "future":
        return Text(
            "Ohne Jahr angegeben, als nächster solcher Tag gelesen.",
            "No year is given, read as the next such day.",
        )
    return Text(
        "Ohne Jahr angegeben, als letzter solcher Tag gelesen.",
        "No year is given, read as the last such day.",
    )


def _left_out(words: str) -> Text:
    return Text(
        "Nur das Datum ist gelesen, „{rest}“ nicht.",
        "Only the date is read, “{rest}” is not.",
        {"rest": words},
    )


def _no_date(cell: CellValue) -> Text:
    return Text(
        "„{cell}“ ist für uns kein Datum. Bitte schreibt Tag, Monat und Jahr.",
        "“{cell}” is no date to us. Please write day, month and year.",
        {"cell": shown(cell)},
        sie="„{cell}“ ist für uns kein Datum. Bitte schreiben Sie Tag, Monat und Jahr.",
    )


def _no_such_day(cell: CellValue) -> Text:
    return Text(
        "„{cell}“ gibt es im Kalender nicht. Welcher Tag ist gemeint?",
        "“{cell}” is not in the calendar. Which day is meant?",
        {"cell": shown(cell)},
    )


def _which_order(cell: CellValue) -> Text:
    return Text(
        "„{cell}“: Steht der Tag vorn oder der Monat?",
        "“{cell}”: does the day come first, or the month?",
        {"cell": shown(cell)},
    )


def _month_or_day(cell: CellValue) -> Text:
    return Text(
        "„{cell}“ kann ein Tag oder ein Monat mit Jahr sein. Was ist gemeint?",
        "“{cell}” can be a day, or a month with its year. Which is meant?",
        {"cell": shown(cell)},
    )


def _which_weeks(cell: CellValue) -> Text:
    return Text(
        "„{cell}“: mehrere Wochen oder Woche und Jahr?",
        "“{cell}”: several weeks, or a week and its year?",
        {"cell": shown(cell)},
    )


def _which_winter(cell: CellValue) -> Text:
    return Text(
        "„{cell}“: Anfang oder Ende des Jahres?",
        "“{cell}”: at the beginning or the end of that year?",
        {"cell": shown(cell)},
    )


def _strange_year(cell: CellValue, day: date) -> Text:
    return Text(
        "„{cell}“ läge im Jahr {year}. Stimmt das?", "“{cell}” would be in the year {year}. Is that right?",
        {"cell": shown(cell), "year": str(day.year)},
    )  # fmt: skip
