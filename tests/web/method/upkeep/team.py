"""Who decides what in the upkeep's tests, and a plan that is full or has room."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.web.method.inventory.actions import add_activities
from tests.web.conftest import AT
from tests.web.world import NAMES, World

TODAY = date(2026, 8, 3)
ANSWERS: dict[str, Any] = {
    "promise": "Wir zeigen, dass eine Pumpe in vier Stunden wieder läuft",
    "audience": "Instandhaltungsleiter in Brauereien",
    "benefit": "Stillstand unter vier Stunden",
    "supports": "Website",
    "dose_per_week": 1.0,
    "who": "Ana Hallstein",
    "stops": "nichts",
}


def add(model: str, company: int, **fields: Any) -> Any:
    return apps.get_model(model).everywhere.create(company_id=company, **fields)


def person(world: World, name: str, hours: float | None = 10) -> Any:
    user = world.users[name]
    return add("companies.Person", world.hallstein, name=NAMES[name], user=user, hours_per_week=hours)


def holds_new(world: World, name: str = "ana", deputy: Any = None) -> Any:
    """This person decides on new activities."""
    holder = person(world, name)
    add("deciding.HeldRight", world.hallstein, right="new", holder=holder, deputy=deputy)
    return holder


def running(world: World, *titles: str, **more: Any) -> tuple[int, ...]:
    rows = [
        Activity(title, Source("l.csv", None, n), status="running", **more) for n, title in enumerate(titles)
    ]
    return add_activities(world.hallstein, rows, by=world.by("ana"), at=AT)


def in_core(world: World, *keys: int, owner: Any = None, on: date = TODAY, hours: float = 2) -> None:
    for key in keys:
        add(
            "focus.Place", world.hallstein, activity_id=key, lane="must", owner=owner, hours_per_week=hours,
            placed_by="Ana Hallstein", placed_on=on,
        )  # fmt: skip


def decided(world: World, key: int, verdict: str, reason: str = "", on: date = TODAY, **more: Any) -> Any:
    return add(
        "decisions.Decision", world.hallstein, activity_id=key, verdict=verdict, reason=reason, decided_on=on,
        decided_by="Ana Hallstein", decided_at=AT, right_used="stop", **more,
    )  # fmt: skip
