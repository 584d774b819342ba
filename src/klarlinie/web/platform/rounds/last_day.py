"""The last day of a round counts as a whole, where the company is."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

LAST_MOMENT = time(23, 59)


def last_moment(day: date | None) -> datetime | None:
    """Until when a round runs whose last day this is; None for none."""
    return datetime.combine(day, LAST_MOMENT, ZoneInfo(settings.TIME_ZONE)) if day else None
