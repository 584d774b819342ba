"""What one activity costs and brings, in figures that unfold to their inputs."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text


@dataclass(frozen=True)
class Interval:
    """A figure with its 95 % interval; `high` None is unbounded, and then there is no `median` to show either."""

    median: float | None
    low: float
    high: float | None


@dataclass(frozen=True)
class Assessment:
    """What one activity costs and brings. None is unknown.

    `yearly_cost` = 12 * hours a month * hourly rate + money a year; `cost_is_partial` where only one part is known.
    `inquiries` a year and `cost_per_inquiry` (in the currency of the cost) with intervals. `value` in points of
    100 with its spread (standard deviation). `inputs` unfold the figures, one sentence each.
    """

    activity: int
    yearly_cost: Money | None
    cost_is_partial: bool
    inquiries: Interval | None
    cost_per_inquiry: Interval | None
    value: float
    value_spread: float
    effect_is_known: bool
    dose_per_week: float
    dose_is_assumed: bool
    spent_per_week: float | None
    inputs: tuple[Text, ...] = ()
