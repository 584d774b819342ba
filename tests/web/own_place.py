"""A Klarlinie of its own for tests with real processes: a home and a database that nobody else uses."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.architecture.project import ROOT


@dataclass(frozen=True)
class Place:
    """`environment` leads every process started with it here."""

    home: Path
    environment: dict[str, str]

    def python(self, *arguments: str) -> str:
        """Run Python to its end; gives what it said."""
        done = subprocess.run(
            [sys.executable, *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=self.environment,
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def klarlinie(self, *arguments: str) -> str:
        return self.python("-m", "klarlinie.cli.main", *arguments)


@contextmanager
def own_place(home: Path, *, postgres: bool = True) -> Iterator[Place]:
    """On PostgreSQL when the tests run there, unless `postgres` says no."""
    home.mkdir(parents=True, exist_ok=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KLARLINIE_")}
    place = Place(home, {**clean, "KLARLINIE_HOME": str(home), "KLARLINIE_LANG": "de"})
    place.environment["DJANGO_SETTINGS_MODULE"] = "klarlinie.web.config.settings"
    server = os.environ.get("KLARLINIE_DATABASE_URL", "") if postgres else ""
    if not server:
        yield place
        return
    name = f"own_{uuid.uuid4().hex}"
    administer(server, f"CREATE DATABASE {name}")
    place.environment["KLARLINIE_DATABASE_URL"] = urlsplit(server)._replace(path=f"/{name}").geturl()
    try:
        yield place
    finally:
        administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def administer(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]
