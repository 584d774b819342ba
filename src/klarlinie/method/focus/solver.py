"""Asks the solver HiGHS (through scipy): for the cheapest columns of any program, or for a whole best choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from klarlinie.method.focus.exact import MILLIONTHS, Exact, affordable
from klarlinie.method.focus.owners import Owners
from klarlinie.method.focus.program import Program, Row, program_of, sizes_of

if TYPE_CHECKING:
    from scipy.sparse import csr_array

INFEASIBLE = 2  # status of scipy.optimize.linprog
NEARLY_NONE = 0.5  # of a column that is 0 or 1 up to rounding


class NotSolved(RuntimeError):
    """The solver gave up, or its answer breaks a limit when it is counted in whole numbers."""


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


def solve_whole(exact: Exact) -> Owners | None:
    """A best choice, option to person, by the solver alone; None where there is none.

    For problems too large for `search`. First which options, then who owns them so that most stays as it is. Of
    choices that bring the same, it takes any (always the same one).
    """
    chosen = _cheapest(exact, [-option.worth / MILLIONTHS for option in exact.options for _ in option.owners])
    if chosen is None:
        return None
    kept = [replace(exact.options[i], is_fixed=True, needs=frozenset()) for i in sorted(chosen)]
    settled = replace(exact, options=tuple(kept))
    owners = _cheapest(settled, [-float(score) for option in kept for _, score in option.owners])
    if owners is None:
        raise NotSolved("What was chosen could not be given to anybody.")
    return {sorted(chosen)[position]: person for position, person in owners.items()}


def _cheapest(exact: Exact, costs: Sequence[float]) -> Owners | None:
    """The cheapest choice; `costs` are those of each option with each of its owners."""
    if not costs:
        return {} if exact.least <= 0 else None
    program = program_of(exact, sizes_of(exact))
    rows = (*program.rows, *_is_chosen(program, len(exact.options)))
    solved = solve(rows, [*costs, *[0.0] * len(exact.options)], whole=len(costs) + len(exact.options))
    if solved is None:
        return None
    owners = dict(pair for pair, share in zip(program.pairs, solved.x, strict=False) if share > NEARLY_NONE)
    if _breaks_a_limit(exact, owners):
        raise NotSolved("Counted in whole minutes and cents, the solver's answer breaks a limit.")
    return owners


def _is_chosen(program: Program, options: int) -> list[Row]:
    """One more column for each option, chosen or not: it equals the sum of its owners. Deciding on it first helps."""
    first = len(program.pairs)
    of_option: list[list[int]] = [[] for _ in range(options)]
    for column, (i, _) in enumerate(program.pairs):
        of_option[i].append(column)
    no_less: list[Row] = [
        ([*((c, 1.0) for c in columns), (first + i, -1.0)], 0.0) for i, columns in enumerate(of_option)
    ]
    no_more: list[Row] = [
        ([*((c, -1.0) for c in columns), (first + i, 1.0)], 0.0) for i, columns in enumerate(of_option)
    ]
    return [*no_less, *no_more]


def _breaks_a_limit(exact: Exact, owners: Owners) -> bool:
    left = list(exact.capacities)
    for option, person in owners.items():
        left[person] -= exact.options[option].dose
    spent = sum(exact.options[option].money for option in owners)
    return min(left) < 0 or spent > affordable(exact) or not exact.least <= len(owners) <= exact.most


def _matrix(rows: Sequence[Row], columns: int) -> csr_array:
    """The factors of all rows in scipy's form: row after row, with the place where each row ends."""
    from scipy.sparse import csr_array

    ends = [0]
    for entries, _ in rows:
        ends.append(ends[-1] + len(entries))
    factors = [float(factor) for entries, _ in rows for _, factor in entries]
    places = [column for entries, _ in rows for column, _ in entries]
    return csr_array((factors, places, ends), shape=(len(rows), columns))
