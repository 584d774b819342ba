"""The focus model as rows of numbers, the form in which a solver takes it.

There is one column for each activity with each person who could own it: 1 where this person owns it, else 0. A row
adds up some of the columns, each times a factor, and says what that may come to at most: Ana's row has her doses as
factors and her hours as the limit. "At least" is "at most" with all signs turned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from klarlinie.method.focus.exact import Exact, affordable

# (column, factor) pairs, and what they may add up to at most
Row = tuple[list[tuple[int, float]], float]


@dataclass(frozen=True)
class Program:
    """One column for each (option, person) in `pairs`; every row is "at most".

    `limits` are the hours of each person, the budget, the most and the least, in this order. `big_things` follow from
    the hours: nobody owns two things that take more than half of their time. `ties`: one owner each, and what is fixed.
    """

    pairs: tuple[tuple[int, int], ...]
    limits: tuple[Row, ...]
    needs: tuple[Row, ...]
    big_things: tuple[Row, ...]
    ties: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return (*self.limits, *self.needs, *self.big_things, *self.ties)


def program_of(exact: Exact, sizes: tuple[float, float]) -> Program:
    """The rows, with hours and money counted in `sizes`: so many minutes and so many cents are 1."""
    pairs = tuple((i, person) for i, option in enumerate(exact.options) for person, _ in option.owners)
    of_option: list[list[int]] = [[] for _ in exact.options]
    of_person: list[list[int]] = [[] for _ in exact.capacities]
    for column, (i, person) in enumerate(pairs):
        of_option[i].append(column)
        of_person[person].append(column)
    return Program(
        pairs=pairs,
        limits=(
            *_hours(exact, pairs, of_person, sizes[0]),
            _budget(exact, pairs, sizes[1]),
            *_least_and_most(exact, range(len(pairs))),
        ),
        needs=tuple(
            ([*_times(1.0, of_option[i]), *_times(-1.0, of_option[j])], 0.0) for i, j in need_pairs(exact)
        ),
        big_things=tuple(
            (_times(1.0, (c for c in columns if is_big(exact, pairs[c][0], person))), 1.0)
            for person, columns in enumerate(of_person)
        ),
        ties=(*_one_owner_each(of_option), *_what_is_fixed(exact, of_option)),
    )


def is_big(exact: Exact, option: int, person: int) -> bool:
    """It takes more than half of this person's time, so nobody can own two such."""
    return 2 * exact.options[option].dose > exact.capacities[person]


def need_pairs(exact: Exact) -> list[tuple[int, int]]:
    return [(i, j) for i, option in enumerate(exact.options) for j in sorted(option.needs)]


def sizes_of(exact: Exact) -> tuple[float, float]:
    """Minutes and cents that suit the solver, which works to a millionth.

    A dose is then 0.01 or less, so that "nearly whole" breaks no limit, and a minute or a cent is at least 0.00001.
    """
    dose = max((option.dose for option in exact.options), default=0)
    money = max((option.money for option in exact.options), default=0)
    return min(100.0 * max(dose, 1), 1e5), min(100.0 * max(money, 1), 1e5)


def _hours(
    exact: Exact, pairs: Sequence[tuple[int, int]], of_person: list[list[int]], minutes: float
) -> list[Row]:
    return [
        (
            [(c, exact.options[pairs[c][0]].dose / minutes) for c in columns],
            exact.capacities[person] / minutes,
        )
        for person, columns in enumerate(of_person)
    ]


def _budget(exact: Exact, pairs: Sequence[tuple[int, int]], cents: float) -> Row:
    costs = [(column, exact.options[i].money / cents) for column, (i, _) in enumerate(pairs)]
    return costs, affordable(exact) / cents


def _least_and_most(exact: Exact, every: range) -> tuple[Row, Row]:
    return (_times(1.0, every), exact.most), (_times(-1.0, every), -exact.least)


def _one_owner_each(of_option: list[list[int]]) -> list[Row]:
    return [(_times(1.0, columns), 1.0) for columns in of_option]


def _what_is_fixed(exact: Exact, of_option: list[list[int]]) -> list[Row]:
    return [(_times(-1.0, of_option[i]), -1.0) for i, option in enumerate(exact.options) if option.is_fixed]


def _times(factor: float, columns: Iterable[int]) -> list[tuple[int, float]]:
    return [(column, factor) for column in columns]
