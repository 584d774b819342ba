"""Who still owes a word about the week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klarlinie.method.upkeep.check_ins import WEEK, week_asked
from klarlinie.web.method.execution.models import CheckIn
from klarlinie.web.method.execution.queries.promises import Promise, promises
from klarlinie.web.platform.companies.models import Person


@dataclass(frozen=True)
class Due:
    """One owner with the core activities that lack a check-in for the week from `week_on` on.

    `email` is empty where none is known; `user_id` None is somebody without an account, who needs a link.
    """

    person_id: int
    name: str
    email: str
    user_id: int | None
    week_on: date
    activities: tuple[tuple[int, str], ...]  # key and title


def due(company_id: int, today: date) -> tuple[Due, ...]:
    """All owners who have not checked in yet, in the order of the board. Four queries.

    From Friday on it is about the running week, before that about the last one; what came into the core later is not
    asked for.
    """
    week = week_asked(today)
    said = set(
        CheckIn.objects.for_company(company_id).filter(week_on=week).values_list("person_id", "activity_id")
    )
    missing: dict[int, list[Promise]] = {}
    for one in promises(company_id):
        owner_id, place = one.place.owner_id, one.place
        if owner_id and place.placed_on < week + WEEK and (owner_id, place.activity_id) not in said:
            missing.setdefault(owner_id, []).append(one)
    people = Person.objects.for_company(company_id).filter(pk__in=missing).select_related("user").in_bulk()
    return tuple(_due(people[key], open_, week) for key, open_ in missing.items() if key in people)


def _due(person: Person, missing: list[Promise], week: date) -> Due:
    email = person.email or (person.user.email if person.user else "")
    activities = tuple((one.place.activity_id, one.place.title) for one in missing)
    return Due(person.pk, person.name, email, person.user_id, week, activities)
