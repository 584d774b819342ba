"""The draft as files to take along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from klarlinie.method.plan import TidyPlan
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class DraftFile:
    name: Text
    content_type: str
    make: Callable[[TidyPlan, Language, bool], bytes]  # the last one: Sie instead of ihr


def _report(plan: TidyPlan, language: Language, formal: bool) -> bytes:
    from klarlinie.gateways.pdf import full_report

    return full_report(plan, language, formal)


def _wall(plan: TidyPlan, language: Language, formal: bool) -> bytes:
    from klarlinie.gateways.pdf import wall_page

    return wall_page(plan, language, formal)


def _workbook(plan: TidyPlan, language: Language, formal: bool) -> bytes:
    from klarlinie.gateways.plan_xlsx import plan_workbook

    return plan_workbook(plan, language, formal)


FILES: dict[str, DraftFile] = {
    "plan.pdf": DraftFile(Text("Bericht (PDF)", "Report (PDF)"), "application/pdf", _report),
    "wall.pdf": DraftFile(
        Text("Blatt für die Wand (PDF)", "Page for the wall (PDF)"), "application/pdf", _wall
    ),
    "plan.xlsx": DraftFile(Text("Tabelle (Excel)", "Spreadsheet (Excel)"), XLSX, _workbook),
}
