"""Which week a check-in is about, and how long it can be corrected."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.upkeep.check_ins import half_hearted_aloud, monday_of, open_weeks, week_asked
from tests.method.execution.documented import worked

A_DAY = timedelta(days=1)


@pytest.mark.parametrize("row", worked("upkeep.md", "weeks"), ids=" ".join)
def test_the_weeks_of_the_docs(row: list[str]) -> None:
    today, about, oldest = map(date.fromisoformat, row)
    assert week_asked(today) == about
    assert open_weeks(today)[-1] == oldest


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_three_mondays_are_open_and_the_one_that_is_asked_about_is_among_them(today: date) -> None:
    found = open_weeks(today)
    assert all(monday.weekday() == 0 for monday in found)
    assert [one - two for one, two in pairwise(found)] == [timedelta(weeks=1)] * 2
    assert found[0] == monday_of(today) <= today
    assert week_asked(today) in found[:2]


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_week_closes_when_its_next_monday_is_two_weeks_past(monday: date) -> None:
    monday = monday_of(monday)
    closes = monday + timedelta(weeks=1) + timedelta(weeks=2)
    assert monday in open_weeks(closes - A_DAY)
    assert monday not in open_weeks(closes)


def test_what_is_said_aloud_has_no_hours_in_it() -> None:
    assert "Std." not in half_hearted_aloud("Blog").say("de")
    assert "Blog" in half_hearted_aloud("Blog").say("en")
