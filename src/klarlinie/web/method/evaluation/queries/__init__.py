"""One card, its neighbours in the pile, and how many are still open."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.method.clarity.line import Line
from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.vocabulary.money import Money
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.evaluation.queries.follows import Follows, follows_from
from klarlinie.web.method.inventory.queries import Listed, activities


@dataclass(frozen=True)
class Card:
    """One activity in the pile. `number` counts from 1; the neighbours are keys, None at the ends of the pile."""

    listed: Listed
    number: int
    count: int
    still_open: int
    before: int | None
    after: int | None
    next_open: int | None  # the next one below that nobody has been through
    line: Line
    pile: tuple[Listed, ...]

    @property
    def audiences(self) -> tuple[str, ...]:
        return tuple(audience.name for audience in self.line.audiences)

    @property
    def done(self) -> int:
        return self.count - self.still_open


def card(company_id: int, activity_id: int) -> Card | None:
    """The card of an activity on the table; None where there is none."""
    pile = activities(company_id)
    place = next((i for i, one in enumerate(pile) if one.id == activity_id), None)
    if place is None:
        return None
    return Card(
        listed=pile[place],
        number=place + 1,
        count=len(pile),
        still_open=sum(not one.is_evaluated for one in pile),
        before=pile[place - 1].id if place else None,
        after=pile[place + 1].id if place + 1 < len(pile) else None,
        next_open=_first_open(pile[place + 1 :]),
        line=line_now(company_id),
        pile=pile,
    )


def follows(seen: Card, changed: CoreActivity, rate: Money) -> Follows:
    """What would follow for this card if it said what `changed` says."""
    return follows_from(
        [changed if one.id == seen.listed.id else one.core for one in seen.pile],
        seen.number - 1,
        seen.line,
        rate,
        dose_is_own=changed.dose_per_week is not None,
    )


def _first_open(pile: tuple[Listed, ...]) -> int | None:
    return next((one.id for one in pile if not one.is_evaluated), None)
