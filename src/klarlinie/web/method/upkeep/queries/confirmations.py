"""When somebody last looked at an activity and said that it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone

from klarlinie.method.execution.fair_verdict import months_later
from klarlinie.method.upkeep.review import QUARTER
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.focus.queries import Placed, places
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.method.upkeep.models import Confirmation
from klarlinie.web.method.upkeep.queries.running import is_running
from klarlinie.web.platform.deciding.queries import person_of


@dataclass(frozen=True)
class ToConfirm:
    """One running activity. `confirmed_on` is the last look at it (a card gone through counts); None is never."""

    activity_id: int
    listed: Listed
    owner: str | None
    is_mine: bool
    confirmed_on: date | None
    is_needed: bool


def confirmations(company_id: int, user_id: int | None, today: date) -> tuple[ToConfirm, ...]:
    """All running activities, those that need a look first, one's own among them first. Seven queries."""
    person = person_of(company_id, user_id)
    owners = {place.activity_id: place for place in places(company_id)}
    looked_on, decided = last_looks(company_id), decisions_now(company_id)
    found = [
        _to_confirm(one, owners.get(one.id), person.name if person else None, looked_on.get(one.id), today)
        for one in activities(company_id)
        if is_running(one, decided, today)
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_needed, not one.is_mine, one.listed.position)))


def is_any_look_old(company_id: int, today: date) -> bool:
    """Whether anything has been looked at, and not for a quarter. Two queries."""
    return any(months_later(on, QUARTER) <= today for on in last_looks(company_id).values())


def last_looks(company_id: int) -> dict[int, date]:
    """By activity: the newest confirmation, or the day on which its card was gone through. Two queries."""
    cards = Activity.objects.for_company(company_id).filter(evaluated_at__isnull=False)
    looked = {
        key: timezone.localdate(at) for key, at in cards.values_list("pk", "evaluated_at") if at is not None
    }
    said = Confirmation.objects.for_company(company_id).values_list("activity_id")
    for key, on in said.annotate(last=Max("confirmed_on")):
        looked[key] = max(on, looked.get(key, on))
    return looked


def _to_confirm(
    one: Listed, place: Placed | None, me: str | None, looked_on: date | None, today: date
) -> ToConfirm:
    owner = place.owner if place and place.owner else next(iter(one.core.owners), None)
    owners = {owner} if place and place.owner else set(one.core.owners)
    is_needed = looked_on is None or months_later(looked_on, QUARTER) <= today
    return ToConfirm(one.id, one, owner, me in owners if me else False, looked_on, is_needed)
