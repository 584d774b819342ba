"""The same table read twice, and next month's export of the same board: counted once, and said so."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from klarlinie.method.inventory import sayings
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.table import Table
from klarlinie.method.inventory.words import plain_form
from klarlinie.vocabulary.findings import Problem

NO_BOARDS = frozenset({"sheet", "csv", "text"})
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class FromTable:
    """An activity and the table it stands in."""

    activity: Activity
    table: Table


def seen_before(tables: Sequence[Table]) -> Mapping[int, Table]:
    """For each table that holds row by row the same as an earlier one: that earlier table."""
    first: dict[object, Table] = {}
    again: dict[int, Table] = {}
    for index, table in enumerate(tables):
        rows = tuple(row for row in table.rows if any(cell is not None for cell in row))
        if not rows or table.is_hidden:
            continue
        earlier = first.setdefault((table.kind, rows), table)
        if earlier is not table:
            again[index] = earlier
    return again


def fold_exports(found: Sequence[FromTable]) -> tuple[list[Activity], list[Problem]]:
    """Rows of a later export of the same kind of board replace those of the earlier file with the same title and type.

    Twice the same title inside one file stays twice. What only the earlier file has stays. Sheets, CSV files and
    pasted lists are never folded: there the likely duplicates are only proposed.
    """
    if all(one.table.kind in NO_BOARDS for one in found):
        return [one.activity for one in found], []
    kept: list[FromTable] = []
    open_places: dict[Key, deque[int]] = {}  # per card the places it has, those of the oldest file in front
    replaced: dict[tuple[str, str], list[int]] = {}
    for one in found:
        key = (one.table.kind, plain_form(one.activity.title), one.activity.type)
        places = open_places.setdefault(key, deque())
        if one.table.kind not in NO_BOARDS and places and kept[places[0]].table.file != one.table.file:
            place = places.popleft()
            replaced.setdefault((kept[place].table.file, one.table.file), []).append(place)
            kept[place] = one
        else:
            place = len(kept)
            kept.append(one)
        places.append(place)
    problems = [
        Problem("INV402", later, None, None, None, sayings.folded(len(places), earlier))
        for (earlier, later), places in replaced.items()
    ]
    return [one.activity for one in kept], problems
