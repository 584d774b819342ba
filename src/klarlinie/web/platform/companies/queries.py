"""Which companies somebody sees, and who belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import Q

from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.people import Person as CorePerson
from klarlinie.web.platform.companies.models import (
    Company,
    Invitation,
    Membership,
    Organisation,
    OrganisationMember,
    Person,
)
from klarlinie.web.platform.companies.rights import Role, rights_of
from klarlinie.web.platform.companies.tokens import fingerprint
from klarlinie.web.platform.journal.by import By

# One statement by hand, because every page asks it: to put it together anew each time costs more than to answer it.
_AS_SEEN_BY = f"""
    SELECT company.*, organisation.name AS organisation_name, CASE
        WHEN EXISTS (SELECT 1 FROM {OrganisationMember._meta.db_table} advising WHERE advising.user_id = %s
                     AND advising.organisation_id = company.organisation_id) THEN 'consultant'
        ELSE (SELECT role FROM {Membership._meta.db_table} WHERE user_id = %s AND company_id = company.id)
        END AS role
    FROM {Company._meta.db_table} company
    JOIN {Organisation._meta.db_table} organisation ON organisation.id = company.organisation_id
    WHERE company.slug = %s
"""


def company_for(user_id: int, slug: str) -> dict[str, Any] | None:
    """The company at `slug` as this user sees it, in one query; None for strangers and where there is none."""
    company: Any = next(iter(Company.objects.raw(_AS_SEEN_BY, [user_id, user_id, slug])), None)
    if company is None or company.role is None:
        return None
    return {
        "id": company.pk,
        "slug": company.slug,
        "name": company.name,
        "organisation": company.organisation_name,
        "organisation_id": company.organisation_id,
        "role": company.role,
        "formal": company.formal,
        "hourly_rate": Money(company.hourly_rate, company.currency),
        "state": company.journal_end,
    }


def leads(company_id: int, by: By) -> bool:
    """Whether they lead this company at this moment, or sit at the server's keyboard; actions ask it in their story."""
    if by.kind == "operator":
        return True
    role = role_in(company_id, by.user_id) if by.kind == "user" else None
    return role is not None and "lead" in rights_of(role)


def role_in(company_id: int, user_id: int | None) -> Role | None:
    """The role of this account in the company; None for strangers."""
    if user_id is None:
        return None
    advised = OrganisationMember.objects.filter(user_id=user_id).values("organisation_id")
    if Company.objects.filter(pk=company_id, organisation__in=advised).exists():
        return "consultant"
    own = Membership.objects.for_company(company_id).filter(user_id=user_id)
    return cast("Role | None", own.values_list("role", flat=True).first())


def people(company_id: int) -> tuple[CorePerson, ...]:
    """Who works on the marketing, as the method knows them: those with hours."""
    rows = Person.objects.for_company(company_id).filter(hours_per_week__isnull=False).order_by("name")
    return tuple(CorePerson(row.name, row.hours_per_week or 0.0, tuple(row.cannot)) for row in rows)


@dataclass(frozen=True)
class CompanySeen:
    """A company in somebody's list."""

    id: int
    slug: str
    name: str
    organisation: str


def companies_of(user_id: int) -> tuple[CompanySeen, ...]:
    """All companies this user belongs to or advises, by name."""
    own = Membership.everywhere.filter(user_id=user_id).values("company_id")
    advised = OrganisationMember.objects.filter(user_id=user_id).values("organisation_id")
    rows = Company.objects.filter(Q(pk__in=own) | Q(organisation__in=advised)).order_by("name")
    return tuple(CompanySeen(*row) for row in rows.values_list("pk", "slug", "name", "organisation__name"))


@dataclass(frozen=True)
class CompanySettings:
    """What the company has set for the method. None is not set."""

    name: str
    hours_per_week: float | None
    budget_per_year: Money | None
    hourly_rate: Money


def company_settings(company_id: int) -> CompanySettings:
    row = Company.objects.get(pk=company_id)
    budget = row.budget_per_year
    return CompanySettings(
        name=row.name,
        hours_per_week=row.hours_per_week,
        budget_per_year=None if budget is None else Money(budget, row.currency),
        hourly_rate=Money(row.hourly_rate, row.currency),
    )


@dataclass(frozen=True)
class PersonShown:
    """Somebody who works on the marketing, as the page of people shows them."""

    id: int
    version: int
    name: str
    side: str
    hours_per_week: float | None
    cannot: tuple[str, ...]
    email: str
    user_id: int | None


@dataclass(frozen=True)
class Member:
    """An account with a role here."""

    id: int
    user_id: int
    name: str
    email: str
    role: Role
    consultant_id: int = 0  # of the consultancy's own list; 0 for who belongs to the company
    is_head: bool = False  # leads the consultancy
    is_closed: bool = False  # by whoever looks after the server


@dataclass(frozen=True)
class Invited:
    """An invitation nobody has taken up yet."""

    id: int
    email: str
    role: Role
    expires_at: datetime
    has_expired: bool


@dataclass(frozen=True)
class OpenInvitation:
    """What somebody sees who holds the token of an invitation."""

    id: int
    company_id: int
    slug: str
    company: str
    role: Role
    email: str
    invited_by: str


def persons(company_id: int) -> tuple[PersonShown, ...]:
    rows = Person.objects.for_company(company_id).order_by("name", "pk")
    return tuple(person_shown(row) for row in rows)


def person(company_id: int, person_id: int) -> PersonShown | None:
    row = Person.objects.for_company(company_id).filter(pk=person_id).first()
    return person_shown(row) if row else None


def person_shown(row: Person) -> PersonShown:
    cannot = tuple(row.cannot)
    return PersonShown(
        row.pk, row.version, row.name, row.side, row.hours_per_week, cannot, row.email, row.user_id
    )


def members(company_id: int) -> tuple[Member, ...]:
    """The accounts of this company, then the consultants of its organisation."""
    own = Membership.objects.for_company(company_id).select_related("user").order_by("user__name", "pk")
    advising = OrganisationMember.objects.filter(organisation__companies=company_id).select_related("user")
    return (
        *(
            Member(
                row.pk,
                row.user_id,
                str(row.user),
                row.user.email,
                cast("Role", row.role),
                is_closed=not row.user.is_active,
            )
            for row in own
        ),
        *(
            Member(
                0,
                row.user_id,
                str(row.user),
                row.user.email,
                "consultant",
                consultant_id=row.pk,
                is_head=row.role == "head",
                is_closed=not row.user.is_active,
            )
            for row in advising
        ),
    )


def invitations(company_id: int, at: datetime) -> tuple[Invited, ...]:
    rows = Invitation.objects.for_company(company_id).filter(accepted_at=None, revoked_at=None)
    return tuple(
        Invited(row.pk, row.email, cast("Role", row.role), row.expires_at, row.expires_at < at)
        for row in rows.order_by("-sent_at")
    )


def open_invitation(token: str, at: datetime) -> OpenInvitation | None:
    """The invitation this token opens; None where it is unknown, used, withdrawn or too old.

    It also ends with the right of whoever has sent it: nobody who was let go comes back through a way kept open.
    """
    row = (
        Invitation.everywhere.filter(token_hash=fingerprint(token), accepted_at=None, revoked_at=None)
        .filter(expires_at__gte=at)
        .select_related("company", "invited_by")
        .first()
    )
    if row is None or not _may_still_invite(row):
        return None
    by = str(row.invited_by) if row.invited_by else ""
    company = row.company
    return OpenInvitation(
        row.pk, company.pk, company.slug, company.name, cast("Role", row.role), row.email, by
    )


def where_taken_up(token: str, user_id: int | None) -> str | None:
    """Where an invitation led that was taken up, for somebody who is in: people come back by the link in their mail."""
    taken = Invitation.everywhere.filter(token_hash=fingerprint(token)).exclude(accepted_at=None)
    row = taken.select_related("company").first()
    return row.company.slug if row and role_in(row.company_id, user_id) else None


def _may_still_invite(row: Invitation) -> bool:
    """An invitation by nobody is one of the program's."""
    if row.invited_by is None:
        return True
    found = company_for(row.invited_by.pk, row.company.slug)
    if found is None or not row.invited_by.is_active or "lead" not in rights_of(found["role"]):
        return False
    return row.role != "consultant" or is_head(row.invited_by.pk, row.company.organisation_id)


def invitations_sent_by(user_id: int | None, since: datetime) -> int:
    """How many somebody has sent since then, in all companies."""
    return Invitation.everywhere.filter(invited_by_id=user_id, sent_at__gt=since).count() if user_id else 0


def settings_row(company_id: int) -> dict[str, Any]:
    """The settings as the form shows them, with their version."""
    names = "name formal hourly_rate currency hours_per_week budget_per_year version".split()
    return dict(Company.objects.filter(pk=company_id).values(*names).get())


def organisations_led(user_id: int) -> tuple[tuple[int, str], ...]:
    """The consultancies in which this user may add companies: key and name."""
    rows = Organisation.objects.filter(members__user_id=user_id).order_by("name")
    return tuple(rows.values_list("pk", "name"))


def is_head(user_id: int, organisation_id: int) -> bool:
    """Whether this user manages the consultants of the organisation."""
    heads = OrganisationMember.objects.filter(organisation_id=organisation_id, role="head")
    return heads.filter(user_id=user_id).exists()


def people_named(company_id: int) -> tuple[str, ...]:
    """The names of all people, those without hours too."""
    return tuple(Person.objects.for_company(company_id).order_by("name").values_list("name", flat=True))
