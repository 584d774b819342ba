"""Own entries as a calendar that other programs follow: weekly blocks in local time, and days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from klarlinie.gateways.calendar_out import one_line

if TYPE_CHECKING:
    from icalendar import Component, Event

ZONE = ZoneInfo("Europe/Berlin")
SHORTEST = 5  # minutes
LOOK_AGAIN = timedelta(hours=6)
RULES_OF_THE_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class WeeklyTime:
    """`minutes` from `start` on, every `every_weeks` weeks; nine o'clock is nine o'clock in summer and winter.

    `key` names the entry for good: where it moves or gets another title, calendars move it too.
    """

    key: str
    title: str
    first_on: date
    start: time
    minutes: int
    every_weeks: int = 1


@dataclass(frozen=True)
class WholeDay:
    """A day on which something is due."""

    key: str
    title: str
    on: date


def calendar_feed(
    name: str, entries: Iterable[WeeklyTime | WholeDay], *, at: datetime, revision: int
) -> bytes:
    """The ICS text. `at` is when the plan was last changed, `revision` grows with each of its changes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Klarlinie//Plan//DE")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add_component(_zone())
    for entry in entries:
        calendar.add_component(_event(entry, at, revision))
    return bytes(calendar.to_ical())


def _event(entry: WeeklyTime | WholeDay, at: datetime, revision: int) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{sha256(entry.key.encode()).hexdigest()[:32]}@klarlinie")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("last-modified", at.astimezone(UTC))
    event.add("sequence", revision)
    event.add("summary", one_line(entry.title))
    if isinstance(entry, WholeDay):
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return event
    start = datetime.combine(entry.first_on, entry.start, ZONE)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=max(SHORTEST, entry.minutes)))
    event.add("rrule", {"freq": "weekly", "interval": entry.every_weeks})
    event.add("transp", "OPAQUE")
    return event


def _zone() -> Component:
    """The rules of summer and winter time travel along, so that no calendar has to know the zone."""
    from icalendar import Timezone

    return Timezone.from_ical(RULES_OF_THE_ZONE)
