from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.inventory.pasted import block, looks_like_header, understand_block

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("", []),
        ("Messe", [["Messe"]]),
        ("Messe\t4\r\nBlog\t\r\n", [["Messe", "4"], ["Blog", ""]]),
        ("a\tb\n\nc\td", [["a", "b"], [""], ["c", "d"]]),
        ('"eins\nzwei"\tb\nc\td\n', [["eins\nzwei", "b"], ["c", "d"]]),
        ('"er sagt ""nein"""\tb', [['er sagt "nein"', "b"]]),
        ('"Hallo" sagen\tb', [['"Hallo" sagen', "b"]]),
        ('"Waage"\tb', [['"Waage"', "b"]]),
        ('3" Rohr\t5" Rohr', [['3" Rohr', '5" Rohr']]),
        ('"nie geschlossen\tb\nc', [['"nie geschlossen', "b"], ["c"]]),
        ("a\t", [["a", ""]]),
        ("a\rb", [["a"], ["b"]]),
    ],
)
def test_a_block_from_a_spreadsheet_is_its_cells(words: str, rows: list[list[str]]) -> None:
    assert block(words) == rows


@given(
    st.lists(
        st.lists(st.text(st.sampled_from("abä;\t\n "), max_size=6), min_size=2, max_size=3),
        min_size=1,
        max_size=4,
    )
)
def test_what_a_spreadsheet_copies_comes_out_as_its_cells(rows: list[list[str]]) -> None:
    copied = StringIO()
    csv.writer(copied, delimiter="\t", lineterminator="\r\n").writerows(rows)
    assert block(copied.getvalue()) == rows


@pytest.mark.parametrize(
    "row",
    [
        ["Maßnahme", "Std./Monat"],
        ["Aktivität", "Wer", "Kosten im Jahr"],
        ["Maßnahme"],
        ["Activity", "Owner", "Due"],
    ],
)
def test_a_row_of_headers_is_seen(row: list[str]) -> None:
    assert looks_like_header(row)


@pytest.mark.parametrize("row", [["Messe", "4"], ["Newsletter", "Jana", "läuft"], ["Messe"], [""], []])
def test_a_row_of_activities_is_no_header(row: list[str]) -> None:
    assert not looks_like_header(row)


def test_a_block_with_a_header_is_read_like_a_file() -> None:
    reading = understand_block(
        block("Maßnahme\tStd./Monat\tWer\nMesse\t4\tJana\nBlog\t\tTom\n"), "eingefügt", TODAY
    )
    assert reading is not None
    assert [(one.title, one.hours_per_month, one.owners) for one in reading.activities] == [
        ("Messe", 4.0, ("Jana",)),
        ("Blog", None, ("Tom",)),
    ]


def test_a_block_without_a_header_is_left_to_the_table() -> None:
    assert understand_block(block("Messe\t4\nBlog\t5"), "eingefügt", TODAY) is None
