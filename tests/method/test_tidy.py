"""The whole way: a list in, a plan out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klarlinie.method.clarity.line import Audience, Line, Task
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.notices import NOTICE_RULES
from klarlinie.method.plan import Settings, TidyPlan, by_lane
from klarlinie.method.steps import steps, useful_next
from klarlinie.method.team import FEW_HOURS, TEAM
from klarlinie.method.tidy import tidy
from klarlinie.vocabulary.money import Money, euros
from klarlinie.vocabulary.people import Person

TODAY = date(2026, 11, 22)
WHY = "Dort treffen wir die Instandhaltungsleiter der Molkereien"
WHOM = "Instandhaltungsleiter in Molkereien"
TWO = (Person("Jana", 6), Person("Tom", 4, cannot=("social",)))


def activity(title: str, **known: object) -> Activity:
    usual = {"reason": WHY, "audience": WHOM, "asked_reason": True, "asked_audience": True, "type": "ad"}
    return Activity(title, Source("list.csv", None, 2), **{**usual, **known})  # type: ignore[arg-type]


def plan_of(*activities: Activity, line: Line = Line(), **wanted: object) -> TidyPlan:
    reading = InventoryReading((), activities, ())
    return tidy(reading, line, Settings(**{"people": TWO, **wanted}), TODAY)  # type: ignore[arg-type]


def titles(plan: TidyPlan, lane: str) -> set[str]:
    return {plan.activities[p.activity].title for p in by_lane(plan)[lane]}  # type: ignore[index]


SIX = [activity(f"A{n}", inquiries_per_year=float(n), effect_source="counted") for n in range(1, 7)]


def test_the_five_that_bring_most_are_core_and_each_has_one_owner() -> None:
    plan = plan_of(*SIX)
    assert titles(plan, "must") == {"A2", "A3", "A4", "A5", "A6"}
    assert {commitment.owner for commitment in plan.commitments} <= {"Jana", "Tom"}
    assert len(plan.commitments) == 5


def test_nobody_is_promised_beyond_their_hours() -> None:
    plan = plan_of(*SIX, people=(Person("Jana", 3), Person("Tom", 2.5)))
    assert all(load.must + load.should <= load.capacity for load in plan.loads)
    assert plan.infeasible is not None  # three at two hours each do not fit into 3 and 2.5
    assert len(titles(plan, "must")) == 2


def test_what_somebody_cannot_do_goes_to_somebody_else() -> None:
    plan = plan_of(*SIX[:2], activity("LinkedIn", type="social", effect_level=4.0))
    (post,) = [p for p in plan.placements if plan.activities[p.activity].title == "LinkedIn"]
    assert post.owner == "Jana"


def test_the_budget_holds() -> None:
    dear = [
        activity(f"T{n}", inquiries_per_year=20.0, effect_source="counted", money_per_year=euros(9000))
        for n in range(4)
    ]
    plan = plan_of(*dear, *SIX, budget=euros(20000))
    spent = sum(plan.activities[p.activity].money_per_year == euros(9000) for p in by_lane(plan)["must"])
    assert spent == 2


def test_money_in_another_currency_is_said_and_not_added() -> None:
    plan = plan_of(*SIX, activity("Schweiz", money_per_year=Money(euros(500).amount, "CHF")))
    assert "EVA102" in {finding.code for finding in plan.findings}


def test_a_decided_core_activity_stays_whatever_it_brings() -> None:
    plan = plan_of(*SIX, activity("Tradition", reason=None, audience=None), keep=("tradition",))
    assert "Tradition" in titles(plan, "must")


def test_stopped_activities_are_in_the_account_and_nowhere_else() -> None:
    plan = plan_of(*SIX, activity("Trikots", reason=None, audience=None, hours_per_month=3.0))
    assert titles(plan, "not_now") == {"Trikots"}
    assert plan.stop_account.hours_per_month == 3.0


def test_every_activity_stands_in_exactly_one_lane() -> None:
    plan = plan_of(*SIX, activity("Trikots", reason=None, audience=None))
    assert [p.activity for p in plan.placements] == list(range(7))


def test_without_people_the_team_works_and_that_is_said() -> None:
    plan = plan_of(*SIX, people=(), hours_per_week=20.0)
    assert [person.name for person in plan.people] == [TEAM]
    assert "FOC402" in {finding.code for finding in plan.findings}


def test_without_any_hours_they_are_assumed_aloud() -> None:
    plan = plan_of(*SIX, people=())
    assert plan.people[0].hours_per_week == FEW_HOURS
    assert plan.assumptions


def test_somebody_named_twice_is_one_person_with_the_fewer_hours() -> None:
    plan = plan_of(*SIX, people=(Person("Jana", 8), Person("Tom", 4), Person("jana", 3)))
    assert [(person.name, person.hours_per_week) for person in plan.people] == [("jana", 3), ("Tom", 4)]
    assert [text.say("en").replace("\u202f", " ") for text in plan.assumptions] == [
        "jana is named more than once. We assume 3 hrs a week, the lowest figure given."
    ]


def test_hours_of_today_are_taken_where_the_list_knows_them() -> None:
    plan = plan_of(*[activity(f"B{n}", hours_per_month=13.0, status="running") for n in range(4)], people=())
    assert plan.people[0].hours_per_week == pytest.approx(12.0)


def test_a_core_activity_without_a_sentence_is_named() -> None:
    plan = plan_of(*SIX[:2], activity("Stark", reason=None, inquiries_per_year=30.0, effect_source="counted"))
    assert "FOC403" in {finding.code for finding in plan.findings}


def test_what_would_help_most_to_know_is_named_first() -> None:
    plan = plan_of(*SIX, activity("Unbekannt"))
    first = next(finding for finding in plan.findings if finding.code == "FOC401")
    assert first.about == "Unbekannt"


def test_the_measuring_task_fits_the_task_of_marketing() -> None:
    hiring = Line(main_task=Task("win_employees"))
    known = [activity(f"R{n}", type="recruiting", effect_level=float(n)) for n in range(1, 5)]
    plan = plan_of(*known, activity("?", type="recruiting"), activity("??", type="recruiting"), line=hiring)
    first = next(finding for finding in plan.findings if finding.code == "FOC401")
    assert "people who apply" in first.suggestion.say("en")


def test_an_idea_that_looks_like_something_stopped_shows_what_was_noted_then() -> None:
    stopped = activity(
        "Messe X", status="stopped", reason=None, notes={"Bemerkung": "zu teuer, keine Anfrage"}
    )
    plan = plan_of(*SIX, stopped, activity("Messe X 2027", status="idea"))
    (finding,) = [finding for finding in plan.findings if finding.code == "UPK106"]
    assert (finding.about, finding.severity) == ("Messe X 2027", "hint")
    assert "„Messe X“" in finding.sentence.say("de")
    assert [text.say("de") for text in finding.evidence] == [
        "Dazu ist notiert: „Bemerkung: zu teuer, keine Anfrage“"
    ]


def test_what_is_stopped_or_done_itself_resembles_nothing() -> None:
    both = [activity("Messe X", status="stopped"), activity("Messe X 2027", status="stopped")]
    plan = plan_of(*SIX, *both, activity("Messe X 2026", status="done"))
    assert "UPK106" not in {finding.code for finding in plan.findings}


def test_outside_the_core_it_says_what_would_be_enough() -> None:
    plan = plan_of(*SIX)
    (left_out,) = [p for p in plan.placements if plan.activities[p.activity].title == "A1"]
    assert left_out.would_enter is not None
    assert left_out.would_enter.say("de") == "Käme ab etwa 3 Anfragen im Jahr in den Kern."


def test_an_empty_list_gives_an_empty_plan() -> None:
    plan = plan_of()
    assert plan.commitments == ()
    assert plan.infeasible is not None


def test_the_path_says_what_is_useful_next() -> None:
    plan = plan_of(*SIX)
    assert next(iter(steps(plan))).code == "clarity"
    act = useful_next(plan)
    assert act is not None
    assert act[0].code == "clarity"


def test_a_settled_foundation_lacks_nothing() -> None:
    line = Line(
        promise="In vier Stunden da",
        audiences=(Audience(WHOM),),
        benefits=(),
        main_task=Task("win_inquiries", 40, TODAY),
    )
    assert [text.en for text in steps(plan_of(*SIX, line=line))[0].lacks] == [
        "Name the benefit, with its proof."
    ]


def test_notices_have_their_rules() -> None:
    assert {"FOC401", "FOC402", "FOC403", "EVA501", "EVA102"} == {rule.code for rule in NOTICE_RULES}


MAYBE = st.one_of(st.none(), st.integers(0, 30).map(float))
ANY = st.builds(
    activity,
    title=st.uuids().map(str),
    type=st.sampled_from(["website", "social", "event", "recruiting", "other"]),
    inquiries_per_year=MAYBE,
    hours_per_month=MAYBE,
    effect_level=st.one_of(st.none(), st.integers(0, 4).map(float)),
    reason=st.sampled_from([None, WHY, "machen ja alle"]),
    audience=st.sampled_from([None, WHOM, "alle"]),
    status=st.sampled_from([None, "running", "idea", "done", "stopped", "paused"]),
)


@settings(max_examples=60)
@given(st.lists(ANY, max_size=12), st.floats(0, 30))
def test_any_list_gives_a_plan_that_keeps_its_promises(activities: list[Activity], hours: float) -> None:
    plan = plan_of(*activities, people=(Person("Jana", hours),))
    core = by_lane(plan)["must"]
    assert len(core) <= 5
    assert sum(placement.dose_per_week for placement in core) <= hours + 1e-6
    assert all(placement.certainty is None or 0 <= placement.certainty <= 1 for placement in plan.placements)
    assert all(verdict.reasons for verdict in plan.verdicts)
    stopped = {verdict.activity for verdict in plan.verdicts if verdict.kind in ("stop", "merge", "pause")}
    assert stopped.isdisjoint(placement.activity for placement in core)
