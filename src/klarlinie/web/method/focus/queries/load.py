"""Who has promised how many hours with what stands in Muss and Sollte, and whether that can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from klarlinie.method.execution.load import load_findings, loads
from klarlinie.method.focus.model import Lane
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.focus.queries.placed import Placed
from klarlinie.web.method.focus.wordings import HELD

TINY = 1e-9  # hours


@dataclass(frozen=True)
class PersonLoad:
    """The hours of one person: in Muss, in Sollte, against what there is; with the sentence that says it."""

    name: str
    capacity: float
    must: float
    should: float
    items: tuple[Placed, ...]

    @property
    def is_over(self) -> bool:
        return self.must > self.capacity + TINY

    @property
    def over(self) -> float:
        return self.must + self.should - self.capacity

    @property
    def filled(self) -> float:
        """Hours that the bar shows as taken."""
        return min(self.must + self.should, self.capacity)

    @property
    def says(self) -> Text:
        """ "noch 2 Std. frei", "3 Std. zu viel", or that it is only too much with Sollte."""
        if self.is_over:
            return Text("{h} zu viel", "{h} too much", {"h": Hours(self.must - self.capacity)})
        if self.over > TINY:
            return Text("mit Sollte {h} zu viel", "{h} too much with “Should”", {"h": Hours(self.over)})
        if -self.over <= TINY:
            return Text("voll belegt", "fully booked")
        return Text("noch {h} frei", "{h} left", {"h": Hours(-self.over)})


@dataclass(frozen=True)
class _Held:
    """A place as the method counts it."""

    activity: int
    lane: Lane
    owner: str | None
    dose_per_week: float


@dataclass(frozen=True)
class _Promise:
    """A place in Muss with its owner, as the method counts it."""

    activity: int
    owner: str
    hours_per_week: float


def person_loads(placed: Sequence[Placed], people: Sequence[Person]) -> tuple[PersonLoad, ...]:
    """One for each of the people, in their order."""
    found = loads(_promises(placed), _held(placed), people)
    return tuple(
        PersonLoad(
            load.person,
            load.capacity,
            load.must,
            load.should,
            tuple(one for one in placed if one.owner == load.person and one.lane in HELD),
        )
        for load in found
    )


def findings(placed: Sequence[Placed], people: Sequence[Person]) -> tuple[Finding, ...]:
    """What stands in the way of keeping the promises (EXE101 to EXE106)."""
    titles = {one.activity_id: one.title for one in placed}
    promises, held = _promises(placed), _held(placed)
    return load_findings(loads(promises, held, people), promises, held, titles)


def _promises(placed: Sequence[Placed]) -> tuple[_Promise, ...]:
    return tuple(
        _Promise(one.activity_id, one.owner, one.hours_per_week)
        for one in placed
        if one.lane == "must" and one.owner is not None
    )


def _held(placed: Sequence[Placed]) -> tuple[_Held, ...]:
    return tuple(_Held(one.activity_id, one.lane, one.owner, one.hours_per_week) for one in placed)
