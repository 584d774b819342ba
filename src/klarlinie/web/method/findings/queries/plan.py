"""The real plan: what people have decided, placed and promised, and above it what is still proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from klarlinie.method.decisions.stop_account import Stop
from klarlinie.method.execution.promised import Promised
from klarlinie.method.focus.placed import Placed
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.reading import InventoryReading, LikelyDuplicate
from klarlinie.method.noticed import all_noticed
from klarlinie.method.plan import Agreed, Settings, Stamp, TidyPlan, without
from klarlinie.vocabulary.findings import Off
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.decisions.queries import DecisionNow, decisions_now
from klarlinie.web.method.decisions.queries.stopped import stops
from klarlinie.web.method.decisions.queries.verdicts import as_it_was, verdicts
from klarlinie.web.method.execution.queries import Promise, promises
from klarlinie.web.method.findings.models import FindingOff
from klarlinie.web.method.findings.queries.only_here import only_here
from klarlinie.web.method.focus.queries import places
from klarlinie.web.method.focus.queries.limit import most_core
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.method.inventory.queries.duplicates import pairs_left
from klarlinie.web.platform.companies.queries import company_settings, people
from klarlinie.web.platform.journal.queries import last_entry

Keys = Mapping[int, int]  # from the key of an activity to its place in the plan


def plan_now(company_id: int, today: date) -> TidyPlan | None:
    """The plan of the company as it stands, without what it has switched off; None while nothing is on the table."""
    plan = whole_plan(company_id, today)
    return None if plan is None else without(plan, switched_off(company_id))


def whole_plan(company_id: int, today: date) -> TidyPlan | None:
    """The same with every finding, those that are switched off too."""
    last = last_entry(company_id)
    return _plan_at(company_id, last.seal if last else "", today)


def switched_off(company_id: int) -> tuple[Off, ...]:
    """What is not to be said."""
    rows = FindingOff.objects.for_company(company_id).order_by("pk")
    return tuple(Off(code, about) for code, about in rows.values_list("code", "about"))


@lru_cache(maxsize=40)
def _plan_at(company_id: int, seal: str, today: date) -> TidyPlan | None:
    """`seal` is that of the newest journal entry: it changes with every change, so an old plan is never shown."""
    from klarlinie.method.tidy import plan_as_agreed  # loads the solver

    table = activities(company_id)
    if not table:
        return None
    keys = {one.id: index for index, one in enumerate(table)}
    decided, promised = decisions_now(company_id), promises(company_id)
    ended = {row.activity_id: stop for row, stop in stops(company_id)}
    as_decided = _as_they_were(table, decided, ended)
    agreed = Agreed(
        decisions={keys[key]: _stamp(one) for key, one in decided.items() if key in keys},
        places={one.activity: one for one in _places(company_id, keys)},
        promised=frozenset(keys[p.place.activity_id] for p in promised if p.first_step and p.metric),
        listed={n: one.core for n, one in enumerate(table) if one.core != as_decided[n]},
    )
    plan = plan_as_agreed(
        InventoryReading((), as_decided, (), _alike(company_id, keys)),
        line_now(company_id, company_settings(company_id).name),
        _settings(company_id),
        today,
        verdicts(company_id, today),
        agreed,
        {keys[one.place.activity_id]: _promised(one) for one in promised if one.commitment_id},
    )
    return all_noticed(plan, only_here(company_id, plan))


def forget_plans() -> None:
    """Work every plan out anew: for tests, whose worlds are not told apart by their journals."""
    _plan_at.cache_clear()


def _settings(company_id: int) -> Settings:
    own = company_settings(company_id)
    return Settings(
        people=people(company_id),
        hours_per_week=own.hours_per_week,
        budget=own.budget_per_year,
        hourly_rate=own.hourly_rate,
        most=most_core(company_id),
    )


def _as_they_were(
    table: Sequence[Listed], decided: Mapping[int, DecisionNow], ended: Mapping[int, Stop]
) -> tuple[Activity, ...]:
    """Without the status that a decision has given them; a stop frees what it took when it was decided."""
    return tuple(_as_it_was(one.core, decided.get(one.id), ended.get(one.id)) for one in table)


def _as_it_was(core: Activity, decision: DecisionNow | None, stop: Stop | None) -> Activity:
    before = as_it_was(core, decision)
    if stop is None:
        return before
    return replace(
        before,
        hours_per_month=stop.hours_per_month,
        money_per_year=stop.money_per_year,
        nerves=stop.nerves,
    )


def _stamp(decision: DecisionNow) -> Stamp:
    return Stamp(decision.decided_by, decision.decided_on, decision.reason, decision.last_day_on)


def _places(company_id: int, keys: Keys) -> Iterator[Placed]:
    for one in places(company_id):
        index = keys.get(one.activity_id)
        if index is not None:
            yield Placed(index, one.lane, one.owner, one.hours_per_week, one.placed_by, one.placed_on)


def _promised(one: Promise) -> Promised:
    return Promised(
        one.first_step,
        one.first_step_on,
        one.metric,
        one.expected,
        one.expected_by,
        one.expected_words,
    )


def _alike(company_id: int, keys: Keys) -> tuple[LikelyDuplicate, ...]:
    """The pairs nobody has told apart."""
    pairs = pairs_left(company_id)
    return tuple(
        LikelyDuplicate(keys[first.id], keys[second.id], why)
        for first, second, why in pairs
        if first.id in keys and second.id in keys
    )
