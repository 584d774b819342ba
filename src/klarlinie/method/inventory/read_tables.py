"""All tables of all files become one inventory: activities, problems, likely duplicates, the line and the people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from klarlinie.method.inventory import sayings
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.boards import FromTable, fold_exports, seen_before
from klarlinie.method.inventory.duplicates import likely_duplicates
from klarlinie.method.inventory.header import header_text
from klarlinie.method.inventory.read_sheet import SheetResult, read_sheet
from klarlinie.method.inventory.reading import InventoryReading, SheetReading
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.method.inventory.words import column_letter
from klarlinie.vocabulary.findings import Problem

SHOWN_TITLES = 8  # titles of uncertain type that are named per file


def read_tables(
    tables: Sequence[Table],
    today: date,
    problems: Sequence[Problem] = (),
    meanings: Mapping[tuple[str | None, int], str] | None = None,
) -> InventoryReading:
    """What `tables` say together. `problems` are those the readers of the files have met; they come first.

    `meanings` is what people have said about columns, by sheet and index (from 0); it goes before what the columns
    look like. To say which column holds the titles makes a list of any sheet, a hidden one too.
    """
    tables = [_told(table, meanings) for table in tables] if meanings else tables
    again = seen_before(tables)
    results = [
        _again(table, again[index]) if index in again else read_sheet(table, today)
        for index, table in enumerate(tables)
    ]
    found = [
        FromTable(activity, table)
        for table, result in zip(tables, results, strict=True)
        for activity in result.activities
    ]
    activities, folded = fold_exports(found)
    said = [
        problem
        for table, result in zip(tables, results, strict=True)
        for problem in table.problems
        if not _is_about_a_sum(problem, table, result)
    ]
    said += [problem for result in results for problem in result.problems]
    said += [
        problem for table, result in zip(tables, results, strict=True) for problem in _hidden(table, result)
    ]
    return InventoryReading(
        sheets=tuple(reading for result in results for reading in result.readings),
        activities=tuple(activities),
        problems=(*problems, *said, *folded, *_unsure_types(activities)),
        duplicates=likely_duplicates(activities),
        line_rows=_together([result.line_rows for result in results]),
        people_rows=tuple(person for result in results for person in result.people_rows),
    )


def _told(table: Table, meanings: Mapping[tuple[str | None, int], str]) -> Table:
    told = {column: meaning for (sheet, column), meaning in meanings.items() if sheet == table.sheet}
    return replace(table, told_columns=told) if told else table


def _is_about_a_sum(problem: Problem, table: Table, result: SheetResult) -> bool:
    """Whether a cell has no result in a row that only adds up others, or holds nothing else."""
    if problem.code != "INV012" or problem.line is None:
        return False
    row = next((row for row, line in enumerate(table.lines) if line == problem.line), None)
    return row is None or result.kinds.get(row) in ("sum", "empty")


def _hidden(table: Table, result: SheetResult) -> Iterator[Problem]:
    """What somebody has hidden in a list, as far as it holds anything; that comes in, but not without a word."""
    reading = next((one for one in result.readings if one.role == "activities"), None)
    if reading is None:
        return
    columns = [
        c for c in table.hidden_columns if any(c < len(row) and row[c] is not None for row in table.rows)
    ]
    by_line = dict(zip(table.lines, table.rows, strict=True))
    lines = [line for line in table.hidden_lines if any(cell is not None for cell in by_line.get(line, ()))]
    if columns or lines:
        head = by_line.get(reading.header_line or -1, ())
        names = [_name(head, c) for c in columns]
        yield Problem("INV107", table.file, table.sheet, None, None, sayings.hidden_parts(names, lines))


def _name(head: Sequence[CellValue], column: int) -> str:
    named = head[column] if column < len(head) else None
    return header_text(named) if named is not None else column_letter(column)


def _again(table: Table, earlier: Table) -> SheetResult:
    problem = Problem(
        "INV103", table.file, table.sheet, None, None, sayings.same_table(earlier.file, earlier.sheet)
    )
    return SheetResult((SheetReading(table.file, table.sheet, None, {}, "ignored"),), (), (problem,))


def _unsure_types(activities: Sequence[Activity]) -> list[Problem]:
    """One sentence per file about all activities whose type is only a proposal."""
    unsure: dict[str, list[str]] = {}
    for activity in activities:
        if not activity.type_certain:
            unsure.setdefault(activity.source.file, []).append(activity.title)
    return [
        Problem("INV401", file, None, None, None, sayings.unsure_types(titles[:SHOWN_TITLES], len(titles)))
        for file, titles in unsure.items()
    ]


def _together(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What several line sheets say, one after the other: lists grow, a single text is taken from the first."""
    together: dict[str, Any] = {}
    for part in parts:
        for key, value in part.items():
            if isinstance(value, list):
                together.setdefault(key, []).extend(value)
            else:
                together.setdefault(key, value)
    return together
