"""Journeys as arrays: one number per touchpoint, in order, so that every model is a few lines of numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from klarlinie.analysis.origin.touchpoints import (
    UNKNOWN,
    Journey,
    Touchpoint,
    channel_of,
    in_order,
    is_direct,
    seconds_of,
)

Floats = NDArray[Any]  # of float64; numpy types many results more loosely
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SECONDS_A_DAY = 86_400.0


@dataclass(frozen=True)
class Walks:
    """Per touchpoint: `code` (position in `channels`), `journey` (its number, ascending), `age` (days before the last
    touchpoint of its journey, NaN where a time is missing). Per journey: `converted`, `weight` (how many journeys
    went this way), `value` (of all of them together, 0 where unknown) and `valued` (how many of them have a
    known one)."""

    channels: tuple[str, ...]
    code: Ints
    journey: Ints
    age: Floats
    converted: Flags
    weight: Floats
    value: Floats
    valued: Floats

    @cached_property
    def length(self) -> Ints:
        """Touchpoints of each journey."""
        return np.bincount(self.journey, minlength=len(self.weight))

    @cached_property
    def position(self) -> Ints:
        """The place of each touchpoint in its journey, from 0."""
        starts = np.cumsum(self.length) - self.length
        return np.arange(len(self.code)) - starts[self.journey]

    @property
    def direct(self) -> Flags:
        return np.array([is_direct(channel) for channel in self.channels], dtype=bool)

    @property
    def conversions(self) -> float:
        return float(self.weight[self.converted].sum())

    @property
    def has_times(self) -> bool:
        """Is there any journey of several touchpoints whose times are all known, or none that needs them?"""
        several = self.length[self.journey] > 1
        return not bool(several.any()) or bool(np.isfinite(self.age[several]).any())

    def only_converted(self) -> Walks:
        """The journeys that converted, numbered anew."""
        number = np.cumsum(self.converted) - 1
        kept = self.converted[self.journey]
        return Walks(
            self.channels,
            self.code[kept],
            number[self.journey[kept]],
            self.age[kept],
            self.converted[self.converted],
            self.weight[self.converted],
            self.value[self.converted],
            self.valued[self.converted],
        )


def walks_of(journeys: Sequence[Journey]) -> Walks:
    """Journeys as arrays. One without any touchpoint is one touchpoint nobody knows."""
    ordered = [_known_or_one_unknown(journey) for journey in journeys]
    names = [[channel_of(touch.channel) for touch in touches] for touches in ordered]
    channels = tuple(sorted({name for each in names for name in each}))
    codes = {channel: code for code, channel in enumerate(channels)}
    return Walks(
        channels,
        np.array([codes[name] for each in names for name in each], dtype=np.int64),
        np.repeat(np.arange(len(ordered)), [len(touches) for touches in ordered]),
        np.array([age for touches in ordered for age in _ages(touches)], dtype=np.float64),
        np.array([journey.converted for journey in journeys], dtype=bool),
        np.ones(len(journeys)),
        np.array([float(j.value or 0) if j.converted else 0.0 for j in journeys], dtype=np.float64),
        np.array([j.converted and j.value is not None for j in journeys], dtype=np.float64),
    )


def _known_or_one_unknown(journey: Journey) -> tuple[Touchpoint, ...]:
    return in_order(journey) or (Touchpoint(journey.id, None, UNKNOWN),)


def _ages(touches: Sequence[Touchpoint]) -> list[float]:
    """Days before the last; unknown for all where one time is missing."""
    seconds = [seconds_of(touch.at) for touch in touches if touch.at is not None]
    if len(seconds) < len(touches):
        return [float("nan")] * len(touches)
    return [(seconds[-1] - each) / SECONDS_A_DAY for each in seconds]
