"""First steps, findings that are switched off, and taking back, over the interface."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from klarlinie.web.api.resources import promises as resource
from klarlinie.web.method.execution.models import Commitment
from klarlinie.web.method.findings.queries import findings
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.journal.queries import history, last_number
from klarlinie.web.platform.ui.clock import now, today
from tests.web.api.programs import Program, code_of, program
from tests.web.method.execution.promised import Core, give_right, make_core
from tests.web.world import World


@pytest.fixture
def core(world: World) -> Core:
    return make_core(world)


@pytest.fixture
def ana(world: World) -> Program:
    return program(world, "ana")


# First steps


def tick(who: Program, activity: int, done: bool, version: int, **headers: str) -> Any:
    path = f"/promises/{activity}/first-step"
    return who("PUT", path, {"done": done}, If_Match=f'"{version}"', **headers)


def promise(world: World, activity: int) -> None:
    Commitment.everywhere.create(company_id=world.hallstein, activity_id=activity, first_step="Anrufen")


def test_a_first_step_is_ticked_keeps_its_day_and_is_opened_again(
    core: Core, world: World, ana: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise(world, core.fair)
    done = tick(ana, core.fair, True, 1)
    assert (done.status_code, done.json()["first_step_done_on"]) == (200, today().isoformat())
    assert done["ETag"] == f'"{done.json()["version"]}"'
    assert history(world.hallstein)[0].says_en == "First step done: “Messe”"
    with monkeypatch.context() as tomorrow:
        tomorrow.setattr(resource, "today", lambda: today() + timedelta(days=1))
        again = tick(ana, core.fair, True, done.json()["version"])
    assert again.json() == done.json()
    opened = tick(ana, core.fair, False, done.json()["version"])
    assert opened.json()["first_step_done_on"] is None


def test_a_tick_without_a_version_a_step_or_a_core_activity_says_what_is_missing(
    core: Core, world: World, ana: Program
) -> None:
    nothing_promised = tick(ana, core.fair, True, 0)
    assert (nothing_promised.status_code, code_of(nothing_promised)) == (422, "refused")
    assert "erste Schritt" in nothing_promised.json()["detail"]
    promise(world, core.fair)
    without = ana("PUT", f"/promises/{core.fair}/first-step", {"done": True})
    assert (without.status_code, code_of(without)) == (428, "version_missing")
    stale = tick(ana, core.fair, True, 7)
    assert (stale.status_code, code_of(stale)) == (409, "stale")
    assert (stale.json()["yours"], stale.json()["theirs"]["first_step"]) == ({"done": True}, "Anrufen")
    assert tick(ana, 10**6, True, 1).status_code == 404
    assert code_of(tick(program(world, "ana", ["ideas"]), core.fair, True, 1)) == "scope_missing"
    assert code_of(tick(program(world, "ben"), core.fair, True, 1)) == "right_missing"


# Findings


def off(
    who: Program, about: str | None, code: str = "EXE110", reason: str = "Wir sind zu zweit", **h: str
) -> Any:
    return who.post("/findings/off", {"code": code, "about": about, "reason": reason}, **h)


def said(world: World, code: str) -> list[str]:
    return [one.about for one in findings(world.hallstein, today()) if one.code == code]


def test_a_finding_is_switched_off_with_a_reason_and_on_again(core: Core, world: World, ana: Program) -> None:
    before = said(world, "UPK111")
    answer = off(ana, before[0], "UPK111")
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert (told["about"], told["reason"]) == (before[0], "Wir sind zu zweit")
    assert told["switched_off_by"] == "Ana Hallstein (Schlüssel „Excel“)"
    assert said(world, "UPK111") == before[1:]
    assert "UPK111" in history(world.hallstein)[0].says_de
    assert ana.get("/findings/off").json() == {"items": [told], "next": None}
    assert ana("DELETE", f"/findings/off/{told['id']}").status_code == 204
    assert said(world, "UPK111") == before
    assert ana("DELETE", f"/findings/off/{told['id']}").status_code == 404


def test_everything_a_code_says_is_silent_only_when_it_is_asked_for(
    core: Core, world: World, ana: Program
) -> None:
    unsaid = ana.post("/findings/off", {"code": "EXE110", "reason": "Ja"})
    assert (unsaid.status_code, unsaid.json()["errors"][0]["field"]) == (422, "about")
    assert off(ana, None).status_code == 201
    assert said(world, "EXE110") == []
    twice = off(ana, None)
    assert (twice.status_code, code_of(twice)) == (422, "refused")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"code": "EXE999"}, "code"),
        ({"about": "Nie gehört"}, "about"),
        ({"reason": "   "}, "reason"),
        ({"reason": ""}, "reason"),
    ],
)
def test_what_cannot_be_switched_off_says_which_field(
    core: Core, ana: Program, body: dict[str, str], field: str
) -> None:
    answer = ana.post("/findings/off", {"code": "EXE110", "about": None, "reason": "Ja", **body})
    assert (answer.status_code, code_of(answer)) == (422, "invalid")
    assert [one["field"] for one in answer.json()["errors"]] == [field]


def test_switching_off_is_done_once_and_only_by_a_key_that_may(
    core: Core, world: World, ana: Program
) -> None:
    first = off(ana, None, Idempotency_Key="a")
    again = off(ana, None, Idempotency_Key="a")
    assert (again.status_code, again.json()) == (201, first.json())
    assert again["Idempotency-Replayed"] == "true"
    assert code_of(off(program(world, "ana", ["inventory"]), None)) == "scope_missing"
    assert code_of(off(program(world, "ben"), None)) == "right_missing"


def test_what_is_off_is_listed_page_by_page(core: Core, world: World, ana: Program) -> None:
    three = list(dict.fromkeys(one.code for one in findings(world.hallstein, today())))[:3]
    made = [off(ana, None, code).json()["id"] for code in three]
    assert len(made) == 3
    first = ana.get("/findings/off?limit=2").json()
    rest = ana.get(f"/findings/off?limit=2&after={first['next']}").json()
    assert [one["id"] for one in (*first["items"], *rest["items"])] == made
    assert rest["next"] is None


# Taking back


def undo(who: Program, number: int, **headers: str) -> Any:
    return who.post(f"/journal/{number}/undo", None, **headers)


def titles(world: World) -> list[str]:
    return [one.core.title for one in activities(world.hallstein)]


def test_an_entry_is_taken_back_and_the_taking_back_too(world: World) -> None:
    excel = program(world, "ana", ["inventory"])
    excel.post("/activities", {"title": "Messe"})
    number = last_number(world.hallstein)
    answer = undo(excel, number)
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert (told["number"], told["by"]) == (number + 1, "Ana Hallstein (Schlüssel „Excel“)")
    assert told == excel.get(f"/journal?after={number}").json()["items"][0]
    assert titles(world) == []
    assert undo(excel, told["number"]).status_code == 201
    assert titles(world) == ["Messe"]


def test_it_is_taken_back_once_also_when_it_is_asked_for_twice(world: World, ana: Program) -> None:
    ana.post("/activities", {"title": "Messe"})
    number = last_number(world.hallstein)
    first = undo(ana, number, Idempotency_Key="a")
    again = undo(ana, number, Idempotency_Key="a")
    assert (again.status_code, again.json()) == (201, first.json())
    late = undo(ana, number)
    assert (late.status_code, code_of(late)) == (422, "refused")
    assert "zurücknehmen" in late.json()["detail"]


def test_what_is_not_there_or_never_taken_back_says_so(world: World, ana: Program) -> None:
    assert code_of(undo(ana, last_number(world.hallstein) + 1)) == "not_found"
    entries = ana.get("/journal?limit=200").json()["items"]
    access = next(one["number"] for one in entries if not one["can_be_undone"])
    refused = undo(ana, access)
    assert (refused.status_code, code_of(refused)) == (422, "refused")


def test_a_key_takes_back_what_it_may_write_and_nothing_more(core: Core, world: World, ana: Program) -> None:
    promise(world, core.fair)
    tick(ana, core.fair, True, 1)
    number = last_number(world.hallstein)
    refused = undo(program(world, "ana", ["inventory", "ideas"]), number)
    assert (refused.status_code, refused.json()["missing"]) == (403, "check-ins")
    assert code_of(undo(program(world, "ben"), number)) == "right_missing"
    assert undo(program(world, "mia", ["check-ins"]), number).status_code == 201
    assert Commitment.everywhere.get(activity_id=core.fair).first_step_done_on is None


def test_what_was_decided_is_taken_back_only_by_a_key_that_decides_and_by_right(
    core: Core, world: World
) -> None:
    give_right(world, core.ana)
    ana = program(world, "ana")
    moved = ana("PUT", f"/board/{core.website}", {"lane": "should"}, If_Match='"1"')
    assert moved.status_code == 200, moved.content
    number = last_number(world.hallstein)
    without = undo(
        program(world, "ana", ["inventory", "evaluation", "ideas", "check-ins", "findings"]), number
    )
    assert (without.status_code, without.json()["missing"]) == (403, "decide")
    no_right = undo(program(world, "mia"), number)
    assert (no_right.status_code, code_of(no_right)) == (422, "refused")
    assert undo(ana, number).status_code == 201
    lanes = {one["activity_id"]: one["lane"] for one in ana.get("/board").json()["items"]}
    assert lanes[core.website] == "must"


def test_an_assistant_takes_nothing_back(world: World, ana: Program) -> None:
    ana.post("/activities", {"title": "Messe"})
    assistant = program(world, "ana", is_for_assistant=True)
    refused = undo(assistant, last_number(world.hallstein))
    assert (refused.status_code, refused.json()["missing"]) == (403, "decide")
    assert titles(world) == ["Messe"]


def test_only_who_leads_takes_back_who_may_decide(core: Core, world: World) -> None:
    from klarlinie.web.platform.deciding.actions import Whom, give_right

    holder = Whom(person_id=core.ana)
    give_right(world.hallstein, "stop", holder=holder, version=0, by=world.by("ana"), at=now())
    number = last_number(world.hallstein)
    refused = undo(program(world, "mia"), number)
    assert (refused.status_code, "wer hier leitet" in refused.json()["detail"]) == (422, True)
    assert undo(program(world, "ana"), number).status_code == 201
