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
    """Paths as written; per path the inquiries, the ways that led to none, and the value of all its inquiries."""

    paths: tuple[str, ...]
    conversions: Floats
    not_converted: Floats
    value: Floats | None

    @staticmethod
    def together(several: Sequence[PathRows]) -> PathRows:
        values = [rows.value if rows.value is not None else np.zeros(len(rows.paths)) for rows in several]
        has_value = any(rows.value is not None for rows in several)
        return PathRows(
            tuple(chain.from_iterable(rows.paths for rows in several)),
            np.concatenate([rows.conversions for rows in several]),
            np.concatenate([rows.not_converted for rows in several]),
            np.concatenate(values) if has_value else None,
        )

    def total_value(self) -> float | None:
        return None if self.value is None else float(self.value[self.conversions > 0].sum())

    def walks(self, naming: Callable[[str], str] = str) -> Walks:
        """Each path once as inquiries and once as ways that led to none; no times. `naming` may put several channels
        under one name."""
        split = [[channel_of(naming(part.strip())) for part in path.split(BETWEEN)] for path in self.paths]
        channels = tuple(sorted({name for names in split for name in names}))
        codes = {channel: code for code, channel in enumerate(channels)}
        value = self.value if self.value is not None else np.zeros(len(self.paths))
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
            np.concatenate([value[led], np.zeros(len(not_led))]),
        )
