"""What four weeks of check-ins say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.upkeep.check_ins import CheckIn, blocked, half_hearted, hours_by_week, silent
from tests.method.execution.documented import worked

THURSDAY = date(2026, 11, 26)
THIS_MONDAY = date(2026, 11, 23)
DOSE = 4.0


def weeks(*hours: float | None) -> list[CheckIn]:
    """Check-ins for the last weeks, the oldest first; a missing week is None."""
    return [
        CheckIn("Eva", 0, THIS_MONDAY - timedelta(weeks=len(hours) - number), spent)
        for number, spent in enumerate(hours)
        if spent is not None
    ]


@pytest.mark.parametrize("row", worked("upkeep.md", "half-hearted"), ids=" ".join)
def test_what_the_docs_call_half_hearted_is_called_so(row: list[str]) -> None:
    hours = [None if week == "?" else float(week) for week in row[0].split()]
    found = half_hearted(weeks(*hours), DOSE, THURSDAY, "SEO")
    assert (found is not None) == (row[1] == "yes")


def test_it_is_said_with_the_weeks_and_the_dose() -> None:
    found = half_hearted(weeks(1, 1, 0, 2), 5.0, THURSDAY, "SEO")
    assert found is not None
    assert (
        found.sentence.say("de")
        == "„SEO“ läuft halbherzig: im Schnitt 1\u202fStd. statt 5\u202fStd., 4 Wochen lang."
    )
    assert [text.say("de") for text in found.evidence] == [
        "Woche ab 26.10.2026: 1\u202fStd.",
        "Woche ab 02.11.2026: 1\u202fStd.",
        "Woche ab 09.11.2026: 0\u202fStd.",
        "Woche ab 16.11.2026: 2\u202fStd.",
    ]


def test_the_week_that_is_not_over_yet_does_not_count() -> None:
    running = CheckIn("Eva", 0, THURSDAY, 0.0)
    assert half_hearted([*weeks(1, 1, 1), running], DOSE, THURSDAY, "SEO") is None
    assert half_hearted([*weeks(1, 1, 1), running], DOSE, THURSDAY + timedelta(weeks=1), "SEO") is not None


def test_exactly_half_of_the_dose_is_not_under_half() -> None:
    assert half_hearted(weeks(2, 2, 2, 2), DOSE, THURSDAY, "SEO") is None
    assert half_hearted(weeks(1.9, 1.9, 1.9, 1.9), DOSE, THURSDAY, "SEO") is not None


def test_hours_not_known_break_the_row_like_a_missing_week() -> None:
    unknown = CheckIn("Eva", 0, THIS_MONDAY - timedelta(weeks=2), None)
    assert half_hearted([*weeks(1, 1, None, 1), unknown], DOSE, THURSDAY, "SEO") is None


def test_several_check_ins_of_a_week_add_up() -> None:
    monday = CheckIn("Eva", 0, THIS_MONDAY, 1.5)
    friday = CheckIn("Eva", 0, THIS_MONDAY + timedelta(days=4), 1.0)
    assert hours_by_week([monday, friday]) == {THIS_MONDAY: 2.5}
    assert hours_by_week([monday, CheckIn("Eva", 0, THURSDAY, None)]) == {THIS_MONDAY: None}


@given(st.lists(st.one_of(st.none(), st.floats(0, 8)), max_size=12))
def test_only_four_known_low_weeks_in_a_row_are_called_half_hearted(hours: list[float | None]) -> None:
    late = 1 if hours and hours[-1] is None else 0
    last = hours[len(hours) - late - 4 : len(hours) - late] if len(hours) - late >= 4 else []
    expected = len(last) == 4 and all(spent is not None and spent < DOSE / 2 for spent in last)
    assert (half_hearted(weeks(*hours), DOSE, THURSDAY, "SEO") is not None) == expected


@pytest.mark.parametrize(("missing", "is_said"), [(3, False), (4, True), (9, True)])
def test_four_silent_weeks_are_a_hint_and_not_a_zero(missing: int, is_said: bool) -> None:
    last = CheckIn("Eva", 0, THIS_MONDAY - timedelta(weeks=missing + 1), 4.0)
    since = date(2026, 1, 1)
    found = silent([last], THURSDAY, "SEO", since)
    assert (found is not None) == is_said
    assert (silent([], THURSDAY, "SEO", THIS_MONDAY - timedelta(weeks=missing)) is not None) == is_said
    if found:
        assert f"seit {missing} Wochen" in found.sentence.say("de")


def test_what_is_in_the_way_stands_on_top_for_two_weeks() -> None:
    check_ins = [
        CheckIn("Eva", 0, THIS_MONDAY - timedelta(weeks=1), 1.0, blocked=" Texte fehlen "),
        CheckIn("Jonas", 1, THURSDAY, 0.0, blocked="Agentur antwortet nicht"),
        CheckIn("Eva", 0, THURSDAY, 1.0, blocked="  "),
        CheckIn("Eva", 0, THIS_MONDAY - timedelta(weeks=2), 1.0, blocked="alt"),
    ]
    found = blocked(check_ins, THURSDAY, ("Website", "SEO"))
    assert [finding.about for finding in found] == ["SEO", "Website"]
    assert found[1].sentence.say("de") == "Eva kommt bei „Website“ nicht weiter: „Texte fehlen“"
