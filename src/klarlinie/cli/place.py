"""Where in a file something is, as it is said on the screen."""

from __future__ import annotations

from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text


def place_and_message(problem: Problem) -> Text:
    """Where it is and what it is: "list.xlsx, Sheet 1, line 7, Cost: ..."."""
    line = None if problem.line is None else Text("Zeile {n}", "line {n}", {"n": str(problem.line)})
    place = [part for part in (problem.file, problem.sheet, line, problem.column) if part]
    values = {"place": place, "message": problem.message, "code": problem.code}
    said = "{place}: {message} [{code}]" if place else "{message} [{code}]"
    return Text(said, said, values)
