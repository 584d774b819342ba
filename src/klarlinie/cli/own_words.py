"""What the command line library says of its own accord, in our words: its help headings and its complaints."""

from __future__ import annotations

import io
import re
from pathlib import Path

import click

from klarlinie.vocabulary.figures import Language

PATH = click.Path(path_type=Path)  # whether it is there is said in our words, when it is opened

# Patterns of the library's English and what stands there instead; whoever changes its version reads these again.
SHORTER = (
    (r"^Error: Invalid value: ", "Error: "),
    (r"^Positional arguments:$", "Arguments:"),
)
IN_GERMAN = (
    (r"^Usage: ", "Aufruf: "),
    (r"\[OPTIONS\]", "[OPTIONEN]"),
    (r"COMMAND \[ARGS\]\.\.\.", "BEFEHL ..."),
    (r"^Arguments:$", "Angaben:"),
    (r"^Options:$", "Optionen:"),
    (r"^Commands:$", "Befehle:"),
    (r"\[required\]", "[muss sein]"),
    (r"Show this message and exit\.", "Zeigt diese Hilfe."),
    (r"^Try '(.+)' for help\.$", r"Hilfe dazu: \1"),
    (r"^Error: ", ""),
    (
        r"^Invalid value for '(.+?)': '(.*)' is not a valid integer\.",
        r"Hinter „\1“ steht eine ganze Zahl, nicht „\2“.",
    ),
    (r"^Missing (?:argument|option) '(.+)'\.", r"Es fehlt noch: \1."),
    (r"^Missing command\.", "Es fehlt noch der Befehl."),
    (r"^No such command '(.+?)'\.", r"Den Befehl „\1“ gibt es nicht."),
    (r"^No such option '(.+?)'\.", r"Die Option „\1“ gibt es nicht."),
    (r"Did you mean '(.+)'\?$", r"Meint ihr \1?"),
    (r"\(Did you mean one of: (.+)\?\)$", r"Ähnlich heißen: \1."),
    (r"^Option '(.+)' requires an argument\.", r"Hinter „\1“ fehlt noch der Wert."),
    (r"^Option '(.+)' does not take a value\.", r"„\1“ steht allein, ohne Wert."),
    (r"^Got unexpected extra arguments? \((.+)\)", r"Das hier ist zu viel: \1."),
)


class Command(click.Command):
    """A command whose help is in the language of its context (`obj`)."""

    def get_help(self, ctx: click.Context) -> str:
        return in_own_words(super().get_help(ctx), ctx.obj)


class Group(click.Group):
    """A group of commands, likewise. They are listed in the order in which they were added."""

    command_class = Command

    def get_help(self, ctx: click.Context) -> str:
        return in_own_words(super().get_help(ctx), ctx.obj)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def in_own_words(said: str, language: Language) -> str:
    """The library's text with our headings, and in German where German is spoken; what is unknown stays as it is."""
    for pattern, instead in (*SHORTER, *(IN_GERMAN if language == "de" else ())):
        said = re.sub(pattern, instead, said, flags=re.MULTILINE)
    return said


def complaint(error: click.ClickException, language: Language) -> str:
    """What was typed wrong, with the usage and where the help is."""
    said = io.StringIO()
    error.show(file=said)
    return in_own_words(said.getvalue(), language).rstrip()
