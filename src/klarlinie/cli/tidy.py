"""klarlinie tidy: a messy list in, a plan out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from klarlinie.cli.own_words import PATH
from klarlinie.cli.plan_files import write_plan
from klarlinie.cli.plan_screen import show_plan
from klarlinie.cli.reading import insist_on_activities, read_inventory
from klarlinie.cli.screen import Screen
from klarlinie.cli.settings import Wishes, day_of, foundation_of, names_known, settings_of
from klarlinie.cli.streams import print_json
from klarlinie.method.plan import TidyPlan
from klarlinie.method.tidy import tidy
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

HELP = Text(
    "Vom Haufen zum Plan.\n\n"
    "Listen rein; Entscheidungen, Fokus, Zusagen und Streichkonto raus. Beispiele:\n\n"
    "  klarlinie tidy liste.xlsx --hours 20\n\n"
    '  klarlinie tidy liste.xlsx --person "Jana:8" --person "Tom:5"\n\n'
    "  klarlinie tidy liste.xlsx --line linie.yaml --out plan/",
    "From a heap to a plan.\n\n"
    "Lists in; decisions, focus, commitments and stop account out. Examples:\n\n"
    "  klarlinie tidy list.xlsx --hours 20\n\n"
    '  klarlinie tidy list.xlsx --person "Jana:8" --person "Tom:5"\n\n'
    "  klarlinie tidy list.xlsx --line line.yaml --out plan/",
)
FILES = Text("Eine oder mehrere Listen, - für die Eingabe.", "One or more lists, - for the input.")
LINE = Text(
    "Eure Linie als YAML (Vorlage: examples/).",
    "Your line as YAML (pattern: examples/).",
    sie="Ihre Linie als YAML (Vorlage: examples/).",
)
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
    sie="Was Sie schon gestrichen haben (Titel oder Teil davon).",
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
TODAY = Text("Stichtag, sonst heute.", "The day of the plan, otherwise today.")
FILE = Text("DATEI", "FILE")
FOLDER = Text("ORDNER", "FOLDER")
FIGURE = Text("ZAHL", "NUMBER")
AMOUNT = Text("BETRAG", "AMOUNT")
TITLE = Text("TITEL", "TITLE")
NAME_AND_HOURS = Text("NAME:STUNDEN", "NAME:HOURS")
DAY = Text("JJJJ-MM-TT", "YYYY-MM-DD")
THINKING = Text("Rechne den Plan …", "Working out the plan …")


def add_to(app: click.Group, language: Language) -> None:
    def say(text: Text) -> str:
        return text.say(language)

    @app.command("tidy", help=say(HELP))
    @click.argument("files", nargs=-1, required=True, metavar=say(FILE) + "...", help=say(FILES))
    @click.option("--line", type=PATH, metavar=say(FILE), help=say(LINE))
    @click.option("--hours", metavar=say(FIGURE), help=say(HOURS))
    @click.option("--person", "people", multiple=True, metavar=say(NAME_AND_HOURS), help=say(PERSON))
    @click.option("--budget", metavar=say(AMOUNT), help=say(BUDGET))
    @click.option("--keep", multiple=True, metavar=say(TITLE), help=say(KEEP))
    @click.option("--stop", multiple=True, metavar=say(TITLE), help=say(STOP))
    @click.option("--rate", metavar=say(AMOUNT), help=say(RATE))
    @click.option("--out", type=PATH, metavar=say(FOLDER), help=say(OUT))
    @click.option("--json", "json_out", is_flag=True, help=say(AS_JSON))
    @click.option("--today", metavar=say(DAY), help=say(TODAY))
    def run(files: tuple[str, ...], out: Path | None, json_out: bool, **wanted: Any) -> None:
        screen = Screen(language)
        wishes = Wishes(**wanted)
        wishes.insist_on_sense(language)
        day = day_of(wishes.today) or date.today()
        plan = make_plan(files, wishes, day, screen)
        written = write_plan(plan, out, language, screen) if out else ()
        if json_out:
            print_plan_as_json(plan, language)
        else:
            show_plan(plan, screen, written)


def make_plan(files: Sequence[str], wishes: Wishes, today: date, screen: Screen) -> TidyPlan:
    """Reads the files and the line and works out the plan. Raises `CannotDo`."""
    reading = read_inventory(files, today, screen, names_known(wishes))
    insist_on_activities(reading, screen)
    foundation = foundation_of(wishes, reading)
    settings = settings_of(wishes, foundation, reading)
    asked = tuple(
        Problem("CLA590", wishes.line.name if wishes.line else "", None, None, None, text)
        for text in foundation.problems
    )
    with screen.progress(THINKING):
        return tidy(replace(reading, problems=reading.problems + asked), foundation.line, settings, today)


def print_plan_as_json(plan: TidyPlan, language: Language) -> None:
    from klarlinie.reports.as_json import as_json

    print_json(as_json(plan, language))
