"""Whatever a program sends, no operation breaks, and every answer is one that the description names."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks

from klarlinie.web.api import door
from klarlinie.web.api.interface import schema
from klarlinie.web.api.problems import UNREADABLE, Problem
from klarlinie.web.api.resources import journal
from klarlinie.web.method.findings.queries import all_switched_off
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.method.upkeep.actions.ideas import hand_in
from klarlinie.web.platform.journal.queries import last_number
from klarlinie.web.platform.ui.clock import now
from tests.web.api.programs import key_of
from tests.web.everything import fill_everything
from tests.web.world import make_world

CHECKS = (
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
)


def attack(live_server: Any, examples: int, only: str = "/") -> None:
    """`only` operations whose path holds these words."""
    world = make_world(at=now(), filled=True)
    fill_everything(world, at=now())
    idea = hand_in(world.hallstein, title="Podcast", by=world.by("ana"), at=now())
    told = schema()
    rows = {
        "activity_id": [one.id for one in activities(world.hallstein)[:5]],
        "idea_id": [idea],
        "off_id": [one.id for one in all_switched_off(world.hallstein)],
        "number": list(range(1, last_number(world.hallstein) + 1)),
    }
    _with_rows(told, rows)
    described = schemathesis.openapi.from_dict(told)
    headers = {"Authorization": f"Bearer {key_of(world, 'ana')}"}
    for found in described.get_all_operations():
        operation = found.ok()
        if only not in operation.path:
            continue

        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def no_answer_surprises(case: Any) -> None:
            answer = case.call(base_url=live_server.url, headers=headers)
            case.validate_response(answer, checks=CHECKS)

        no_answer_surprises()


def _with_rows(told: dict[str, Any], ids: dict[str, list[int]]) -> None:
    """Half of what is sent goes to the company and to rows that are there, so that it gets past the door."""
    for path in told["paths"].values():
        for operation in path.values():
            for one in operation["parameters"]:
                if one["name"] == "slug":
                    one["schema"] = {"enum": ["hallstein"]}
                elif one["name"] in ids:
                    one["schema"] = {"anyOf": [{"enum": ids[one["name"]]}, one["schema"]]}
                elif one["name"] == "If-Match":
                    one["schema"] = {"enum": ['"0"', '"1"', '"2"', "x"]}


@pytest.fixture
def without_a_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST", 10**9)


@pytest.mark.usefixtures("without_a_pace")
def test_no_operation_breaks(live_server: Any) -> None:
    attack(live_server, 20)


def breaks(*_: object) -> None:
    raise ValueError


def answers_oddly(*_: object) -> None:
    raise Problem(400, "odd", UNREADABLE)


@pytest.mark.usefixtures("without_a_pace")
@pytest.mark.parametrize(
    ("trouble", "says"), [(breaks, "Server error"), (answers_oddly, "Undocumented status code")]
)
def test_the_attack_sees_what_is_wrong(
    live_server: Any, monkeypatch: pytest.MonkeyPatch, trouble: Any, says: str
) -> None:
    monkeypatch.setattr(journal, "entries_after", trouble)
    with pytest.raises(FailureGroup) as seen:
        attack(live_server, 2, "/journal")
    assert says in str(seen.value.exceptions)


@pytest.mark.soak
@pytest.mark.usefixtures("without_a_pace")
def test_no_operation_breaks_for_long(live_server: Any) -> None:
    attack(live_server, 2000)
