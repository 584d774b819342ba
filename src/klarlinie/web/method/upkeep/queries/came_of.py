"""What came of an idea that was accepted once: an activity, which follows a later answer while it is only planned."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.method.inventory.activity import Status
from klarlinie.method.upkeep.gate import Decision
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.focus.queries import places
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.method.upkeep.queries.gate import CHOSEN
from klarlinie.web.method.upkeep.queries.ideas import IdeaSeen

AFTER: dict[Decision, Status] = {"accept": "planned", "park": "paused", "decline": "stopped"}


@dataclass(frozen=True)
class CameOf:
    """The activity of an earlier yes; `goes_on`: it still stands in the list as something to do."""

    activity_id: int
    title: str
    goes_on: bool


def status_by_answer(company_id: int, activity_id: int, decision: Decision) -> Status | None:
    """What the list says of the activity after this answer; None where it stays as it is.

    What runs, has an own decision or is in the plan has grown beyond the idea: that ends by a decision of its own.
    """
    one = _there(company_id, activity_id)
    if one is None or one.core.status not in AFTER.values() or activity_id in decisions_now(company_id):
        return None
    if any(place.activity_id == activity_id and place.lane in CHOSEN for place in places(company_id)):
        return None
    return AFTER[decision]


def came_of(company_id: int, idea: IdeaSeen) -> CameOf | None:
    """None where the answer that holds is the yes itself, or nothing came of it, or it is gone from the list."""
    if idea.state == "accept":
        return None
    activity_id = next((answer.activity_id for answer in idea.before if answer.activity_id), None)
    one = _there(company_id, activity_id) if activity_id is not None else None
    if one is None:
        return None
    decision = decisions_now(company_id).get(one.id)
    is_out = decision is not None and decision.kind in ("stop", "merge", "pause")
    goes_on = not is_out and one.core.status not in ("stopped", "paused", "done")
    return CameOf(one.id, one.core.title, goes_on)


def _there(company_id: int, activity_id: int) -> Listed | None:
    return next((one for one in activities(company_id) if one.id == activity_id), None)
