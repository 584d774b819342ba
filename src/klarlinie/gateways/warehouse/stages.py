"""The stages are SQL texts in files of their own, in DuckDB's dialect; here they are put behind each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from klarlinie.vocabulary.resources import read_resource

Stage = Literal[
    "channels",
    "coded",
    "whole_journeys",
    "ordered",
    "steps",
    "steps_in_order",
    "one_batch",
    "batches",
    "moves_1",
    "moves_2",
    "moves_3",
    "placed",
    "credits",
    "stored_steps",
    "stored_placed",
    "rows",
    "begins_in_order",
    "sorted_rows",
    "ga4_events",
    "ga4_counts",
    "ga4_visits",
    "ga4_came",
    "ga4_touchpoints",
]
STAGES_OF_MOVES: Mapping[int, Stage] = {1: "moves_1", 2: "moves_2", 3: "moves_3"}

# What the answers hold, as Ibis names types: an engine behind it need not be asked first.
WHOLE, FRACTION, WORDS, FLAG = "int64", "float64", "string", "boolean"
CHECKS = {"disordered": WHOLE, "tied": WHOLE, "mixed": WHOLE, "repeated": WHOLE}
MODELS = ("first", "last", "last_non_direct", "linear", "position", "time_decay", "shapley")


@dataclass(frozen=True)
class Query:
    """One SQL text in DuckDB's dialect, and the type of each column of its answer."""

    text: str
    columns: Mapping[str, str]


def columns_of(stage: Stage) -> Mapping[str, str]:
    """The columns of the answer of a stage that ends a query."""
    if stage in STAGES_OF_MOVES.values():
        order = next(order for order, name in STAGES_OF_MOVES.items() if name == stage)
        past = {f"past_{back}": WHOLE for back in range(order, 0, -1)}
        counts = {"code": WHOLE, "converted": FLAG, "weight": WHOLE, "value": FRACTION, "valued": WHOLE}
        return {"batch": WHOLE, **past, **counts, **CHECKS}
    if stage == "credits":
        sums = {f"{model}_{sum_of}": FRACTION for model in MODELS for sum_of in ("y", "v", "value")}
        reach = {"reach_y": WHOLE, "reach_value": FRACTION, "reach_valued": WHOLE}
        return {"code": WHOLE, **sums, **reach, "alone": WHOLE, "is_timed": WHOLE, "is_long": WHOLE}
    if stage == "rows":
        return {"journey": WORDS, "seconds": FRACTION, "code": WHOLE, "converted": WHOLE, "value": FRACTION}
    return {"channel": WORDS, "touchpoints": WHOLE} if stage == "channels" else {"disordered": WHOLE}


def text_of(stage: Stage) -> str:
    """The SQL of one stage, comments and all."""
    return read_resource("klarlinie.gateways.warehouse", f"stages/{stage}.sql")


def chained(relations: Mapping[str, str], stage: Stage) -> Query:
    """One query: `stage` over `relations`, each a text that may read the ones before it by name."""
    named = [*relations.items(), ("answer", text_of(stage))]
    parts = ",\n".join(f"{name} AS (\n{text}\n)" for name, text in named)
    return Query(f"WITH {parts}\nSELECT * FROM answer", columns_of(stage))
