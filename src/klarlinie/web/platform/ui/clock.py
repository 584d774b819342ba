"""The one place of the web app that reads the clock; everything else gets the time handed in."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, in UTC."""
    return timezone.now()


def today() -> date:
    """Today where the company is (settings.TIME_ZONE)."""
    return timezone.localdate()
