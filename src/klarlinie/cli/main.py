"""The command `klarlinie`: exit code 0 done, 1 could not, 2 wrong use."""

from __future__ import annotations

import gc
import sys

import typer

from klarlinie.cli import chaos, clarity, explain, inventory, tidy
from klarlinie.cli.language import language_of
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
)
STOPPED = Text("Abgebrochen. Es wurde nichts geändert.", "Cancelled. Nothing was changed.")


def build_app(language: Language) -> typer.Typer:
    """The command line in one language."""
    app = typer.Typer(
        name="klarlinie",
        help=ABOUT.say(language),
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
    )
    _add_language_option(app, language)
    for part in (chaos, clarity, inventory, tidy, explain):
        part.add_to(app, language)
    return app


def main() -> None:
    """Runs the command of `sys.argv`; what cannot be done is one sentence on the error stream."""
    gc.disable()  # a short run: looking for garbage costs more than it frees
    language = language_of(sys.argv[1:])
    try:
        build_app(language)(args=_without_language(sys.argv[1:]))
    except CannotDo as trouble:
        print(trouble.text.say(language), file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print(STOPPED.say(language), file=sys.stderr)
        sys.exit(1)


def _add_language_option(app: typer.Typer, language: Language) -> None:
    wish = Text(
        "Sprache: de oder en (sonst nach eurem System). Geht an jeder Stelle.",
        "Language: de or en (otherwise as your system is set). May stand anywhere.",
    )

    @app.callback()
    def everywhere(lang: str = typer.Option(language, "--lang", help=wish.say(language))) -> None:
        """Read before the commands are built; stands here for the help."""


def _without_language(arguments: list[str]) -> list[str]:
    """The arguments without --lang, which has been read already and may stand anywhere."""
    kept: list[str] = []
    is_value = False
    for argument in arguments:
        if is_value:
            is_value = False
        elif argument == "--lang":
            is_value = True
        elif not argument.startswith("--lang="):
            kept.append(argument)
    return kept


if __name__ == "__main__":
    main()
