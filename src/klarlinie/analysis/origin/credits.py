"""What each model credits to each channel, and what can be concluded from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

Model = Literal[
    "first",
    "last",
    "last_non_direct",
    "linear",
    "position",
    "time_decay",
    "shapley",
    "markov_1",
    "markov_2",
    "markov_3",
    "reach",
]

ALL: tuple[Model, ...] = get_args(Model)
# What is shown unless more is asked for: Markov chains with a memory of two or three need many journeys.
STANDARD: tuple[Model, ...] = tuple(model for model in ALL if model not in ("markov_2", "markov_3"))

MODELS: Mapping[Model, Text] = {
    "first": Text("Erster Kontakt", "First touch"),
    "last": Text("Letzter Kontakt", "Last touch"),
    "last_non_direct": Text("Letzter Kontakt, der nicht direkt war", "Last touch that was not direct"),
    "linear": Text("Gleich verteilt", "Linear"),
    "position": Text("Erster und letzter zählen mehr", "Position-based"),
    "time_decay": Text("Je näher, desto mehr", "Time decay"),
    "shapley": Text("Faire Aufteilung (Shapley)", "Fair split (Shapley)"),
    "markov_1": Text("Was ohne ihn fehlte (Markov)", "Missing without it (Markov)"),
    "markov_2": Text("Was ohne ihn fehlte (Markov, zwei Schritte)", "Missing without it (Markov, two steps)"),
    "markov_3": Text(
        "Was ohne ihn fehlte (Markov, drei Schritte)", "Missing without it (Markov, three steps)"
    ),
    "reach": Text("Kam im Weg vor", "Was part of the way"),
}


@dataclass(frozen=True, slots=True)
class Credit:
    """What one model credits to one channel.

    `conversions` may be a fraction; `share` is that part of all conversions, 0 to 1. Between `low` and `high` lies the
    true number of conversions with 95 %, between `share_low` and `share_high` the true share; None where intervals were
    not asked for or cannot be given. `value` is None where no value is known. `squares` adds up the squared credits
    of the journeys, for `intervals.cheaper`; it equals `conversions` where only whole inquiries are counted, and is
    None for Markov.
    """

    conversions: float
    value: Decimal | float | None
    share: float
    low: float | None = None
    high: float | None = None
    share_low: float | None = None
    share_high: float | None = None
    squares: float | None = None


@dataclass(frozen=True, slots=True)
class OriginResult:
    """Counts, credits by model and channel, answers by category, and sentences.

    Credits of a model add up to `conversions` and `value`, except for reach, where a journey counts for every channel
    it touched. The channel UNKNOWN is part of the sums and never ranked. `unknown_share` is the share of conversions
    with no known touchpoint at all. `self_reported` counts all conversions by answer, UNKNOWN for those without one.
    """

    journeys: int
    touchpoints: int
    conversions: int
    value: Decimal | float | None
    unknown_share: float
    models: Mapping[Model, Mapping[str, Credit]]
    self_reported: Mapping[str, Credit]
    conclusions: tuple[Text, ...]
    problems: tuple[Problem, ...]
