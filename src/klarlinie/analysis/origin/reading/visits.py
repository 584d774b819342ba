"""Days or weeks with their visits, from an export of web analytics: GA4, Matomo, or a plain list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from klarlinie.method.inventory.dates import column_day_first, understand_date
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.method.inventory.words import is_empty, plain_form
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

# The better name of two stands first.
DAYS = (
    "date",
    "datum",
    "tag",
    "day",
    "woche",
    "week",
    "week beginning",
    "wochenbeginn",
    "kalenderwoche",
    "label",
)
VISITS = (
    "sessions", "sitzungen", "besuche", "visits", "nb visits", "visitors", "besucher", "unique visitors",
    "eindeutige besucher", "nb uniq visitors", "total users", "gesamtzahl der nutzer", "users", "nutzer",
    "active users", "aktive nutzer",
)  # fmt: skip
LOOK_AT = 40  # rows; GA4 writes a few lines of comment above the header
LARGEST = 10**9


@dataclass(frozen=True)
class VisitsRead:
    """Visits by day (or by the first day of a week), and what could not be read."""

    visits: tuple[tuple[date, int], ...]
    problems: tuple[Problem, ...]


def read_visits(tables: Iterable[Table], today: date) -> VisitsRead:
    """The first table with a day and visits. A row that cannot be read is named and left out."""
    problems: list[Problem] = []
    for table in tables:
        problems += table.problems
        found = _header(table)
        if found is not None and not table.is_hidden:
            return _read(table, found, today, problems)
    if not problems:
        problems.append(Problem("ORI221", "", None, None, None, NO_COLUMNS))
    return VisitsRead((), tuple(problems))


def _header(table: Table) -> tuple[int, int, int] | None:
    """The row with the names, the column of the day and that of the visits."""
    for row, cells in enumerate(table.rows[:LOOK_AT]):
        names = [plain_form(cell) if isinstance(cell, str) else "" for cell in cells]
        day = next((names.index(name) for name in DAYS if name in names), None)
        visits = next((names.index(name) for name in VISITS if name in names), None)
        if day is not None and visits is not None:
            return row, day, visits
    return None


def _read(table: Table, found: tuple[int, int, int], today: date, problems: list[Problem]) -> VisitsRead:
    header, day_at, visits_at = found
    rows = list(zip(table.lines, table.rows, strict=True))[header + 1 :]
    day_first = column_day_first(_cell(cells, day_at) for _, cells in rows)
    visits: list[tuple[date, int]] = []
    for line, cells in rows:
        cell, count = _cell(cells, day_at), _count(_cell(cells, visits_at))
        if is_empty(cell) and count is None:
            continue
        day = understand_date(_compact(cell), today, "", day_first, "past").value
        if day is None or count is None:
            problems.append(Problem("ORI222", table.file, table.sheet, line, None, UNREAD))
            continue
        visits.append((day, count))
    return VisitsRead(tuple(visits), tuple(problems))


def _cell(cells: tuple[CellValue, ...], index: int) -> CellValue:
    return cells[index] if index < len(cells) else None


def _compact(cell: CellValue) -> CellValue:
    """20260105 is a day also where a sheet took it for a number."""
    is_day = (
        isinstance(cell, (int, float)) and not isinstance(cell, bool) and 19_900_101 <= cell <= 21_001_231
    )
    return str(int(cell)) if is_day and isinstance(cell, (int, float)) else cell


def _count(cell: CellValue) -> int | None:
    """A whole number of visits; its thousands may be grouped with a point, a comma or a blank."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, (int, float)):
        return int(cell) if 0 <= cell < LARGEST and cell == int(cell) else None
    digits = "".join(sign for sign in str(cell) if sign not in ".,' \u00a0\u202f")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else None


NO_COLUMNS = Text(
    "In der Datei ist keine Spalte mit einem Tag und keine mit Besuchen zu erkennen. Gebraucht werden beide, zum "
    "Beispiel „Datum“ und „Sitzungen“.",
    "No column with a day and none with visits can be found in the file. Both are needed, for example “date” and "
    "“sessions”.",
)
UNREAD = Text(
    "Der Tag oder die Zahl der Besuche lässt sich nicht lesen; die Zeile bleibt draußen.",
    "The day or the number of visits cannot be read; the row stays out.",
)
