"""The focus problem in whole numbers: minutes, cents, and one weight that puts all choices in order without ties.

Whole numbers, because 0.1 + 0.2 is not 0.3 on a computer, and three quarters of an hour have to fit into 0.75 hours.
The weight is one long number with a place for each rank, as seconds, minutes and hours are in a time of day: first the
value, then fewer activities, then who owns what, then the keys. Comparing two choices is comparing two numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from math import isfinite

from klarlinie.method.focus.model import Candidate, FocusProblem

MILLIONTHS = 10**6  # values that differ by less than a millionth of a point count as equal
FINENESS = 10**6  # into how many parts a price divides a millionth of a point
MANY = 300  # from here on comparing every option with every other takes longer than it saves


class CannotWeigh(ValueError):
    """The problem holds something no calculation can use: a figure that is none, a key twice, hours below zero."""


@dataclass(frozen=True)
class Option:
    """One candidate that may become core. Other options are named by their position.

    `owners` are (position of the person, score) pairs, the highest score first. `worth` in millionths of a point,
    `dose` in minutes a week, `money` in cents a year. `weight` is what it adds to a choice with its best owner.
    `brings` are the options that stand in the best choice whenever this one does.
    """

    key: int
    worth: int
    weight: int
    dose: int
    money: int
    owners: tuple[tuple[int, int], ...]
    needs: frozenset[int]
    is_fixed: bool
    brings: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Exact:
    """`options` in the order of their keys; `capacities` in minutes a week; `budget` in cents a year.

    `unit` is the weight of a millionth of a point, `step` the weight of one point of an owner's score.
    """

    options: tuple[Option, ...]
    capacities: tuple[int, ...]
    budget: int | None
    least: int
    most: int
    unit: int
    step: int


def affordable(exact: Exact) -> int:
    """The budget in cents; without one, what everything together costs."""
    return sum(option.money for option in exact.options) if exact.budget is None else exact.budget


def whole_minutes(hours: float) -> int:
    return round(hours * 60)


def whole_cents(money: float) -> int:
    return round(money * 100)


def in_whole_numbers(problem: FocusProblem) -> Exact | None:
    """The same problem for exact arithmetic; None where something fixed as core is not possible at all.

    Raises `CannotWeigh`. The weight orders choices by value; then fewer activities; then more of them with an
    owner they have today; then fewer that change hands; then the lower keys. Each rank weighs more than all
    lower ones together, so no two choices of activities weigh the same.
    """
    check(problem)
    possible, fixed = possible_keys(problem), fixed_with_needs(problem)
    if not fixed <= possible:
        return None
    candidates = sorted((c for c in problem.candidates if c.key in possible), key=lambda c: c.key)
    count = len(candidates)
    ranks = _ranks(count)
    place = {candidate.key: position for position, candidate in enumerate(candidates)}
    options = [_option(problem, candidate, ranks, place, candidate.key in fixed) for candidate in candidates]
    return Exact(
        options=_with_what_they_bring(options),
        capacities=tuple(whole_minutes(person.hours_per_week) for person in problem.people),
        budget=None if problem.budget is None else whole_cents(problem.budget),
        least=problem.least,
        most=count if problem.most is None else problem.most,
        unit=ranks.unit,
        step=ranks.step,
    )


@dataclass(frozen=True)
class _Ranks:
    """The weight of a millionth of a point, of an activity, and of one point of an owner's score; keys come below."""

    unit: int
    activity: int
    step: int


def _ranks(count: int) -> _Ranks:
    """Each rank weighs more than all lower ones of `count` activities together."""
    step = 2**count  # below it lies a bit for each key
    activity = step * 2 * (count + 2) ** 2  # nobody's score is above count + 1, and there are count of them
    return _Ranks(unit=activity * (count + 2) * FINENESS, activity=activity, step=step)


def check(problem: FocusProblem) -> None:
    """Raises `CannotWeigh` where the problem holds a key twice or a figure that is none."""
    keys = [candidate.key for candidate in problem.candidates]
    if len(keys) != len(set(keys)):
        raise CannotWeigh("Two candidates have the same key.")
    figures = [(c.value, c.dose, c.money) for c in problem.candidates]
    figures += [(0.0, person.hours_per_week, 0.0) for person in problem.people]
    figures += [(0.0, 0.0, problem.budget or 0.0)]
    for value, hours, money in figures:
        if not (isfinite(value) and isfinite(hours) and isfinite(money)) or hours < 0 or money < 0:
            raise CannotWeigh(f"Value {value}, hours {hours}, money {money}: no finite figures from 0 up.")


def able_people(problem: FocusProblem, candidate: Candidate) -> tuple[int, ...]:
    """Positions of the people who can and will own it and who have the hours for its dose."""
    dose = whole_minutes(candidate.dose)
    return tuple(
        position
        for position, person in enumerate(problem.people)
        if person.name not in candidate.cannot and dose <= whole_minutes(person.hours_per_week)
    )


def fixed_with_needs(problem: FocusProblem) -> frozenset[int]:
    """Keys of what people have fixed as core and of everything that leads nowhere without."""
    needs = {candidate.key: candidate.needs for candidate in problem.candidates}
    fixed: set[int] = set()
    waiting = [candidate.key for candidate in problem.candidates if candidate.choice == "in"]
    while waiting:
        key = waiting.pop()
        if key not in fixed:
            fixed.add(key)
            waiting += needs.get(key, ())
    return frozenset(fixed)


def possible_keys(problem: FocusProblem) -> frozenset[int]:
    """Keys of what may be core: not fixed out, somebody can own it, and the same holds for all it needs."""
    candidates = [c for c in problem.candidates if c.choice != "out" and able_people(problem, c)]
    possible = {candidate.key for candidate in candidates}
    while lost := {c.key for c in candidates if c.key in possible and not possible.issuperset(c.needs)}:
        possible -= lost
    return frozenset(possible)


def _option(
    problem: FocusProblem,
    candidate: Candidate,
    ranks: _Ranks,
    place: dict[int, int],
    is_fixed: bool,
) -> Option:
    worth = round(candidate.value * MILLIONTHS)
    owners = _scored_owners(problem, candidate, keeping=len(place) + 1)
    key_bit = 2 ** (len(place) - 1 - place[candidate.key])
    return Option(
        key=candidate.key,
        worth=worth,
        weight=worth * ranks.unit - ranks.activity + owners[0][1] * ranks.step + key_bit,
        dose=whole_minutes(candidate.dose),
        money=whole_cents(candidate.money),
        owners=owners,
        needs=frozenset(place[key] for key in candidate.needs),
        is_fixed=is_fixed,
    )


def _scored_owners(problem: FocusProblem, candidate: Candidate, keeping: int) -> tuple[tuple[int, int], ...]:
    """Keeping an owner counts more than all changes together; who owns what nobody owned changes nothing."""
    change = -1 if candidate.current_owners else 0
    scored = [
        (person, keeping if problem.people[person].name in candidate.current_owners else change)
        for person in able_people(problem, candidate)
    ]
    return tuple(sorted(scored, key=lambda pair: -pair[1]))


def _with_what_they_bring(options: Sequence[Option]) -> tuple[Option, ...]:
    """What an option needs, and whatever beats it in every respect: swapping the two would improve the choice.

    An option that others need, or that people have fixed, cannot be swapped.
    """
    held = frozenset[int]().union(*(option.needs for option in options))
    held |= {position for position, option in enumerate(options) if option.is_fixed}
    compare = _best_first(options) if len(options) <= MANY else []
    return tuple(
        replace(option, brings=option.needs if position in held else option.needs | _better(option, compare))
        for position, option in enumerate(options)
    )


def _best_first(options: Sequence[Option]) -> list[tuple[int, Option]]:
    """The options with their positions, the worthiest first."""
    return sorted(enumerate(options), key=lambda numbered: -numbered[1].worth)


def _better(option: Option, rivals: Sequence[tuple[int, Option]]) -> frozenset[int]:
    """Positions of the rivals that are worth no less, take no more, and could have any of its owners."""
    worthy = takewhile(lambda numbered: numbered[1].worth >= option.worth, rivals)
    return frozenset(
        position
        for position, rival in worthy
        if rival.dose <= option.dose
        and rival.money <= option.money
        and rival is not option
        and rival.needs <= option.needs
        and _suits_all_owners(rival, option)
    )


def _suits_all_owners(rival: Option, option: Option) -> bool:
    """Whoever owns the option could own its rival instead, and the choice would weigh more."""
    scores = dict(rival.owners)
    if not all(person in scores for person, _ in option.owners):
        return False
    if rival.worth > option.worth:
        return True
    return rival.key < option.key and all(scores[person] >= score for person, score in option.owners)
