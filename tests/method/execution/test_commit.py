"""A core activity becomes a promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.clarity.line import Line, Task
from klarlinie.method.execution.commit import (
    CannotCommit,
    commit,
    commit_core,
    day_for_first_step,
    expected_of,
    without_fair_day,
)
from klarlinie.method.execution.first_steps import FIRST_STEPS, FIRST_STEPS_FROM_NOTHING, first_step
from klarlinie.method.execution.metrics import effect_metric, task_served
from klarlinie.method.focus.model import Lane
from klarlinie.method.focus.placement import Placement
from klarlinie.method.inventory.activity import Activity, ActivityType, Source

FRIDAY = date(2026, 11, 20)
SOURCE = Source("liste.xlsx")
TYPES = get_args(ActivityType)


def activity(title: str = "LinkedIn", type_: ActivityType = "social") -> Activity:
    return Activity(title, SOURCE, type_)


def place(index: int = 0, owner: str | None = "Eva", lane: Lane = "must", dose: float = 2.0) -> Placement:
    return Placement(index, lane, owner, dose, None, None, 0.0)


def test_a_commitment_holds_owner_dose_step_metric_and_fair_day() -> None:
    made = commit(activity("Website", "website"), 7, place(7), FRIDAY)
    assert (made.activity, made.owner, made.hours_per_week) == (7, "Eva", 2.0)
    assert made.first_step_on == date(2026, 11, 23)
    assert "nächste Schritt klar" in made.first_step.say("de")
    assert made.fair_verdict_on == date(2027, 2, 23)
    assert "Website" in made.metric.say("de")


def test_without_an_owner_there_is_no_commitment() -> None:
    with pytest.raises(CannotCommit) as refused:
        commit(activity("Podcast"), 0, place(owner=None), FRIDAY)
    assert "„Podcast“" in refused.value.message.say("de")


def test_only_muss_with_an_owner_is_committed_in_the_order_given() -> None:
    activities = [activity(str(number)) for number in range(4)]
    placements = [place(2), place(0, lane="should"), place(1, owner=None), place(3, owner="Jonas")]
    assert [made.activity for made in commit_core(activities, placements, FRIDAY)] == [2, 3]


def test_three_first_steps_of_one_owner_fall_on_three_days_of_the_next_week() -> None:
    made = commit_core([activity(str(n)) for n in range(3)], [place(n) for n in range(3)], FRIDAY)
    assert [one.first_step_on.day for one in made] == [23, 25, 27]


def test_two_owners_may_begin_on_the_same_day() -> None:
    made = commit_core([activity("A"), activity("B")], [place(0), place(1, owner="Jonas")], FRIDAY)
    assert [one.first_step_on.day for one in made] == [23, 23]


@given(
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.lists(st.sampled_from(["Eva", "Jonas", "Cleo"]), min_size=1, max_size=10),
    st.sets(st.integers(1, 9), max_size=5),
)
def test_first_steps_are_soon_on_working_days_and_never_two_on_one_day(
    today: date, owners: list[str], off: set[int]
) -> None:
    days_off = {today + timedelta(days=n) for n in off}
    made = commit_core(
        [activity(str(n)) for n in range(len(owners))],
        [place(n, owner) for n, owner in enumerate(owners)],
        today,
        days_off=days_off,
    )
    starts = [(one.owner, one.first_step_on) for one in made]
    assert len(set(starts)) == len(starts)
    for _, day in starts:
        assert today < day <= today + timedelta(days=14 + 7)  # ten working days and at most five days off
        assert day.weekday() < 5
        assert day not in days_off


def test_who_has_ten_first_steps_gets_the_eleventh_on_the_next_working_day() -> None:
    taken: set[date] = set()
    for _ in range(11):
        taken.add(day_for_first_step(FRIDAY, taken))
    assert len(taken) == 11
    assert max(taken) == date(2026, 12, 7)


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_has_a_first_step_in_both_languages(type_: ActivityType) -> None:
    step = first_step(activity(type_=type_))
    assert step.say("de").endswith((".", "?"))
    assert step.say("en").endswith((".", "?"))
    assert step.say("de") != step.say("en")


def test_what_does_not_exist_yet_is_not_asked_to_be_looked_at() -> None:
    idea = replace(activity("Newsletter", "newsletter"), status="idea")
    assert first_step(idea) == FIRST_STEPS_FROM_NOTHING["newsletter"]
    assert first_step(replace(idea, status=None)) == FIRST_STEPS["newsletter"]
    assert first_step(replace(idea, status="planned")) == FIRST_STEPS_FROM_NOTHING["newsletter"]
    assert first_step(replace(activity(type_="pr"), status="planned")) == FIRST_STEPS["pr"]


def task_of(kind: str, audience: str | None = None) -> Line:
    return Line(main_task=Task(kind, audience=audience))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("type_", "line", "said"),
    [
        ("social", Line(), "Anfragen, die „LinkedIn“ nennen, wenn ihr fragt, wie sie auf euch gekommen sind"),
        ("event", Line(), "Gespräche auf „LinkedIn“, aus denen eine Anfrage wird"),
        ("presentation", Line(), "Gespräche, in denen der Vertrieb „LinkedIn“ gezeigt hat"),
        (
            "presentation",
            task_of("support_sales"),
            "Angebote, vor denen der Vertrieb „LinkedIn“ eingesetzt hat",
        ),
        ("recruiting", Line(), "Bewerbungen, die „LinkedIn“ nennen"),
        ("recruiting", task_of("win_employees"), "Bewerbungen, die „LinkedIn“ nennen"),
        ("customer_care", Line(), "Folgeaufträge"),
        (
            "pr",
            task_of("be_known", "Werkleiter"),
            "aus der Zielgruppe „Werkleiter“, die „LinkedIn“ von sich aus",
        ),
        ("pr", task_of("be_known"), "Neue Gesprächspartner aus eurer Zielgruppe, die"),
        ("internal_project", Line(), "Stunden im Monat, die durch „LinkedIn“"),
        ("other", task_of("keep_customers"), "Folgeaufträge"),
    ],
)
def test_the_metric_is_an_effect_for_the_task_it_can_serve(
    type_: ActivityType, line: Line, said: str
) -> None:
    assert said in effect_metric(activity(type_=type_), line).say("de")


def test_a_side_task_counts_where_the_main_task_cannot_be_served() -> None:
    line = Line(main_task=Task("win_employees"), side_tasks=(Task("keep_customers"),))
    assert task_served("newsletter", line) == "keep_customers"
    assert task_served("seo", line) == "win_inquiries"


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize(
    "kind", ["win_inquiries", "support_sales", "win_employees", "keep_customers", "be_known"]
)
def test_every_type_has_a_metric_for_every_task_and_none_measures_reach(
    type_: ActivityType, kind: str
) -> None:
    metric = effect_metric(activity("X", type_), task_of(kind))
    for said in (metric.say("de"), metric.say("en")):
        assert said[0].isupper()
        assert not any(
            word in said.lower() for word in ("reichweite", "impression", "follower", "klicks", "reach (")
        )


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"inquiries_per_year": 6, "effect_source": "counted"},
            "Mindestens so viele wie bisher gezählt: 6 Anfragen im Jahr, geprüft am 23.11.2027",
        ),
        (
            {"inquiries_per_year": 6, "effect_source": "estimated"},
            "Mindestens so viele wie bisher angenommen: 6 Anfragen im Jahr, geprüft am 23.11.2027",
        ),
        ({"inquiries_per_year": 1, "effect_source": "counted"}, "gezählt: 1 Anfrage im Jahr"),
        ({"leads_per_year": 3}, "3 qualifizierte Anfragen im Jahr"),
        ({"customers_per_year": 2}, "2 neue Kunden im Jahr"),
        ({"inquiries_per_year": 0, "customers_per_year": 2}, "Bisher keine: mehr als null Anfragen"),
    ],
)
def test_the_expectation_is_at_least_what_is_known(facts: dict[str, object], said: str) -> None:
    made = commit(replace(activity(), **facts), 0, place(), FRIDAY)  # type: ignore[arg-type]
    assert made.expectation is not None
    assert said in made.expectation.say("de")


@pytest.mark.parametrize("line", [Line(), task_of("keep_customers")])
def test_where_nothing_fitting_is_known_a_quarter_is_spent_counting(line: Line) -> None:
    newsletter = activity("Newsletter", "newsletter")
    if line.main_task:
        newsletter = replace(newsletter, inquiries_per_year=6)
    made = commit(newsletter, 0, place(), FRIDAY, line)
    assert made.expectation is None
    assert expected_of(made).say("de") == (
        "Erst zählen, dann erwarten: vom 23.11.2026 bis 23.02.2027 jedes Mal fragen und notieren."
    )


def test_a_fair_is_judged_after_the_next_fair_and_never_after_the_last() -> None:
    fair = replace(activity("Messe", "event"), start_on=date(2026, 4, 20), due_on=date(2027, 4, 20))
    assert commit(fair, 0, place(), FRIDAY).fair_verdict_on == date(2027, 7, 20)


def test_a_fair_without_a_coming_date_is_asked_about() -> None:
    fair = replace(activity("Messe", "event"), start_on=date(2026, 4, 20))
    made = commit(fair, 0, place(), FRIDAY)
    assert made.fair_verdict_on is None
    assert [finding.code for finding in without_fair_day([made], [fair])] == ["EXE109"]
    assert without_fair_day([commit(activity(), 0, place(), FRIDAY)], [activity()]) == ()
