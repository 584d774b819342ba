"""What an operator wants to know at a glance: does everything hold, and what is to be done where it does not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.core import checks
from django.core.mail import get_connection
from django.db import OperationalError, connection

from klarlinie.vocabulary.text import Text, plain
from klarlinie.web.config import prepare
from klarlinie.web.platform.background.queries import worker_seen_at
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.journal.queries import chain_breaks_at

LITTLE, TOO_LITTLE = 1_000_000_000, 100_000_000  # bytes
SILENT = timedelta(seconds=90)


@dataclass(frozen=True)
class Finding:
    """`good`, something to know (`hint`), or something to be done (`trouble`)."""

    state: Literal["good", "hint", "trouble"]
    text: Text


def check_up(*, at: datetime) -> Iterator[Finding]:
    """One after the other; without a database only that is said."""
    try:
        connection.ensure_connection()
    except OperationalError:
        yield Finding("trouble", prepare.NO_DATABASE)
        return
    yield Finding(
        "good", Text("Die Datenbank antwortet ({name}).", "The database answers ({name}).", _name())
    )
    if not prepare.has_tables():
        yield Finding("trouble", NO_TABLES)
        return
    yield from _database_is_sound()
    yield from _chains()
    yield from _settings()
    yield from _disk()
    yield from _mail()
    yield from _worker(at)


NO_TABLES = Text(
    "Die Tabellen sind nicht auf dem Stand dieser Version. Ein Start bringt sie dorthin: klarlinie server start",
    "The tables are not those of this version. A start brings them there: klarlinie server start",
)


def _name() -> dict[str, object]:
    return {"name": "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"}


def _database_is_sound() -> Iterator[Finding]:
    yield Finding(
        "good",
        Text("Die Tabellen sind auf dem Stand dieser Version.", "The tables are those of this version."),
    )
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        said = str(cursor.fetchone()[0])
    if said != "ok":
        yield Finding(
            "trouble",
            Text(
                "Die Datenbankdatei ist beschädigt ({said}). Jetzt hilft die letzte Sicherung: klarlinie server "
                "restore",
                "The database file is damaged ({said}). Now the last backup helps: klarlinie server restore",
                {"said": plain(said)},
            ),
        )


def _chains() -> Iterator[Finding]:
    rows = Company.objects.order_by("pk").values_list("pk", "slug")
    broken = [(slug, number) for pk, slug in rows if (number := chain_breaks_at(pk)) is not None]
    for slug, number in broken:
        yield Finding(
            "trouble",
            Text(
                "Das Journal von {slug} wurde an der Software vorbei verändert, ab Eintrag {number}. Wer hatte Zugang "
                "zur Datenbank? Die letzte Sicherung davor zeigt, was dort stand.",
                "The journal of {slug} was changed behind the software's back, from entry {number}. Who had access to "
                "the database? The last backup before shows what stood there.",
                {"slug": slug, "number": number},
            ),
        )
    if not broken:
        yield Finding(
            "good",
            Text("Alle Journale sind unversehrt ({n}).", "All journals are intact ({n}).", {"n": len(rows)}),
        )


def _settings() -> Iterator[Finding]:
    found = checks.run_checks(include_deployment_checks=settings.HOSTED)
    for one in found:
        words = {"id": one.id or "", "says": plain(str(one.msg))}
        yield Finding("trouble", Text("Einstellung {id}: {says}", "Setting {id}: {says}", words))
    for file in sorted(Path(settings.HOME).glob("*.key")):
        if file.stat().st_mode & 0o077:
            yield Finding("trouble", OPEN_KEY.with_values(file=str(file)))
    if not found:
        yield Finding("good", SAFE if settings.HOSTED else LOCAL)


OPEN_KEY = Text(
    "{file} können andere auf diesem Rechner lesen. Abhilfe: chmod 600 {file}",
    "Others on this machine can read {file}. The remedy: chmod 600 {file}",
)
SAFE = Text("Die Einstellungen taugen für das Internet.", "The settings are fit for the internet.")
LOCAL = Text(
    "Die Einstellungen taugen für diesen Rechner. Für das Internet: KLARLINIE_MODE=hosted",
    "The settings are fit for this machine. For the internet: KLARLINIE_MODE=hosted",
)


def _disk() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.HOME).free
    words = {"free": round(free / 1e9, 1), "home": str(settings.HOME)}
    if free < LITTLE:
        text = Text(
            "Auf der Platte von {home} sind nur noch {free} GB frei. Ist sie voll, wird nichts mehr gespeichert.",
            "Only {free} GB are left on the disk of {home}. Once it is full nothing is saved any more.",
            words,
        )
        yield Finding("trouble" if free < TOO_LITTLE else "hint", text)
    else:
        yield Finding(
            "good",
            Text("Auf der Platte ist Platz: {free} GB.", "There is room on the disk: {free} GB.", words),
        )


def _mail() -> Iterator[Finding]:
    if not settings.SMTP_URL:
        yield Finding(
            "trouble" if settings.HOSTED else "hint",
            NO_MAIL.with_values(folder=str(settings.EMAIL_FILE_PATH)),
        )
        return
    try:
        with get_connection(timeout=8):
            pass
    except OSError as error:  # what smtplib raises is one, too
        yield Finding("trouble", MAIL_REFUSED.with_values(why=type(error).__name__))
    else:
        yield Finding("good", Text("Der Mailserver nimmt uns an.", "The mail server lets us in."))


NO_MAIL = Text(
    "Mails gehen nicht hinaus, sie liegen in {folder}. Einen Mailserver nennt KLARLINIE_SMTP_URL.",
    "Mails do not go out, they lie in {folder}. KLARLINIE_SMTP_URL names a mail server.",
)
MAIL_REFUSED = Text(
    "Der Mailserver nimmt uns nicht an ({why}). Stimmen Rechner, Konto und Wort in KLARLINIE_SMTP_URL?",
    "The mail server does not let us in ({why}). Are host, account and word in KLARLINIE_SMTP_URL right?",
)


def _worker(at: datetime) -> Iterator[Finding]:
    seen = worker_seen_at()
    if seen is not None and at - seen < SILENT:
        yield Finding(
            "good", Text("Ein Arbeiter für lange Aufgaben ist da.", "A worker for long tasks is there.")
        )
    else:
        yield Finding("trouble" if settings.HOSTED else "hint", NO_WORKER)


NO_WORKER = Text(
    "Kein Arbeiter nimmt lange Aufgaben an; sie warten. Er läuft mit: klarlinie server start (oder work)",
    "No worker takes long tasks; they wait. It runs with: klarlinie server start (or work)",
)
