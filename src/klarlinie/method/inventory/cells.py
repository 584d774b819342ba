"""What one cell says: the value that is certain, or a doubt in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from klarlinie.vocabulary.text import Text, joined

T = TypeVar("T")


@dataclass(frozen=True)
class Understood(Generic[T]):
    """Either a `value` (None: the cell is empty or says "unknown"), or no value and a `doubt` that asks.

    `assumption` is said where a value was taken that somebody could read differently (a range's middle, a year
    that was not written). Never both a value and a doubt: when in doubt the value stays empty.
    """

    value: T | None = None
    doubt: Text | None = None
    assumption: Text | None = None


def one_assumption(said: Iterable[Text]) -> Text | None:
    """Several assumptions as one text, each said once; None for none."""
    different: list[Text] = []
    for text in said:
        if text not in different:
            different.append(text)
    if len(different) < 2:
        return different[0] if different else None
    return joined(different)
