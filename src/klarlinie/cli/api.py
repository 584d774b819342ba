"""klarlinie api: the description of the interface for programs, to build clients from."""

from __future__ import annotations

import click

from klarlinie.cli.own_words import Group
from klarlinie.cli.server.opening import web
from klarlinie.cli.streams import print_json
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

HELP = Text("Die Schnittstelle für Programme.", "The interface for programs.")
SCHEMA = Text(
    "Die Beschreibung der Schnittstelle zum Weiterleiten (OpenAPI 3.1, JSON).",
    "The description of the interface, to pass on (OpenAPI 3.1, JSON).",
)


def add_to(app: click.Group, language: Language) -> None:
    api = Group("api", help=HELP.say(language))
    app.add_command(api)

    @api.command("schema", help=SCHEMA.say(language))
    def schema() -> None:
        with web():
            from klarlinie.web.api.interface import schema as described

            print_json(described())
