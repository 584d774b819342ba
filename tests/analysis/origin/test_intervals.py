"""The ranges, at figures that were worked out before."""

from __future__ import annotations

import numpy as np
import pytest

from klarlinie.analysis.origin.analyse import analyse
from klarlinie.analysis.origin.intervals import (
    cheaper,
    cost_interval,
    count_interval,
    middle_of,
    share_interval,
    wilson,
)
from tests.analysis.origin.journeys import journey


@pytest.mark.parametrize(
    ("y", "v", "low", "high"),
    [(3, 3, 0.8, 8.0), (3.4, 2.1, 1.4, 7.6), (40, 40, 29.0, 53.9), (0, 0, 0.0, 2.5)],
)
def test_the_range_of_a_count(y: float, v: float, low: float, high: float) -> None:
    ends = count_interval(np.array([y]), np.array([v]))
    assert (round(float(ends.low[0]), 1), round(float(ends.high[0]), 1)) == (low, high)


def test_the_range_of_a_cost_per_inquiry() -> None:
    low, high = cost_interval(6_000, 3, 3)
    assert (round(low), round(high or 0)) == (749, 7_101)
    low, none = cost_interval(6_000, 0, 0)
    assert (round(low), none) == (2_389, None)


def test_which_is_cheaper_is_told_in_closed_form_as_by_a_million_draws() -> None:
    dice = np.random.default_rng(5)
    one, other = (6_000.0, 3.0, 3.0), (2_000.0, 2.5, 1.9)
    rates = [
        dice.gamma((y + 0.5) ** 2 / (v + 0.5), (v + 0.5) / (y + 0.5), 1_000_000) / cost
        for cost, y, v in (one, other)
    ]
    assert cheaper(one, other) == pytest.approx(float((rates[0] > rates[1]).mean()), abs=2e-3)
    assert cheaper(one, one) == pytest.approx(0.5)
    assert cheaper(one, other) + cheaper(other, one) == pytest.approx(1)


def test_wilson_as_in_the_textbook() -> None:
    ends = wilson(np.array([0.0, 8.0, 10.0]), 10)
    assert ends.low.round(3).tolist() == [0.0, 0.490, 0.722]
    assert ends.high.round(3).tolist() == [0.278, 0.943, 1.0]


@pytest.mark.parametrize("size", [2, 41, 500, 2000])
def test_the_middle_of_draws_is_numpys(size: int) -> None:
    draws = np.random.default_rng(5).gamma(2.0, size=(size, 3))
    found = middle_of(draws, np.array([1.0, 0.0, 2.0]))
    low, high = np.quantile(draws, [0.025, 0.975], axis=0)
    assert found.low == pytest.approx([low[0], 0.0, low[2]], rel=1e-12)
    assert found.high == pytest.approx(high, rel=1e-12)


def test_shares_from_the_sums_alone_are_those_of_the_dice() -> None:
    journeys = [
        journey(path, name=f"{path}{number}")
        for path in ("a > b", "a", "b > c > a", "c", "a > d")
        for number in range(16)
    ]
    found = analyse(journeys, models=["linear"]).models["linear"]
    y, v = (
        np.array(list(parts))
        for parts in zip(*((credit.conversions, credit.squares) for credit in found.values()), strict=True)
    )
    ends = share_interval(y, v, 80.0)
    assert ends.low == pytest.approx([credit.share_low for credit in found.values()], abs=0.012)
    assert ends.high == pytest.approx([credit.share_high for credit in found.values()], abs=0.012)


def test_many_journeys_get_their_ranges_without_dice(monkeypatch: pytest.MonkeyPatch) -> None:
    journeys = [
        journey(path, converted=number % 4 == 0, name=f"{path}{number}")
        for path in ("a > b", "a", "b > c > a", "c")
        for number in range(200)
    ]
    thrown = analyse(journeys)
    monkeypatch.setattr("klarlinie.analysis.origin.analyse.SMALL", 0)
    summed = analyse(journeys)
    assert summed.problems == ()
    for model in ("linear", "last", "markov_1"):
        for channel, credit in thrown.models[model].items():
            other = summed.models[model][channel]
            assert other.conversions == pytest.approx(credit.conversions)
            assert other.share_low == pytest.approx(credit.share_low, abs=0.02)
            assert other.high == pytest.approx(credit.high, rel=0.05)


def test_few_inquiries_among_many_ways_have_the_ranges_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    # 24 inquiries and 1,200 ways without: what went with one inquiry, or with none, may well be more.
    journeys = [journey("a > b", name=f"ab{n}") for n in range(23)] + [journey("c", name="c")]
    journeys += [
        journey(path, converted=False, name=f"{path}{n}")
        for path in ("a", "b > c", "a > d")
        for n in range(400)
    ]
    thrown = analyse(journeys, models=["markov_1"]).models["markov_1"]
    monkeypatch.setattr("klarlinie.analysis.origin.analyse.SMALL", 0)
    grouped = analyse(journeys, models=["markov_1"]).models["markov_1"]
    assert grouped["d"].share_low == 0
    for channel, credit in thrown.items():
        other = grouped[channel]
        assert other.share_high == pytest.approx(credit.share_high, abs=0.03)
        assert other.share_low == pytest.approx(credit.share_low, abs=0.03)
        assert other.high == pytest.approx(credit.high, rel=0.2)


def test_one_channel_alone_has_all_and_the_count_is_as_sure_as_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klarlinie.analysis.origin.analyse.SMALL", 0)
    journeys = [journey("a", converted=n < 40, name=str(n)) for n in range(200)]
    (credit,) = analyse(journeys, models=["markov_1"]).models["markov_1"].values()
    assert (credit.share_low, credit.share_high) == (1, 1)
    assert credit.low == pytest.approx(29.0, abs=0.1)
    assert credit.high == pytest.approx(53.9, abs=0.1)


def test_a_chain_with_very_many_states_says_that_it_has_no_range(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klarlinie.analysis.origin.draws.MOST_STATES", 2)
    found = analyse([journey("a > b > c"), journey("c", converted=False)], models=["markov_1"])
    assert found.models["markov_1"]["a"].low is None
    assert [problem.code for problem in found.problems] == ["ORI502"]
