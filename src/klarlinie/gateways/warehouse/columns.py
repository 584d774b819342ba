"""Which column of a file says what: journeys, times, channels, by the names that exports use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from klarlinie.gateways.warehouse.ga4_columns import is_ga4

Meaning = Literal["journey", "ts", "channel", "converted", "value", "sequence"]
PathMeaning = Literal["path", "conversions", "value", "not_converted"]

PARQUET, JSON, TEXT = {".parquet", ".pq"}, {".json", ".jsonl", ".ndjson"}, {".csv", ".tsv", ".txt"}
DATA = frozenset(PARQUET | JSON | TEXT)
GLANCE = 65_536  # bytes of a text file in which its header surely stands

# Compared in small letters, with blanks and dots as underscores.
NAMES: Mapping[Meaning, tuple[str, ...]] = {
    "journey": (
        "journey_id",
        "journey",
        "user_pseudo_id",
        "visitor_id",
        "client_id",
        "lead_id",
        "contact_id",
        "user_id",
    ),
    "ts": (
        "ts",
        "timestamp",
        "event_timestamp",
        "touched_at",
        "time",
        "at",
        "zeit",
        "zeitpunkt",
        "date",
        "datum",
    ),
    "channel": ("channel", "kanal", "touchpoint", "source", "quelle", "utm_source"),
    "converted": ("converted", "conversion", "is_conversion", "won", "gewonnen", "anfrage"),
    "value": ("value", "conversion_value", "wert", "revenue", "umsatz", "amount", "betrag"),
    "sequence": ("sequence", "seq", "position", "step", "reihenfolge"),
}
PATH_NAMES: Mapping[PathMeaning, tuple[str, ...]] = {
    "path": ("path", "pfad", "weg", "journey_path"),
    "conversions": ("total_conversions", "conversions", "anfragen"),
    "value": ("total_conversion_value", "conversion_value", "value", "wert"),
    "not_converted": ("total_null", "null", "not_converted", "ohne_anfrage"),
}
NEEDED: tuple[Meaning, ...] = ("journey", "channel")
NEEDED_OF_PATHS: tuple[PathMeaning, ...] = ("path", "conversions")


@dataclass(frozen=True)
class TouchColumns:
    """The header as written in the file, per meaning; what is missing is not there."""

    headers: Mapping[Meaning, str]


@dataclass(frozen=True)
class PathColumns:
    headers: Mapping[PathMeaning, str]


@dataclass(frozen=True)
class EventColumns:
    """A raw export of GA4: one row per event; which columns it has differs from year to year."""


Kind = TouchColumns | PathColumns | EventColumns


def recognise(headers: Iterable[str]) -> Kind | None:
    """One row per touchpoint, one row per path, one row per event, or None: something else."""
    headers = list(headers)
    if is_ga4(headers):
        return EventColumns()
    written = {_plain(header): header for header in reversed(headers)}
    paths = {meaning: found for meaning, names in PATH_NAMES.items() if (found := _first(written, names))}
    if all(meaning in paths for meaning in NEEDED_OF_PATHS):
        return PathColumns(paths)
    touches = {meaning: found for meaning, names in NAMES.items() if (found := _first(written, names))}
    if all(meaning in touches for meaning in NEEDED):
        return TouchColumns(touches)
    return None


def format_of(path: Path) -> str:
    """The ending that says how a file is written; a packed one is read like any other."""
    name = path.name.casefold().removesuffix(".gz")
    return f".{name.rpartition('.')[2]}" if "." in name else ""


def surely_none(path: Path) -> bool:
    """A glance that opens no engine: a text file whose beginning holds no cell that names journeys, paths or events."""
    if format_of(path) not in DATA:
        return True
    if path.suffix.casefold() not in TEXT:
        return False
    with path.open("rb") as file:
        beginning = file.read(GLANCE)
    cells = {
        _plain(cell.strip("\"' ")) for cell in re.split(r"[,;|\t\r\n]", beginning.decode("utf-8", "replace"))
    }
    names = {*NAMES["journey"], *PATH_NAMES["path"], "event_name"}
    return b"\0" not in beginning and not cells & names


def _first(written: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((written[name] for name in names if name in written), None)


def _plain(header: str) -> str:
    return header.strip().strip("\ufeff").casefold().replace(" ", "_").replace(".", "_").replace("-", "_")
