"""What the command line library says of its own accord, in our words: its help headings and its complaints."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup

from klarlinie.vocabulary.figures import Language

if TYPE_CHECKING:
    from typer._click import Context
    from typer._click.exceptions import ClickException

# Types mean nothing to the people who read the help.
WITHOUT_TYPES = (
    (r"\{([^{}\s]+?)(?:\.\.\.)?\}\.\.\.", r"\1..."),
    (r" <(?:list\[)?str\]?>", ""),
    (r"\s+\[required\]", ""),  # the usage line says it already
    (r"^Error: Invalid value: ", "Error: "),
)
# Patterns of the library's English and what stands there instead; whoever changes its version reads these again.
IN_GERMAN = (
    (r"^Usage: ", "Aufruf: "),
    (r"\[OPTIONS\]", "[OPTIONEN]"),
    (r"COMMAND \[ARGS\]\.\.\.", "BEFEHL ..."),
    (r"^Arguments:$", "Angaben:"),
    (r"^Options:$", "Optionen:"),
    (r"^Commands:$", "Befehle:"),
    (r"Show this message and exit\.", "Zeigt diese Hilfe."),
    (r"^Try '(.+)' for help\.$", r"Hilfe dazu: \1"),
    (r"^Error: ", ""),
    (r"^Missing (?:argument|option) '(.+)'\.", r"Es fehlt noch: \1."),
    (r"^Missing command\.", "Es fehlt noch der Befehl."),
    (r"^No such command '(.+?)'", r"Den Befehl „\1“ gibt es nicht"),
    (r"Did you mean (.+)\?$", r"Meint ihr \1?"),
    (r"^No such option: (\S+)", r"Die Option „\1“ gibt es nicht."),
    (r"\(Possible options: (.+)\)$", r"Ähnlich heißen: \1."),
    (r"^Option '(.+)' requires an argument\.", r"Hinter „\1“ fehlt noch der Wert."),
    (r"^Option '(.+)' does not take a value\.", r"„\1“ steht allein, ohne Wert."),
    (r"^Got unexpected extra argument\(s\) \((.+)\)", r"Das hier ist eine Angabe zu viel: \1."),
)


class Command(TyperCommand):
    """A command whose help is in the language of its context (`obj`)."""

    def get_help(self, ctx: Context) -> str:
        return in_own_words(super().get_help(ctx), ctx.obj)


class Group(TyperGroup):
    """A group of commands, likewise."""

    def get_help(self, ctx: Context) -> str:
        return in_own_words(super().get_help(ctx), ctx.obj)


def in_own_words(said: str, language: Language) -> str:
    """The library's text without types, and in German where German is spoken; what is unknown stays as it is."""
    for pattern, instead in (*WITHOUT_TYPES, *(IN_GERMAN if language == "de" else ())):
        said = re.sub(pattern, instead, said, flags=re.MULTILINE)
    return said


def complaint(error: ClickException, language: Language) -> str:
    """What was typed wrong, with the usage and where the help is."""
    said = io.StringIO()
    error.show(file=said)
    return in_own_words(said.getvalue(), language).rstrip()
