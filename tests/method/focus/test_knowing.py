"""Certainty and the value of knowing, against numeric integration."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import gamma

from klarlinie.method.focus.knowing import certainty, value_of_knowing

CASES = [
    (20, 10, 15),
    (12, 10, 15),
    (12, 1, 15),
    (30, 8, 15),
    (3, 6, 1),
    (0.5, 2, 4),
    (40, 0.5, 40),
    (7, 7, 7),
]


@pytest.mark.parametrize(("mean", "spread", "threshold"), CASES)
def test_they_equal_the_integrals_they_stand_for(mean: float, spread: float, threshold: float) -> None:
    believed = gamma((mean / spread) ** 2, scale=spread**2 / mean)
    better, _ = quad(
        lambda v: (v - threshold) * believed.pdf(v), threshold, mean + 60 * spread + threshold, limit=400
    )
    assert certainty(mean, spread, threshold) == pytest.approx(believed.sf(threshold), abs=1e-9)
    assert value_of_knowing(mean, spread, threshold) == pytest.approx(
        better - max(0.0, mean - threshold), abs=1e-6
    )


@pytest.mark.parametrize(
    ("mean", "spread", "threshold", "sure"),
    [
        (12, 0, 11, 1.0),
        (12, 0, 13, 0.0),
        (12, 0, 12, 0.0),
        (0, 0, 1, 0.0),
        (0, 3, 1, 0.0),
        (0, 0, 0, 1.0),
        (5, 2, 0, 1.0),
        (5, 2, -3, 1.0),
    ],
)
def test_where_there_is_no_doubt_knowing_is_worth_nothing(
    mean: float, spread: float, threshold: float, sure: float
) -> None:
    assert certainty(mean, spread, threshold) == sure
    assert value_of_knowing(mean, spread, threshold) == 0.0


@given(st.floats(0, 200), st.floats(0, 200), st.floats(-50, 250))
def test_a_certainty_is_a_probability_and_knowing_never_harms(
    mean: float, spread: float, threshold: float
) -> None:
    assert 0.0 <= certainty(mean, spread, threshold) <= 1.0
    assert 0.0 <= value_of_knowing(mean, spread, threshold) <= max(mean, 0.0) + 1e-9


@given(st.floats(1, 100), st.floats(0.1, 50), st.floats(1, 100), st.floats(0.1, 20))
def test_a_higher_break_even_is_less_sure(mean: float, spread: float, threshold: float, more: float) -> None:
    assert certainty(mean, spread, threshold + more) <= certainty(mean, spread, threshold) + 1e-12


@pytest.mark.parametrize(
    ("mean", "spread", "threshold"), [(-1, 1, 1), (1, -1, 1), (float("nan"), 1, 1), (1, 1, float("inf"))]
)
def test_figures_that_are_none_are_refused(mean: float, spread: float, threshold: float) -> None:
    with pytest.raises(ValueError, match="no such value"):
        certainty(mean, spread, threshold)
    with pytest.raises(ValueError, match="no such value"):
        value_of_knowing(mean, spread, threshold)
