"""The exact focus model: which few activities bring the most within what the team can really do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text

Lane = Literal["must", "should", "could", "not_now"]
LANES: tuple[Lane, ...] = get_args(Lane)
FEWEST, MOST = 3, 5  # core activities, where nobody has said otherwise


@dataclass(frozen=True)
class Candidate:
    """One activity that may become core.

    `value` in points of 100; `dose` in hours a week; `money` in the company's currency a year. `needs` are keys
    of candidates it leads nowhere without. `choice` is what people have fixed: "in", "out" or None. `cannot` are
    names of people who can't or won't own it; `current_owners` is only used to break ties.
    """

    key: int
    value: float
    dose: float
    money: float = 0.0
    needs: tuple[int, ...] = ()
    choice: Literal["in", "out"] | None = None
    cannot: frozenset[str] = frozenset()
    current_owners: tuple[str, ...] = ()


@dataclass(frozen=True)
class FocusProblem:
    """`least` and `most` bound the number of core activities; `budget` (in `currency`) None is no limit."""

    candidates: tuple[Candidate, ...]
    people: tuple[Person, ...]
    budget: float | None = None
    least: int = FEWEST
    most: int | None = MOST
    currency: str = "EUR"


@dataclass(frozen=True)
class FocusChoice:
    """An optimal choice: key to the owner's name, and its total value in points."""

    owners: Mapping[int, str]
    value: float


@dataclass(frozen=True)
class Infeasible:
    """Why no choice is possible: which limit, by how much. Nothing is ever silently relaxed."""

    reasons: tuple[Text, ...]


@dataclass(frozen=True)
class BreakEven:
    """From which value on the candidate belongs in the core: `points` = best without it - best of the rest with it.

    `points` is None where a limit decides: `forced` then says "has_to_be_in" or "cannot_be_in", and `why`.
    """

    key: int
    points: float | None
    best_without: float | None
    best_rest_with: float | None
    forced: Literal["has_to_be_in", "cannot_be_in"] | None = None
    why: tuple[Text, ...] = field(default=())
