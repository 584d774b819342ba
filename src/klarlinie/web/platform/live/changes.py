"""How a process notices that something was committed, by itself or by another process."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

from django.db import connection

CHANNEL = "klarlinie_live"
LOOK_EVERY = 0.25  # seconds


def tell_others(topic: str) -> None:
    """Inside the transaction that changes something: other processes hear of it once it is committed.

    SQLite needs nothing, there every commit can be seen in the file.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, topic])


def looks() -> Generator[bool, None, None]:
    """Every quarter of a second, sooner on PostgreSQL: has anything been committed since the last look?"""
    if connection.vendor == "postgresql":
        return _listened()
    return _looked_up(Path(str(connection.settings_dict["NAME"])))


def _looked_up(file: Path) -> Generator[bool, None, None]:
    """`PRAGMA data_version` of a read-only connection changes with each commit of anybody else."""
    if not file.exists():  # in memory, as in quick tests: every look may show something new
        while True:
            yield True
            time.sleep(LOOK_EVERY)
    own = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=5)
    try:
        seen = None
        while True:
            version = own.execute("PRAGMA data_version").fetchone()[0]
            yield version != seen
            seen = version
            time.sleep(LOOK_EVERY)
    finally:
        own.close()


def _listened() -> Generator[bool, None, None]:
    """LISTEN on a connection of our own; what comes in the same moment is one change."""
    own: Any = connection.copy()
    try:
        own.ensure_connection()
        own.set_autocommit(True)
        own.connection.execute(f"LISTEN {CHANNEL}")
        while True:
            heard = [*own.connection.notifies(timeout=LOOK_EVERY, stop_after=1)]
            yield bool(heard)
    finally:
        own.close()
