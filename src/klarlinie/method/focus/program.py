"""The focus model as a mixed-integer program: HiGHS says what its limits are worth, or solves it as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from klarlinie.method.focus.exact import MILLIONTHS, Exact

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# (column, coefficient) pairs, and what they may add up to at most
Row = tuple[list[tuple[int, float]], float]
INFEASIBLE = 2  # status of scipy.optimize.linprog


class NotSolved(RuntimeError):
    """The solver gave up, or its answer breaks a limit when it is counted in whole numbers."""


@dataclass(frozen=True)
class Program:
    """One column for each (option, person) in `pairs`, 1 where the person owns it; every row is "at most".

    `limits` are the hours of each person, the budget, the most and the least, in this order. `big_things` follow from
    the hours: nobody owns two things that take more than half of their time. `ties`: one owner each, and what is fixed.
    """

    pairs: tuple[tuple[int, int], ...]
    limits: tuple[Row, ...]
    needs: tuple[Row, ...]
    big_things: tuple[Row, ...]
    ties: tuple[Row, ...]


@dataclass(frozen=True)
class Prices:
    """What one more of each limit would bring, in points: a minute and a big thing of each person, a cent, a need."""

    minutes: tuple[float, ...]
    cent: float
    needs: tuple[float, ...]
    big_things: tuple[float, ...]


def is_big(exact: Exact, option: int, person: int) -> bool:
    """It takes more than half of this person's time, so nobody can own two such."""
    return 2 * exact.options[option].dose > exact.capacities[person]


def need_pairs(exact: Exact) -> list[tuple[int, int]]:
    return [(i, j) for i, option in enumerate(exact.options) for j in sorted(option.needs)]


def program_of(exact: Exact, sizes: tuple[float, float]) -> Program:
    """The rows, with hours and money counted in `sizes`: so many minutes and so many cents are 1."""
    options = exact.options
    pairs = tuple((i, person) for i, option in enumerate(options) for person, _ in option.owners)
    of_person: list[list[int]] = [[] for _ in exact.capacities]
    of_option: list[list[int]] = [[] for _ in options]
    for column, (i, person) in enumerate(pairs):
        of_person[person].append(column)
        of_option[i].append(column)
    every = range(len(pairs))
    minutes, cents = sizes
    hours: list[Row] = [
        ([(c, options[pairs[c][0]].dose / minutes) for c in columns], exact.capacities[person] / minutes)
        for person, columns in enumerate(of_person)
    ]
    budget: Row = ([(c, options[pairs[c][0]].money / cents) for c in every], affordable(exact) / cents)
    counts: list[Row] = [([(c, 1.0) for c in every], exact.most), ([(c, -1.0) for c in every], -exact.least)]
    needs: list[Row] = [
        ([(c, 1.0) for c in of_option[i]] + [(c, -1.0) for c in of_option[j]], 0.0)
        for i, j in need_pairs(exact)
    ]
    big_things: list[Row] = [
        ([(column, 1.0) for column in columns if is_big(exact, pairs[column][0], person)], 1.0)
        for person, columns in enumerate(of_person)
    ]
    ties: list[Row] = [([(c, 1.0) for c in columns], 1.0) for columns in of_option]
    ties += [([(c, -1.0) for c in of_option[i]], -1.0) for i, option in enumerate(options) if option.is_fixed]
    return Program(pairs, (*hours, budget, *counts), tuple(needs), tuple(big_things), tuple(ties))


def sizes_of(exact: Exact) -> tuple[float, float]:
    """Minutes and cents that suit the solver, which works to a millionth.

    A dose is then 0.01 or less, so that "nearly whole" breaks no limit, and a minute or a cent is at least 0.00001.
    """
    dose = max((option.dose for option in exact.options), default=0)
    money = max((option.money for option in exact.options), default=0)
    return min(100.0 * max(dose, 1), 1e5), min(100.0 * max(money, 1), 1e5)


def affordable(exact: Exact) -> int:
    """The budget in cents; without one, what everything together costs."""
    return sum(option.money for option in exact.options) if exact.budget is None else exact.budget


def prices_of(exact: Exact) -> Prices | None:
    """Prices where activities may also be done in part, by several people; None where even that is infeasible."""
    if not exact.options:
        return Prices((0.0,) * len(exact.capacities), 0.0, (), (0.0,) * len(exact.capacities))
    program = program_of(exact, sizes_of(exact))
    rows = (*program.limits, *program.needs, *program.big_things, *program.ties)
    worths = [-exact.options[i].worth / MILLIONTHS for i, _ in program.pairs]
    solved = solve(rows, worths, whole=0)
    if solved is None:
        return None
    prices = [max(0.0, -float(price)) for price in solved.ineqlin.marginals]
    people, first_need = len(exact.capacities), len(program.limits)
    minutes, cents = sizes_of(exact)
    first_big = first_need + len(program.needs)
    return Prices(
        tuple(price / minutes for price in prices[:people]),
        prices[people] / cents,
        tuple(prices[first_need:first_big]),
        tuple(prices[first_big : first_big + people]),
    )


def solve_whole(exact: Exact) -> dict[int, int] | None:
    """A best choice, option to person, by the solver alone; None where there is none.

    For problems too large for `search`. Of choices that bring the same, it takes any (always the same one).
    """
    chosen = _solve_owners(
        exact, [-option.worth / MILLIONTHS for option in exact.options for _ in option.owners]
    )
    if chosen is None:
        return None
    kept = [replace(exact.options[i], is_fixed=True, needs=frozenset()) for i in sorted(chosen)]
    settled = replace(exact, options=tuple(kept))
    owners = _solve_owners(settled, [-float(score) for option in kept for _, score in option.owners])
    if owners is None:
        raise NotSolved("What was chosen could not be given to anybody.")
    return {sorted(chosen)[position]: person for position, person in owners.items()}


def solve(
    rows: Sequence[Row], costs: Sequence[float], *, whole: int, at_most: Sequence[float | None] | None = None
) -> Any | None:
    """The cheapest columns, from 0 to `at_most`, that keep all rows; None where there are none.

    The first `whole` columns are whole numbers. Without `at_most`, those end at 1 and the others nowhere.
    """
    import numpy as np
    from scipy.optimize import linprog

    rest = len(costs) - whole
    upper = at_most or [1.0] * whole + [None] * rest  # the rows alone keep shares below 1
    solved = linprog(  # type: ignore[call-overload]  # an upper bound of None is fine, the stubs miss it
        np.array(costs),
        A_ub=_matrix(rows, len(costs)),
        b_ub=np.array([limit for _, limit in rows], dtype=float),
        bounds=[(0.0, most) for most in upper],
        integrality=np.array([1] * whole + [0] * rest),
        options={"mip_rel_gap": 0.0} if whole else {"presolve": False},
    )
    if solved.status == INFEASIBLE:
        return None
    if solved.status != 0:
        raise NotSolved(solved.message)
    return solved


def _solve_owners(exact: Exact, costs: Sequence[float]) -> dict[int, int] | None:
    """The cheapest choice, option to person. One more column for each option, chosen or not: branching on it helps."""
    if not costs:
        return {} if exact.least <= 0 else None
    program = program_of(exact, sizes_of(exact))
    first = len(program.pairs)
    of_option: list[list[tuple[int, float]]] = [[] for _ in exact.options]
    for column, (i, _) in enumerate(program.pairs):
        of_option[i].append((column, 1.0))
    chosen: list[Row] = [([*columns, (first + i, -1.0)], 0.0) for i, columns in enumerate(of_option)]
    chosen += [
        ([*((c, -1.0) for c, _ in columns), (first + i, 1.0)], 0.0) for i, columns in enumerate(of_option)
    ]
    rows = (*program.limits, *program.needs, *program.big_things, *program.ties, *chosen)
    solved = solve(rows, [*costs, *[0.0] * len(exact.options)], whole=first + len(exact.options))
    if solved is None:
        return None
    owners = dict(pair for pair, share in zip(program.pairs, solved.x, strict=False) if share > 0.5)
    if _breaks_a_limit(exact, owners):
        raise NotSolved("Counted in whole minutes and cents, the solver's answer breaks a limit.")
    return owners


def _breaks_a_limit(exact: Exact, owners: dict[int, int]) -> bool:
    left = list(exact.capacities)
    for option, person in owners.items():
        left[person] -= exact.options[option].dose
    spent = sum(exact.options[option].money for option in owners)
    return min(left) < 0 or spent > affordable(exact) or not exact.least <= len(owners) <= exact.most


def _matrix(rows: Sequence[Row], columns: int) -> csr_array:
    from scipy.sparse import csr_array

    ends = [0]
    for entries, _ in rows:
        ends.append(ends[-1] + len(entries))
    factors = [float(factor) for entries, _ in rows for _, factor in entries]
    places = [column for entries, _ in rows for column, _ in entries]
    return csr_array((factors, places, ends), shape=(len(rows), columns))
