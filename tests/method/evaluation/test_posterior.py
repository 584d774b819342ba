"""What few data allow us to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.evaluation.assessment import Interval
from klarlinie.method.evaluation.posterior import (
    cost_per_inquiry,
    from_count,
    from_estimate,
    interval,
    share_rate,
    unknown_rate,
)


def test_three_leads_for_6000_euros_cost_between_749_and_7101_each() -> None:
    rate = interval(from_count(3), seen=3)
    cost = cost_per_inquiry(6000, rate)
    assert (round(rate.low, 1), round(rate.high or 0, 1)) == (0.8, 8.0)
    assert (round(cost.low), round(cost.high or 0)) == (749, 7101)


def test_no_lead_gives_more_than_and_never_zero_or_infinity() -> None:
    cost = cost_per_inquiry(6000, interval(from_count(0), seen=0))
    assert round(cost.low) == 2389
    assert cost.high is None


def test_forty_inquiries_lie_between_29_and_54() -> None:
    rate = interval(from_count(40), seen=40)
    assert (round(rate.low, 1), round(rate.high or 0, 1)) == (29.0, 53.9)


@pytest.mark.parametrize(
    ("confidence", "shape", "years"), [("low", 2.0, 0.25), ("medium", 3.5, 0.5), ("high", 6.5, 1.0)]
)
def test_an_estimate_of_six_counts_as_part_of_a_year(confidence: str, shape: float, years: float) -> None:
    rate = from_estimate(6, confidence)  # type: ignore[arg-type]
    assert (rate.shape, rate.rate) == (shape, years)


def test_the_unknown_has_the_mean_of_the_company_and_a_wide_spread() -> None:
    rate = unknown_rate(8.0)
    assert rate.mean == pytest.approx(8.0)
    assert rate.spread > rate.mean


def test_one_customer_of_four_inquiries_is_a_beta_of_one_and_a_half_and_three_and_a_half() -> None:
    assert share_rate(1, 4) == (1.5, 3.5)


@given(st.integers(0, 500))
def test_the_median_lies_inside_its_interval(count: int) -> None:
    rate = interval(from_count(count), seen=count)
    assert rate.high is not None
    assert rate.low <= rate.median <= rate.high


@given(st.floats(1, 1e6), st.integers(1, 300))
def test_cost_per_inquiry_is_in_order(cost: float, count: int) -> None:
    price: Interval = cost_per_inquiry(cost, interval(from_count(count), seen=count))
    assert price.high is not None
    assert 0 < price.low <= price.median <= price.high
