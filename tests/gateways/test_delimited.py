"""Text with separators is read whole, whatever the separator and the encoding."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klarlinie.gateways.delimited import find_delimiter, is_delimited, read_delimited
from klarlinie.gateways.encodings import decode
from klarlinie.gateways.kinds import read_content
from klarlinie.gateways.unreadable import Unreadable
from klarlinie.method.inventory.table import Table

ROWS = (
    ("Aktivität", "Std/Monat", "Kosten"),
    ("Messe, Hannover", "4,5", "1.200,00 €"),
    ("Flyer", None, "300"),
)


def table(text: str) -> Table:
    return read_delimited("liste.csv", text).tables[0]


def codes(read: Table) -> list[str]:
    return [problem.code for problem in read.problems]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_separator_encoding_and_line_ending_gives_the_same_rows(
    delimiter: str, encoding: str, ending: str
) -> None:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator=ending).writerows(ROWS)
    read = read_content("liste.csv", target.getvalue().encode(encoding)).tables[0]
    assert read.rows == ROWS
    assert read.lines == (1, 2, 3)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ("a,b\nx;y,2\n", ","),
        ("Bericht Q1\n\na;b;c\n1;2;3\n", ";"),
        ("Titel\nMesse\n", ","),
        ("a\tb\n1,2\t3;4\n", "\t"),
        ("| a | b |\n| 1 | 2 |\n", "|"),
        ('"a;b";c\n"d;e";f\n', ";"),
    ],
)
def test_the_separator_is_the_one_that_cuts_evenly(text: str, delimiter: str) -> None:
    assert find_delimiter(text.splitlines(keepends=True)) == delimiter


@pytest.mark.parametrize("said", ["sep=,", "SEP=,", '"sep=,"'])
def test_a_first_line_may_say_the_separator(said: str) -> None:
    read = table(f"{said}\na;1,b\nc;2,d\n")
    assert read.rows == (("a;1", "b"), ("c;2", "d"))
    assert read.lines == (2, 3)


def test_a_text_with_line_breaks_is_one_cell_and_the_lines_stay_true() -> None:
    read = table('Titel;Notiz\nMesse;"erst\ndann; oder\nnie"\n\nFlyer;x\n')
    assert read.rows == (("Titel", "Notiz"), ("Messe", "erst\ndann; oder\nnie"), (), ("Flyer", "x"))
    assert read.lines == (1, 2, 5, 6)
    assert codes(read) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('A;B\n"Messe;4\nFlyer;2\nRadio;1\n', [2]),
        ('A;B;C\n"x;1;2\ny;3;4\nz;5;6\n"w";7;8\nv;9;9\n', [2]),
        ('A;B\nMesse;"4\nFlyer;2', [2]),
        ('A;B\n"a;1\n"b;2\n"c;3\nd;4\n', [2, 3, 4]),
    ],
)
def test_a_forgotten_quote_swallows_no_line(text: str, lines: list[int]) -> None:
    read = table(text)
    assert len([row for row in read.rows if row]) == len(text.strip().split("\n"))
    assert {problem.code for problem in read.problems} == {"INV014"}
    assert read.problems[0].line == lines[0]
    assert all("\n" not in str(cell) for row in read.rows for cell in row)


def test_inches_and_quotes_inside_a_word_do_no_harm() -> None:
    read = table('Titel;Größe\nMonitor 24";1\nDas "gute" Heft;2\n')
    assert read.rows[1:] == (('Monitor 24"', "1"), ('Das "gute" Heft', "2"))
    assert codes(read) == []


cells = st.text(alphabet='ab ;,"\n\täß1', max_size=12)
sheets = st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=12)


@settings(max_examples=200)
@given(rows=sheets, delimiter=st.sampled_from(";,\t"))
def test_what_a_csv_writer_wrote_comes_back_or_the_line_is_named(
    rows: list[list[str]], delimiter: str
) -> None:
    target = io.StringIO()
    target.write(f"sep={delimiter}\n")
    csv.writer(target, delimiter=delimiter, lineterminator="\n").writerows(rows)
    wanted = [_trimmed(row) for row in rows]
    if not any(wanted):
        return
    if not target.getvalue()[5:].strip(' \t\n;,|"'):
        return
    read = table(target.getvalue())
    if not codes(read):
        assert [list(row) for row in read.rows if row] == [row for row in wanted if row]


def _trimmed(row: list[str]) -> list[str | None]:
    plain: list[str | None] = [cell.strip() or None for cell in row]
    while plain and plain[-1] is None:
        plain.pop()
    return plain


@settings(max_examples=200)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    try:
        read_content("x.csv", content)
    except Unreadable as fault:
        said = fault.sentence.say("de")
    else:
        said = "gelesen"
    assert said


@settings(max_examples=100)
@given(text=st.text(alphabet="aäöüßÄÖÜ€é \n;1", min_size=1, max_size=60))
def test_windows_text_is_decoded_as_it_was_written(text: str) -> None:
    content = text.encode("cp1252")
    decoded, problems = decode(content, "x.csv")
    assert decoded == text or problems or content.decode("utf-8") == decoded


def test_an_assumed_encoding_shows_a_word_to_check() -> None:
    read = read_content("l.csv", "Titel;Ort\nMesse;München\n".encode("cp1252"))
    assert "München" in read.problems[0].message.say("de")
    assert "Windows" in read.problems[0].message.say("de")


@pytest.mark.parametrize(
    ("text", "is_sheet"),
    [
        ("a\tb\nc\td", True),
        ("Messe;4;1200\nFlyer;2;300", True),
        ("Messe, Flyer\nRadio", False),
        ("Titel;Std\nMesse;4", True),
        ("- Messe; groß\n- Flyer; klein", False),
        ("Messe\nFlyer", False),
    ],
)
def test_pasted_text_is_a_sheet_only_where_it_looks_like_one(text: str, is_sheet: bool) -> None:
    assert is_delimited(text) is is_sheet
