"""Where companies stand: derived from their data each time, and remembered until something changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from klarlinie.method.evaluation.effects import is_effect_known
from klarlinie.method.steps import ENDS, NOT_YET, Standing, Step, first_steps, later_steps
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.decisions.queries import DecisionNow, decisions_now
from klarlinie.web.method.decisions.queries.again import is_anything_out
from klarlinie.web.method.decisions.queries.waiting import lacks as what_decisions_lack
from klarlinie.web.method.execution.queries.waiting import lacks as what_execution_lacks
from klarlinie.web.method.focus.queries.standing import lacks as what_the_focus_lacks
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.method.inventory.queries.duplicates import pairs_left
from klarlinie.web.method.upkeep.queries.confirmations import is_any_look_old
from klarlinie.web.platform.companies.queries import CompanySeen, companies_of
from klarlinie.web.platform.journal.queries import LastEntry, last_entries
from klarlinie.web.platform.rounds.queries.waiting import rounds_waiting_for


@dataclass(frozen=True)
class Place:
    """A company in the consultant's list: its step, what is useful next there, who is waited for, its last change."""

    company: CompanySeen
    waits: tuple[Text, ...]
    step: Step | None  # the first that lacks something; None when nothing is missing
    last: LastEntry | None


def path(company_id: int, state: str, today: date) -> tuple[Step, ...]:
    """The six steps with what each still lacks; `state` is that of the company, as every page of it knows it."""
    return _path_at(company_id, state, today)


@lru_cache(maxsize=1000)
def worth_asking(company_id: int, state: str, today: date) -> frozenset[str]:
    """Which hints the list has to ask for: what came back after it was stopped ("again"), what nobody has looked at for
    a quarter ("check_needed"). Remembered until something changes."""
    found = {"again": is_anything_out(company_id), "check_needed": is_any_look_old(company_id, today)}
    return frozenset(name for name, is_there in found.items() if is_there)


def next_act(steps: tuple[Step, ...]) -> tuple[Step, Text] | None:
    """The most useful act now: the first thing that the first open step lacks."""
    return next(((step, step.lacks[0]) for step in steps if step.lacks), None)


def places(user_id: int, today: date) -> tuple[Place, ...]:
    """All companies this user sees, those with the latest changes first."""
    seen = companies_of(user_id)
    keys = [company.id for company in seen]
    last, open_rounds = last_entries(keys), rounds_waiting_for(keys)
    found = [
        Place(
            company,
            tuple(_waits(title, names) for title, names in open_rounds.get(company.id, ())),
            _first_open(company.id, last.get(company.id), today),
            last.get(company.id),
        )
        for company in seen
    ]
    return tuple(
        sorted(found, key=lambda place: place.last.at.timestamp() if place.last else 0, reverse=True)
    )


def _waits(title: str, names: tuple[str, ...]) -> Text:
    if not names:
        return Text("Runde „{title}“ läuft", "Round “{title}” is running", {"title": title})
    words = {"title": title, "names": names}
    return Text("Runde „{title}“ wartet auf {names}", "Round “{title}” waits for {names}", words)


def _first_open(company_id: int, last: LastEntry | None, today: date) -> Step | None:
    act = next_act(_path_at(company_id, last.seal if last else "", today))
    return act[0] if act else None


@lru_cache(maxsize=1000)
def _path_at(company_id: int, state: str, today: date) -> tuple[Step, ...]:
    """`state` changes with every change, so old answers are never shown."""
    standing = _standing(company_id)
    return (*first_steps(standing), *_later_steps(company_id, standing.activities, today))


def _later_steps(company_id: int, activities: int, today: date) -> tuple[Step, ...]:
    if not activities:
        return later_steps((NOT_YET,), (NOT_YET,), (NOT_YET,))
    return later_steps(
        what_decisions_lack(company_id, today),
        what_the_focus_lacks(company_id, today),
        what_execution_lacks(company_id, today),
    )


def _standing(company_id: int) -> Standing:
    listed, decided = activities(company_id), decisions_now(company_id)
    return Standing(
        line=line_now(company_id),
        activities=len(listed),
        pairs=len(pairs_left(company_id)),
        cards=sum(not one.is_evaluated for one in listed),
        without_effect=sum(not is_effect_known(one.core) and _goes_on(one, decided) for one in listed),
    )


def _goes_on(one: Listed, decided: Mapping[int, DecisionNow]) -> bool:
    """Neither ended nor resting, by what was decided, or else by the list."""
    decision = decided.get(one.id)
    return decision.kind not in ENDS if decision else one.core.status not in ("stopped", "paused", "done")
