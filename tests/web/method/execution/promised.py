"""A core of three activities with people who own them: what the tests of this step play with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.web.method.focus.models import Place
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.deciding.models import HeldRight
from tests.web.world import World

TODAY = date(2026, 8, 6)  # a Thursday
NOON = datetime(2026, 8, 6, 10, tzinfo=UTC)
LAST_WEEK = date(2026, 7, 27)  # the Monday that a Thursday asks about
PLACED = date(2026, 6, 1)


@dataclass(frozen=True)
class Core:
    """Keys of the activities and of the people: ana has an account, jana has none, nobody owns the website."""

    newsletter: int
    fair: int
    website: int
    ana: int
    jana: int
    mia: int


def make_core(world: World) -> Core:
    listed = [
        Activity("Newsletter", Source("x.csv", None, 1), type="newsletter", hours_per_month=8),
        Activity(
            "Messe",
            Source("x.csv", None, 2),
            type="event",
            start_on=date(2026, 10, 12),
            inquiries_per_year=6,
            effect_source="counted",
        ),
        Activity("Website", Source("x.csv", None, 3), type="website"),
    ]
    newsletter, fair, website = add_activities(world.hallstein, listed, by=world.by("ana"), at=NOON)
    ana = person(world, "Ana Hallstein", 6, user=world.users["ana"], email="ana@example.com")
    jana = person(world, "Jana Winter", 4, email="jana@example.com")
    mia = person(world, "Mia Berger", None, user=world.users["mia"])
    for position, (activity, owner) in enumerate(((newsletter, ana), (fair, jana), (website, None))):
        place(world, activity, owner=owner, position=position)
    return Core(newsletter, fair, website, ana, jana, mia)


def person(world: World, name: str, hours: float | None, **about: Any) -> int:
    row = Person.everywhere.create(company_id=world.hallstein, name=name, hours_per_week=hours, **about)
    return row.pk


def place(world: World, activity: int, **about: Any) -> Place:
    owner = about.pop("owner", None)
    usual = {"lane": "must", "placed_by": "Ana Hallstein", "placed_on": PLACED, "right_used": "prioritise"}
    return Place.everywhere.create(
        company_id=world.hallstein, activity_id=activity, owner_id=owner, **{**usual, **about}
    )


def place_of(world: World, activity: int) -> Place:
    return Place.objects.for_company(world.hallstein).get(activity_id=activity)


def give_right(world: World, person_id: int, deputy_id: int | None = None) -> None:
    HeldRight.everywhere.create(
        company_id=world.hallstein, right="prioritise", holder_id=person_id, deputy_id=deputy_id
    )
