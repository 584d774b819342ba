"""From journeys to credits, with their intervals and what can be concluded: the whole analysis in one call."""

from __future__ import annotations

from collections.abc import Sequence

from klarlinie.analysis.origin.credits import STANDARD, Model, OriginResult
from klarlinie.analysis.origin.touchpoints import Journey


def analyse(
    journeys: Sequence[Journey],
    *,
    models: Sequence[Model] = STANDARD,
    half_life_days: float = 7.0,
    seed: int = 0,
    intervals: bool = True,
) -> OriginResult:
    """Credits of every model for journeys in memory. `seed` throws the dice of the intervals, always the same way."""
    raise NotImplementedError
