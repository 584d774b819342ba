"""Which channels are ahead of everything else, and how many more answers would tell two of them apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from klarlinie.analysis.origin.special import beta_below

SURE = 0.975  # who leads is only known after counting: with 0.95 two equal ones would be told apart in a tenth of cases
FEWEST = 10  # inquiries below which nothing is ranked
DRAWS = 20_000
MOST_AHEAD = 3  # a longer list of leaders says nothing
MOST_MORE = 1_000  # answers beyond which "soon" would be a lie
HALF = 0.5


@dataclass(frozen=True)
class Standing:
    """`ahead` are ahead of everything else, or empty; `first` and `second` are the two that cannot be told apart yet,
    `more` about how many more answers would (None: level, or too many); None where these two can be told apart."""

    ahead: tuple[str, ...]
    first: str | None = None
    second: str | None = None
    more: int | None = None


def standing(counts: Mapping[str, float], dice: np.random.Generator) -> Standing:
    """Where the channels stand after `counts`; at least two channels.

    Ahead: in 97.5 % of draws from Dirichlet(count + 1/2) all of them are above all others."""
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    draws = dice.standard_gamma([counts[name] + HALF for name in ranked], (DRAWS, len(ranked)))
    draws = np.ascontiguousarray(draws.T)  # comparing whole rows is ten times as quick
    size = next(
        (size for size in range(1, min(MOST_AHEAD, len(ranked) - 1) + 1) if _is_ahead(draws, size)), 0
    )
    if size == 1:
        return Standing((ranked[0],))
    first, second = ranked[0], ranked[1]
    if _surely_more(counts[first], counts[second]):
        return Standing(tuple(ranked[:size]))
    return Standing(tuple(ranked[:size]), first, second, more_answers(counts, first, second))


def _is_ahead(draws: np.ndarray, size: int) -> bool:
    return bool((draws[:size].min(axis=0) > draws[size:].max(axis=0)).mean() >= SURE)


def more_answers(counts: Mapping[str, float], first: str, second: str) -> int | None:
    """About how many more answers would tell the two apart if all goes on in the same proportion."""
    total = sum(counts.values())
    more: int = next(
        (m for m in _steps() if _surely_more(*(counts[name] * (1 + m / total) for name in (first, second)))),
        0,
    )
    return more or None


def _steps() -> Sequence[int]:
    return (*range(1, 10), *range(10, 100, 5), *range(100, MOST_MORE + 1, 50))


def _surely_more(one: float, other: float) -> bool:
    """Is the first above the second with 97.5 %? Closed form: their part of the two together is a beta distribution."""
    return 1 - beta_below(one + HALF, other + HALF, 0.5) >= SURE
