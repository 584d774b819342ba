"""One row per path: "fair > newsletter > direct", with how often it led to an inquiry and how often to none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from klarlinie.analysis.origin.touchpoints import channel_of
from klarlinie.analysis.origin.walks import Floats, Walks

BETWEEN = ">"


@dataclass(frozen=True)
class PathRows:
    """Paths as written; per path the inquiries, the ways that led to none, and the value of all its inquiries (NaN
    where it is not known)."""

    paths: tuple[str, ...]
    conversions: Floats
    not_converted: Floats
    value: Floats

    @staticmethod
    def together(several: Sequence[PathRows]) -> PathRows:
        return PathRows(
            tuple(chain.from_iterable(rows.paths for rows in several)),
            np.concatenate([rows.conversions for rows in several]),
            np.concatenate([rows.not_converted for rows in several]),
            np.concatenate([rows.value for rows in several]),
        )

    def total_value(self) -> float | None:
        """What is known of it; None where that is nothing."""
        known = self.value[(self.conversions > 0) & np.isfinite(self.value)]
        return float(known.sum()) if len(known) else None

    def walks(self, naming: Callable[[str], str] = str) -> Walks:
        """Each path once as inquiries and once as ways that led to none; no times. `naming` may put several channels
        under one name."""
        split = [[channel_of(naming(part.strip())) for part in path.split(BETWEEN)] for path in self.paths]
        channels = tuple(sorted({name for names in split for name in names}))
        codes = {channel: code for code, channel in enumerate(channels)}
        led, not_led = np.flatnonzero(self.conversions > 0), np.flatnonzero(self.not_converted > 0)
        of_path = np.concatenate([led, not_led])
        lengths = [len(split[path]) for path in of_path]
        code = [codes[name] for path in of_path for name in split[path]]
        return Walks(
            channels,
            np.array(code, dtype=np.int64),
            np.repeat(np.arange(len(of_path)), lengths),
            np.full(len(code), np.nan),
            np.arange(len(of_path)) < len(led),
            np.concatenate([self.conversions[led], self.not_converted[not_led]]),
            np.concatenate([np.nan_to_num(self.value[led]), np.zeros(len(not_led))]),
            np.concatenate([self.conversions[led] * np.isfinite(self.value[led]), np.zeros(len(not_led))]),
        )
