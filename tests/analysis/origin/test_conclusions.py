"""What is said, and what is left unsaid where nobody can know."""

from __future__ import annotations

import numpy as np

from klarlinie.analysis.origin.analyse import analyse
from klarlinie.analysis.origin.ranking import more_answers, standing
from klarlinie.analysis.origin.touchpoints import Journey
from tests.analysis.origin.journeys import journey


def inquiries(**answers: int) -> list[Journey]:
    """Tracked and answered alike."""
    return [
        journey(channel, said=channel, name=f"{channel}{number}")
        for channel, count in answers.items()
        for number in range(count)
    ]


def said(journeys: list[Journey]) -> str:
    return " ".join(sentence.say("en") for sentence in analyse(journeys).conclusions)


def test_below_ten_inquiries_nothing_is_ranked() -> None:
    words = said(inquiries(fair=8, newsletter=1))
    assert "too few for a ranking" in words
    assert "is ahead of" not in words


def test_forty_inquiries_say_what_is_ahead_and_between_which_two_nobody_can_tell() -> None:
    words = said(inquiries(fair=18, referral=15, newsletter=2, search=2, linkedin=2, unknown=1))
    assert "“fair” and “referral” are ahead of everything else" in words
    assert "Between “fair” and “referral” it can't be told yet" in words
    assert "For 1 of 40 inquiries (3%) nobody knows" in words


def test_the_number_of_further_answers_is_enough_and_one_step_fewer_is_not() -> None:
    counts = {"fair": 18.0, "referral": 12.0, "newsletter": 4.0}
    more = more_answers(counts, "fair", "referral")
    assert more == 45
    assert more_answers({"fair": 30.0, "referral": 5.0}, "fair", "referral") == 1
    assert more_answers({"fair": 9.0, "referral": 9.0}, "fair", "referral") is None


def test_equal_channels_are_hardly_ever_told_apart() -> None:
    dice = np.random.default_rng(3)
    ahead = 0
    for _ in range(60):
        counts = dice.multinomial(40, [1 / 6] * 6)
        ahead += bool(standing({str(n): float(count) for n, count in enumerate(counts)}, dice).ahead)
    assert ahead <= 9  # the joint draws keep false leaders rare


def test_what_nobody_knows_is_never_ahead() -> None:
    words = said(inquiries(unknown=30, fair=9, newsletter=3))
    assert "“unknown”" not in words


def test_it_went_with_a_channel_and_was_not_brought_by_it() -> None:
    journeys = [*inquiries(fair=20, newsletter=3), journey("fair", converted=False, name="x")]
    for sentence in analyse(journeys).conclusions:
        for word in ("brought", "caused", "because", "gebracht", "bewirkt", "weil"):
            assert word not in sentence.say("en") + sentence.say("de")


def test_asking_and_measuring_are_shown_side_by_side_where_they_differ() -> None:
    journeys = [journey("search > direct", said="fair", name=str(n)) for n in range(20)]
    journeys += [journey("fair", said="search", name=f"x{n}") for n in range(2)]
    assert "ask different things" in said(journeys)


def test_without_other_ways_markov_says_little() -> None:
    assert "Ways that led to no inquiry are missing" in said(inquiries(fair=8, search=8))


def test_self_reported_counts_all_inquiries_those_without_answer_as_unknown() -> None:
    journeys = [
        journey("a", said="fair", value=100),
        journey("a", name="b"),
        journey("c", converted=False, said="fair"),
    ]
    found = analyse(journeys)
    assert {answer: credit.conversions for answer, credit in found.self_reported.items()} == {
        "fair": 1,
        "unknown": 1,
    }
    assert list(found.self_reported)[-1] == "unknown"
