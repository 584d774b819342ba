"""Rounds in which people rate together, and after the reveal what there is to agree on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from klarlinie.method.evaluation.costs import runs_today
from klarlinie.method.evaluation.rating_axes import Axis
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.platform.rounds.queries import (
    AxisBeside,
    Revealed,
    RoundLine,
    RoundPage,
    ValuesBeside,
    revealed,
    round_page,
    rounds,
)


@dataclass(frozen=True)
class Choice:
    """An activity that may be rated; those that run are proposed."""

    id: int
    title: str
    runs: bool


@dataclass(frozen=True)
class AxisToAgree:
    """One axis of one activity: the votes, and the middle as a suggestion, never as the result.

    `proposed` is the middle where all lie within one step and it is a whole step; elsewhere people have to talk.
    """

    name: str  # of the field
    axis: Axis
    beside: AxisBeside
    is_apart: bool
    proposed: int | None
    talk: Text | None


@dataclass(frozen=True)
class ToAgree:
    """One activity with its axes; `stands` is False where it has left the table meanwhile."""

    id: int
    title: Text
    axes: tuple[AxisToAgree, ...]
    stands: bool

    @property
    def is_apart(self) -> bool:
        return any(axis.is_apart for axis in self.axes)


@dataclass(frozen=True)
class Settling:
    """A revealed round: what is worth talking about first, then what all see alike."""

    page: RoundPage
    apart: tuple[ToAgree, ...]
    alike: tuple[ToAgree, ...]

    @property
    def all(self) -> tuple[ToAgree, ...]:
        return (*self.apart, *self.alike)


def choices(company_id: int) -> tuple[Choice, ...]:
    """Everything on the table, in the order of the list."""
    return tuple(_choice(one) for one in activities(company_id))


def _choice(one: Listed) -> Choice:
    return Choice(one.id, one.core.title, runs_today(one.core))


def rating_rounds(company_id: int, at: datetime) -> tuple[RoundLine, ...]:
    """The rounds of this step, those that run first."""
    return tuple(line for line in rounds(company_id, at) if line.kind == "evaluation")


def settling(company_id: int, round_id: int, at: datetime) -> Settling | None:
    """What there is to agree on; None before the reveal, and where there is no such rating round."""
    shown = revealed(company_id, round_id)
    page = round_page(company_id, round_id, at)
    if shown is None or page is None or shown.kind != "evaluation":
        return None
    there = {one.id for one in activities(company_id)}
    return Settling(
        page,
        tuple(_to_agree(one, shown, there) for one in shown.to_talk_about),
        tuple(_to_agree(one, shown, there) for one in shown.agreed),
    )


def _to_agree(one: ValuesBeside, shown: Revealed, there: set[int]) -> ToAgree:
    talk = {
        topic.topic.axis: topic.topic.sentence
        for topic in shown.topics
        if topic.subject.key == one.subject.key
    }
    key = int(one.subject.key)
    return ToAgree(
        key, one.subject.title, tuple(_axis(key, axis, talk) for axis in one.axes), stands=key in there
    )


def _axis(key: int, beside: AxisBeside, talk: dict[Axis, Text]) -> AxisToAgree:
    axis, middle = beside.votes.axis, beside.votes.median
    is_apart = axis in talk
    is_clear = not is_apart and middle is not None and middle == int(middle)
    return AxisToAgree(
        name=f"v-{key}-{axis}",
        axis=axis,
        beside=beside,
        is_apart=is_apart,
        proposed=int(middle) if is_clear and middle is not None else None,
        talk=talk.get(axis),
    )
