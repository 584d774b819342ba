"""Exports of known tools are recognised, and nothing in them is guessed or lost."""

from __future__ import annotations

from datetime import date

import pytest

from klarlinie.gateways.exports import Sheet, day_of, fold_children, is_status_word
from klarlinie.gateways.kinds import read_content
from klarlinie.method.inventory.table import MEANINGS, CellValue, Table
from tests.gateways import exports

ALL = (
    ("asana.csv", exports.ASANA.encode(), "asana"),
    ("clickup.csv", exports.CLICKUP.encode(), "clickup"),
    ("ticktick.csv", exports.TICKTICK.encode("utf-8-sig"), "ticktick"),
    ("jira.csv", exports.JIRA.encode(), "jira"),
    ("planner.xlsx", exports.planner(), "planner"),
    ("planner-de.xlsx", exports.planner(german=True), "planner"),
    ("monday.xlsx", exports.monday(), "monday"),
    ("monday.csv", exports.monday_csv(), "monday"),
    ("trello.json", exports.trello(), "trello"),
    ("asana.json", exports.asana_json(), "asana"),
    ("marketing.ics", exports.CALENDAR.encode(), "calendar"),
)


def table_of(name: str) -> Table:
    content = {each: content for each, content, _ in ALL}[name]
    return read_content(name, content).tables[0]


def cards(table: Table) -> list[dict[str, list[CellValue]]]:
    """Each row as meaning: values; a header the user made stands for itself."""
    known = table.known_columns or {}
    found = []
    for row in table.rows[1:]:
        card: dict[str, list[CellValue]] = {}
        for column, value in enumerate(row):
            if value is not None:
                card.setdefault(known.get(column, str(table.rows[0][column])), []).append(value)
        found.append(card)
    return found


@pytest.mark.parametrize(("name", "content", "kind"), ALL, ids=[name for name, _, _ in ALL])
def test_each_export_is_recognised_with_its_header_on_top(name: str, content: bytes, kind: str) -> None:
    table = read_content(name, content).tables[0]
    assert table.kind == kind
    assert table.known_columns
    assert set(table.known_columns.values()) <= set(MEANINGS)
    assert list(table.known_columns.values()).count("title") == 1
    assert len(table.lines) == len(table.rows)


def test_asana_sections_are_groups_and_completed_is_a_status() -> None:
    linkedin, brochure = cards(table_of("asana.csv"))
    assert linkedin["title"] == ["LinkedIn-Beiträge"]
    assert linkedin["status"] == ["Laufend"]
    assert linkedin["Aufwand (Std/Monat)"] == ["8"]
    assert "Motive aussuchen" in linkedin["note"]
    assert (brochure["group"], brochure["status"]) == (["Marketing"], ["erledigt"])
    assert table_of("asana.csv").lines == (1, 2, 5)


def test_clickup_milliseconds_are_days_and_subtasks_stay_with_their_task() -> None:
    (fair,) = cards(table_of("clickup.csv"))
    assert fair["due"] == [date(2026, 4, 20)]
    assert fair["owner"] == ["Jana Busch,Tom Weber"]
    assert fair["Budget (currency)"] == ["12000"]
    assert "Standbau anfragen" in fair["note"]


def test_ticktick_numbers_are_read_by_the_legend_of_the_file() -> None:
    newsletter, flyer = cards(table_of("ticktick.csv"))
    assert newsletter["due"] == [date(2026, 5, 1)]  # midnight in Berlin is 22:00 the day before
    assert "status" not in newsletter
    assert flyer["status"] == ["erledigt"]
    assert table_of("ticktick.csv").lines == (7, 8, 11)


@pytest.mark.parametrize("name", ["planner.xlsx", "planner-de.xlsx"])
def test_planner_tasks_stand_below_three_lines_about_the_plan(name: str) -> None:
    (article,) = cards(table_of(name))
    assert article["title"] == ["Fachartikel"]
    assert article["owner"] == ["Jana Busch, Tom Weber"]
    assert article["group"] == ["Inhalte"]
    assert table_of(name).lines == (5, 6)


@pytest.mark.parametrize("name", ["monday.xlsx", "monday.csv"])
def test_monday_groups_subitems_and_sums_are_told_apart(name: str) -> None:
    linkedin, newsletter, podcast = cards(table_of(name))
    assert linkedin["group"] == newsletter["group"] == ["Laufendes"]
    assert "Motive (Tom Weber, Done); Texte" in linkedin["note"]
    assert podcast["group"] == ["Ideen"]
    assert table_of(name).lines == (4, 5, 9, 14)


@pytest.mark.parametrize(("name", "sheet"), [("planner.xlsx", "Plan"), ("monday.xlsx", "updates")])
def test_a_sheet_about_the_export_is_left_out_and_named(name: str, sheet: str) -> None:
    read = read_content(name, {each: content for each, content, _ in ALL}[name])
    assert len(read.tables) == 1
    assert [(problem.code, problem.sheet) for problem in read.problems] == [("INV011", sheet)]


def test_trello_cards_come_in_the_order_of_the_board() -> None:
    linkedin, fair, brochure = cards(table_of("trello.json"))
    assert linkedin["title"] == ["LinkedIn"]
    assert linkedin["owner"] == ["Jana Busch, Tom Weber"]
    assert linkedin["status"] == ["Doing"]
    assert linkedin["due"] == [date(2026, 4, 1)]
    assert linkedin["note"] == ["green, Social", "Zwei Beiträge\nje Woche", "Motive (erledigt); Texte"]
    assert (linkedin["Std/Monat"], linkedin["Wirkung"], linkedin["Freigegeben"]) == ([7.5], ["hoch"], [True])
    assert (fair["group"], fair["status"]) == (["Messen"], ["erledigt"])
    assert brochure["status"] == ["Erledigt ✅"]


def test_archived_trello_cards_are_a_hidden_table() -> None:
    read = read_content("trello.json", exports.trello())
    assert [table.is_hidden for table in read.tables] == [False, True]
    assert [row[0] for row in read.tables[1].rows[1:]] == ["Radiospot", "Fax"]


def test_asana_json_keeps_subtasks_and_fields_of_its_own() -> None:
    linkedin, flyer = cards(table_of("asana.json"))
    assert linkedin["Stunden"] == [7.5]
    assert "Motive; Texte" in linkedin["note"]
    assert flyer == {"title": ["Flyer"], "status": ["erledigt"]}


def test_a_plain_list_in_json_keeps_the_names_of_its_fields() -> None:
    table = read_content(
        "liste.json", b'{"items": [{"Titel": "Messe", "wer": {"name": "Jana"}, "tags": ["a", "b"]}]}'
    )
    assert table.tables[0].rows == (("Titel", "wer", "tags"), ("Messe", "Jana", "a, b"))
    assert table.tables[0].known_columns is None


@pytest.mark.parametrize(
    ("words", "is_status"),
    [
        ("Doing", True),
        ("In Arbeit", True),
        ("Erledigt ✅", True),
        ("To-do", True),
        ("To Do", True),
        ("TODO", True),
        ("In Progress", True),
        ("Messen", False),
        ("Marketing 2026", False),
        ("", False),
        ("Done deals", False),
    ],
)
def test_a_list_is_a_status_only_where_its_name_says_nothing_else(words: str, is_status: bool) -> None:
    assert is_status_word(words) is is_status


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-31T22:30:00.000Z", date(2026, 4, 1)),
        ("2026-01-31T22:30:00+0000", date(2026, 1, 31)),
        ("2026-03-31", date(2026, 3, 31)),
        ("2026-03-31T23:59:00", date(2026, 3, 31)),
        ("morgen", None),
        ("", None),
    ],
)
def test_an_instant_falls_on_the_day_it_has_in_germany(moment: str, day: date | None) -> None:
    assert day_of(moment) == day


def test_subtasks_of_subtasks_and_circles_lose_no_title() -> None:
    rows: list[list[CellValue]] = [
        ["1", None, "A"],
        ["2", "1", "B"],
        ["3", "2", "C"],
        ["4", "99", "D"],
        ["5", "6", "E"],
        ["6", "5", "F"],
    ]
    folded = fold_children(
        Sheet(["id", "parent", "title"], rows, [2, 3, 4, 5, 6, 7]), "id", "parent", "title"
    )
    words = " ".join(str(cell) for row in folded.rows for cell in row)
    assert all(title in words for title in "ABCDEF")
    assert folded.rows[0] == ["1", None, "A", "B; C"]
