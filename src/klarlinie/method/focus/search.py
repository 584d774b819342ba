"""The exact search: extend choices by one activity at a time, and leave each branch that cannot beat the best.

How much a branch can still bring is bounded by prices (Lagrangian relaxation): who pays for minutes, cents and
needs at any prices from 0 up may ignore the limits themselves. All of it is counted in whole numbers, so the
result is exact whatever the prices are; good prices only make it fast.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from klarlinie.method.focus.exact import FINENESS, MILLIONTHS, Exact
from klarlinie.method.focus.program import Prices, affordable, is_big, need_pairs

DEEPEST = 150  # activities in one choice; above, the search would not end in time anyway


class TooManyTries(Exception):
    """The search would take too long; `program.solve_whole` has to answer."""


@dataclass(frozen=True)
class _Bound:
    """No choice weighs more than `total`; leaving out (gain above 0) or taking (below 0) an option costs its gain."""

    total: int
    gains: list[int]


def search(exact: Exact, prices: Prices, tries: int) -> dict[int, int] | None:
    """The best choice, option to person; None where there is none. Raises `TooManyTries`."""
    fixed = [i for i, option in enumerate(exact.options) if option.is_fixed]
    free = [i for i, option in enumerate(exact.options) if not option.is_fixed]
    if len(fixed) > exact.most or len(exact.options) < exact.least:
        return None
    return _Search(exact, _bound(exact, prices, fixed, free), free, tries).best_with(fixed)


class _Search:
    """The best choice found so far, and how many tries are left."""

    def __init__(self, exact: Exact, bound: _Bound, free: Sequence[int], tries: int) -> None:
        self.exact, self.bound, self.tries = exact, bound, tries
        self.order = sorted(free, key=lambda i: -bound.gains[i])
        self.budget = affordable(exact)
        self.brings = [sum(1 << j for j in option.brings) for option in exact.options]
        self.weight: int | None = None
        self.owners: dict[int, int] | None = None
        self.fits_known: dict[int, bool] = {}

    def best_with(self, fixed: list[int]) -> dict[int, int] | None:
        chosen = sum(1 << i for i in fixed)
        money = sum(self.exact.options[i].money for i in fixed)
        if money <= self.budget and self.fits(chosen, fixed):
            self.extend(fixed, chosen, money, self.bound.total, 0, 0)
        return self.owners

    def extend(
        self, members: list[int], chosen: int, money: int, bound: int, start: int, left_out: int
    ) -> None:
        """Look at `members` as they are, then with each option from `start` on; `chosen`, `left_out` are bit sets."""
        brought = 0
        for i in members:
            brought |= self.brings[i]
        if len(members) >= self.exact.least and not brought & ~chosen:
            self.remember(members)
        if len(members) == self.exact.most:
            return
        for position in range(start, len(self.order)):
            i = self.order[position]
            gain, option, bit = self.bound.gains[i], self.exact.options[i], 1 << i
            if self.weight is not None and bound + min(0, gain) <= self.weight:
                return  # all further ones gain even less
            if money + option.money <= self.budget and not self.brings[i] & left_out:
                extended = [*members, i]
                if self.fits(chosen | bit, extended):
                    reach = bound + min(0, gain)
                    self.extend(extended, chosen | bit, money + option.money, reach, position + 1, left_out)
            if brought & bit:
                return  # without it, a member would lead nowhere
            left_out |= bit
            bound -= max(0, gain)

    def remember(self, members: Sequence[int]) -> None:
        hoped = sum(self.exact.options[i].weight for i in members)
        if self.weight is not None and hoped <= self.weight:
            return
        score, owners = self.assign(members)
        best = sum(self.exact.options[i].owners[0][1] for i in members)
        weight = hoped - (best - score) * self.exact.step
        if self.weight is None or weight > self.weight:
            self.weight, self.owners = weight, owners

    def fits(self, chosen: int, members: Sequence[int]) -> bool:
        """Everything can be owned by somebody at once."""
        if chosen not in self.fits_known:
            self.fits_known[chosen] = bool(self.assign(members, any_will_do=True)[1]) or not members
        return self.fits_known[chosen]

    def assign(self, members: Sequence[int], *, any_will_do: bool = False) -> tuple[int, dict[int, int]]:
        """The owners with the highest score, and that score; no owners where there is no way."""
        if len(members) > DEEPEST:
            raise TooManyTries
        options = self.exact.options
        order = sorted(members, key=lambda i: (-options[i].dose, len(options[i].owners), i))
        free = list(self.exact.capacities)
        owners: dict[int, int] = {}
        best: list[tuple[int, dict[int, int]]] = []

        def place(position: int, reach: int) -> bool:
            """True when nothing better can follow."""
            self.tries -= 1
            if self.tries < 0:
                raise TooManyTries
            if position == len(order):
                best[:] = [(reach, dict(owners))]
                return any_will_do
            option = options[order[position]]
            for person, score in option.owners:
                lower = reach - option.owners[0][1] + score
                if best and lower <= best[0][0]:
                    break
                if free[person] < option.dose:
                    continue
                free[person] -= option.dose
                owners[order[position]] = person
                if place(position + 1, lower):
                    return True
                free[person] += option.dose
            return False

        place(0, sum(options[i].owners[0][1] for i in order))
        return best[0] if best else (0, {})


def _bound(exact: Exact, prices: Prices, fixed: Sequence[int], free: Sequence[int]) -> _Bound:
    """The Lagrangian bound at these prices, with the price of one place among the core set to its best."""
    gains = _gains(exact, prices)
    total = sum(
        _whole(exact, price) * hours for price, hours in zip(prices.minutes, exact.capacities, strict=True)
    )
    total += sum(_whole(exact, price) for price in prices.big_things)
    total += _whole(exact, prices.cent) * affordable(exact) + sum(gains[i] for i in fixed)
    most, least = exact.most - len(fixed), max(0, exact.least - len(fixed))
    ranked = sorted((gains[i] for i in free), reverse=True)
    if most < len(ranked) and ranked[most] > 0:
        place, places = ranked[most], most
    elif least and ranked[least - 1] < 0:
        place, places = ranked[least - 1], least
    else:
        place, places = 0, 0
    gains = [gain - place for gain in gains]
    return _Bound(total + place * places + sum(max(0, gains[i]) for i in free), gains)


def _gains(exact: Exact, prices: Prices) -> list[int]:
    """What each option adds when it pays for its minutes (at its cheapest owner), its money and its needs."""
    minutes = [_whole(exact, price) for price in prices.minutes]
    big_things = [_whole(exact, price) for price in prices.big_things]
    cent = _whole(exact, prices.cent)
    gains = [
        option.weight
        - cent * option.money
        - min(minutes[p] * option.dose + big_things[p] * is_big(exact, i, p) for p, _ in option.owners)
        for i, option in enumerate(exact.options)
    ]
    for (i, j), price in zip(need_pairs(exact), prices.needs, strict=True):
        gains[i] -= _whole(exact, price)
        gains[j] += _whole(exact, price)
    return gains


def _whole(exact: Exact, price: float) -> int:
    return round(price * MILLIONTHS * FINENESS) * (exact.unit // FINENESS)
