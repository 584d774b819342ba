"""One week of one person: their own core activities, and what they have said about them so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klarlinie.method.upkeep.check_ins import WEEK, monday_of, week_asked
from klarlinie.web.method.execution.queries.check_ins import CheckInSeen, of_week
from klarlinie.web.method.execution.queries.promises import promises
from klarlinie.web.platform.companies.models import Person


@dataclass(frozen=True)
class Asked:
    """One activity the check-in asks about; `said` None: nothing yet."""

    activity_id: int
    title: str
    hours_per_week: float
    said: CheckInSeen | None


@dataclass(frozen=True)
class Owner:
    """Somebody on the list of people, as far as the pages of this step need it."""

    id: int
    name: str
    email: str
    user_id: int | None


def owner(company_id: int, person_id: int) -> Owner | None:
    row = Person.objects.for_company(company_id).filter(pk=person_id).select_related("user").first()
    return _owner(row) if row else None


def owner_with_account(company_id: int, user_id: int | None) -> Owner | None:
    """The person of this company who has this account; None for whoever is not on the list of people."""
    if user_id is None:
        return None
    rows = Person.objects.for_company(company_id).filter(user_id=user_id).select_related("user")
    row = rows.order_by("pk").first()
    return _owner(row) if row else None


def owners(company_id: int) -> tuple[Owner, ...]:
    """Those who own a core activity, by name. Two queries."""
    keys = {one.place.owner_id for one in promises(company_id) if one.place.owner_id}
    rows = Person.objects.for_company(company_id).filter(pk__in=keys).select_related("user").order_by("name")
    return tuple(_owner(row) for row in rows)


def asked(company_id: int, person_id: int, week_on: date) -> tuple[Asked, ...]:
    """What is this person's own today, with what they said about that week; nothing of anybody else. Two queries."""
    said = of_week(company_id, person_id, week_on)
    return tuple(
        Asked(place.activity_id, place.title, place.hours_per_week, said.get(place.activity_id))
        for place in (one.place for one in promises(company_id))
        if place.owner_id == person_id
    )


def first_week_asked(company_id: int, person_id: int, today: date) -> date:
    """The Monday of the week somebody's page opens on: the running one for whom nothing was promised before it."""
    asked_about = week_asked(today)
    own = [one.place.placed_on for one in promises(company_id) if one.place.owner_id == person_id]
    return monday_of(today) if own and min(own) >= asked_about + WEEK else asked_about


def _owner(row: Person) -> Owner:
    email = row.email or (row.user.email if row.user else "")
    return Owner(row.pk, row.name, email, row.user_id)
