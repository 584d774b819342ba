"""What other programs follow: weekly times in local time and days, with names that stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from klarlinie.gateways.calendar_feed import WeeklyTime, WholeDay, calendar_feed

AT = datetime(2026, 11, 30, 8, tzinfo=UTC)
BLOCK = WeeklyTime("block:1", "Newsletter", date(2026, 10, 12), time(9), 90)
DAY = WholeDay("step:1", "Erster Schritt: Newsletter", date(2026, 12, 31))
EVIL = "Termin\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT\x85\u2028BEGIN:VALARM"


def feed(*entries: WeeklyTime | WholeDay, name: str = "Hallstein", revision: int = 7) -> bytes:
    return calendar_feed(name, entries, at=AT, revision=revision)


def events(ics: bytes) -> list[Any]:
    return list(Calendar.from_ical(ics).walk("VEVENT"))


def test_a_block_stays_at_nine_oclock_in_summer_and_in_winter() -> None:
    (event,) = events(feed(BLOCK))
    begin = event.decoded("dtstart")
    assert (begin.hour, begin.utcoffset()) == (9, timedelta(hours=2))
    assert str(begin.tzinfo) == "Europe/Berlin"
    assert event.decoded("dtend") - begin == timedelta(minutes=90)
    in_winter = begin + timedelta(weeks=3)  # 2 November, after the change
    assert (in_winter.hour, in_winter.utcoffset()) == (9, timedelta(hours=1))
    assert event["rrule"]["FREQ"] == ["WEEKLY"]


def test_the_rules_of_the_time_zone_travel_along() -> None:
    (zone,) = Calendar.from_ical(feed(BLOCK)).walk("VTIMEZONE")
    assert {str(part["tzname"]) for part in zone.subcomponents} == {"CET", "CEST"}
    berlin = zone.to_tz()
    for year in (2026, 2031, 2040):
        assert datetime(year, 7, 1, 12, tzinfo=berlin).utcoffset() == timedelta(hours=2)
        assert datetime(year, 1, 1, 12, tzinfo=berlin).utcoffset() == timedelta(hours=1)


def test_a_day_is_a_whole_day_also_at_the_end_of_the_year_and_blocks_nobody() -> None:
    (event,) = events(feed(DAY))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 31), date(2027, 1, 1))
    assert event["transp"] == "TRANSPARENT"


def test_the_same_entry_keeps_its_name_when_it_moves_and_counts_up() -> None:
    (before,) = events(feed(BLOCK))
    (after,) = events(feed(replace(BLOCK, first_on=date(2026, 10, 13), title="Anders"), revision=8))
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    assert len({event["uid"] for event in events(feed(BLOCK, DAY))}) == 2


@pytest.mark.parametrize("place", ["title", "name"])
def test_no_words_can_smuggle_a_line_into_the_file(place: str) -> None:
    entries = [replace(BLOCK, title=EVIL), replace(DAY, title=EVIL)] if place == "title" else [BLOCK, DAY]
    ics = feed(*entries, name=EVIL if place == "name" else "Hallstein")
    assert len(events(ics)) == 2
    starts = {line.split(b":")[0].split(b";")[0] for line in ics.splitlines() if not line.startswith(b" ")}
    assert b"ATTENDEE" not in starts
    assert b"VALARM" not in {line.split(b":")[-1] for line in ics.splitlines() if line.startswith(b"BEGIN")}


def test_an_empty_plan_is_an_empty_calendar() -> None:
    assert events(feed()) == []
