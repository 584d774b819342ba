"""What happens every week at the same hour: each slice says it in its jobs.py, one worker does it, once.

A server that slept makes up for the newest turn it has missed, and for no more than that one. The clock is an argument,
so that a year can run in fast motion.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import DatabaseError
from django.utils import timezone

from klarlinie.web.platform.background.actions import turns
from klarlinie.web.platform.background.kinds import read_all_jobs

log = logging.getLogger("klarlinie.background")
Clock = Callable[[], datetime]
Act = Callable[[datetime, Callable[[], None]], None]
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Weekly:
    """`weekday` counts from Monday 0; `hour` is that of the company's time zone (settings.TIME_ZONE).

    `act(at, alive)` may be killed at any place and is then called again: it first looks what is done already, and
    calls `alive` between its steps.
    """

    name: str
    weekday: int
    hour: int
    act: Act


_weekly: dict[str, Weekly] = {}


def every_week(name: str, act: Act, *, weekday: int, hour: int) -> None:
    """From now on `act` is called every week."""
    _weekly[name] = Weekly(name, weekday, hour, act)


def newest_turn(weekly: Weekly, at: datetime) -> datetime:
    """When it was due last, at or before `at`; in the week of the clock change too it is that hour on the wall."""
    local = timezone.localtime(at)
    day = local.date() - timedelta(days=(local.weekday() - weekly.weekday) % 7)
    due = _on(day, weekly)
    return due if due <= at else _on(day - WEEK, weekly)


def do_what_is_due(clock: Clock) -> None:
    """Do every turn that is due and that nobody has claimed. What goes wrong is logged and tried again later."""
    read_all_jobs()
    for weekly in _weekly.values():
        due_at = newest_turn(weekly, clock())
        if turns.claim(weekly.name, due_at, at=clock()):
            _do(weekly, due_at, clock)


def _do(weekly: Weekly, due_at: datetime, clock: Clock) -> None:
    try:
        weekly.act(clock(), lambda: turns.show_alive(weekly.name, due_at, at=clock()))
    except DatabaseError:  # it passes; the turn is taken up again once it has been silent for a while
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        kind = type(error).__name__
        log.error("turn %s failed: %s at %s:%s", weekly.name, kind, place.filename, place.lineno)
    else:
        turns.finish(weekly.name, due_at, at=clock())


def _on(day: date, weekly: Weekly) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(weekly.hour)))
