"""What the calendar asks for in the step decisions."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from klarlinie.web.method.decisions.actions import end_everywhere
from klarlinie.web.platform.background.kinds import every_day


def end_stops(at: datetime) -> None:
    """What has had its last day shows as stopped."""
    end_everywhere(at=at, today=timezone.localdate(at))


every_day("end_stops", end_stops)
