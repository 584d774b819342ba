"""Touchpoints sorted once, at import, so that every later question only has to walk along them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from klarlinie.gateways.warehouse.duck import UNREADABLE, first_line, opened
from klarlinie.gateways.warehouse.engine import CannotAnalyse
from klarlinie.gateways.warehouse.sources import open_files
from klarlinie.gateways.warehouse.stages import text_of
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

NOTHING_TO_SORT = Text(
    "Sortieren lassen sich nur Dateien mit einer Zeile je Kontakt.",
    "Only files with a row per touchpoint can be sorted.",
)


def store(paths: Sequence[Path], target: Path) -> tuple[Problem, ...]:
    """Writes the touchpoints of all files to one Parquet file, journey after journey in the order of their time.

    It is read like any other file; that it is in order is seen while reading. Raises `CannotAnalyse`."""
    with opened() as duck:
        rows, problems = open_files(duck, paths)
        if rows is not None:
            raise CannotAnalyse(NOTHING_TO_SORT)
        duck.number_rows()
        part = target.with_name(f"{target.name}.part")
        try:
            duck.connection.sql(text_of("sorted_rows")).write_parquet(str(part), compression="zstd")
            part.replace(target)
        except duckdb.Error as error:
            raise CannotAnalyse(UNREADABLE.with_values(reason=first_line(error))) from error
        finally:
            part.unlink(missing_ok=True)
    return problems
