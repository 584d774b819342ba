"""Money: a period, a currency, and never a one-off taken for a yearly sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.understand import understand_money
from klarlinie.vocabulary.money import Money

A_YEAR: list[tuple[CellValue, str, str]] = [
    ("ca. 1.200 € p.a.", "", "1200 EUR"),
    ("1.200 Euro im Jahr", "", "1200 EUR"),
    ("1.200 EUR/Jahr", "", "1200 EUR"),
    ("100 €/Monat", "", "1200 EUR"),
    ("100 € mtl.", "", "1200 EUR"),
    ("100 € p.m.", "", "1200 EUR"),
    ("€ 100 monatlich", "", "1200 EUR"),
    ("50-100 €/Monat", "", "900 EUR"),
    ("50 € - 100 € im Monat", "", "900 EUR"),
    ("50 bis 100 €/Monat", "", "900 EUR"),
    ("$50-$100/month", "", "900 USD"),
    ("300 € pro Quartal", "", "1200 EUR"),
    ("vierteljährlich 300 €", "", "1200 EUR"),
    ("600 € halbjährlich", "", "1200 EUR"),
    ("20 €/Woche", "", "1040 EUR"),
    ("alle 2 Jahre 5.000 €", "", "2500 EUR"),
    ("2x im Jahr 1.500 €", "", "3000 EUR"),
    ("1.500 € 2x im Jahr", "", "3000 EUR"),
    ("3 k€/Jahr", "", "3000 EUR"),
    ("3 TEUR p.a.", "", "3000 EUR"),
    ("3,5 Tsd. € p.a.", "", "3500 EUR"),
    ("1,5 Mio. € p.a.", "", "1500000 EUR"),
    ("$1.2M per year", "", "1200000 USD"),
    ("$1,117.10K", "Budget", "1117100 USD"),
    ("R$ 100.000", "Budget", "100000 BRL"),
    ("CHF 2'500.- p.a.", "", "2500 CHF"),
    ("£1,200 per year", "", "1200 GBP"),
    ("1\u00a0234,56\u00a0€", "Budget", "1234.56 EUR"),
    ("1\u202f234 €", "Budget", "1234 EUR"),
    ("€1.234,56", "Jahresbudget", "1234.56 EUR"),
    ("1.200,-", "Jahreskosten", "1200 EUR"),
    (1200, "Budget 2026", "1200 EUR"),
    (1200, "Kosten 2025 (€)", "1200 EUR"),
    (100, "mtl. Kosten in €", "1200 EUR"),
    (100.5, "Kosten/Monat (CHF)", "1206 CHF"),
    (1.2, "Budget p.a. in T€", "1200 EUR"),
    ("1,2", "Budget in k€", "1200 EUR"),
    ("200", "Monatsbudget", "2400 EUR"),
    (900, "Spend per year (USD)", "900 USD"),
    ("500 € netto p.a.", "", "500 EUR"),
    ("12.000 € in 2025", "", "12000 EUR"),
    ("500 € letztes Jahr", "", "500 EUR"),
    ("8.000 + 4.000", "Kosten p.a.", "12000 EUR"),
    ("8.000 € (Stand) + 4.000 € (Reise)", "Kosten p.a.", "12000 EUR"),
    ("bis zu 500 €", "Budget", "500 EUR"),
    ("gratis", "Kosten", "0 EUR"),
    ("keine", "Kosten", "0 EUR"),
    (0, "Kosten", "0 EUR"),
    ("0,00 €", "Kosten", "0 EUR"),
    (0, "Cost (USD)", "0 USD"),
    ("100 $/Monat", "Kosten in €", "1200 USD"),
    (100, "Kosten p.a. €", "100 EUR"),
    ("EUR 3k", "Budget", "3000 EUR"),
    ("1-2 T€", "Budget", "1500 EUR"),
    ("2-3 k€ p.a.", "", "2500 EUR"),
    ("500-1 k€", "Budget", "750 EUR"),
    ("2000", "Budget", "2000 EUR"),
    ("2024 €", "Budget", "2024 EUR"),
]


@pytest.mark.parametrize(("cell", "header", "money"), A_YEAR)
def test_money_a_year_is_read_with_its_currency(cell: CellValue, header: str, money: str) -> None:
    seen = understand_money(cell, header)

    amount, currency = money.split()
    assert seen.doubt is None
    assert seen.value == Money(Decimal(amount), currency)


ASKED: list[tuple[CellValue, str, str, str]] = [
    (900, "Kosten", "im Monat oder im Jahr?", "a month or a year?"),
    ("900 €", "", "im Monat oder im Jahr?", "a month or a year?"),
    ("2x 1.500€", "", "im Monat oder im Jahr?", "a month or a year?"),
    (900, "Kosten seit 2019", "im Monat oder im Jahr?", "a month or a year?"),
    (900, "Kosten Q1 2026", "im Monat oder im Jahr?", "a month or a year?"),
    (900, "Kosten 2024/2025", "im Monat oder im Jahr?", "a month or a year?"),
    ("$15-20/day", "", "an wie vielen Tagen", "on how many days"),
    ("800 € Tagessatz", "Budget", "an wie vielen Tagen", "on how many days"),
    ("80 €/h", "Budget", "je Stück oder Anlass", "per piece or occasion"),
    ("2 € pro Klick", "Budget", "je Stück oder Anlass", "per piece or occasion"),
    ("einmalig 3.000 €", "Kosten p.a.", "einmalige Ausgabe", "one-off"),
    ("3.000 € one-off", "Cost per year", "einmalige Ausgabe", "one-off"),
    ("einmal 3.000 €", "Budget", "einmalige Ausgabe", "one-off"),
    (3000, "Anschaffungskosten einmalig", "einmalige Ausgabe", "one-off"),
    ("3.000 € (Relaunch 2024)", "Kosten p.a.", "War das einmalig", "was it a one-off"),
    ("1.000 € + 50 € im Monat", "", "Gilt der Zeitraum für alles", "for everything or only for one part"),
    ("-500 €", "Budget", "kleiner als null", "below zero"),
    ("(500)", "Budget", "kleiner als null", "below zero"),
    (-500, "Budget", "kleiner als null", "below zero"),
    ("Rabatt -500 €", "Budget", "kleiner als null", "below zero"),
    ("1.2.2024", "Budget", "Datum", "date"),
    (date(2024, 2, 1), "Budget", "Datum", "date"),
    ("12/24", "Budget", "Paar von Zahlen", "pair of figures"),
    ("5%", "Budget", "Prozent wovon", "per cent of what"),
    ("100 € + 50 $", "Budget", "Zwei Währungen", "Two currencies"),
    ("500 THB", "Budget", "In welcher Währung", "in which currency"),
    ("3.000 €", "Budget T€", "Tausend", "thousands"),
    (3000, "Budget T€", "Tausend", "thousands"),
    ("500 € statt 800 €", "Budget", "mehrere Angaben", "several figures"),
    ("8.000 € - 2.000 €", "Budget", "nicht eindeutig", "not clear"),
    ("inkl. in Website", "Budget", "keine eigene Summe", "no sum of its own"),
    ("siehe Agenturvertrag", "Budget", "keine eigene Summe", "no sum of its own"),
    ("teuer", "Budget", "nennt keine Zahl", "gives no figure"),
    ("4 h", "Budget", "Einheit", "unit"),
    ("1,234,56 €", "Budget", "nicht eindeutig", "not clear"),
    ("1.200 €", "Cost per click", "je Stück oder Anlass", "per piece or occasion"),
    (True, "Budget", "nicht eindeutig", "not clear"),
    ("2,5 T", "Budget €", "nicht eindeutig", "not clear"),
    (400, "Kosten 12 Mon.", "im Monat oder im Jahr?", "a month or a year?"),
    (400, "Kosten (Stand 03/2026)", "im Monat oder im Jahr?", "a month or a year?"),
    ("2-3.000 €", "Budget", "nicht eindeutig", "not clear"),
    ("500 € bis 2025", "Budget", "ein Jahr", "names a year"),
    ("Relaunch 2024", "Budget", "ein Jahr", "names a year"),
    ("500 €/Monat bis Juni", "", "nicht eindeutig", "not clear"),
    ("500 € im März", "Budget", "nicht eindeutig", "not clear"),
    ("500 €?", "Budget", "nicht eindeutig", "not clear"),
    ("siehe 2.", "Budget", "nicht eindeutig", "not clear"),
    ("1000 € je Ausgabe", "Budget", "je Stück oder Anlass", "per piece or occasion"),
    ("500 kr", "Budget", "In welcher Währung", "in which currency"),
    (500, "Kosten (12 Monate)", "im Monat oder im Jahr?", "a month or a year?"),
    ("500 € mehrere Monate", "", "bestimmten Zeitraum", "one particular period"),
    ("100 €/Monat", "Kosten einmalig", "einmalige Ausgabe", "one-off"),
]


@pytest.mark.parametrize(("cell", "header", "german", "english"), ASKED)
def test_money_that_is_not_sure_stays_empty_and_is_asked(
    cell: CellValue, header: str, german: str, english: str
) -> None:
    seen = understand_money(cell, header)

    assert seen.value is None
    assert seen.doubt is not None
    assert german in seen.doubt.say("de")
    assert english in seen.doubt.say("en")


@pytest.mark.parametrize(
    ("number_format", "header", "currency", "is_said"),
    [
        ('#,##0.00 "€"', "Budget", "EUR", False),
        ("[$$-409]#,##0.00", "Budget", "USD", False),
        ('"CHF" #,##0', "Budget", "CHF", False),
        ("#,##0.00", "Budget", "EUR", True),
        ("General", "Budget (GBP)", "GBP", False),
        (None, "Budget", "EUR", True),
    ],
)
def test_the_currency_comes_from_format_or_header_and_euros_are_assumed_aloud(
    number_format: str | None, header: str, currency: str, is_said: bool
) -> None:
    seen = understand_money(500, header, number_format)

    assert seen.value == Money(Decimal(500), currency)
    assert (seen.assumption is not None and "als Euro" in seen.assumption.say("de")) == is_said


def test_a_format_in_dollars_below_a_header_in_euros_is_asked() -> None:
    seen = understand_money(500, "Budget (€)", '"$"#,##0')

    assert seen.value is None
    assert seen.doubt is not None
    assert "USD oder EUR" in seen.doubt.say("de")
