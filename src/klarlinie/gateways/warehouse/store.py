"""Touchpoints sorted once, at import, so that every later question only has to walk along them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from klarlinie.analysis.origin.problems import repeated_touchpoints
from klarlinie.gateways.warehouse.duck import UNREADABLE, Duck, first_line, opened
from klarlinie.gateways.warehouse.engine import CannotAnalyse
from klarlinie.gateways.warehouse.ga4 import Counting
from klarlinie.gateways.warehouse.sources import KEPT, literally, open_files
from klarlinie.gateways.warehouse.stages import chained, text_of
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

NOTHING_TO_SORT = Text(
    "Sortieren lassen sich nur Dateien mit einer Zeile je Kontakt.",
    "Only files with a row per touchpoint can be sorted.",
)


def store(paths: Sequence[Path], target: Path, counting: Counting | None = None) -> tuple[Problem, ...]:
    """Writes the touchpoints of all files to one Parquet file: in order, each with its place and what came before it.

    Any program reads it as touchpoints; ours also takes what the file has kept. Raises `CannotAnalyse`, and `OSError`
    where the file cannot be written."""
    with opened() as duck:
        rows, problems = open_files(duck, paths, counting)
        if rows is not None:
            raise CannotAnalyse(NOTHING_TO_SORT)
        duck.number_rows()
        found = duck.ask(chained({}, "channels"))
        channels = dict(zip(map(str, found["channel"]), map(int, found["touchpoints"]), strict=True))
        duck.know_channels([*channels], range(1, len(channels) + 1), [False] * len(channels))
        part = target.with_name(f"{target.name}.part")
        try:
            _write(duck, channels, part)
            count = 0 if duck.has_sequence else _repeated(duck, part)
            part.replace(target)
        except duckdb.IOException as error:
            raise OSError(first_line(error)) from error
        except duckdb.Error as error:
            raise CannotAnalyse(UNREADABLE.with_values(reason=first_line(error))) from error
        finally:
            part.unlink(missing_ok=True)
    return (*problems, repeated_touchpoints(count)) if count else problems


def _repeated(duck: Duck, written: Path) -> int:
    """How many rows say the same as the one before them, in the order in which they were written."""
    duck.connection.read_parquet(literally(written)).create_view("written")
    found = duck.select(
        "SELECT count(*) AS count FROM (SELECT journey_id = lag(journey_id) OVER () AND ts = lag(ts) OVER () "
        "AND code = past_1 AS is_same FROM written) WHERE is_same"
    )
    return int(found["count"][0])


def _write(duck: Duck, channels: Mapping[str, int], target: Path) -> None:
    """The file says which channels there are, in the order of their numbers, and how many touchpoints each has; other
    programs leave such a note alone or drop it."""
    duck.connection.execute("SET VARIABLE kept = $1", [json.dumps({"channels": channels})])
    duck.connection.execute(
        f"COPY ({text_of('sorted_rows')}) TO $1 "
        f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{KEPT}: getvariable('kept')}})",
        [str(target)],
    )
