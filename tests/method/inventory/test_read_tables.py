"""Several sheets and files together: read twice, exported again, and back in from our own plan."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.as_json import as_json
from klarlinie.method.inventory.own_headers import OWN_HEADERS
from klarlinie.method.inventory.table import Table
from klarlinie.method.inventory.types import TYPE_NAMES
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from tests.method.inventory.sheets import by_title, codes, meanings, read, sheet, titles

LIST = "Maßnahme|Kosten/Jahr|Wer\nWebsite|1200|Anna\nMesse|15000|Ben"
BOARD = {0: "title", 1: "status", 2: "owner"}


def board(text: str, file: str, kind: str = "trello") -> Table:
    return sheet("Karte|Liste|Wer\n" + text, None, file, known_columns=BOARD, kind=kind)


def test_a_file_given_twice_counts_once() -> None:
    reading = read(sheet(LIST, file="a.xlsx"), sheet(LIST, file="kopie von a.xlsx"))

    assert titles(reading) == ["Website", "Messe"]
    assert [(p.code, p.file) for p in reading.problems if p.code == "INV103"] == [
        ("INV103", "kopie von a.xlsx")
    ]
    assert [s.role for s in reading.sheets] == ["activities", "ignored"]


def test_two_lists_with_common_rows_are_only_compared() -> None:
    reading = read(sheet(LIST, file="a.xlsx"), sheet(LIST + "\nFlyer|300|Anna", file="b.xlsx"))

    assert titles(reading) == ["Website", "Messe", "Website", "Messe", "Flyer"]
    assert {(pair.first, pair.second) for pair in reading.duplicates} == {(0, 2), (1, 3)}


def test_next_months_export_of_a_board_replaces_this_months() -> None:
    march = board("Website|geplant|Anna\nMesse|läuft|Ben\nFlyer|läuft|Ben", "maerz.json")
    april = board("Website|läuft|Anna\nMesse|erledigt|Ben\nBlog|geplant|Cleo", "april.json")

    reading = read(march, april)

    assert titles(reading) == ["Website", "Messe", "Flyer", "Blog"]
    assert by_title(reading)["Website"].status == "running"
    assert by_title(reading)["Messe"].source.file == "april.json"
    said = [p.message.say("de") for p in reading.problems if p.code == "INV402"]
    assert said == [
        "2 Einträge stehen auch im früheren Export „maerz.json“. Sie zählen einmal, mit dem Inhalt von hier."
    ]
    assert reading.duplicates == ()


def test_exports_of_different_boards_are_only_compared() -> None:
    reading = read(board("Website|läuft|Anna", "a.json"), board("Website|läuft|Ben", "b.csv", "asana"))

    assert titles(reading) == ["Website", "Website"]
    assert len(reading.duplicates) == 1


def test_the_same_title_twice_on_one_board_stays_twice() -> None:
    once = board("Post|läuft|Anna\nPost|geplant|Ben", "maerz.json")
    again = board("Post|läuft|Anna\nPost|erledigt|Ben\nPost|geplant|Cleo", "april.json")

    assert [activity.status for activity in read(once, again).activities] == ["running", "done", "planned"]


def test_problems_of_the_files_come_first() -> None:
    met = Problem("FIL001", "a.xlsx", None, None, None, Text("kaputt", "broken"))
    own = Problem("FIL002", "a.xlsx", "Tabelle1", 3, None, Text("Formel", "formula"))
    from klarlinie.method.inventory.read_tables import read_tables

    reading = read_tables([replace(sheet(LIST), problems=(own,))], date(2026, 3, 31), [met])

    assert reading.problems[:2] == (met, own)


def test_no_tables_give_an_empty_inventory() -> None:
    reading = read()

    assert (reading.sheets, reading.activities, reading.problems, reading.duplicates) == ((), (), (), ())


def test_an_empty_sheet_is_ignored_without_a_word() -> None:
    reading = read(sheet(""))

    assert [s.role for s in reading.sheets] == ["ignored"]
    assert reading.problems == ()


def test_the_line_may_be_a_sheet_of_labels() -> None:
    text = """
Unsere Linie

Versprechen|Maschinen laufen nach vier Stunden wieder
Zielgruppe|Umsatz|fachlich|menschlich|Stärke|wiederkehrend
Molkereien|4|3|2|4|viel
Bäckereien|2|3|4||1
Nicht bedient|Privatleute; Einzelhandel
Nutzen|Stillstand unter vier Stunden|312 Einsätze 2025
|Ein Ansprechpartner
Beleg|seit 1998 derselbe Leiter
Aufgabe|20 Anfragen im Jahr
Nebenaufgabe|drei Azubis bis August
Nicht erwartet|Reichweite
Tonalität|ruhig
"""

    reading = read(sheet(LIST), sheet(text, "Linie"))

    line = reading.line_rows
    assert line["promise"] == "Maschinen laufen nach vier Stunden wieder"
    assert line["audiences"][0]["name"] == "Molkereien"  # type: ignore[index]
    scores = line["audiences"][1]["scores"]  # type: ignore[index]
    assert scores == {"revenue": 2.0, "fit": 3.0, "personal": 4.0, "repeat": 1.0}
    assert line["not_served"] == ["Privatleute", "Einzelhandel"]
    assert line["benefits"] == [
        {"text": "Stillstand unter vier Stunden", "proof": "312 Einsätze 2025"},
        {"text": "Ein Ansprechpartner", "proof": "seit 1998 derselbe Leiter"},
    ]
    assert (line["main_task"], line["side_tasks"]) == (["20 Anfragen im Jahr"], ["drei Azubis bis August"])
    assert (line["not_expected"], line["tone"]) == (["Reichweite"], "ruhig")
    assert reading.sheets[1].role == "line"


def test_a_line_sheet_is_known_by_its_labels_alone_in_english_too() -> None:
    reading = read(
        sheet("Promise|Running again in four hours\nAudience|Dairies\nBenefit|Less standstill", "Sheet2")
    )

    assert reading.line_rows["promise"] == "Running again in four hours"
    assert reading.activities == ()


def test_an_unknown_label_in_the_line_is_named() -> None:
    reading = read(sheet("Versprechen|x\nZielgruppe|y\nMondphase|zunehmend", "Linie"))

    assert [(p.code, p.line) for p in reading.problems] == [("INV121", 3)]


def test_people_may_have_a_sheet() -> None:
    people = sheet("Name|Std./Woche|kann nicht\nAnna|6|Messe, Video\nBen|'4 h|\nCleo|?|", "Team")

    reading = read(sheet(LIST), people)

    assert [dict(person) for person in reading.people_rows] == [
        {"name": "Anna", "hours": 6.0, "cannot": ["Messe", "Video"], "line": 2},
        {"name": "Ben", "hours": 4.0, "cannot": [], "line": 3},
        {"name": "Cleo", "hours": None, "cannot": [], "line": 4},
    ]
    assert reading.sheets[1].role == "people"


def test_a_list_of_activities_is_never_taken_for_people() -> None:
    reading = read(sheet("Name|Aufwand|Std./Woche|Wer\nWebsite|hoch|2|Anna\nMesse|hoch|3|Ben"))

    assert titles(reading) == ["Website", "Messe"]


FULL = Activity(
    "Fachmesse Motek",
    Source("plan.xlsx", "Plan", 2),
    "event",
    True,
    hours_per_month=12.5,
    money_per_year=Money(Decimal(15000)),
    nerves=3.0,
    effort_level=4.0,
    effect_level=2.0,
    inquiries_per_year=8.0,
    leads_per_year=4.0,
    customers_per_year=1.0,
    revenue_per_year=Money(Decimal(40000)),
    sales_support=2.0,
    effect_source="counted",
    reason="Maschinenbauer treffen",
    audience="Konstruktionsleiter",
    asked_reason=True,
    asked_audience=True,
    owners=("Anna", "Ben"),
    status="running",
    start_on=date(2026, 1, 1),
    due_on=date(2026, 10, 8),
    group="Messen",
    dose_per_week=3.0,
    needs=("Broschüre", "Messestand"),
    notes={"Hallenplan": "7.1"},
)


def _cells(activity: Activity, english: bool) -> list[object]:
    source = {"counted": ("gezählt", "counted")}[activity.effect_source][english]
    status = {"running": ("läuft", "running")}[str(activity.status)][english]
    return [
        activity.title, TYPE_NAMES[activity.type].say("en" if english else "de"), activity.hours_per_month,
        "15.000,00 €" if not english else "€15,000.00", activity.nerves, activity.effort_level, activity.effect_level,
        activity.inquiries_per_year, activity.leads_per_year, activity.customers_per_year,
        "40.000 €" if not english else "€40,000.00", activity.sales_support, source, activity.reason, activity.audience,
        ", ".join(activity.owners), status, activity.start_on, activity.due_on, activity.group,
        activity.dose_per_week, "; ".join(activity.needs), "7.1",
    ]  # fmt: skip


def test_our_own_plan_comes_back_without_loss_in_both_languages() -> None:
    for english in (False, True):
        own = [own for own in OWN_HEADERS if own.de != "Euro im Jahr"]
        header = [one.en if english else one.de for one in own]
        rows = ((*header, "Hallenplan"), tuple(_cells(FULL, english)))

        reading = read(Table("plan.xlsx", "Plan", rows, (1, 2)))  # type: ignore[arg-type]

        assert reading.activities == (FULL,)
        assert list(meanings(reading).values())[:-1] == [one.field for one in own]


def test_the_json_has_the_agreed_keys_and_plain_values() -> None:
    reading = read(sheet("Maßnahme|Kosten/Jahr|fällig\nWebsite|1200|2026-05-01\nHomepage|19.90 €|", "Liste"))

    done = json.loads(json.dumps(as_json(reading, "de")))

    first = done["activities"][0]
    assert done["files"] == [
        {
            "file": "liste.xlsx",
            "sheets": [
                {
                    "sheet": "Liste",
                    "header_line": 1,
                    "columns": {"Maßnahme": "title", "Kosten/Jahr": "money", "fällig": "due"},
                    "role": "activities",
                }
            ],
        }
    ]
    assert {
        "title", "type", "type_certain", "hours_per_month", "money_per_year", "currency", "nerves", "effort_level",
        "effect_level", "inquiries_per_year", "reason", "audience", "owners", "status", "start_on", "due_on", "group",
        "notes", "source",
    } <= set(first)  # fmt: skip
    assert (first["money_per_year"], first["currency"], first["due_on"]) == (1200, "EUR", "2026-05-01")
    assert first["source"] == {"file": "liste.xlsx", "sheet": "Liste", "line": 2}
    assert done["duplicates"] == [[0, 1, "„Website“ und „Homepage“ sind zwei Namen für dasselbe."]]
    assert all({"file", "sheet", "line", "column", "message"} <= set(problem) for problem in done["problems"])


def test_a_doubtful_cell_is_a_problem_with_its_place_and_stays_in_the_notes() -> None:
    reading = read(sheet("Maßnahme|Kosten/Jahr\nWebsite|mal so, mal so 12 oder 13\nMesse|100", "Liste"))

    (problem,) = [p for p in reading.problems if p.code == "INV301"]
    assert (problem.file, problem.sheet, problem.line, problem.column) == (
        "liste.xlsx",
        "Liste",
        2,
        "Kosten/Jahr",
    )
    assert reading.activities[0].money_per_year is None
    assert reading.activities[0].notes == {"Kosten/Jahr": "mal so, mal so 12 oder 13"}


def test_how_a_unit_is_turned_is_said_once_a_column() -> None:
    rows = "\n".join(f"Ding {n}|{n}" for n in range(1, 9))

    reading = read(sheet("Maßnahme|Std./Woche\n" + rows))

    assert len([p for p in reading.problems if p.code == "INV302"]) <= 1
    assert "INV302" in codes(reading) or not reading.problems


def test_what_somebody_could_read_differently_is_named_in_every_cell_and_said_to_people_once() -> None:
    reading = read(sheet("Maßnahme|Kosten/Jahr\nMesse|50-100 €\nFlyer|80 €\nSEO|200-400 €"))

    assert [p.line for p in reading.problems if p.code == "INV302"] == [2, 4]
    assert len(reading.assumed) == 1


def test_the_other_pages_of_our_own_plan_are_left_out_and_named() -> None:
    reading = read(
        sheet(LIST, "Aktivitäten"), sheet("Aktivität|Wer|bis\nMesse|Ben|2026-05-01", "Klarlinie Plan")
    )

    assert titles(reading) == ["Website", "Messe"]
    assert [(p.code, p.sheet) for p in reading.problems if p.sheet == "Klarlinie Plan"] == [
        ("INV106", "Klarlinie Plan")
    ]
