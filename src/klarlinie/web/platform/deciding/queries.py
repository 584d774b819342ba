"""Who holds which right, and who somebody is when it comes to deciding."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from klarlinie.method.execution.rights import RIGHTS as ALL_RIGHTS
from klarlinie.method.execution.rights import (
    Absence,
    DecisionRight,
    Permission,
    Right,
    may,
    right_of,
)
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.deciding.models import Absence as AbsenceRow
from klarlinie.web.platform.deciding.models import HeldRight


def rights(company_id: int) -> tuple[DecisionRight, ...]:
    """The three rights as the method knows them, a vacant one without holder. Two queries."""
    rows = HeldRight.objects.for_company(company_id).select_related("holder", "deputy")
    by_right = {row.right: row for row in rows}
    away = _absences(company_id)
    return tuple(_right(right, by_right.get(right), away) for right in ALL_RIGHTS)


def person_of(company_id: int, user_id: int | None) -> Person | None:
    """The person of this company who has this account; None for a consultant who is not on the list of people."""
    if user_id is None:
        return None
    return Person.objects.for_company(company_id).filter(user_id=user_id).order_by("pk").first()


def permission(company_id: int, user_id: int | None, right: Right, on: date) -> Permission:
    """Whether this account may use the right on that day, by which right, and why (not) in one sentence."""
    person = person_of(company_id, user_id)
    return may(person.name if person else "", right, on, rights(company_id))


def holder_of(company_id: int, right: Right) -> str | None:
    """The name of whoever holds the right; None where it is vacant."""
    return right_of(right, rights(company_id)).holder


def _right(right: Right, row: HeldRight | None, away: dict[int, list[Absence]]) -> DecisionRight:
    if row is None or row.holder is None:
        return DecisionRight(right)
    deputy = row.deputy.name if row.deputy else None
    return DecisionRight(right, row.holder.name, deputy, tuple(away[row.holder.pk]))


def _absences(company_id: int) -> dict[int, list[Absence]]:
    found: dict[int, list[Absence]] = defaultdict(list)
    for row in AbsenceRow.objects.for_company(company_id).order_by("from_on"):
        found[row.person_id].append(Absence(row.from_on, row.until_on))
    return found
