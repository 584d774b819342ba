"""The plan as files in one folder: report, wall page, spreadsheet, calendar, Markdown, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from klarlinie.cli.screen import Screen
from klarlinie.cli.trouble import CannotDo
from klarlinie.method.execution.blocks import CannotFitIntoWeek
from klarlinie.method.plan import TidyPlan
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

Maker = Callable[[TidyPlan, Language], bytes]
WRITING = Text("Schreibe {name} …", "Writing {name} …")


def write_plan(plan: TidyPlan, folder: Path, language: Language, screen: Screen) -> tuple[Path, ...]:
    """Writes all files, replacing those of the same names. Raises `CannotDo` where the folder
    cannot be written."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with screen.progress(WRITING.with_values(name=folder)) as show:
            for name, make in _makers().items():
                show(WRITING.with_values(name=name))
                content = _made(make, plan, language, screen)
                if content is not None:
                    _replace(folder / name, content)
                    written.append(folder / name)
    except OSError as error:
        raise CannotDo(
            Text(
                "In den Ordner „{folder}“ lässt sich nicht schreiben. Wählt einen anderen mit --out.",
                "The folder “{folder}” cannot be written to. Choose another with --out.",
                {"folder": str(folder)},
                sie="In den Ordner „{folder}“ lässt sich nicht schreiben. Wählen Sie einen "
                "anderen mit --out.",
            )
        ) from error
    return tuple(written)


def _made(make: Maker, plan: TidyPlan, language: Language, screen: Screen) -> bytes | None:
    """The file's content; None where somebody has promised more than a week holds, which is then said."""
    try:
        return make(plan, language)
    except CannotFitIntoWeek as error:
        screen.complain(error.message)
        return None


def _replace(path: Path, content: bytes) -> None:
    """Written beside and then moved, so that a file is never left half-written."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    beside.replace(path)


def _makers() -> dict[str, Maker]:
    from klarlinie.gateways.calendar_out import plan_calendar
    from klarlinie.gateways.pdf import full_report, wall_page
    from klarlinie.gateways.plan_xlsx import plan_workbook
    from klarlinie.reports.as_json import as_json
    from klarlinie.reports.markdown import plan_markdown

    return {
        "report.pdf": full_report,
        "wall.pdf": wall_page,
        "plan.xlsx": plan_workbook,
        "weeks.ics": plan_calendar,
        "plan.md": lambda plan, language: plan_markdown(plan, language).encode(),
        "plan.json": lambda plan, language: json.dumps(
            as_json(plan, language), ensure_ascii=False, indent=2
        ).encode(),
    }
