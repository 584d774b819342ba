"""Votes side by side: how far apart, who may be shown on their own, what to talk about, what a re-rating changed."""

from __future__ import annotations

import random
from collections import Counter
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.evaluation.rating_axes import AXES, AXIS_WORDS, ROLE_NAMES, ROLES, Axis, Role, axes_for
from klarlinie.method.evaluation.rating_rounds import (
    ANONYMITY,
    ANONYMITY_NAMES,
    ANONYMITY_SAYS,
    Anonymity,
    keeps_promise,
    may_change,
    may_rate_again,
    votes_by_default,
)
from klarlinie.method.evaluation.ratings import (
    CannotSummarise,
    Rating,
    Summary,
    moved,
    roles_to_show,
    summary,
    talk_about,
)

RATERS = [f"Xaver{number}" for number in range(9)]  # no word of a sentence looks like them


@st.composite
def rounds(draw: st.DrawFn) -> list[Rating]:
    """A round of up to nine raters, two activities and two axes; each may be unable to judge, or not be asked."""
    roles = {rater: draw(st.sampled_from(ROLES)) for rater in RATERS[: draw(st.integers(1, 9))]}
    return [
        Rating(rater, role, activity, axis, draw(st.none() | st.integers(0, 4)))
        for rater, role in roles.items()
        for activity in (1, 2)
        for axis in (AXES[0], AXES[2])
        if draw(st.booleans())
    ]


def votes(axis: Axis = "effect", **by_role: list[int | None]) -> list[Rating]:
    """One rater a vote: `votes(sales=[1, 1], marketing=[4])`."""
    return [
        Rating(f"{role} {number}", role, 1, axis, value)
        for role in ROLES
        for number, value in enumerate(by_role.get(role, []))
    ]


def the_one(ratings: list[Rating], anonymity: Anonymity = "partial") -> Summary:
    (found,) = summary(ratings, anonymity)
    return found


# What is asked


def test_every_axis_is_judged_by_two_roles_and_every_role_judges_several() -> None:
    asked = Counter(axis for role in ROLES for axis in axes_for(role))
    assert set(asked) == set(AXES)
    assert min(asked.values()) >= 2
    assert all(len(axes_for(role)) >= 3 for role in ROLES)


@pytest.mark.parametrize("axis", AXES)
def test_every_step_of_an_axis_is_worded_in_both_languages(axis: Axis) -> None:
    words = AXIS_WORDS[axis]
    for language in ("de", "en"):
        steps = [step.say(language) for step in words.steps]
        assert len(set(steps)) == 5
        assert words.name.say(language)
        assert words.question.say(language).endswith("?")


def test_who_leads_asks_and_does_not_vote() -> None:
    assert not votes_by_default(leads=True)
    assert votes_by_default(leads=False)


def test_people_rate_twice_and_no_more() -> None:
    assert [may_rate_again(done) for done in (0, 1, 2)] == [True, True, False]


# Anonymity


@pytest.mark.parametrize("now", ANONYMITY)
@pytest.mark.parametrize("wanted", ANONYMITY)
def test_a_promise_can_only_become_stricter_once_somebody_voted(now: Anonymity, wanted: Anonymity) -> None:
    assert may_change(now, wanted, has_votes=False)
    assert may_change(now, wanted, has_votes=True) == keeps_promise(now, wanted)
    assert keeps_promise(now, wanted) or keeps_promise(wanted, now)
    assert keeps_promise(now, now)


def test_each_level_says_what_will_be_shown() -> None:
    said = {ANONYMITY_SAYS[level].say(language) for level in ANONYMITY for language in ("de", "en")}
    assert len(said) == 6
    assert len({ANONYMITY_NAMES[level].say("de") for level in ANONYMITY}) == 3


@given(rounds(), st.sampled_from(["partial", "full"]))
def test_renaming_raters_changes_nothing_unless_the_round_is_open(
    ratings: list[Rating], anonymity: Anonymity
) -> None:
    new_names = dict(zip(RATERS, reversed(RATERS), strict=True))
    renamed = [Rating(new_names[r.rater], r.role, r.activity, r.axis, r.value) for r in ratings]
    assert summary(renamed, anonymity) == summary(ratings, anonymity)


@given(rounds(), st.sampled_from(["partial", "full"]))
def test_no_name_appears_anywhere_unless_the_round_is_open(
    ratings: list[Rating], anonymity: Anonymity
) -> None:
    found = summary(ratings, anonymity)
    everything = repr((found, talk_about(found), moved(found, found)))
    assert not [rater for rater in RATERS if rater in everything]


@given(rounds())
def test_a_fully_anonymous_round_does_not_depend_on_roles(ratings: list[Rating]) -> None:
    without_roles = [Rating(r.rater, "sales", r.activity, r.axis, r.value) for r in ratings]
    found = summary(ratings, "full")
    assert found == summary(without_roles, "full")
    everything = repr((found, talk_about(found)))
    assert not [name for name in ROLE_NAMES.values() if repr(name) in everything]


@given(rounds(), st.sampled_from(ANONYMITY), st.randoms())
def test_the_order_of_the_votes_changes_nothing(
    ratings: list[Rating], anonymity: Anonymity, dice: random.Random
) -> None:
    shuffled = list(ratings)
    dice.shuffle(shuffled)
    assert summary(shuffled, anonymity) == summary(ratings, anonymity)


@given(rounds(), st.sampled_from(ANONYMITY))
def test_every_group_on_show_holds_three_and_together_they_are_all(
    ratings: list[Rating], anonymity: Anonymity
) -> None:
    for found in summary(ratings, anonymity):
        if found.groups:
            assert len(found.groups) > 1
            assert min(len(group.values) for group in found.groups) >= 3
            assert sorted(v for group in found.groups for v in group.values) == list(found.values)


@given(st.dictionaries(st.sampled_from(ROLES), st.integers(0, 9)))
def test_nobody_can_be_found_by_subtraction(raters: dict[Role, int]) -> None:
    shown = roles_to_show(raters)
    rest = sum(raters.values()) - sum(raters[role] for role in shown)
    if shown:
        assert all(raters[role] >= 3 for role in shown)
        assert rest == 0 or rest >= 3


def test_a_single_rater_of_another_role_hides_the_split() -> None:
    assert the_one(votes(sales=[1, 1, 2], agency=[4])).groups == ()


def test_an_open_round_names_everybody_with_their_vote() -> None:
    found = the_one(
        [Rating("Ana", "sales", 1, "effect", 4), Rating("Ben", "marketing", 1, "effect", 1)], "off"
    )
    assert [(vote.rater, vote.value) for vote in found.named] == [("Ben", 1), ("Ana", 4)]


# The figures


@given(rounds(), st.sampled_from(ANONYMITY))
def test_every_vote_is_shown_and_none_is_made_up(ratings: list[Rating], anonymity: Anonymity) -> None:
    found = {(one.activity, one.axis): one for one in summary(ratings, anonymity)}
    assert set(found) == {(r.activity, r.axis) for r in ratings}
    for (activity, axis), one in found.items():
        asked = [r.value for r in ratings if (r.activity, r.axis) == (activity, axis)]
        known = sorted(value for value in asked if value is not None)
        assert list(one.values) == known
        assert one.cannot_judge == len(asked) - len(known)
        assert one.median == (median(known) if known else None)
        assert (one.spread is None) == (len(known) < 3)


def test_who_cannot_judge_is_counted_and_is_not_zero() -> None:
    found = the_one(votes(sales=[3, None], marketing=[3]))
    assert (found.values, found.cannot_judge, found.median, found.spread) == ((3, 3), 1, 3, None)
    nobody = the_one(votes(sales=[None]))
    assert (nobody.values, nobody.median, nobody.spread, nobody.gap) == ((), None, None, None)


def test_half_against_half_lies_further_apart_than_one_against_all() -> None:
    one = the_one(votes(sales=[1, 1, 1], marketing=[4])).spread
    half = the_one(votes(sales=[1, 1], marketing=[4, 4])).spread
    assert one
    assert half
    assert (one.lowest, one.highest, one.apart) == (1, 4, 1.5)
    assert (half.lowest, half.highest, half.apart) == (1, 4, 2)


def test_the_distance_does_not_grow_with_the_number_of_raters() -> None:
    few = the_one(votes(sales=[0, 2, 4])).spread
    many = the_one(votes(sales=[0, 2, 4] * 30)).spread
    assert few
    assert many
    assert many.apart < few.apart
    assert many.apart == pytest.approx(16 / 9, abs=0.03)  # the mean distance of two drawn from 0, 2, 4


@pytest.mark.parametrize("value", [-1, 5])
def test_a_vote_off_the_scale_is_refused(value: int) -> None:
    with pytest.raises(CannotSummarise) as refused:
        summary(votes(sales=[value]), "off")
    assert "0 und 4" in refused.value.says.say("de")


def test_two_votes_of_one_person_on_the_same_thing_are_refused_without_a_name() -> None:
    twice = [Rating("Ana", "sales", 1, "effect", 1), Rating("Ana", "sales", 1, "effect", 2)]
    with pytest.raises(CannotSummarise) as refused:
        summary(twice, "full")
    assert "Ana" not in str(refused.value)


# What to talk about


def test_what_sales_and_marketing_see_differently_comes_first() -> None:
    ratings = [
        *votes("effect", sales=[1, 1, 1], marketing=[4, 4, 4]),
        *votes("effort", sales=[1, 1, 1], marketing=[1, 1, 4]),
        *votes("fit", sales=[2, 2, 2], marketing=[3, 3, 3]),
    ]
    first, second = talk_about(summary(ratings, "partial"))
    assert (first.axis, first.points, second.axis) == ("effect", 3, "effort")
    assert first.sentence.say("de").startswith("Wirkung: Vertrieb 1, Marketing 4.")
    assert first.sentence.say("en").startswith("Effect: Sales 1, Marketing 4.")
    assert [name.say("de") for name in first.highest if not isinstance(name, str)] == ["Marketing"]


def test_names_are_called_only_in_an_open_round() -> None:
    ratings = [
        Rating("Ana", "sales", 1, "effect", 0),
        Rating("Ben", "marketing", 1, "effect", 4),
        Rating("Cem", "agency", 1, "effect", 4),
    ]
    (opened,) = talk_about(summary(ratings, "off"))
    (hidden,) = talk_about(summary(ratings, "full"))
    assert (opened.lowest, opened.highest) == (("Ana",), ("Ben", "Cem"))
    assert opened.sentence.say("de") == "Wirkung: 0 von Ana, 4 von Ben, Cem. Beide Enden erzählen zuerst."
    assert (hidden.lowest, hidden.highest) == ((), ())
    assert hidden.sentence.say("de") == "Wirkung: von 0 bis 4. Was spricht für 0, was für 4?"


def test_one_step_is_the_same_opinion_in_other_words() -> None:
    assert talk_about(summary(votes(sales=[2, 2, 3]), "off")) == ()


@given(rounds(), st.sampled_from(ANONYMITY))
def test_topics_come_with_the_largest_gap_first(ratings: list[Rating], anonymity: Anonymity) -> None:
    points = [topic.points for topic in talk_about(summary(ratings, anonymity))]
    assert points == sorted(points, reverse=True)


# Once more


@pytest.mark.parametrize(
    ("first", "second", "direction", "said"),
    [
        ([0, 2, 4], [2, 2, 3], "closer", "zusammengerückt"),
        ([2, 2, 3], [0, 2, 4], "further", "weiter auseinander"),
        ([1, 1, 4], [0, 3, 3], "same", "gleich weit"),
        ([1, 4], [2, 2], None, "zu wenige"),
    ],
)
def test_a_second_round_is_compared_with_the_first(
    first: list[int | None], second: list[int | None], direction: str | None, said: str
) -> None:
    (move,) = moved(summary(votes(sales=first), "full"), summary(votes(sales=second), "full"))
    assert move.direction == direction
    assert said in move.sentence.say("de")
    assert move.sentence.say("en")


def test_what_was_rated_only_once_has_not_moved() -> None:
    once = summary(votes("effort", sales=[1, 2, 3]), "full")
    assert moved(once, summary(votes("fit", sales=[1, 2, 3]), "full")) == ()
