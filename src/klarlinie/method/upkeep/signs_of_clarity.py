"""How clear is it, before and after: how many things run, who owns them, why, for whom, and where the hours go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from klarlinie.method.evaluation.costs import MONTHS, WEEKS, runs_today
from klarlinie.method.execution.commitments import Commitment
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.upkeep.signs import Signs

ENOUGH = 0.5  # share of activities whose hours must be known before their mean or split says anything

IsConcrete = Callable[[str], bool]


def signs_before(
    activities: Sequence[Activity],
    core: Collection[int],
    is_reason: IsConcrete,
    is_audience: IsConcrete = bool,
) -> Signs:
    """The signs of everything that runs today; `core` are the indexes that have become core activities since."""
    return signs_of_clarity(
        activities, running(activities), core, is_reason=is_reason, is_audience=is_audience
    )


def signs_after(
    activities: Sequence[Activity],
    kept: Collection[int],
    commitments: Sequence[Commitment],
    is_reason: IsConcrete,
    is_audience: IsConcrete = bool,
    nobody: Collection[str] = (),
) -> Signs:
    """The signs of what goes on (`kept` and everything committed): committed ones with their owner and their dose.

    `nobody` are names that stand for a whole team; a promise of all of them is nobody's.
    """
    return signs_of_clarity(
        activities,
        sorted({*kept, *(commitment.activity for commitment in commitments)}),
        {commitment.activity for commitment in commitments},
        is_reason=is_reason,
        is_audience=is_audience,
        owners={promise.activity: promise.owner for promise in commitments if promise.owner not in nobody},
        doses={commitment.activity: commitment.hours_per_week for commitment in commitments},
    )


def running(activities: Sequence[Activity]) -> tuple[int, ...]:
    """The indexes of what runs today."""
    return tuple(index for index, activity in enumerate(activities) if runs_today(activity))


def signs_of_clarity(
    activities: Sequence[Activity],
    counted: Collection[int],
    core: Collection[int],
    *,
    is_reason: IsConcrete,
    is_audience: IsConcrete = bool,
    owners: Mapping[int, str] | None = None,
    doses: Mapping[int, float] | None = None,
) -> Signs:
    """The signs of the `counted` activities. `owners` and `doses` (hours a week) replace what the list says.

    Hours per activity are hours a month. A share is None where the list had no place for the answer, hours where
    fewer than half of the activities name theirs.
    """
    owners, doses = owners or {}, doses or {}
    hours = {index: _hours_per_month(activities[index], doses.get(index)) for index in counted}
    return Signs(
        running=len(counted),
        share_with_owner=_share_with_owner(activities, counted, owners),
        share_with_reason=_share_with_reason(activities, counted, is_reason),
        share_with_audience=_share_with_audience(activities, counted, is_audience),
        hours_per_activity=_mean_hours(hours),
        share_of_hours_on_core=_share_on_core(hours, core),
    )


def _share_with_owner(
    activities: Sequence[Activity], counted: Collection[int], owners: Mapping[int, str]
) -> float | None:
    """Exactly one owner counts. A list in which nobody is named anywhere was not asked, hence None."""
    if not owners and not any(activity.owners for activity in activities):
        return None
    return _share([index in owners or len(activities[index].owners) == 1 for index in counted])


def _share_with_reason(
    activities: Sequence[Activity], counted: Collection[int], is_reason: IsConcrete
) -> float | None:
    asked = [activities[i] for i in counted if activities[i].asked_reason or activities[i].reason]
    return _share([bool(activity.reason and is_reason(activity.reason)) for activity in asked])


def _share_with_audience(
    activities: Sequence[Activity], counted: Collection[int], is_audience: IsConcrete
) -> float | None:
    asked = [activities[i] for i in counted if activities[i].asked_audience or activities[i].audience]
    return _share([bool(activity.audience and is_audience(activity.audience)) for activity in asked])


def _hours_per_month(activity: Activity, dose: float | None) -> float | None:
    return activity.hours_per_month if dose is None else dose * WEEKS / MONTHS


def _mean_hours(hours: Mapping[int, float | None]) -> float | None:
    known = [value for value in hours.values() if value is not None]
    return sum(known) / len(known) if _is_enough(len(known), len(hours)) else None


def _share_on_core(hours: Mapping[int, float | None], core: Collection[int]) -> float | None:
    """Of the hours that are known; None where too few are, where there are none, or a core activity's are unknown."""
    known = {index: value for index, value in hours.items() if value is not None}
    whole = sum(known.values())
    is_core_known = all(index in known for index in core if index in hours)
    if not _is_enough(len(known), len(hours)) or not is_core_known or whole <= 0:
        return None
    return sum(value for index, value in known.items() if index in core) / whole


def _is_enough(known: int, whole: int) -> bool:
    return known > 0 and known >= ENOUGH * whole


def _share(answers: Sequence[bool]) -> float | None:
    return sum(answers) / len(answers) if answers else None
