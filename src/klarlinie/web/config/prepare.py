"""What must be there before the first page: tables, the font, the files that browsers get. Done once, then skipped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.trouble import CannotStart

# What django-htmx brings and no page of ours asks for: extensions, and the next generation of htmx.
NOT_NEEDED = ["ext", "htmx-4*", "htmax-*"]
NO_DATABASE = Text(
    "Die Datenbank antwortet nicht. Läuft PostgreSQL, und stimmt KLARLINIE_DATABASE_URL "
    "(postgres://konto:wort@rechner/name)?",
    "The database does not answer. Is PostgreSQL running, and is KLARLINIE_DATABASE_URL right "
    "(postgres://account:word@host/name)?",
)


def prepare() -> None:
    """Raises `CannotStart` without a database."""
    try:
        make_tables()
    except OperationalError as error:
        raise CannotStart(NO_DATABASE) from error
    _make_font()
    _collect_files()


def is_prepared() -> bool:
    """Whether there is nothing to do that takes a while. Raises `CannotStart` without a database."""
    try:
        return has_tables() and _has_font() and _has_files(_wanted_files())
    except OperationalError as error:
        raise CannotStart(NO_DATABASE) from error


def missing_migrations() -> set[tuple[str, str]]:
    """What the database does not know yet, by app and name: a look at folders and one query, no models are built."""
    return on_disk() - set(MigrationRecorder(connection).applied_migrations())


def on_disk() -> set[tuple[str, str]]:
    folders = {app.label: Path(app.path) / "migrations" for app in apps.get_app_configs()}
    return {(label, file.stem) for label, folder in folders.items() for file in folder.glob("[0-9]*.py")}


def was_never_started() -> bool:
    """Whether no version of Klarlinie has made its tables here yet."""
    return not MigrationRecorder(connection).applied_migrations()


def has_tables() -> bool:
    return not missing_migrations()


def make_tables() -> None:
    if not has_tables():
        call_command("migrate", verbosity=0)


def _has_font() -> bool:
    return (settings.MADE / "ui" / "inter.woff2").exists()


def _make_font() -> None:
    if not _has_font():
        from klarlinie.web.platform.ui.font import make_font  # it takes a while to import

        make_font(settings.MADE)


def _collect_files() -> None:
    """Copies, names by content and compresses them, unless nothing has changed since the last time."""
    wanted = _wanted_files()
    if not _has_files(wanted):
        call_command("collectstatic", interactive=False, verbosity=0, clear=True, ignore_patterns=NOT_NEEDED)
        _stamp().write_text(json.dumps(wanted))


def _wanted_files() -> dict[str, str]:
    return {"files": _fingerprint(), "into": str(settings.STATIC_ROOT)}


def _has_files(wanted: dict[str, str]) -> bool:
    is_there = (settings.STATIC_ROOT / "staticfiles.json").exists() and _stamp().exists()
    return is_there and json.loads(_stamp().read_text()) == wanted


def _stamp() -> Path:
    return Path(settings.HOME) / "static.json"


def _fingerprint() -> str:
    """Over names, sizes and times of all files that browsers may get."""
    return hashlib.sha256("\n".join(sorted(_files())).encode()).hexdigest()


def _files() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list(NOT_NEEDED):
            about = Path(storage.path(name)).stat()
            yield f"{name} {about.st_size} {about.st_mtime_ns}"
