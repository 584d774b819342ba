"""Four corners of the picture: how much work, how much effect, split where half of the activities lie either side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from klarlinie.web.method.evaluation.wordings import Corner

FEWEST = 4  # points; with fewer, halves say nothing


@dataclass(frozen=True)
class Cuts:
    """Much work begins above `effort` hours a month, much effect above `effect` points."""

    effort: float
    effect: float

    def corner(self, effort: float, effect: float) -> Corner:
        if effect > self.effect:
            return "big_bet" if effort > self.effort else "quick_win"
        return "time_sink" if effort > self.effort else "fill_in"


def cuts(points: Sequence[tuple[float, float]]) -> Cuts | None:
    """The medians of (hours a month, points) of all that are known in both; None for fewer than four."""
    if len(points) < FEWEST:
        return None
    return Cuts(median(effort for effort, _ in points), median(effect for _, effect in points))
