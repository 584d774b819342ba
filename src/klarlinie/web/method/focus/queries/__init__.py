"""The board as it stands, for the pages and for the later steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from klarlinie.method.focus.doses import default_dose
from klarlinie.method.focus.model import Lane
from klarlinie.web.method.focus.models import Place
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


def places(company_id: int) -> tuple[Placed, ...]:
    """Everything somebody has placed, lane by lane in its order, in one query; merged activities are left out."""
    rows = (
        Place.objects.for_company(company_id)
        .filter(activity__merged_into=None)
        .select_related("activity", "owner")
        .order_by("position", "pk")
    )
    return tuple(_placed(row) for row in rows)


def core(company_id: int) -> tuple[Placed, ...]:
    """The core activities: what stands in Muss."""
    return tuple(place for place in places(company_id) if place.lane == "must")


def _placed(row: Place) -> Placed:
    core_activity = to_core(row.activity)
    dose = core_activity.dose_per_week or default_dose(core_activity.type)
    return Placed(
        id=row.pk,
        version=row.version,
        activity_id=row.activity_id,
        title=row.activity.title,
        lane=cast("Lane", row.lane),
        position=row.position,
        owner_id=row.owner_id,
        owner=row.owner.name if row.owner else None,
        hours_per_week=row.hours_per_week if row.hours_per_week is not None else dose,
        hours_are_agreed=row.hours_per_week is not None,
        placed_on=row.placed_on,
    )
