"""Hallstein with people who have hours, somebody who sets the priorities, and seven activities to choose from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from klarlinie.method.focus.model import Lane
from klarlinie.method.inventory.activity import Activity, ActivityType, Source
from klarlinie.vocabulary.money import Money
from klarlinie.web.method.decisions.models import Decision
from klarlinie.web.method.focus import actions
from klarlinie.web.method.focus.actions import Moved
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.deciding.models import HeldRight
from tests.web.conftest import AT
from tests.web.world import World

TODAY = date(2026, 8, 3)
KINDS: tuple[tuple[str, ActivityType, float, float], ...] = (
    ("Empfehlungen", "referral", 1, 20),
    ("Website", "website", 2, 18),
    ("Newsletter", "newsletter", 2, 12),
    ("Messe", "event", 3, 9),
    ("Fachartikel", "content", 4, 8),
    ("Anzeigen", "ad", 2, 3),
    ("Podcast", "video", 2, 1),
)


@dataclass
class Team:
    """Keys by name: of the activities, and of the people."""

    world: World
    activity: dict[str, int] = field(default_factory=dict)
    person: dict[str, int] = field(default_factory=dict)

    def move(self, title: str, lane: Lane, *, who: str = "ana", **wish: Any) -> Moved:
        by = self.world.by(who)
        key = self.activity[title]
        return actions.move(self.world.hallstein, key, lane, **wish, by=by, at=AT, today=TODAY)

    def fill_the_core(self) -> None:
        for title in ("Empfehlungen", "Website", "Newsletter", "Messe", "Fachartikel"):
            self.move(title, "must")


def listed(title: str, kind: ActivityType, dose: float, inquiries: float | None, line: int) -> Activity:
    return Activity(
        title,
        Source("liste.csv", None, line),
        type=kind,
        hours_per_month=dose * 4,
        money_per_year=Money(Decimal(100)),
        inquiries_per_year=inquiries,
        effect_source="counted" if inquiries is not None else "unknown",
        dose_per_week=dose,
        reason="Damit Kunden bei einem Notfall an uns denken",
        audience="Betriebsleiter in Brauereien",
        owners=("Jana",) if title == "Newsletter" else (),
    )


def make_team(world: World) -> Team:
    """Jana has 8 hours, Tom 3 and no wish for fairs; Ana sets the priorities and has no hours of her own."""
    made = Team(world)
    found = [listed(*kind, line) for line, kind in enumerate(KINDS, 2)]
    keys = add_activities(world.hallstein, found, by=world.by("ana"), at=AT)
    made.activity = dict(zip((kind[0] for kind in KINDS), keys, strict=True))
    for name, hours, cannot, short in (
        ("Jana", 8.0, [], "mia"),
        ("Tom", 3.0, ["Messe"], None),
        ("Ana", None, [], "ana"),
    ):
        user = world.users[short] if short else None
        row = Person.everywhere.create(
            company_id=world.hallstein, name=name, hours_per_week=hours, cannot=cannot, user=user
        )
        made.person[name] = row.pk
    HeldRight.everywhere.create(company_id=world.hallstein, right="prioritise", holder_id=made.person["Ana"])
    return made


def decide(team: Team, title: str, verdict: str) -> None:
    Decision.everywhere.create(
        company_id=team.world.hallstein,
        activity_id=team.activity[title],
        verdict=verdict,
        decided_by="Ana",
        decided_on=TODAY,
        decided_at=AT,
        right_used="stop",
    )
