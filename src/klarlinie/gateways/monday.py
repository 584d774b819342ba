"""A monday.com export has the board's name on top and, for each group, its title and the header once more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from klarlinie.method.inventory.table import CellValue, Table

Row = Sequence[CellValue]

NAMES = ("name", "element", "item")
SUBITEMS = ("subitems", "unterelemente", "subelemente", "unteraufgaben")
MEANINGS: Mapping[str, str] = {
    "name": "title",
    "element": "title",
    "item": "title",
    "person": "owner",
    "people": "owner",
    "owner": "owner",
    "personen": "owner",
    "verantwortlich": "owner",
    "zuständig": "owner",
    "status": "status",
    "date": "due",
    "datum": "due",
    "due date": "due",
    "fälligkeitsdatum": "due",
    "timeline - start": "start",
    "timeline - end": "due",
    "zeitachse - start": "start",
    "zeitachse - end": "due",
    "zeitleiste - start": "start",
    "zeitleiste - ende": "due",
    "text": "note",
    "files": "note",
    "priority": "note",
    "priorität": "note",
    "last updated": "ignore",
    "item id (auto generated)": "ignore",
    "item id": "ignore",
    "subitems": "note",
    "unterelemente": "note",
    "subelemente": "note",
    "unteraufgaben": "note",
    "unterpunkte": "note",
    "gruppe": "group",
}


def monday_board(table: Table) -> Table | None:
    """The board as one header with its items, or None where the sheet is not such an export.

    Subitems go into the note of their item; the sums below each group have no name and are left out.
    """
    if not table.rows or not _is_title(table.rows[0]):
        return None
    headers = [index for index, row in enumerate(table.rows) if _is_header(table.rows, index)]
    if not headers or not _is_board(table.rows, headers):
        return None
    header = [str(cell).strip() if cell is not None else "" for cell in table.rows[headers[0]]]
    names = [*header, "Gruppe", "Unterpunkte"]
    rows, lines = _items(table, headers, len(header))
    known = {
        column: MEANINGS[name.casefold()] for column, name in enumerate(names) if name.casefold() in MEANINGS
    }
    header_row: tuple[CellValue, ...] = tuple(name or None for name in names)
    return replace(
        table,
        rows=(header_row, *map(tuple, rows)),
        lines=(table.lines[headers[0]], *lines),
        looks={},
        merged=(),
        known_columns=known,
        kind="monday",
    )


def _is_header(rows: Sequence[Row], index: int) -> bool:
    """A row that begins with "Name", has more columns, and stands below the title of its group."""
    if index == 0 or len(rows[index]) < 2 or _folded(rows[index][0]) not in NAMES:
        return False
    return _is_title(rows[index - 1])


def _is_board(rows: Sequence[Row], headers: Sequence[int]) -> bool:
    """The board's name stands alone on top, and the header repeats or speaks of subitems as monday does."""
    first = rows[headers[0]]
    if headers[0] < 2:
        return False
    repeats = len(headers) > 1 and all(rows[index] == first for index in headers)
    return repeats or any(_folded(cell) in SUBITEMS for cell in first)


def _items(table: Table, headers: Sequence[int], width: int) -> tuple[list[list[CellValue]], list[int]]:
    items: list[list[CellValue]] = []
    lines: list[int] = []
    group: CellValue = None
    is_among_items = False
    for index, row in enumerate(table.rows):
        if index in headers:
            group, is_among_items = table.rows[index - 1][0], True
        elif index + 1 in headers or not row:
            is_among_items = False
        elif is_among_items and row[0] is None and items:
            _add_subitem(items[-1], row)
        elif is_among_items and _folded(row[0]) not in SUBITEMS and row[0] is not None:
            items.append([*row[:width], *[None] * (width - len(row)), group, None])
            lines.append(table.lines[index])
    return items, lines


def _add_subitem(item: list[CellValue], row: Row) -> None:
    words = [str(cell) for cell in row if cell is not None]
    if len(row) < 2 or not isinstance(row[1], str):
        return  # the sums below a group
    subitem = words[0] + (f" ({', '.join(words[1:])})" if words[1:] else "")
    item[-1] = f"{item[-1]}; {subitem}" if item[-1] else subitem


def _is_title(row: Row) -> bool:
    return len(row) >= 1 and isinstance(row[0], str) and all(cell is None for cell in row[1:])


def _folded(cell: CellValue) -> str:
    return cell.strip().casefold() if isinstance(cell, str) else ""
