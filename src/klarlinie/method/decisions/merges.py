"""Which of two likely duplicates stays, and which is folded into it."""

from __future__ import annotations

from collections.abc import Sequence

from klarlinie.method.evaluation.costs import runs_today
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.reading import LikelyDuplicate

KNOWN_FIELDS = (
    "hours_per_month",
    "money_per_year",
    "effect_level",
    "inquiries_per_year",
    "reason",
    "audience",
    "status",
)


def merges(activities: Sequence[Activity], duplicates: Sequence[LikelyDuplicate]) -> dict[int, int]:
    """Maps each activity that would be folded to the one that stays.

    What runs takes in what does not (an idea, a pause); then the one of which more is known, then the first. Chains
    end at one that stays; something stopped or done never takes anything in.
    """
    into: dict[int, int] = {}
    for pair in duplicates:
        stays, folded = _order(activities, _root(into, pair.first), _root(into, pair.second))
        if stays != folded and not _is_over(activities[stays]) and not _is_over(activities[folded]):
            into[folded] = stays
    return {index: _root(into, index) for index in into}


def _order(activities: Sequence[Activity], first: int, second: int) -> tuple[int, int]:
    if _weight(activities[second]) > _weight(activities[first]):
        return second, first
    return first, second


def _weight(activity: Activity) -> tuple[bool, int]:
    """Whether it runs, then how much is known of it."""
    return runs_today(activity), _known(activity)


def _known(activity: Activity) -> int:
    return sum(getattr(activity, field) is not None for field in KNOWN_FIELDS) + bool(activity.owners)


def _is_over(activity: Activity) -> bool:
    return activity.status in ("stopped", "done")


def _root(into: dict[int, int], index: int) -> int:
    while index in into:
        index = into[index]
    return index
