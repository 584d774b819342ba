"""The same question about many cells of a column is asked once, with the lines it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

ASSUMED = "INV302"  # the code of a cell that was read although somebody could read it differently
FROM = {
    "INV012": 3,
    "INV301": 3,
    "INV201": 2,
    ASSUMED: 2,
}  # so many with the same question are asked about together
SHOWN_LINES = 30

ABOUT_ROWS = Text(
    "{message} So auch in den übrigen dieser {count} Zeilen: {lines}.",
    "{message} The same goes for the others of these {count} rows: {lines}.",
)
ABOUT_CELLS = Text(
    "{message} Dasselbe gilt in dieser Spalte für {count} Zeilen ({lines}).",
    "{message} In this column the same goes for {count} rows ({lines}).",
)
HEADER_HELPS = Text(
    "{message} Das ist in {count} Zeilen dieser Spalte offen ({lines}); oft genügt ein Wort in der Überschrift.",
    "{message} This is open in {count} rows of this column ({lines}); a word in the header is often enough.",
)
SAID = {"INV012": ABOUT_CELLS, ASSUMED: ABOUT_CELLS, "INV301": HEADER_HELPS, "INV201": ABOUT_ROWS}


def asked_once(problems: Iterable[Problem]) -> list[Problem]:
    """`problems` in their order; those of one column that differ only in the cell become the first of them."""
    problems = list(problems)
    alike: dict[object, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(_question(problem), []).append(problem)
    asked: list[Problem] = []
    for problem in problems:
        several = alike[_question(problem)]
        if len(several) < FROM.get(problem.code, len(several) + 1):
            asked.append(problem)
        elif problem is several[0]:
            asked.append(_together(several))
    return asked


def _question(problem: Problem) -> object:
    """Equal for problems that ask the same; a problem that stands for itself equals only itself."""
    if problem.code not in FROM or problem.line is None:
        return id(problem)
    # Questions differ in the cell they quote; an assumption that quotes another cell is another assumption.
    words = problem.message.say("de") if problem.code == ASSUMED else problem.message.de
    return problem.code, problem.file, problem.sheet, problem.column, words


def _together(several: Sequence[Problem]) -> Problem:
    lines = [str(problem.line) for problem in several]
    shown = lines if len(lines) <= SHOWN_LINES else [*lines[:SHOWN_LINES], "…"]
    first = several[0]
    message = SAID[first.code].with_values(message=first.message, count=len(lines), lines=tuple(shown))
    return replace(first, message=message)
