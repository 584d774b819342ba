"""Files of touchpoints or of paths in, credits out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from klarlinie.analysis.origin.analyse import Wishes, analyse_walks
from klarlinie.analysis.origin.credits import OriginResult
from klarlinie.analysis.origin.paths import PathRows
from klarlinie.gateways.warehouse.duck import opened
from klarlinie.gateways.warehouse.ga4 import Counting
from klarlinie.gateways.warehouse.grouping import FEW, Naming, analyse_engine, as_written
from klarlinie.gateways.warehouse.sources import open_files


def analyse_files(
    paths: Sequence[Path],
    wishes: Wishes,
    naming: Naming = as_written,
    few: int = FEW,
    events: Sequence[str] = (),
) -> OriginResult:
    """Credits of every model asked for. `events` are those of a raw GA4 export that count as an inquiry.

    Raises `CannotAnalyse` where a file cannot be read at all."""
    with opened() as duck:
        rows, problems = open_files(duck, paths, Counting(tuple(events), naming))
        if rows:
            found = analyse_paths(rows, wishes, naming)
        else:
            found = analyse_engine(duck, wishes, as_written if duck.is_named else naming, few)
    return replace(found, problems=(*problems, *found.problems))


def analyse_paths(rows: PathRows, wishes: Wishes, naming: Naming) -> OriginResult:
    """The analysis of rows that are grouped by path already."""
    return analyse_walks(rows.walks(naming), wishes, rows.total_value(), {})
