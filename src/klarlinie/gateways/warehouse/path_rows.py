"""Files with one row per path: the numbers in them, and the cells that hold none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

import duckdb
import numpy as np

from klarlinie.analysis.origin.paths import PathRows
from klarlinie.gateways.warehouse.cells import MORE_LIKE_IT, MOST_PROBLEMS, said_of
from klarlinie.gateways.warehouse.columns import PathColumns, PathMeaning
from klarlinie.method.inventory.unknowns import says_nothing
from klarlinie.method.inventory.written_numbers import NUMBER, NumberStyle, column_number_style, read_number
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

COUNTS: tuple[PathMeaning, ...] = ("conversions", "not_converted")
NO_NUMBER = Text(
    "„{cell}“ ist keine Zahl, die wir sicher lesen; hier zählt sie als 0. Am besten: 1234.5.",
    "“{cell}” is no number that we read with certainty; here it counts as 0. Best: 1234.5.",
)


def path_rows(
    relation: duckdb.DuckDBPyRelation,
    columns: PathColumns,
    file: str,
    lines: Callable[[Sequence[int]], list[int]],
) -> tuple[PathRows, tuple[Problem, ...]]:
    """The rows, and the cells that are no number. `lines` says where rows stand in the file, counted from 1."""
    headers = columns.headers
    found = relation.select(
        *(duckdb.ColumnExpression(header).alias(meaning) for meaning, header in headers.items())
    ).fetchnumpy()
    size = len(found["path"])
    amounts: dict[PathMeaning, np.ndarray] = {}
    problems: list[Problem] = []
    for meaning in (*COUNTS, "value"):
        cells: list[object] = _cells(found[meaning]) if meaning in found else [None] * size
        style = column_number_style(cell for cell in cells if isinstance(cell, str))
        numbers = [_number(cell, style) for cell in cells]
        unknown = np.nan if meaning == "value" else 0.0
        amounts[meaning] = np.array([unknown if one is None else one for one in numbers], dtype=np.float64)
        wrong = [row for row, one in enumerate(numbers) if one is None and not _is_empty(cells[row])]
        places = lines([row + 1 for row in wrong[:MOST_PROBLEMS]])
        for row, line in zip(wrong, places, strict=False):
            cell = str(cells[row])
            said = said_of("value", cell) if meaning == "value" else NO_NUMBER.with_values(cell=cell[:60])
            problems.append(Problem("ORI521", file, None, line, headers[meaning], said))
        if len(wrong) > MOST_PROBLEMS:
            more = MORE_LIKE_IT.with_values(count=len(wrong) - MOST_PROBLEMS)
            problems.append(Problem("ORI521", file, None, None, headers[meaning], more))
    paths = tuple(str(path or "") for path in _cells(found["path"]))
    return PathRows(paths, amounts["conversions"], amounts["not_converted"], amounts["value"]), tuple(
        problems
    )


def _cells(column: np.ndarray) -> list[object]:
    return list(np.ma.filled(np.ma.asarray(column).astype(object), None))


def _is_empty(cell: object) -> bool:
    """Nothing, a word for nothing, or what other programs write for it in a column of numbers."""
    is_nan = isinstance(cell, (float, np.floating)) and bool(np.isnan(cell))
    return cell is None or is_nan or (isinstance(cell, str) and says_nothing(cell))


def _number(cell: object, style: NumberStyle | None) -> float | None:
    """What a cell says; None where it says nothing, is no number, below 0, or one that can be read in two ways."""
    if _is_empty(cell):
        return None
    if isinstance(cell, (int, float, Decimal, np.number)):
        number = float(cell)
        return number if np.isfinite(number) and number >= 0 else None
    written = str(cell).strip()
    if not re.fullmatch(NUMBER, written):
        return None
    read = read_number(written, style)
    if read.other is not None and style is not None:
        return float(read.other)
    return None if read.other is not None else float(read.value)
