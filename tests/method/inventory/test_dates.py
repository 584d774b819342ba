"""Days: never a swapped month, never an invented year without a word."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.inventory.dates import Prefer
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.understand import column_day_first, understand_date
from klarlinie.vocabulary.figures import day as in_words

TODAY = date(2026, 5, 20)
DAYS: list[tuple[CellValue, str]] = [
    ("03.08.2026", "2026-08-03"),
    ("3.8.2026", "2026-08-03"),
    ("3. 8. 2026", "2026-08-03"),
    ("03.08.26", "2026-08-03"),
    ("3.8.", "2026-08-03"),
    ("03.08.", "2026-08-03"),
    ("5.2.", "2027-02-05"),
    ("20.5.", "2026-05-20"),
    ("29.02.", "2028-02-29"),
    ("3. August 2026", "2026-08-03"),
    ("3. Aug. 2026", "2026-08-03"),
    ("3. August", "2026-08-03"),
    ("3 August 2026", "2026-08-03"),
    ("August 3, 2026", "2026-08-03"),
    ("3rd of August 2026", "2026-08-03"),
    ("3-Aug-26", "2026-08-03"),
    ("1. März 2026", "2026-03-01"),
    ("2026-08-03", "2026-08-03"),
    ("2026/08/03", "2026-08-03"),
    ("2026-08-03T10:00:00Z", "2026-08-03"),
    ("20260803", "2026-08-03"),
    ("2026-08-03 10:00:00", "2026-08-03"),
    ("03.08.2026 14:30 Uhr", "2026-08-03"),
    ("8/13/2026", "2026-08-13"),
    ("13/8/2026", "2026-08-13"),
    ("8/8/2026", "2026-08-08"),
    ("13-08-2026", "2026-08-13"),
    ("Thu, 5 Feb 2026", "2026-02-05"),
    ("Do, 05.02.2026", "2026-02-05"),
    ("Donnerstag, 5. Februar 2026", "2026-02-05"),
    ("Mo. 3.8.2026", "2026-08-03"),
    ("bis 03.08.2026", "2026-08-03"),
    ("spätestens 3.8.2026", "2026-08-03"),
    ("am 3.8.2026", "2026-08-03"),
    ("KW 32", "2026-08-09"),
    ("KW32", "2026-08-09"),
    ("KW 32/2026", "2026-08-09"),
    ("KW 32/26", "2026-08-09"),
    ("32. KW", "2026-08-09"),
    ("KW 32 2026", "2026-08-09"),
    ("2026-W32", "2026-08-09"),
    ("KW 53", "2027-01-03"),
    ("Q3 2026", "2026-09-30"),
    ("Q3/26", "2026-09-30"),
    ("3. Quartal 2026", "2026-09-30"),
    ("2026 Q3", "2026-09-30"),
    ("Q1", "2027-03-31"),
    ("1. Halbjahr 2026", "2026-06-30"),
    ("H2 2026", "2026-12-31"),
    ("Ende März", "2027-03-31"),
    ("Anfang Juli 2026", "2026-07-10"),
    ("Mitte August", "2026-08-21"),
    ("Mitte 2026", "2026-07-31"),
    ("Ende 2026", "2026-12-31"),
    ("Frühjahr", "2026-05-31"),
    ("Herbst 2026", "2026-11-30"),
    ("Winter 2026/27", "2027-02-28"),
    ("08/2026", "2026-08-31"),
    ("2026-08", "2026-08-31"),
    ("August 2026", "2026-08-31"),
    ("Aug '26", "2026-08-31"),
    ("Mai", "2026-05-31"),
    ("2026", "2026-12-31"),
    (2026, "2026-12-31"),
    ("seit 2019", "2019-01-01"),
    ("ab März 2026", "2026-03-01"),
    ("03.-05.08.2026", "2026-08-05"),
    ("3.8.-5.8.2026", "2026-08-05"),
    ("Juli-September 2026", "2026-09-30"),
    (date(2026, 8, 3), "2026-08-03"),
    (datetime.combine(date(2026, 8, 3), time(9)), "2026-08-03"),
]


@pytest.mark.parametrize(("cell", "day"), DAYS)
def test_a_day_is_read(cell: CellValue, day: str) -> None:
    seen = understand_date(cell, TODAY)

    assert seen.doubt is None
    assert seen.value == date.fromisoformat(day)


ASKED: list[tuple[CellValue, str, str]] = [
    ("8/3/2026", "der Tag vorn oder der Monat", "day come first, or the month"),
    ("03-08-2026", "der Tag vorn oder der Monat", "day come first, or the month"),
    ("8/3/26", "der Tag vorn oder der Monat", "day come first, or the month"),
    ("08.13.2026", "der Tag vorn oder der Monat", "day come first, or the month"),
    ("8/3", "ein Tag oder ein Monat", "a day, or a month"),
    ("12/24", "ein Tag oder ein Monat", "a day, or a month"),
    ("Aug 26", "ein Tag oder ein Monat", "a day, or a month"),
    ("31.02.2026", "nicht", "not in the calendar"),
    ("30.2.", "nicht", "not in the calendar"),
    ("29.02.2026", "nicht", "not in the calendar"),
    ("32.01.2026", "nicht", "not in the calendar"),
    ("2026-13-01", "nicht", "not in the calendar"),
    ("KW 54", "nicht", "not in the calendar"),
    ("KW 53/2025", "nicht", "not in the calendar"),
    ("13/2026", "nicht", "not in the calendar"),
    ("Mo, 05.02.2026", "anderer Wochentag", "another day of the week"),
    ("1.1.1900", "im Jahr 1900", "in the year 1900"),
    (datetime.combine(date(1900, 1, 1), time(0)), "im Jahr 1900", "in the year 1900"),
    ("03.08.2126", "im Jahr 2126", "in the year 2126"),
    ("Winter 2026", "Anfang oder Ende des Jahres", "beginning or the end"),
    ("asap", "kein Datum", "no date"),
    ("KW 32-34", "mehrere Wochen oder Woche und Jahr", "several weeks, or a week and its year"),
    ("KW 32/33", "mehrere Wochen oder Woche und Jahr", "several weeks, or a week and its year"),
    ("nächste Woche", "kein Datum", "no date"),
    ("jeden Montag", "kein Datum", "no date"),
    ("03.08.2026?", "kein Datum", "no date"),
    ("3.8", "kein Datum", "no date"),
    (45870, "kein Datum", "no date"),
    (3.5, "kein Datum", "no date"),
    (True, "kein Datum", "no date"),
    ("1.200", "kein Datum", "no date"),
]


@pytest.mark.parametrize(("cell", "german", "english"), ASKED)
def test_a_day_that_is_not_sure_is_asked(cell: CellValue, german: str, english: str) -> None:
    seen = understand_date(cell, TODAY)

    assert seen.value is None
    assert seen.doubt is not None
    assert german in seen.doubt.say("de")
    assert english in seen.doubt.say("en")


@pytest.mark.parametrize(
    ("cell", "header", "day_first", "prefer", "day"),
    [
        ("8/3/2026", "", True, "future", "2026-03-08"),
        ("8/3/2026", "", False, "future", "2026-08-03"),
        ("13/3/2026", "", False, "future", "2026-03-13"),
        ("8/3", "", True, "future", "2027-03-08"),
        ("8/3", "", False, "future", "2026-08-03"),
        ("03.08.", "", None, "past", "2025-08-03"),
        ("29.02.", "", None, "past", "2024-02-29"),
        ("KW 32", "", None, "past", "2025-08-04"),
        ("KW 32", "Start", None, "future", "2026-08-03"),
        ("Q3 2026", "Beginn", None, "future", "2026-07-01"),
        ("2019", "Seit", None, "past", "2019-01-01"),
        (45870, "Fällig am", None, "future", "2025-08-01"),
        ("45870", "Due date", None, "future", "2025-08-01"),
        ("3.8", "Termin", None, "future", "2026-08-03"),
    ],
)
def test_column_header_and_side_decide_where_the_cell_alone_does_not(
    cell: CellValue, header: str, day_first: bool | None, prefer: Prefer, day: str
) -> None:
    assert understand_date(cell, TODAY, header, day_first, prefer).value == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("cell", "prefer", "german"),
    [
        ("03.08.", "future", "als nächster solcher Tag"),
        ("03.08.", "past", "als letzter solcher Tag"),
        ("Q3 2026", "future", "der letzte Tag"),
        ("Q3 2026", "past", "der erste Tag"),
        ("03.08.2026 (Messe)", "future", "„Messe“ nicht"),
    ],
)
def test_a_supposed_year_or_end_is_said(cell: str, prefer: Prefer, german: str) -> None:
    seen = understand_date(cell, TODAY, prefer=prefer)

    assert seen.assumption is not None
    assert german in seen.assumption.say("de")


@pytest.mark.parametrize(
    "cell", [None, "", "?", "tbd", "-", "laufend", "fortlaufend", "ongoing", "unbefristet", "kein Termin"]
)
def test_no_day_is_no_question(cell: CellValue) -> None:
    seen = understand_date(cell, TODAY)

    assert (seen.value, seen.doubt, seen.assumption) == (None, None, None)


@pytest.mark.parametrize(
    ("cells", "day_first"),
    [
        (["8/3/2026", "8/13/2026"], False),
        (["8/3/2026", "13/8/2026"], True),
        (["13/8/2026", "8/13/2026"], None),
        (["8/3/2026", "1/1/2026"], None),
        (["13.08.2026", None, 3, date(2026, 8, 3)], None),
        (["13-08-2026"], True),
        ([], None),
    ],
)
def test_any_figure_above_twelve_decides_for_its_column(
    cells: list[CellValue], day_first: bool | None
) -> None:
    assert column_day_first(cells) is day_first


@given(st.dates(date(1990, 1, 1), date(2046, 12, 31)))
def test_a_day_comes_back_however_it_is_written(day: date) -> None:
    ways = [
        in_words(day, "de"),
        in_words(day, "en"),
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%Y%m%d}",
    ]

    assert {understand_date(way, TODAY).value for way in ways} == {day}
    assert understand_date(f"{day.month}/{day.day}/{day.year}", TODAY, day_first=False).value == day
    assert understand_date((day - date(1899, 12, 30)).days, TODAY, "Datum").value == day


@given(st.dates(date(2025, 1, 1), date(2025, 12, 31)))
def test_without_a_year_it_is_the_next_or_the_last_such_day(day: date) -> None:
    written = f"{day.day}.{day.month}."
    following = understand_date(written, TODAY).value
    former = understand_date(written, TODAY, prefer="past").value

    assert following is not None
    assert former is not None
    assert TODAY <= following < TODAY + timedelta(days=366)
    assert TODAY - timedelta(days=366) < former <= TODAY
