"""Events as BigQuery writes them: numbers of 64 bits as text in JSON, records in Parquet."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

Event = dict[str, Any]
DAY = 86_400
START = 1_767_600_000  # 2026-01-05 08:00 UTC
VALUE = "STRUCT(string_value VARCHAR, int_value BIGINT, float_value DOUBLE, double_value DOUBLE)"
TYPES = {
    "event_date": "VARCHAR",
    "event_timestamp": "BIGINT",
    "event_name": "VARCHAR",
    "event_params": f"STRUCT(key VARCHAR, value {VALUE})[]",
    "event_value_in_usd": "DOUBLE",
    "user_pseudo_id": "VARCHAR",
    "traffic_source": "STRUCT(name VARCHAR, medium VARCHAR, source VARCHAR)",
    "collected_traffic_source": "STRUCT(manual_source VARCHAR, manual_medium VARCHAR, manual_campaign_name VARCHAR, "
    "gclid VARCHAR)",
    "session_traffic_source_last_click": "STRUCT(manual_campaign STRUCT(campaign_name VARCHAR, source VARCHAR, medium "
    "VARCHAR), cross_channel_campaign STRUCT(source VARCHAR, medium VARCHAR, default_channel_group VARCHAR))",
}


def event(
    user: str | None, visit: int | None, name: str, came: str = "", *, after: float = 0, **more: Any
) -> Event:
    """One event, `after` seconds into the visit, which is on day `visit`; `came` is "source / medium / campaign"."""
    parts = came.split(" / ") if came else []
    params = [] if visit is None else [param("ga_session_id", START + visit * DAY)]
    params += [param(key, value) for key, value in more.pop("params", {}).items()]
    at = START + (visit or 0) * DAY + after
    day = f"202601{5 + (visit or 0):02d}"
    found: Event = {"event_date": day, "event_timestamp": str(round(at * 1_000_000)), "event_name": name}
    if user is not None:
        found["user_pseudo_id"] = user
    if parts:
        fields = ("manual_source", "manual_medium", "manual_campaign_name")
        found["collected_traffic_source"] = dict(zip(fields, parts, strict=False))
    return {**found, "event_params": params, **more}


def param(key: str, value: object) -> dict[str, Any]:
    if isinstance(value, int):
        return {"key": key, "value": {"int_value": str(value)}}
    return {"key": key, "value": {"double_value" if isinstance(value, float) else "string_value": value}}


def lines(path: Path, events: Iterable[Event]) -> Path:
    path.write_text("".join(json.dumps(each) + "\n" for each in events), encoding="utf-8")
    return path


def parquet(path: Path, events: Iterable[Event], *without: str) -> Path:
    """The same as records; `without` names columns that this export does not have."""
    source = lines(path.with_suffix(".source.jsonl"), events)
    types = {name: kind for name, kind in TYPES.items() if name not in without}
    duckdb.connect().read_json(str(source), columns=types).write_parquet(str(path))
    source.unlink()
    return path
