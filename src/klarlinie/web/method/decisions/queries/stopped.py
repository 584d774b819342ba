"""The stop account as people have decided it: every stop with its reason, its steps and what it frees."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from klarlinie.method.decisions.stop_account import Freed, RealAccount, Stop, freed, real_account
from klarlinie.vocabulary.money import Money
from klarlinie.web.method.decisions.models import Decision, WindDownStep
from klarlinie.web.method.decisions.queries.cards import StepShown, step_shown


@dataclass(frozen=True)
class StopShown:
    """One stop that holds. `frees` is None for what never ran."""

    decision_id: int
    activity_id: int
    title: str
    reason: str
    decided_by: str
    decided_on: date
    last_day_on: date | None
    is_over: bool
    steps: tuple[StepShown, ...]
    stop: Stop

    @property
    def frees(self) -> Freed | None:
        return freed([self.stop]) if self.stop.ran else None

    @property
    def steps_left(self) -> int:
        return sum(step.done_on is None for step in self.steps)

    @property
    def next_due(self) -> date | None:
        """The nearest day by which something is to be done; None where no open step has one."""
        return min((step.due_on for step in self.steps if step.due_on and not step.done_on), default=None)


@dataclass(frozen=True)
class StopAccountPage:
    """Those whose last day is not over yet first, the next one first; then the others, the newest first."""

    stops: tuple[StopShown, ...]
    account: RealAccount


def way_to_stops(slug: str) -> str:
    return reverse("stopped", kwargs={"slug": slug})


def way_to_steps(slug: str, decision_id: int) -> str:
    """The stop account with the steps of this stop unfolded."""
    return f"{way_to_stops(slug)}?open={decision_id}#stop-{decision_id}"


def stops(company_id: int) -> tuple[tuple[Decision, Stop], ...]:
    """The stops that hold, as rows and as the method knows them; what was folded into another is left out."""
    rows = Decision.objects.for_company(company_id).filter(
        verdict="stop", superseded_by=None, activity__merged_into=None
    )
    return tuple(
        (row, as_stop(row)) for row in rows.select_related("activity").order_by("-decided_at", "-pk")
    )


def as_stop(row: Decision) -> Stop:
    money = None if row.money_per_year is None else Money(row.money_per_year, row.money_currency)
    return Stop(row.ran, row.last_day_on, row.hours_per_month, money, row.nerves)


def stop_account_now(company_id: int, today: date) -> RealAccount:
    """The sums alone, in one query."""
    return real_account([stop for _, stop in stops(company_id)], today)


def stop_account_page(company_id: int, today: date) -> StopAccountPage:
    """Two queries."""
    found = stops(company_id)
    steps: dict[int, list[StepShown]] = defaultdict(list)
    rows = WindDownStep.objects.for_company(company_id).filter(decision__in=[row.pk for row, _ in found])
    for step in rows.order_by("position", "pk"):
        steps[step.decision_id].append(step_shown(step))
    shown = [_shown(row, stop, tuple(steps[row.pk]), today) for row, stop in found]
    coming = sorted((one for one in shown if not one.is_over), key=lambda one: one.last_day_on or date.max)
    return StopAccountPage(
        (*coming, *(one for one in shown if one.is_over)), real_account([stop for _, stop in found], today)
    )


def _shown(row: Decision, stop: Stop, steps: tuple[StepShown, ...], today: date) -> StopShown:
    return StopShown(
        decision_id=row.pk,
        activity_id=row.activity_id,
        title=row.activity.title,
        reason=row.reason,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        last_day_on=row.last_day_on,
        is_over=stop.is_over(today),
        steps=steps,
        stop=stop,
    )
