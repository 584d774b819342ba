"""What would be missing without a channel: the removal effect of a Markov chain, exact, never simulated.

Source: Anderl, Becker, von Wangenheim and Schumann, International Journal of Research in Marketing 33 (2016). Every
entry into a state that holds the channel goes to "no inquiry" instead; journeys that did not convert belong to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from klarlinie.analysis.origin.grouped import Moves, packed
from klarlinie.analysis.origin.walks import Floats, Ints

DENSE = 1_500  # states up to which one inverse is the quickest exact way
ENOUGH = 1e-15
MOST_STEPS = 20_000


class DoesNotSettle(ArithmeticError):
    """The chain is so long-winded that its probabilities could not be computed."""


@dataclass(frozen=True)
class Chain:
    """States are the last `order` channels. `came_from` and `goes_to` number them per move, -1 is the start;
    `holds[channel]` are the states that hold the channel."""

    moves: Moves
    came_from: Ints
    goes_to: Ints
    states: int
    holds: tuple[Ints, ...]


def chain_of(moves: Moves, order: int, channels: int) -> Chain:
    """The chain of `order`, which may be lower than that of the moves."""
    before = moves.past[:, moves.order - order :]
    after = np.column_stack([before[:, 1:], moves.code + 1])
    base = channels + 1
    keys, first, goes_to = np.unique(packed(after, base), return_index=True, return_inverse=True)
    before_keys = packed(before, base)
    came_from = np.where(before_keys == 0, -1, np.searchsorted(keys, before_keys))
    members = after[first]
    holds = tuple(np.flatnonzero((members == channel + 1).any(axis=1)) for channel in range(channels))
    return Chain(moves, came_from, goes_to.reshape(-1), len(keys), holds)


def removal_credits(chain: Chain, weight: Floats, value: Floats) -> tuple[Floats, Floats]:
    """Per channel its share of the conversions and its share of the value, each adding up to 1 (or all 0).

    `weight` and `value` are those of the moves; a leading axis of both is worked through at once."""
    if chain.states <= DENSE:
        missing, missing_value = _missing_dense(chain, weight, value)
    else:
        missing, missing_value = _missing_sparse(chain, weight, value)
    return _shares(missing), _shares(missing_value)


def _shares(missing: Floats) -> Floats:
    kept = np.maximum(missing, 0.0)
    total = kept.sum(axis=-1, keepdims=True)
    return np.asarray(kept / np.where(total > 0, total, 1.0))


def _missing_dense(chain: Chain, weight: Floats, value: Floats) -> tuple[Floats, Floats]:
    """P - P' and V - V' per channel, with one inverse: N = (I - Q)^-1 counts visits.

    What passes C first is start N_C (N_CC)^-1, and goes on from there with p_C; for order 1 this is
    start N_i / N_ii x p_i."""
    states = chain.states
    visits, ends, ends_value = _visits_and_ends(chain, weight, value)
    steps = _scatter((chain.came_from + 1) * states + chain.goes_to, (states + 1) * states, weight)
    steps = steps.reshape(*weight.shape[:-1], states + 1, states)
    per_visit = np.divide(1.0, visits, out=np.zeros_like(visits), where=visits > 0)
    stays = np.eye(states) - steps[..., 1:, :] * per_visit[..., None]
    visited = np.linalg.inv(stays)
    rewards = np.stack([ends * per_visit, ends_value * per_visit], axis=-1)
    goes_on = visited @ rewards
    from_start = (steps[..., :1, :] @ visited)[..., 0, :]
    missing = np.zeros((*weight.shape[:-1], len(chain.holds), 2))
    for channel, inside in enumerate(chain.holds):
        if len(inside):
            missing[..., channel, :] = _passing(visited, from_start, goes_on, inside)
    return missing[..., 0], missing[..., 1]


def _passing(visited: Floats, from_start: Floats, goes_on: Floats, inside: Ints) -> Floats:
    """What of the conversions and the value passes the states `inside`."""
    block = visited[..., inside[:, None], inside[None, :]]
    enters = np.linalg.solve(block.swapaxes(-1, -2), from_start[..., inside, None])
    return np.asarray((enters * goes_on[..., inside, :]).sum(axis=-2))


def _visits_and_ends(chain: Chain, weight: Floats, value: Floats) -> tuple[Floats, Floats, Floats]:
    """Per state how many journeys came by, how many of them converted right there, and the value of these.

    What arrives and does not move on has ended."""

    def arrived(amounts: Floats) -> Floats:
        return _scatter(chain.goes_to, chain.states, amounts)

    def left(amounts: Floats) -> Floats:
        return _scatter(chain.came_from + 1, chain.states + 1, amounts)[..., 1:]

    converted = weight * chain.moves.converted
    ends = np.maximum(arrived(converted) - left(converted), 0.0)
    return arrived(weight), ends, arrived(value) - left(value)


def _scatter(index: Ints, size: int, weight: Floats) -> Floats:
    """Adds `weight` up by `index`, over a leading axis as well."""
    flat = weight.reshape(-1, weight.shape[-1])
    added = np.zeros((len(flat), size))
    for row, amounts in enumerate(flat):
        added[row] = np.bincount(index, weights=amounts, minlength=size)
    return added.reshape(*weight.shape[:-1], size)


def _missing_sparse(chain: Chain, weight: Floats, value: Floats) -> tuple[Floats, Floats]:
    """The same for many states: every channel's chain at once, step by step until nothing changes any more."""
    from scipy.sparse import csr_array  # heavy import, only where there are many states

    states = chain.states
    visits, *ends = _visits_and_ends(chain, weight, value)
    per_visit = 1.0 / visits
    rewards = [ended * per_visit for ended in ends]
    on = chain.came_from >= 0
    came_from, goes_to = chain.came_from[on], chain.goes_to[on]
    steps = csr_array((weight[on] * per_visit[came_from], (came_from, goes_to)), shape=(states, states))
    start = _scatter(chain.goes_to[~on], states, weight[~on])
    allowed = np.ones((states, len(chain.holds) + 1))
    for channel, inside in enumerate(chain.holds):
        allowed[inside, channel] = 0.0
    reached = [start @ _settled(steps, reward[:, None] * allowed, allowed) for reward in rewards]
    return reached[0][-1] - reached[0][:-1], reached[1][-1] - reached[1][:-1]


def _settled(steps: Any, reward: Floats, allowed: Floats) -> Floats:
    """The fixed point of p = allowed x (steps p) + reward."""
    reached, wave = reward.copy(), reward
    largest = float(np.abs(reward).max(initial=0.0))
    for _ in range(MOST_STEPS):
        wave = (steps @ wave) * allowed
        reached += wave
        if float(np.abs(wave).max(initial=0.0)) <= ENOUGH * largest:
            return reached
    raise DoesNotSettle
