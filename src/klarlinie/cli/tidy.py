"""klarlinie tidy: a messy list in, a plan out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import typer

from klarlinie.cli.plan_files import write_plan
from klarlinie.cli.plan_screen import show_plan
from klarlinie.cli.reading import insist_on_activities, read_inventory
from klarlinie.cli.screen import Screen
from klarlinie.cli.settings import Wishes, foundation_of, settings_of
from klarlinie.method.plan import TidyPlan
from klarlinie.method.tidy import tidy
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

HELP = Text(
    "Vom Haufen zum Plan: Listen rein, Entscheidungen, Fokus, Zusagen und Streichkonto raus.\n\n"
    "Beispiele:\n\n"
    "  klarlinie tidy liste.xlsx --hours 20\n\n"
    '  klarlinie tidy liste.xlsx --person "Jana:8" --person "Tom:5" --budget 25000\n\n'
    "  klarlinie tidy liste.xlsx --line linie.yaml --out plan/",
    "From a heap to a plan: lists in, decisions, focus, commitments and stop account out.\n\n"
    "Examples:\n\n"
    "  klarlinie tidy list.xlsx --hours 20\n\n"
    '  klarlinie tidy list.xlsx --person "Jana:8" --person "Tom:5" --budget 25000\n\n'
    "  klarlinie tidy list.xlsx --line line.yaml --out plan/",
)
FILES = Text("Eine oder mehrere Listen, - für die Eingabe.", "One or more lists, - for the input.")
LINE = Text("Eure Linie als YAML (Vorlage: examples/).", "Your line as YAML (pattern: examples/).")
HOURS = Text("Stunden in der Woche, die alle zusammen haben.", "Hours a week that all have together.")
PERSON = Text(
    "Wer wie viele Stunden in der Woche hat, mehrfach möglich.",
    "Who has how many hours a week, may be repeated.",
)
BUDGET = Text(
    "Geld im Jahr, das höchstens in den Kern fließt.",
    "Money a year that may go into the core at most.",
)
KEEP = Text(
    "Was im Kern bleiben muss (Titel oder Teil davon).",
    "What has to stay core (title or part of it).",
)
STOP = Text(
    "Was ihr schon gestrichen habt (Titel oder Teil davon).",
    "What you have already stopped (title or part of it).",
)
RATE = Text("Was eine eigene Stunde kostet, sonst 50 €.", "What an hour of your own costs, otherwise €50.")
OUT = Text(
    "Ordner für Bericht, Wandblatt, Tabelle, Kalender.",
    "Folder for report, wall page, spreadsheet, calendar.",
)
AS_JSON = Text(
    "Alles als JSON, Schlüssel wie in docs/json.md.",
    "Everything as JSON, keys as in docs/json.md.",
)
TODAY = Text("Stichtag JJJJ-MM-TT, sonst heute.", "As of YYYY-MM-DD, otherwise today.")
THINKING = Text("Rechne den Plan …", "Working out the plan …")


def add_to(app: typer.Typer, language: Language) -> None:
    @app.command("tidy", help=HELP.say(language))
    def run(
        files: list[str] = typer.Argument(..., metavar="FILE...", help=FILES.say(language)),
        line: Path | None = typer.Option(None, "--line", help=LINE.say(language)),
        hours: str | None = typer.Option(None, "--hours", help=HOURS.say(language)),
        person: list[str] = typer.Option([], "--person", metavar="NAME:HOURS", help=PERSON.say(language)),
        budget: str | None = typer.Option(None, "--budget", help=BUDGET.say(language)),
        keep: list[str] = typer.Option([], "--keep", help=KEEP.say(language)),
        stop: list[str] = typer.Option([], "--stop", help=STOP.say(language)),
        rate: str | None = typer.Option(None, "--rate", help=RATE.say(language)),
        out: Path | None = typer.Option(None, "--out", help=OUT.say(language)),
        json_out: bool = typer.Option(False, "--json", help=AS_JSON.say(language)),
        today: datetime | None = typer.Option(
            None, "--today", formats=["%Y-%m-%d"], help=TODAY.say(language)
        ),
    ) -> None:
        screen = Screen(language)
        day = today.date() if today else date.today()
        wishes = Wishes(line, hours, tuple(person), budget, tuple(keep), tuple(stop), rate)
        plan = make_plan(files, wishes, day, screen)
        written = write_plan(plan, out, language, screen) if out else ()
        if json_out:
            print_json(plan, language)
        else:
            show_plan(plan, screen, written)


def make_plan(files: list[str], wishes: Wishes, today: date, screen: Screen) -> TidyPlan:
    """Reads the files and the line and works out the plan. Raises `CannotDo`."""
    wishes.insist_on_sense(screen.language)
    reading = read_inventory(files, today, screen)
    insist_on_activities(reading, screen)
    foundation = foundation_of(wishes, reading)
    settings = settings_of(wishes, foundation, reading)
    asked = tuple(
        Problem("CLA590", wishes.line.name if wishes.line else "", None, None, None, text)
        for text in foundation.problems
    )
    with screen.progress(THINKING):
        return tidy(replace(reading, problems=reading.problems + asked), foundation.line, settings, today)


def print_json(plan: TidyPlan, language: Language) -> None:
    from klarlinie.reports.as_json import as_json

    print(json.dumps(as_json(plan, language), ensure_ascii=False, indent=2))
