"""klarlinie server: starts the web app and looks after it. Django is only read once one of these commands runs."""

from __future__ import annotations

import click

from klarlinie.cli.own_words import Group
from klarlinie.cli.server import checking, keeping, people, serving
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

HELP = Text(
    "Die Web-App: starten, prüfen, sichern, Konten und Unternehmen.",
    "The web app: start it, check it, back it up, accounts and companies.",
)
PARTS = (serving, checking, people, keeping)


def add_to(app: click.Group, language: Language) -> None:
    server = Group("server", help=HELP.say(language))
    for part in PARTS:
        part.add_to(server, language)
    app.add_command(server)
