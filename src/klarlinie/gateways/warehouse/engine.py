"""What the analysis asks of an engine: columns for a query, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from klarlinie.analysis.origin.walks import Floats
from klarlinie.gateways.warehouse.stages import Query
from klarlinie.vocabulary.text import Text

Columns = Mapping[str, Floats]


class CannotAnalyse(Exception):
    """A source or an engine cannot be used; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Engine(Protocol):
    """Holds the relations `touchpoints(journey, ts, seq, channel, converted, value)` and `channels(channel, code,
    is_direct)`, or gives their texts to be put in front of every query."""

    @property
    def relations(self) -> Mapping[str, str]:
        """Texts of the two relations where the engine does not hold them itself."""

    @property
    def keeps_order(self) -> bool:
        """Do rows that come in order stay in order from one step of a query to the next?"""

    @property
    def stored(self) -> Mapping[str, int]:
        """The channels of a store in the order of their numbers, with their touchpoints: then the relation `stored`
        holds what it has kept. Empty where there is no store."""

    def ask(self, query: Query) -> Columns:
        """The answer, one array per column."""

    def know_channels(self, names: Sequence[str], codes: Sequence[int], direct: Sequence[bool]) -> None:
        """From now on `channels` says which code a channel has."""

    def number_rows(self) -> bool:
        """From now on `seq` is the row's number, so that rows of the same time keep the file's order. False where an
        engine knows no such order, or where a sequence is given."""
