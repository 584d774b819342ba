"""What people have settled lies above what rules propose: board, promises, and what they do not want to hear."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from klarlinie.method.clarity.line import Line
from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.execution.promised import Promised, as_promised, expected
from klarlinie.method.focus.placed import Placed
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.reading import InventoryReading, LikelyDuplicate
from klarlinie.method.noticed import SEVERITIES, STEPS, all_noticed, step_of
from klarlinie.method.plan import Agreed, Settings, Stamp, TidyPlan, without
from klarlinie.method.tidy import plan_as_agreed, tidy
from klarlinie.reports.markdown import plan_markdown
from klarlinie.vocabulary.findings import Finding, Off
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text, plain

TODAY = date(2026, 8, 5)
TITLES = ("Website", "Empfehlungen", "Messe", "Newsletter", "Blog", "Anzeige")
SETTINGS = Settings(people=(Person("Jana", 10), Person("Tom", 8)))


def reading() -> InventoryReading:
    kinds = ("website", "referral", "event", "newsletter", "content", "ad")
    activities = tuple(
        Activity(
            title,
            Source("x.csv", None, n),
            type=kinds[n],  # type: ignore[arg-type]
            hours_per_month=4.0 + n,
            inquiries_per_year=20.0 - 3 * n,
            effect_source="counted",
            reason="Bringt Anfragen von Werkstätten aus der Umgebung",
            audience="Werkstätten mit eigener Prüfstelle",
            asked_reason=True,
            asked_audience=True,
            status="running",
        )
        for n, title in enumerate(TITLES)
    )
    return InventoryReading((), activities, ())


def proposed() -> TidyPlan:
    return tidy(reading(), Line(company="Hallstein"), SETTINGS, TODAY)


def agreed(places: dict[int, Placed], **verdicts: Verdict) -> TidyPlan:
    base = proposed()
    said = {one.activity: one for one in verdicts.values()}
    found = tuple(said.get(one.activity, one) for one in base.verdicts)
    stamps = {index: Stamp("Ana", TODAY) for index in said}
    return plan_as_agreed(reading(), base.line, SETTINGS, TODAY, found, Agreed(stamps, places), {})


def placed(index: int, lane: str, owner: str | None = "Jana", hours: float = 2.0) -> Placed:
    return Placed(index, lane, owner, hours, "Ana", TODAY)  # type: ignore[arg-type]


def lane_of(plan: TidyPlan, index: int) -> str:
    return next(one.lane for one in plan.placements if one.activity == index)


def test_with_nothing_settled_the_plan_is_the_proposal() -> None:
    base, plan = proposed(), agreed({})
    assert plan.placements == base.placements
    assert plan.agreed == Agreed()
    assert replace(plan, agreed=None) == base


def test_the_core_people_have_chosen_is_the_core_and_the_rest_waits() -> None:
    plan = agreed({5: placed(5, "must", "Tom", 1.5)})
    assert [lane_of(plan, index) for index in range(6)].count("must") == 1
    (promise,) = plan.commitments
    assert (promise.activity, promise.owner, promise.hours_per_week) == (5, "Tom", 1.5)
    assert {lane_of(plan, index) for index in range(5)} == {"could"}
    assert plan.core_value == plan.assessments[5].value


def test_a_core_beyond_all_limits_is_said_by_the_load_and_never_hidden() -> None:
    plan = agreed({index: placed(index, "must", "Tom", 6.0) for index in range(4)})
    assert plan.infeasible is None
    assert len(plan.commitments) == 4
    assert "EXE101" in {one.code for one in plan.findings}


def test_kept_is_not_core_and_stopped_is_not_for_now() -> None:
    keep, stop = Verdict(5, "keep", (), is_decided=True), Verdict(0, "stop", (), is_decided=True)
    plan = agreed({0: placed(0, "must"), 1: placed(1, "must")}, keep=keep, stop=stop)
    assert lane_of(plan, 0) == "not_now"
    assert lane_of(plan, 1) == "must"
    assert lane_of(plan, 5) == "could"
    assert lane_of(agreed({}, keep=keep), 5) == lane_of(proposed(), 5)


def test_what_people_have_given_a_place_is_not_said_to_go() -> None:
    propose = {
        name: Verdict(index, "stop", ()) for index, name in ((0, "website"), (1, "referrals"), (2, "fair"))
    }
    places = {0: placed(0, "must"), 1: placed(1, "not_now")}
    assert agreed(places, **propose).stop_account.activities == (1, 2)
    decided = {**propose, "website": Verdict(0, "stop", (), is_decided=True)}
    assert agreed(places, **decided).stop_account.activities == (0, 1, 2)
    draft = {0: placed(0, "should")}
    assert agreed(draft, **propose).stop_account.activities == (0, 1, 2)


def test_what_was_reckoned_for_another_place_is_not_said_of_this_one() -> None:
    plan = agreed({5: placed(5, "must"), 0: placed(0, "could")})
    place = next(one for one in plan.placements if one.activity == 0)
    assert (place.break_even, place.certainty, place.value_of_knowing) == (None, None, 0.0)
    assert place.because[0].say("en").startswith("Ana has set it like this")


def test_a_core_activity_nobody_has_taken_on_has_no_promise_and_a_finding() -> None:
    plan = agreed({5: placed(5, "must", None)})
    assert plan.commitments == ()
    assert "EXE102" in {one.code for one in plan.findings}


def test_a_promise_is_said_in_the_words_people_chose_and_the_gaps_stay_proposed() -> None:
    base = proposed()
    first = base.commitments[0]
    said = Promised("Frau Moser {anrufen}", date(2026, 9, 1), "", 12, date(2027, 1, 31))
    (changed, *others) = as_promised(base.commitments, {first.activity: said}, base.activities)
    assert changed.first_step.say("de") == "Frau Moser {anrufen}"
    assert changed.first_step_on == date(2026, 9, 1)
    assert changed.metric == first.metric
    assert changed.expectation is not None
    assert changed.expectation.say("de") == "12 bis 31.01.2027"
    assert changed.fair_verdict_on is not None
    assert others == list(base.commitments[1:])


@pytest.mark.parametrize(
    ("said", "english"),
    [
        (Promised(expected=14, expected_words="inquiries a year"), "14 inquiries a year"),
        (
            Promised("", None, "", 14, date(2027, 6, 3), "inquiries a year"),
            "14 inquiries a year, by 3 Jun 2027",
        ),
        (Promised("", None, "", None, date(2027, 3, 1), "count first"), "count first, by 1 Mar 2027"),
        (Promised(expected=3), "3"),
    ],
)
def test_what_is_expected_keeps_its_figure_its_unit_and_its_day(said: Promised, english: str) -> None:
    words = expected(said)
    assert words is not None
    assert words.say("en").replace("\xa0", " ") == english


def test_where_nothing_is_expected_nothing_is_said() -> None:
    assert expected(Promised()) is None


# --- everything noticed ---

ONE = Finding("UPK111", "warning", "Messe", Text("Still.", "Silent."), plain("Fragen."))


def test_everything_noticed_is_there_once_and_what_is_important_goes_first() -> None:
    plan = replace(
        proposed(), reading=replace(reading(), duplicates=(LikelyDuplicate(0, 4, plain("gleich")),))
    )
    found = all_noticed(plan, [ONE, ONE]).findings
    assert [one.code for one in found].count("UPK111") == 1
    pair = next(one for one in found if one.code == "INV403")
    assert pair.about == "Website"
    ranks = [(SEVERITIES.index(one.severity), list(STEPS).index(step_of(one.code))) for one in found]
    assert ranks == sorted(ranks)


def test_off_is_one_thing_or_everything_a_code_says() -> None:
    plan = replace(proposed(), findings=(ONE, replace(ONE, about="Blog"), replace(ONE, code="UPK110")))
    assert [one.about for one in without(plan, [Off("UPK111", "Messe")]).findings] == ["Blog", "Messe"]
    assert [one.code for one in without(plan, [Off("UPK111")]).findings] == ["UPK110"]
    assert without(plan, []).findings == plan.findings


def test_what_nobody_knows_is_not_said_to_bring_anything() -> None:
    """The points of an unknown effect are what is usual, and the sentence says so."""
    table = reading()
    unknown = replace(table.activities[1], inquiries_per_year=None, effect_source="unknown")
    activities = (table.activities[0], unknown, *table.activities[2:])
    plan = tidy(replace(table, activities=activities), Line(company="Hallstein"), SETTINGS, TODAY)

    said = {one.activity: one.because[0].say("de") for one in plan.placements if one.because}

    assert said[1].startswith("Was es bringt, ist noch nicht bekannt; gerechnet ist mit üblichen")
    assert said[0].startswith("Bringt ")


def test_a_report_says_once_that_an_effect_is_not_known() -> None:
    table = reading()
    unknown = replace(table.activities[1], inquiries_per_year=None, effect_source="unknown")
    activities = (table.activities[0], unknown, *table.activities[2:])
    plan = tidy(replace(table, activities=activities), Line(company="Hallstein"), SETTINGS, TODAY)
    said = plan_markdown(plan, "de")
    assert "Was es bringt, ist noch nicht bekannt" in said
    assert "gerechnet mit dem Üblichen. Was es bringt" not in said
