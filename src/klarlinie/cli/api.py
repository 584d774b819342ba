"""klarlinie api: the description of the interface for programs, to build clients from."""

from __future__ import annotations

import typer

from klarlinie.cli.own_words import Command, Group
from klarlinie.cli.server.opening import web
from klarlinie.cli.streams import print_json
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

HELP = Text("Die Schnittstelle für Programme.", "The interface for programs.")
SCHEMA = Text(
    "Die Beschreibung der Schnittstelle zum Weiterleiten (OpenAPI 3.1, JSON).",
    "The description of the interface, to pass on (OpenAPI 3.1, JSON).",
)


def add_to(app: typer.Typer, language: Language) -> None:
    api = typer.Typer(name="api", help=HELP.say(language), cls=Group, no_args_is_help=True)

    @api.callback()
    def group() -> None:
        """With it `schema` stays a command of its own, for more may join."""

    @api.command("schema", cls=Command, help=SCHEMA.say(language))
    def schema() -> None:
        with web():
            from klarlinie.web.api.interface import schema as described

            print_json(described())

    app.add_typer(api)
