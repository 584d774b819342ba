"""A calendar gives one row a series, with hours only where they are plain."""

from __future__ import annotations

from datetime import date

import pytest

from klarlinie.gateways.kinds import read_content
from tests.gateways.exports import CALENDAR
from tests.gateways.hostile import ics


def rows() -> dict[object, tuple[object, ...]]:
    table = read_content("marketing.ics", CALENDAR.encode()).tables[0]
    return {row[0]: (*row, *[None] * (10 - len(row))) for row in table.rows[1:]}


def test_a_series_is_one_row_and_a_moved_date_is_none() -> None:
    assert list(rows()) == [
        "Redaktionssitzung",
        "Messe Hannover",
        "LinkedIn pflegen",
        "Stammtisch",
        "Agenturgespräch",
        "Website prüfen",
    ]


def test_an_all_day_event_ends_on_its_last_day() -> None:
    fair = rows()["Messe Hannover"]
    assert fair[3:6] == (None, date(2026, 4, 20), date(2026, 4, 24))
    assert (fair[1], fair[9]) == ("Messen", "Hannover")


def test_the_rule_of_a_series_travels_as_a_note_and_its_end_as_due() -> None:
    linkedin = rows()["LinkedIn pflegen"]
    assert linkedin[5] == date(2026, 12, 31)
    assert "BYDAY=MO,WE,FR" in str(linkedin[6])


def test_who_comes_and_what_it_is_about_travel_along() -> None:
    meeting = rows()["Redaktionssitzung"]
    assert meeting[7:9] == ("Jana Busch", "Themen, Termine")


def test_states_are_said_in_words() -> None:
    assert rows()["Stammtisch"][2] == "gestoppt"
    assert rows()["Website prüfen"][2] == "offen"


def test_a_single_date_has_a_length_but_no_hours_a_month() -> None:
    talk = rows()["Agenturgespräch"]
    assert (talk[3], talk[6]) == (None, "einmalig, 1,5 h")


@pytest.mark.parametrize(
    ("rule", "hours"),
    [
        ("FREQ=WEEKLY", "2 h pro Woche"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2 h alle 2 Wochen"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "4 h pro Woche"),
        ("FREQ=DAILY", "2 h pro Tag"),
        ("FREQ=MONTHLY", "2 h pro Monat"),
        ("FREQ=MONTHLY;BYDAY=1TU", "2 h pro Monat"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "4 h pro Monat"),
        ("FREQ=MONTHLY;INTERVAL=3", "2 h alle 3 Monate"),
        ("FREQ=YEARLY", "2 h pro Jahr"),
        ("FREQ=MONTHLY;BYDAY=TU", None),  # four or five Tuesdays
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", None),
        ("FREQ=DAILY;BYDAY=MO,TU", None),
        ("FREQ=WEEKLY;COUNT=4", None),  # soon over: no hours a month
        ("FREQ=WEEKLY;BYMONTH=3", None),
        ("FREQ=HOURLY", None),
        ("FREQ=WEEKLY;INTERVAL=0", None),
        ("FREQ=WEEKLY\r\nRRULE:FREQ=MONTHLY", None),
    ],
)
def test_hours_are_said_only_for_plain_rules(rule: str, hours: str | None) -> None:
    event = f"SUMMARY:x\r\nDTSTART:20260105T090000Z\r\nDTEND:20260105T110000Z\r\nRRULE:{rule}"
    row = read_content("k.ics", ics(event)).tables[0].rows[1]
    assert row[3] == hours


@pytest.mark.parametrize(
    "times",
    [
        "DTSTART;VALUE=DATE:20260105",
        "DTSTART:20260105T090000Z",
        "DTSTART:20260105T090000Z\r\nDTEND:20260105T080000Z",
        "DTSTART:20260105T090000Z\r\nDTEND:20260108T080000Z",
        "DTSTART:20260105T090000\r\nDTEND:20260105T110000Z",
    ],
)
def test_no_hours_where_the_length_is_not_plain(times: str) -> None:
    row = read_content("k.ics", ics(f"SUMMARY:x\r\n{times}\r\nRRULE:FREQ=WEEKLY")).tables[0].rows[1]
    assert row[3] is None


def test_a_date_that_is_none_is_named_and_left_empty() -> None:
    table = read_content("k.ics", ics("SUMMARY:Messe\r\nDTSTART:irgendwann")).tables[0]
    assert table.rows[1] == ("Messe",)
    (problem,) = table.problems
    assert (problem.code, problem.line) == ("INV016", 1)
    assert "Messe" in problem.message.say("de")
    assert "DTSTART" in problem.message.say("en")


def test_two_calendars_in_one_file_are_both_read() -> None:
    both = ics("SUMMARY:Messe", head="X-WR-CALNAME:A\r\n") + ics("SUMMARY:Flyer", head="X-WR-CALNAME:B\r\n")
    table = read_content("k.ics", both).tables[0]
    assert [row[:2] for row in table.rows[1:]] == [("Messe", "A"), ("Flyer", "B")]
