"""What was understood of one or more files: columns, activities, problems, likely duplicates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text


@dataclass(frozen=True)
class SheetReading:
    """How one sheet was understood. `columns` maps each header (as written) to its meaning.

    `header_line` counts from 1; None where the sheet has no header. `role` is "activities", "line" (promise,
    audiences ...), "people" (names and hours), "ignored" (hidden or without activities).
    """

    file: str
    sheet: str | None
    header_line: int | None
    columns: Mapping[str, str]
    role: str = "activities"


@dataclass(frozen=True)
class LikelyDuplicate:
    """Activities `first` and `second` (indexes into the reading's activities) may be the same thing."""

    first: int
    second: int
    why: Text


@dataclass(frozen=True)
class InventoryReading:
    sheets: tuple[SheetReading, ...]
    activities: tuple[Activity, ...]
    problems: tuple[Problem, ...]
    duplicates: tuple[LikelyDuplicate, ...] = ()
    line_rows: Mapping[str, object] = field(default_factory=dict)  # what a sheet of its own says about the line
    people_rows: tuple[Mapping[str, object], ...] = ()
