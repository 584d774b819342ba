"""What may follow fits into what the core leaves."""

from __future__ import annotations

from hypothesis import given, settings

from klarlinie.method.focus.choose import best_choice
from klarlinie.method.focus.model import Candidate, FocusChoice, FocusProblem
from klarlinie.method.focus.second_lane import second_lane, what_is_left
from klarlinie.vocabulary.people import Person
from tests.method.focus.problems import best_by_trying, keeps_all_limits, problems, worth

BEN = Person("Ben", 6)


def test_it_takes_as_many_as_still_fit() -> None:
    core = tuple(Candidate(key, 50, 0.5, 100.0) for key in range(5))
    small = tuple(Candidate(key, 2, 0.5) for key in range(10, 17))
    problem = FocusProblem((*core, *small, Candidate(20, 8, 3.5)), (BEN,), budget=500.0)
    choice = best_choice(problem)
    assert isinstance(choice, FocusChoice)
    assert choice.owners.keys() == {0, 1, 2, 3, 4}
    assert second_lane(problem, choice).owners.keys() == {10, 11, 12, 13, 14, 15, 16}  # 3.5 hours, 14 points


def test_what_the_core_holds_counts_as_given_and_what_is_out_stays_out() -> None:
    problem = FocusProblem(
        (Candidate(1, 9, 1), Candidate(2, 5, 1, needs=(1,)), Candidate(3, 7, 1, choice="out")),
        (BEN,),
        least=1,
        most=1,
    )
    choice = best_choice(problem)
    assert isinstance(choice, FocusChoice)
    assert second_lane(problem, choice) == FocusChoice({2: "Ben"}, 5.0)


def test_nothing_left_is_an_empty_lane() -> None:
    problem = FocusProblem((Candidate(1, 9, 6), Candidate(2, 5, 1)), (BEN,), least=1)
    assert second_lane(problem, FocusChoice({1: "Ben"}, 9.0)) == FocusChoice({}, 0.0)


@given(problems())
@settings(max_examples=80)
def test_both_lanes_together_keep_the_hours_and_nothing_better_fits(problem: FocusProblem) -> None:
    choice = best_choice(problem)
    if not isinstance(choice, FocusChoice):
        return
    left = what_is_left(problem, choice)
    found = second_lane(problem, choice)
    expected = best_by_trying(left)
    assert expected is not None
    assert keeps_all_limits(left, dict(found.owners))
    assert worth(left, dict(found.owners)) == worth(left, expected)
    assert not found.owners.keys() & choice.owners.keys()
