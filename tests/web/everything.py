"""Hallstein with at least one row in every table, so that every address has something behind it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.apps import apps

from klarlinie.vocabulary.text import plain
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.companies.actions import invite
from klarlinie.web.platform.live.hub import Reader
from klarlinie.web.platform.rounds.actions import join, open_round
from klarlinie.web.platform.rounds.asks import Subject, texts_asked
from tests.web.analysis.origin.filled import with_origin
from tests.web.config.filled import fill_archives
from tests.web.method.decisions.filled import fill_decisions
from tests.web.method.execution.filled import fill_execution
from tests.web.method.findings.filled import fill_findings
from tests.web.method.focus.filled import fill_focus
from tests.web.method.upkeep.filled import upkeep
from tests.web.reports.filled import fill_reports
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
    person = add("companies.Person", company, name="Jana Hallstein")
    decided(company, second, person, at)
    promised(company, first, at)
    listening(company, at)
    fill_findings(company, by=ana, at=at)
    fill_reports(company, by=ana, at=at)
    fill_archives(company, by=ana, at=at)
    fill_focus(add, company, first, person, at)
    upkeep(company, first, ana, at)
    fill_execution(company, first, person, at=at)
    with_origin(world, first, at=at)


def decided(company: int, activity: Any, person: Any, at: datetime) -> None:
    """One activity is stopped, by somebody with the right; a key for programs."""
    add("deciding.HeldRight", company, right="stop", holder=person)
    add("deciding.Absence", company, person=person, from_on=at.date(), until_on=at.date())
    by = {"right_used": "stop"}
    about = {"verdict": "stop", "reason": "Hallstein braucht das nicht.", "decided_by": "Jana Hallstein"}
    decision = add(
        "decisions.Decision", company, activity=activity, decided_on=at.date(), decided_at=at, **about, **by
    )
    add("decisions.WindDownStep", company, decision=decision, words="Hallstein kündigt den Vertrag.")
    fill_decisions(company, activity, at)
    user = apps.get_model("accounts.User").objects.get(email="ana@example.com")
    token = add(
        "tokens.Token", company, user=user, name="Hallstein-Zugang", token_hash="0" * 64, created_at=at
    )
    done = {"request_hash": "0" * 64, "status": 201, "body": {}, "at": at}
    add("tokens.AlreadyDone", company, token=token, key="hallstein", **done)


def listening(company: int, at: datetime) -> None:
    """A program that hears of what happens here."""
    about = {"url": "https://hooks.hallstein.example/in", "events": ["activity.changed"], "salt": "0" * 32}
    add("webhooks.Webhook", company, created_at=at, told_until=0, next_try_at=at, off_at=at, **about)


def promised(company: int, activity: Any, at: datetime) -> None:
    """One core activity with its promise."""
    add(
        "focus.Place",
        company,
        activity=activity,
        lane="must",
        placed_by="Jana Hallstein",
        placed_on=at.date(),
    )
    add("execution.Commitment", company, activity=activity, first_step="Hallstein ruft an.")


def add(model: str, company_id: int, **fields: object) -> Any:
    return apps.get_model(model).everywhere.create(company_id=company_id, **fields)
