"""Workbooks (Excel old and new, LibreOffice) become tables, one per sheet, row for row as they stand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from klarlinie.gateways import limits
from klarlinie.gateways.exports import arranged, is_beside_the_tasks
from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.sheet_details import Details, Hidden, no_details, read_details
from klarlinie.gateways.trimming import Row, cut_to_size
from klarlinie.gateways.unreadable import broken, empty, locked
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Merged = tuple[int, int, int, int]


def read_workbook(file: str, content: bytes, archive: zipfile.ZipFile | None) -> FilesRead:
    """All sheets, hidden ones marked. `archive` is the opened .xlsx or .ods, None for the old .xls format."""
    import python_calamine

    workbook = open_workbook(content)
    details = read_details(archive, content) if archive else no_details()
    kinds, visible = python_calamine.SheetTypeEnum, python_calamine.SheetVisibleEnum.Visible
    with_cells = (kinds.WorkSheet, kinds.MacroSheet)
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ in with_cells]
    if not sheets:
        raise broken()
    tables = [
        _read_sheet(file, sheet.name, sheet.visible != visible, workbook, details)
        for sheet in sheets[: limits.SHEETS]
    ]
    filled = [_as_it_is_seen(arranged(table)) for table in tables if table.rows]
    if not filled:
        raise empty()
    problems: list[Problem] = []
    if any(table.kind != "sheet" for table in filled):
        beside = [table for table in filled if table.kind == "sheet" and is_beside_the_tasks(table)]
        problems += [_beside(table) for table in beside]
        filled = [table for table in filled if table not in beside]
    if len(sheets) > limits.SHEETS:
        problems.append(_too_many_sheets(file, len(sheets)))
    return FilesRead(tuple(filled), tuple(problems))


def open_workbook(content: bytes) -> CalamineWorkbook:
    """The workbook; raises `Unreadable` where it is locked or damaged."""
    import python_calamine

    try:
        return python_calamine.load_workbook(io.BytesIO(content))
    except python_calamine.PasswordError as error:
        raise locked() from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise broken() from error


def _read_sheet(file: str, name: str, is_hidden: bool, workbook: CalamineWorkbook, details: Details) -> Table:
    sheet = _sheet(workbook, name)
    top, left = sheet.start or (0, 0)
    values = sheet.to_python(nrows=limits.ROWS * 2) if sheet.start else []
    cut = cut_to_size([plain_row(row) for row in values], top, left, file, name)
    if sheet.height > limits.ROWS * 2:
        cut = cut.with_rows_missing(sheet.height)
    index_of = {line: index for index, line in enumerate(cut.lines)}
    merged = _merged(sheet.merged_cell_ranges or [], index_of)
    hidden = details.hidden.get(name, Hidden())
    return Table(
        file,
        name,
        tuple(map(tuple, cut.rows)),
        tuple(cut.lines),
        is_hidden,
        details.looks_of(name, index_of),
        merged,
        problems=(*cut.problems, *details.problems_of(file, name)),
        hidden_columns=tuple(
            c for c in sorted(hidden.columns) if any(c < len(row) and row[c] is not None for row in cut.rows)
        ),
        hidden_lines=tuple(
            line
            for line, row in zip(cut.lines, cut.rows, strict=True)
            if line in hidden.lines and any(cell is not None for cell in row)
        ),
    )


def _as_it_is_seen(table: Table) -> Table:
    """Exports of boards are put in order anew: what was hidden in them stands elsewhere then."""
    return table if table.kind == "sheet" else replace(table, hidden_columns=(), hidden_lines=())


def _sheet(workbook: CalamineWorkbook, name: str) -> CalamineSheet:
    import python_calamine

    try:
        return workbook.get_sheet_by_name(name)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise broken() from error


def plain_row(row: Sequence[Any]) -> Row:
    """Empty cells as None, whole numbers as int, durations in words; everything else as it stands."""
    return [value if type(value) is str and value and not value.isspace() else _plain(value) for value in row]


def _plain(value: Any) -> CellValue:
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return int(value)
        return value if abs(value) < float("inf") else None
    if isinstance(value, str):
        return None
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02} h"
    return value if isinstance(value, (int, date, time)) else str(value)


def _merged(ranges: Sequence[Any], index_of: dict[int, int]) -> tuple[Merged, ...]:
    """Merged ranges as indexes into the rows; what lies outside the rows is dropped."""
    found: list[Merged] = []
    for (top, left), (bottom, right) in ranges[:10_000]:
        last = min(bottom, top + limits.ROWS)
        inside = [index_of[line] for line in range(top + 1, last + 2) if line in index_of]
        if inside and left < limits.COLUMNS:
            found.append((inside[0], left, inside[-1], min(right, limits.COLUMNS - 1)))
    return tuple(found)


def _beside(table: Table) -> Problem:
    message = Text(
        "Das Blatt „{sheet}“ erzählt vom Export und enthält keine Aufgaben; wir haben es weggelassen.",
        "The sheet “{sheet}” tells about the export and holds no tasks; we have left it out.",
        {"sheet": table.sheet},
    )
    return Problem("INV011", table.file, table.sheet, None, None, message)


def _too_many_sheets(file: str, count: int) -> Problem:
    message = Text(
        "Die Datei hat {count} Blätter, gelesen haben wir die ersten {most}.",
        "The file has {count} sheets; we have read the first {most}.",
        {"count": count, "most": limits.SHEETS},
    )
    return Problem("INV003", file, None, None, None, message)
