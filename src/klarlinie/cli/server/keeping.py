"""klarlinie server backup, restore, export and import: what people have entered is never lost and never locked in."""

from __future__ import annotations

from pathlib import Path

import click

from klarlinie.cli.own_words import PATH
from klarlinie.cli.screen import Screen
from klarlinie.cli.server.opening import web
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

FILE, SLUG = Text("DATEI", "FILE"), Text("KÜRZEL", "SLUG")
BACKUP = Text(
    "Sichert alles in eine Datei: Datenbank und Schlüssel.\n\nGeht jederzeit, auch während gearbeitet wird.",
    "Backs everything up into one file: database and keys.\n\nAt any time, also while people work.",
)
RESTORE = Text(
    "Spielt eine Sicherung in ein leeres Klarlinie zurück.", "Restores a backup into an empty Klarlinie."
)
EXPORT = Text(
    "Schreibt alles eines Unternehmens in eine Datei.", "Writes everything of a company into a file."
)
IMPORT = Text("Nimmt ein Unternehmen aus einer solchen Datei auf.", "Takes a company in from such a file.")
ORGANISATION = Text(
    "Zu wem es hier gehört (sonst wie in der Datei).", "Whom it belongs to here (otherwise as in the file)."
)
BACKED_UP = Text(
    "Gesichert: {file} ({size} MB). Die Datei enthält Schlüssel und alle Daten: Sie gehört an einen Ort, an den nur "
    "ihr kommt, und nicht auf denselben Rechner.",
    "Backed up: {file} ({size} MB). The file holds keys and all data: keep it where only you can get at it, and not on "
    "the same machine.",
    sie="Gesichert: {file} ({size} MB). Die Datei enthält Schlüssel und alle "
    "Daten: Sie gehört an einen Ort, an den nur Sie kommen, und nicht auf "
    "denselben Rechner.",
)
RESTORED = Text(
    "Zurückgespielt. Prüfen und starten: klarlinie server check, klarlinie server start",
    "Restored. To check and start: klarlinie server check, klarlinie server start",
)
EXPORTED = Text(
    "Geschrieben: {file} ({size} MB). Antworten aus Runden, die noch nicht aufgedeckt sind, stehen nicht darin.",
    "Written: {file} ({size} MB). Answers of rounds that are not revealed yet are not in it.",
)
IMPORTED = Text(
    "Aufgenommen als {slug}. Wer im Unternehmen ein Konto hatte, setzt sein Passwort mit „Passwort vergessen“.",
    "Taken in as {slug}. Whoever had an account in the company sets a password with “Forgot password”.",
)


def add_to(app: click.Group, language: Language) -> None:
    screen = Screen(language)

    @app.command("backup", help=BACKUP.say(language))
    @click.argument("file", type=PATH, metavar=FILE.say(language))
    def backup(file: Path) -> None:
        with web():
            from klarlinie.web.config.keeping.backup import backup as back_up
            from klarlinie.web.platform.ui.clock import now

            back_up(file, at=now())
            screen.say(BACKED_UP.with_values(file=str(file), size=_megabytes(file)))

    @app.command("restore", help=RESTORE.say(language))
    @click.argument("file", type=PATH, metavar=FILE.say(language))
    def restore(file: Path) -> None:
        with web():
            from klarlinie.web.config.keeping.backup import restore as bring_back

            bring_back(file)
            screen.say(RESTORED)

    @app.command("export", help=EXPORT.say(language))
    @click.argument("company", metavar=SLUG.say(language))
    @click.argument("file", type=PATH, metavar=FILE.say(language))
    def export(company: str, file: Path) -> None:
        with web():
            from klarlinie.web.config.keeping.carry import export as carry_out
            from klarlinie.web.platform.ui.clock import now

            carry_out(company, file, at=now())
            screen.say(EXPORTED.with_values(file=str(file), size=_megabytes(file)))

    @app.command("import", help=IMPORT.say(language))
    @click.argument("file", type=PATH, metavar=FILE.say(language))
    @click.option("--organisation", metavar="NAME", help=ORGANISATION.say(language))
    def take_in(file: Path, organisation: str | None) -> None:
        with web():
            from klarlinie.web.config.keeping.carry import take_in as carry_in
            from klarlinie.web.config.people import OPERATOR
            from klarlinie.web.config.prepare import make_tables
            from klarlinie.web.platform.ui.clock import now

            make_tables()
            slug = carry_in(file, organisation, by=OPERATOR, at=now())
            screen.say(IMPORTED.with_values(slug=slug))


def _megabytes(file: Path) -> float:
    return max(0.1, round(file.stat().st_size / 1e6, 1))
