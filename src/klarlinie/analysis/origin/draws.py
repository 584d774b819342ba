"""The dice of the intervals: a Bayesian bootstrap over journeys with half a pseudo-journey per channel."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from klarlinie.analysis.origin.credits import Model
from klarlinie.analysis.origin.grouped import Moves
from klarlinie.analysis.origin.intervals import HALF, Ends, jackknife_variance, middle_of
from klarlinie.analysis.origin.markov import Chain, chain_of, removal_credits
from klarlinie.analysis.origin.walks import Floats, Ints, Walks

DRAWS = 1_000
AT_ONCE = 4_000_000  # numbers held at a time, so that forty journeys and five thousand need the same memory
# A chain of so many states would take longer than anybody waits: it has no interval.
MOST_STATES = 100


def share_draws(
    walks: Walks, pairs: tuple[Ints, Ints], credits: Mapping[Model, Floats], dice: np.random.Generator
) -> dict[Model, Floats]:
    """Per model 1,000 draws of the shares, one column per channel. `walks`, `pairs` and `credits` as in `share_out`."""
    journey, code = pairs
    count = len(walks.channels)
    weights = dice.standard_gamma(walks.weight, (DRAWS, len(walks.weight)))
    pseudo = dice.standard_gamma(HALF, (DRAWS, count))
    whole = (weights.sum(axis=1) + pseudo.sum(axis=1))[:, None]
    shares: dict[Model, Floats] = {}
    for model, credit in credits.items():
        spread = np.zeros((len(walks.weight), count))
        spread[journey, code] = credit
        shares[model] = (weights @ spread + pseudo) / whole
    return shares


def markov_draws(
    walks: Walks, moves: Moves, group_of: Ints, order: int, dice: np.random.Generator
) -> Floats | None:
    """1,000 draws of the shares by removal effect; None where the chain has too many states for that."""
    count = len(walks.channels)
    chain = with_single_touches(moves, order, count)
    if chain.states > MOST_STATES:
        return None
    by_group = np.argsort(group_of, kind="stable")
    starts = np.searchsorted(group_of[by_group], np.arange(len(moves.weight)))
    at_once = max(1, min(DRAWS, AT_ONCE // max(len(group_of), chain.states**2)))
    drawn = []
    for first in range(0, DRAWS, at_once):
        size = min(at_once, DRAWS - first)
        weights = dice.standard_gamma(walks.weight, (size, len(walks.weight)))
        steps = np.add.reduceat(weights[:, walks.journey[by_group]], starts, axis=1)
        pseudo = dice.standard_gamma(HALF, (size, count))
        drawn.append(_shares(chain, np.concatenate([steps, pseudo], axis=1)))
    return np.concatenate(drawn)


def _shares(chain: Chain, weight: Floats) -> Floats:
    return removal_credits(chain, weight, np.zeros_like(weight))[0]


def with_single_touches(moves: Moves, order: int, channels: int) -> Chain:
    """The chain of the moves and, for each channel, of a journey of one touchpoint that converts; without weights."""
    nothing = np.zeros(len(moves.code) + channels)
    together = Moves(
        np.concatenate([moves.past, np.zeros((channels, moves.order), dtype=np.int64)]),
        np.concatenate([moves.code, np.arange(channels)]),
        np.concatenate([moves.converted, np.ones(channels, dtype=bool)]),
        nothing,
        nothing,
    )
    return chain_of(together, order, channels)


def markov_moments(moves: Moves, order: int, channels: int) -> tuple[Floats, Floats] | None:
    """Mean and variance of the shares by removal effect where there are too many journeys for dice: one group of
    journeys (a row of the moves) is left out at a time, and each imagined journey of half a weight stands for itself.
    None where the chain has too many states."""
    chain = with_single_touches(moves, order, channels)
    if chain.states > MOST_STATES:
        return None
    everything, half = moves.weight.sum(axis=0), np.full(channels, HALF)
    left_out = everything - moves.weight
    mean = _shares(chain, np.concatenate([everything, half]))
    without_group = _shares(chain, np.concatenate([left_out, np.tile(half, (len(left_out), 1))], axis=1))
    without_imagined = _shares(
        chain, np.concatenate([np.tile(everything, (channels, 1)), half - np.diag(half)], axis=1)
    )
    imagined = ((without_imagined - mean) ** 2).sum(axis=0) / HALF  # a weight Gamma(1/2) has the variance 1/2
    return mean, jackknife_variance(without_group) + imagined


def markov_ends(
    shares: Floats, seen: Floats, conversions: float, dice: np.random.Generator
) -> tuple[Ends, Ends]:
    """The intervals of the counts and of the shares: a count is a share times how many inquiries to expect."""
    expected = dice.standard_gamma(conversions + HALF, (len(shares), 1))
    return middle_of(shares * expected, seen), middle_of(shares, seen)
