"""Touchpoints as an event export holds them: the same on every machine, in time order, four to a journey on average."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import numpy as np

MEAN_LENGTH = 4.0
CONVERTED = 0.05
START, DAYS = 1_735_689_600, 365  # 1 January 2025, and for how long journeys begin
BETWEEN = 4 * 86_400.0  # seconds between two touchpoints, on average


def channel_names(count: int) -> list[str]:
    return ["direct", *(f"channel {number:02d}" for number in range(1, count))]


def write_rows(path: Path, journeys: int, channels: int = 12, seed: int = 1) -> None:
    """One row per touchpoint to a Parquet file; journeys interleave, since rows come in the order of their time."""
    if path.exists():
        return
    dice = np.random.default_rng((seed, journeys, channels))
    length = dice.geometric(1 / MEAN_LENGTH, journeys)
    journey = np.repeat(np.arange(journeys, dtype=np.int64), length)
    position = np.arange(len(journey)) - np.repeat(np.cumsum(length) - length, length)
    gap = dice.exponential(BETWEEN, len(journey)) * (position > 0)
    total = np.cumsum(gap)
    first = np.cumsum(length) - length
    ts = np.repeat(START + dice.random(journeys) * DAYS * 86_400.0, length)
    ts = ((ts + total - np.repeat(total[first], length)) * 1e6).astype(np.int64)
    weights = 1 / np.arange(1, channels + 1)
    channel = np.searchsorted(np.cumsum(weights / weights.sum()), dice.random(len(journey)))
    converted = dice.random(journeys) < CONVERTED
    value = np.where(converted, np.round(dice.lognormal(8, 1, journeys), 2), 0.0)
    order = np.argsort(ts, kind="stable")
    rows = {
        "journey_id": journey[order],
        "ts": ts[order].astype("datetime64[us]"),
        "code": channel[order].astype(np.int16),
        "converted": np.repeat(converted, length)[order],
        "value": np.repeat(value, length)[order],
    }
    part = path.with_suffix(".part")
    con = duckdb.connect()
    con.execute("CREATE TABLE names AS SELECT $1 AS list", [channel_names(channels)])
    con.register("rows", rows)
    con.execute(
        "COPY (SELECT journey_id, ts, list[code + 1] AS channel, converted, value FROM rows, names) "
        f"TO '{part}' (FORMAT parquet)"
    )
    os.replace(part, path)
