"""The forms in which a plan can be taken along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from klarlinie.method.plan import TidyPlan
from klarlinie.reports.brand import Brand
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARKDOWN = "text/markdown; charset=utf-8"


@dataclass(frozen=True)
class ReportFile:
    """`make` gets the plan, the language, whether German says Sie, and the look."""

    title: Text
    what_for: Text
    icon: str
    content_type: str
    make: Callable[[TidyPlan, Language, bool, Brand], bytes]


def _report(plan: TidyPlan, language: Language, formal: bool, brand: Brand) -> bytes:
    from klarlinie.gateways.pdf import full_report

    return full_report(plan, language, formal, brand)


def _one_page(plan: TidyPlan, language: Language, formal: bool, brand: Brand) -> bytes:
    from klarlinie.gateways.pdf import one_page

    return one_page(plan, language, formal, brand)


def _wall(plan: TidyPlan, language: Language, formal: bool, brand: Brand) -> bytes:
    from klarlinie.gateways.pdf import wall_page

    return wall_page(plan, language, formal, brand)


def _workbook(plan: TidyPlan, language: Language, formal: bool, brand: Brand) -> bytes:
    from klarlinie.gateways.plan_xlsx import plan_workbook

    return plan_workbook(plan, language, formal, brand)


def _markdown(plan: TidyPlan, language: Language, formal: bool, brand: Brand) -> bytes:
    from klarlinie.reports.markdown import plan_markdown

    return plan_markdown(plan, language, formal).encode()


FILES: dict[str, ReportFile] = {
    "plan.pdf": ReportFile(
        Text("Bericht (PDF)", "Report (PDF)"),
        Text(
            "Alles mit Gründen und Zahlen, zum Besprechen.",
            "Everything with reasons and figures, as a basis for discussion.",
        ),
        "file-text",
        PDF,
        _report,
    ),
    "one-page.pdf": ReportFile(
        Text("Eine Seite (PDF)", "One page (PDF)"),
        Text("Für alle mit zwei Minuten.", "For everybody with two minutes."),
        "file",
        PDF,
        _one_page,
    ),
    "wall.pdf": ReportFile(
        Text("Blatt für die Wand (PDF)", "Page for the wall (PDF)"),
        Text(
            "Groß geschrieben, neben die Kaffeemaschine.", "In large type, to hang beside the coffee machine."
        ),
        "presentation",
        PDF,
        _wall,
    ),
    "plan.xlsx": ReportFile(
        Text("Tabelle (Excel)", "Spreadsheet (Excel)"),
        Text("Zum Weiterrechnen; lässt sich wieder einlesen.", "To keep calculating; can be imported again."),
        "table",
        XLSX,
        _workbook,
    ),
    "plan.md": ReportFile(
        Text("Text (Markdown)", "Text (Markdown)"),
        Text("Für Wiki, Ticket oder Mail.", "For a wiki, a ticket or a mail."),
        "file-code",
        MARKDOWN,
        _markdown,
    ),
}
