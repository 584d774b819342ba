"""A backup is one file with everything: the database as it was in one moment, and the keys. People go on writing."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, connections, models, transaction

from klarlinie.vocabulary.text import Text
from klarlinie.web.config import prepare
from klarlinie.web.config.keeping.archive import DAMAGED, Archive, CannotKeep, opened, write
from klarlinie.web.config.keeping.plain_rows import one_moment, read, tables, written

DATABASE, TABLES, KEYS = "klarlinie.sqlite3", "tables", "keys"
BATCH = 500
NOTHING_HERE = Text(
    "Hier ist noch kein Klarlinie eingerichtet, zu sichern gibt es nichts: {home}. Liegt es in einem anderen Ordner, "
    "nennt ihn KLARLINIE_HOME.",
    "No Klarlinie is set up here yet, there is nothing to back up: {home}. If it lies in another folder, "
    "KLARLINIE_HOME names it.",
)
NOT_EMPTY = Text(
    "Hier gibt es schon Unternehmen oder Konten, sie würden überschrieben. Zurückgespielt wird nur in ein leeres "
    "Klarlinie: mit einem neuen Ordner in KLARLINIE_HOME oder einer neuen Datenbank.",
    "There are companies or accounts here already, they would be overwritten. A backup is only restored into an empty "
    "Klarlinie: with a new folder in KLARLINIE_HOME or a new database.",
)
OTHER_VERSION = Text(
    "Die Sicherung stammt aus einer anderen Version von Klarlinie ({theirs}). Mit jener Version lässt sie sich "
    "zurückspielen und danach auf den heutigen Stand bringen.",
    "The backup was made by another version of Klarlinie ({theirs}). With that version it can be restored, and brought "
    "up to date afterwards.",
)
OTHER_KEY = Text(
    "In KLARLINIE_{name}_KEY steht ein anderer Schlüssel als in der Sicherung; das Journal ließe sich damit nicht mehr "
    "prüfen. Ohne diese Angabe wird der Schlüssel der Sicherung genommen.",
    "KLARLINIE_{name}_KEY holds another key than the backup; the journal could not be verified with it. Without it the "
    "backup's key is taken.",
)


def backup(file: Path, *, at: datetime) -> None:
    """Raises `CannotKeep`, and then there is no file: an empty one would let people feel safe."""
    if prepare.was_never_started():
        raise CannotKeep(NOTHING_HERE.with_values(home=str(settings.HOME)))
    about = {
        "made_at": at.isoformat(),
        "database": connection.vendor,
        "migrations": [".".join(one) for one in sorted(prepare.on_disk())],
    }
    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix="backup-") as folder:
        write(file, "backup", about, _parts(Path(folder)))


def _parts(folder: Path) -> Iterator[tuple[str, bytes | Path]]:
    yield f"{KEYS}/secret", settings.SECRET_KEY.encode()
    yield f"{KEYS}/journal", settings.JOURNAL_KEY.encode()
    if connection.vendor == "sqlite":
        yield DATABASE, _copy_of_database(folder / DATABASE)
        return
    with one_moment():
        for model in tables():
            yield f"{TABLES}/{model._meta.label}.jsonl", b"".join(_lines(model, "default"))


def _copy_of_database(into: Path) -> Path:
    """The database's own copy while it is in use: all of it from one moment."""
    source = Path(connection.settings_dict["NAME"]).absolute().as_uri()
    with (
        closing(sqlite3.connect(f"{source}?mode=ro", uri=True)) as used,
        closing(sqlite3.connect(into)) as copy,
    ):
        used.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    return into


def _lines(model: type[models.Model], alias: str) -> Iterator[bytes]:
    for row in model._base_manager.using(alias).order_by("pk").iterator(BATCH):
        yield json.dumps(written(row), ensure_ascii=False).encode() + b"\n"


# --- and back ---


def restore(file: Path) -> None:
    """Into an empty Klarlinie, from whichever database. Raises `CannotKeep`, and then nothing has changed."""
    with opened(file, "backup") as archive, tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
        _ensure_empty()
        _ensure_same_version(archive)
        _ensure_keys_fit(archive)
        unpacked = Path(folder) / DATABASE if DATABASE in archive.manifest["files"] else None
        if unpacked is not None:
            _unpack(archive, unpacked, file)
        _restore_keys(archive)  # first: if this is cut off here, the home is still empty
        if unpacked is None:
            prepare.make_tables()
            _fill({name: iter(archive.read(name).splitlines()) for name in archive.names(TABLES)})
        elif connection.vendor == "sqlite":
            _put_in_place(unpacked)
        else:
            prepare.make_tables()
            _fill_from(unpacked)


def _ensure_empty() -> None:
    there = set(connection.introspection.table_names())
    for label in ("companies.Company", "accounts.User"):
        model = next(model for model in tables() if model._meta.label == label)
        if model._meta.db_table in there and model._base_manager.exists():
            raise CannotKeep(NOT_EMPTY)
    connection.close()


def _ensure_same_version(archive: Archive) -> None:
    """A file of SQLite may be older: its tables are brought up to date at the next start."""
    theirs, ours = set(archive.manifest["migrations"]), {".".join(one) for one in prepare.on_disk()}
    can_follow = connection.vendor == "sqlite" and DATABASE in archive.manifest["files"]
    if not (theirs <= ours if can_follow else theirs == ours):
        raise CannotKeep(OTHER_VERSION.with_values(theirs=archive.manifest["made_at"][:10]))


def _ensure_keys_fit(archive: Archive) -> None:
    given = os.environ.get("KLARLINIE_JOURNAL_KEY")
    if given and given.encode() != archive.read(f"{KEYS}/journal"):
        raise CannotKeep(OTHER_KEY.with_values(name="JOURNAL"))


def _unpack(archive: Archive, into: Path, file: Path) -> None:
    archive.unpack(DATABASE, into)
    with closing(sqlite3.connect(into)) as copy:
        try:
            is_whole = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        except sqlite3.DatabaseError:
            is_whole = False
    if not is_whole:
        raise CannotKeep(DAMAGED.with_values(file=str(file)))


def _put_in_place(unpacked: Path) -> None:
    place = Path(connection.settings_dict["NAME"])
    for rest in ("-wal", "-shm"):
        place.with_name(place.name + rest).unlink(missing_ok=True)
    unpacked.replace(place)


def _fill_from(unpacked: Path) -> None:
    """Another kind of database takes over the rows of a file of SQLite."""
    connections.databases["archive"] = {**connections.databases["default"], **_plain_sqlite(unpacked)}
    try:
        _fill({f"{TABLES}/{model._meta.label}.jsonl": _lines(model, "archive") for model in tables()})
    finally:
        connections["archive"].close()
        del connections["archive"]
        del connections.databases["archive"]


def _plain_sqlite(file: Path) -> dict[str, object]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": file, "OPTIONS": {}, "CONN_HEALTH_CHECKS": False}


@transaction.atomic
def _fill(lines: dict[str, Iterator[bytes]]) -> None:
    """All tables anew, in one transaction; keys that point elsewhere are checked at its end."""
    every = tables()
    for model in every:
        model._base_manager.all()._raw_delete("default")
    for model in every:
        rows = []
        for line in lines.get(f"{TABLES}/{model._meta.label}.jsonl", iter(())):
            rows.append(model(**read(model, json.loads(line))))
            if len(rows) == BATCH:
                model._base_manager.bulk_create(rows)
                rows = []
        model._base_manager.bulk_create(rows)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), every):
            cursor.execute(statement)


def _restore_keys(archive: Archive) -> None:
    for name in ("secret", "journal"):
        place = Path(settings.HOME) / f"{name}.key"
        place.touch(0o600)
        place.write_bytes(archive.read(f"{KEYS}/{name}"))
