"""Rows are cut to a size a list can have, and whatever is cut is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from klarlinie.gateways import limits
from klarlinie.method.inventory.table import CellValue
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

Row = list[CellValue]


@dataclass(frozen=True)
class CutRows:
    """Rows without empty ends; `lines[r]` is the line of row r in the sheet, from 1."""

    file: str
    sheet: str | None
    rows: list[Row]
    lines: list[int]
    problems: list[Problem] = field(default_factory=list)

    def with_rows_missing(self, height: int) -> CutRows:
        """The same, saying that the sheet has `height` rows."""
        return replace(self, problems=[*self.problems, _rows_cut(self.file, self.sheet, height)])


def cut_to_size(
    rows: Sequence[Row],
    top: int,
    left: int,
    file: str,
    sheet: str | None,
    lines: Sequence[int] | None = None,
) -> CutRows:
    """`rows` begin at row `top`, column `left` (from 0); `lines` says otherwise where rows span several lines.

    Empty rows at the end go, long runs of empty rows are closed up, empty cells at the end of a row go.
    """
    numbers = lines if lines is not None else range(top + 1, top + 1 + len(rows))
    kept: list[Row] = []
    kept_lines: list[int] = []
    run = width = cells = 0
    margin: Row = [None] * min(left, limits.COLUMNS)
    for row, line in zip(rows, numbers, strict=False):
        trimmed = row if row and row[-1] is not None else _trimmed(row)
        run = 0 if trimmed else run + 1
        if run > limits.EMPTY_RUN:
            continue
        width = max(width, left + len(trimmed))
        cells += len(trimmed)
        if cells > limits.CELLS or len(kept) >= limits.ROWS:
            break
        kept.append((margin + trimmed if margin else trimmed) if trimmed else [])
        kept_lines.append(line)
    full = len(kept)
    while kept and not kept[-1]:
        kept.pop()
        kept_lines.pop()
    cut = CutRows(file, sheet, kept, kept_lines, _shorten_long_cells(kept, kept_lines, file, sheet))
    if full >= limits.ROWS or cells > limits.CELLS:
        cut = cut.with_rows_missing(len(rows))
    if width > limits.COLUMNS:
        kept[:] = [row[: limits.COLUMNS] for row in kept]
        cut.problems.append(_columns_cut(file, sheet, width))
    return cut


def _trimmed(row: Row) -> Row:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end] if end < len(row) else row


def _shorten_long_cells(rows: list[Row], lines: Sequence[int], file: str, sheet: str | None) -> list[Problem]:
    """Cuts endless texts in place; one problem for each row that had one."""
    if (
        max([len(cell) for row in rows for cell in row if type(cell) is str], default=0)
        <= limits.CELL_CHARACTERS
    ):
        return []
    problems = []
    for index, row in enumerate(rows):
        rows[index] = [_shortened(cell) for cell in row]
        if rows[index] != row:
            problems.append(_cell_cut(file, sheet, lines[index]))
    return problems[: limits.NAMED_CELLS]


def _shortened(cell: CellValue) -> CellValue:
    if isinstance(cell, str) and len(cell) > limits.CELL_CHARACTERS:
        return cell[: limits.CELL_CHARACTERS]
    return cell


def _cell_cut(file: str, sheet: str | None, line: int) -> Problem:
    message = Text(
        "Ein Text in dieser Zeile ist sehr lang; gelesen haben wir die ersten {most} Zeichen.",
        "A text in this row is very long; we have read its first {most} characters.",
        {"most": limits.CELL_CHARACTERS},
    )
    return Problem("INV003", file, sheet, line, None, message)


def _rows_cut(file: str, sheet: str | None, height: int) -> Problem:
    message = Text(
        "Das sind {height} Zeilen; die letzten haben wir weggelassen (gelesen werden bis {most} Zeilen und {cells} "
        "Zellen). Kürzt die Liste oder teilt sie.",
        "These are {height} rows; we have left out the last ones (up to {most} rows and {cells} cells are read). "
        "Shorten the list or split it.",
        {"height": height, "most": limits.ROWS, "cells": limits.CELLS},
        sie="Das sind {height} Zeilen; die letzten haben wir weggelassen (gelesen "
        "werden bis {most} Zeilen und {cells} Zellen). Kürzen Sie die Liste oder "
        "teilen Sie sie.",
    )
    return Problem("INV003", file, sheet, None, None, message)


def _columns_cut(file: str, sheet: str | None, width: int) -> Problem:
    message = Text(
        "Das sind {width} Spalten; gelesen haben wir die ersten {most}.",
        "These are {width} columns; we have read the first {most}.",
        {"width": width, "most": limits.COLUMNS},
    )
    return Problem("INV003", file, sheet, None, None, message)
