"""What if there were other hours, other money, other people? Nothing of it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from klarlinie.method.focus.board import Board
from klarlinie.method.focus.model import Lane
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.focus.queries.proposal import Asked, answer_to, with_other
from klarlinie.web.method.focus.queries.worth import assessed


@dataclass(frozen=True)
class Changed:
    """One activity that would stand elsewhere, with its points and its owner then."""

    activity_id: int
    title: str
    now: Lane
    then: Lane
    points: float
    owner: str | None


@dataclass(frozen=True)
class WhatIf:
    """Today's proposal against that of other limits; `infeasible` says why the others cannot be kept."""

    value_now: float
    value_then: float
    enters: tuple[Changed, ...]
    leaves: tuple[Changed, ...]
    stays: tuple[Changed, ...]
    infeasible: tuple[Text, ...]

    @property
    def gain(self) -> float:
        return self.value_then - self.value_now


def what_if(asked: Asked, team: tuple[Person, ...], budget: Money | None, most: int) -> WhatIf:
    """Both are exact, so what differs is due to the other limits alone."""
    now = answer_to(asked.question)
    then = answer_to(with_other(asked, team, budget, most))
    rows = [_changed(asked, index, now, then) for index in range(len(asked.listed))]
    return WhatIf(
        value_now=now.core_value,
        value_then=then.core_value,
        enters=tuple(row for row in rows if row.then == "must" and row.now != "must"),
        leaves=tuple(row for row in rows if row.now == "must" and row.then != "must"),
        stays=tuple(row for row in rows if row.now == "must" and row.then == "must"),
        infeasible=then.infeasible.reasons if then.infeasible else (),
    )


def team_of(asked: Asked, hours: Mapping[str, float], newcomer: Person | None) -> tuple[Person, ...]:
    """The people with other hours a week; whoever has none left is not asked to own anything."""
    same = (
        Person(one.name, hours.get(one.name, one.hours_per_week), one.cannot)
        for one in asked.question.limits.people
    )
    return tuple(one for one in (*same, *([newcomer] if newcomer else [])) if one.hours_per_week > 0)


def _changed(asked: Asked, index: int, now: Board, then: Board) -> Changed:
    return Changed(
        asked.listed[index].id,
        asked.listed[index].core.title,
        now.placements[index].lane,
        then.placements[index].lane,
        assessed(asked.question.table)[index].value,
        then.placements[index].owner,
    )
