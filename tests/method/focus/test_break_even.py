"""Just above its break-even an activity is core, just below it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from klarlinie.method.focus.break_even import all_break_evens, break_even
from klarlinie.method.focus.choose import best_choice
from klarlinie.method.focus.model import Candidate, FocusChoice, FocusProblem
from klarlinie.vocabulary.people import Person
from tests.method.focus.problems import best_by_trying, problems

BEN = Person("Ben", 2)
A_LITTLE = 0.001


def with_value(problem: FocusProblem, key: int, value: float) -> FocusProblem:
    return replace(
        problem,
        candidates=tuple(replace(c, value=value) if c.key == key else c for c in problem.candidates),
    )


def with_choice(problem: FocusProblem, key: int, choice: str) -> FocusProblem:
    return replace(
        problem,
        candidates=tuple(replace(c, choice=choice) if c.key == key else c for c in problem.candidates),  # type: ignore[arg-type]
    )


@given(problems(most_activities=5))
@settings(max_examples=80)
def test_the_break_even_is_where_the_best_choice_changes(problem: FocusProblem) -> None:
    for key, found in all_break_evens(problem).items():
        candidate = next(c for c in problem.candidates if c.key == key)
        if candidate.choice is not None or found.points is None:
            continue
        above = best_by_trying(with_value(problem, key, found.points + A_LITTLE))
        below = best_by_trying(with_value(problem, key, found.points - A_LITTLE))
        assert above is not None
        assert below is not None
        assert key in above
        assert key not in below


@given(problems(most_activities=5))
@settings(max_examples=60)
def test_a_limit_decides_exactly_where_one_side_is_impossible(problem: FocusProblem) -> None:
    if best_by_trying(problem) is None:
        for found in all_break_evens(problem).values():
            assert found.points is None
            assert found.forced is None
            assert found.why
        return
    for key, found in all_break_evens(problem).items():
        can_be_out = best_by_trying(with_choice(problem, key, "out")) is not None
        can_be_in = best_by_trying(with_choice(problem, key, "in")) is not None
        candidate = next(c for c in problem.candidates if c.key == key)
        if candidate.choice is None:
            expected = None if can_be_in and can_be_out else "cannot_be_in" if can_be_out else "has_to_be_in"
            assert found.forced == expected
        assert bool(found.why) == (found.points is None)


def test_v0_and_v1_unfold_it() -> None:
    problem = FocusProblem((Candidate(1, 9, 2), Candidate(2, 5, 1), Candidate(3, 3, 1)), (BEN,), least=1)
    left_out = break_even(problem, 2)
    assert (left_out.best_without, left_out.best_rest_with, left_out.points) == (9.0, 3.0, 6.0)
    core = break_even(problem, 1)
    assert (core.best_without, core.best_rest_with, core.points) == (8.0, 0.0, 8.0)


def test_a_given_choice_saves_only_time() -> None:
    problem = FocusProblem((Candidate(1, 9, 2), Candidate(2, 5, 1), Candidate(3, 3, 1)), (BEN,), least=1)
    choice = best_choice(problem)
    assert isinstance(choice, FocusChoice)
    assert all_break_evens(problem, choice) == all_break_evens(problem)
    assert all_break_evens(problem)[2] == break_even(problem, 2)


@pytest.mark.parametrize(("choice", "forced"), [("in", "has_to_be_in"), ("out", "cannot_be_in")])
def test_where_people_have_decided_there_is_no_break_even(choice: str, forced: str) -> None:
    problem = with_choice(FocusProblem((Candidate(1, 9, 1), Candidate(2, 5, 1)), (BEN,), least=1), 1, choice)
    found = break_even(problem, 1)
    assert (found.points, found.forced) == (None, forced)
    assert "entschieden" in found.why[0].say("de")


def test_what_is_too_large_for_everybody_says_so_by_its_title() -> None:
    problem = FocusProblem((Candidate(1, 9, 5), Candidate(2, 5, 1)), (BEN,), least=1)
    found = break_even(problem, 1, {1: "Messe"})
    assert found.forced == "cannot_be_in"
    said = " ".join(text.say("de").replace("\u202f", " ") for text in found.why)
    assert said == (
        "Mit „Messe“ im Kern geht es nicht. „Messe“ braucht 5 Std. pro Woche in einer Hand. Am meisten hat Ben mit "
        "2 Std. pro Woche, also 3 Std. zu wenig."
    )


def test_what_something_fixed_needs_has_to_be_in() -> None:
    problem = FocusProblem(
        (Candidate(1, 9, 1, needs=(2,), choice="in"), Candidate(2, 0, 1), Candidate(3, 1, 1)), (BEN,), least=1
    )
    found = break_even(problem, 2)
    assert found.forced == "has_to_be_in"
    assert "führt aber ohne Aktivität 2 zu nichts" in found.why[1].say("de")


def test_a_key_that_is_no_candidate_is_an_error() -> None:
    with pytest.raises(KeyError):
        break_even(FocusProblem((), (BEN,)), 7)
