"""Deciding: by right, with a reason, superseded and never edited; the list shows what follows."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.web.method.decisions.actions import (
    CannotDecide,
    Step,
    decide,
    decide_as_suggested,
    end_everywhere,
    suggest,
    tick,
)
from klarlinie.web.method.decisions.models import Decision, Suggestion, WindDownStep
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.decisions.queries.cards import history_of
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.method.inventory.queries import activity
from klarlinie.web.platform.background.chores import chores
from klarlinie.web.platform.deciding.actions import MayNotDecide, give_right
from klarlinie.web.platform.deciding.queries import rights_page
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.queries import chain_breaks_at, history
from klarlinie.web.platform.journal.story import Stale
from tests.web.conftest import AT
from tests.web.everything import add
from tests.web.method.decisions.rights import TODAY, decided, give_rights, put_on_the_table
from tests.web.own_place import own_place
from tests.web.world import World

LATER = date(2026, 12, 31)


@pytest.fixture
def table(world: World) -> tuple[int, ...]:
    give_rights(world)
    return put_on_the_table(world)


def status(world: World, key: int) -> str | None:
    found = activity(world.hallstein, key)
    assert found is not None
    return found.core.status


def test_a_decision_keeps_who_when_why_by_which_right_and_what_was_proposed(
    world: World, table: tuple[int, ...]
) -> None:
    number = decided(world, "mia", table[0], "keep", reason="  Dort kaufen unsere drei größten Kunden.  ")

    row = Decision.objects.for_company(world.hallstein).get(pk=number)
    assert (row.verdict, row.reason) == ("keep", "Dort kaufen unsere drei größten Kunden.")
    assert (row.decided_by, row.decided_on, row.decided_at) == ("Mia Berger", TODAY, AT)
    assert (row.right_used, row.as_deputy) == ("prioritise", False)
    assert (row.proposed, [rule["code"] for rule in row.rules]) == ("stop", ["DEC101"])
    assert (row.hours_per_month, row.money_per_year, row.nerves, row.ran) == (10.0, 8000, 3.0, True)
    (past,) = history_of(world.hallstein, table[0])
    assert past.is_overridden
    assert "Recht: Prioritäten setzen" in history(world.hallstein)[0].says_de


@pytest.mark.parametrize(
    ("verdict", "about", "who"),
    [
        ("keep", {}, "mia"),
        ("change", {}, "mia"),
        ("stop", {}, "ana"),
        ("pause", {"review_on": LATER}, "ana"),
        ("merge", {"merge_with_id": 2}, "ana"),
    ],
)
def test_each_verdict_needs_its_right(
    world: World, table: tuple[int, ...], verdict: str, about: dict[str, Any], who: str
) -> None:
    about = {name: table[value] if name == "merge_with_id" else value for name, value in about.items()}
    before = len(history(world.hallstein))
    for other in {"ana", "mia", "ben", "vera"} - {who}:
        with pytest.raises(MayNotDecide):
            decided(world, other, table[0], verdict, **about)
    assert decisions_now(world.hallstein) == {}
    assert len(history(world.hallstein)) == before

    decided(world, who, table[0], verdict, **about)

    assert decisions_now(world.hallstein)[table[0]].kind == verdict


@pytest.mark.parametrize("verdict", ["stop", "pause"])
def test_what_was_stopped_or_paused_comes_back_by_the_right_for_new_things(
    world: World, table: tuple[int, ...], verdict: str
) -> None:
    decided(world, "ana", table[2], verdict, review_on=LATER)
    assert status(world, table[2]) == ("stopped" if verdict == "stop" else "paused")
    with pytest.raises(MayNotDecide, match="new activities"):
        decided(world, "mia", table[2], "keep")

    decided(world, "ana", table[2], "keep")

    assert decisions_now(world.hallstein)[table[2]].right_used == "new"
    assert status(world, table[2]) == "running"


def test_a_vacant_right_lets_nobody_decide_also_not_who_leads_or_advises(world: World) -> None:
    (key, *_) = put_on_the_table(world)
    for who in ("ana", "vera", "mia"):
        with pytest.raises(MayNotDecide, match="vacant"):
            decided(world, who, key, "stop")


def test_the_right_counts_at_the_moment_of_the_click(world: World, table: tuple[int, ...]) -> None:
    held = next(one for one in rights_page(world.hallstein, None, TODAY).rights if one.right == "stop")
    give_right(world.hallstein, "stop", holder=None, version=held.version, by=world.by("ana"), at=AT)

    with pytest.raises(MayNotDecide):
        decided(world, "ana", table[0], "stop")


@pytest.mark.parametrize(
    ("verdict", "about", "field"),
    [
        ("keep", {"reason": "  "}, "reason"),
        ("pause", {}, "review_on"),
        ("pause", {"review_on": TODAY}, "review_on"),
        ("merge", {}, "merge_with"),
        ("merge", {"merge_with_id": "itself"}, "merge_with"),
        ("merge", {"merge_with_id": 999_999}, "merge_with"),
        ("open", {}, "verdict"),
        ("burn", {}, "verdict"),
    ],
)
def test_what_a_decision_needs_is_asked_for(
    world: World, table: tuple[int, ...], verdict: str, about: dict[str, Any], field: str
) -> None:
    about = {name: table[0] if value == "itself" else value for name, value in about.items()}
    with pytest.raises(CannotDecide) as refused:
        decided(world, "ana", table[0], verdict, **about)

    assert refused.value.field == field
    assert decisions_now(world.hallstein) == {}


def test_two_are_not_folded_into_each_other_nor_into_what_ends(world: World, table: tuple[int, ...]) -> None:
    decided(world, "ana", table[0], "merge", merge_with_id=table[2])
    decided(world, "ana", table[3], "stop", last_day_on=LATER)

    for key, partner in ((table[2], table[0]), (table[1], table[3])):
        with pytest.raises(CannotDecide) as refused:
            decided(world, "ana", key, "merge", merge_with_id=partner)
        assert refused.value.field == "merge_with"
    assert table[2] not in decisions_now(world.hallstein)


def test_a_new_decision_supersedes_the_old_one_and_both_stay(world: World, table: tuple[int, ...]) -> None:
    first = decided(world, "mia", table[2], "keep", reason="Läuft gut.")
    second = decided(world, "mia", table[2], "change", reason="Nur noch viermal im Jahr.")

    assert decisions_now(world.hallstein)[table[2]].id == second
    assert [(past.id, past.holds) for past in history_of(world.hallstein, table[2])] == [
        (second, True),
        (first, False),
    ]
    rows = Decision.objects.for_company(world.hallstein)
    assert rows.get(pk=first).superseded_by_id == second
    assert rows.get(pk=first).reason == "Läuft gut."
    assert chain_breaks_at(world.hallstein) is None


def test_a_decision_that_is_taken_back_leaves_everything_as_it_was(
    world: World, table: tuple[int, ...]
) -> None:
    decided(world, "ana", table[0], "stop", reason="Zu teuer.")
    assert status(world, table[0]) == "stopped"

    decided(world, "ana", table[0], "open", reason="War ein Missverständnis.")

    assert decisions_now(world.hallstein) == {}
    assert status(world, table[0]) == "running"
    assert [past.kind for past in history_of(world.hallstein, table[0])] == ["open", "stop"]
    assert decided(world, "mia", table[0], "keep")  # and needs no right for new things


def test_the_journal_does_not_take_a_decision_back_and_says_how_it_goes(
    world: World, table: tuple[int, ...]
) -> None:
    decided(world, "ana", table[0], "stop")
    newest = history(world.hallstein)[0]
    assert not newest.can_be_undone
    assert newest.is_superseded
    with pytest.raises(CannotUndo, match="new one replaces it"):
        undo(world.hallstein, newest.number, by=world.by("ana"), at=AT, may_lead=True)


def test_whoever_was_slower_is_told_what_holds_now(world: World, table: tuple[int, ...]) -> None:
    first = decided(world, "ana", table[0], "stop", version_seen=0)
    with pytest.raises(Stale) as stale:
        decided(world, "mia", table[0], "keep", version_seen=0)

    assert stale.value.theirs is not None
    assert stale.value.theirs.pk == first
    assert decisions_now(world.hallstein)[table[0]].id == first


def test_the_database_holds_one_decision_each(world: World, table: tuple[int, ...]) -> None:
    decided(world, "mia", table[2], "keep")
    about = {"decided_by": "x", "decided_on": TODAY, "decided_at": AT, "right_used": "stop"}
    with pytest.raises(IntegrityError), transaction.atomic():
        add("decisions.Decision", world.hallstein, activity_id=table[2], verdict="stop", **about)


def test_of_those_who_decide_at_once_one_decides_and_the_others_are_told(tmp_path: Path) -> None:
    with own_place(tmp_path / "home") as place:
        seen = json.loads(place.python("-m", "tests.web.method.decisions.at_once"))

    assert seen == {
        "first": ["Stale", "Stale", "done"],
        "then": ["Stale", "Stale", "done"],
        "hold": 1,
        "in all": 2,
    }


# What follows in the list


def test_a_stop_shows_once_its_last_day_is_over(world: World, table: tuple[int, ...]) -> None:
    decided(world, "ana", table[0], "stop", last_day_on=LATER)
    assert status(world, table[0]) == "running"

    end_everywhere(at=AT, today=LATER)
    assert status(world, table[0]) == "running"
    assert end_everywhere(at=AT, today=LATER + timedelta(days=1)) == 1
    assert status(world, table[0]) == "stopped"
    assert "Messe Nord" in history(world.hallstein)[0].says_de
    assert end_everywhere(at=AT, today=LATER + timedelta(days=1)) == 0


def test_a_worker_is_asked_to_look_at_the_calendar(world: World, table: tuple[int, ...]) -> None:
    decided(world, "ana", table[0], "stop", last_day_on=TODAY + timedelta(days=1))
    for chore in chores():
        chore.function(AT + timedelta(days=2))

    assert status(world, table[0]) == "stopped"


def test_a_stop_that_is_moved_still_frees_what_ran(world: World, table: tuple[int, ...]) -> None:
    decided(world, "ana", table[0], "stop")
    again = decided(
        world, "ana", table[0], "stop", last_day_on=LATER, reason="Der Vertrag läuft bis Jahresende."
    )

    row = Decision.objects.for_company(world.hallstein).get(pk=again)
    assert row.ran
    assert row.status_before == "running"
    assert status(world, table[0]) == "running"  # until then it does


def test_an_idea_that_rested_comes_back_as_an_idea(world: World, table: tuple[int, ...]) -> None:
    decided(world, "ana", table[1], "pause", review_on=LATER)
    decided(world, "ana", table[1], "keep")

    assert status(world, table[1]) == "idea"


def test_what_the_list_calls_stopped_and_nobody_decided_runs_again_when_kept(world: World) -> None:
    give_rights(world)
    old = Activity("Altes Faltblatt", Source("x.csv", None, 1), status="stopped")
    (key,) = add_activities(world.hallstein, [old], by=world.by("ana"), at=AT)
    with pytest.raises(MayNotDecide):
        decided(world, "mia", key, "keep")

    decided(world, "ana", key, "keep")

    assert status(world, key) == "running"


# Steps


def test_the_steps_of_a_stop_are_kept_and_ticked_off_with_who_and_when(
    world: World, table: tuple[int, ...]
) -> None:
    steps = [
        Step("Vertrag kündigen", date(2026, 9, 30), is_notice=True),
        Step("  "),
        Step("Kunden Bescheid sagen"),
    ]
    decided(world, "ana", table[0], "stop", last_day_on=LATER, steps=steps)
    rows = WindDownStep.objects.for_company(world.hallstein).order_by("position")
    assert [(row.words, row.is_notice) for row in rows] == [
        ("Vertrag kündigen", True),
        ("Kunden Bescheid sagen", False),
    ]

    entry = tick(world.hallstein, rows[0].pk, is_done=True, version=1, by=world.by("mia"), at=AT, today=TODAY)

    done = WindDownStep.objects.for_company(world.hallstein).get(pk=rows[0].pk)
    assert (done.done_on, done.done_by) == (TODAY, "Mia Berger")
    again = {"is_done": True, "by": world.by("ana"), "at": AT, "today": TODAY}
    assert tick(world.hallstein, done.pk, version=2, **again) is None  # type: ignore[arg-type]
    assert entry
    undo(world.hallstein, entry, by=world.by("mia"), at=AT)
    assert WindDownStep.objects.for_company(world.hallstein).get(pk=rows[0].pk).done_on is None


def test_only_a_stop_has_steps(world: World, table: tuple[int, ...]) -> None:
    decided(world, "mia", table[0], "keep", steps=[Step("Vertrag kündigen")])
    assert not WindDownStep.objects.for_company(world.hallstein).exists()


# Suggestions


def test_a_suggestion_changes_nothing_until_the_holder_takes_it_up(
    world: World, table: tuple[int, ...]
) -> None:
    when = {"at": AT, "today": TODAY}
    one = suggest(
        world.hallstein, table[0], verdict="stop", reason="Bringt nichts.", last_day_on=LATER,
        by=world.by("mia"), **when,
    )  # type: ignore[arg-type]  # fmt: skip
    assert decisions_now(world.hallstein) == {}
    assert status(world, table[0]) == "running"
    with pytest.raises(MayNotDecide):
        decide_as_suggested(world.hallstein, one, version_seen=0, by=world.by("mia"), **when)  # type: ignore[arg-type]

    number = decide_as_suggested(
        world.hallstein, one, version_seen=0, steps=[Step("Absagen")], by=world.by("ana"), **when
    )  # type: ignore[arg-type]

    now = decisions_now(world.hallstein)[table[0]]
    assert (now.kind, now.reason, now.decided_by, now.last_day_on) == (
        "stop",
        "Bringt nichts.",
        "Ana Hallstein",
        LATER,
    )
    assert Suggestion.objects.for_company(world.hallstein).get(pk=one).answered_by_id == number
    with pytest.raises(CannotDecide):
        decide_as_suggested(world.hallstein, one, version_seen=number, by=world.by("ana"), **when)  # type: ignore[arg-type]


def test_any_decision_answers_what_was_suggested(world: World, table: tuple[int, ...]) -> None:
    when = {"at": AT, "today": TODAY, "by": world.by("ben")}
    suggest(world.hallstein, table[2], verdict="stop", reason="Liest keiner.", **when)  # type: ignore[arg-type]

    decided(world, "mia", table[2], "keep")

    assert not Suggestion.objects.for_company(world.hallstein).filter(answered_by=None).exists()


def test_a_suggestion_needs_what_its_decision_needs(world: World, table: tuple[int, ...]) -> None:
    when = {"at": AT, "today": TODAY, "by": world.by("mia")}
    for about in ({"reason": " "}, {"verdict": "pause"}, {"verdict": "merge"}, {"verdict": "open"}):
        said = {"verdict": "keep", "reason": "Darum.", **about}
        with pytest.raises(CannotDecide):
            suggest(world.hallstein, table[0], **said, **when)  # type: ignore[arg-type]
    assert not Suggestion.objects.for_company(world.hallstein).exists()


def test_an_activity_of_another_company_is_not_there(world: World, table: tuple[int, ...]) -> None:
    with pytest.raises(CannotDecide):
        decide(
            world.nordlicht,
            table[0],
            verdict="keep",
            reason="Darum.",
            by=world.by("cleo"),
            at=AT,
            today=TODAY,
        )
