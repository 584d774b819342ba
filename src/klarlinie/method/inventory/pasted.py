"""A block pasted from a spreadsheet: its cells, and whether its first row says what the columns are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from klarlinie.method.inventory.header import header_meanings, header_text, is_header_row
from klarlinie.method.inventory.own_headers import are_our_own
from klarlinie.method.inventory.read_tables import read_tables
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.inventory.table import Table

# A cell in quotes holds a line break, a tab or doubled quotes: for anything else a spreadsheet writes none.
QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|$)')
BARE = re.compile(r"[^\t\n]*")


def block(words: str) -> list[list[str]]:
    """The rows of what Excel or Sheets put on the clipboard; the line end behind the last row is no row."""
    text = words.replace("\r\n", "\n").replace("\r", "\n")
    text = text[:-1] if text.endswith("\n") else text
    if not text:
        return []
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at `at`, and where it ends."""
    match = QUOTED.match(text, at)
    if match and ('""' in match[1] or "\n" in match[1] or "\t" in match[1]):
        return match[1].replace('""', '"'), match.end()
    bare = BARE.match(text, at)
    return (bare[0], bare.end()) if bare else ("", at)


def looks_like_header(row: Sequence[str]) -> bool:
    """Whether these words are headers that we understand; for a single column one that plainly names activities."""
    filled = [header_text(cell) for cell in row if cell.strip()]
    if len(filled) == 1:
        return header_meanings(filled[0]).get("title", 0) >= 3
    return are_our_own(filled) or is_header_row(row)


def understand_block(rows: Sequence[Sequence[str]], name: str, today: date) -> InventoryReading | None:
    """What a block with a header says, read like a file called `name`; None where it has no header of its own."""
    if len(rows) < 2 or not looks_like_header(rows[0]):
        return None
    cells = tuple(tuple(cell.strip() or None for cell in row) for row in rows)
    return read_tables([Table(name, None, cells, tuple(range(1, len(rows) + 1)), kind="text")], today)
