"""Journeys written as "a > b > c", and the models worked out once more in the slowest and plainest way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from klarlinie.analysis.origin.touchpoints import Journey, Touchpoint

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
Way = tuple[tuple[str, ...], bool]


def journey(
    path: str,
    *,
    converted: bool = True,
    value: int | None = None,
    said: str | None = None,
    days: Sequence[float] | None = None,
    name: str = "",
) -> Journey:
    """One day between two touchpoints, unless `days` says when each was."""
    channels = path.split(" > ") if path else []
    times = days or range(len(channels))
    touches = tuple(
        Touchpoint(name or path, START + timedelta(days=day), channel, place)
        for place, (channel, day) in enumerate(zip(channels, times, strict=True))
    )
    worth = None if value is None else Decimal(value)
    return Journey(name or path, touches, converted, worth, said)


def removal_credits(ways: Sequence[Way], order: int) -> dict[str, Fraction]:
    """Shares by removal effect in exact fractions: a chain built and solved anew for each channel removed."""
    channels = sorted({channel for path, _ in ways for channel in path})
    whole = _converts(ways, order, None)
    missing = {channel: whole - _converts(ways, order, channel) for channel in channels}
    total = sum(missing.values())
    return {channel: effect / total if total else Fraction(0) for channel, effect in missing.items()}


def _converts(ways: Sequence[Way], order: int, removed: str | None) -> Fraction:
    """The probability to convert from the start; a state that holds `removed` leads nowhere."""
    steps: dict[tuple[str, ...], Counter[object]] = {}
    for path, converted in ways:
        states: list[object] = [
            ("start",),
            *(path[max(0, end - order) : end] for end in range(1, len(path) + 1)),
            converted,
        ]
        for before, after in pairwise(states):
            steps.setdefault(before, Counter())[after] += 1  # type: ignore[arg-type]
    names = [state for state in steps if removed not in state]
    return _solve(names, steps)


def _solve(names: list[tuple[str, ...]], steps: dict[tuple[str, ...], Counter[object]]) -> Fraction:
    """Gauss, in fractions: x = Q x + r, the answer for the start."""
    size = len(names)
    place = {name: number for number, name in enumerate(names)}
    rows = []
    for name in names:
        total = sum(steps[name].values())
        row = [Fraction(int(other == name)) for other in names] + [Fraction(0)]
        for after, times in steps[name].items():
            if after is True:
                row[size] += Fraction(times, total)
            elif after in place:
                row[place[after]] -= Fraction(times, total)  # type: ignore[index]
        rows.append(row)
    for pivot in range(size):
        chosen = next(number for number in range(pivot, size) if rows[number][pivot])
        rows[pivot], rows[chosen] = rows[chosen], rows[pivot]
        for number in range(size):
            if number != pivot and rows[number][pivot]:
                factor = rows[number][pivot] / rows[pivot][pivot]
                rows[number] = [
                    one - factor * other for one, other in zip(rows[number], rows[pivot], strict=True)
                ]
    start = place[("start",)]
    return rows[start][size] / rows[start][start]
