"""The status of an activity, set by what was decided about it."""

from __future__ import annotations

from klarlinie.method.inventory.activity import Status
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.journal.story import Story


def set_status(told: Story, activity_id: int, status: Status | None) -> None:
    """Inside a story that goes on; nothing happens where it says so already, or the activity has gone."""
    row = Activity.objects.for_company(told.company_id).filter(pk=activity_id).first()
    if row is not None:
        told.change(row, status=status or "")
