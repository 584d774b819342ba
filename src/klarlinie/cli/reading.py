"""Files in, the inventory out: what every command that takes files begins with."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from klarlinie.cli.screen import Screen
from klarlinie.cli.trouble import CannotDo
from klarlinie.gateways.reading import read_files, read_text
from klarlinie.method.inventory.read_tables import read_tables
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.inventory.table import Table
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text, plain

STANDARD_INPUT = "-"
READING = Text("Lese {n} Dateien …", "Reading {n} files …")
PASTED = Text("Eingabe", "input")


def read_inventory(names: Sequence[str], today: date, screen: Screen) -> InventoryReading:
    """What was understood of the files (and of standard input for "-"). Raises `CannotDo` where
    nothing was."""
    paths = [Path(name) for name in names if name != STANDARD_INPUT]
    with screen.progress(READING.with_values(n=len(names))):
        read = read_files(paths)
        pasted = [_pasted(screen)] if STANDARD_INPUT in names else []
        reading = read_tables([*read.tables, *pasted], today, read.problems)
    return reading


def insist_on_activities(reading: InventoryReading, screen: Screen) -> None:
    """Raises `CannotDo` with what went wrong where no activity was found."""
    if reading.activities:
        return
    reasons = [place_and_message(problem).say(screen.language) for problem in reading.problems[:3]]
    if not reading.sheets and reasons:
        raise CannotDo(plain("\n".join(reasons)))
    raise CannotDo(
        Text(
            "Darin haben wir keine Aktivität gefunden. Es genügt eine Spalte „Aktivität“ mit einer Zeile je "
            "Aktivität. {why}",
            "We found no activity in it. One column “Activity” with a row for each is enough. {why}",
            {"why": " ".join(reasons)},
        )
    )


def place_and_message(problem: Problem) -> Text:
    """Where it is and what it is: "list.xlsx, Sheet 1, line 7, Cost: ..."."""
    line = None if problem.line is None else Text("Zeile {n}", "line {n}", {"n": str(problem.line)})
    place = [part for part in (problem.file, problem.sheet, line, problem.column) if part]
    values = {"place": place, "message": problem.message, "code": problem.code}
    return Text("{place}: {message} [{code}]", "{place}: {message} [{code}]", values)


def _pasted(screen: Screen) -> Table:
    return read_text(sys.stdin.read(), PASTED.say(screen.language))
