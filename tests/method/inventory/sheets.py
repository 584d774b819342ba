"""Messy sheets, written as one would see them: cells between bars, *bold*, ~struck~, a blank line is an empty row."""

from __future__ import annotations

from datetime import date
from typing import Any

from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.read_sheet import SheetResult, read_sheet
from klarlinie.method.inventory.read_tables import read_tables
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.inventory.table import CellLook, CellValue, Table

TODAY = date(2026, 3, 31)


def sheet(text: str, name: str | None = "Tabelle1", file: str = "liste.xlsx", **more: Any) -> Table:
    """A table from `text`; numbers become numbers, 2026-03-31 a day, a leading ' keeps a cell a text."""
    lines = text.strip("\n").split("\n")
    looks: dict[tuple[int, int], CellLook] = {}
    rows = []
    for r, line in enumerate(lines):
        cells: list[CellValue] = []
        for c, part in enumerate(line.split("|") if line.strip() else []):
            word = part.strip()
            if len(word) > 2 and word[0] == word[-1] and word[0] in "*~":
                looks[(r, c)] = CellLook(is_bold=word[0] == "*", is_struck=word[0] == "~")
                word = word[1:-1]
            cells.append(_cell(word))
        rows.append(tuple(cells))
    return Table(file, name, tuple(rows), tuple(range(1, len(rows) + 1)), looks=looks, **more)


def _cell(word: str) -> CellValue:
    if not word:
        return None
    if word.startswith("'"):
        return word[1:].removesuffix("'")
    for kind in (int, float, date.fromisoformat):
        try:
            return kind(word)
        except ValueError:
            continue
    return word


def read(*tables: Table) -> InventoryReading:
    return read_tables(tables, TODAY)


def result(table: Table) -> SheetResult:
    return read_sheet(table, TODAY)


def titles(reading: InventoryReading | SheetResult) -> list[str]:
    return [activity.title for activity in reading.activities]


def by_title(reading: InventoryReading) -> dict[str, Activity]:
    return {activity.title: activity for activity in reading.activities}


def codes(reading: InventoryReading) -> set[str]:
    return {problem.code for problem in reading.problems}


def meanings(reading: InventoryReading) -> dict[str, str]:
    return dict(reading.sheets[0].columns)
