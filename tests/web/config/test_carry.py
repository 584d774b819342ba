"""A company goes out as a file and comes in elsewhere as the same company, but for its keys."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.keeping import carry
from klarlinie.web.config.keeping.archive import CannotKeep, write
from klarlinie.web.config.keeping.carry import KEYS_INSIDE, LEFT_OUT, carried, export, take_in
from klarlinie.web.config.people import OPERATOR
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.companies.scope import CompanyModel
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.queries import chain_breaks_at, history
from klarlinie.web.platform.journal.story import story
from klarlinie.web.platform.rounds.models import BlindAnswer, Participant, Round
from tests.web.world import World

AT = datetime(2026, 8, 5, 9, 0, 1, 234567, tzinfo=UTC)
CANARY = "Eisvogel-7"


def table(file: Path, label: str) -> list[dict[str, Any]]:
    with zipfile.ZipFile(file) as packed:
        rows: list[dict[str, Any]] = json.loads(packed.read(f"tables/{label}.json"))
    return rows


def canonical(file: Path) -> dict[str, Any]:
    """The file with ranks instead of keys: the third activity is 3 wherever it is named."""
    places: dict[tuple[str, int], int] = {}
    rows = {model._meta.label: table(file, model._meta.label) for model in carried()}
    for label, listed in rows.items():
        places.update({(label, row["id"]): rank for rank, row in enumerate(listed)})
    with zipfile.ZipFile(file) as packed:
        people = json.loads(packed.read("people.json"))
    places.update({("accounts.User", one["id"]): one["email"] for one in people})

    def named(model: type[models.Model], row: dict[str, Any]) -> dict[str, Any]:
        found = dict(row)
        inside = KEYS_INSIDE.get(model._meta.label, {})
        for one in model._meta.concrete_fields:
            if isinstance(one, models.ForeignKey) and one.attname in found:
                found[one.attname] = places.get((one.related_model._meta.label, found[one.attname]))
            elif one.attname in inside and one.attname in found:
                found[one.attname] = inside[one.attname](found[one.attname], Ranks())
        return found

    class Ranks:
        def new(self, label: str, old: int) -> Any:
            return places.get((label, old))

    def change(one: dict[str, Any]) -> dict[str, Any]:
        model = apps.get_model(one["model"])
        sides = {side: one[side] and named(model, one[side]) for side in ("before", "after")}
        return {"model": one["model"], "id": places.get((one["model"], one["id"] or 0)), **sides}

    told: dict[str, Any] = {}
    for model in carried():
        label = model._meta.label
        told[label] = [{**named(model, row), "id": 0} for row in rows[label]]
    for entry in told["journal.Entry"]:
        entry["rows"] = [change(one) for one in entry["rows"]]
        entry["content_seal"] = entry["seal"] = ""
    return told


def rate(world: World, *, revealed: bool, text: str) -> None:
    """A round about the first activity, with one answer."""
    first = Activity.objects.for_company(world.hallstein).order_by("pk").first()
    assert first is not None
    asks = {"subjects": [{"key": str(first.pk), "title": {}, "help": None}], "axes": [{"axis": "effect"}]}
    with story(world.hallstein, by=world.by("ana"), at=AT, says=Text("Runde", "Round")) as told:
        one = told.create(
            Round,
            kind="evaluation",
            title="Erste",
            asks=asks,
            public_id=f"ulme{revealed}",
            guest_salt="s" * 32,
            led_by=world.users["ana"],
            opened_at=AT,
            revealed_at=AT if revealed else None,
        )
        who = told.create(Participant, round=one, name="Mia", user=world.users["mia"], guest_hash="g" * 64)
    answers = BlindAnswer.objects.for_company(world.hallstein)
    answers.create(round=one, participant=who, subject=str(first.pk), answer={"text": text})


@pytest.fixture
def lived_in(full_world: World) -> World:
    """Hallstein after some work: two rounds, a row that is gone, something taken back, one merged into another."""
    by = full_world.by("ana")
    rows = list(Activity.objects.for_company(full_world.hallstein).order_by("pk"))
    with story(full_world.hallstein, by=by, at=AT, says=Text("Zusammengelegt", "Merged")) as told:
        told.change(rows[2], merged_into=rows[5])
    with story(full_world.hallstein, by=by, at=AT, says=Text("Gestrichen", "Removed")) as told:
        told.delete(rows[1])
    with story(full_world.hallstein, by=by, at=AT, says=Text("Umbenannt", "Renamed")) as told:
        told.change(rows[3], title="Anders")
    assert told.entry is not None
    undo(full_world.hallstein, told.entry.number, by=by, at=AT)
    rate(full_world, revealed=True, text="zu sehen")
    rate(full_world, revealed=False, text=CANARY)
    return full_world


def test_there_and_back_is_the_same_but_for_keys(lived_in: World, tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    export("hallstein", first, at=AT)
    slug = take_in(first, "Anderswo", by=OPERATOR, at=AT)
    assert slug != "hallstein"
    export(slug, second, at=AT)
    before, after = canonical(first), canonical(second)
    carried_over = after["journal.Entry"].pop()
    assert before == after
    assert carried_over["at"] == AT.isoformat()
    assert "Aus einem Export" in carried_over["says_de"]
    there = Company.objects.get(slug=slug).pk
    assert chain_breaks_at(there) is None
    assert chain_breaks_at(lived_in.hallstein) is None
    keys = set(Activity.everywhere.filter(company_id=there).values_list("pk", flat=True))
    assert not keys & set(
        Activity.everywhere.filter(company_id=lived_in.hallstein).values_list("pk", flat=True)
    )


def test_what_was_removed_before_can_be_brought_back_there(lived_in: World, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    export("hallstein", file, at=AT)
    there = Company.objects.get(slug=take_in(file, None, by=OPERATOR, at=AT)).pk
    removed = next(entry for entry in history(there) if entry.says_de == "Gestrichen")
    n = Activity.objects.for_company(there).count()
    undo(there, removed.number, by=OPERATOR, at=AT)
    assert Activity.objects.for_company(there).count() == n + 1
    assert Activity.objects.for_company(lived_in.hallstein).count() == n


def test_answers_of_a_round_that_is_not_revealed_stay_here(lived_in: World, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    export("hallstein", file, at=AT)
    assert [row["answer"] for row in table(file, "rounds.BlindAnswer")] == [{"text": "zu sehen"}]
    with zipfile.ZipFile(file) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
    assert CANARY.encode() not in everything
    assert b"Kanarienvogel" not in everything  # of the other company
    assert not [
        word for word in (b"gggg", b"ssss", b"ulme") if word in everything
    ]  # by which guests are known
    assert re.search(rb"argon|pbkdf|md5\$|bcrypt", everything) is None


def test_somebody_known_here_is_the_same_person_and_strangers_get_a_closed_account(
    lived_in: World, tmp_path: Path
) -> None:
    file = tmp_path / "a.zip"
    export("hallstein", file, at=AT)
    User.objects.filter(email="ben@example.com").update(email="not-ben@example.com")
    take_in(file, None, by=OPERATOR, at=AT)
    assert User.objects.filter(email="ana@example.com").count() == 1
    assert User.objects.get(email="ben@example.com").has_usable_password() is False


def test_a_file_whose_rows_point_nowhere_changes_nothing(lived_in: World, tmp_path: Path) -> None:
    file, torn = tmp_path / "a.zip", tmp_path / "torn.zip"
    export("hallstein", file, at=AT)
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist() if name != "manifest.json"}
        about = json.loads(packed.read("manifest.json"))
    parts["tables/rounds.Round.json"] = b"[]"
    write(torn, "company", {key: about[key] for key in ("made_at", "organisation")}, parts.items())
    n = Company.objects.count()
    with pytest.raises(CannotKeep, match=r"rounds\.Participant\.round_id"):
        take_in(torn, None, by=OPERATOR, at=AT)
    assert Company.objects.count() == n


def test_every_table_of_companies_is_carried_or_left_out_for_a_reason() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("klarlinie.")]
    of_companies = {
        model._meta.label
        for model in ours
        if any(one.related_model is Company for one in model._meta.concrete_fields)
    }
    assert of_companies == {model._meta.label for model in carried()} | set(LEFT_OUT)
    assert all(issubclass(apps.get_model(label), CompanyModel) for label in of_companies)
    assert all(not model._meta.many_to_many for model in carried())
    assert {*KEYS_INSIDE, *carry.NOT_YET, *carry.OF_ONE_SERVER} <= of_companies
