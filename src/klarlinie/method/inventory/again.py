"""The same list once more: which rows are on the table already, what has changed, what is new, what is gone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.words import plain_form

# What is compared field by field; where a row stands and whether the list asked why is not.
COMPARED = (
    "title",
    "type",
    "hours_per_month",
    "money_per_year",
    "nerves",
    "effort_level",
    "effect_level",
    "inquiries_per_year",
    "leads_per_year",
    "customers_per_year",
    "revenue_per_year",
    "sales_support",
    "effect_source",
    "reason",
    "audience",
    "owners",
    "status",
    "start_on",
    "due_on",
    "group",
    "dose_per_week",
    "needs",
    "notes",
)
ENOUGH_IN_COMMON = 0.2  # of what the last file brought has to be in this one, or it is another list


@dataclass(frozen=True)
class InFile:
    """A row of the new file. `board_id` is the key under which its board knows it, "" where there is none."""

    activity: Activity
    board_id: str = ""


@dataclass(frozen=True)
class OnTable:
    """A row on the table. `as_brought` is how the last file of this board brought it; None for rows from elsewhere.

    `is_folded`: it was merged into another one, and counts as known without being compared.
    """

    key: int
    activity: Activity
    board_id: str = ""
    as_brought: Activity | None = None
    is_folded: bool = False


@dataclass(frozen=True)
class FieldChange:
    """One field: what stands on the table (`here`), what stands in the file (`there`).

    `is_safe`: the table still has what the last file brought, or nothing where none has brought the row; so the
    file's word overwrites nobody's and may be taken without a question.
    """

    field: str
    here: Any
    there: Any
    is_safe: bool


@dataclass(frozen=True)
class Known:
    """The file's row `place` (from 0) is the table's row `key`."""

    place: int
    key: int
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """`new` are places in the file, `gone` keys of rows that the last file of this board had and this one has not."""

    known: tuple[Known, ...]
    new: tuple[int, ...]
    gone: tuple[int, ...]


def compare_with_table(in_file: Sequence[InFile], on_table: Sequence[OnTable]) -> Comparison:
    """Each row of the file finds at most one row of the table: by the board's key, else by title and group."""
    pairs = _pairs(in_file, on_table)
    if not _is_the_same_list(pairs, on_table):
        on_table = [replace(row, as_brought=None) for row in on_table]
        pairs = _pairs(in_file, on_table)
    rows = {row.key: row for row in on_table}
    known = tuple(
        Known(place, key, () if rows[key].is_folded else changes_of(in_file[place].activity, rows[key]))
        for place, key in sorted(pairs.items())
    )
    found = set(pairs.values())
    return Comparison(
        known,
        tuple(place for place in range(len(in_file)) if place not in pairs),
        tuple(
            row.key
            for row in on_table
            if row.as_brought is not None and row.key not in found and not row.is_folded
        ),
    )


def changes_of(there: Activity, row: OnTable) -> tuple[FieldChange, ...]:
    """The fields in which the file says something new about `row`."""
    changes = (_change(name, row, there) for name in COMPARED)
    return tuple(change for change in changes if change is not None)


def taken_over(here: Activity, changes: Sequence[FieldChange]) -> Activity:
    """`here` with the file's word in the fields of `changes`; notes are put together."""
    values: dict[str, Any] = {
        change.field: {**here.notes, **change.there} if change.field == "notes" else change.there
        for change in changes
    }
    if "type" in values:
        values["type_certain"] = True
    return replace(here, **values)


def _change(name: str, row: OnTable, activity: Activity) -> FieldChange | None:
    here, there = getattr(row.activity, name), getattr(activity, name)
    before = None if row.as_brought is None else getattr(row.as_brought, name)
    if name == "notes":
        return _note_change(here, there, before)
    if here == there or (row.as_brought is not None and there == before):
        return None
    if name == "type" and not activity.type_certain:
        return None
    if is_open(there, name):
        # A cell that was emptied is worth a question; a column the file never had is not.
        return FieldChange(name, here, there, False) if row.as_brought and not is_open(before, name) else None
    is_safe = is_open(here, name) if row.as_brought is None else here == before
    return FieldChange(name, here, there, is_safe)


def _note_change(
    here: Mapping[str, str], there: Mapping[str, str], before: Mapping[str, str] | None
) -> FieldChange | None:
    """Notes are compared one by one: only those that say something new count."""
    known = before or {}
    fresh = {name: text for name, text in there.items() if here.get(name) != text and known.get(name) != text}
    if not fresh:
        return None
    overwritten = {name: here[name] for name in fresh if name in here}
    is_safe = all(known.get(name) == text for name, text in overwritten.items())
    return FieldChange("notes", overwritten, fresh, is_safe)


def is_open(value: object, name: str = "") -> bool:
    """Whether a field says nothing: unknown, no owner, no needs."""
    return value is None or value == () or (name == "effect_source" and value == "unknown")


def name_key(activity: Activity) -> tuple[str, str]:
    """Two rows with the same title in the same group are the same thing."""
    return plain_form(activity.title), plain_form(activity.group or "")


def _is_the_same_list(pairs: Mapping[int, int], on_table: Sequence[OnTable]) -> bool:
    brought = {row.key for row in on_table if row.as_brought is not None}
    return not brought or len(brought & set(pairs.values())) >= ENOUGH_IN_COMMON * len(brought)


def _pairs(in_file: Sequence[InFile], on_table: Sequence[OnTable]) -> dict[int, int]:
    """Place in the file -> key on the table, the surest ways of knowing first."""
    pairs: dict[int, int] = {}

    def pair(of_file: Callable[[InFile], Any], of_table: Callable[[OnTable], Any]) -> None:
        free: dict[Any, deque[int]] = {}
        taken = set(pairs.values())
        for row in on_table:
            if row.key not in taken and of_table(row):
                free.setdefault(of_table(row), deque()).append(row.key)
        for place, one in enumerate(in_file):
            if place not in pairs and of_file(one) and free.get(of_file(one)):
                pairs[place] = free[of_file(one)].popleft()

    pair(lambda one: one.board_id, lambda row: row.board_id)
    pair(lambda one: name_key(one.activity), lambda row: row.as_brought and name_key(row.as_brought))
    pair(lambda one: name_key(one.activity), lambda row: name_key(row.activity))
    pair(lambda one: _title(one.activity), lambda row: row.as_brought and _title(row.as_brought))
    pair(lambda one: _title(one.activity), lambda row: not row.activity.group and _title(row.activity))
    return pairs


def _title(activity: Activity) -> str:
    return plain_form(activity.title)
