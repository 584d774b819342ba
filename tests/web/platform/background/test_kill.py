"""A worker that is killed in the middle loses nothing: the next one goes on. With real processes, on both databases."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.architecture.project import ROOT


@dataclass
class Place:
    """A database of its own, and a file where the steps are counted."""

    environment: dict[str, str]
    counted: Path
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def _command(self, what: str) -> list[str]:
        return [sys.executable, "-m", "tests.web.platform.background.tries", what]

    def say(self, what: str) -> str:
        done = subprocess.run(
            self._command(what), env=self.environment, cwd=ROOT, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def worker(self) -> subprocess.Popen[bytes]:
        one = subprocess.Popen(self._command("work"), env=self.environment, cwd=ROOT)
        self.workers.append(one)
        return one

    def lines(self) -> list[str]:
        return self.counted.read_text().splitlines() if self.counted.exists() else []

    def wait_for(self, line: str, times: int = 1) -> None:
        deadline = time.monotonic() + 30
        while self.lines().count(line) < times:
            assert time.monotonic() < deadline, self.lines()
            time.sleep(0.05)

    def wait_for_state(self, state: str) -> str:
        deadline = time.monotonic() + 30
        while not (seen := self.say("show")).startswith(state):
            assert time.monotonic() < deadline, seen
        return seen


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    environment = {**os.environ, "KLARLINIE_HOME": str(tmp_path), "COUNT_IN": str(tmp_path / "counted")}
    environment["DJANGO_SETTINGS_MODULE"] = "klarlinie.web.config.settings"
    server = environment.get("KLARLINIE_DATABASE_URL", "")
    name = f"kill_{os.getpid()}_{time.monotonic_ns()}"
    if server:
        administer(server, f'CREATE DATABASE "{name}"')
        environment["KLARLINIE_DATABASE_URL"] = urlsplit(server)._replace(path=f"/{name}").geturl()
    given = Place(environment, tmp_path / "counted")
    yield given
    for one in given.workers:
        one.kill()
        one.wait()
    if server:
        administer(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def administer(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


def test_work_survives_two_killed_workers_and_each_step_is_done_once(place: Place) -> None:
    place.say("ask")
    for n, step in enumerate(("step 3", "step 6"), start=1):
        one = place.worker()
        place.wait_for("begun", times=n)
        place.wait_for(step)
        one.send_signal(signal.SIGKILL)
        one.wait()
    place.worker()
    seen = place.wait_for_state("done")
    assert seen == "done 10 10 3 SUCCESSFUL"
    assert place.lines().count("begun") == 3
    assert sorted(place.lines()) == sorted(["begun"] * 3 + [f"step {n}" for n in range(1, 11)])


def test_a_worker_that_is_asked_to_end_puts_its_work_back(place: Place) -> None:
    place.say("ask")
    one = place.worker()
    place.wait_for("step 2")
    one.terminate()
    assert one.wait(10) == 0
    assert place.say("show").split()[0] == "waiting"
    place.environment["STEP_TAKES"] = "0"
    place.worker()
    assert place.wait_for_state("done").split()[3] == "1"
