"""Every model on journeys small enough to compute by hand."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest

from klarlinie.analysis.origin.analyse import analyse
from klarlinie.analysis.origin.credits import ALL, Model
from klarlinie.analysis.origin.touchpoints import Journey, Touchpoint
from tests.analysis.origin.journeys import journey, removal_credits


def credits_of(model: Model, *journeys: Journey, **wishes: float) -> dict[str, float]:
    found = analyse(journeys, models=[model], intervals=False, **wishes)
    return {channel: credit.conversions for channel, credit in found.models[model].items()}


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("first", {"a": 1, "b": 0, "direct": 0}),
        ("last", {"a": 0, "b": 0, "direct": 1}),
        ("last_non_direct", {"a": 0, "b": 1, "direct": 0}),
        ("linear", {"a": 0.25, "b": 0.5, "direct": 0.25}),
        ("position", {"a": 0.4, "b": 0.2, "direct": 0.4}),
        ("time_decay", {"a": 1 / 15, "b": 6 / 15, "direct": 8 / 15}),
        ("shapley", {"a": 1 / 3, "b": 1 / 3, "direct": 1 / 3}),
        ("reach", {"a": 1, "b": 1, "direct": 1}),
    ],
)
def test_one_journey_of_four_touchpoints(model: Model, expected: dict[str, float]) -> None:
    seen = credits_of(model, journey("a > b > b > direct"), half_life_days=1.0)
    assert seen == pytest.approx(expected, rel=1e-14)


def test_two_touchpoints_share_half_and_half_by_position_and_one_has_all() -> None:
    assert credits_of("position", journey("a > b")) == pytest.approx({"a": 0.5, "b": 0.5})
    assert credits_of("position", journey("a")) == {"a": 1}


def test_the_last_touchpoint_counts_where_all_were_direct() -> None:
    assert credits_of("last_non_direct", journey("Direkt > (direct)")) == {"Direkt": 0, "(direct)": 1}


def test_time_decay_halves_in_a_week_or_in_thirty_days() -> None:
    way = journey("a > b", days=(0, 30))
    assert credits_of("time_decay", way, half_life_days=30.0) == pytest.approx({"a": 1 / 3, "b": 2 / 3})
    a = 2 ** (-30 / 7)
    assert credits_of("time_decay", way)["a"] == pytest.approx(a / (1 + a))


def test_time_decay_knows_touchpoints_a_hundred_years_apart() -> None:
    assert credits_of("time_decay", journey("a > b", days=(0, 36_500))) == {"a": 0.0, "b": 1.0}


def test_a_textbook_chain_by_hand() -> None:
    # P = 2/3 x 1/2 + 1/3 = 2/3. Without a 1/3 is left, half of it is missing; without b all is missing.
    ways = [(("a", "b"), True), (("a",), False), (("b",), True)]
    seen = credits_of("markov_1", journey("a > b"), journey("a", converted=False), journey("b"))
    shares = removal_credits(ways, 1)
    assert shares == {"a": Fraction(1, 3), "b": Fraction(2, 3)}
    assert seen == pytest.approx({name: 2 * float(share) for name, share in shares.items()}, rel=1e-14)


def test_a_channel_that_comes_back_counts_as_often_as_the_chain_may_turn() -> None:
    # From a half convert and half go to b and back: without b half is missing, without a all.
    seen = credits_of("markov_1", journey("a > b > a"), journey("c", converted=False))
    assert seen == pytest.approx({"a": 2 / 3, "b": 1 / 3, "c": 0.0})


@pytest.mark.parametrize(("model", "order"), [("markov_1", 1), ("markov_2", 2), ("markov_3", 3)])
def test_the_chain_agrees_with_exact_fractions(model: Model, order: int) -> None:
    ways = [
        (("a", "b", "a", "c"), True), (("a", "b"), False), (("b", "b", "c"), True), (("c",), False),
        (("d", "a", "d", "a", "b"), True), (("d",), False), (("a", "c", "b", "d"), False), (("c", "a"), True),
    ]  # fmt: skip
    journeys = [
        journey(" > ".join(path), converted=converted, name=str(number))
        for number, (path, converted) in enumerate(ways)
    ]
    seen = credits_of(model, *journeys)
    shares = removal_credits(ways, order)
    assert seen == pytest.approx({name: 4 * float(share) for name, share in shares.items()}, rel=1e-12)


def test_values_are_shared_out_like_inquiries() -> None:
    journeys = [
        journey("a > b", value=900),
        journey("b", value=100),
        journey("a > c", converted=False, value=7),
    ]
    found = analyse(journeys, models=ALL, intervals=False)
    assert found.value == Decimal(1000)
    assert found.models["linear"]["a"].value == pytest.approx(450)
    assert found.models["reach"]["b"].value == pytest.approx(1000)
    for model in ALL:
        if model != "reach":
            assert sum(credit.value for credit in found.models[model].values()) == pytest.approx(1000)  # type: ignore[misc, arg-type]


def test_without_a_known_value_there_is_none() -> None:
    found = analyse([journey("a")], intervals=False)
    assert found.value is None
    assert found.models["last"]["a"].value is None


def test_without_an_inquiry_all_credits_are_0_and_nothing_breaks() -> None:
    found = analyse([journey("a > b", converted=False), journey("b", converted=False)], models=ALL)
    assert found.conversions == 0
    assert all(credit.conversions == 0 for model in ALL for credit in found.models[model].values())
    assert len(found.conclusions) == 1


def test_without_a_journey_there_is_an_empty_answer() -> None:
    found = analyse([], models=ALL)
    assert (found.journeys, found.touchpoints, found.conversions, found.unknown_share) == (0, 0, 0, 0)
    assert all(not credits for credits in found.models.values())


def test_a_channel_seen_only_without_inquiry_is_listed_with_0() -> None:
    assert credits_of("linear", journey("a"), journey("b", converted=False)) == {"a": 1, "b": 0}


def test_what_nobody_knows_keeps_its_share_and_is_no_channel() -> None:
    found = analyse([journey("a"), journey(""), journey("(not set)"), journey("? > a")], intervals=False)
    assert found.unknown_share == 0.5
    assert found.models["first"]["unknown"].conversions == 3
    assert set(found.models["first"]) == {"a", "unknown"}
    assert found.touchpoints == 4


def test_time_decay_is_left_out_and_says_so_where_no_time_is_known() -> None:
    timeless = Journey("1", (Touchpoint("1", None, "a", 0), Touchpoint("1", None, "b", 1)), True)
    found = analyse([timeless])
    assert "time_decay" not in found.models
    assert [problem.code for problem in found.problems] == ["ORI501"]
    assert found.models["last"]["b"].conversions == 1


def test_touchpoints_are_put_in_order_by_time_and_then_by_sequence() -> None:
    way = journey("a > b > c", days=(2, 1, 1))
    assert credits_of("first", way)["b"] == 1
    assert credits_of("last", way)["a"] == 1


def test_a_long_chain_is_solved_step_by_step_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    journeys = [
        journey("a > b > a > c", value=3),
        journey("a > b", converted=False),
        journey("c > b", value=5),
    ]
    at_once = analyse(journeys, models=["markov_2"], intervals=False).models["markov_2"]
    monkeypatch.setattr("klarlinie.analysis.origin.markov.DENSE", 0)
    stepwise = analyse(journeys, models=["markov_2"], intervals=False).models["markov_2"]
    for channel, credit in at_once.items():
        assert math.isclose(credit.conversions, stepwise[channel].conversions, rel_tol=1e-12)
        assert math.isclose(float(credit.value or 0), float(stepwise[channel].value or 0), rel_tol=1e-12)
