"""What can be done in the background: each slice registers its kinds in its jobs.py.

A function gets `(company_id, about_id, progress)`. It may be killed at any place and is then called again from the
start, up to three times: so it first looks what is done already, and each of its steps is one transaction.
What it raises with a `text` is shown to people as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.utils.module_loading import autodiscover_modules

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.background.chores import now_and_then
from klarlinie.web.platform.background.progress import Progress

Function = Callable[[int, int | None, Progress], None]
Where = Callable[[str, int | None], str]

WORKING = Text("Das läuft gerade …", "This is under way …")
DONE = Text("Fertig.", "Done.")


@dataclass(frozen=True)
class Kind:
    """`says` what is under way, `done` that it is over, `where(slug, about_id)` the address to go on to."""

    name: str
    function: Function
    says: Text = WORKING
    done: Text = DONE
    where: Where | None = None


class UnknownKind(LookupError):
    """Nobody has registered such work: its slice has no jobs.py, or was taken out since it was asked for."""


_kinds: dict[str, Kind] = {}


def register(
    name: str, function: Function, *, says: Text = WORKING, done: Text = DONE, where: Where | None = None
) -> None:
    """From now on `ask(company_id, name, ...)` leads to `function`."""
    _kinds[name] = Kind(name, function, says, done, where)


def kind_of(name: str) -> Kind:
    """Raises `UnknownKind`."""
    read_all_jobs()
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(name) from None


def every_day(name: str, function: Callable[[datetime], object]) -> None:
    """From now on a worker calls `function(at)` several times a day: it does what the calendar asks for, and nothing
    where that is done already."""
    now_and_then(name, function, every=600)


@cache
def read_all_jobs() -> None:
    """Every slice says what it does in the background, once per process."""
    autodiscover_modules("jobs")
