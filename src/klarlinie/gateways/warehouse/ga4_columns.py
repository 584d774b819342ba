"""Which expression gives each fact of a raw GA4 export: exports of different years have different columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

# How JSON rows are read, whatever types stand in them: what does not fit becomes NULL instead of an error.
_CLICK: Final = (
    "STRUCT(manual_source VARCHAR, manual_medium VARCHAR, manual_campaign_name VARCHAR, gclid VARCHAR)"
)
_MANUAL: Final = "STRUCT(source VARCHAR, medium VARCHAR, campaign_name VARCHAR)"
_CROSS: Final = "STRUCT(source VARCHAR, medium VARCHAR, campaign_name VARCHAR, default_channel_group VARCHAR)"
_VALUE: Final = "STRUCT(string_value VARCHAR, int_value VARCHAR, float_value VARCHAR, double_value VARCHAR)"
OF_JSON: Mapping[str, str] = {
    "event_date": "VARCHAR",
    "event_timestamp": "VARCHAR",
    "event_name": "VARCHAR",
    "user_pseudo_id": "VARCHAR",
    "event_value_in_usd": "VARCHAR",
    "event_params": f"STRUCT(key VARCHAR, value {_VALUE})[]",
    "collected_traffic_source": _CLICK,
    "session_traffic_source_last_click": f"STRUCT(manual_campaign {_MANUAL}, cross_channel_campaign {_CROSS})",
    "traffic_source": "STRUCT(source VARCHAR, medium VARCHAR, name VARCHAR)",
    "ga_session_id": "VARCHAR",
    "source": "VARCHAR",
    "medium": "VARCHAR",
    "campaign": "VARCHAR",
}
NESTED = ("struct", "list", "map", "union", "array")
PARAMS, KEYS = "event_params", "param_keys"
LAST = "session_traffic_source_last_click"
MOST_MICROSECONDS = 4_102_444_800_000_000  # the year 2100


def is_ga4(headers: Sequence[str]) -> bool:
    """A raw export has a row per event; a list that says its channels itself is a list of touchpoints."""
    names = {header.casefold() for header in headers}
    marks = {"user_pseudo_id", PARAMS, "traffic_source", "collected_traffic_source"}
    own = {"channel", "kanal", "touchpoint", "converted", "gewonnen", "anfrage"}
    has_time = bool(names & {"event_timestamp", "event_date"})
    return "event_name" in names and has_time and bool(names & marks) and not names & own


class Shape:
    """The columns of one file and what lies within them; gives expressions, NULL for what is not there."""

    def __init__(self, names: Sequence[str], types: Sequence[Any]) -> None:
        self._columns = {name.casefold(): kind for name, kind in zip(names, types, strict=True)}

    def kind(self, *path: str) -> str | None:
        """The type at this place; None where there is nothing."""
        found = self._columns.get(path[0])
        for name in path[1:]:
            inner = dict(found.children) if found is not None and found.id == "struct" else {}
            found = next((kind for key, kind in inner.items() if key.casefold() == name), None)
        return None if found is None else str(found.id)

    @property
    def has_params(self) -> bool:
        """Records of key and value, as BigQuery writes them."""
        kind = self._columns.get(PARAMS)
        if kind is None or kind.id != "list":
            return False
        record = dict(kind.children)["child"]
        inner = dict(record.children) if record.id == "struct" else {}
        return "key" in inner and "value" in inner and inner["value"].id == "struct"

    def words(self, *path: str) -> str:
        """As text without blanks around it; empty is NULL."""
        kind = self.kind(*path)
        if kind is None or kind in NESTED:
            return "CAST(NULL AS VARCHAR)"
        return f"nullif(trim(CAST({_place(path)} AS VARCHAR)), '')"

    def param(self, key: str, *kinds: str) -> str:
        """The parameter of an event, as text: the first of its values that is there."""
        if not self.has_params:
            return "CAST(NULL AS VARCHAR)"
        record = dict(self._columns[PARAMS].children)["child"]
        there = dict(dict(record.children)["value"].children)
        found = [kind for kind in kinds if kind in there and there[kind].id not in NESTED]
        place = f"{PARAMS}[list_position({KEYS}, '{key}')].value"
        return _first([f"nullif(trim(CAST({place}.{kind} AS VARCHAR)), '')" for kind in found])


def expressions(shape: Shape, file: int) -> dict[str, str]:
    """What the stage `ga4_events` puts in its places."""
    number = ("int_value", "double_value", "float_value", "string_value")
    words = ("string_value",)
    is_timed = shape.kind("event_timestamp") is not None

    def click(field: str, key: str) -> str:
        return _first(
            [shape.words("collected_traffic_source", field), shape.param(key, *words), shape.words(key)]
        )

    def last(field: str) -> str:
        within = (shape.words(LAST, one, field) for one in ("cross_channel_campaign", "manual_campaign"))
        return _first(list(within))

    return {
        "keys": f"list_transform({PARAMS}, lambda one: one.key)" if shape.has_params else "NULL",
        "user": shape.words("user_pseudo_id"),
        "name": shape.words("event_name"),
        "ts": _moment(shape),
        "apart": "epoch_us(ts)" if is_timed else f"-({file} * 1000000000000 + row_number() OVER ())",
        "session": _first([shape.param("ga_session_id", *number), shape.words("ga_session_id")]),
        "source": click("manual_source", "source"),
        "medium": click("manual_medium", "medium"),
        "campaign": click("manual_campaign_name", "campaign"),
        "google_click": shape.words("collected_traffic_source", "gclid"),
        "last_source": last("source"),
        "last_medium": last("medium"),
        "last_campaign": last("campaign_name"),
        "last_group": shape.words(LAST, "cross_channel_campaign", "default_channel_group"),
        "first_source": shape.words("traffic_source", "source"),
        "first_medium": shape.words("traffic_source", "medium"),
        "first_campaign": shape.words("traffic_source", "name"),
        "page": _on_arrival(shape.param("page_location", *words)),
        "referrer": _on_arrival(shape.param("page_referrer", *words)),
        "value": shape.param("value", *number),
        "currency": shape.param("currency", *words),
        "dollars": shape.words("event_value_in_usd"),
    }


def _on_arrival(words: str) -> str:
    """Only where a visit may begin: these texts are long, and every other event repeats them."""
    return f"CASE WHEN event_name IN ('session_start', 'first_visit', 'page_view') THEN {words} END"


def _moment(shape: Shape) -> str:
    """Microseconds since 1970 as GA4 writes them, else the day; NULL where neither can be read."""
    found = []
    kind = shape.kind("event_timestamp")
    if kind is not None and kind.startswith("timestamp"):
        found.append("make_timestamp(epoch_us(event_timestamp))")
    elif kind is not None and kind not in NESTED:
        number = "try_cast(event_timestamp AS BIGINT)"
        found.append(
            f"make_timestamp(CASE WHEN {number} BETWEEN 1 AND {MOST_MICROSECONDS} THEN {number} END)"
        )
    day = shape.kind("event_date")
    if day is not None and day not in NESTED:
        text = "CAST(event_date AS VARCHAR)"
        found.append(f"try_strptime({text}, '%Y%m%d')")
        found.append(f"try_cast({text} AS TIMESTAMP)")
    return _first(found, "TIMESTAMP")


def _first(found: Sequence[str], kind: str = "VARCHAR") -> str:
    """The first that is there; leaves out what never is."""
    there = [one for one in found if not one.startswith("CAST(NULL")]
    if len(there) < 2:
        return there[0] if there else f"CAST(NULL AS {kind})"
    return f"coalesce({', '.join(there)})"


def _place(path: Sequence[str]) -> str:
    return ".".join(f'"{name}"' for name in path)
