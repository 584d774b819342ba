"""Changing what is on the table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.as_rows import row_fields
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story


def add_activities(
    company_id: int, activities: Sequence[CoreActivity], *, by: By, at: datetime
) -> tuple[int, ...]:
    """Put activities at the end of the list, in their order. Gives their keys."""
    says = Text("{n} Aktivitäten aufgenommen", "{n} activities added", {"n": len(activities)})
    if len(activities) == 1:
        says = Text("„{title}“ aufgenommen", "“{title}” added", {"title": activities[0].title})
    with story(company_id, by=by, at=at, says=says) as told:
        return tuple(row.pk for row in append(told, activities))


def append(told: Story, activities: Sequence[CoreActivity], **more: object) -> list[Activity]:
    """The same inside a story that goes on; `more` are fields that all of them get."""
    last = Activity.objects.for_company(told.company_id).order_by("-position").first()
    first = last.position + 1 if last else 1
    return told.create_many(
        Activity,
        [
            {**row_fields(activity), **more, "position": first + place}
            for place, activity in enumerate(activities)
        ],
    )
