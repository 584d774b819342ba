"""Deciding, moving, promising, checking in and answering ideas over the interface: by right, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from klarlinie.method.execution.rights import RIGHTS
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.vocabulary.money import Money
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.deciding.models import HeldRight
from klarlinie.web.platform.journal.queries import history
from klarlinie.web.platform.ui.clock import now, today
from tests.web.api.programs import Program, code_of, program
from tests.web.world import World


@dataclass
class Table:
    """Three activities; Ana holds all rights and is on the list of people, so is Mia, who holds none."""

    world: World
    ids: tuple[int, ...]
    ana: Program
    mia: Program
    people: dict[str, int]


@pytest.fixture
def table(world: World) -> Table:
    found = [
        Activity("Messe", Source(""), type="event", hours_per_month=10, money_per_year=Money(Decimal(5000))),
        Activity("Blog", Source(""), type="content", hours_per_month=4),
        Activity("Website", Source(""), type="website"),
    ]
    ids = add_activities(world.hallstein, found, by=world.by("ana"), at=now())
    people = {}
    for short in ("ana", "mia"):
        about = {"name": short.title(), "user": world.users[short], "hours_per_week": 8.0}
        people[short] = Person.everywhere.create(company_id=world.hallstein, **about).pk
    for right in RIGHTS:
        HeldRight.everywhere.create(company_id=world.hallstein, right=right, holder_id=people["ana"])
    return Table(world, ids, program(world, "ana"), program(world, "mia"), people)


STOP = {"verdict": "stop", "reason": "Bringt nichts mehr"}


def decided(who: Program, activity: int, body: Any = STOP, seen: int = 0, **headers: str) -> Any:
    return who.post(f"/activities/{activity}/decision", body, If_Match=f'"{seen}"', **headers)


def test_a_decision_is_made_by_right_and_the_entry_names_right_and_key(table: Table) -> None:
    step = {"words": "Stand kündigen", "due_on": "2027-01-15", "is_notice": True}
    answer = decided(table.ana, table.ids[0], {**STOP, "steps": [step]})
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert (told["decision"]["verdict"], told["decision"]["decided_by"]) == ("stop", "Ana")
    assert table.ana.get(f"/activities/{table.ids[0]}/decision").json() == told
    assert [one["activity_id"] for one in table.ana.get("/decisions").json()["items"]] == [table.ids[0]]
    newest = history(table.world.hallstein)[0]
    assert newest.by_name == "Ana Hallstein (Schlüssel „Excel“)"
    assert "Recht" in newest.says_de
    account = table.ana.get("/stop-account").json()
    assert account["already"]["money_per_year"] == [{"amount": "5000.00", "currency": "EUR"}]
    assert (account["items"][0]["title"], account["items"][0]["steps_left"]) == ("Messe", 1)


def test_without_the_right_nobody_decides_but_everybody_suggests(table: Table) -> None:
    for answer in (
        decided(table.mia, table.ids[0]),
        table.mia("PUT", f"/board/{table.ids[0]}", {"lane": "must"}, If_Match='"0"'),
    ):
        assert (answer.status_code, code_of(answer)) == (403, "right_missing")
        assert "Ana" in answer.json()["detail"]
    assert table.mia.post(f"/activities/{table.ids[0]}/suggestions", STOP).status_code == 201
    (left,) = table.ana.get(f"/activities/{table.ids[0]}/decision").json()["suggestions"]
    assert (left["verdict"], left["suggested_by"]) == ("stop", "Mia Berger (Schlüssel „Excel“)")


def test_a_key_of_an_assistant_never_decides_even_for_whoever_may(table: Table) -> None:
    helper = program(table.world, "ana", is_for_assistant=True)
    answers = (
        decided(helper, table.ids[0]),
        helper("PUT", f"/board/{table.ids[0]}", {"lane": "must"}, If_Match='"0"'),
        helper.post("/ideas/1/answer", {"decision": "accept", "reason": "gut"}, If_Match='"1"'),
    )
    assert {(answer.status_code, answer.json()["missing"]) for answer in answers} == {(403, "decide")}
    assert helper.post("/ideas", {"title": "Podcast"}).status_code == 201


def test_a_decision_upon_an_old_one_shows_both(table: Table) -> None:
    first = decided(table.ana, table.ids[0]).json()
    answer = decided(table.ana, table.ids[0], {"verdict": "keep", "reason": "Doch nicht"})
    assert (answer.status_code, code_of(answer)) == (409, "stale")
    assert answer.json()["theirs"]["decision"]["verdict"] == "stop"
    assert answer.json()["yours"]["verdict"] == "keep"
    back = decided(table.ana, table.ids[0], {"verdict": "open", "reason": "Irrtum"}, first["version"])
    assert (back.status_code, back.json()["decision"]) == (201, None)
    again = decided(table.ana, table.ids[0], seen=back.json()["version"])
    assert again.status_code == 201


def test_the_same_decision_twice_is_made_once(table: Table) -> None:
    first, second = (decided(table.ana, table.ids[0], Idempotency_Key="x") for _ in range(2))
    assert first.json() == second.json()
    assert second["Idempotency-Replayed"] == "true"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"verdict": "pause", "reason": "später"}, "review_on"),
        ({"verdict": "merge", "reason": "dasselbe"}, "merge_with_id"),
        ({"verdict": "merge", "reason": "dasselbe", "merge_with_id": 999_999}, "merge_with_id"),
        ({"verdict": "stop", "reason": " "}, "reason"),
        ({"verdict": "explode", "reason": "bumm"}, "verdict"),
    ],
)
def test_what_a_decision_lacks_is_said_at_its_field(table: Table, body: Any, field: str) -> None:
    answer = decided(table.ana, table.ids[0], body)
    assert (answer.status_code, code_of(answer)) == (422, "invalid")
    assert [one["field"] for one in answer.json()["errors"]] == [field]


def test_the_board_is_moved_within_its_limits(table: Table) -> None:
    path = f"/board/{table.ids[1]}"
    assert table.ana("PUT", path, {"lane": "must"}).status_code == 428
    told = table.ana("PUT", path, {"lane": "must", "owner_id": table.people["mia"]}, If_Match='"0"').json()
    assert (told["lane"], told["owner"], told["version"]) == ("must", "Mia", 1)
    stale = table.ana("PUT", path, {"lane": "could"}, If_Match='"0"')
    assert (code_of(stale), stale.json()["theirs"]["lane"]) == ("stale", "must")
    most = table.ana.get("/board").json()["most_core"]
    more = [Activity(f"Nummer {n}", Source("")) for n in range(most)]
    keys = add_activities(table.world.hallstein, more, by=table.world.by("ana"), at=now())
    answers = [table.ana("PUT", f"/board/{one}", {"lane": "must"}, If_Match='"0"') for one in keys]
    assert [answer.status_code for answer in answers] == [200] * (most - 1) + [422]
    assert code_of(answers[-1]) == "refused"
    assert len(table.ana.get("/board?limit=2").json()["items"]) == 2


def core(table: Table, owner: str = "ana") -> int:
    body = {"lane": "must", "owner_id": table.people[owner]}
    assert table.ana("PUT", f"/board/{table.ids[1]}", body, If_Match='"0"').status_code == 200
    return table.ids[1]


def test_a_promise_is_written_down_upon_the_version_that_was_seen(table: Table) -> None:
    path = f"/promises/{core(table)}"
    sent = {"first_step": "Themen sammeln", "first_step_on": "2027-02-01", "expected": 12}
    assert table.mia("PUT", path, sent).status_code == 428
    told = table.mia("PUT", path, sent, If_Match='"0"').json()
    assert {name: told[name] for name in sent} == sent
    assert table.ana.get("/promises").json()["items"] == [told]
    stale = table.mia("PUT", path, {"metric": "Anfragen"}, If_Match='"7"')
    assert (code_of(stale), stale.json()["theirs"]["first_step"]) == ("stale", "Themen sammeln")
    assert table.mia("PUT", f"/promises/{table.ids[0]}", sent, If_Match='"0"').status_code == 404


def test_how_a_week_was_says_only_whoever_had_it(table: Table) -> None:
    said = {
        "activity_id": core(table, "mia"),
        "week_on": today().isoformat(),
        "hours": 3.5,
        "done": "zwei Texte",
    }
    assert code_of(table.ana.post("/check-ins", said)) == "refused"
    told = table.mia.post("/check-ins", said).json()
    assert (told["hours"], told["owner"]) == (3.5, "Mia")
    again = table.mia.post("/check-ins", said | {"hours": 4})
    assert (code_of(again), again.json()["theirs"]["hours"]) == ("stale", 3.5)
    assert table.mia.post("/check-ins", said | {"hours": 4}, If_Match='"1"').json()["hours"] == 4
    assert code_of(table.mia.post("/check-ins", said | {"hours": None, "done": " "})) == "refused"
    assert code_of(program(table.world, "vera").post("/check-ins", said)) == "refused"


def test_the_hours_of_one_person_are_for_them_and_for_whoever_leads(table: Table) -> None:
    said = {"activity_id": core(table, "ana"), "week_on": today().isoformat(), "hours": 3.5}
    table.ana.post("/check-ins", said)
    seen = {
        name: who.get("/check-ins").json()["items"][0]
        for name, who in {"ana": table.ana, "mia": table.mia}.items()
    }
    assert (seen["ana"]["hours"], seen["ana"]["hours_are_private"]) == (3.5, False)
    assert (seen["mia"]["hours"], seen["mia"]["hours_are_private"]) == (None, True)
    later = (today() + timedelta(weeks=2)).isoformat()
    assert table.ana.get(f"/check-ins?since={later}").json()["items"] == []


def test_a_program_enters_the_week_of_somebody_without_an_account(table: Table) -> None:
    activity = core(table, "mia")
    said = {
        "activity_id": activity,
        "week_on": today().isoformat(),
        "hours": 3.5,
        "person_id": table.people["mia"],
    }
    assert code_of(table.ana.post("/check-ins", said)) == "refused"  # she can say it herself
    Person.everywhere.filter(pk=table.people["mia"]).update(user=None)
    told = table.ana.post("/check-ins", said).json()
    assert (told["owner"], told["entered_by"]) == ("Mia", "Ana Hallstein (Schlüssel „Excel“)")
    assert "eingetragen von Ana Hallstein" in history(table.world.hallstein)[0].says_de
    for who in ("ben", "mia"):
        assert code_of(program(table.world, who).post("/check-ins", {**said, "hours": 3.5})) == "refused"


def test_an_idea_is_handed_in_and_answered_by_right(table: Table) -> None:
    sent = {
        "title": "Podcast",
        "benefit": "Einkäufer hören zu",
        "money_per_year": {"amount": "900.00", "currency": "EUR"},
    }
    told = program(table.world, "ben").post("/ideas", sent).json()
    assert (told["state"], told["money_per_year"]) == ("waits", sent["money_per_year"])
    assert "supports" in told["missing"]
    path = f"/ideas/{told['id']}"
    no = {"decision": "decline", "reason": "Passt nicht zur Linie"}
    assert table.ana.post(f"{path}/answer", no).status_code == 428
    assert code_of(table.mia.post(f"{path}/answer", no, If_Match='"1"')) == "right_missing"
    answered = table.ana.post(f"{path}/answer", no, If_Match='"1"').json()
    assert (answered["state"], answered["answer"]["decided_by"]) == ("decline", "Ana")
    assert table.ana.get(path).json() == answered
    assert [one["id"] for one in table.ana.get("/ideas").json()["items"]] == [told["id"]]
    stale = table.ana.post(f"{path}/answer", no, If_Match='"1"')
    assert (code_of(stale), stale.json()["theirs"]["state"]) == ("stale", "decline")


def test_an_idea_with_open_questions_is_not_accepted(table: Table) -> None:
    number = table.ana.post("/ideas", {"title": "Podcast"}).json()["id"]
    yes = {"decision": "accept", "reason": "Klingt gut"}
    answer = table.ana.post(f"/ideas/{number}/answer", yes, If_Match='"1"')
    assert (answer.status_code, code_of(answer)) == (422, "refused")


def test_findings_are_those_of_the_page(full_world: World) -> None:
    told = program(full_world, "ana").get("/findings").json()["items"]
    assert {"code", "severity", "step", "sentence"} <= set(told[0])
    assert len({one["code"] for one in told}) > 2


def test_a_program_sees_who_decides_and_that_a_right_is_vacant(table: Table) -> None:
    HeldRight.everywhere.filter(right="new").delete()
    told = {one["right"]: one for one in table.mia.get("/rights").json()["items"]}
    ana = {"person_id": table.people["ana"], "name": "Ana", "has_account": True}
    assert told["stop"] == {"right": "stop", "holder": ana, "deputy": None, "deputy_decides": False}
    assert told["new"]["holder"] is None
