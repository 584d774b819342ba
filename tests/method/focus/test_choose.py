"""The best choice is the best there is, and keeps every limit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klarlinie.method.focus import choose
from klarlinie.method.focus.choose import best_choice
from klarlinie.method.focus.exact import CannotWeigh, in_whole_numbers
from klarlinie.method.focus.model import Candidate, FocusChoice, FocusProblem, Infeasible
from klarlinie.method.focus.solver import solve_whole
from klarlinie.vocabulary.people import Person
from tests.method.focus.problems import best_by_trying, keeps_all_limits, problems, rank, worth

ANA, BEN = Person("Ana", 4), Person("Ben", 2)


def chosen(problem: FocusProblem) -> dict[int, str]:
    choice = best_choice(problem)
    assert isinstance(choice, FocusChoice), choice
    return dict(choice.owners)


@given(problems())
@settings(max_examples=250)
def test_nothing_better_is_found_by_trying_everything(problem: FocusProblem) -> None:
    expected = best_by_trying(problem)
    found = best_choice(problem)
    if expected is None:
        assert isinstance(found, Infeasible)
        assert found.reasons
    else:
        assert isinstance(found, FocusChoice)
        assert keeps_all_limits(problem, dict(found.owners))
        assert rank(problem, dict(found.owners)) == rank(problem, expected)
        assert found.value == pytest.approx(worth(problem, expected) / 10**6, abs=1e-5)


@given(problems())
@settings(max_examples=100)
def test_where_the_search_gives_up_the_solver_finds_the_same_value(problem: FocusProblem) -> None:
    exact = in_whole_numbers(problem)
    expected = best_by_trying(problem)
    found = None if exact is None else solve_whole(exact)
    assert (found is None) == (expected is None)
    if exact is not None and found is not None and expected is not None:
        owners = {exact.options[i].key: problem.people[person].name for i, person in found.items()}
        assert keeps_all_limits(problem, owners)
        assert worth(problem, owners) == worth(problem, expected)


def test_the_solver_takes_over_when_the_search_runs_out_of_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = FocusProblem(tuple(Candidate(i, 10 - i, 1, 0) for i in range(8)), (ANA, BEN))
    by_search = best_choice(problem)
    monkeypatch.setattr(choose, "TRIES", 0)
    by_solver = best_choice(problem)
    assert isinstance(by_search, FocusChoice)
    assert isinstance(by_solver, FocusChoice)
    assert by_solver.owners.keys() == by_search.owners.keys() == {0, 1, 2, 3, 4}


@given(problems(), st.permutations(["Ana", "Ben", "Cleo"]))
@settings(max_examples=60)
def test_other_names_change_nothing(problem: FocusProblem, others: list[str]) -> None:
    new = dict(zip(["Ana", "Ben", "Cleo"], others, strict=True))
    renamed = replace(
        problem,
        people=tuple(replace(person, name=new[person.name]) for person in problem.people),
        candidates=tuple(
            replace(
                candidate,
                cannot=frozenset(new[name] for name in candidate.cannot),
                current_owners=tuple(new[name] for name in candidate.current_owners),
            )
            for candidate in problem.candidates
        ),
    )
    before, after = best_choice(problem), best_choice(renamed)
    if isinstance(before, FocusChoice):
        assert isinstance(after, FocusChoice)
        assert after.value == before.value
        assert {key: new[owner] for key, owner in before.owners.items()} == dict(after.owners)
    else:
        assert isinstance(after, Infeasible)


@given(problems(), st.sampled_from([0.25, 1.0, 5.0]))
@settings(max_examples=60)
def test_more_hours_never_lower_the_value(problem: FocusProblem, more: float) -> None:
    before = best_choice(problem)
    after = best_choice(
        replace(
            problem, people=tuple(replace(p, hours_per_week=p.hours_per_week + more) for p in problem.people)
        )
    )
    if isinstance(before, FocusChoice):
        assert isinstance(after, FocusChoice)
        assert after.value >= before.value - 1e-5


@given(problems())
@settings(max_examples=60)
def test_the_order_of_the_list_changes_nothing(problem: FocusProblem) -> None:
    turned = replace(problem, candidates=problem.candidates[::-1])
    before, after = best_choice(problem), best_choice(turned)
    if isinstance(before, FocusChoice):
        assert isinstance(after, FocusChoice)
        assert dict(after.owners) == dict(before.owners)
        assert after.value == before.value
    else:
        assert isinstance(after, Infeasible)


def test_quarters_of_an_hour_fill_the_hours_exactly() -> None:
    quarters = tuple(Candidate(key, 1.0, 0.25) for key in range(3))
    assert len(chosen(FocusProblem(quarters, (Person("Ana", 0.75),)))) == 3


def test_tenths_of_an_hour_and_cents_fill_exactly() -> None:
    tenths = tuple(Candidate(key, 1.0, 0.1, 0.1) for key in range(3))
    assert len(chosen(FocusProblem(tenths, (Person("Ana", 0.3),), budget=0.3))) == 3


def test_of_equal_choices_the_one_that_keeps_its_owner_wins() -> None:
    problem = FocusProblem(
        (Candidate(1, 5, 2), Candidate(2, 5, 2, current_owners=("Ben",))), (BEN,), least=1, most=1
    )
    assert chosen(problem) == {2: "Ben"}


def test_an_owner_stays_where_everything_else_is_equal() -> None:
    problem = FocusProblem(
        (Candidate(1, 5, 2, current_owners=("Ben",)), Candidate(2, 5, 2), Candidate(3, 5, 2)), (ANA, BEN)
    )
    assert chosen(problem)[1] == "Ben"


def test_of_equal_choices_the_one_that_takes_nothing_away_wins() -> None:
    problem = FocusProblem(
        (Candidate(1, 5, 2, current_owners=("Cleo",)), Candidate(2, 5, 2)), (BEN,), least=1, most=1
    )
    assert chosen(problem) == {2: "Ben"}


def test_of_equal_choices_the_lower_keys_win() -> None:
    problem = FocusProblem(tuple(Candidate(key, 5, 1) for key in (7, 3, 5)), (BEN,), least=1, most=2)
    assert chosen(problem).keys() == {3, 5}


def test_what_brings_nothing_is_not_added() -> None:
    problem = FocusProblem((Candidate(1, 5, 1), Candidate(2, 0, 1, current_owners=("Ben",))), (BEN,), least=1)
    assert chosen(problem) == {1: "Ben"}


def test_what_it_needs_comes_along() -> None:
    problem = FocusProblem(
        (Candidate(1, 9, 1, needs=(2,)), Candidate(2, 0, 1), Candidate(3, 8, 1)), (BEN,), least=1, most=2
    )
    assert chosen(problem).keys() == {1, 2}


def test_what_needs_something_unknown_stays_out() -> None:
    problem = FocusProblem((Candidate(1, 9, 1, needs=(99,)), Candidate(2, 1, 1)), (BEN,), least=1)
    assert chosen(problem).keys() == {2}


def test_needs_that_need_each_other_come_together() -> None:
    ring = (Candidate(1, 9, 1, needs=(2,)), Candidate(2, 1, 1, needs=(1,)))
    assert chosen(FocusProblem(ring, (BEN,), least=0)).keys() == {1, 2}


def test_nobody_and_nothing_is_an_empty_choice_where_none_is_required() -> None:
    assert best_choice(FocusProblem((), (), least=0)) == FocusChoice({}, 0.0)


@pytest.mark.parametrize("same_value", [True, False])
def test_sixty_things_of_one_kind_are_chosen_at_once(same_value: bool) -> None:
    """Hard for a search: everything ties. It has to end, and with the optimum 15 (or 21: two points an hour)."""
    doses = [(1.0, 2.0, 3.0, 1.5)[key % 4] for key in range(60)]
    candidates = tuple(
        Candidate(key, 3.0 if same_value else 2 * dose, dose, 100.0 * (key % 7))
        for key, dose in enumerate(doses)
    )
    choice = best_choice(FocusProblem(candidates, (Person("Ana", 4.5), Person("Ben", 6)), 1000.0))
    assert isinstance(choice, FocusChoice)
    assert choice.value == (15.0 if same_value else 21.0)


@pytest.mark.parametrize(
    "wrong",
    [
        FocusProblem((Candidate(1, float("nan"), 1),), (ANA,)),
        FocusProblem((Candidate(1, 1, -1),), (ANA,)),
        FocusProblem((Candidate(1, 1, 1, -5.0),), (ANA,)),
        FocusProblem((Candidate(1, 1, 1), Candidate(1, 2, 1)), (ANA,)),
        FocusProblem((Candidate(1, 1, 1),), (Person("Ana", float("inf")),)),
        FocusProblem((Candidate(1, 1, 1),), (ANA,), budget=float("nan")),
    ],
)
def test_figures_that_are_none_are_refused(wrong: FocusProblem) -> None:
    with pytest.raises(CannotWeigh):
        best_choice(wrong)
