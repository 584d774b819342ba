"""What people say about a column goes before what it looks like."""

from __future__ import annotations

from decimal import Decimal

from klarlinie.method.inventory.read_tables import read_tables
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.inventory.table import Table
from klarlinie.vocabulary.money import Money
from tests.method.inventory.sheets import TODAY, codes, sheet, titles

LIST = "Maßnahme|Zahl|Wer|Bemerkung\nWebsite|12|Anna|läuft\nMesse|40|Ben|teuer\nBlog|3|Anna|schön"


def told(*tables: Table, **meanings: str) -> InventoryReading:
    """Columns named by their letter."""
    by_place = {("Tabelle1", ord(letter) - ord("a")): meaning for letter, meaning in meanings.items()}
    return read_tables(tables, TODAY, (), by_place)


def test_a_column_nobody_can_place_becomes_what_people_say() -> None:
    assert [a.hours_per_month for a in told(sheet(LIST)).activities] == [None, None, None]
    reading = told(sheet(LIST), b="inquiries")
    assert [activity.inquiries_per_year for activity in reading.activities] == [12, 40, 3]
    assert "INV111" not in codes(reading)
    assert told(sheet(LIST), b="money").activities[0].money_per_year == Money(Decimal(12))


def test_a_meaning_only_one_column_may_have_is_taken_from_the_other() -> None:
    reading = told(sheet(LIST), d="owner")
    assert [activity.notes["Wer"] for activity in reading.activities] == ["Anna", "Ben", "Anna"]
    assert reading.sheets[0].places == {0: "title", 1: "note", 2: "note", 3: "owner"}


def test_what_is_not_to_be_read_is_not_even_a_note() -> None:
    reading = told(sheet(LIST), d="ignore")
    assert all("Bemerkung" not in activity.notes for activity in reading.activities)


def test_another_column_can_be_the_title() -> None:
    assert titles(told(sheet(LIST), d="title")) == ["läuft", "teuer", "schön"]


def test_a_hidden_sheet_is_read_once_somebody_names_its_titles() -> None:
    hidden = sheet(LIST, is_hidden=True)
    assert titles(told(hidden)) == []
    assert titles(told(hidden, a="title")) == ["Website", "Messe", "Blog"]


def test_a_price_list_is_a_list_once_somebody_says_so() -> None:
    prices = sheet("Artikel|Preis|Menge\nKugelschreiber|2|500\nTasse|4|100\nBlock|1|50")
    assert titles(told(prices)) == []
    assert titles(told(prices, a="title", b="money")) == [
        "Kugelschreiber",
        "Tasse",
        "Block",
    ]


def test_without_a_title_a_sheet_is_no_list_and_says_so() -> None:
    reading = told(sheet("Maßnahme|Stunden im Monat\nWebsite|12\nMesse|40"), a="note")
    assert titles(reading) == []
    assert "INV102" in codes(reading)


def test_other_sheets_are_left_as_they_are() -> None:
    second = sheet("Maßnahme|Kosten/Jahr\nFlyer|300", "Zwei")
    reading = told(sheet(LIST), second, b="inquiries")
    assert reading.activities[-1].money_per_year == Money(Decimal(300))


def test_lists_side_by_side_each_keep_their_own_titles() -> None:
    beside = sheet("Maßnahme|Std.||Maßnahme|Std.\nWebsite|3||Messe|9\nBlog|4||Flyer|2")
    plain = set(titles(read_tables([beside], TODAY)))
    assert set(titles(told(beside, a="title"))) == plain == {"Website", "Blog", "Messe", "Flyer"}


def test_a_known_export_can_be_corrected_too() -> None:
    board = sheet(
        "Karte|Liste|Wer\nWebsite|geplant|Anna", known_columns={0: "title", 1: "status"}, kind="trello"
    )
    assert told(board, c="reason").activities[0].reason == "Anna"
