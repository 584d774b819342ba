"""What an activity costs a year: own hours at the company's rate, plus money paid to others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.money import Money

MONTHS = 12
WEEKS = 52


@dataclass(frozen=True)
class YearlyCost:
    """`own_time` and `paid` may be unknown (None); `total` is what is known, `is_partial` says that
    a part is not."""

    own_time: Money | None
    paid: Money | None
    total: Money | None
    is_partial: bool


def yearly_cost(activity: Activity, hourly_rate: Money) -> YearlyCost:
    """C = 12 * hours a month * hourly rate + money a year. Different currencies are not added: the
    time part counts."""
    own_time = _own_time(activity.hours_per_month, hourly_rate)
    paid = activity.money_per_year
    if own_time is None or paid is None:
        return YearlyCost(own_time, paid, own_time or paid, is_partial=True)
    if own_time.currency != paid.currency:
        return YearlyCost(own_time, paid, own_time, is_partial=True)
    return YearlyCost(own_time, paid, own_time + paid, is_partial=False)


def runs_today(activity: Activity) -> bool:
    """Whether it takes hours and money today. Where a list names no status it is taken to run (an assumption)."""
    return activity.status in ("running", None)


def hours_per_week(hours_per_month: float) -> float:
    return hours_per_month * MONTHS / WEEKS


def _own_time(hours_per_month: float | None, hourly_rate: Money) -> Money | None:
    if hours_per_month is None:
        return None
    return hourly_rate.times(Decimal(str(hours_per_month)) * MONTHS).rounded()
