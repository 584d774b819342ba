"""The worked numbers in docs/method/evaluation.md are true."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from klarlinie.method.clarity.line import Line, Task
from klarlinie.method.evaluation.costs import yearly_cost
from klarlinie.method.evaluation.effects import effect_on
from klarlinie.method.evaluation.posterior import cost_per_inquiry, from_count, interval
from klarlinie.method.evaluation.value import values
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.vocabulary.money import Money
from tests.docs_tables import table_of

PAGE = "docs/method/evaluation.md"
HERE = Source("list.csv")


@pytest.mark.parametrize("row", table_of(PAGE, "hours a month"))
def test_the_yearly_cost_in_the_docs(row: Sequence[str]) -> None:
    hours, money, rate, cost = row
    activity = Activity("A", HERE, hours_per_month=float(hours), money_per_year=Money(Decimal(money)))
    assert yearly_cost(activity, Money(Decimal(rate))).total == Money(Decimal(cost).quantize(Decimal("0.01")))


@pytest.mark.parametrize("row", table_of(PAGE, "counted in a year"))
def test_the_interval_in_the_docs(row: Sequence[str]) -> None:
    count, cost, low, high, cheapest, dearest = row
    rate = interval(from_count(float(count)), seen=float(count))
    price = cost_per_inquiry(float(cost), rate)
    assert (round(rate.low, 1), round(rate.high or 0, 1)) == (float(low), float(high))
    assert round(price.low) == int(cheapest)
    assert price.high is None if dearest == "-" else round(price.high or 0) == int(dearest)


@pytest.mark.parametrize("row", table_of(PAGE, "level"))
def test_what_a_word_is_worth_in_the_docs(row: Sequence[str]) -> None:
    level, mean = row
    activity = Activity("A", HERE, effect_level=None if level == "unknown" else float(level))
    effect = effect_on("win_inquiries", activity, level=1.0)
    assert effect is not None
    assert effect.mean == pytest.approx(float(mean))


def test_the_points_in_the_docs() -> None:
    rows = table_of(PAGE, "activity")
    activities = [
        Activity(title, HERE, inquiries_per_year=float(count), effect_source="counted")
        for title, count, _ in rows
    ]
    points = [value.points for value in values(activities, Line(main_task=Task("win_inquiries")))]
    assert [round(v, 1) for v in points] == [float(v) for _, _, v in rows]
