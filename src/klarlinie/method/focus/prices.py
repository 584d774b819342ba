"""What the limits are worth: how many points one more minute of a person, one more cent or one need fewer would bring.

They come from the same problem made easy: activities may be done in part and shared by several people. A solver
answers that in milliseconds and tells for each limit what a little more of it would be worth ("shadow prices").
`search.py` uses them to see early which choices cannot win.
"""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.method.focus.exact import MILLIONTHS, Exact
from klarlinie.method.focus.program import program_of, sizes_of
from klarlinie.method.focus.solver import solve


@dataclass(frozen=True)
class Prices:
    """In points, from 0 up: a minute of each person, a cent, each need, and room for a big thing of each person."""

    minutes: tuple[float, ...]
    cent: float
    needs: tuple[float, ...]
    big_things: tuple[float, ...]


def prices_of(exact: Exact) -> Prices | None:
    """The prices; None where the problem has no answer even in parts."""
    people = len(exact.capacities)
    if not exact.options:
        return Prices((0.0,) * people, 0.0, (), (0.0,) * people)
    sizes = minutes, cents = sizes_of(exact)
    program = program_of(exact, sizes)
    costs = [-exact.options[i].worth / MILLIONTHS for i, _ in program.pairs]
    solved = solve(program.rows, costs, whole=0)
    if solved is None:
        return None
    prices = [max(0.0, -float(price)) for price in solved.ineqlin.marginals]
    first_need = len(program.limits)
    first_big = first_need + len(program.needs)
    return Prices(
        minutes=tuple(price / minutes for price in prices[:people]),
        cent=prices[people] / cents,
        needs=tuple(prices[first_need:first_big]),
        big_things=tuple(prices[first_big : first_big + people]),
    )
