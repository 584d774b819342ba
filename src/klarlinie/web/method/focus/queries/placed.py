"""What somebody has placed, as far as it goes on: where it stands, whose it is, how many hours it gets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from klarlinie.method.focus.doses import default_dose
from klarlinie.method.focus.model import Lane
from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.focus.models import Place
from klarlinie.web.method.focus.queries.going import Going, going
from klarlinie.web.method.inventory.queries import to_core


@dataclass(frozen=True)
class Placed:
    """One activity on the board. `hours_per_week` is what was agreed, else its dose; `owner` None is nobody yet."""

    id: int
    version: int
    activity_id: int
    title: str
    lane: Lane
    position: int
    owner_id: int | None
    owner: str | None
    hours_per_week: float
    hours_are_agreed: bool
    placed_on: date
    placed_by: str = ""


def places(company_id: int) -> tuple[Placed, ...]:
    """Everything somebody has placed, lane by lane in its order, in two queries.

    What was merged, stopped or finished is left out, and what rests stands in "not_now", wherever it was placed.
    """
    decided = decisions_now(company_id)
    rows = (
        Place.objects.for_company(company_id)
        .filter(activity__merged_into=None)
        .select_related("activity", "owner")
        .order_by("position", "pk")
    )
    found = []
    for row in rows:
        core_activity = to_core(row.activity)
        state = going(core_activity.status, decided.get(row.activity_id))
        if state != "over":
            found.append(_placed(row, core_activity, state))
    return tuple(found)


def core(company_id: int) -> tuple[Placed, ...]:
    """The core activities: what stands in Muss."""
    return tuple(place for place in places(company_id) if place.lane == "must")


def dose_of(activity: CoreActivity) -> float:
    """Hours a week below which it is done half-heartedly: the company's own figure, else the usual one."""
    return activity.dose_per_week or default_dose(activity.type)


def _placed(row: Place, core_activity: CoreActivity, state: Going) -> Placed:
    return Placed(
        id=row.pk,
        version=row.version,
        activity_id=row.activity_id,
        title=row.activity.title,
        lane="not_now" if state == "rests" else cast("Lane", row.lane),
        position=row.position,
        owner_id=row.owner_id,
        owner=row.owner.name if row.owner else None,
        hours_per_week=row.hours_per_week if row.hours_per_week is not None else dose_of(core_activity),
        hours_are_agreed=row.hours_per_week is not None,
        placed_on=row.placed_on,
        placed_by=row.placed_by,
    )
