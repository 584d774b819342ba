"""The board: four lanes and what nobody has placed yet, with hours, points, and who carries how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from klarlinie.method.evaluation.assessment import Assessment
from klarlinie.method.focus.model import FEWEST, LANES, MOST, Lane
from klarlinie.method.plan import Settings
from klarlinie.method.team import who_works
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.queries import DecisionNow, decisions_now
from klarlinie.web.method.focus.queries.going import going, rests_until
from klarlinie.web.method.focus.queries.limit import Lifted, lifted
from klarlinie.web.method.focus.queries.load import PersonLoad, findings, person_loads
from klarlinie.web.method.focus.queries.placed import Placed, dose_of, places
from klarlinie.web.method.focus.queries.worth import assessed, table_of
from klarlinie.web.method.focus.wordings import HELD, LANE_NAMES, LANE_SAYS
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.platform.companies.queries import company_settings, people

OF_ONE = {"EXE101", "EXE102", "EXE105"}  # said at the person or at the card already


@dataclass(frozen=True)
class Card:
    """One activity on the board. `hours` a week are agreed or the dose, `points` its effect; `lane` None: not placed.

    `version` is that of its place, 0 where it has none.
    """

    activity_id: int
    version: int
    title: str
    lane: Lane | None
    owner_id: int | None
    owner: str | None
    hours: float
    points: float
    effect_is_known: bool
    rests: bool
    rests_until: date | None

    @property
    def lacks_owner(self) -> bool:
        return self.lane == "must" and self.owner is None


@dataclass(frozen=True)
class LaneShown:
    """One lane with its cards in their order; only in Muss and Sollte hours count."""

    code: Lane
    cards: tuple[Card, ...]

    @property
    def name(self) -> Text:
        return LANE_NAMES[self.code]

    @property
    def says(self) -> Text:
        return LANE_SAYS[self.code]

    @property
    def hours(self) -> float:
        return sum(card.hours for card in self.cards)

    @property
    def points(self) -> float:
        return sum(card.points for card in self.cards)

    @property
    def is_held(self) -> bool:
        return self.code in HELD


@dataclass(frozen=True)
class BoardShown:
    """All that the board shows. `assumptions` say what nobody has told about people and hours."""

    lanes: tuple[LaneShown, ...]
    unplaced: tuple[Card, ...]
    most: int
    lift: Lifted | None
    people: tuple[Person, ...]
    loads: tuple[PersonLoad, ...]
    findings: tuple[Finding, ...]
    assumptions: tuple[Text, ...]

    @property
    def capacity(self) -> float:
        return sum(person.hours_per_week for person in self.people)

    @property
    def must(self) -> LaneShown:
        return self.lanes[0]

    @property
    def is_empty(self) -> bool:
        return not self.unplaced and not any(lane.cards for lane in self.lanes)

    @property
    def too_few(self) -> bool:
        return 0 < len(self.must.cards) < FEWEST

    @property
    def cards(self) -> tuple[Card, ...]:
        return (*self.unplaced, *(card for lane in self.lanes for card in lane.cards))

    def card(self, activity_id: int) -> Card | None:
        return next((card for card in self.cards if card.activity_id == activity_id), None)


def board(company_id: int) -> BoardShown:
    """The board as it stands, in a number of queries that does not grow with the activities."""
    listed, placed, decided = activities(company_id), places(company_id), decisions_now(company_id)
    own = company_settings(company_id)
    worth = assessed(table_of(company_id, listed, own.hourly_rate))
    team, assumptions = who_works(
        [one.core for one in listed], Settings(people=people(company_id), hours_per_week=own.hours_per_week)
    )
    by_activity = {one.activity_id: one for one in placed}
    cards = [
        _card(one, by_activity.get(one.id), decided.get(one.id), value)
        for one, value in zip(listed, worth, strict=True)
        if going(one.core.status, decided.get(one.id)) != "over"
    ]
    lift = lifted(company_id)
    return BoardShown(
        lanes=tuple(LaneShown(code, _of_lane(cards, code, by_activity)) for code in LANES),
        unplaced=tuple(sorted((c for c in cards if c.lane is None), key=lambda c: -c.points)),
        most=lift.number if lift else MOST,
        lift=lift,
        people=team,
        loads=person_loads(placed, team),
        findings=tuple(one for one in findings(placed, team) if one.code not in OF_ONE),
        assumptions=assumptions,
    )


def _of_lane(cards: Sequence[Card], lane: Lane, placed: Mapping[int, Placed]) -> tuple[Card, ...]:
    """In the order people have given; what only rests there comes last."""
    last = max((one.position for one in placed.values()), default=0) + 1

    def place(card: Card) -> tuple[int, int]:
        found = placed.get(card.activity_id)
        return (last, 0) if found is None else (found.position, found.id)

    return tuple(sorted((card for card in cards if card.lane == lane), key=place))


def _card(one: Listed, place: Placed | None, decision: DecisionNow | None, value: Assessment) -> Card:
    rests = going(one.core.status, decision) == "rests"
    lane: Lane | None = "not_now" if rests else place.lane if place else None
    return Card(
        activity_id=one.id,
        version=place.version if place else 0,
        title=one.core.title,
        lane=lane,
        owner_id=place.owner_id if place else None,
        owner=place.owner if place else None,
        hours=place.hours_per_week if place else dose_of(one.core),
        points=value.value,
        effect_is_known=value.effect_is_known,
        rests=rests,
        rests_until=rests_until(decision),
    )
