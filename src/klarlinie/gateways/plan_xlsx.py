"""The plan as a workbook: the core, all activities (readable again without loss), decisions, line, team, findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from klarlinie.gateways.activity_columns import SheetColumn, activity_columns, asked_alike
from klarlinie.gateways.plan_tables import (
    Cell,
    Row,
    decisions_table,
    findings_table,
    line_table,
    plan_table,
    team_table,
)
from klarlinie.gateways.workbook_look import Look
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.plan import TidyPlan
from klarlinie.reports.numbering import PlanInWords
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

# Sheets whose names begin so are our answer and no list of activities: a reader leaves them out.
OURS = "Klarlinie"
SHEETS: Mapping[str, Text] = {
    "plan": Text(f"{OURS} Plan", f"{OURS} plan"),
    "activities": Text("Aktivitäten", "Activities"),
    "decisions": Text(f"{OURS} Entscheidungen", f"{OURS} decisions"),
    "line": Text("Linie", "Line"),
    "team": Text("Team", "Team"),
    "findings": Text(f"{OURS} Befunde", f"{OURS} findings"),
}
MORE = Text("Weitere Aktivitäten", "More activities")
TABLES: Mapping[str, Callable[[PlanInWords], list[Row]]] = {
    "plan": plan_table,
    "decisions": decisions_table,
    "line": line_table,
    "team": team_table,
    "findings": findings_table,
}
LARGEST_CELL = 32_000  # signs; the format ends at 32,767


def plan_workbook(plan: TidyPlan, language: Language) -> bytes:
    """The workbook as XLSX. "Aktivitäten" holds every field and note, so that reading it gives the same activities.

    Text is always written as text: nothing a user wrote becomes a formula or a link.
    """
    from xlsxwriter import Workbook

    told, file = PlanInWords(plan, language), BytesIO()
    never_guess = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, {"in_memory": True, **never_guess}) as workbook:
        workbook.set_properties(
            {"title": told.say("Marketing-Plan", "Marketing plan"), "author": "Klarlinie"}
        )
        look = Look(workbook, language)
        for key, name in SHEETS.items():
            if key == "activities":
                _add_activities(workbook, plan, look)
            else:
                sheet = workbook.add_worksheet(name.say(language))
                _write_table(sheet, TABLES[key](told), look, is_list=key in ("decisions", "findings"))
    return file.getvalue()


def _add_activities(workbook: Workbook, plan: TidyPlan, look: Look) -> None:
    """One sheet for most, and one more for those whose list had not asked the same questions."""
    name, more = SHEETS["activities"].say(look.language), MORE.say(look.language)
    for n, activities in enumerate(asked_alike(plan.activities)):
        sheet = workbook.add_worksheet(name if n == 0 else f"{more} {n}" if n > 1 else more)
        _write_activities(sheet, activity_columns(activities, look.language), activities, look)


def _write_activities(
    sheet: Worksheet, columns: list[SheetColumn], activities: Sequence[Activity], look: Look
) -> None:
    for c, column in enumerate(columns):
        sheet.write_string(0, c, column.header, look.header)
        sheet.set_column(c, c, column.width)
        for r, activity in enumerate(activities, start=1):
            _write(sheet, r, c, column.cell(activity), look)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(activities), len(columns) - 1)
    look.set_up_print(sheet, header_rows=1)


def _write_table(sheet: Worksheet, table: list[Row], look: Look, is_list: bool) -> None:
    """The first row is the header; the columns are as wide as their longest word needs, within reason."""
    widest = max(len(row) for row in table)
    for r, row in enumerate(table):
        for c, cell in enumerate(row):
            _write(sheet, r, c, cell, look, is_header=r == 0)
    for c in range(widest):
        lengths = [len(cell) if isinstance(cell, str) else 11 for row in table for cell in row[c : c + 1]]
        sheet.set_column(c, c, min(48, max(7, max(lengths, default=0) * 0.95 + 2)))
    sheet.freeze_panes(1, 0)
    if is_list and len(table) > 1:
        sheet.autofilter(0, 0, len(table) - 1, len(table[0]) - 1)
    look.set_up_print(sheet, header_rows=1)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, look: Look, is_header: bool = False) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:LARGEST_CELL], look.header if is_header else look.text)
    else:
        look.write_figure(sheet, row, column, cell)
