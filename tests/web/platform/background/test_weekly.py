"""Every Monday at seven, once: also with two workers, after a kill, after sleep, and when clocks change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from klarlinie.web.platform.background import weekly
from klarlinie.web.platform.background.actions import turns
from klarlinie.web.platform.background.models import Turn
from klarlinie.web.platform.background.weekly import Weekly, do_what_is_due, every_week, newest_turn

SUNDAY = datetime(2026, 8, 2, 12, tzinfo=UTC)
MONDAY = datetime(2026, 8, 3, 5, tzinfo=UTC)  # seven in Berlin


@pytest.fixture
def done(db: None, monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """When our act was called; nothing else happens every week."""
    monkeypatch.setattr(weekly, "read_all_jobs", lambda: None)
    monkeypatch.setattr(weekly, "_weekly", {})
    called: list[datetime] = []
    every_week("ours", lambda at, alive: called.append(at), weekday=0, hour=7)
    return called


def look(at: datetime) -> None:
    do_what_is_due(lambda: at)


def test_a_new_server_begins_with_the_next_monday(done: list[datetime]) -> None:
    look(SUNDAY)
    assert done == []
    look(MONDAY - timedelta(seconds=1))
    assert done == []

    look(MONDAY)

    assert done == [MONDAY]


def test_it_happens_once_a_week_however_often_one_looks(done: list[datetime]) -> None:
    look(SUNDAY)
    for minutes in range(0, 7 * 24 * 60, 30):
        look(MONDAY + timedelta(minutes=minutes))

    assert done == [MONDAY]


def test_a_server_that_slept_makes_up_for_one_turn_only(done: list[datetime]) -> None:
    look(SUNDAY)
    wakes = MONDAY + timedelta(days=24)

    look(wakes)
    look(wakes + timedelta(minutes=1))

    assert done == [wakes]


def test_a_turn_that_a_killed_worker_left_is_taken_up_again(done: list[datetime]) -> None:
    look(SUNDAY)
    assert turns.claim("ours", MONDAY, at=MONDAY)  # and then it was killed

    look(MONDAY + timedelta(minutes=4))
    assert done == []
    look(MONDAY + timedelta(minutes=6))

    assert done == [MONDAY + timedelta(minutes=6)]
    assert Turn.objects.get(due_at=MONDAY).done_at is not None


def test_a_worker_that_is_slow_but_alive_keeps_its_turn(done: list[datetime]) -> None:
    look(SUNDAY)
    turns.claim("ours", MONDAY, at=MONDAY)
    turns.show_alive("ours", MONDAY, at=MONDAY + timedelta(minutes=4))

    assert not turns.claim("ours", MONDAY, at=MONDAY + timedelta(minutes=6))


def test_what_fails_is_tried_again_and_stops_nothing_else(done: list[datetime]) -> None:
    def fails(at: datetime, alive: Callable[[], None]) -> None:
        raise ValueError("Ana Hallstein")

    every_week("broken", fails, weekday=0, hour=7)
    look(SUNDAY)
    look(MONDAY)
    look(MONDAY + timedelta(minutes=6))

    assert done == [MONDAY]
    assert Turn.objects.get(name="broken", due_at=MONDAY).done_at is None


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (datetime(2026, 3, 30, 5, tzinfo=UTC), datetime(2026, 3, 30, 5, tzinfo=UTC)),  # summer time has begun
        (datetime(2026, 3, 23, 6, tzinfo=UTC), datetime(2026, 3, 23, 6, tzinfo=UTC)),
        (datetime(2026, 10, 26, 5, 59, tzinfo=UTC), datetime(2026, 10, 19, 5, tzinfo=UTC)),  # and is over
        (datetime(2026, 10, 26, 6, tzinfo=UTC), datetime(2026, 10, 26, 6, tzinfo=UTC)),
    ],
)
def test_it_is_seven_on_the_wall_in_summer_and_in_winter(at: datetime, due: datetime) -> None:
    assert newest_turn(Weekly("ours", 0, 7, lambda at, alive: None), at) == due
