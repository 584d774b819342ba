"""How a place is explained where nobody knows the effect: the points are what is usual, and said as that."""

from __future__ import annotations

from klarlinie.method.focus.model import Lane
from klarlinie.vocabulary.figures import Points
from klarlinie.vocabulary.text import Text

GUESS_WITHOUT_RIVAL = Text(
    "Was es bringt, ist noch nicht bekannt; gerechnet ist mit üblichen {value}. Nichts anderes bräuchte den Platz.",
    "What it brings is not known yet; we reckon with the usual {value}. Nothing else would need the place.",
)
GUESS_AT_THE_CORE = Text(
    "Was es bringt, ist noch nicht bekannt; gerechnet ist mit üblichen {value}. Ab {points} gehörte es in den Kern.",
    "What it brings is not known yet; we reckon with the usual {value}. From {points} on it would belong in the core.",
)
GUESS_OUTSIDE = Text(
    "Was es bringt, ist noch nicht bekannt; gerechnet ist mit üblichen {value}. Für den Kern müssten es mehr als "
    "{points} sein.",
    "What it brings is not known yet; we reckon with the usual {value}. For the core it would have to be more than "
    "{points}.",
)


def guessed(lane: Lane, value: float, points: float) -> Text:
    """Why it stands in this lane: the usual points, and from how many on it would belong in the core."""
    figures = {"value": Points(value), "points": max(points, 0.0)}
    if lane == "must" and points <= 0:
        return GUESS_WITHOUT_RIVAL.with_values(**figures)
    return (GUESS_AT_THE_CORE if lane == "must" else GUESS_OUTSIDE).with_values(**figures)


def is_a_guess(said: Text) -> bool:
    """Whether a reason says itself that nobody knows the effect."""
    return said.de in {one.de for one in (GUESS_WITHOUT_RIVAL, GUESS_AT_THE_CORE, GUESS_OUTSIDE)}
