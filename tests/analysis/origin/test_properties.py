"""What holds for all journeys, whatever they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from klarlinie.analysis.origin.analyse import analyse
from klarlinie.analysis.origin.credits import ALL, OriginResult
from klarlinie.analysis.origin.touchpoints import Journey
from tests.analysis.origin.journeys import journey

CHANNELS = ("fair", "newsletter", "direct", "unknown", "search")
FEW = settings(max_examples=20)


@some.composite
def ways(draw: some.DrawFn) -> list[Journey]:
    return [
        journey(
            " > ".join(draw(some.lists(some.sampled_from(CHANNELS), max_size=6))),
            converted=draw(some.booleans()),
            value=draw(some.none() | some.integers(0, 10_000)),
            name=str(number),
        )
        for number in range(draw(some.integers(1, 12)))
    ]


def counts(found: OriginResult) -> dict[tuple[str, str], float]:
    return {
        (model, channel): credit.conversions
        for model, credits in found.models.items()
        for channel, credit in credits.items()
    }


def bare(journeys: list[Journey]) -> OriginResult:
    return analyse(journeys, models=ALL, intervals=False)


@FEW
@given(ways())
def test_credits_add_up_to_inquiries_and_value(journeys: list[Journey]) -> None:
    found = bare(journeys)
    assert found.conversions == sum(journey.converted for journey in journeys)
    for model, credits in found.models.items():
        total = sum(credit.conversions for credit in credits.values())
        if model == "reach":
            assert total >= found.conversions - 1e-9
        else:
            assert total == pytest.approx(found.conversions, abs=1e-9)
            if found.value is not None and found.value:
                worth = sum(float(credit.value or 0) for credit in credits.values())
                assert worth == pytest.approx(float(found.value))


@FEW
@given(ways())
def test_renaming_channels_changes_nothing(journeys: list[Journey]) -> None:
    names = {"fair": "zzz", "newsletter": "Aal", "search": "m > n"}
    renamed = [
        replace(
            one,
            touchpoints=tuple(
                replace(touch, channel=names.get(touch.channel, touch.channel)) for touch in one.touchpoints
            ),
        )
        for one in journeys
    ]
    before, after = counts(bare(journeys)), counts(bare(renamed))
    assert {
        (model, names.get(name, name)): count for (model, name), count in before.items()
    } == pytest.approx(after)


@FEW
@given(ways(), some.randoms(use_true_random=False))
def test_the_order_of_journeys_and_of_rows_changes_nothing(journeys: list[Journey], dice: object) -> None:
    mixed = [replace(one, touchpoints=tuple(reversed(one.touchpoints))) for one in journeys]
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert counts(bare(mixed)) == pytest.approx(counts(bare(journeys)), abs=1e-9)


@FEW
@given(ways())
def test_a_channel_in_no_converting_journey_gets_nothing(journeys: list[Journey]) -> None:
    idle = [*journeys, journey("idle > fair", converted=False, name="idle")]
    found = bare(idle)
    by_chain = ("markov_1", "markov_2", "markov_3")  # which let a way go on where another one went on
    for model in ALL:
        if model not in by_chain:
            assert found.models[model]["idle"].conversions == 0


@FEW
@given(ways())
def test_every_interval_holds_the_credit_it_belongs_to(journeys: list[Journey]) -> None:
    found = analyse(journeys)
    for credits in found.models.values():
        for credit in credits.values():
            if found.conversions:
                assert 0 <= credit.low <= credit.conversions + 1e-12 <= credit.high + 2e-12  # type: ignore[operator]
                assert 0 <= credit.share_low <= credit.share + 1e-12 <= credit.share_high + 2e-12 <= 1 + 1e-9  # type: ignore[operator]


@FEW
@given(ways())
def test_the_same_seed_gives_the_same_answer(journeys: list[Journey]) -> None:
    assert analyse(journeys, seed=7) == analyse(journeys, seed=7)
