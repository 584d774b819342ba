"""What a step insists on when its rows are taken back: each slice registers its guard in its taking_back.py.

A guard gets `(told, on)` inside the story, after the rows are back, and raises a `Refusal` where that must not be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from django.utils.module_loading import autodiscover_modules

from klarlinie.web.platform.journal.story import Story

Guard = Callable[[Story, date], None]

_guards: dict[str, Guard] = {}


def guard(models: Iterable[str], check: Guard) -> None:
    """From now on nothing of these models ("focus.Place") is taken back unless `check` lets it."""
    _guards.update(dict.fromkeys(models, check))


def guards_of(models: Iterable[str]) -> tuple[Guard, ...]:
    """The guards of these models, each once."""
    _read_all()
    return tuple(dict.fromkeys(_guards[name] for name in sorted(models) if name in _guards))


@cache
def _read_all() -> None:
    autodiscover_modules("taking_back")
