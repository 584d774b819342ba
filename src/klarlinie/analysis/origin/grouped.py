"""What a GROUP BY gives, from arrays here or from any engine: the only thing the models need to see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from klarlinie.analysis.origin.credits import Model
from klarlinie.analysis.origin.walks import Flags, Floats, Ints, Walks

SHARED_OUT: tuple[Model, ...] = (
    "first",
    "last",
    "last_non_direct",
    "linear",
    "position",
    "time_decay",
    "shapley",
    "reach",
)
MARKOV: Mapping[Model, int] = {"markov_1": 1, "markov_2": 2, "markov_3": 3}


@dataclass(frozen=True)
class Sums:
    """Of one model, per channel, over converting journeys with credit w in 0..1: sums of w, of w squared, of w times
    the journey's value."""

    y: Floats
    v: Floats
    value: Floats


@dataclass(frozen=True)
class Moves:
    """Steps of all journeys, grouped: `past` holds the channels before (code + 1, the nearest last, 0 = none), `code`
    the channel stepped to. `weight` counts steps, `value` adds up the values of their journeys; both may have a
    leading axis (draws, or groups left out)."""

    past: Ints
    code: Ints
    converted: Flags
    weight: Floats
    value: Floats

    @property
    def order(self) -> int:
        return int(self.past.shape[1])


def share_out(
    walks: Walks, models: Iterable[Model], half_life_days: float
) -> tuple[Ints, Ints, dict[Model, Floats]]:
    """The credit of each (journey, channel) pair that occurs: journeys, channels, and per model the credits.

    `walks` hold converting journeys only; the credits of one journey add up to 1 (reach: 1 for each channel)."""
    count = len(walks.channels)
    pairs, pair_of = np.unique(walks.journey * count + walks.code, return_inverse=True)
    journey, code = pairs // max(count, 1), pairs % max(count, 1)
    distinct = np.bincount(journey, minlength=len(walks.weight))
    credits: dict[Model, Floats] = {}
    for model in models:
        if model == "reach":
            credits[model] = np.ones(len(pairs))
        elif model == "shapley":
            credits[model] = 1.0 / distinct[journey]
        elif model in SHARED_OUT:
            credits[model] = np.bincount(
                pair_of, weights=_touch_credits(walks, model, half_life_days), minlength=len(pairs)
            )
    return journey, code, credits


def sums_of(walks: Walks, journey: Ints, code: Ints, credit: Floats) -> Sums:
    """The sums over journeys of what `share_out` gave for one model."""

    def total(weights: Floats) -> Floats:
        return np.bincount(code, weights=weights, minlength=len(walks.channels)).astype(np.float64)

    weight = walks.weight[journey]
    return Sums(total(weight * credit), total(weight * credit * credit), total(walks.value[journey] * credit))


def _touch_credits(walks: Walks, model: Model, half_life_days: float) -> Floats:
    """The credit of each touchpoint; those of one journey add up to 1."""
    length = walks.length[walks.journey]
    is_first, is_last = walks.position == 0, walks.position == length - 1
    if model == "first":
        return np.asarray(is_first, dtype=np.float64)
    if model == "last":
        return np.asarray(is_last, dtype=np.float64)
    if model == "last_non_direct":
        return np.asarray(_last_non_direct(walks), dtype=np.float64)
    if model == "position":
        ends = np.where(length == 1, 1.0, np.where(length == 2, 0.5, 0.4))
        return np.where(is_first | is_last, ends, 0.2 / np.maximum(length - 2, 1))
    if model == "time_decay":
        return _decayed(walks, half_life_days)
    return 1.0 / length


def _last_non_direct(walks: Walks) -> Flags:
    """The last touchpoint that is not direct; the last one where all are."""
    counts = np.where(walks.direct[walks.code], -1, walks.position)
    best = np.full(len(walks.weight), -1, dtype=np.int64)
    np.maximum.at(best, walks.journey, counts)
    chosen = np.where(best < 0, walks.length - 1, best)
    return np.asarray(walks.position == chosen[walks.journey])


def _decayed(walks: Walks, half_life_days: float) -> Floats:
    """2 to the power of -(age / half-life), made to add up to 1; equal parts where a time is missing."""
    raw = np.where(np.isnan(walks.age), 1.0, np.exp2(-np.nan_to_num(walks.age) / half_life_days))
    whole = np.bincount(walks.journey, weights=raw, minlength=len(walks.weight))
    return np.asarray(raw / whole[walks.journey])


def moves_of(walks: Walks, order: int) -> tuple[Moves, Ints]:
    """Every step of every journey grouped, and for each touchpoint the number of its group."""
    past = np.zeros((len(walks.code), order), dtype=np.int64)
    for back in range(1, order + 1):
        has_one = np.flatnonzero(walks.position >= back)
        past[has_one, order - back] = walks.code[has_one - back] + 1
    converted = walks.converted[walks.journey]
    keys = np.column_stack([past, walks.code, converted.astype(np.int64)])
    groups, group_of = np.unique(keys, axis=0, return_inverse=True)
    group_of = group_of.reshape(-1)
    weight = np.bincount(group_of, weights=walks.weight[walks.journey], minlength=len(groups))
    value = np.bincount(group_of, weights=walks.value[walks.journey], minlength=len(groups))
    moves = Moves(groups[:, :order], groups[:, order], groups[:, order + 1].astype(bool), weight, value)
    return moves, group_of


def packed(codes: NDArray[np.int64], base: int) -> Ints:
    """Rows of small numbers as one number each, so that they can be compared at once."""
    key = np.zeros(len(codes), dtype=np.int64)
    for column in range(codes.shape[1]):
        key = key * base + codes[:, column]
    return key


def known_models(models: Sequence[Model], has_times: bool) -> tuple[Model, ...]:
    """Those that can be computed: time decay needs times."""
    return tuple(model for model in models if has_times or model != "time_decay")


@dataclass(frozen=True)
class Grouped:
    """All journeys, grouped. `unknown` are conversions with no known touchpoint; `answers` the conversions and their
    value per self-reported origin. `moves` may be None where no Markov model is asked for. `valued` counts the
    conversions whose value is known, `valued_with` those of them that hold a channel."""

    channels: tuple[str, ...]
    journeys: int
    touchpoints: int
    conversions: float
    value: Decimal | float | None
    unknown: float
    sums: Mapping[Model, Sums]
    moves: Moves | None
    valued: float
    valued_with: Floats
    answers: Mapping[str, tuple[int, Decimal | float | None]] = field(default_factory=dict)
