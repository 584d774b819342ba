"""Activities over the interface: the same actions as on the pages, with versions and without doing anything twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from klarlinie.web.api.interface import schema
from klarlinie.web.method.inventory.actions.cells import Shown, Typist, set_cell
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.queries import history
from klarlinie.web.platform.tokens import actions as tokens
from klarlinie.web.platform.tokens.models import AlreadyDone
from klarlinie.web.platform.ui.clock import now, today
from tests.web.api.programs import Program, code_of, program
from tests.web.own_place import own_place
from tests.web.world import World

FAIR = {
    "title": "Messe Nürnberg",
    "hours_per_month": 12.5,
    "money_per_year": {"amount": "8000.50", "currency": "EUR"},
    "owners": ["Jana"],
    "due_on": "2027-03-31",
}


@pytest.fixture
def ana(world: World) -> Program:
    return program(world, "ana")


def add(who: Program, **more: Any) -> Any:
    answer = who.post("/activities", {**FAIR, **more})
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_an_activity_is_added_and_read_as_it_was_sent(ana: Program) -> None:
    made = add(ana)
    answer = ana.get(f"/activities/{made['id']}")
    assert answer.json() == made
    assert answer["ETag"] == f'"{made["version"]}"'
    assert (made["type"], made["money_per_year"]) == ("event", FAIR["money_per_year"])
    assert (made["due_on"], made["revenue_per_year"]) == ("2027-03-31", None)


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/activities", {"title": "Messe\x00Ulm"}, "title"),
        ("/activities", {"title": "Messe", "owners": ["Jana", "T\x00om"]}, "owners"),
        (
            "/activities",
            {"title": "Messe", "money_per_year": {"amount": "1", "currency": "E\x00R"}},
            "money_per_year.currency",
        ),
        ("/activities", {"title": "M", "revenue_per_year": {"amount": "1\x00"}}, "revenue_per_year.amount"),
        ("/ideas", {"title": "Podcast", "benefit": "\x00"}, "benefit"),
    ],
)  # fmt: skip
def test_a_nul_is_refused_with_a_sentence_and_never_dropped(
    ana: Program, path: str, body: dict[str, Any], field: str
) -> None:
    answer = ana.post(path, body)

    assert answer.status_code == 422
    (trouble,) = answer.json()["errors"]
    assert trouble["field"] == field
    assert "Nullzeichen" in trouble["says"]
    assert ana.get(path).json()["items"] == []


def test_a_list_goes_on_where_the_page_before_ended(ana: Program) -> None:
    made = [add(ana, title=f"Nummer {n}")["id"] for n in range(5)]
    seen, after = [], ""
    for _ in range(3):
        told = ana.get(f"/activities?limit=2{after}").json()
        seen += [one["id"] for one in told["items"]]
        after = f"&after={told['next']}"
    assert (seen, told["next"]) == (made, None)


def test_a_change_changes_what_was_sent_and_nothing_else(ana: Program, world: World) -> None:
    made = add(ana)
    answer = ana(
        "PATCH", f"/activities/{made['id']}", {"reason": "Dort sind alle", "owners": []}, If_Match='"1"'
    )
    told = answer.json()
    assert (told["version"], answer["ETag"]) == (2, '"2"')
    assert told == made | {"version": 2, "reason": "Dort sind alle", "owners": []}
    undo(world.hallstein, history(world.hallstein)[0].number, by=world.by("ana"), at=now())
    assert ana.get(f"/activities/{made['id']}").json()["owners"] == ["Jana"]


def test_a_change_without_the_version_it_saw_is_not_made(ana: Program) -> None:
    made = add(ana)
    for headers in ({}, {"If_Match": "*"}, {"If_Match": '"x"'}):
        for method, body in (("PATCH", {"title": "Neu"}), ("DELETE", None)):
            answer = ana(method, f"/activities/{made['id']}", body, **headers)
            assert (answer.status_code, code_of(answer)) == (428, "version_missing")


def test_whoever_was_slower_sees_both_states(ana: Program, world: World) -> None:
    made = add(ana)
    typist = Typist(world.by("mia"), now(), today(), "de")
    set_cell(world.hallstein, made["id"], "title", "Messe Hannover", Shown(1), typist)
    for method, body in (("PATCH", {"title": "Messe Köln"}), ("DELETE", None)):
        answer = ana(method, f"/activities/{made['id']}", body, If_Match='"1"')
        assert (answer.status_code, code_of(answer)) == (409, "stale")
        assert answer.json()["theirs"]["title"] == "Messe Hannover"
        assert answer.json()["yours"] == (body or {})


def test_an_activity_is_taken_off_the_list_and_can_come_back(ana: Program, world: World) -> None:
    made = add(ana)
    assert ana("DELETE", f"/activities/{made['id']}", If_Match='"1"').status_code == 204
    assert ana.get(f"/activities/{made['id']}").status_code == 404
    undo(world.hallstein, history(world.hallstein)[0].number, by=world.by("ana"), at=now())
    assert ana.get(f"/activities/{made['id']}").status_code == 200


def test_a_title_cannot_be_taken_away_and_the_description_says_so(ana: Program) -> None:
    made = add(ana)
    answer = ana("PATCH", f"/activities/{made['id']}", {"title": None}, If_Match='"1"')
    assert (answer.status_code, code_of(answer)) == (422, "invalid")
    assert answer.json()["errors"] == [{"field": "title", "says": "Hier gehört ein Text hin."}]
    told = schema()["components"]["schemas"]["ChangedActivity"]["properties"]["title"]
    assert (told["type"], "default" in told) == ("string", False)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"title": "  "}, "Das ist leer."),
        ({"money_per_year": {"amount": "5", "currency": "eur"}}, "zum Beispiel EUR"),
        ({"money_per_year": {"amount": "5.005"}}, "Höchstens 2 Stellen"),
        ({"money_per_year": {"amount": "123456789012345"}}, "Ziffern"),
        ({"owners": ["Jana"] * 51}, "Höchstens 50 Einträge."),
        ({"effect_source": "guessed"}, "Zur Wahl stehen: measured, counted, estimated, unknown."),
    ],
)
def test_each_field_says_what_is_needed_in_it(ana: Program, sent: dict[str, Any], says: str) -> None:
    answer = ana.post("/activities", {"title": "Messe"} | sent)
    (only,) = answer.json()["errors"]
    assert says in only["says"]


def test_yes_or_no_is_asked_for_where_something_else_was_sent(ana: Program) -> None:
    made = add(ana)
    answer = ana("PATCH", f"/activities/{made['id']}/evaluation", {"is_done": "maybe"}, If_Match='"1"')
    assert answer.json()["errors"] == [{"field": "is_done", "says": "Hier gehört true oder false hin."}]


def test_what_is_too_large_is_an_answer_the_description_names(ana: Program) -> None:
    answer = ana.post("/activities", {"title": "a" * 3_000_000})
    assert (answer.status_code, code_of(answer)) == (413, "too_large")
    for path in schema()["paths"].values():
        for operation in path.values():
            assert ("413" in operation["responses"]) == ("requestBody" in operation)


def test_what_does_not_fit_is_said_field_by_field(ana: Program) -> None:
    sent = {
        "title": " ",
        "hours_per_month": -1,
        "nerves": 9,
        "type": "zeppelin",
        "money_per_year": {"amount": "1.234"},
        "colour": "blue",
        "due_on": "bald",
    }
    answer = ana.post("/activities", sent)
    assert (answer.status_code, code_of(answer)) == (422, "invalid")
    errors = {one["field"]: one["says"] for one in answer.json()["errors"]}
    assert set(errors) == {*(set(sent) - {"money_per_year"}), "money_per_year.amount"}
    assert errors["hours_per_month"] == "Kleiner als 0 geht nicht."
    assert errors["colour"] == "Dieses Feld gibt es hier nicht."
    assert "website" in errors["type"]


@pytest.mark.parametrize("body", ["{", "[1]", '{"title": NaN}', '"Messe"', "\x00", '{"title": "\\ud800"}'])
def test_an_unreadable_body_is_no_fault_of_ours(ana: Program, body: str) -> None:
    assert ana("POST", "/activities", body).status_code in {400, 422}


def test_too_much_at_once_is_no_fault_of_ours(ana: Program) -> None:
    answer = ana.post("/activities", {"title": "x" * 3_000_000})
    assert (answer.status_code, code_of(answer)) == (413, "too_large")


def test_the_same_request_twice_is_done_once(ana: Program, world: World) -> None:
    first = ana.post("/activities", FAIR, Idempotency_Key="import-7")
    second = ana.post("/activities", FAIR, Idempotency_Key="import-7")
    assert first.json() == second.json()
    assert (second.status_code, second["Idempotency-Replayed"]) == (201, "true")
    assert "Idempotency-Replayed" not in first
    assert len(activities(world.hallstein)) == 1
    other = ana.post("/activities", {"title": "Andere"}, Idempotency_Key="import-7")
    assert (other.status_code, code_of(other)) == (422, "idempotency_key_reused")
    assert program(world, "mia").post("/activities", FAIR, Idempotency_Key="import-7").status_code == 201


def test_what_failed_may_be_tried_again_under_the_same_key(ana: Program, world: World) -> None:
    assert ana.post("/activities", {}, Idempotency_Key="a").status_code == 422
    assert ana.post("/activities", FAIR, Idempotency_Key="a").status_code == 201


def test_after_a_day_it_is_a_new_request(ana: Program, world: World) -> None:
    ana.post("/activities", FAIR, Idempotency_Key="daily")
    AlreadyDone.everywhere.update(at=now() - tokens.REMEMBERED * 1.01)
    assert "Idempotency-Replayed" not in ana.post("/activities", FAIR, Idempotency_Key="daily")
    AlreadyDone.everywhere.update(at=now() - tokens.REMEMBERED * 1.01)
    tokens.forget_old_answers(now())
    assert not AlreadyDone.everywhere.exists()


def test_the_same_request_six_times_at_once_is_done_once(tmp_path: Path) -> None:
    with own_place(tmp_path / "home") as place:
        told = json.loads(place.python("-m", "tests.web.api.at_once"))
    assert told == {"status": [201] * 6, "ids": 1, "replayed": 5, "activities": 1}


def test_an_evaluation_is_written_as_on_the_card(ana: Program) -> None:
    made = add(ana)
    sent = {"inquiries_per_year": 14, "effect_source": "counted", "nerves": 3, "nerve_causes": ["agency"]}
    path = f"/activities/{made['id']}/evaluation"
    assert ana("PATCH", path, sent).status_code == 428
    told = ana("PATCH", path, sent, If_Match='"1"').json()
    assert told == made | sent | {"version": 2, "is_evaluated": True}
    stale = ana("PATCH", path, {"nerves": 1}, If_Match='"1"')
    assert (code_of(stale), stale.json()["theirs"]["nerves"], stale.json()["yours"]) == (
        "stale",
        3.0,
        {"nerves": 1.0},
    )


def test_the_plan_is_the_one_of_the_pages(full_world: World) -> None:
    ana = program(full_world, "ana")
    told = ana.get("/plan").json()
    assert len(told["activities"]) > 20
    assert set(ana.get("/stop-account").json()) == {"already", "to_come", "together", "items"}
    assert ana.get("/line").json()["on_the_table"]["promise"]
    assert {one["name"] for one in ana.get("/people").json()["items"]} >= {"Jana", "Tom"}
    cleo = program(full_world, "cleo", company=full_world.nordlicht)
    assert cleo.get("/api/v1/companies/nordlicht/plan").status_code == 200


def test_an_empty_company_has_no_plan_and_says_so(ana: Program) -> None:
    assert code_of(ana.get("/plan")) == "nothing_yet"


def test_the_journal_goes_on_after_the_last_entry_one_knows(ana: Program) -> None:
    known = [one["number"] for one in ana.get("/journal?limit=200").json()["items"]]
    add(ana)
    fresh = ana.get(f"/journal?after={known[-1]}").json()["items"]
    assert [(one["number"], one["says"]) for one in fresh] == [
        (known[-1] + 1, "„Messe Nürnberg“ aufgenommen")
    ]
