"""Whether bytes are no list of inquiries but a raw export of GA4, touchpoints or paths, by a glance at their ends."""

from __future__ import annotations

import re
import zlib

from klarlinie.analysis.origin.reading.columns import JOURNEYS
from klarlinie.gateways.warehouse.columns import PathColumns, TouchColumns, recognise
from klarlinie.gateways.warehouse.ga4_columns import is_ga4
from klarlinie.method.inventory.words import plain_form

GLANCE = 262_144  # bytes at each end; a Parquet file names its columns at its end
PACKED, PARQUET = b"\x1f\x8b", b"PAR1"
COLUMNS = ("event_name", "event_date", "event_timestamp", "user_pseudo_id", "event_params", "traffic_source")


def is_raw_export(beginning: bytes, end: bytes) -> bool:
    """Whether these bytes name the columns of GA4's events: Parquet, JSON (packed or not) or a flat list."""
    if beginning.startswith(PACKED):
        beginning = _unpacked(beginning[:GLANCE])
    seen = end[-GLANCE:] if beginning.startswith(PARQUET) else beginning[:GLANCE].partition(b"\n")[0]
    if beginning.lstrip()[:1] in (b"{", b"["):
        seen = beginning[:GLANCE]
    return is_ga4([name for name in COLUMNS if name.encode() in seen])


def is_about_journeys(beginning: bytes) -> bool:
    """Whether these bytes are Parquet, or a text whose header names touchpoints of journeys, or paths. A lead, a
    contact or a client with its source is an inquiry and no journey."""
    if beginning.startswith(PACKED):
        beginning = _unpacked(beginning[:GLANCE])
    if beginning.startswith(PARQUET):
        return True
    header = beginning[:GLANCE].decode("utf-8-sig", "replace").partition("\n")[0]
    found = recognise(cell.strip("\"' \r") for cell in re.split(r"[,;|\t]", header))
    is_journey = isinstance(found, TouchColumns) and plain_form(found.headers["journey"]) in JOURNEYS
    return is_journey or isinstance(found, PathColumns)


def _unpacked(packed: bytes) -> bytes:
    """The beginning of what is packed, never more than a glance; nothing where it cannot be unpacked."""
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, GLANCE)
    except zlib.error:
        return b""
