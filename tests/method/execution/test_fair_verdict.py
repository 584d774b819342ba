"""When one may judge, and when one has to."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.execution.fair_verdict import (
    FairVerdict,
    fair_verdict_on,
    judge_from,
    judged_too_early,
    moment,
    months_later,
    usual_time,
)
from klarlinie.method.inventory.activity import ActivityType
from tests.method.execution.documented import worked

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def verdict(activity_type: ActivityType, start_on: date) -> FairVerdict:
    found = fair_verdict_on(activity_type, start_on, TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize("row", worked("execution.md", "fair verdict"), ids=" ".join)
def test_the_days_in_the_docs_are_the_days_computed(row: list[str]) -> None:
    activity_type, start, earliest, due = row
    found = fair_verdict_on(activity_type, date.fromisoformat(start), TODAY)  # type: ignore[arg-type]
    assert found is not None
    assert (found.earliest_on, found.due_on) == (date.fromisoformat(earliest), date.fromisoformat(due))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 12, date(2027, 11, 30)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_end_where_the_shorter_month_ends(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@given(DAYS, st.integers(0, 48))
def test_a_month_later_is_that_month_and_never_a_later_day_of_it(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@given(st.sampled_from(get_args(ActivityType)), DAYS)
def test_every_type_has_a_first_look_no_later_than_its_verdict(
    activity_type: ActivityType, start: date
) -> None:
    found = verdict(activity_type, start)
    assert start < found.earliest_on <= found.due_on == judge_from(activity_type, start)


def test_an_event_without_a_date_has_no_fair_day() -> None:
    assert fair_verdict_on("event", None, TODAY) is None
    assert fair_verdict_on("ad", None, TODAY) == verdict("ad", TODAY)


@pytest.mark.parametrize(
    ("today", "stands"),
    [
        (date(2026, 12, 31), "too_early"),
        (date(2027, 1, 1), "first_look"),
        (date(2027, 2, 28), "first_look"),
        (date(2027, 3, 1), "due"),
    ],
)
def test_the_first_fair_day_and_the_verdict_day_count(today: date, stands: str) -> None:
    assert moment(verdict("ad", date(2026, 12, 1)), today) == stands


def test_judging_too_early_is_warned_against_with_the_day_and_its_source() -> None:
    seo = verdict("seo", date(2027, 1, 1))
    finding = judged_too_early("SEO", seo, date(2027, 2, 1))
    assert finding is not None
    assert finding.code == "EXE108"
    assert "01.05.2027" in finding.sentence.say("de")
    assert "Maile Ohye" in finding.evidence[0].say("de")
    assert judged_too_early("SEO", seo, date(2027, 5, 1)) is None


def test_what_is_only_our_assumption_says_so() -> None:
    assert "Annahme von uns" in usual_time("giveaway").origin.say("de")
    assert "nehmen wir an" in usual_time("event").origin.say("de")


def test_one_month_figure_is_not_said_as_a_range() -> None:
    assert verdict("brochure", TODAY).why.say("de") == (
        "Eine Wirkung zeigt sich nach etwa 3 Monaten (ein üblicher Erfahrungswert); "
        "das Urteil ist am 22.02.2027 fällig."
    )
