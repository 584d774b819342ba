"""Headers in many forms, and content that decides where a header could mean two things."""

from __future__ import annotations

import pytest

from klarlinie.method.inventory.header import header_meanings
from klarlinie.method.inventory.own_headers import OWN_HEADERS
from tests.method.inventory.sheets import by_title, codes, meanings, read, sheet


def best(header: str) -> str:
    found = header_meanings(header)
    return max(found, key=lambda meaning: found[meaning]) if found else ""


HEADERS = """
title: Maßnahme, Massnahme, Maßnahmen, Aktivität, Was, Was machen wir?, To-do, To-Do's, Task Name
title: Projektname, Titel, Activity, Initiative, Marketing-Maßnahme, Vorhaben, Kampagne, Aufgabe
hours: Std./Monat, h/Wo, Stunden pro Woche, Zeitaufwand (h/Woche), Aufwand (Std.), Aufwand in Tagen
hours: Hours per month, Time spent, Arbeitszeit, Std. / Mon., Stunden, Aufwand in Stunden pro Monat
hours: Effort (hours)
money: Kosten, Kosten/Jahr, Kosten 2026, Budget, Budget p.a., €, €/Jahr, EUR, Ausgaben, Costs
money: Annual budget, Preis, Gesamtkosten, Werbebudget, Aufwand (€), Effort in EUR, Kosten (netto)
money: externe Kosten pro Monat, Jahresbudget (EUR)
effort: Aufwand, Effort, Aufwand (0–4), Gesamtaufwand, Aufwand gesamt
nerves: Nerven, Nervfaktor, Nerven (0-4), Hassle, Aufwand Nerven, Aufwand Nerven (1–5), Effort Hassle
effect: Wirkung, Effekt, Ergebnis, bringt was?, Bringt's was?, Erfolg, Impact, Nutzen (1-5), Result
effect: Outcome, Was bringt es?
inquiries: Anfragen, Anfragen/Jahr, Anfragen im Jahr, Inquiries per year, Wirkung (Anfragen), Anzahl Anfragen
leads: Leads, Leads im Jahr, Anzahl Leads
customers: Neukunden, Neukunden/Jahr, New customers
revenue: Umsatz, Umsatz im Jahr, Revenue, Umsatz (€), Ergebnis Umsatz, Result Revenue
money: Aufwand Kosten, Aufwand Budget pro Jahr
reason: Warum, Warum?, Zweck, Grund, Wozu, Wofür, Warum machen wir das?, Why, Purpose, Begründung, Ziel, Goal
audience: Zielgruppe, Für wen, Für wen?, An wen, Target group, Audience, For whom?, Zielgruppe(n)
owner: Wer, Wer macht's?, Verantwortlich, verantw., zuständig, Owner, Assignee, Ansprechpartner, macht
owner: Zuständigkeit, Responsible, Verantwortliche:r
status: Status, Stand, State, Stand der Dinge, Umsetzungsstand
start: Start, Beginn, seit, Start Date, Startdatum, Since
due: fällig, bis, Deadline, Due, Due Date, Fällig am, Ende, bis wann?, Fälligkeit
group: Bereich, Kategorie, Rubrik, Gruppe, Category, Section/Column, Handlungsfeld
dose: Dosis, Dosis (Std./Woche), Dose (hrs/week)
needs: braucht, hängt ab von, Abhängigkeiten, Depends on, Voraussetzung
type: Typ, Type, Art der Maßnahme
note: Bemerkung, Bemerkungen, Notizen, Kommentar, Notes, Comments, Anmerkung, Prio, Link
ignore: Nr., Lfd. Nr., #, ID, Pos.
"""
CASES = [
    (header.strip(), line.partition(":")[0])
    for line in HEADERS.strip().splitlines()
    for header in line.partition(":")[2].split(",")
]


@pytest.mark.parametrize(("header", "meaning"), CASES)
def test_a_header_is_understood_by_its_words(header: str, meaning: str) -> None:
    assert best(header) == meaning


@pytest.mark.parametrize(
    "header",
    [
        "Lieblingsfarbe",
        "xyz",
        "Blatt 3",
        "",
        "Ein ganzer Satz, der erklärt, was hier in den Zellen stehen soll und warum",
    ],
)
def test_other_words_mean_nothing(header: str) -> None:
    assert best(header) == ""


@pytest.mark.parametrize(
    ("header", "cells", "meaning"),
    [
        ("Ziel", ["mehr Anfragen", "bekannt werden", "Vertrieb entlasten"], "reason"),
        ("Ziel", ["Einkäufer", "Bestandskunden", "Händler"], "audience"),
        ("Ziel", ["2026-05-01", "2026-06-01", "2026-12-31"], "due"),
        ("Wer", ["Anna", "Ben", "AM"], "owner"),
        ("Wer", ["Einkäufer", "Bestandskunden", "Bewerber und Azubis"], "audience"),
        ("Datum", ["2026-05-01", "2026-06-01", "2026-12-31"], "due"),
        ("Datum", ["2024-05-01", "2025-06-01", "2025-12-31"], "start"),
        ("Kunden", ["3", "5", "1"], "customers"),
        ("Kunden", ["Einkäufer", "Bestandskunden", "Händler"], "audience"),
        ("Stand", ["läuft", "geplant", "erledigt"], "status"),
        ("Stand", ["2026-03-01", "2026-03-02", "2026-03-01"], "note"),
        ("Zeit", ["4 h", "2 h", "1 h"], "hours"),
        ("Zeit", ["2026-05-01", "2026-06-01", "2026-07-01"], "start"),
        ("Nr.", ["1", "2", "3"], "ignore"),
        ("Nr.", ["K-17", "K-3", "K-99"], "note"),
        ("Kanal", ["Website", "Messe", "Newsletter"], "type"),
        ("Name", ["Anna", "Ben", "Anna"], "owner"),
        ("Budget", ["hoch", "ja", "nein, lieber nicht"], "money"),
        ("Wirkung", ["hoch", "gering", "3 Anfragen"], "effect"),
    ],
)
def test_content_decides_what_the_header_leaves_open(header: str, cells: list[str], meaning: str) -> None:
    rows = [
        f"{title}|{cell}"
        for title, cell in zip(["Website neu", "Hausmesse", "Rundbrief"], cells, strict=True)
    ]

    reading = read(sheet("\n".join([f"Maßnahme|{header}", *rows])))

    assert meanings(reading)[header] == meaning


def test_each_meaning_is_given_once() -> None:
    reading = read(
        sheet("Maßnahme|Projekt|Warum|Zweck|Wer|Verantwortlich\nMesse|A|x|y|Anna|Ben\nBlog|B|z|w|Cleo|Anna")
    )

    found = list(meanings(reading).values())
    assert all(found.count(meaning) == 1 for meaning in ("title", "reason", "owner"))
    assert by_title(reading)["Messe"].notes["Zweck"] == "y"
    assert by_title(reading)["Messe"].notes["Verantwortlich"] == "Ben"


@pytest.mark.parametrize("language", ["de", "en"])
def test_our_own_headers_map_surely_whatever_the_cells_say(language: str) -> None:
    own = [own for own in OWN_HEADERS if own.de != "Geld im Jahr"]
    headers = [getattr(one, language) for one in own]
    text = "|".join(headers) + "\n" + "|".join(["Messe", *["?"] * (len(own) - 1)])

    reading = read(sheet(text))

    assert meanings(reading) == {getattr(one, language): one.field for one in own}


def test_costs_a_month_and_a_year_that_agree_are_one_value() -> None:
    activity = read(sheet("Maßnahme|Kosten/Monat|Kosten/Jahr\nBlog|100|1200\nMesse||9000")).activities[0]

    assert activity.money_per_year is not None
    assert activity.money_per_year.amount == 1200


def test_costs_that_contradict_each_other_stay_open_and_are_asked_about() -> None:
    reading = read(sheet("Maßnahme|Kosten/Monat|Kosten/Jahr\nBlog|50|900\nMesse||9000"))

    assert reading.activities[0].money_per_year is None
    assert reading.activities[0].notes == {"Kosten/Monat": "50", "Kosten/Jahr": "900"}
    assert [(p.code, p.line) for p in reading.problems if p.code == "INV303"] == [("INV303", 2)]


def test_hours_that_contradict_the_effort_stay_open() -> None:
    reading = read(sheet("Maßnahme|Aufwand|Std./Monat\nBlog|10 h/Monat|4\nMesse|hoch|20"))

    assert reading.activities[0].hours_per_month is None
    assert "INV303" in codes(reading)
    assert reading.activities[1].hours_per_month == 20


def test_a_one_off_amount_is_no_amount_a_year() -> None:
    reading = read(sheet("Maßnahme|einmalige Kosten|Wer\nWebsite neu|12000|Anna\nMesse|500|Ben"))

    assert reading.activities[0].money_per_year is None
    assert reading.activities[0].notes == {"einmalige Kosten": "12000"}
    assert "INV111" in codes(reading)


def test_of_several_years_the_latest_that_has_begun_counts() -> None:
    reading = read(sheet("Maßnahme|Kosten 2025|Kosten 2026|Kosten 2027\nBlog|100|200|300\nMesse|1|2|3"))

    amount = reading.activities[0].money_per_year
    assert amount is not None
    assert amount.amount == 200
    assert reading.activities[0].notes == {"Kosten 2025": "100", "Kosten 2027": "300"}


def test_what_was_spent_counts_more_than_what_was_planned() -> None:
    reading = read(sheet("Maßnahme|Budget pro Jahr|Ausgaben pro Jahr\nBlog|100|200\nMesse|1000|900"))

    amount = reading.activities[0].money_per_year
    assert amount is not None
    assert amount.amount == 200


def test_numbers_without_a_header_are_asked_about_and_never_guessed() -> None:
    reading = read(sheet("Maßnahme|Wer|\nBlog|Anna|7\nMesse|Ben|3"))

    assert reading.activities[0].notes == {"Spalte C": "7"}
    assert [(p.code, p.column) for p in reading.problems] == [("INV111", "Spalte C")]


def test_a_currency_sign_in_the_number_format_makes_an_effort_money() -> None:
    from klarlinie.method.inventory.table import CellLook, Table

    table = sheet("Maßnahme|Aufwand pro Jahr\nBlog|1200\nMesse|hoch")
    looks = {(1, 1): CellLook(number_format='#,##0.00 "€"')}

    reading = read(Table(table.file, table.sheet, table.rows, table.lines, looks=looks))

    amount = reading.activities[0].money_per_year
    assert amount is not None
    assert (amount.amount, amount.currency) == (1200, "EUR")


def test_some_of_our_headers_in_a_foreign_list_do_not_hide_its_other_columns() -> None:
    text = "Aktivität|Typ|Warum|Für wen|Wer|Stand|Kosten/Jahr\nBlog|Content|gefunden werden|Planer|Anna|läuft|600"

    reading = read(sheet(text))

    assert meanings(reading)["Kosten/Jahr"] == "money"


def test_further_columns_of_our_own_sheet_come_back_as_notes() -> None:
    own = "Aktivität|Typ|Stunden im Monat|Euro im Jahr|Nerven (0–4)|Aufwand (0–4)|Wirkung (0–4)|Kosten gesamt|Warum"

    reading = read(sheet(own + "\nBlog|Fachbeiträge|4|600|1|2|3|3000|gefunden werden"))

    assert meanings(reading)["Kosten gesamt"] == "note"
    assert reading.activities[0].notes == {"Kosten gesamt": "3000"}


def test_what_stands_below_a_heading_over_several_columns_decides() -> None:
    text = """
Maßnahme|Aufwand|||Ergebnis||Wer
|Std./Monat|€/Jahr|Nerven (0–4)|Anfragen im Jahr|Umsatz im Jahr|
Messe Ulm|12|8.500,00|3|6|40.000,50|Jana
Messe Köln|10|6.000,00|4|2|12.500,00|Tom
"""
    table = sheet(text, merged=((0, 1, 0, 3), (0, 4, 0, 5)))
    first = read(table).activities[0]
    assert (first.hours_per_month, first.nerves, first.inquiries_per_year) == (12, 3, 6)
    assert first.revenue_per_year is not None
    assert str(first.revenue_per_year.amount) == "40000.50"
    assert first.notes == {}
