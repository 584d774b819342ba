"""A week somebody has said something about, and the ways in without an account."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps

from klarlinie.method.upkeep.check_ins import week_asked
from klarlinie.web.method.execution import actions
from klarlinie.web.platform.journal.by import By


def fill_execution(company: int, activity: Any, person: Any, *, at: datetime) -> None:
    """The activity in Muss belongs to the person, who has Ana's account and has said how the last weeks were."""
    ana = apps.get_model("accounts.User").objects.get(email="ana@example.com")
    apps.get_model("companies.Person").everywhere.filter(pk=person.pk).update(user=ana)
    places = apps.get_model("focus.Place").everywhere
    places.filter(company_id=company, activity=activity).update(owner=person, hours_per_week=3)
    for back in range(4):
        apps.get_model("execution.CheckIn").everywhere.create(
            company_id=company,
            person=person,
            activity=activity,
            week_on=week_asked(at.date()) - timedelta(weeks=back),
            hours=0.5,
            done="Hallstein hat angerufen.",
            blocked="" if back else "Hallstein hat keinen Stand.",
            said_at=at,
        )


def ways_in(company: int, person: Any, *, by: By, at: datetime) -> dict[str, str]:
    """The tokens of one person, by the first word of their address."""
    check_in = actions.check_in_link(company, person.pk, by, at)
    return {"check-in": check_in, "feeds": actions.new_calendar(company, person.pk, by=by, at=at)}
