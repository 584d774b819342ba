"""The stop account: everything that stopping frees, in hours, money and nerves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.money import Money, sum_by_currency


@dataclass(frozen=True)
class StopAccount:
    """What the proposed and decided stops free. `unknown_hours` and `unknown_money` count the silent rows."""

    activities: tuple[int, ...]
    hours_per_month: float
    money_per_year: tuple[Money, ...]
    nerves: float
    unknown_hours: int
    unknown_money: int


def stop_account(activities: Sequence[Activity], verdicts: Sequence[Verdict]) -> StopAccount:
    """Sums over all verdicts "stop"; a sum is what is known, and the silent rows are counted beside it."""
    indexes = tuple(verdict.activity for verdict in verdicts if verdict.kind == "stop")
    stopped = [activities[index] for index in indexes]
    return StopAccount(
        activities=indexes,
        hours_per_month=sum(a.hours_per_month for a in stopped if a.hours_per_month is not None),
        money_per_year=tuple(sum_by_currency(a.money_per_year for a in stopped).values()),
        nerves=sum(a.nerves for a in stopped if a.nerves is not None),
        unknown_hours=sum(a.hours_per_month is None for a in stopped),
        unknown_money=sum(a.money_per_year is None for a in stopped),
    )
