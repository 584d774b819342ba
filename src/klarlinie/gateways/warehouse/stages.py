"""The stages are SQL texts in files of their own, in DuckDB's dialect; here they are put behind each other, never filled in."""

from __future__ import annotations

from collections.abc import Mapping
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
    "credits",
    "rows",
    "begins_in_order",
    "sorted_rows",
]
STAGES_OF_MOVES: Mapping[int, Stage] = {1: "moves_1", 2: "moves_2", 3: "moves_3"}


def text_of(stage: Stage) -> str:
    """The SQL of one stage, comments and all."""
    return read_resource("klarlinie.gateways.warehouse", f"stages/{stage}.sql")


def chained(relations: Mapping[str, str], stage: Stage) -> str:
    """One query: `stage` over `relations`, each a text that may read the ones before it by name."""
    named = [*relations.items(), ("answer", text_of(stage))]
    parts = ",\n".join(f"{name} AS (\n{text}\n)" for name, text in named)
    return f"WITH {parts}\nSELECT * FROM answer"
