"""Finds the best core for certain: tries one activity more at a time, and skips whatever cannot win any more.

All choices form a tree. At its root stands what people have fixed; each branch adds one activity and decides that
the ones before it in the order stay out. Looking at every leaf would take for ever, so each branch carries a bound:
no choice on it weighs more than that. If the bound does not beat the best choice found so far, the branch is skipped,
and nothing is lost by it (this is called branch and bound).

Where the bound comes from: imagine that minutes, cents and needs could be bought at fixed prices (`prices.py`) instead
of being limited. Then every activity can be judged on its own: its gain is its weight minus what it uses, at those
prices. Who may buy can do no worse than who must keep the limits, so all gains above zero, plus the price of all there
is, are a bound (Lagrangian relaxation). That holds at any prices from 0 up: good prices only make the search fast.
Everything is counted in whole numbers, so no rounding can hide the best choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from klarlinie.method.focus.exact import FINENESS, MILLIONTHS, Exact, affordable
from klarlinie.method.focus.owners import Owners, OwnerSearch
from klarlinie.method.focus.prices import Prices
from klarlinie.method.focus.program import is_big, need_pairs


def search(exact: Exact, prices: Prices, tries: int) -> Owners | None:
    """The best choice, option to person; None where there is none. Raises `owners.TooManyTries`."""
    fixed = [i for i, option in enumerate(exact.options) if option.is_fixed]
    free = [i for i, option in enumerate(exact.options) if not option.is_fixed]
    if len(fixed) > exact.most or len(exact.options) < exact.least:
        return None
    return _Search(exact, _bound(exact, prices, fixed, free), free, tries).best_with(fixed)


@dataclass(frozen=True)
class _Bound:
    """No choice weighs more than `total`. By option: taking one whose gain is below 0 costs that much of it, and so
    does leaving out one whose gain is above 0."""

    total: int
    gains: list[int]


@dataclass(frozen=True, slots=True)
class _Branch:
    """All choices that hold `members`, perhaps more from place `start` of the order on, and nothing `left_out`.

    `chosen` is the same as `members`, and like `left_out` a set of options written as bits of one number. `money` in
    cents is what the members cost. No choice on the branch weighs more than `bound`.
    """

    members: tuple[int, ...]
    chosen: int
    left_out: int
    money: int
    bound: int
    start: int


class _Search:
    """The best choice found so far, and the way through the tree. The most promising options come first."""

    def __init__(self, exact: Exact, bound: _Bound, free: Sequence[int], tries: int) -> None:
        self.exact, self.bound = exact, bound
        self.order = sorted(free, key=lambda i: -bound.gains[i])
        self.budget = affordable(exact)
        self.brings = [sum(1 << j for j in option.brings) for option in exact.options]
        self.sharing = OwnerSearch(exact, tries)
        self.weight: int | None = None
        self.owners: Owners | None = None

    def best_with(self, fixed: Sequence[int]) -> Owners | None:
        """The owners of the best choice that holds all of `fixed`; None where there is none."""
        chosen = sum(1 << i for i in fixed)
        money = sum(self.exact.options[i].money for i in fixed)
        root = _Branch(tuple(fixed), chosen, 0, money, self.bound.total, 0)
        if self._fits(root):
            self._look_at(root)
        return self.owners

    def _look_at(self, branch: _Branch) -> None:
        """Considers the members as they are, then with each further option in turn."""
        required = self._required_by(branch.members)
        if len(branch.members) >= self.exact.least and not required & ~branch.chosen:
            self._remember(branch.members)
        if len(branch.members) == self.exact.most:
            return
        bound, left_out = branch.bound, branch.left_out
        for place in range(branch.start, len(self.order)):
            i = self.order[place]
            gain, bit = self.bound.gains[i], 1 << i
            with_it = bound + min(0, gain)
            if self.weight is not None and with_it <= self.weight:
                return  # the order runs by gain, so all further ones reach even less
            if not self.brings[i] & left_out:
                further = self._add(branch, i, left_out, with_it, place + 1)
                if self._fits(further):
                    self._look_at(further)
            if required & bit:
                return  # the members lead nowhere without it, so leaving it out leads nowhere too
            left_out |= bit
            bound -= max(0, gain)

    def _add(self, branch: _Branch, i: int, left_out: int, bound: int, start: int) -> _Branch:
        return _Branch(
            members=(*branch.members, i),
            chosen=branch.chosen | 1 << i,
            left_out=left_out,
            money=branch.money + self.exact.options[i].money,
            bound=bound,
            start=start,
        )

    def _fits(self, branch: _Branch) -> bool:
        """There is money for all members, and somebody who owns each."""
        return branch.money <= self.budget and self.sharing.can_own_all(branch.chosen, branch.members)

    def _required_by(self, members: Sequence[int]) -> int:
        """What has to be chosen with the members, as bits."""
        required = 0
        for i in members:
            required |= self.brings[i]
        return required

    def _remember(self, members: Sequence[int]) -> None:
        """Keeps this choice where it is the best so far. Its owners are only worked out where it could be."""
        hoped = sum(self.exact.options[i].weight for i in members)  # each with the owner that suits best
        if self.weight is not None and hoped <= self.weight:
            return
        lost, owners = self.sharing.best_owners(members)
        weight = hoped - lost * self.exact.step
        if self.weight is None or weight > self.weight:
            self.weight, self.owners = weight, owners


def _bound(exact: Exact, prices: Prices, fixed: Sequence[int], free: Sequence[int]) -> _Bound:
    """The bound at these prices: what all there is costs, what is fixed, and every gain above 0."""
    gains = _gains(exact, prices)
    all_there_is = sum(
        _whole(exact, price) * minutes
        for price, minutes in zip(prices.minutes, exact.capacities, strict=True)
    )
    all_there_is += sum(_whole(exact, price) for price in prices.big_things)
    all_there_is += _whole(exact, prices.cent) * affordable(exact) + sum(gains[i] for i in fixed)
    price, places = _price_of_a_place(exact, [gains[i] for i in free], len(fixed))
    gains = [gain - price for gain in gains]
    return _Bound(all_there_is + price * places + sum(max(0, gains[i]) for i in free), gains)


def _price_of_a_place(exact: Exact, gains: list[int], fixed: int) -> tuple[int, int]:
    """The price of one place in the core that makes the bound lowest, and how many places there are at that price.

    Where more options gain something than there are places, each place costs what the best one outside would gain.
    Where too few gain anything, a place is a present (a price below 0) that just brings in enough of them.
    """
    most, least = exact.most - fixed, max(0, exact.least - fixed)
    ranked = sorted(gains, reverse=True)
    if most < len(ranked) and ranked[most] > 0:
        return ranked[most], most
    if least and ranked[least - 1] < 0:
        return ranked[least - 1], least
    return 0, 0


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
    """A price in points as a whole number of weight."""
    return round(price * MILLIONTHS * FINENESS) * (exact.unit // FINENESS)
