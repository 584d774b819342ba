"""What the gate knows: the plan with its free hours and money, and what was stopped before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from klarlinie.method.clarity.answers import check_answer
from klarlinie.method.upkeep.gate import Checked, GateResult, Idea, PlanFacts, judge_idea
from klarlinie.method.upkeep.similar import Stopped
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.people import Person
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.decisions.queries import DecisionNow, decisions_now
from klarlinie.web.method.focus.queries import Placed, most_core, places
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.method.upkeep.queries.running import is_running
from klarlinie.web.platform.companies.queries import company_settings, people, people_named

CHOSEN = ("must", "should")  # the lanes whose hours and money are spoken for


@dataclass(frozen=True)
class Offered:
    """What a browser offers while somebody inside types: names that the company knows. Never for guests."""

    audiences: tuple[str, ...]
    core: tuple[str, ...]
    running: tuple[str, ...]
    people: tuple[str, ...]

    @property
    def lists(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """By the name under which the fields of the form ask for them."""
        return (
            ("known-audiences", self.audiences),
            ("known-core", self.core),
            ("known-running", self.running),
            ("known-people", self.people),
        )


def offered(company_id: int, today: date) -> Offered:
    facts = plan_facts(company_id, today)
    audiences = tuple(one.name for one in line_now(company_id).audiences)
    return Offered(audiences, facts.core, facts.running, people_named(company_id))


def judged(company_id: int, idea: Idea, today: date) -> GateResult:
    """What the gate says to an idea on today's plan. A constant number of queries."""
    return judge_idea(idea, line_now(company_id), plan_facts(company_id, today), is_concrete)


def is_concrete(question: Checked, text: str) -> bool:
    return not check_answer(question, text).empty


def plan_facts(company_id: int, today: date) -> PlanFacts:
    """The plan as the gate has to know it."""
    listed, decided, placed = activities(company_id), decisions_now(company_id), places(company_id)
    budget = company_settings(company_id).budget_per_year
    return PlanFacts(
        core=tuple(place.title for place in placed if place.lane == "must"),
        running=tuple(one.core.title for one in listed if is_running(one, decided, today)),
        free_hours=_free_hours(people(company_id), placed),
        free_budget=budget and _free_money(budget, listed, placed),
        stopped=stopped(listed, decided),
        most=most_core(company_id),
    )


def stopped(listed: Iterable[Listed], decided: Mapping[int, DecisionNow]) -> tuple[Stopped, ...]:
    """What people have decided to stop, with reason and day, and what the list says is stopped."""
    return tuple(
        Stopped(one.core.title, decision.reason or None, decision.decided_on, decision.decided_by)
        if (decision := decided.get(one.id)) and decision.kind == "stop"
        else Stopped(one.core.title, one.core.reason)
        for one in listed
        if _is_stopped(one, decided)
    )


def _is_stopped(one: Listed, decided: Mapping[int, DecisionNow]) -> bool:
    decision = decided.get(one.id)
    return decision.kind == "stop" if decision else one.core.status == "stopped"


def _free_hours(team: Iterable[Person], placed: Iterable[Placed]) -> dict[str, float]:
    """Hours a week that nobody has claimed yet, by name."""
    free = {person.name: person.hours_per_week for person in team}
    for place in placed:
        if place.lane in CHOSEN and place.owner in free:
            free[place.owner] -= place.hours_per_week
    return {name: max(0.0, hours) for name, hours in free.items()}


def _free_money(budget: Money, listed: Iterable[Listed], placed: Iterable[Placed]) -> Money:
    """What the chosen activities leave of the budget; other currencies are not counted."""
    chosen = {place.activity_id for place in placed if place.lane in CHOSEN}
    left = budget.amount
    for one in listed:
        money = one.core.money_per_year
        if one.id in chosen and money is not None and money.currency == budget.currency:
            left -= money.amount
    return Money(max(left, budget.amount - budget.amount), budget.currency)
