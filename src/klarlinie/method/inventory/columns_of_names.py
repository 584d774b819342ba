"""A sheet whose columns are groups ("Online | Offline | Messen") with nothing but names below becomes a plain list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from klarlinie.method.inventory.content import kinds_of
from klarlinie.method.inventory.groups import GROUP_WORDS
from klarlinie.method.inventory.header import header_meanings, header_text
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.method.inventory.types import guess
from klarlinie.method.inventory.words import plain_form, words_of

HEADER = ("Gruppe", "Aktivität")
KNOWN = {0: "group", 1: "title"}
LONGEST_NAME = 60  # signs
LOOK_AT = 5  # rows from the top among which the names of the groups stand


def as_one_list(table: Table) -> Table | None:
    """The list, column by column, each name with the line it stands in; None where the sheet is anything else."""
    head = next((r for r in range(min(LOOK_AT, len(table.rows))) if _names_groups(table.rows[r])), None)
    if head is None:
        return None
    names = {c: header_text(cell) for c, cell in enumerate(table.rows[head]) if cell is not None}
    below = [(r, c, cell) for r in range(head + 1, len(table.rows)) for c, cell in _filled(table.rows[r])]
    if not all(c in names and _is_name(cell) for _, c, cell in below):
        return None
    telling = [c for c in names if _mostly_activities([cell for _, at, cell in below if at == c])]
    if len(telling) < 2 or len(telling) < 0.5 * len(names):
        return None
    ordered = sorted(below, key=lambda place: (place[1], place[0]))
    rows = (HEADER, *((names[c], cell) for _, c, cell in ordered))
    lines = (table.lines[head], *(table.lines[r] for r, _, _ in ordered))
    looks = {(at + 1, 1): table.looks[r, c] for at, (r, c, _) in enumerate(ordered) if (r, c) in table.looks}
    return replace(table, rows=rows, lines=lines, looks=looks, merged=(), known_columns=KNOWN)


def _filled(cells: Sequence[CellValue]) -> list[tuple[int, CellValue]]:
    return [(c, cell) for c, cell in enumerate(cells) if cell is not None]


def _names_groups(cells: Sequence[CellValue]) -> bool:
    texts = [cell for cell in cells if cell is not None]
    if len(texts) < 2 or not all(isinstance(cell, str) and _is_name(cell) for cell in texts):
        return False
    return sum(_may_be_group(str(cell)) for cell in texts) >= max(2, 0.6 * len(texts))


def _may_be_group(text: str) -> bool:
    if (
        max((weight for meaning, weight in header_meanings(text).items() if meaning != "title"), default=0)
        >= 3
    ):
        return False
    words = [word for word in plain_form(text).split() if not word.isdigit()]
    return bool(words) and (all(word in GROUP_WORDS for word in words) or kinds_of(text) == ("status",))


def _is_name(cell: CellValue) -> bool:
    if not isinstance(cell, str) or len(cell) > LONGEST_NAME or not words_of(cell):
        return False
    return not set(kinds_of(cell)) & {"number", "level", "date"} and "text" in (
        *kinds_of(cell),
        *_status(cell),
    )


def _status(cell: str) -> tuple[str, ...]:
    """A word such as "Idee" or "Geplant" may name a group too."""
    return ("text",) if kinds_of(cell) == ("status",) else ()


def _mostly_activities(cells: Sequence[CellValue]) -> bool:
    """Whether these are things of their own; words that repeat, or name groups themselves, are categories."""
    texts = {str(cell) for cell in cells}
    if not cells or len(texts) < 0.8 * len(cells) or sum(map(_may_be_group, texts)) >= 0.5 * len(texts):
        return False
    return sum(bool(guess(text)[2]) for text in texts) >= 0.5 * len(texts)
