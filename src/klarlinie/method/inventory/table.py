"""A table as it lies in a file, before anybody has understood it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from klarlinie.vocabulary.findings import Problem

CellValue = str | int | float | Decimal | bool | date | datetime | time | None

# What a column can mean. "note" travels along unread; "ignore" is empty or counts rows.
MEANINGS = (
    "title",
    "type",
    "hours",
    "money",
    "effort",  # time, money or a level, whatever the cell says
    "nerves",
    "effect",  # a level or a count, whatever the cell says
    "inquiries",
    "leads",
    "customers",
    "revenue",
    "sales_support",
    "effect_source",
    "reason",
    "audience",
    "owner",
    "status",
    "start",
    "due",
    "group",
    "dose",
    "needs",
    "note",
    "ignore",
)


@dataclass(frozen=True)
class CellLook:
    """What a reader of the sheet sees besides the value."""

    is_bold: bool = False
    is_struck: bool = False
    number_format: str | None = None  # as in the file, for example '#,##0.00 "€"'
    comment: str | None = None


@dataclass(frozen=True)
class Table:
    """One sheet (or board, list, calendar) as rows of cells.

    `rows[r][c]`: rows may differ in length; empty cells are None. `lines[r]` is the line of row r in the file's
    sheet, from 1. `looks` holds only cells with something to see. `merged` are ranges (row, column, row, column),
    all inclusive, indexes into `rows`. `known_columns` is set by readers of known exports: column index to
    meaning, with the header in row 0; then nothing is guessed. A known reader may also set `group_column`s and so
    on simply by naming the meaning. `is_form` marks a sheet of label/value pairs (the line of the company).
    `told_columns` are meanings that people have given by hand: they go before everything else. `ids` are the keys
    under which a board knows its entries, by line. `hidden_columns` (indexes) and `hidden_lines` are filled ones that
    somebody has hidden in the sheet.
    """

    file: str
    sheet: str | None
    rows: tuple[tuple[CellValue, ...], ...]
    lines: tuple[int, ...]
    is_hidden: bool = False
    looks: Mapping[tuple[int, int], CellLook] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    known_columns: Mapping[int, str] | None = None
    problems: tuple[Problem, ...] = ()
    kind: str = "sheet"  # sheet, csv, text, trello, asana, monday, clickup, ticktick, planner, calendar
    told_columns: Mapping[int, str] = field(default_factory=dict)
    ids: Mapping[int, str] = field(default_factory=dict)
    hidden_columns: tuple[int, ...] = ()
    hidden_lines: tuple[int, ...] = ()
