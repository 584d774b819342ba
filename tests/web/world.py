"""The people and companies that the web's tests play with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.method.steps.example import fill_with_example
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.actions import found_company, found_organisation, let_in
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.journal.by import By
from tests.architecture.project import ROOT

PASSWORD = "blaue-kanne-steht-schief"
NAMES = {
    "ana": "Ana Hallstein",
    "mia": "Mia Berger",
    "ben": "Ben Lorenz",
    "vera": "Vera Klarmann",
    "cleo": "Cleo Nord",
}


@dataclass
class World:
    users: dict[str, AbstractBaseUser] = field(default_factory=dict)
    hallstein: int = 0  # the keys of the two companies
    nordlicht: int = 0

    def by(self, name: str) -> By:
        return By(NAMES[name], "user", self.users[name].pk)


def make_world(*, at: datetime, filled: bool = False) -> World:
    world = World()
    for short, name in NAMES.items():
        world.users[short] = add_user(f"{short}@example.com", name, at)
    firm = found_organisation("Klarmann Beratung", "consultancy", head_id=world.users["vera"].pk, at=at)
    other = found_organisation("Nordlicht", "company", at=at)
    vera, cleo = world.by("vera"), world.by("cleo")
    found_company(firm, "Hallstein Anlagenservice GmbH", slug="hallstein", hourly_rate=55, by=vera, at=at)
    found_company(other, "Nordlicht Optik KG", slug="nordlicht", by=cleo, at=at)
    world.hallstein = Company.objects.get(slug="hallstein").pk
    world.nordlicht = Company.objects.get(slug="nordlicht").pk
    for short, role in (("ana", "lead"), ("mia", "member"), ("ben", "viewer")):
        let_in(world.hallstein, world.users[short].pk, role, NAMES[short], by=vera, at=at)
    let_in(world.nordlicht, world.users["cleo"].pk, "lead", NAMES["cleo"], by=cleo, at=at)
    if filled:
        fill_with_example(world.hallstein, ROOT / "examples", at=at)
        canaries = [Activity(f"Kanarienvogel {n}", Source("x.csv", None, n)) for n in range(1, 4)]
        add_activities(world.nordlicht, canaries, by=cleo, at=at)
    return world


def add_user(email: str, name: str, at: datetime) -> AbstractBaseUser:
    user = get_user_model().objects.create_user(email, PASSWORD, name=name, joined_at=at)
    assert isinstance(user, User)
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
