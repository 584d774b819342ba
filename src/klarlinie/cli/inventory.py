"""klarlinie inventory read: what was understood of a list."""

from __future__ import annotations

from datetime import date

import click

from klarlinie.cli.own_words import Group
from klarlinie.cli.place import place_and_message
from klarlinie.cli.reading import insist_on_activities, read_inventory
from klarlinie.cli.screen import Screen
from klarlinie.cli.streams import print_json
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.as_json import as_json
from klarlinie.method.inventory.reading import InventoryReading, SheetReading
from klarlinie.vocabulary.figures import Language, money, number
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

FILE = Text("DATEI", "FILE")
GROUP = Text(
    "Die Inventur: was in euren Listen steht.",
    "The inventory: what is in your lists.",
    sie="Die Inventur: was in Ihren Listen steht.",
)
HELP = Text(
    "Zeigt, was wir verstanden haben.\n\n"
    "Spalten, Aktivitäten, offene Fragen, Doppeltes.\n\n"
    "Liest XLSX, XLS, ODS, CSV, Markdown und Listen, Trello, Asana, monday, ClickUp, TickTick, Planner, ICS; "
    "mit - die Eingabe.\n\n"
    "Beispiel: klarlinie inventory read liste.xlsx",
    "Shows what we understood.\n\n"
    "Columns, activities, open questions, duplicates.\n\n"
    "Reads XLSX, XLS, ODS, CSV, Markdown and lists, Trello, Asana, monday, ClickUp, TickTick, Planner, ICS; "
    "with - the input.\n\n"
    "Example: klarlinie inventory read list.xlsx",
)
FILES = Text("Eine oder mehrere Dateien.", "One or more files.")
AS_JSON = Text("Als JSON, Schlüssel wie in docs/json.md.", "As JSON, keys as in docs/json.md.")
ACTIVITY_HEADERS = (
    Text("Zeile", "Line"),
    Text("Aktivität", "Activity"),
    Text("Typ", "Type"),
    Text("Std./Monat", "Hrs/month"),
    Text("Geld/Jahr", "Money/year"),
    Text("Anfragen/Jahr", "Inquiries/yr"),
    Text("Wirkung 0–4", "Effect 0–4"),
    Text("Wer", "Who"),
)
SHOWN_PROBLEMS = 40


def add_to(app: click.Group, language: Language) -> None:
    inventory = Group("inventory", help=GROUP.say(language))
    app.add_command(inventory)

    @inventory.command("read", help=HELP.say(language))
    @click.argument(
        "files", nargs=-1, required=True, metavar=FILE.say(language) + "...", help=FILES.say(language)
    )
    @click.option("--json", "json_out", is_flag=True, help=AS_JSON.say(language))
    def read(files: tuple[str, ...], json_out: bool) -> None:
        screen = Screen(language)
        reading = read_inventory(files, date.today(), screen)
        if json_out:
            print_json(as_json(reading, language))
        else:
            _show(reading, screen)
        insist_on_activities(reading, screen)


def _show(reading: InventoryReading, screen: Screen) -> None:
    for sheet in reading.sheets:
        _show_sheet(sheet, screen)
    if reading.activities:
        screen.heading(Text("{n} Aktivitäten", "{n} activities", {"n": len(reading.activities)}))
        rows = [_row(activity, screen.language) for activity in reading.activities]
        screen.table(ACTIVITY_HEADERS, rows, right=(0, 3, 4, 5, 6))
    _show_duplicates(reading, screen)
    _show_problems(reading, screen)


def _show_sheet(sheet: SheetReading, screen: Screen) -> None:
    name = f"{sheet.file}, {sheet.sheet}" if sheet.sheet else sheet.file
    screen.heading(Text("{name}", "{name}", {"name": name}))
    if not sheet.columns:
        screen.say(Text("Keine Spalten erkannt.", "No columns recognised."), indent=2)
    columns = ", ".join(f"{header} → {meaning}" for header, meaning in sheet.columns.items())
    if columns:
        screen.say(Text("Verstanden: {columns}", "Understood: {columns}", {"columns": columns}), indent=2)


def _row(activity: Activity, language: Language) -> list[str]:
    return [
        str(activity.source.line or ""),
        activity.title,
        activity.type if activity.type_certain else f"{activity.type}?",
        "" if activity.hours_per_month is None else number(activity.hours_per_month, language),
        "" if activity.money_per_year is None else money(activity.money_per_year, language),
        "" if activity.inquiries_per_year is None else number(activity.inquiries_per_year, language),
        "" if activity.effect_level is None else number(activity.effect_level, language),
        ", ".join(activity.owners),
    ]


def _show_duplicates(reading: InventoryReading, screen: Screen) -> None:
    if not reading.duplicates:
        return
    screen.heading(Text("Vielleicht doppelt", "Perhaps twice"))
    for pair in reading.duplicates:
        values = {
            "first": reading.activities[pair.first].title,
            "second": reading.activities[pair.second].title,
            "why": pair.why,
        }
        screen.say(
            Text("„{first}“ und „{second}“: {why}", "“{first}” and “{second}”: {why}", values), indent=2
        )


def _show_problems(reading: InventoryReading, screen: Screen) -> None:
    _show_list(Text("Offene Fragen ({n})", "Open questions ({n})"), reading.questions, screen)
    _show_list(Text("Angenommen ({n})", "Assumed ({n})"), reading.assumed, screen)


def _show_list(heading: Text, problems: tuple[Problem, ...], screen: Screen) -> None:
    if not problems:
        return
    screen.heading(heading.with_values(n=len(problems)))
    for problem in problems[:SHOWN_PROBLEMS]:
        screen.say(place_and_message(problem), indent=2)
    left_out = len(problems) - SHOWN_PROBLEMS
    if left_out > 0:
        more = Text(
            "… und {n} weitere: --json zeigt alle.", "… and {n} more: --json shows all.", {"n": left_out}
        )
        screen.say(more, indent=2)
