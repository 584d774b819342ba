"""Founding organisations and companies, and letting people in."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.models import (
    Company,
    Membership,
    Organisation,
    OrganisationMember,
    Person,
)
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story


@transaction.atomic
def found_organisation(name: str, kind: str, *, head_id: int | None = None, at: datetime) -> int:
    """A new organisation with its head (for a consultancy). Gives its key."""
    organisation = Organisation.objects.create(name=name, kind=kind, created_at=at)
    if head_id is not None:
        OrganisationMember.objects.create(organisation=organisation, user_id=head_id, role="head")
    return organisation.pk


@transaction.atomic
def found_company(
    organisation_id: int,
    name: str,
    *,
    by: By,
    at: datetime,
    slug: str | None = None,
    **settings: Any,
) -> str:
    """A new, empty company. Gives its slug, which nobody can guess unless it is given."""
    slug = slug or f"{slugify(name)[:40] or 'company'}-{secrets.token_hex(3)}"
    company = Company.objects.create(
        organisation_id=organisation_id, name=name, slug=slug, created_at=at, **settings
    )
    says = Text("Unternehmen „{name}“ angelegt", "Company “{name}” created", {"name": name})
    with story(company.pk, by=by, at=at, says=says) as told:
        told.note()
    return slug


def let_in(company_id: int, user_id: int, role: str, name: str, *, by: By, at: datetime) -> None:
    """Give an account a role in a company."""
    says = Text("{name} gehört jetzt dazu", "{name} has joined", {"name": name})
    with story(company_id, by=by, at=at, says=says) as told:
        told.create(Membership, user_id=user_id, role=role)


def add_person(company_id: int, name: str, *, by: By, at: datetime, **about: Any) -> int:
    """Somebody who works on the marketing, with or without an account. Gives the key."""
    says = Text("{name} arbeitet mit", "{name} takes part", {"name": name})
    with story(company_id, by=by, at=at, says=says) as told:
        return told.create(Person, name=name, **about).pk
