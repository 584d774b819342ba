"""Whether bytes are a raw export of GA4, by a glance at their two ends."""

from __future__ import annotations

import zlib

from klarlinie.gateways.warehouse.ga4_columns import is_ga4

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


def _unpacked(packed: bytes) -> bytes:
    """The beginning of what is packed, never more than a glance; nothing where it cannot be unpacked."""
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, GLANCE)
    except zlib.error:
        return b""
