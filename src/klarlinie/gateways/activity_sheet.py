"""One sheet of activities in a workbook: a header that stays in sight, one row each, text always as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from klarlinie.gateways.activity_columns import SheetColumn
from klarlinie.gateways.plan_tables import Cell
from klarlinie.gateways.workbook_look import Look
from klarlinie.method.inventory.activity import Activity

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

LARGEST_CELL = 32_767  # what Excel can hold, counted as it counts: an emoji is two
# Signs that neither XML nor a text file can hold; nobody can see or type them.
UNWRITABLE = re.compile("[\x00\ufffe\uffff\ud800-\udfff]")
NEVER_GUESS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@contextmanager
def new_workbook(file: BytesIO, title: str) -> Iterator[Workbook]:
    """A workbook that is written into `file` at the end; no text in it becomes a formula, a link or a number."""
    from xlsxwriter import Workbook

    with Workbook(file, {"in_memory": True, **NEVER_GUESS}) as workbook:
        workbook.set_properties({"title": title, "author": "Klarlinie"})
        yield workbook


def write_activities(
    sheet: Worksheet, columns: Sequence[SheetColumn], activities: Sequence[Activity], look: Look
) -> None:
    """The activities from the second line on, ready to be filtered and printed."""
    for c, column in enumerate(columns):
        sheet.write_string(0, c, writable(column.header), look.header)
        sheet.set_column(c, c, column.width)
        for r, activity in enumerate(activities, start=1):
            write_cell(sheet, r, c, column.cell(activity), look)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(activities), len(columns) - 1)
    look.set_up_print(sheet, header_rows=1)


def write_cell(
    sheet: Worksheet, row: int, column: int, cell: Cell, look: Look, is_header: bool = False
) -> None:
    """One value as what it is: text, figure, money, share or day; nothing for None."""
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        text = _fitting(writable(cell))
        sheet.write_string(row, column, text, look.header if is_header else look.text)
    else:
        look.write_figure(sheet, row, column, cell)


def _fitting(text: str) -> str:
    if len(text) * 2 <= LARGEST_CELL:
        return text
    return text.encode("utf-16-le")[: 2 * LARGEST_CELL].decode("utf-16-le", "ignore")


def writable(text: str) -> str:
    """The text with line breaks of one kind and without the signs that no file can hold."""
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
