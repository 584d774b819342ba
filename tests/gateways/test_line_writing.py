"""A line written to a file is the same line when it is read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from klarlinie.gateways.line_file import read_line_file
from klarlinie.gateways.line_writing import line_facts, write_line_file
from klarlinie.method.clarity.line import TASKS, Audience, Benefit, Line, Task
from klarlinie.method.clarity.read_line import read_line
from tests.architecture.project import ROOT

FULL = Line(
    company="Müller & Söhne: Pumpen",
    promise="Eure Pumpe läuft morgen wieder: versprochen, „auch sonntags“.",
    audiences=(
        Audience("Wasserwerke", {"revenue": 4, "fit": 3.5, "repeat": 0}, ("Stadtwerke", "Zweckverbände")),
        Audience("2027", {}),
    ),
    not_served=("Privatleute: nie", "- Baumärkte"[2:]),
    benefits=(Benefit("Nach 6 statt 30 Stunden", "212 Einsätze"), Benefit("ja")),
    main_task=Task("win_inquiries", 45, date(2027, 12, 31), None, 0.7),
    side_tasks=(Task("be_known", 1.5, None, "Wasserwerke"), Task("support_sales")),
    not_expected=("Marketing ersetzt keinen Anruf.",),
    tone="knapp, warm; nie: „innovativ“",
    key_terms=("Bereitschaft", "null"),
    agreed_on=date(2026, 8, 3),
    agreed_by=("Ana", "Ben"),
)


def read_again(folder: Path, line: Line, language: str) -> Line:
    path = folder / "linie.yaml"
    path.write_text(write_line_file(line, language), encoding="utf-8")  # type: ignore[arg-type]
    reading = read_line(read_line_file(path))
    assert reading.problems == ()
    return reading.line


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_full_line_comes_back_as_it_was(tmp_path: Path, language: str) -> None:
    assert read_again(tmp_path, FULL, language) == FULL


def test_an_empty_line_is_an_empty_file(tmp_path: Path) -> None:
    assert read_again(tmp_path, Line(), "de") == Line()


@pytest.mark.parametrize("kind", TASKS)
def test_every_task_is_known_again_by_its_german_name(tmp_path: Path, kind: str) -> None:
    line = Line(main_task=Task(kind))  # type: ignore[arg-type]
    assert read_again(tmp_path, line, "de") == line


def test_the_example_survives_the_way_out_and_in(tmp_path: Path) -> None:
    line = read_line(read_line_file(ROOT / "examples" / "hallstein-line.yaml")).line
    assert read_again(tmp_path, line, "de") == line


def test_a_line_break_becomes_a_blank() -> None:
    assert line_facts(Line(promise="Erst\n\ndann"))["promise"] == "Erst dann"


def test_the_facts_are_read_as_they_are() -> None:
    assert read_line(line_facts(FULL)).line == FULL
