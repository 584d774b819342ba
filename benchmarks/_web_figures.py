"""Figures of the web benchmark: percentiles, the spread over rounds, verdicts, and what /proc says of processes."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

TICK = 1 / os.sysconf("SC_CLK_TCK")  # seconds
PROC = Path("/proc")


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


@dataclass(frozen=True)
class Figure:
    """One value a round; the median counts, lowest and highest say how much it moved."""

    rounds: tuple[float, ...]

    @property
    def middle(self) -> float:
        return median(self.rounds)

    def over(self, other: Figure) -> Figure:
        """Ratios round by round, since both were measured one right after the other."""
        return Figure(tuple(mine / theirs for mine, theirs in zip(self.rounds, other.rounds, strict=True)))

    def say(self, digits: int = 1, unit: str = "") -> str:
        low, high = min(self.rounds), max(self.rounds)
        spread = f" ({low:.{digits}f} to {high:.{digits}f})" if len(self.rounds) > 1 else ""
        return f"{self.middle:.{digits}f}{unit}{spread}"


@dataclass(frozen=True)
class Line:
    """A measured value and what was asked of it; without a limit it only informs."""

    what: str
    said: str
    value: float | None = None
    limit: float | None = None
    asked: str = ""

    @property
    def is_kept(self) -> bool:
        return self.limit is None or (self.value is not None and self.value <= self.limit)

    def __str__(self) -> str:
        verdict = "" if self.limit is None else f"  {'kept' if self.is_kept else 'MISSED'} ({self.asked})"
        return f"{self.what:<46} {self.said:<28}{verdict}".rstrip()


def at_most(what: str, figure: Figure, limit: float, digits: int = 1, unit: str = "") -> Line:
    shown = f"{limit:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{limit:.0f}"
    return Line(what, figure.say(digits, unit), figure.middle, limit, f"at most {shown}{unit}")


def cpu_ticks(stat: str, with_ended_children: bool = False) -> int:
    """User and system time of a process with all its threads, in clock ticks, from /proc/PID/stat."""
    fields = stat.rpartition(")")[2].split()  # the name may hold spaces and brackets
    return sum(int(ticks) for ticks in fields[11 : 15 if with_ended_children else 13])


def parent_of(stat: str) -> int:
    return int(stat.rpartition(")")[2].split()[1])


def pss_kib(rollup: str) -> int:
    """Proportional set size in KiB from /proc/PID/smaps_rollup."""
    return int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")))


def family(root: int, parents: dict[int, int]) -> set[int]:
    """`root` and everything that descends from it; `parents` gives each process its parent."""
    found, fresh = {root}, {root}
    while fresh:
        fresh = {child for child, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found


def processes_below(root: int) -> set[int]:
    parents = {}
    for folder in PROC.glob("[0-9]*"):
        if stat := _read(folder / "stat"):
            parents[int(folder.name)] = parent_of(stat)
    return family(root, parents)


def cpu_seconds(root: int) -> float:
    """CPU time of a process, its threads and all processes below it, those that have ended included."""
    stats = [_read(PROC / str(pid) / "stat") for pid in processes_below(root)]
    return sum(cpu_ticks(stat, with_ended_children=True) for stat in stats if stat) * TICK


def memory_mib(root: int) -> float:
    """Proportional set size of a process and all processes below it."""
    rollups = [_read(PROC / str(pid) / "smaps_rollup") for pid in processes_below(root)]
    return sum(pss_kib(rollup) for rollup in rollups if rollup) / 1024


def yardstick() -> float:
    """CPU milliseconds of a fixed piece of Python. On shared cores the same work costs up to twice as much."""
    begin = time.process_time()
    counted: dict[str, int] = {}
    for number in range(20_000):
        counted[f"k{number % 5_000}"] = number * 3
    return (time.process_time() - begin) * 1e3


def table(lines: Sequence[Line]) -> str:
    return "\n".join(map(str, lines))


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it has ended meanwhile
        return ""
