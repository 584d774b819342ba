"""A promise: written down, proposed, ticked off; what is missing is known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from klarlinie.web.method.execution import actions, queries
from klarlinie.web.method.execution.queries.plan import PromiseSeen, plan
from klarlinie.web.method.execution.views.plan import in_words
from klarlinie.web.method.focus.models import Place
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.queries import last_number
from klarlinie.web.platform.journal.story import Stale
from tests.web.method.execution.promised import NOON, TODAY, Core, place
from tests.web.world import World

WHOLE: dict[str, Any] = {
    "first_step": "Fünf Kunden anrufen",
    "first_step_on": date(2026, 8, 10),
    "metric": "Anfragen, die den Newsletter nennen",
    "expected": 6.0,
    "expected_by": date(2027, 8, 10),
}


def write(world: World, activity: int, version: int = 0, **changed: Any) -> int | None:
    said = {**WHOLE, **changed}
    return actions.promise(world.hallstein, activity, version=version, by=world.by("mia"), at=NOON, **said)


def seen(world: World, activity: int) -> PromiseSeen:
    return next(row for row in plan(world.hallstein, TODAY) if row.promise.place.activity_id == activity)


def test_nothing_written_down_lacks_everything_the_owner_first(world: World, core: Core) -> None:
    row = seen(world, core.website)
    assert row.missing == ("owner", "first_step", "metric", "expectation")
    assert row.proposed is not None
    assert row.verdict is None, "no day without a first step"


def test_a_promise_is_written_down_and_taken_back(world: World, core: Core) -> None:
    entry = write(world, core.newsletter)

    row = seen(world, core.newsletter)
    assert row.is_complete
    assert row.proposed is None
    assert row.verdict is not None
    assert row.verdict.earliest_on == date(2027, 2, 10), "six months after the first step"

    assert entry is not None
    undo(world.hallstein, entry, by=world.by("mia"), at=NOON)
    assert seen(world, core.newsletter).promise.commitment_id is None


@pytest.mark.parametrize("status", ["stopped", "paused"])
def test_what_has_ended_or_rests_takes_no_promise(world: World, core: Core, status: str) -> None:
    Activity.everywhere.filter(pk=core.newsletter).update(status=status)

    with pytest.raises(actions.CannotPromise):
        write(world, core.newsletter)


def test_the_clock_of_the_verdict_starts_when_the_step_was_really_done(world: World, core: Core) -> None:
    write(world, core.newsletter)
    actions.tick_first_step(
        world.hallstein, core.newsletter, done=True, version=1, by=world.by("mia"), at=NOON, today=date(2026, 8, 20)
    )  # fmt: skip
    verdict = seen(world, core.newsletter).verdict
    assert verdict is not None
    assert verdict.earliest_on == date(2027, 2, 20)


def test_a_fair_is_judged_from_its_own_day_on(world: World, core: Core) -> None:
    write(world, core.fair)
    verdict = seen(world, core.fair).verdict
    assert verdict is not None
    assert (verdict.earliest_on, verdict.due_on) == (date(2027, 1, 12), date(2027, 10, 12))


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"first_step_on": None}, ("first_step",)),
        ({"first_step": "  "}, ("first_step",)),
        ({"metric": ""}, ("metric",)),
        ({"expected": None}, ("expectation",)),
        ({"expected": None, "expected_words": "erst zählen"}, ()),
        ({"expected": 0.0}, ()),
        ({"expected_by": None}, ("expectation",)),
    ],
)
def test_half_a_part_counts_as_missing(
    world: World, core: Core, changed: dict[str, Any], missing: tuple[str, ...]
) -> None:
    write(world, core.newsletter, **changed)
    assert seen(world, core.newsletter).missing == missing


def test_a_stale_save_is_refused_and_the_same_again_is_no_change(world: World, core: Core) -> None:
    write(world, core.newsletter)
    before = last_number(world.hallstein)
    assert write(world, core.newsletter, 1) is None
    assert last_number(world.hallstein) == before
    with pytest.raises(Stale):
        write(world, core.newsletter, 0, metric="Etwas anderes")
    with pytest.raises(Stale):
        write(world, core.fair, 4)
    assert seen(world, core.newsletter).promise.metric == WHOLE["metric"]


def test_only_core_activities_are_promised(world: World, core: Core) -> None:
    Place.everywhere.filter(activity_id=core.newsletter).update(lane="could")
    with pytest.raises(actions.CannotPromise):
        write(world, core.newsletter)


@pytest.mark.parametrize("expected", [-1.0, float("nan")])
def test_an_expectation_below_nothing_is_refused(world: World, core: Core, expected: float) -> None:
    with pytest.raises(actions.CannotPromise):
        write(world, core.newsletter, expected=expected)


def test_a_step_that_nobody_wrote_down_cannot_be_ticked_off(world: World, core: Core) -> None:
    with pytest.raises(actions.CannotPromise):
        actions.tick_first_step(
            world.hallstein, core.fair, done=True, version=0, by=world.by("mia"), at=NOON, today=TODAY
        )


def take_over(world: World) -> int | None:
    offers = {
        row.promise.place.activity_id: in_words(row)
        for row in plan(world.hallstein, TODAY)
        if row.proposed is not None
    }
    return actions.take_over(world.hallstein, offers, by=world.by("mia"), at=NOON)


def test_one_click_takes_all_proposals_over_and_one_undo_takes_them_back(world: World, core: Core) -> None:
    write(world, core.newsletter, first_step_on=None, metric="Unser Maß")

    entry = take_over(world)

    rows = plan(world.hallstein, TODAY)
    assert [row.missing for row in rows] == [(), (), ("owner",)]
    assert rows[0].promise.metric == "Unser Maß", "what people have written stays"
    assert entry is not None
    undo(world.hallstein, entry, by=world.by("mia"), at=NOON)
    assert seen(world, core.fair).promise.commitment_id is None
    assert seen(world, core.newsletter).missing == ("first_step",)


def test_what_was_counted_so_far_is_the_proposed_expectation(world: World, core: Core) -> None:
    take_over(world)
    fair, website = seen(world, core.fair).promise, seen(world, core.website).promise
    assert (fair.expected, fair.expected_words) == (6, "Anfragen im Jahr")
    assert fair.expected_by == date(2027, 10, 12), "the day of the verdict"
    assert website.expected is None
    assert website.expected_words.startswith("Erst zählen:")


def test_two_first_steps_of_one_person_never_fall_on_one_day(world: World, core: Core) -> None:
    write(world, core.newsletter, first_step_on=date(2026, 8, 7))  # the day that would come first
    Place.everywhere.filter(activity_id=core.website).update(owner_id=core.ana)
    take_over(world)
    assert seen(world, core.website).promise.first_step_on == date(2026, 8, 11)


def test_lacks_says_the_most_useful_first_and_nothing_when_all_is_settled(world: World, core: Core) -> None:
    assert queries.lacks(world.hallstein, TODAY)[0].say("de") == "Eine Kernaktivität hat noch niemanden."
    assert queries.lacks(world.nordlicht, TODAY)[0].say("de").startswith("Beginnt")
    take_over(world)
    Place.everywhere.filter(activity_id=core.website).update(owner_id=core.mia)
    assert queries.lacks(world.hallstein, TODAY) == ()
    Place.everywhere.filter(activity_id=core.newsletter).update(hours_per_week=9)
    assert [one.say("en") for one in queries.lacks(world.hallstein, TODAY)] == [
        "Ana Hallstein has promised 9\u202fhrs a week but only has 6\u202fhrs for it."
    ]


def test_the_plan_asks_the_database_as_often_for_many_as_for_few(world: World, core: Core) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            plan(world.hallstein, TODAY)
            queries.load(world.hallstein)
            queries.lacks(world.hallstein, TODAY)
        return len(caught)

    few = asked()
    from klarlinie.method.inventory.activity import Activity, Source
    from klarlinie.web.method.inventory.actions import add_activities

    more = [Activity(f"Mehr {n}", Source("x.csv", None, n)) for n in range(20)]
    for key in add_activities(world.hallstein, more, by=world.by("ana"), at=NOON):
        place(world, key, owner=core.jana)
    assert asked() == few


def test_the_load_says_who_has_too_much_and_of_whom_nothing_is_known(world: World, core: Core) -> None:
    Place.everywhere.filter(activity_id=core.newsletter).update(hours_per_week=7)
    Place.everywhere.filter(activity_id=core.fair).update(hours_per_week=3)
    Place.everywhere.filter(activity_id=core.website).update(owner_id=core.mia, lane="should")
    seen = {row.load.person: row for row in queries.load(world.hallstein).rows}
    assert seen["Ana Hallstein"].strain == "over"
    assert seen["Ana Hallstein"].over == 1
    assert seen["Jana Winter"].strain == "fits"
    assert (seen["Mia Berger"].strain, seen["Mia Berger"].capacity) == ("unknown", None)
    codes = {finding.code for finding in queries.load(world.hallstein).findings}
    assert "EXE101" in codes


def test_two_people_of_one_name_have_a_load_each(world: World, core: Core) -> None:
    from tests.web.method.execution.promised import person

    twin = person(world, "Jana Winter", 4)
    Place.everywhere.filter(activity_id=core.website).update(owner_id=twin)
    musts = [row.load.must for row in queries.load(world.hallstein).rows if "Jana" in row.load.person]
    assert sorted(musts) == [2, 3]
