"""One card from close by: its figures with where they come from, and who could own it."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.method.focus.board import cannot_own
from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.money import Money
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.evaluation.queries.follows import Follows, follows_from
from klarlinie.web.method.focus.queries.board import BoardShown, Card, board
from klarlinie.web.method.focus.queries.suggestions import Suggested, suggestions
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.companies.queries import persons


@dataclass(frozen=True)
class Owner:
    """Somebody who could own it: hours left beside what is theirs already (None: their hours are not known)."""

    id: int
    name: str
    left: float | None
    cannot: bool


@dataclass(frozen=True)
class CardShown:
    """One activity of the board with its figures, who could own it, and what others suggest for it."""

    card: Card
    board: BoardShown
    figures: Follows
    owners: tuple[Owner, ...]
    suggested: tuple[Suggested, ...]

    @property
    def places_left(self) -> int:
        return self.board.most - len(self.board.must.cards)


def card_shown(company_id: int, activity_id: int, rate: Money) -> CardShown | None:
    """None where it is not on the board."""
    shown = board(company_id)
    card = shown.card(activity_id)
    if card is None:
        return None
    listed = activities(company_id)
    place = next(index for index, one in enumerate(listed) if one.id == activity_id)
    table = [one.core for one in listed]
    own_dose = table[place].dose_per_week is not None
    return CardShown(
        card,
        shown,
        follows_from(table, place, line_now(company_id), rate, dose_is_own=own_dose),
        owners(company_id, shown, table[place]),
        tuple(one for one in suggestions(company_id) if one.activity_id == activity_id),
    )


def owners(company_id: int, shown: BoardShown, activity: Activity) -> tuple[Owner, ...]:
    """Everybody on the list of people, by name."""
    left = {load.name: -load.over for load in shown.loads}
    return tuple(
        Owner(one.id, one.name, left.get(one.name), cannot_own(one.cannot, activity))
        for one in persons(company_id)
    )
