"""Which companies somebody sees, and who belongs to them."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.people import Person as CorePerson
from klarlinie.web.platform.companies.models import Company, Membership, OrganisationMember, Person


def company_for(user_id: int, slug: str) -> dict[str, Any] | None:
    """The company at `slug` as this user sees it, in one query; None for strangers and where there is none."""
    own = Membership.everywhere.filter(user_id=user_id, company=OuterRef("pk")).values("role")
    advises = (
        OrganisationMember.objects.filter(user_id=user_id, organisation=OuterRef("organisation"))
        .annotate(as_role=Value("consultant"))
        .values("as_role")
    )
    company = (
        Company.objects.filter(slug=slug)
        .annotate(role=Coalesce(Subquery(advises), Subquery(own), output_field=CharField()))
        .select_related("organisation")
        .first()
    )
    if company is None or company.role is None:
        return None
    return {
        "id": company.pk,
        "slug": company.slug,
        "name": company.name,
        "organisation": company.organisation.name,
        "organisation_id": company.organisation_id,
        "role": company.role,
        "formal": company.formal,
        "hourly_rate": Money(company.hourly_rate, company.currency),
    }


def people(company_id: int) -> tuple[CorePerson, ...]:
    """Who works on the marketing, as the method knows them: those with hours."""
    rows = Person.objects.for_company(company_id).filter(hours_per_week__isnull=False).order_by("name")
    return tuple(CorePerson(row.name, row.hours_per_week or 0.0, tuple(row.cannot)) for row in rows)
