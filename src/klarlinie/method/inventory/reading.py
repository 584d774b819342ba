"""What was understood of one or more files: columns, activities, problems, likely duplicates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.same_questions import ASSUMED, asked_once
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text


@dataclass(frozen=True)
class SheetReading:
    """How one sheet was understood. `columns` maps each header (as written) to its meaning.

    `header_line` counts from 1; None where the sheet has no header. `role` is "activities", "line" (promise,
    audiences ...), "people" (names and hours), "ignored" (hidden or without activities). `places` are the same
    meanings by the index of the column in the sheet.
    """

    file: str
    sheet: str | None
    header_line: int | None
    columns: Mapping[str, str]
    role: str = "activities"
    places: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LikelyDuplicate:
    """Activities `first` and `second` (indexes into the reading's activities) may be the same thing."""

    first: int
    second: int
    why: Text


@dataclass(frozen=True)
class SameName:
    """A name as the file writes it, and who may be meant. `meant` is who is, None: a person of its own.

    `by_itself` is who is meant as long as nobody says anything, `times` how many rows name it, `file` the first of
    them.
    """

    name: str
    candidates: tuple[str, ...]
    by_itself: str | None
    meant: str | None
    is_told: bool
    times: int
    file: str


@dataclass(frozen=True)
class InventoryReading:
    """What all files gave together. `problems` names every cell that is open and, beside them, what was assumed."""

    sheets: tuple[SheetReading, ...]
    activities: tuple[Activity, ...]
    problems: tuple[Problem, ...]
    duplicates: tuple[LikelyDuplicate, ...] = ()
    line_rows: Mapping[str, object] = field(
        default_factory=dict
    )  # what a sheet of its own says about the line
    people_rows: tuple[Mapping[str, object], ...] = ()
    same_names: tuple[SameName, ...] = ()  # see same_people.py

    @property
    def questions(self) -> tuple[Problem, ...]:
        """What could not be read or is not clear, for people: what a whole column asks is asked once."""
        return tuple(asked_once(problem for problem in self.problems if problem.code != ASSUMED))

    @property
    def assumed(self) -> tuple[Problem, ...]:
        """What was read although somebody could read it differently, said once a column."""
        return tuple(asked_once(problem for problem in self.problems if problem.code == ASSUMED))
