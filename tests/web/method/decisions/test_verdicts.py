"""One verdict for every activity: the rules propose, people stand above them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.web.method.decisions.queries.verdicts import proposals, verdicts
from klarlinie.web.method.inventory.actions import add_activities
from tests.web.conftest import AT
from tests.web.everything import add
from tests.web.world import World

TODAY = date(2026, 8, 3)


@pytest.fixture
def table(world: World) -> tuple[int, ...]:
    asked: dict[str, Any] = {"asked_reason": True, "asked_audience": True}
    titles = ("Messe Nord", "Podcast", "Newsletter", "Newsletter")
    listed = [Activity(title, Source("x.csv", None, n), **asked) for n, title in enumerate(titles, 1)]
    return add_activities(world.hallstein, listed, by=world.by("ana"), at=AT)


def decide_row(world: World, activity_id: int, verdict: str, **more: Any) -> Any:
    fields = {"decided_by": "Jana", "decided_on": TODAY, "decided_at": AT, "reason": "Darum.", **more}
    return add("decisions.Decision", world.hallstein, activity_id=activity_id, verdict=verdict, **fields)


def test_where_nobody_has_decided_the_rules_propose(world: World, table: tuple[int, ...]) -> None:
    found = verdicts(world.hallstein, TODAY)

    assert [verdict.activity for verdict in found] == [0, 1, 2, 3]
    assert [verdict.kind for verdict in found] == ["stop", "stop", "stop", "merge"]
    assert not any(verdict.is_decided for verdict in found)


def test_what_people_have_decided_stands_above_the_rules(world: World, table: tuple[int, ...]) -> None:
    decide_row(world, table[0], "keep")
    decide_row(world, table[1], "pause", review_on=date(2026, 10, 1))
    decide_row(world, table[3], "merge", merge_with_id=table[2])

    found = verdicts(world.hallstein, TODAY)

    assert [(v.kind, v.is_decided) for v in found] == [
        ("keep", True),
        ("pause", True),
        ("stop", False),
        ("merge", True),
    ]
    assert found[1].review_on == date(2026, 10, 1)
    assert found[3].merge_with == 2
    assert [reason.code for reason in found[0].reasons] == ["DEC605"]
    assert "Jana" in found[0].reasons[0].sentence.say("de")
    assert [v.kind for v in proposals(world.hallstein, TODAY)] == ["stop", "stop", "stop", "merge"]


def test_a_decision_that_was_taken_back_leaves_the_proposal(world: World, table: tuple[int, ...]) -> None:
    decide_row(world, table[0], "open")

    assert verdicts(world.hallstein, TODAY)[0].kind == "stop"
    assert not verdicts(world.hallstein, TODAY)[0].is_decided


def test_it_takes_as_many_queries_for_four_as_for_forty(world: World, table: tuple[int, ...]) -> None:
    with CaptureQueriesContext(connection) as few:
        verdicts(world.hallstein, TODAY)
    more = [Activity(f"Aktion {n}", Source("x.csv", None, n)) for n in range(36)]
    for key in add_activities(world.hallstein, more, by=world.by("ana"), at=AT):
        decide_row(world, key, "keep")

    with CaptureQueriesContext(connection) as many:
        verdicts(world.hallstein, TODAY)

    assert len(many) == len(few) <= 12
