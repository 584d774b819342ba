"""Nobody is kept by name: what names a person or a firm becomes a mark before anything is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from klarlinie.analysis.origin.reading.columns import PERSONAL, Understood
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.method.inventory.unknowns import says_nothing
from klarlinie.method.inventory.words import cell_text

Mark = Callable[[str], str]  # the same words give the same mark, and nobody gets from the mark to the words
MARKED = re.compile(r"P-[0-9a-f]{16}")
MAIL = re.compile(r"[^\s@<>;,()\"']+@[^\s@<>;,()\"']+\.[^\s@<>;,()\"'.]+")
PHONE = re.compile(r"(?<![\d.,:-])(?:\+|00)[\d ()/-]{8,20}\d")


def mark_of(words: str, mark: Mark) -> str:
    """The mark of a name or an address; blanks and capitals do not count. Marks stay as they are."""
    plain = " ".join(words.split()).casefold()
    return words if MARKED.fullmatch(words) else f"P-{mark(plain)[:16]}"


def without_contacts(text: str, mark: Mark) -> str:
    """A text in which addresses and numbers have become marks."""
    text = MAIL.sub(lambda found: mark_of(found.group(), mark), text)
    return PHONE.sub("…", text)


def without_names(table: Table, understood: Understood, mark: Mark) -> Table:
    """The same table with marks in place of people and firms; comments of cells are dropped."""
    meanings = {column.index: column.meaning for column in understood.columns}
    first, last = understood.of("first_name"), understood.of("last_name")
    rows = []
    for place, cells in enumerate(table.rows):
        if place <= understood.header:
            rows.append(tuple(without_contacts(one, mark) if isinstance(one, str) else one for one in cells))
            continue
        whole = list(cells)
        if first and last and max(first.index, last.index) < len(whole):
            both = f"{cell_text(cells[first.index])} {cell_text(cells[last.index])}".strip()
            whole[first.index], whole[last.index] = both or None, None
        rows.append(tuple(_kept(cell, meanings.get(index, ""), mark) for index, cell in enumerate(whole)))
    looks = {place: replace(look, comment=None) for place, look in table.looks.items()}
    return replace(table, rows=tuple(rows), looks=looks, ids={})


def _kept(cell: CellValue, meaning: str, mark: Mark) -> CellValue:
    if meaning in PERSONAL:
        return None if says_nothing(cell) else mark_of(cell_text(cell), mark)
    return without_contacts(cell, mark) if isinstance(cell, str) else cell


def only_needed(table: Table, understood: Understood) -> Table:
    """The table without the cells of columns that nobody needs, for what is kept after it was taken over."""
    needed = {
        column.index for column in understood.columns if column.meaning not in ("other", "title", "owner")
    }
    rows = tuple(
        cells
        if place <= understood.header
        else tuple(cell if index in needed else None for index, cell in enumerate(cells))
        for place, cells in enumerate(table.rows)
    )
    return replace(table, rows=rows, looks={})
