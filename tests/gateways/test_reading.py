"""Files are read in one process of their own, each once, in their order."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from klarlinie.gateways import isolation
from klarlinie.gateways.files_read import FilesRead, pack, unpack
from klarlinie.gateways.kinds import read_content
from klarlinie.gateways.reading import read_files, read_text
from klarlinie.gateways.rules import RULES
from klarlinie.method.inventory.table import CellLook, Table
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text
from tests.gateways.hostile import far_cell, xlsx


def test_tables_and_problems_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Titel;Std\nMesse;1\n")
    (tmp_path / "b.xlsx").write_bytes(xlsx())
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "d.txt").write_text("- Flyer")
    seen: list[tuple[int, int, str]] = []

    read = read_files(
        [tmp_path / name for name in ("a.csv", "b.xlsx", "fehlt.csv", "c.pdf", "d.txt")],
        on_progress=lambda done, whole, name: seen.append((done, whole, name)),
    )

    assert [table.file for table in read.tables] == ["a.csv", "b.xlsx", "d.txt"]
    assert [(problem.code, problem.file) for problem in read.problems] == [
        ("INV001", "fehlt.csv"),
        ("INV015", "c.pdf"),
    ]
    assert seen[0] == (0, 5, "a.csv")
    assert seen[-1] == (5, 5, "")


def test_the_same_content_is_read_once_and_named(tmp_path: Path) -> None:
    for name in ("januar.csv", "kopie.csv"):
        (tmp_path / name).write_text("Titel;Std\nMesse;1\n")
    read = read_files([tmp_path / "januar.csv", tmp_path / "kopie.csv"])
    assert [table.file for table in read.tables] == ["januar.csv"]
    (problem,) = read.problems
    assert (problem.code, problem.file) == ("INV010", "kopie.csv")
    assert "januar.csv" in problem.message.say("de")


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "liste.csv").write_text(f"Titel;Std\n{folder};1\n")
    read = read_files([tmp_path / "a" / "liste.csv", tmp_path / "b" / "liste.csv"])
    assert len({table.file for table in read.tables}) == 2


def test_folders_and_unreadable_names_are_refused_in_words(tmp_path: Path) -> None:
    read = read_files([tmp_path, tmp_path / "a.csv" / "b.csv", Path("x\x00y")])
    assert [problem.code for problem in read.problems] == ["INV001"] * 3


def test_no_files_are_no_work() -> None:
    assert read_files([]) == FilesRead()


def test_one_process_reads_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    popen = isolation.subprocess.Popen

    def counted(*args: object, **options: object) -> object:
        started.append(args)
        return popen(*args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(isolation.subprocess, "Popen", counted)
    for number in range(4):
        (tmp_path / f"{number}.csv").write_text(f"Titel;Std\nMesse;{number}\n")
    assert len(read_files([tmp_path / f"{number}.csv" for number in range(4)]).tables) == 4
    assert len(started) == 1


def test_files_behind_a_killer_are_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(far_cell())
    (tmp_path / "b.csv").write_text("Titel;Std\nMesse;1\n")
    read = read_files([tmp_path / "a.xlsx", tmp_path / "b.csv"])
    assert [table.file for table in read.tables] == ["b.csv"]
    assert [problem.code for problem in read.problems] == ["INV008"]


def test_pasted_text_is_one_table() -> None:
    assert read_text("Messe\nFlyer", "Einfügen").rows[1][0] == "Messe"
    assert read_text("Titel\tStd\nMesse\t4", "Einfügen").rows == (("Titel", "Std"), ("Messe", "4"))
    assert read_text('[{"Titel": "Messe"}]', "Einfügen").rows == (("Titel",), ("Messe",))
    assert (
        read_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Messe\nEND:VEVENT\nEND:VCALENDAR", "x").kind
        == "calendar"
    )


def test_pasted_nothing_is_a_table_without_rows_that_says_so() -> None:
    table = read_text(" \n", "Einfügen")
    assert table.rows == ()
    assert [problem.code for problem in table.problems] == ["INV009"]


def test_a_second_table_in_a_pasted_text_is_named() -> None:
    table = read_text("- Messe\n- Flyer\n- Radio\n- Blog\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "Einfügen")
    assert len(table.rows) == 5
    assert [problem.code for problem in table.problems] == ["INV017"]


def test_a_web_page_named_xls_gives_its_table() -> None:
    page = (
        "<html><style>td{}</style><body><table><tr><td colspan=2>Bericht</td></tr><tr><th>Titel</th><th>Std</th></tr>"
        "<tr><td>Messe &amp;<br>Stand</td><td> 4 </td></tr></table></body></html>"
    )
    table = read_content("bericht.xls", page.encode()).tables[0]
    assert table.rows == (("Bericht",), ("Titel", "Std"), ("Messe &\nStand", "4"))


TABLE = Table(
    "a.xlsx",
    "Liste",
    (
        ("Titel", None, 3, 4.5, True),
        (date(2026, 1, 2), datetime.fromisoformat("2026-01-02T03:04"), time(5, 6), "{x}"),
    ),
    (4, 9),
    True,
    {(0, 1): CellLook(True, False, "0%", "sagt Tom")},
    ((0, 0, 1, 0),),
    {0: "title", 2: "hours"},
    (
        Problem(
            "INV012",
            "a.xlsx",
            "Liste",
            3,
            "B",
            Text("{n} {t}", "{n} {t}", {"n": 3, "t": Text("nehmt", "take", sie="nehmen Sie")}, "{n} {t}!"),
        ),
    ),
    "planner",
)


def test_a_table_survives_the_way_from_process_to_process() -> None:
    read = FilesRead(
        (TABLE,), (Problem("INV001", "ä.csv", None, None, None, Text("{d}", "{d}", {"d": date(2026, 1, 2)})),)
    )
    assert unpack(pack(read)) == read
    assert b"\n" not in pack(read)


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@settings(max_examples=200)
@over(row=st.lists(values, max_size=6))
def test_every_value_survives_the_way(row: list[object]) -> None:
    table = Table("a", None, (tuple(row),), (1,))  # type: ignore[arg-type]
    (back,) = unpack(pack(FilesRead((table,)))).tables
    assert back == table
    assert [type(value) for value in back.rows[0]] == [type(value) for value in row]


def test_every_rule_has_its_own_code_and_says_itself_in_both_languages() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        for text in (rule.title, rule.says, rule.numbers, rule.drawback):
            assert text.say("de") != text.say("en")
