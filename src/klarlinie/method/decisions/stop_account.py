"""The stop account: everything that stopping frees, in hours, money and nerves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.decisions.winding_down import steps_to_stop
from klarlinie.method.evaluation.costs import runs_today
from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.money import Money, sum_by_currency
from klarlinie.vocabulary.text import Text


@dataclass(frozen=True)
class StopAccount:
    """What the proposed and decided stops free: hours a month, money a year by currency, nerves (0 to 4 each).

    `activities` are all stops. Only what runs today can free anything, so the sums leave out ideas and what has
    ended already. `unknown_hours` and `unknown_money` count the running ones that do not name theirs. `steps` say
    what there is to do for each stop that runs.
    """

    activities: tuple[int, ...]
    hours_per_month: float
    money_per_year: tuple[Money, ...]
    nerves: float
    unknown_hours: int
    unknown_money: int
    steps: Mapping[int, tuple[Text, ...]] = field(default_factory=dict)


def stop_account(activities: Sequence[Activity], verdicts: Sequence[Verdict]) -> StopAccount:
    """Sums over all verdicts "stop"; a sum is what is known, and the silent rows are counted beside it."""
    indexes = tuple(verdict.activity for verdict in verdicts if verdict.kind == "stop")
    ending = [activities[index] for index in indexes if runs_today(activities[index])]
    return StopAccount(
        activities=indexes,
        hours_per_month=sum(a.hours_per_month for a in ending if a.hours_per_month is not None),
        money_per_year=tuple(sum_by_currency(a.money_per_year for a in ending).values()),
        nerves=sum(a.nerves for a in ending if a.nerves is not None),
        unknown_hours=sum(a.hours_per_month is None for a in ending),
        unknown_money=sum(a.money_per_year is None for a in ending),
        steps={index: steps for index in indexes if (steps := steps_to_stop(activities[index]))},
    )


# What people have really decided


@dataclass(frozen=True)
class Stop:
    """One decided stop with what the activity cost when it was decided; None is unknown. Only what `ran` frees."""

    ran: bool
    last_day_on: date | None
    hours_per_month: float | None = None
    money_per_year: Money | None = None
    nerves: float | None = None

    def is_over(self, today: date) -> bool:
        """From the day after its last day on, which is still worked; at once where none was named."""
        return self.last_day_on is None or self.last_day_on < today


@dataclass(frozen=True)
class Freed:
    """What some stops free: hours a month, money a year by currency, nerves (0 to 4 each), over what is known.

    `count` are all of them, `ran` those that ran; of these `unknown_hours` and `unknown_money` do not name theirs.
    """

    count: int
    ran: int
    hours_per_month: float
    money_per_year: tuple[Money, ...]
    nerves: float
    unknown_hours: int
    unknown_money: int


@dataclass(frozen=True)
class RealAccount:
    """The stops that are over, those whose last day is not over yet, and both together."""

    already: Freed
    to_come: Freed
    together: Freed


def real_account(stops: Sequence[Stop], today: date) -> RealAccount:
    """The stop account as people have decided it, split by whether the last day is over."""
    over = [stop for stop in stops if stop.is_over(today)]
    return RealAccount(freed(over), freed([stop for stop in stops if not stop.is_over(today)]), freed(stops))


def freed(stops: Sequence[Stop]) -> Freed:
    """The sum over stops: what never ran frees nothing, and what is unknown is counted, not added as 0."""
    ran = [stop for stop in stops if stop.ran]
    return Freed(
        count=len(stops),
        ran=len(ran),
        hours_per_month=sum(one.hours_per_month for one in ran if one.hours_per_month is not None),
        money_per_year=tuple(sum_by_currency(one.money_per_year for one in ran).values()),
        nerves=sum(one.nerves for one in ran if one.nerves is not None),
        unknown_hours=sum(one.hours_per_month is None for one in ran),
        unknown_money=sum(one.money_per_year is None for one in ran),
    )
