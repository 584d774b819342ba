"""Signs of clarity, computed before and after."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Signs:
    """Signs of clarity: shares run from 0 to 1, None where nothing can be said."""

    running: int
    share_with_owner: float | None
    share_with_reason: float | None
    share_with_audience: float | None
    hours_per_activity: float | None
    share_of_hours_on_core: float | None
