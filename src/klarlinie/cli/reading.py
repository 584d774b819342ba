"""Files in, the inventory out: what every command that takes files begins with."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from klarlinie.cli.place import place_and_message
from klarlinie.cli.screen import Screen
from klarlinie.cli.trouble import CannotDo
from klarlinie.gateways.encodings import decode
from klarlinie.gateways.reading import read_files, read_text
from klarlinie.gateways.unreadable import Unreadable
from klarlinie.method.inventory.read_tables import read_tables
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.inventory.same_people import with_people_once
from klarlinie.method.inventory.table import Table
from klarlinie.vocabulary.text import Text, plain

STANDARD_INPUT = "-"
READING = Text("Lese {name} ({now} von {all}) …", "Reading {name} ({now} of {all}) …")
UNDERSTANDING = Text("Ordne, was in den Listen steht …", "Sorting out what the lists hold …")
OFFICE_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods, .xls
NOT_TEXT = Text(
    "Über „-“ lesen wir nur Text. Nennt die Datei mit ihrem Namen: klarlinie tidy liste.xlsx",
    "Through “-” we read only text. Give the file by its name: klarlinie tidy list.xlsx",
    sie="Über „-“ lesen wir nur Text. Nennen Sie die Datei mit ihrem Namen: klarlinie tidy liste.xlsx",
)
PASTED = Text("Eingabe", "input")


def read_inventory(
    names: Sequence[str], today: date, screen: Screen, known: Sequence[str] = ()
) -> InventoryReading:
    """What was understood of the files (and of standard input for "-"). Raises `CannotDo` where nothing was.

    `known` are people named elsewhere: a "Petra" in the list is the only one of them who can be meant.
    """
    paths = [Path(name) for name in names if name != STANDARD_INPUT]
    pasted = [_pasted(screen)] if STANDARD_INPUT in names else []
    with screen.progress(UNDERSTANDING) as show:

        def tell(done: int, whole: int, name: str) -> None:
            step = READING.with_values(now=done + 1, all=whole, name=name)
            show(step if name else UNDERSTANDING)

        read = read_files(paths, on_progress=tell)
        return with_people_once(read_tables([*read.tables, *pasted], today, read.problems), known)


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


def _pasted(screen: Screen) -> Table:
    """Standard input as a table, in whatever encoding it comes. Raises `CannotDo` where it is no text."""
    content, name = sys.stdin.buffer.read(), PASTED.say(screen.language)
    if content.startswith(OFFICE_FILES):
        raise CannotDo(NOT_TEXT)
    try:
        text, problems = decode(content, name)
    except Unreadable as error:
        raise CannotDo(NOT_TEXT) from error
    table = read_text(text, name)
    return replace(table, problems=problems + table.problems)
