"""The company, and who works on its marketing."""

from __future__ import annotations

from ninja import Router, Schema

from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import After, Json, Limit, MoneyShown, Slug, answers, money, page
from klarlinie.web.platform.companies.queries import company_settings, persons

router = Router(tags=["company"])


class CompanyShown(Schema):
    """Hours are those of a week, for all together; they count as long as no people with hours are named."""

    slug: str
    name: str
    organisation: str
    hours_per_week: float | None
    budget_per_year: MoneyShown | None
    hourly_rate: MoneyShown


class PersonShown(Schema):
    id: int
    version: int
    name: str
    side: str | None
    hours_per_week: float | None
    cannot: list[str]


class People(Schema):
    items: list[PersonShown]
    next: int | None


@router.get("", response=answers({200: CompanyShown}), auth=Key(), summary="The company and its settings")
def company(request: Call, slug: Slug) -> Json:
    own = company_settings(request.company.id)
    return {
        "slug": request.company.slug,
        "name": own.name,
        "organisation": request.company.organisation,
        "hours_per_week": own.hours_per_week,
        "budget_per_year": money(own.budget_per_year),
        "hourly_rate": money(own.hourly_rate),
    }


@router.get("/people", response=answers({200: People}), auth=Key(), summary="Who works on the marketing")
def people(request: Call, slug: Slug, after: After = None, limit: Limit = 50) -> Json:
    """Without addresses: a program has no use for them."""
    found, further = page(persons(request.company.id), after, limit, lambda one: one.id)
    items = [
        {
            "id": one.id,
            "version": one.version,
            "name": one.name,
            "side": one.side or None,
            "hours_per_week": one.hours_per_week,
            "cannot": list(one.cannot),
        }
        for one in found
    ]
    return {"items": items, "next": further}
