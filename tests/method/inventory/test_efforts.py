"""Cells that may say anything: effort as time, money or level; effect as level or count."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from klarlinie.method.inventory.cells import Understood
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.understand import (
    Effect,
    Effort,
    Scale,
    understand_count,
    understand_effect,
    understand_effort,
)
from klarlinie.vocabulary.money import Money


def _values(said: Effort | Effect) -> dict[str, Any]:
    """The fields that have a value, money as its amount."""
    fields = {name: getattr(said, name) for name in said.__dataclass_fields__}
    found = {name: field.value for name, field in fields.items() if isinstance(field, Understood)}
    found = {name: value for name, value in found.items() if value is not None}
    return {
        name: int(value.amount) if isinstance(value, Money) else round(value, 2)
        for name, value in found.items()
    }


@pytest.mark.parametrize(
    ("cell", "header", "values", "rest"),
    [
        ("4 h/Woche + 200 € im Monat", "Aufwand", {"hours": 17.33, "money": 2400}, None),
        ("4 h/Woche, 200 €/Monat", "Aufwand", {"hours": 17.33, "money": 2400}, None),
        ("200 €/Monat und 4 h/Woche", "Aufwand", {"hours": 17.33, "money": 2400}, None),
        ("2 Tage im Monat", "Aufwand", {"hours": 16}, None),
        ("4-5 h / Woche", "Aufwand", {"hours": 19.5}, None),
        ("hoch", "Aufwand", {"level": 3}, None),
        ("hoch, 4 h/Woche", "Aufwand", {"hours": 17.33, "level": 3}, None),
        ("++", "Aufwand", {"level": 3}, None),
        ("3/5", "Aufwand", {"level": 2}, None),
        ("nervt sehr", "Aufwand", {"level": 4}, None),
        ("99,- mtl.", "Aufwand", {"money": 1188}, None),
        ("1.200 € p.a.\n2 Tage/Monat\nAgentur", "Aufwand", {"hours": 16, "money": 1200}, "Agentur"),
        (3, "Aufwand (Std./Monat)", {"hours": 3}, None),
        ("3", "Aufwand h/Woche", {"hours": 13}, None),
        (900, "Aufwand (€/Jahr)", {"money": 900}, None),
        ("keine", "Aufwand", {"level": 0}, None),
        (None, "Aufwand", {}, None),
        ("?", "Aufwand", {}, None),
        ("viel Abstimmung", "Aufwand", {}, "viel Abstimmung"),
    ],
)
def test_effort_is_whatever_the_cell_names(
    cell: CellValue, header: str, values: dict[str, float], rest: str | None
) -> None:
    seen = understand_effort(cell, header)

    assert _values(seen) == values
    assert seen.rest == rest


@pytest.mark.parametrize(
    ("cell", "header", "field", "german"),
    [
        (3, "Aufwand", "level", "Stunden, Euro oder eine Stufe"),
        ("10 %", "Aufwand", "level", "Stunden, Euro oder eine Stufe"),
        ("500 €", "Aufwand", "money", "im Monat oder im Jahr"),
        ("4 h", "Aufwand", "hours", "in der Woche, im Monat oder im Jahr"),
        ("4 h/Woche, früher 8", "Aufwand", "hours", "nicht eindeutig"),
        ("4 h/Woche, aber nur im Sommer", "Aufwand", "hours", "nicht eindeutig"),
        ("4 h + 2 h pro Woche", "Aufwand", "hours", "Gilt der Zeitraum"),
    ],
)
def test_effort_that_is_not_sure_is_asked(cell: CellValue, header: str, field: str, german: str) -> None:
    seen = understand_effort(cell, header)

    assert _values(seen) == {}
    assert german in getattr(seen, field).doubt.say("de")


def test_a_bare_effort_is_a_mark_on_the_scale_of_its_column() -> None:
    assert understand_effort(3, "Aufwand", Scale("numbers", 1, 5)).level.value == 2.0


@pytest.mark.parametrize(
    ("cell", "header", "values", "source"),
    [
        ("hoch", "Wirkung", {"level": 3}, None),
        ("++", "Wirkung", {"level": 3}, None),
        ("3/5", "Wirkung", {"level": 2}, None),
        ("nichts", "Wirkung", {"level": 0}, None),
        ("ca. 6 Anfragen/Jahr", "Wirkung", {"inquiries": 6}, "estimated"),
        ("6 Anfragen p.a. (gezählt)", "Wirkung", {"inquiries": 6}, "counted"),
        ("0 Anfragen", "Wirkung", {"inquiries": 0}, None),
        ("keine Anfragen", "Wirkung", {"inquiries": 0}, None),
        ("2 Kunden letztes Jahr", "Wirkung", {"customers": 2}, None),
        ("3 Leads pro Monat", "Wirkung", {"leads": 36}, None),
        ("2 Aufträge p.a.", "Wirkung", {"customers": 2}, None),
        ("6 Anfragen/Jahr, 2 Kunden/Jahr", "Wirkung", {"inquiries": 6, "customers": 2}, None),
        ("hoch, ca. 6 Anfragen/Jahr", "Wirkung", {"level": 3, "inquiries": 6}, "estimated"),
        ("2 Anfragen 2025", "Wirkung", {"inquiries": 2}, None),
        ("1 Kunde alle 2 Jahre", "Wirkung", {"customers": 0.5}, None),
        ("20.000 € Umsatz im Jahr", "Wirkung", {"revenue": 20000}, None),
        ("viele Anfragen", "Wirkung", {"level": 3}, None),
        ("hilft dem Vertrieb", "Wirkung", {"sales_support": 3}, None),
        (5, "Wirkung (Anfragen/Jahr)", {"inquiries": 5}, None),
        ("5 Anfragen", "Wirkung im Jahr", {"inquiries": 5}, None),
        ("5 inquiries a year", "Effect", {"inquiries": 5}, None),
        ("keine Ahnung", "Wirkung", {}, "unknown"),
        ("schwer zu messen", "Wirkung", {}, "unknown"),
        ("?", "Wirkung", {}, "unknown"),
        (None, "Wirkung", {}, None),
    ],
)
def test_effect_is_whatever_the_cell_names(
    cell: CellValue, header: str, values: dict[str, float], source: str | None
) -> None:
    seen = understand_effect(cell, header)

    assert _values(seen) == values
    assert seen.source == source


@pytest.mark.parametrize(
    ("cell", "header", "field", "german"),
    [
        ("6 Anfragen", "Wirkung", "inquiries", "im Monat, im Jahr oder insgesamt"),
        ("6 Anfragen, 2 Kunden letztes Jahr", "Wirkung", "inquiries", "im Monat, im Jahr oder insgesamt"),
        ("6 Anfragen/Jahr, 3 Anfragen/Jahr", "Wirkung", "inquiries", "Welche gilt"),
        (5, "Wirkung", "level", "auf welcher Skala"),
        ("20.000 €", "Wirkung", "revenue", "im Monat oder im Jahr"),
        ("letzte Anfrage 2023", "Wirkung (Anfragen/Jahr)", "inquiries", "ein Jahr"),
        ("irgendwie gut fürs Image", "Wirkung", "level", "viel oder wenig"),
    ],
)
def test_effect_that_is_not_sure_is_asked(cell: CellValue, header: str, field: str, german: str) -> None:
    seen = understand_effect(cell, header)

    assert getattr(seen, field).value is None
    assert german in getattr(seen, field).doubt.say("de")


@pytest.mark.parametrize(
    ("cell", "header", "count"),
    [
        ("6", "Anfragen pro Jahr", 6),
        (6, "Inquiries per year", 6),
        (6, "Anfragen/Monat", 72),
        ("1-2 im Quartal", "Anfragen", 6),
        ("3x im Jahr", "", 3),
        ("ca. 5 p.a.", "Leads", 5),
        ("alle 2 Jahre 1 Kunde", "", 0.5),
        ("5+", "Anfragen/Jahr", 5),
        ("2 Neukunden", "Kunden 2025", 2),
        ("0", "Anfragen", 0),
        ("noch keine", "Anfragen", 0),
        ("drei Anfragen im Jahr", "", 3),
    ],
)
def test_a_count_is_read_for_a_year(cell: CellValue, header: str, count: float) -> None:
    seen = understand_count(cell, header)

    assert seen.value == count


@pytest.mark.parametrize(
    ("cell", "header", "german", "english"),
    [
        (5, "Anfragen", "im Monat, im Jahr oder insgesamt", "a month, a year or in all"),
        (5, "Anfragen seit 2019", "im Monat, im Jahr oder insgesamt", "a month, a year or in all"),
        (5, "Anfragen 2026 bis Mai", "im Monat, im Jahr oder insgesamt", "a month, a year or in all"),
        ("insgesamt 5", "Anfragen/Jahr", "nicht eindeutig", "not clear"),
        ("seit 2019 5", "Anfragen/Jahr", "ein Jahr", "a year"),
        ("3 Kunden", "Anfragen/Jahr", "zählt Verschiedenes", "counts different things"),
        ("einige", "Anfragen/Jahr", "nennt keine Zahl", "gives no figure"),
        ("-3", "Anfragen/Jahr", "kleiner als null", "below zero"),
        ("10 %", "Anfragen/Jahr", "Prozent wovon", "per cent of what"),
        ("12/24", "Anfragen/Jahr", "Paar von Zahlen", "pair of figures"),
        ("5 letzten Monat", "Anfragen/Jahr", "bestimmten Zeitraum", "one particular period"),
    ],
)
def test_a_count_that_is_not_sure_is_asked(cell: CellValue, header: str, german: str, english: str) -> None:
    seen = understand_count(cell, header)

    assert seen.value is None
    assert seen.doubt is not None
    assert german in seen.doubt.say("de")
    assert english in seen.doubt.say("en")


def test_money_in_an_effort_keeps_its_currency() -> None:
    assert understand_effort("$50 per month + 1 h/week", "Effort").money.value == Money(Decimal(600), "USD")
