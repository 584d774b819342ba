"""What a step does when an earlier one has changed its rows: each slice registers it in its consequences.py.

It gets the story at its end, before its entry is written, so that both happen together and are taken back together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from django.utils.module_loading import autodiscover_modules

if TYPE_CHECKING:
    from klarlinie.web.platform.journal.story import Story

Consequence = Callable[["Story"], None]

_consequences: dict[str, Consequence] = {}


def consequence(models: Iterable[str], act: Consequence) -> None:
    """From now on `act` ends every story that has changed rows of these models ("inventory.Activity")."""
    _consequences.update(dict.fromkeys(models, act))


def consequences_of(models: Iterable[str]) -> tuple[Consequence, ...]:
    """The consequences of these models, each once."""
    _read_all()
    return tuple(dict.fromkeys(_consequences[name] for name in sorted(models) if name in _consequences))


@cache
def _read_all() -> None:
    autodiscover_modules("consequences")
