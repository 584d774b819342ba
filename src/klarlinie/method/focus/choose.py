"""The best choice of core activities, each with its owner: exact, and always the same for the same question."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from klarlinie.method.focus.exact import Exact, in_whole_numbers
from klarlinie.method.focus.explain import explain_infeasible
from klarlinie.method.focus.model import FocusChoice, FocusProblem, Infeasible
from klarlinie.method.focus.owners import Owners, TooManyTries
from klarlinie.method.focus.prices import prices_of
from klarlinie.method.focus.search import search
from klarlinie.method.focus.solver import solve_whole

TRIES = 30_000  # people tried out as owners before the solver takes over: well under a tenth of a second


def best_choice(problem: FocusProblem, names: Mapping[int, str] | None = None) -> FocusChoice | Infeasible:
    """The choice with the highest total value in points that keeps all limits, or why there is none.

    Of choices that bring the same (to a millionth of a point) the one with fewer activities; then with more
    owners as today; then with fewer that change hands; then with the lower keys. `names` are the titles that
    explanations use. Raises `exact.CannotWeigh` where the problem holds a figure that is none.
    """
    return optimum(problem) or explain_infeasible(problem, names)


def optimum(problem: FocusProblem) -> FocusChoice | None:
    """The best choice; None where there is none, without asking why."""
    exact = in_whole_numbers(problem)
    owners = None if exact is None else _best_owners(exact)
    if exact is None or owners is None:
        return None
    by_key = {exact.options[i].key: problem.people[person].name for i, person in sorted(owners.items())}
    values = (candidate.value for candidate in problem.candidates if candidate.key in by_key)
    return FocusChoice(by_key, fsum(values))


def _best_owners(exact: Exact) -> Owners | None:
    """By our own search, which is faster and breaks ties; by the solver where the search would take too long."""
    prices = prices_of(exact)
    if prices is None:
        return None
    try:
        return search(exact, prices, TRIES)
    except TooManyTries:
        return solve_whole(exact)
