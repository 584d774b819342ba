"""Who comes in with a key, and who does not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from klarlinie.web.api import door
from klarlinie.web.platform.companies.actions import change_role, let_go
from klarlinie.web.platform.companies.queries import members
from klarlinie.web.platform.journal.queries import history
from klarlinie.web.platform.tokens.actions import revoke_key
from klarlinie.web.platform.tokens.queries import keys
from klarlinie.web.platform.ui.clock import now, today
from tests.web.api.programs import BASE, Program, code_of, key_of, program
from tests.web.conftest import Clients
from tests.web.world import World

NEW = {"title": "Messe"}


def member_id(world: World, name: str) -> int:
    return next(one.id for one in members(world.hallstein) if one.email == f"{name}@example.com")


def test_a_key_says_what_it_is(world: World) -> None:
    told = program(world, "mia", ["inventory"]).get("/api/v1/me").json()
    assert told["company"] == "hallstein"
    assert (told["account"], told["role"], told["scopes"]) == ("Mia Berger", "member", ["read", "inventory"])


def test_without_a_key_or_with_a_wrong_one_nobody_comes_in(world: World) -> None:
    answer = Program(None).get("")
    assert (answer.status_code, code_of(answer)) == (401, "key_missing")
    assert answer["WWW-Authenticate"].startswith("Bearer")
    for key, code in (("", "key_missing"), ("kl_wrong", "key_unknown"), ("kl_\x00é", "key_unknown")):
        assert code_of(Program(key).get("")) == code


def test_a_session_is_no_key(clients: Clients) -> None:
    assert clients.of("ana").get(BASE).status_code == 401
    assert clients.of("ana").post(f"{BASE}/activities", NEW, "application/json").status_code == 401


def test_a_key_is_no_session(world: World) -> None:
    key = key_of(world, "ana")
    answer = Client().get("/c/hallstein/inventory/", headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 302


def test_an_expired_and_a_revoked_key_say_so(world: World) -> None:
    old = key_of(world, "ana", days=30, at=now() - timedelta(days=30))
    assert code_of(Program(old).get("")) == "key_expired"
    other = program(world, "ana")
    assert other.get("").status_code == 200
    newest = keys(world.hallstein, now())[0]
    revoke_key(world.hallstein, newest.id, may_lead=False, by=world.by("ana"), at=now())
    answer = other.get("")
    assert (answer.status_code, code_of(answer)) == (401, "key_revoked")


def test_who_is_let_go_is_out_with_the_next_call(world: World) -> None:
    mia = program(world, "mia")
    assert mia.get("").status_code == 200
    let_go(world.hallstein, member_id(world, "mia"), by=world.by("ana"), at=now())
    answer = mia.get("")
    assert (answer.status_code, code_of(answer)) == (401, "key_closed")


def test_a_closed_account_is_out_with_the_next_call(world: World) -> None:
    mia = program(world, "mia")
    world.users["mia"].is_active = False
    world.users["mia"].save()
    assert code_of(mia.get("")) == "key_closed"


def test_a_key_loses_what_its_account_loses(world: World) -> None:
    mia = program(world, "mia")
    assert mia.post("/activities", NEW).status_code == 201
    change_role(world.hallstein, member_id(world, "mia"), "viewer", by=world.by("ana"), at=now())
    answer = mia.post("/activities", NEW)
    assert (answer.status_code, code_of(answer), answer.json()["missing"]) == (403, "right_missing", "edit")
    assert mia.get("").status_code == 200


def test_a_scope_that_was_not_ticked_is_named(world: World) -> None:
    answer = program(world, "ana", ["evaluation"]).post("/activities", NEW)
    assert (answer.status_code, code_of(answer), answer.json()["missing"]) == (
        403,
        "scope_missing",
        "inventory",
    )


def test_where_a_new_key_would_not_help_the_right_is_named(world: World) -> None:
    answer = program(world, "ben", ["ideas"]).post("/activities", NEW)
    assert (code_of(answer), answer.json()["missing"]) == ("right_missing", "edit")


def test_an_assistant_is_told_that_no_key_of_its_kind_decides(world: World) -> None:
    helper = program(world, "ana", is_for_assistant=True)
    for path in ("/activities/1/decision", "/journal/1/undo"):
        answer = helper.post(path, {"verdict": "keep", "reason": "x"}, If_Match='"0"')
        assert (code_of(answer), answer.json()["missing"]) == ("scope_missing", "decide")
        assert answer.json()["detail"] == "Ein Schlüssel für einen Assistenten kann nicht entscheiden. " + (
            "Das bleibt bei Menschen."
        )


def test_a_stranger_finds_the_same_as_where_nothing_is(world: World) -> None:
    cleo = program(world, "cleo", company=world.nordlicht)
    there, nowhere = cleo.get(""), cleo.get("/api/v1/companies/nobody-at-all")
    assert there.status_code == nowhere.status_code == 404
    assert there.json() == nowhere.json()
    assert code_of(cleo.get("/api/v1/nothing/here")) == "not_found"


def test_errors_are_said_in_the_language_of_the_reader(world: World) -> None:
    de, en = Program("kl_x").get("").json(), Program("kl_x", "en-GB,de;q=0.5").get("").json()
    assert de["code"] == en["code"]
    assert "Schlüssel" in de["detail"]
    assert "key" in en["detail"]


def test_too_many_calls_of_one_key_get_a_pause(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST", 2)
    ana, mia = program(world, "ana"), program(world, "mia")
    assert [ana.get("").status_code for _ in range(3)] == [200, 200, 429]
    answer = ana.get("")
    assert code_of(answer) == "too_many_requests"
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert mia.get("").status_code == 200


def test_the_journal_says_by_which_key_and_the_key_when_it_was_used_last(world: World) -> None:
    program(world, "ana").post("/activities", NEW)
    assert history(world.hallstein)[0].by_name == "Ana Hallstein (Schlüssel „Excel“)"
    assert keys(world.hallstein, now())[0].last_used_on == today()
