"""A worker that is killed in the middle loses nothing: the next one goes on. With real processes, on both databases."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.web.own_place import Place, own_place

TRIES = ("-m", "tests.web.platform.background.tries")


@dataclass
class Counting:
    """A place where a function counts its steps in a file, and the workers that do it."""

    place: Place
    counted: Path
    workers: list[subprocess.Popen[str]] = field(default_factory=list)

    def say(self, what: str) -> str:
        return self.place.python(*TRIES, what)

    def worker(self) -> subprocess.Popen[str]:
        self.workers.append(self.place.start(*TRIES, "work"))
        return self.workers[-1]

    def lines(self) -> list[str]:
        return self.counted.read_text().splitlines() if self.counted.exists() else []

    def wait_for(self, line: str, times: int = 1) -> None:
        deadline = time.monotonic() + 60
        while self.lines().count(line) < times:
            assert time.monotonic() < deadline, self.lines()
            time.sleep(0.05)

    def wait_for_state(self, state: str) -> str:
        deadline = time.monotonic() + 60
        while not (seen := self.say("show")).startswith(state):
            assert time.monotonic() < deadline, seen
        return seen


@pytest.fixture
def counting(tmp_path: Path) -> Iterator[Counting]:
    with own_place(tmp_path / "home") as place:
        given = Counting(place, tmp_path / "counted")
        place.environment["COUNT_IN"] = str(given.counted)
        yield given
        for one in given.workers:
            one.kill()
            one.communicate()


def test_work_survives_two_killed_workers_and_each_step_is_done_once(counting: Counting) -> None:
    counting.say("ask")
    for n, step in enumerate(("step 3", "step 6"), start=1):
        one = counting.worker()
        counting.wait_for("begun", times=n)
        counting.wait_for(step)
        one.send_signal(signal.SIGKILL)
        one.wait()
    counting.worker()
    seen = counting.wait_for_state("done")
    assert seen == "done 10 10 3 SUCCESSFUL"
    assert counting.lines().count("begun") == 3
    assert sorted(counting.lines()) == sorted(["begun"] * 3 + [f"step {n}" for n in range(1, 11)])


def test_a_worker_that_is_asked_to_end_puts_its_work_back(counting: Counting) -> None:
    counting.say("ask")
    one = counting.worker()
    counting.wait_for("step 2")
    one.terminate()
    assert one.wait(10) == 0
    assert counting.say("show").split()[0] == "waiting"
    counting.place.environment["STEP_TAKES"] = "0"
    counting.worker()
    assert counting.wait_for_state("done").split()[3] == "1"
