"""Who owns what: gives each chosen activity to one person within everybody's hours, so that most stays as today."""

from __future__ import annotations

from collections.abc import Sequence

from klarlinie.method.focus.exact import Exact

DEEPEST = 150  # activities in one choice; above, the search would not end in time anyway

Owners = dict[int, int]  # option to person


class TooManyTries(Exception):
    """The search would take too long; `solver.solve_whole` has to answer."""


class OwnerSearch:
    """Answers for many choices of one problem, and gives up after `tries` people tried as owners in all."""

    def __init__(self, exact: Exact, tries: int) -> None:
        self.exact = exact
        self.tries_left = tries
        self._can_own: dict[int, bool] = {}

    def can_own_all(self, chosen: int, members: Sequence[int]) -> bool:
        """Somebody can own each of the members at once. `chosen` are the same options as bits of one number."""
        if chosen not in self._can_own:
            self._can_own[chosen] = _Sharing(self, members, any_will_do=True).is_possible()
        return self._can_own[chosen]

    def best_owners(self, members: Sequence[int]) -> tuple[int, Owners]:
        """The owners with the highest score, and how much they score less than if everybody had the time.

        Raises `LookupError` where the members cannot all be owned: ask `can_own_all` first.
        """
        sharing = _Sharing(self, members, any_will_do=False)
        if not sharing.is_possible():
            raise LookupError("No people can own all of these at once.")
        return sharing.lost, sharing.owners


class _Sharing:
    """Tries people as owners, one option after another: the largest dose first, because it has the fewest places."""

    def __init__(self, whole: OwnerSearch, members: Sequence[int], *, any_will_do: bool) -> None:
        if len(members) > DEEPEST:
            raise TooManyTries
        options = whole.exact.options
        self.whole, self.any_will_do = whole, any_will_do
        self.order = sorted(members, key=lambda i: (-options[i].dose, len(options[i].owners), i))
        self.minutes_left = list(whole.exact.capacities)
        self.trial: Owners = {}
        self.lost = -1  # score given up by the best way so far; below 0 as long as there is none
        self.owners: Owners = {}

    def is_possible(self) -> bool:
        self._place(0, 0)
        return self.lost >= 0

    def _place(self, number: int, lost: int) -> bool:
        """Finds owners for the options from `number` on; True where nothing better can follow."""
        self.whole.tries_left -= 1
        if self.whole.tries_left < 0:
            raise TooManyTries
        if number == len(self.order):
            self.lost, self.owners = lost, dict(self.trial)
            return self.any_will_do or lost == 0
        i = self.order[number]
        option = self.whole.exact.options[i]
        best_score = option.owners[0][1]
        for person, score in option.owners:  # the highest score first
            lost_here = lost + best_score - score
            if 0 <= self.lost <= lost_here:
                break  # all further people score even less
            if self.minutes_left[person] < option.dose:
                continue
            self.minutes_left[person] -= option.dose
            self.trial[i] = person
            if self._place(number + 1, lost_here):
                return True
            self.minutes_left[person] += option.dose
        return False
