"""What is done now and then without anybody asking: each slice registers its chores in its jobs.py.

A chore is short and looks by itself whether there is anything to do; several workers may do it at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Chore:
    """`every` counts seconds."""

    name: str
    function: Callable[[datetime], object]
    every: float


_chores: dict[str, Chore] = {}


def now_and_then(name: str, function: Callable[[datetime], object], *, every: float) -> None:
    """From now on every worker calls `function(at)` about every so many seconds."""
    _chores[name] = Chore(name, function, every)


def chores() -> tuple[Chore, ...]:
    return tuple(_chores.values())
