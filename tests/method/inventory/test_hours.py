"""Hours: unit and period are read or asked for, never supposed."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.understand import understand_hours, understand_hours_per_week

A_MONTH: list[tuple[CellValue, str, float]] = [
    ("4 h/Woche", "", 17.333),
    ("4h/Woche", "", 17.333),
    ("4 Std./Woche", "", 17.333),
    ("4 Stunden die Woche", "", 17.333),
    ("4 Stunden pro Woche", "", 17.333),
    ("ca. 4 h in der Woche", "", 17.333),
    ("wöchentlich 4 h", "", 17.333),
    ("4 hours a week", "", 17.333),
    ("4 hrs/wk", "", 17.333),
    ("4 Wochenstunden", "", 17.333),
    ("4 h / Wo.", "", 17.333),
    ("4 h p.w.", "", 17.333),
    ("jede Woche 4 h", "", 17.333),
    ("4 hours weekly", "", 17.333),
    ("4 h", "pro Woche", 17.333),
    ("10 h/Monat", "", 10),
    ("10 h mtl.", "", 10),
    ("10 Std. im Monat", "", 10),
    ("10 h/Mon.", "", 10),
    ("10", "Stunden pro Monat", 10),
    (10, "Hours per month", 10),
    (10, "Std/Mon", 10),
    (2.5, "h/Monat", 2.5),
    ("2,5", "Aufwand [h/Monat]", 2.5),
    (5, "Monatsstunden", 5),
    (5, "Wochenstunden", 21.667),
    (12, "h p.a.", 1),
    (6, "PT/Jahr", 4),
    (1, "Tage/Monat", 8),
    (2, "Personentage pro Quartal", 5.333),
    ("120 h/Jahr", "", 10),
    ("2 Tage im Monat", "", 16),
    ("zwei Tage im Monat", "", 16),
    ("2 halbe Tage im Monat", "", 8),
    ("ein Tag pro Woche", "", 34.667),
    ("einen halben Tag pro Woche", "", 17.333),
    ("1,5 Tage/Monat", "", 12),
    ("1½ Tage/Monat", "", 12),
    ("1 Tag/Woche", "", 34.667),
    ("anderthalb Tage im Monat", "", 12),
    ("1 Woche im Jahr", "", 3.333),
    ("2x im Jahr 3 Tage", "", 4),
    ("2x pro Monat 3 h", "", 6),
    ("zweimal im Monat 3 h", "", 6),
    ("twice a month 3 hours", "", 6),
    ("alle 2 Monate 6 h", "", 3),
    ("14-tägig 3 h", "", 6.5),
    ("every other week 3 hours", "", 6.5),
    ("jede zweite Woche 3 h", "", 6.5),
    ("alle 2 Jahre 5 Tage", "", 1.667),
    ("90 min/Woche", "", 6.5),
    ("1:30 h/Woche", "", 6.5),
    ("1h 30min pro Woche", "", 6.5),
    (time(1, 30), "h/Monat", 1.5),
    ("4 h + 2 h", "h/Monat", 6),
    ("10–12 h/Monat", "", 11),
    ("10 bis 12 h/Monat", "", 11),
    ("zwischen 10 und 12 h im Monat", "", 11),
    ("10 to 12 hours a month", "", 11),
    ("5+ h/Monat", "", 5),
    ("> 5 h/Monat", "", 5),
    ("höchstens 5 h/Monat", "", 5),
    ("4 h/Woche", "Std./Monat", 17.333),
    ("2 Tage", "Std./Monat", 16),
    ("1 h täglich", "", 18.333),
    ("0", "Stunden", 0),
    (0, "", 0),
    ("kein Aufwand", "", 0),
    ("4\u00a0h/Woche", "", 17.333),
    ("4 h", "Zeitaufwand monatlich", 4),
    ("1.200 h im Jahr", "", 100),
]


@pytest.mark.parametrize(("cell", "header", "hours"), A_MONTH)
def test_hours_a_month_are_read(cell: CellValue, header: str, hours: float) -> None:
    seen = understand_hours(cell, header)

    assert seen.doubt is None
    assert seen.value == pytest.approx(hours, abs=0.001)


ASKED: list[tuple[CellValue, str, str, str]] = [
    (3, "", "Stunden oder Tage", "hours or days"),
    (3, "Stunden", "in der Woche, im Monat oder im Jahr?", "a week, a month or a year?"),
    ("3 h", "Aufwand", "in der Woche, im Monat oder im Jahr?", "a week, a month or a year?"),
    ("½ Tag", "", "in der Woche, im Monat oder im Jahr?", "a week, a month or a year?"),
    (3, "Aufwand/Monat", "Stunden oder Tage?", "hours or days?"),
    (2, "h/Woche bzw. Monat", "in der Woche, im Monat oder im Jahr?", "a week, a month or a year?"),
    (3, "h/Monat pro Person", "je Stück oder Anlass", "per piece or occasion"),
    ("3 h pro Beitrag", "", "je Stück oder Anlass", "per piece or occasion"),
    ("3 h/Post", "h/Monat", "je Stück oder Anlass", "per piece or occasion"),
    ("3 h Jana, 2 h Tom", "h/Woche", "mehrere Angaben", "several figures"),
    ("4 h/Woche, früher 8", "", "mehrere Angaben", "several figures"),
    ("4 h/Woche (nicht mehr)", "", "nicht eindeutig", "not clear"),
    ("nur im Sommer 4 h/Woche", "", "nicht eindeutig", "not clear"),
    ("geplant 4 h/Woche", "", "nicht eindeutig", "not clear"),
    ("4 h/Woche pro Person", "", "je Stück oder Anlass", "per piece or occasion"),
    ("2 Personen 4 h/Woche", "", "mehrere Angaben", "several figures"),
    ("4 h + 2 h pro Woche", "", "Gilt der Zeitraum für alles", "for everything or only for one part"),
    ("biweekly 3 h", "", "Wie oft im Jahr", "how many times a year"),
    ("3 h letzte Woche", "", "bestimmten Zeitraum", "one particular period"),
    ("1.5.", "h/Monat", "Datum", "date"),
    (date(2026, 4, 3), "h/Monat", "Datum", "date"),
    (datetime.combine(date(2026, 4, 3), time(12)), "h/Monat", "Datum", "date"),
    ("12/24", "h/Monat", "Paar von Zahlen", "pair of figures"),
    ("50 %", "h/Monat", "Prozent wovon", "per cent of what"),
    ("halbe Stelle", "h/Monat", "nicht eindeutig", "not clear"),
    ("2 Monate im Jahr", "", "nicht eindeutig", "not clear"),
    ("200 €", "h/Monat", "Einheit", "unit"),
    (-3, "h/Monat", "kleiner als null", "below zero"),
    ("-3", "h/Monat", "kleiner als null", "below zero"),
    (float("nan"), "h/Monat", "nicht eindeutig", "not clear"),
    (True, "h/Monat", "nicht eindeutig", "not clear"),
    ("viel", "h/Monat", "nennt keine Zahl", "gives no figure"),
    ("wöchentlich", "", "nennt keine Zahl", "gives no figure"),
    ("#REF!", "h/Monat", "nennt keine Zahl", "gives no figure"),
    ("2.30 h", "h/Monat", "2,3 oder 2,5", "2.3 or 2.5"),
    ("1,200 h", "h/Monat", "1.200 oder 1,2", "1,200 or 1.2"),
    ("12-10 h/Monat", "", "nicht eindeutig", "not clear"),
    ("Q3 200 h", "h/Monat", "nicht eindeutig", "not clear"),
    (5000, "h/Monat", "Vollzeit", "full-time"),
    ("Mo-Fr 1 h", "", "in der Woche, im Monat oder im Jahr?", "a week, a month or a year?"),
    ("4 h/Woche bis 2025", "", "ein Jahr", "names a year"),
    ("3 Tage vor jeder Messe", "Tage/Jahr", "nicht eindeutig", "not clear"),
    ("3 h im März", "h/Monat", "nicht eindeutig", "not clear"),
    ("4 h/Woche?", "", "nicht eindeutig", "not clear"),
]


@pytest.mark.parametrize(("cell", "header", "german", "english"), ASKED)
def test_hours_that_can_be_read_in_two_ways_stay_empty_and_are_asked(
    cell: CellValue, header: str, german: str, english: str
) -> None:
    seen = understand_hours(cell, header)

    assert seen.value is None
    assert seen.assumption is None
    assert seen.doubt is not None
    assert german in seen.doubt.say("de")
    assert english in seen.doubt.say("en")


@pytest.mark.parametrize("cell", [None, "", "  ", "?", "k.A.", "n/a", "tbd", "-", "–", "weiß keiner", "#NV"])
def test_unknown_hours_are_no_value_and_no_question(cell: CellValue) -> None:
    seen = understand_hours(cell, "Std./Monat")

    assert (seen.value, seen.doubt, seen.assumption) == (None, None, None)


@pytest.mark.parametrize(
    ("cell", "header", "said"),
    [
        ("4 h/Woche", "", "52 Wochen im Jahr, also 4,33 im Monat"),
        ("2 Tage im Monat", "", "Ein Tag zählt als 8 Stunden"),
        ("30 Min. täglich", "", "220 Arbeitstagen"),
        ("10-12 h/Monat", "", "die Mitte"),
        ("bis zu 5 h/Monat", "", "vollen Wert"),
        ("mind. 5 h/Monat", "", "genau diesem Wert"),
        ("4 h/Monat (Jana)", "", "„Jana“ nicht"),
        ("4 h/Woche", "Std./Monat", "gilt vor der Überschrift"),
        ("1 Woche im Jahr", "", "40 Stunden"),
    ],
)
def test_what_somebody_could_read_differently_is_said(cell: str, header: str, said: str) -> None:
    seen = understand_hours(cell, header)

    assert seen.assumption is not None
    assert said in seen.assumption.say("de")


@pytest.mark.parametrize(
    ("cell", "header", "hours", "is_said"),
    [
        ("4 h/Woche", "", 4, False),
        (2, "Dosis", 2, True),
        (2, "Dosis (h/Woche)", 2, False),
        ("8 h/Monat", "", 1.846, True),
        ("1 Tag/Woche", "Dosis", 8, True),
    ],
)
def test_a_dose_is_hours_a_week(cell: CellValue, header: str, hours: float, is_said: bool) -> None:
    seen = understand_hours_per_week(cell, header)

    assert seen.value == pytest.approx(hours, abs=0.001)
    assert (seen.assumption is not None) == is_said
