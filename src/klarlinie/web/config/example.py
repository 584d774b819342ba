"""The invented company to look at, with a consultant and somebody who leads, takes part, reads along."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from klarlinie.method.evaluation.costs import runs_today
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.method.steps.example import fill_with_example
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.actions import found_company, found_organisation, let_in
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.journal.by import THE_PROGRAM

SLUG, NAME = "hallstein", "Hallstein Anlagenservice GmbH"
LEAD = "ana@hallstein.example"
CONSULTANT = "vera@klarmann.example"
PEOPLE = {
    LEAD: ("Ana Hallstein", "lead"),
    "mia@hallstein.example": ("Mia Berger", "member"),
    "ben@hallstein.example": ("Ben Lorenz", "viewer"),
}
LISTS = Path(__file__).resolve().parents[4] / "examples"
MONTHS = 12
FOUND = Text(
    "Zum Ansehen ist {name} da, ein erfundenes Unternehmen. Auf seiner Liste stehen {n} Aktivitäten, {running} davon "
    "laufen. Soweit bekannt kosten sie {hours} und {money} im Jahr. Bei {no_hours} fehlen die Stunden, bei {no_reason} "
    "steht nicht, wozu.",
    "There is {name} to look at, an invented company. Its list holds {n} activities, {running} of them running. As far "
    "as is known they cost {hours} and {money} a year. {no_hours} lack their hours, {no_reason} do not say what for.",
)


@dataclass(frozen=True)
class WayIn:
    """What the example has to offer, and with which word its accounts open."""

    found: Text
    word: str | None


def make_example(*, at: datetime) -> None:
    """Fill an empty database; where there is a company already, or in the hosted form, nothing happens."""
    if settings.HOSTED or Company.objects.exists() or User.objects.exists():
        return
    word = "-".join(secrets.token_hex(2) for _ in range(4))
    with transaction.atomic():
        vera = _account(CONSULTANT, "Vera Klarmann", word, at)
        firm = found_organisation("Klarmann Beratung", "consultancy", head_id=vera, at=at)
        found_company(firm, NAME, slug=SLUG, hourly_rate=55, by=THE_PROGRAM, at=at)
        company_id = Company.objects.get(slug=SLUG).pk
        for email, (name, role) in PEOPLE.items():
            let_in(company_id, _account(email, name, word, at), role, name, by=THE_PROGRAM, at=at)
        fill_with_example(company_id, LISTS, at=at)
        _keep(word)


def way_in() -> WayIn | None:
    """None where there is no example, or where it is hosted."""
    company = None if settings.HOSTED else Company.objects.filter(slug=SLUG).first()
    if company is None:
        return None
    try:
        word = _file().read_text().strip()
    except OSError:
        word = None
    return WayIn(_found(company.pk, company.name), word)


def _found(company_id: int, name: str) -> Text:
    listed = [row.core for row in activities(company_id)]
    running = [activity for activity in listed if runs_today(activity)]
    hours = sum((one.hours_per_month or 0) * MONTHS for one in running)
    paid = sum((one.money_per_year.amount for one in running if one.money_per_year), Decimal(0))
    return FOUND.with_values(
        name=name,
        n=len(listed),
        running=len(running),
        hours=Hours(round(hours, -1)),
        money=Money(round(paid, -2)),
        no_hours=sum(one.hours_per_month is None for one in running),
        no_reason=sum(not one.reason for one in listed),
    )


def _account(email: str, name: str, word: str, at: datetime) -> int:
    user = User.objects.create_user(email, word, name=name, joined_at=at)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user.pk


def _file() -> Path:
    return Path(settings.HOME) / "example.txt"


def _keep(word: str) -> None:
    _file().unlink(missing_ok=True)
    with open(os.open(_file(), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
        new.write(word + "\n")
