"""Who has promised how many hours a week, against what is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from klarlinie.method.execution.commitments import Commitment, Load
from klarlinie.method.execution.load import Strain, load_findings, loads, strain
from klarlinie.method.focus.placement import Placement
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.people import Person as CorePerson
from klarlinie.vocabulary.text import plain
from klarlinie.web.method.focus.queries import Placed, places
from klarlinie.web.platform.companies.queries import PersonShown, persons


@dataclass(frozen=True)
class LoadSeen:
    """One person's week. Where `strain` is "unknown", nobody has said how many hours are there."""

    person_id: int
    load: Load
    strain: Strain

    @property
    def capacity(self) -> float | None:
        return None if self.strain == "unknown" else self.load.capacity

    @property
    def over(self) -> float:
        """Hours of Muss and Sollte that are too many."""
        return max(0.0, self.load.must + self.load.should - self.load.capacity)


@dataclass(frozen=True)
class LoadNow:
    """Everybody's week, and what stands in the way of keeping the promises."""

    rows: tuple[LoadSeen, ...]
    findings: tuple[Finding, ...]


def load(company_id: int) -> LoadNow:
    """In two queries. People who have promised nothing are there too: they may have room."""
    people = persons(company_id)
    names = _names(people)
    board = [place for place in places(company_id) if place.lane in ("must", "should")]
    promised = [_commitment(i, place, names) for i, place in enumerate(board) if _is_promised(place)]
    placed = [_placement(i, place, names) for i, place in enumerate(board)]
    known = {one.id for one in people if one.hours_per_week is not None}
    everybody = [CorePerson(names[one.id], one.hours_per_week or 0.0) for one in people]
    found = loads(promised, placed, everybody)
    rows = tuple(
        LoadSeen(one.id, row, strain(row, is_known=one.id in known))
        for one, row in zip(people, found, strict=True)
    )
    in_sum = [row.load for row in rows if row.person_id in known]
    titles = [place.title for place in board]
    return LoadNow(rows, load_findings(in_sum, promised, placed, titles))


def _is_promised(place: Placed) -> bool:
    return place.lane == "must" and place.owner_id is not None


def _names(people: Sequence[PersonShown]) -> dict[int, str]:
    """Two people of one name stay two."""
    seen: Counter[str] = Counter()
    names = {}
    for one in people:
        seen[one.name] += 1
        names[one.id] = f"{one.name} ({seen[one.name]})" if seen[one.name] > 1 else one.name
    return names


def _commitment(index: int, place: Placed, names: dict[int, str]) -> Commitment:
    owner = names[place.owner_id or 0]
    return Commitment(index, owner, place.hours_per_week, plain(""), place.placed_on, plain(""), None, None)


def _placement(index: int, place: Placed, names: dict[int, str]) -> Placement:
    owner = names.get(place.owner_id or 0)
    return Placement(index, place.lane, owner, place.hours_per_week, None, None, 0.0)
