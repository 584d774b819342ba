"""Where an activity stands on the board, and why."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.method.focus.model import Lane
from klarlinie.vocabulary.text import Text


@dataclass(frozen=True)
class Placement:
    """Where an activity stands on the board, why, how sure that is, and what would change it.

    `break_even` in points of 100 and `certainty` (probability from 0 to 1 that its place inside or outside the
    core is right) are None where a limit or a person decides (`because`). `value_of_knowing` in points.
    """

    activity: int
    lane: Lane
    owner: str | None
    dose_per_week: float
    break_even: float | None
    certainty: float | None
    value_of_knowing: float
    because: tuple[Text, ...] = ()
    would_enter: Text | None = None
