from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from klarlinie.gateways.calendar_out import plan_calendar
from klarlinie.vocabulary.text import plain
from tests.reports.sample import nasty_plan, poor_plan, rich_plan


def events(ics: bytes) -> list[dict[str, object]]:
    return [
        {key.lower(): event.decoded(key) for key in ("uid", "summary", "dtstart", "dtend", "description")}
        | {"rrule": event["rrule"]}
        for event in Calendar.from_ical(ics).walk("VEVENT")
    ]


def test_each_block_is_a_weekly_event_from_the_next_monday_on() -> None:
    plan = rich_plan()
    found = events(plan_calendar(plan, "de"))
    hours = sum((event["dtend"] - event["dtstart"]).total_seconds() / 3600 for event in found)  # type: ignore[operator]
    assert hours == pytest.approx(sum(promise.hours_per_week for promise in plan.commitments))
    assert all(event["rrule"]["FREQ"] == ["WEEKLY"] for event in found)  # type: ignore[index]
    assert min(str(event["dtstart"]) for event in found) == "2026-11-30 09:00:00"


def test_times_are_local_without_a_zone() -> None:
    assert all(event["dtstart"].tzinfo is None for event in events(plan_calendar(rich_plan(), "de")))  # type: ignore[attr-defined]


def test_one_person_gets_only_their_own_blocks_with_the_same_identifiers() -> None:
    everybody = events(plan_calendar(rich_plan(), "de"))
    petra = events(plan_calendar(rich_plan(), "de", "Petra Voss"))
    assert petra
    assert petra == [event for event in everybody if b"Petra Voss" in str(event["summary"]).encode()]


def test_identifiers_are_unique_and_stay_when_the_plan_is_made_again_a_week_later() -> None:
    plan = rich_plan()
    first = [event["uid"] for event in events(plan_calendar(plan, "de"))]
    later = [
        event["uid"] for event in events(plan_calendar(replace(plan, today=plan.today + timedelta(7)), "en"))
    ]
    assert len(set(first)) == len(first)
    assert first == later


def test_a_small_dose_becomes_a_rarer_block() -> None:
    plan = rich_plan()
    small = replace(plan, commitments=(replace(plan.commitments[0], hours_per_week=0.25),))
    (event,) = events(plan_calendar(small, "de"))
    assert event["rrule"]["INTERVAL"] == [2]  # type: ignore[index]
    assert event["dtend"] - event["dtstart"] == timedelta(minutes=30)  # type: ignore[operator]


def test_no_title_can_smuggle_a_line_into_the_file() -> None:
    plan = nasty_plan()
    evil = "Termin\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT\x85\u2028BEGIN:VALARM"
    first = replace(plan.activities[0], title=evil)
    changed = replace(
        plan,
        reading=replace(plan.reading, activities=(first, *plan.activities[1:])),
        line=replace(plan.line, company=evil),
        commitments=(replace(plan.commitments[0], owner=evil, metric=plain(evil)), *plan.commitments[1:]),
    )
    ics = plan_calendar(changed, "de")
    assert len(events(ics)) == len(events(plan_calendar(plan, "de")))
    starts = {line.split(b":")[0].split(b";")[0] for line in ics.splitlines() if not line.startswith(b" ")}
    assert b"ATTENDEE" not in starts
    assert ics.count(b"BEGIN:VALARM\r\n") == 0


def test_a_plan_without_promises_gives_an_empty_calendar() -> None:
    ics = plan_calendar(poor_plan(), "de")
    assert events(ics) == []
    assert ics.startswith(b"BEGIN:VCALENDAR")


def test_the_description_says_the_first_step_and_its_day() -> None:
    event = events(plan_calendar(rich_plan(), "en"))[0]
    assert "First step: Read the start page" in str(event["description"])
    assert "by 30 Nov 2026" in str(event["description"])
    assert event["dtstart"].date() == date(2026, 11, 30)  # type: ignore[attr-defined]
