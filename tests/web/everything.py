"""Hallstein with at least one row in every table, so that every address has something behind it."""

from __future__ import annotations

from datetime import datetime

from django.apps import apps

from klarlinie.vocabulary.text import plain
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.companies.actions import invite
from klarlinie.web.platform.live.hub import Reader
from klarlinie.web.platform.rounds.actions import join, open_round
from klarlinie.web.platform.rounds.asks import Subject, texts_asked
from tests.web.world import World


def fill_everything(world: World, *, at: datetime) -> None:
    ana, company = world.by("ana"), world.hallstein
    invite(company, "eingeladen@example.com", "member", by=ana, at=at)
    Work.everywhere.create(company_id=company, kind="read_import", asked_at=at, asked_by="Ana Hallstein")
    inventory = {"file_name": "Liste.csv", "content": b"Hallstein", "sha256": "0" * 64}
    add("inventory.Import", company, received_at=at, received_by="Ana Hallstein", **inventory)
    add("clarity.SilencedHint", company, code="CLA101", place="promise", reason="Hallstein sagt das so.")
    asks = texts_asked([Subject("promise", plain("Wofür steht Hallstein?"))])
    number = open_round(company, kind="clarity", title="Hallstein-Runde", asks=asks, by=ana, at=at)
    join(
        company, number, name="Hallstein-Gast", side="", reader=Reader(None, "key"), promised="partial", at=at
    )
    first, second = (
        apps.get_model("inventory.Activity").everywhere.filter(company_id=company).order_by("pk")[:2]
    )
    add("inventory.KeptApart", company, first=first, second=second)
    add("companies.Person", company, name="Jana Hallstein")


def add(model: str, company_id: int, **fields: object) -> None:
    apps.get_model(model).everywhere.create(company_id=company_id, **fields)
