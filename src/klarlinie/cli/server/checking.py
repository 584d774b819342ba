"""klarlinie server check: does everything hold, and what is to be done where it does not."""

from __future__ import annotations

import click
from click.exceptions import Exit

from klarlinie.cli.screen import MARKS, Screen
from klarlinie.cli.server.opening import web
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

HELP = Text(
    "Prüft Datenbank, Journale, Einstellungen, Platz, Mail und Arbeiter.\n\n"
    "Für eine Überwachung: Ende 0 heißt, es ist nichts zu tun.",
    "Checks database, journals, settings, space, mail and worker.\n\n"
    "For monitoring: exit code 0 means there is nothing to do.",
)
SIGNS = {"good": "✓", "hint": MARKS["hint"], "trouble": MARKS["error"]}


def add_to(app: click.Group, language: Language) -> None:
    screen = Screen(language)

    @app.command("check", help=HELP.say(language))
    def check() -> None:
        with web():
            from klarlinie.web.config.check_up import check_up
            from klarlinie.web.platform.ui.clock import now

            states = set()
            for finding in check_up(at=now()):
                words = {"sign": SIGNS[finding.state], "text": finding.text}
                screen.say(Text("{sign} {text}", "{sign} {text}", words))
                states.add(finding.state)
        raise Exit(1 if "trouble" in states else 0)
