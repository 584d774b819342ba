"""What the calendar asks for in the step decisions."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from klarlinie.web.method.decisions.actions import end_everywhere
from klarlinie.web.platform.background.chores import now_and_then


def end_stops(at: datetime) -> None:
    """What has had its last day shows as stopped."""
    end_everywhere(at=at, today=timezone.localdate(at))


now_and_then("end stops", end_stops, every=600)
