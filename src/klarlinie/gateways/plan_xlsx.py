"""The plan as a workbook: the core, all activities (readable again without loss), decisions, line, team, findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from klarlinie.gateways.activity_columns import Manner, activity_columns, asked_alike
from klarlinie.gateways.activity_sheet import new_workbook, write_activities, write_cell
from klarlinie.gateways.pictures import size_of
from klarlinie.gateways.plan_tables import (
    Row,
    decisions_table,
    findings_table,
    line_table,
    plan_table,
    team_table,
)
from klarlinie.gateways.workbook_look import Look
from klarlinie.method.plan import TidyPlan
from klarlinie.reports.brand import Brand, Logo
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
KLARLINIES = Brand()
LOGO_HEIGHT = 60  # pixels
MORE = Text("Weitere Aktivitäten", "More activities")
TABLES: Mapping[str, Callable[[PlanInWords], list[Row]]] = {
    "plan": plan_table,
    "decisions": decisions_table,
    "line": line_table,
    "team": team_table,
    "findings": findings_table,
}


def plan_workbook(
    plan: TidyPlan, language: Language, formal: bool = False, brand: Brand = KLARLINIES
) -> bytes:
    """The workbook as XLSX. "Aktivitäten" holds every field and note, so that reading it gives the same activities.

    Headers are in the company's colour, and its logo stands beside the plan, where it changes no row. Text is always
    written as text: nothing a user wrote becomes a formula or a link.
    """
    told, file = PlanInWords(plan, language, formal), BytesIO()
    with new_workbook(file, told.say("Marketing-Plan", "Marketing plan")) as workbook:
        look = Look(workbook, language, brand.accent)
        for key, name in SHEETS.items():
            if key == "activities":
                _add_activities(workbook, plan, look)
            else:
                sheet = workbook.add_worksheet(name.say(language))
                table = TABLES[key](told)
                _write_table(sheet, table, look, is_list=key in ("decisions", "findings"))
                if key == "plan" and brand.logo:
                    _add_logo(sheet, brand.logo, column=max(map(len, table)) + 1)
    return file.getvalue()


def _add_logo(sheet: Worksheet, logo: Logo, column: int) -> None:
    """As high as three rows, at the right of the table."""
    scale = LOGO_HEIGHT / size_of(logo.content).height
    options = {
        "image_data": BytesIO(logo.content),
        "x_scale": scale,
        "y_scale": scale,
        "description": logo.alt,
        "object_position": 3,  # it neither moves nor grows with the cells
    }
    sheet.insert_image(0, column, f"logo.{logo.kind}", options)


def _add_activities(workbook: Workbook, plan: TidyPlan, look: Look) -> None:
    """One sheet for most, and one more for those whose list had not asked the same questions."""
    name, more = SHEETS["activities"].say(look.language), MORE.say(look.language)
    for n, activities in enumerate(asked_alike(plan.listed)):
        sheet = workbook.add_worksheet(name if n == 0 else f"{more} {n}" if n > 1 else more)
        write_activities(sheet, activity_columns(activities, Manner(look.language)), activities, look)


def _write_table(sheet: Worksheet, table: list[Row], look: Look, is_list: bool) -> None:
    """The first row is the header; the columns are as wide as their longest word needs, within reason."""
    widest = max(len(row) for row in table)
    for r, row in enumerate(table):
        for c, cell in enumerate(row):
            write_cell(sheet, r, c, cell, look, is_header=r == 0)
    for c in range(widest):
        lengths = [len(cell) if isinstance(cell, str) else 11 for row in table for cell in row[c : c + 1]]
        sheet.set_column(c, c, min(48, max(7, max(lengths, default=0) * 0.95 + 2)))
    sheet.freeze_panes(1, 0)
    if is_list and len(table) > 1:
        sheet.autofilter(0, 0, len(table) - 1, len(table[0]) - 1)
    look.set_up_print(sheet, header_rows=1)
