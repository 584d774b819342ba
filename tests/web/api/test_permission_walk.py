"""Every operation as ten kinds of programs, with the keys of another company's rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.apps import apps

from klarlinie.web.api.door import Key
from klarlinie.web.api.interface import API, schema
from klarlinie.web.method.upkeep.actions.ideas import hand_in
from klarlinie.web.platform.companies.rights import Right, rights_of
from klarlinie.web.platform.tokens.actions import revoke_key
from klarlinie.web.platform.tokens.queries import keys
from klarlinie.web.platform.ui.clock import now
from tests.web.api.programs import Program, code_of, key_of, program
from tests.web.everything import fill_everything
from tests.web.test_fences import KEYS as KEYS_OF_PAGES
from tests.web.test_fences import fingerprint
from tests.web.world import World

KEYS = {**KEYS_OF_PAGES, "idea_id": "upkeep.Idea"}
COUNTED = {"number": "journal.Entry"}  # each company counts its own from 1: no key of somebody else's row
ROLES = {"ben": "viewer", "mia": "member", "ana": "lead", "vera": "consultant", "assistant": "lead"}
CLOSED = ("nobody", "wrong", "revoked", "expired")
# A body that fits, for each operation that takes one, so that its own rules are reached; {activity} is a foreign row.
BODIES: dict[str, str] = {
    "add_activity": '{"title": "Fremd"}',
    "change_activity": '{"title": "Fremd"}',
    "evaluate_activity": '{"nerves": 1}',
    "decide_activity": '{"verdict": "merge", "reason": "Fremd", "merge_with_id": {activity}}',
    "suggest_decision": '{"verdict": "merge", "reason": "Fremd", "merge_with_id": {activity}}',
    "move_activity": '{"lane": "must", "owner_id": {person}}',
    "write_promise": '{"first_step": "Fremd"}',
    "tick_step": '{"done": true}',
    "switch_finding_off": '{"code": "EXE110", "about": null, "reason": "Fremd"}',
    "say_check_in": '{"activity_id": {activity}, "week_on": "2027-03-01", "done": "Fremd", "person_id": {person}}',
    "hand_in_idea": '{"title": "Fremd"}',
    "answer_idea": '{"decision": "decline", "reason": "Fremd"}',
}


@dataclass(frozen=True)
class Operation:
    method: str
    path: str
    name: str
    door: Key

    def at(self, slug: str, ids: dict[str, int]) -> str:
        return self.path.replace("{slug}", slug).format(**ids)


def operations() -> Iterator[Operation]:
    """All of them, from the routers themselves; what the description leaves out is walked, too."""
    for router in API._get_bound_routers():
        for path, view in router.path_operations.items():
            for one in view.operations:
                (door,) = one.auth_callbacks
                assert isinstance(door, Key), path
                for method in one.methods:
                    whole = f"/api/v1{router.prefix}{path}"
                    yield Operation(method, whole, one.view_func.__name__, door)


ALL = list(operations())


def test_the_description_names_every_operation_once() -> None:
    told = schema()["paths"]
    described = [op["operationId"] for path in told.values() for op in path.values()]
    assert sorted(described) == sorted(one.name for one in ALL)
    assert len(set(described)) == len(described)


def test_the_walk_knows_a_body_for_every_operation_that_takes_one() -> None:
    told = schema()["paths"]
    taking = {op["operationId"] for path in told.values() for op in path.values() if "requestBody" in op}
    assert taking == set(BODIES)


@pytest.fixture
def actors(full_world: World) -> dict[str, Program]:
    world = full_world
    fill_everything(world, at=now())
    hand_in(world.hallstein, title="Hallstein-Idee", by=world.by("ana"), at=now())
    found = {name: program(world, name) for name in ("ben", "mia", "ana", "vera")}
    found["assistant"] = program(world, "ana", is_for_assistant=True)
    found["stranger"] = program(world, "cleo", company=world.nordlicht)
    found["nobody"], found["wrong"] = Program(None), Program("kl_" + "x" * 32)
    found["expired"] = Program(key_of(world, "ana", at=now() - timedelta(days=91)))
    found["revoked"] = program(world, "ana", name="weg")
    gone = next(one for one in keys(world.hallstein, now()) if one.name == "weg")
    revoke_key(world.hallstein, gone.id, may_lead=True, by=world.by("ana"), at=now())
    for who in found.values():
        who.get("/api/v1/me")  # the day of its last use is written down now, and not on the walk
    return found


def ids_of(world: World, operation: Operation) -> dict[str, int]:
    """For each key in the address a row of Hallstein."""
    found = {}
    for name in re.findall(r"{(\w+)}", operation.path.replace("{slug}", "")):
        if name in COUNTED:
            found[name] = one_about_the_list(world.hallstein)
        else:
            rows = apps.get_model(KEYS[name]).everywhere.filter(company_id=world.hallstein)
            found[name] = rows.values_list("pk", flat=True).order_by("pk")[0]
    return found


def one_about_the_list(company_id: int) -> int:
    """The number of the first entry that only changed activities."""
    entries = apps.get_model("journal.Entry").everywhere.filter(company_id=company_id).order_by("number")
    only = {"inventory.Activity"}
    return next(one.number for one in entries if {change["model"] for change in one.rows} == only)


def body_of(world: World, operation: Operation) -> str | None:
    """With rows of Hallstein inside."""
    body = BODIES.get(operation.name)
    rows = {"{activity}": "inventory.Activity", "{person}": "companies.Person"}
    for name, model in rows.items():
        if body and name in body:
            found = apps.get_model(model).everywhere.filter(company_id=world.hallstein).order_by("pk")
            body = body.replace(name, str(found.values_list("pk", flat=True)[0]))
    return body


def test_a_key_that_opens_nothing_opens_no_operation(actors: dict[str, Program], full_world: World) -> None:
    before, wrong = fingerprint(full_world.hallstein), []
    for operation in ALL:
        path = operation.at("hallstein", ids_of(full_world, operation))
        for name in CLOSED:
            answer = actors[name](operation.method, path, body_of(full_world, operation), If_Match='"1"')
            if answer.status_code != 401 or not code_of(answer).startswith("key_"):
                wrong.append((name, operation.name, answer.status_code))
    assert (wrong, fingerprint(full_world.hallstein)) == ([], before)


def test_a_strangers_key_finds_nothing_and_changes_nothing(
    actors: dict[str, Program], full_world: World
) -> None:
    """In Hallstein's addresses, and with Hallstein's rows in addresses of its own company."""
    before, wrong = fingerprint(full_world.hallstein), []
    for operation in ALL:
        ids, body = ids_of(full_world, operation), body_of(full_world, operation)
        for slug in ("hallstein", "nordlicht") if "{slug}" in operation.path else ():
            names_rows = bool(ids.keys() - COUNTED) or body != BODIES.get(operation.name)
            if slug == "nordlicht" and not names_rows:
                continue  # its own company: that is no stranger's
            answer = actors["stranger"](operation.method, operation.at(slug, ids), body, If_Match='"1"')
            nothing = {404} if slug == "hallstein" or ids else {404, 422}
            if answer.status_code not in nothing or b"Hallstein" in answer.content:
                wrong.append((slug, operation.name, answer.status_code))
    assert (wrong, fingerprint(full_world.hallstein)) == ([], before)


@pytest.mark.parametrize("name", ROLES)
def test_everybody_may_what_the_role_says_and_no_more(
    name: str, actors: dict[str, Program], full_world: World
) -> None:
    wrong = []
    for operation in ALL:
        path = operation.at("hallstein", ids_of(full_world, operation))
        before = fingerprint(full_world.hallstein)
        answer = actors[name](operation.method, path, {"garbled": 1} if operation.name in BODIES else None)
        missing = missing_for(name, operation)
        refused = answer.status_code == 403
        if refused != bool(missing) or (refused and answer.json()["missing"] != missing):
            wrong.append((operation.name, answer.status_code, missing))
        if answer.status_code >= 500 or (refused and fingerprint(full_world.hallstein) != before):
            wrong.append((operation.name, "broke or changed something"))
    assert wrong == []


def missing_for(name: str, operation: Operation) -> str | None:
    """What a key with all scopes lacks: an assistant's never decides or takes back, a viewer's account only sees."""
    if name == "assistant" and (operation.door.scope == "decide" or operation.name == "undo_entry"):
        return "decide"
    right: Right = operation.door.right
    return None if right in rights_of(ROLES[name]) else right  # type: ignore[arg-type]


def test_the_walk_sees_a_door_that_stands_open(
    actors: dict[str, Program], full_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A negative control: a door that forgets to ask lets the viewer through, and the walk says so."""
    monkeypatch.setattr(Key, "_insist_on_rights", lambda *_: None)
    operation = next(one for one in ALL if one.name == "add_activity")
    answer = actors["ben"]("POST", operation.at("hallstein", {}), body_of(full_world, operation))
    assert answer.status_code != 403
