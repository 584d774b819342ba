"""What is said, and what is left unsaid where nobody can know."""

from __future__ import annotations

from math import comb

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
    assert "It is too early to tell “fair” and “referral” apart" in words
    assert "For 1 of 40 inquiries (3%) nobody knows" in words


def test_the_number_of_further_answers_is_enough_and_one_step_fewer_is_not() -> None:
    counts = {"fair": 18.0, "referral": 12.0, "newsletter": 4.0}
    more = more_answers(counts, "fair", "referral")
    assert more == 75
    assert more_answers({"fair": 30.0, "referral": 5.0}, "fair", "referral") == 1
    assert more_answers({"fair": 9.0, "referral": 9.0}, "fair", "referral") is None


def test_equal_channels_are_hardly_ever_told_apart() -> None:
    dice = np.random.default_rng(3)
    ahead = 0
    for _ in range(60):
        counts = dice.multinomial(40, [1 / 6] * 6)
        ahead += bool(standing({str(n): float(count) for n, count in enumerate(counts)}, dice).ahead)
    assert ahead <= 9  # the joint draws keep false leaders rare


def test_one_of_two_equal_channels_is_called_ahead_in_one_of_twenty_cases() -> None:
    def how_often(n: int) -> float:
        found = (
            standing({"a": float(k), "b": float(n - k)}, np.random.default_rng(k)).ahead for k in range(n + 1)
        )
        return sum(comb(n, k) for k, ahead in enumerate(found) if ahead) / 2**n

    often = [how_often(n) for n in range(10, 41, 3)]
    assert max(often) < 0.1
    assert sum(often) / len(often) < 0.055


def test_two_that_can_be_told_apart_are_not_said_to_be_close() -> None:
    words = said(inquiries(a=32, b=17, c=17, d=17, e=17))
    assert "nothing is clearly ahead of the rest yet" in words
    assert "too early to tell" not in words
    assert "a single one more" not in words


def test_what_fits_no_channel_is_not_taken_for_the_only_one() -> None:
    words = said(
        [journey("fair", name=str(n)) for n in range(12)] + [journey("other", name=f"o{n}") for n in range(5)]
    )
    assert "only “fair” can be recognised as a channel; 5 more inquiries fit none" in words
    assert "all known inquiries" not in words


def test_so_many_unknown_that_they_could_change_the_order_are_named() -> None:
    tracked = [
        journey(channel, name=f"{channel}{n}")
        for channel, count in (("fair", 12), ("link", 3))
        for n in range(count)
    ]
    many = said(tracked + [journey("unknown", name=f"u{n}") for n in range(22)])
    assert "“fair” is ahead of everything else." in many
    assert "22 more inquiries are unknown or fit no channel; they could still change that." in many
    few = said(tracked + [journey("unknown", name=f"u{n}") for n in range(8)])
    assert "is ahead of everything else" in few
    assert "could still change" not in few


def test_whoever_was_not_asked_has_not_named_something_else() -> None:
    journeys = [journey("fair", name=f"t{n}", said="fair" if n < 8 else None) for n in range(30)]
    journeys += [journey("search", name=f"s{n}", said="search" if n < 4 else None) for n in range(10)]
    assert "ask different things" not in said(journeys)


def test_one_inquiry_is_spoken_of_as_one() -> None:
    sentences = [sentence.say("de") for sentence in analyse([journey("fair")]).conclusions]
    assert sentences == [
        "Eine Anfrage ist für eine Rangfolge zu wenig. Ab 10 sagen wir, was vorne liegt.",
        "Mindestens ein Kontakt davor ist bekannt.",
    ]


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
