"""Whatever goes wrong below /api/, a program gets a problem it can read, and never a page or the words of our code."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client

from klarlinie.web.api import urls
from klarlinie.web.api.resources import activities, journal
from klarlinie.web.config.log import WithoutPeople
from klarlinie.web.method.inventory.queries import activities as listed
from klarlinie.web.platform.ui.middleware import VoiceMiddleware
from tests.web.api.programs import BASE, Program, code_of, key_of, program
from tests.web.world import World

SECRET = "geheim-und-intern"


def breaks(*_: object, **__: object) -> None:
    raise ZeroDivisionError(SECRET)


@pytest.fixture
def calm() -> Client:
    """A client that gets the answer where something breaks, as over a port."""
    return Client(raise_request_exception=False)


def test_a_broken_operation_answers_a_problem_with_a_reference_to_the_log(
    world: World, calm: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(journal, "entries_after", breaks)
    with caplog.at_level(logging.ERROR):
        answer = Program(key_of(world, "ana"), "en", calm).get("/journal")
    assert (answer.status_code, code_of(answer)) == (500, "broken")
    told = answer.json()
    assert SECRET not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    assert told["reference"] in told["detail"]
    noted = [record for record in caplog.records if record.name == "klarlinie.api"]
    line = json.loads(WithoutPeople().format(noted[0]))
    assert line["says"].startswith(told["reference"])
    assert (line["error"], SECRET in str(line)) == ("ZeroDivisionError", False)


def test_what_broke_halfway_is_done_once_when_it_is_tried_again(
    world: World, calm: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = Program(key_of(world, "ana"), client=calm)
    with monkeypatch.context() as broken:
        broken.setattr(activities, "there", breaks)
        assert ana.post("/activities", {"title": "Messe"}, Idempotency_Key="1").status_code == 500
    assert ana.post("/activities", {"title": "Messe"}, Idempotency_Key="1").status_code == 201
    assert [one.core.title for one in listed(world.hallstein)] == ["Messe"]


def test_what_breaks_before_and_beside_the_operations_is_a_problem_too(
    world: World, calm: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as beside:
        beside.setattr(urls, "schema", breaks)
        answer = calm.get("/api/v1/openapi.json", headers={"Accept-Language": "en"})
    assert (answer.status_code, code_of(answer), "our fault" in answer.json()["detail"]) == (
        500,
        "broken",
        True,
    )
    monkeypatch.setattr(VoiceMiddleware, "__call__", breaks)
    answer = Client(raise_request_exception=False).get(BASE)
    assert (answer.status_code, code_of(answer)) == (500, "broken")
    assert SECRET not in answer.content.decode()


def test_elsewhere_people_still_get_a_page(calm: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert calm.get("/nowhere/")["Content-Type"].startswith("text/html")
    monkeypatch.setattr(VoiceMiddleware, "__call__", breaks)
    answer = Client(raise_request_exception=False).get("/nowhere/")
    assert (answer.status_code, "<h1>" in answer.content.decode()) == (500, True)


@pytest.mark.parametrize(
    "path",
    [
        "/api",
        "/api/",
        "/api/v2/me",
        "/api/v1",
        "/api/v1/",
        "/api/v1/nothing",
        BASE + "/activities/1/",
        "/api/v1/a%0Ab",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_what_is_not_there_is_a_problem(db: None, path: str, method: str) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, path)
    assert (answer.status_code, code_of(answer)) == (404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "can"),
    [
        ("PUT", BASE + "/activities", {"GET", "POST"}),
        ("POST", BASE, {"GET"}),
        ("OPTIONS", "/api/v1/me", {"GET"}),
        ("POST", "/api/v1/openapi.json", {"GET", "HEAD"}),
    ],
)
def test_an_address_that_cannot_do_something_says_what_it_can(
    db: None, method: str, path: str, can: set[str]
) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, path)
    assert (answer.status_code, code_of(answer)) == (405, "method_not_allowed")
    assert set(answer["Allow"].split(", ")) == can
    assert answer["Allow"] in answer.json()["detail"]


@pytest.mark.parametrize("body", ["", "{", "\x00", "[" * 100_000, '{"title": "\\ud800"', "\ud800", "nan"])
def test_a_body_that_is_no_json_is_a_problem(world: World, calm: Client, body: str) -> None:
    content = body.encode("utf-16" if body == "\ud800" else "utf-8", "surrogatepass")
    headers = {"Authorization": f"Bearer {key_of(world, 'ana')}"}
    answer = calm.generic("POST", BASE + "/activities", content, "application/json", headers=headers)
    assert (answer.status_code, code_of(answer)) in {(400, "unreadable"), (422, "invalid")}


def test_a_host_that_is_not_ours_is_a_problem(db: None, calm: Client) -> None:
    answer = calm.get("/api/v1/me", headers={"Host": "elsewhere.example"})
    assert (answer.status_code, code_of(answer)) == (400, "unreadable")


def test_what_looks_garbled_is_a_problem(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def suspicious(*_: object) -> None:
        raise SuspiciousOperation(SECRET)

    monkeypatch.setattr(journal, "entries_after", suspicious)
    answer: Any = program(world).get("/journal")
    assert (answer.status_code, code_of(answer), SECRET in answer.content.decode()) == (
        400,
        "unreadable",
        False,
    )
