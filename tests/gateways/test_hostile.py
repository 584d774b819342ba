"""Whatever a file does, the reader lives, answers in time and says one clear sentence."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from klarlinie.gateways import archives, isolation, kinds, limits
from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.isolation import Reader
from klarlinie.gateways.reading import read_files
from klarlinie.gateways.rules import RULES
from klarlinie.gateways.unreadable import Unreadable
from klarlinie.vocabulary.findings import Problem
from tests.gateways.hostile import CASES, LIST, far_cell, twice_the_same_part, xlsx, zip_bomb

REFUSED = ("INV002", "INV004", "INV005", "INV006", "INV007", "INV008", "INV009", "INV015")


def given(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def said(read: FilesRead) -> tuple[Problem, ...]:
    return (*read.problems, *(problem for table in read.tables for problem in table.problems))


@pytest.mark.parametrize(("name", "build", "code"), CASES, ids=[name for name, _, _ in CASES])
def test_each_odd_file_gets_its_sentence_and_its_neighbour_is_read(
    tmp_path: Path, name: str, build: Callable[[], bytes], code: str | None
) -> None:
    paths = [given(tmp_path, name, build()), given(tmp_path, "nachbar.csv", b"Titel;Std\nNachbar;1\n")]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.monotonic()

    read = read_files(paths)

    assert time.monotonic() - begin < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kB
    rows = [row for table in read.tables if table.file == name for row in table.rows]
    assert {problem.code for problem in said(read)} == ({code} if code else set())
    assert {problem.file for problem in said(read)} <= {name}
    for problem in said(read):
        assert_said_in_both_languages(problem)
    assert bool(rows) == (code not in REFUSED and name != "gross.csv" and name != "viele-termine.ics")
    assert [table.rows[1] for table in read.tables if table.file == "nachbar.csv"] == [("Nachbar", "1")]


def test_the_catalogue_is_long_and_every_name_is_there_once() -> None:
    names = [name for name, _, _ in CASES]
    assert len(names) == len(set(names))
    assert len(names) >= 100


def test_every_code_of_the_catalogue_is_explained() -> None:
    explained = {rule.code for rule in RULES}
    assert {code for _, _, code in CASES if code} <= explained


def assert_said_in_both_languages(problem: Problem) -> None:
    assert 20 < len(problem.message.say("de")) < 350
    assert 20 < len(problem.message.say("en")) < 350
    assert problem.message.say("de") != problem.message.say("en")


def test_without_the_guard_the_bomb_would_be_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zip_bomb(30_000_000)
    with pytest.raises(Unreadable, match="INV006"):
        kinds.read_content("bombe.xlsx", bomb)
    monkeypatch.setattr(limits, "UNZIPPED_BYTES", 10**12)
    monkeypatch.setattr(archives, "UNZIPPED_BYTES", 10**12)
    monkeypatch.setattr(archives, "UNZIPPED_RATIO", 10**9)
    with pytest.raises(Unreadable, match="INV009"):  # read to its end: nothing but blanks
        kinds.read_content("bombe.xlsx", bomb)


def test_without_the_guard_the_second_of_two_equal_parts_would_be_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    double = twice_the_same_part()
    with pytest.raises(Unreadable, match="INV006"):
        kinds.read_content("doppelt.xlsx", double)
    monkeypatch.setattr(archives, "check_names", lambda archive: None)
    assert kinds.read_content("doppelt.xlsx", double).tables[0].rows == ((666,),)


def test_a_far_cell_kills_the_reading_process_and_not_us(tmp_path: Path) -> None:
    with Reader() as reader:
        first = reader.start().pid
        read = reader.read("fern.xlsx", far_cell())
        assert [problem.code for problem in read.problems] == ["INV008"]
        assert reader.read("liste.csv", LIST).tables
        assert reader.start().pid != first


def test_a_file_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = "import sys, time; sys.stdin.buffer.readline(); time.sleep(60) #{path}"
    monkeypatch.setattr(isolation, "START", slow)
    with Reader(wall_seconds=0.4) as reader:
        assert [problem.code for problem in reader.read("x.csv", LIST).problems] == ["INV007"]


def test_a_file_that_computes_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    busy = (
        "import sys; sys.path[:] = {path!r}; from klarlinie.gateways import limits, kinds, child; "
        "limits.CPU_SECONDS = 1\ndef forever(name, content):\n    while True: pass\n"
        "kinds.read_content = forever; child.main()"
    )
    monkeypatch.setattr(isolation, "START", busy)
    with Reader() as reader:
        assert [problem.code for problem in reader.read("x.csv", LIST).problems] == ["INV007"]


@pytest.mark.parametrize(
    ("start", "code"), [("import sys; sys.exit(3)", "INV004"), ("import os; os.abort()", "INV008")]
)
def test_a_process_that_dies_before_it_has_read_leaves_us_alive(
    monkeypatch: pytest.MonkeyPatch, start: str, code: str
) -> None:
    monkeypatch.setattr(isolation, "START", start + " #{path}")
    with Reader() as reader:
        assert [problem.code for problem in reader.read("x.csv", b"x" * 5_000_000).problems] == [code]


def test_what_a_dead_process_has_not_read_is_no_trouble_when_it_is_put_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(isolation, "START", "#{path}")
    with Reader() as reader:
        process = reader.start()
        assert process.stdin is not None
        process.wait()
        process.stdin.write(b"waits in the buffer")

        assert reader.stop() == 0


@pytest.mark.parametrize(
    "answer",
    [
        b"{}\n",
        b"[]\n",
        b"nonsense\n",
        b'{"tables":[],"problems":[[1,2,3,4,5,6]]}\n',
        b'{"tables":[{"rows":[[{"a":1}]]}],"problems":[]}\n',
        b'{"tables":[{"file":"a","sheet":null,"rows":[[[1]]],"lines":[1],"hidden":false,"looks":[],"merged":[],'
        b'"known":null,"problems":[],"kind":"csv"}],"problems":[]}\n',
        b"[" * 100_000 + b"\n",
        b"no end of line",
    ],
)
def test_a_captured_process_can_only_answer_with_tables(
    monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    liar = f"import sys; sys.stdin.buffer.readline(); sys.stdout.buffer.write({answer!r}) #"
    monkeypatch.setattr(isolation, "START", liar.replace("{", "{{").replace("}", "}}") + "{path}")
    with Reader() as reader:
        read = reader.read("x.csv", LIST)
    assert read.tables == ()
    assert [problem.code for problem in read.problems] == ["INV004"]


def test_the_reading_process_sees_no_secrets_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_PASSWORD", "geheim")
    with Reader() as reader:
        environment = Path(f"/proc/{reader.start().pid}/environ")
        reader.read("liste.csv", LIST)
        if environment.exists():
            assert b"geheim" not in environment.read_bytes()


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    with Reader() as reader:
        process = reader.start()
        reader.read("liste.xlsx", xlsx())
    assert process.poll() is not None
