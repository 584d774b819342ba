"""Hallstein's upkeep with a row in every table, and the addresses by which guests come in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps

from klarlinie.method.upkeep.snapshots import as_values
from klarlinie.web.method.upkeep.actions import hand_in, make_ideas_link
from klarlinie.web.method.upkeep.actions.digest import off_link
from klarlinie.web.method.upkeep.queries.ideas import ideas_link_token, status_token
from klarlinie.web.method.upkeep.queries.signs import signs_at_first, signs_now
from klarlinie.web.platform.journal.by import By


def upkeep(company: int, activity: Any, by: By, at: datetime) -> None:
    """An idea that waits, one that rests, a review that is open and one that is closed, and what hangs on them."""
    today = at.date()
    make_ideas_link(company, by=by, at=at)
    waits = {
        "title": "Hallstein auf der Achema",
        "benefit": "Hallstein zeigt vier Stunden",
        "stops": "nichts",
    }
    hand_in(company, **waits, had_by="Ina Hallstein", email="ina@example.com", by=by, at=at)
    parked = hand_in(company, title="Hallstein-Kalender", by=by, at=at)
    about = {"decided_by": "Jana Hallstein", "decided_on": today, "decided_at": at, "right_used": "new"}
    add(
        "IdeaAnswer",
        company,
        idea_id=parked,
        decision="park",
        reason="Hallstein hat gerade keine Zeit.",
        **about,
    )
    add("Idea", company).filter(pk=parked).update(answers=1)
    begun = {"begun_at": at, "begun_on": today, "begun_by": "Ana Hallstein"}
    add("Review", company, number=1, **begun)
    closed = {"closed_at": at, "closed_on": today, "closed_by": "Ana Hallstein"}
    old = add("Review", company, number=2, next_on=today + timedelta(days=91), **begun, **closed)
    taken, first = signs_now(company, today, None, 3), signs_at_first(company, today)
    add("Snapshot", company, review=old, taken_on=today, content=as_values(taken), first=as_values(first))
    add("Confirmation", company, activity=activity, confirmed_on=today, confirmed_by="Ana Hallstein")
    decides = {"at_value": "unter 3 im Quartal", "we_do": "Hallstein streicht die Messe."}
    metric = add("Metric", company, name="Hallstein-Anfragen", begun_on=today, **decides)
    add("MetricUse", company, metric=metric, review=old, served=True)
    add("Reminders", company)
    add("NoReminder", company, email="hallstein-ohne-brief@example.com")


def guests(company: int, user_id: int, at: datetime) -> dict[str, str]:
    """The addresses that open without an account, by their route."""
    idea = apps.get_model("upkeep.Idea").everywhere.filter(company_id=company).earliest("pk")
    return {
        "ideas/<str:token>/": f"/ideas/{ideas_link_token(company, at)}/",
        "idea/<str:token>/": f"/idea/{status_token(company, idea.pk, at)}/",
        "reminders/<str:token>/": "/reminders/" + off_link({"user": user_id}).rpartition("/reminders/")[2],
    }


def add(model: str, company_id: int, **fields: object) -> Any:
    """A new row; without fields all rows of this company."""
    rows = apps.get_model(f"upkeep.{model}").everywhere
    return rows.create(company_id=company_id, **fields) if fields else rows.filter(company_id=company_id)
