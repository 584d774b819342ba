"""The command `klarlinie`: exit code 0 done, 1 could not, 2 wrong use, 130 cancelled with Ctrl-C."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from klarlinie.cli.language import language_of, unknown_language, without_language
from klarlinie.cli.own_words import Group, complaint
from klarlinie.cli.streams import forget_output, write_simply_where_needed
from klarlinie.cli.trouble import CannotDo
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

ABOUT = Text(
    "Klarlinie räumt das Marketing kleiner B2B-Unternehmen auf: vom Haufen zu drei bis fünf Dingen, "
    "die ihr richtig "
    "macht.\n\n"
    "Der kürzeste Weg: klarlinie tidy liste.xlsx --hours 20",
    "Klarlinie tidies up the marketing of small B2B companies: from a heap to three to five things "
    "done properly.\n\n"
    "The shortest way: klarlinie tidy list.xlsx --hours 20",
    sie="Klarlinie räumt das Marketing kleiner B2B-Unternehmen auf: vom Haufen zu drei "
    "bis fünf Dingen, die Sie richtig machen.\n\nDer kürzeste Weg: klarlinie tidy "
    "liste.xlsx --hours 20",
)
LANGUAGE = Text(
    "Sprache: de oder en (sonst nach eurem System). Geht an jeder Stelle.",
    "Language: de or en (otherwise as your system is set). May stand anywhere.",
    sie="Sprache: de oder en (sonst nach Ihrem System). Geht an jeder Stelle.",
)
STOPPED = Text("Abgebrochen.", "Cancelled.")
NO_LANGUAGE = Text(
    "--lang „{given}“ kennen wir nicht. Es gibt de (Deutsch) und en (Englisch).",
    "--lang “{given}” is unknown. There is de (German) and en (English).",
)
PARTS = ("chaos", "clarity", "inventory", "tidy", "origin", "explain", "server", "api", "mcp")
NAMED = {"chaos": "check"}  # the command, where it is not called like its part
COULD_NOT, WRONG_USE, CANCELLED = 1, 2, 130


def build_app(language: Language, parts: Sequence[str] = PARTS) -> Group:
    """The command line in one language, or only some of its parts."""
    # --lang has been read before the commands are built; it stands here for the help.
    wish = click.Option(["--lang"], metavar="de|en", help=LANGUAGE.say(language), expose_value=False)
    app = Group("klarlinie", help=ABOUT.say(language), params=[wish])
    for part in parts:
        import_module(f"klarlinie.cli.{part}").add_to(app, language)
    return app


def main() -> None:
    """Runs the command of `sys.argv`; what cannot be done is one sentence on the error stream."""
    gc.disable()  # a short run: looking for garbage costs more than it frees
    write_simply_where_needed()
    leave(run(sys.argv[1:]))


def leave(code: int) -> NoReturn:
    """Ends the process. Where nothing of the web was read, nothing is open any more, and taking the libraries apart
    object by object would take a tenth of a whole call."""
    if "django" in sys.modules:
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = COULD_NOT
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Runs one command and gives its exit code."""
    language = language_of(arguments)
    unknown = unknown_language(arguments)
    if unknown is not None:
        return _complain(NO_LANGUAGE.with_values(given=unknown).say(language), WRONG_USE)
    try:
        words = without_language(arguments)
        # A part that is named starts sooner when the others are not read first.
        alone = [part for part in PARTS if words[:1] == [NAMED.get(part, part)]]
        app = build_app(language, alone or PARTS)
        code = app.main(words, prog_name="klarlinie", standalone_mode=False, obj=language)
        sys.stdout.flush()
    except click.ClickException as error:
        return _complain(complaint(error, language), error.exit_code)
    except CannotDo as trouble:
        return _complain(trouble.text.say(language), COULD_NOT)
    except BrokenPipeError:
        forget_output()
        return COULD_NOT
    except (KeyboardInterrupt, click.Abort):
        return _complain(STOPPED.say(language), CANCELLED)
    return code or 0


def _complain(words: str, code: int) -> int:
    print(words, file=sys.stderr)
    return code


if __name__ == "__main__":
    main()
