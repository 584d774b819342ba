"""What the exact model would choose, beside what people have chosen; worked out once per question."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.focus.board import Board, Limits
from klarlinie.method.focus.model import FEWEST, Lane
from klarlinie.method.focus.placement import Placement
from klarlinie.method.plan import Settings
from klarlinie.method.team import who_works
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.queries import DecisionNow, decisions_now
from klarlinie.web.method.decisions.queries.verdicts import verdicts
from klarlinie.web.method.focus.queries.going import Going, going
from klarlinie.web.method.focus.queries.limit import most_core
from klarlinie.web.method.focus.queries.placed import Placed, places
from klarlinie.web.method.focus.queries.worth import Table, assessed, sealed, table_of
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.platform.companies.queries import company_settings, people, persons

REMEMBERED = 40
SAME = 0.5  # points; what differs by less is the same to people


@dataclass(frozen=True)
class Question:
    """All that the model needs; two of the same `seal` have the same answer."""

    seal: str
    table: Table = field(compare=False)
    verdicts: tuple[Verdict, ...] = field(compare=False)
    limits: Limits = field(compare=False)


@dataclass(frozen=True)
class Asked:
    """The question of one company today, with the keys of its rows and what had to be assumed."""

    question: Question
    listed: tuple[Listed, ...]
    states: tuple[Going, ...]
    person_ids: Mapping[str, int]
    assumptions: tuple[Text, ...]
    budget: Money | None


@dataclass(frozen=True)
class Proposed:
    """Where the model would put one activity, why and how sure; `ours` is where it stands (None: not placed).

    `certainty` is a share from 0 to 1, `knowing` what it would be worth to know its effect, in points.
    """

    activity_id: int
    title: str
    lane: Lane
    ours: Lane | None
    owner: str | None
    owner_id: int | None
    hours: float
    points: float
    certainty: float | None
    break_even: float | None
    knowing: float
    because: tuple[Text, ...]
    would_enter: Text | None
    measuring: Text | None
    state: Going


@dataclass(frozen=True)
class Proposal:
    """The model's choice and the people's beside it. `seal` names what it was worked out from."""

    seal: str
    rows: tuple[Proposed, ...]
    infeasible: tuple[Text, ...]
    core_value: float
    our_value: float
    assumptions: tuple[Text, ...]

    @property
    def core(self) -> tuple[Proposed, ...]:
        return self._of("must")

    @property
    def should(self) -> tuple[Proposed, ...]:
        return self._of("should")

    @property
    def enters(self) -> tuple[Proposed, ...]:
        """Proposed for the core, and not there yet."""
        return tuple(row for row in self.core if row.ours != "must")

    @property
    def leaves(self) -> tuple[Proposed, ...]:
        """In the core of the people, and not in the proposed one."""
        return tuple(row for row in self.rows if row.ours == "must" and row.lane != "must")

    @property
    def is_taken(self) -> bool:
        return not self.enters and not self.leaves

    @property
    def differs(self) -> bool:
        """Whether taking it over would move anything."""
        return any(row.state == "on" and row.ours != row.lane for row in self.rows)

    @property
    def find_out(self) -> tuple[Proposed, ...]:
        """Where knowing more would change the core most, the best first."""
        return tuple(row for row in self.rows if row.measuring is not None)

    @property
    def nearest(self) -> tuple[Proposed, ...]:
        """What would enter the core soonest, with what it takes."""
        near = (row for row in self.rows if row.lane in ("should", "could") and row.would_enter)
        return tuple(sorted(near, key=lambda row: (row.break_even or 0.0) - row.points)[:5])

    def _of(self, lane: Lane) -> tuple[Proposed, ...]:
        return tuple(sorted((row for row in self.rows if row.lane == lane), key=lambda row: -row.points))


_answers: OrderedDict[str, Board] = OrderedDict()


def answer_to(question: Question) -> Board:
    """The exact choice; the solver takes up to a second or two, so the latest answers are remembered."""
    found = _answers.get(question.seal)
    if found is None:
        found = _solved(question)
        _answers[question.seal] = found
        while len(_answers) > REMEMBERED:
            _answers.popitem(last=False)
    return found


def _solved(question: Question) -> Board:
    from klarlinie.method.focus.board import build_board
    from klarlinie.method.focus.entering import say_what_would_enter

    table = question.table
    found = build_board(table.activities, assessed(table), question.verdicts, question.limits)
    return say_what_would_enter(found, table.activities, table.line)


def ask(company_id: int, today: date) -> Asked | None:
    """What the model is asked today; None while nothing is on the table."""
    listed = activities(company_id)
    if not listed:
        return None
    own, decided = company_settings(company_id), decisions_now(company_id)
    table = table_of(company_id, listed, own.hourly_rate)
    settings = Settings(people=people(company_id), hours_per_week=own.hours_per_week)
    team, assumptions = who_works(table.activities, settings)
    limits = Limits(team, own.budget_per_year, FEWEST, most_core(company_id))
    found = tuple(
        _open_again(verdict, decided.get(one.id))
        for verdict, one in zip(verdicts(company_id, today), listed, strict=True)
    )
    return Asked(
        question_of(table, found, limits),
        listed,
        tuple(going(one.core.status, decided.get(one.id)) for one in listed),
        {one.name: one.id for one in reversed(persons(company_id)) if one.hours_per_week is not None},
        assumptions,
        own.budget_per_year,
    )


def question_of(table: Table, found: tuple[Verdict, ...], limits: Limits) -> Question:
    return Question(sealed(table.seal, found, limits), table, found, limits)


def with_other(asked: Asked, team: tuple[Person, ...], budget: Money | None, most: int) -> Question:
    """The same question with other people, hours and money: what if?"""
    limits = Limits(team, budget, FEWEST, most)
    return question_of(asked.question.table, asked.question.verdicts, limits)


def _open_again(verdict: Verdict, decision: DecisionNow | None) -> Verdict:
    """That people keep something does not make it core: the model may choose, and says what it would choose."""
    if decision is None or verdict.kind not in ("keep", "change"):
        return verdict
    return replace(verdict, is_decided=False)


def proposal(company_id: int, today: date) -> Proposal | None:
    """What would be chosen today; None while nothing is on the table."""
    asked = ask(company_id, today)
    if asked is None:
        return None
    return _beside(asked, answer_to(asked.question), places(company_id))


def value_at_hand(company_id: int, today: date) -> float | None:
    """Points of the proposed core, where they have been worked out already; nobody waits for them."""
    asked = ask(company_id, today)
    found = _answers.get(asked.question.seal) if asked else None
    return None if found is None or found.infeasible else found.core_value


def _beside(asked: Asked, found: Board, placed: Sequence[Placed]) -> Proposal:
    lanes = {one.activity_id: one.lane for one in placed}
    worth = assessed(asked.question.table)
    tasks = _measuring(asked, found)
    rows = tuple(
        _proposed(asked, index, lanes, worth[index].value, placement, tasks.get(index))
        for index, placement in enumerate(found.placements)
        if asked.states[index] != "over"
    )
    return Proposal(
        seal=asked.question.seal,
        rows=rows,
        infeasible=found.infeasible.reasons if found.infeasible else (),
        core_value=found.core_value,
        our_value=sum(row.points for row in rows if row.ours == "must"),
        assumptions=asked.assumptions,
    )


def _measuring(asked: Asked, found: Board) -> dict[int, Text]:
    """What to find out first, by index, and how."""
    from klarlinie.method.execution.metrics import measuring_task
    from klarlinie.method.notices import worth_finding_out

    table = asked.question.table
    return {
        one.activity: measuring_task(table.activities[one.activity], table.line)
        for one in worth_finding_out(found.placements)
    }


def _proposed(
    asked: Asked,
    index: int,
    lanes: Mapping[int, Lane],
    points: float,
    placement: Placement,
    measuring: Text | None,
) -> Proposed:
    one = asked.listed[index]
    return Proposed(
        activity_id=one.id,
        title=one.core.title,
        lane=placement.lane,
        ours="not_now" if asked.states[index] == "rests" else lanes.get(one.id),
        owner=placement.owner,
        owner_id=asked.person_ids.get(placement.owner or ""),
        hours=placement.dose_per_week,
        points=points,
        certainty=placement.certainty,
        break_even=placement.break_even,
        knowing=placement.value_of_knowing,
        because=placement.because,
        would_enter=placement.would_enter,
        measuring=measuring,
        state=asked.states[index],
    )
