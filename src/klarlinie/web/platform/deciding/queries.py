"""Who holds which right, and who somebody is when it comes to deciding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from klarlinie.method.execution.rights import RIGHTS as ALL_RIGHTS
from klarlinie.method.execution.rights import (
    Absence,
    DecisionRight,
    Permission,
    Right,
    Standing,
    may_as,
    right_findings,
    right_of,
)
from klarlinie.vocabulary.findings import Finding
from klarlinie.web.platform.companies.models import Membership, Person
from klarlinie.web.platform.deciding.models import Absence as AbsenceRow
from klarlinie.web.platform.deciding.models import HeldRight


def rights(company_id: int) -> tuple[DecisionRight, ...]:
    """The three rights as the method knows them, a vacant one without holder. Two queries."""
    rows = _held_rows(company_id)
    away = _absences(company_id)
    return tuple(_right(right, rows.get(right), away) for right in ALL_RIGHTS)


def person_of(company_id: int, user_id: int | None) -> Person | None:
    """The person of this company who has this account; None for a consultant who is not on the list of people."""
    if user_id is None:
        return None
    return Person.objects.for_company(company_id).filter(user_id=user_id).order_by("pk").first()


def permission(company_id: int, user_id: int | None, right: Right, on: date) -> Permission:
    """Whether this account may use the right on that day, by which right, and why (not) in one sentence."""
    return permissions(company_id, user_id, on)[right]


def permissions(company_id: int, user_id: int | None, on: date) -> dict[Right, Permission]:
    """The same for all three rights, in three queries. Who somebody is, their row says, not their name."""
    person = person_of(company_id, user_id)
    rows = _held_rows(company_id)
    away = _absences(company_id)
    return {
        right: may_as(
            _standing(person, rows.get(right)),
            person.name if person else "",
            _right(right, rows.get(right), away),
            on,
        )
        for right in ALL_RIGHTS
    }


def holder_of(company_id: int, right: Right) -> str | None:
    """The name of whoever holds the right; None where it is vacant."""
    return right_of(right, rights(company_id)).holder


@dataclass(frozen=True)
class Somebody:
    """Who may be given a right: a person of the list, or an account (`user_id`) that has no person yet.

    `has_account` is False for a person who cannot click here, because no account with access belongs to them.
    """

    person_id: int | None
    user_id: int | None
    name: str
    has_account: bool

    @property
    def code(self) -> str:
        return f"p{self.person_id}" if self.person_id is not None else f"u{self.user_id}"


@dataclass(frozen=True)
class AbsenceShown:
    id: int
    person_id: int
    name: str
    from_on: date
    until_on: date
    is_own: bool


@dataclass(frozen=True)
class RightShown:
    """One right on the page of rights; `version` 0 where nobody has ever held it."""

    right: Right
    version: int
    holder: Somebody | None
    deputy: Somebody | None
    deputy_decides: bool  # the holder is away today and there is a deputy


@dataclass(frozen=True)
class RightsPage:
    """Who decides here. `me` is the person of whoever looks, if any."""

    rights: tuple[RightShown, ...]
    choices: tuple[Somebody, ...]
    absences: tuple[AbsenceShown, ...]
    findings: tuple[Finding, ...]
    me: Somebody | None

    @property
    def people(self) -> tuple[Somebody, ...]:
        return tuple(one for one in self.choices if one.person_id is not None)


def rights_page(company_id: int, user_id: int | None, today: date) -> RightsPage:
    """Five queries, however many people there are."""
    rows = _held_rows(company_id)
    away = _absences(company_id)
    choices = whom_to_choose(company_id)
    by_person: dict[int | None, Somebody] = {
        one.person_id: one for one in choices if one.person_id is not None
    }
    return RightsPage(
        rights=tuple(_shown(right, rows.get(right), by_person, away, today) for right in ALL_RIGHTS),
        choices=choices,
        absences=_absences_shown(company_id, user_id, today),
        findings=right_findings([_right(right, rows.get(right), away) for right in ALL_RIGHTS]),
        me=next((one for one in choices if one.user_id == user_id and user_id is not None), None),
    )


def whom_to_choose(company_id: int) -> tuple[Somebody, ...]:
    """All people by name, then the accounts of members who are not among them yet. Two queries."""
    members = {
        row.user_id: str(row.user)
        for row in Membership.objects.for_company(company_id)
        .select_related("user")
        .order_by("user__name", "pk")
    }
    people = tuple(
        Somebody(row.pk, row.user_id, row.name, row.user_id in members)
        for row in Person.objects.for_company(company_id).order_by("name", "pk")
    )
    taken = {one.user_id for one in people}
    return (
        *people,
        *(Somebody(None, key, name, has_account=True) for key, name in members.items() if key not in taken),
    )


def _absences_shown(company_id: int, user_id: int | None, today: date) -> tuple[AbsenceShown, ...]:
    """Those that are not over, the next one first."""
    rows = AbsenceRow.objects.for_company(company_id).filter(until_on__gte=today).select_related("person")
    return tuple(
        AbsenceShown(
            row.pk,
            row.person_id,
            row.person.name,
            row.from_on,
            row.until_on,
            is_own=user_id is not None and row.person.user_id == user_id,
        )
        for row in rows.order_by("from_on", "pk")
    )


def _shown(
    right: Right,
    row: HeldRight | None,
    people: dict[int | None, Somebody],
    away: dict[int, list[Absence]],
    today: date,
) -> RightShown:
    if row is None:
        return RightShown(right, 0, None, None, deputy_decides=False)
    holder, deputy = people.get(row.holder_id), people.get(row.deputy_id)
    is_away = row.holder_id is not None and _is_away(away[row.holder_id], today)
    return RightShown(
        right,
        row.version,
        holder,
        deputy,
        deputy_decides=is_away and holder is not None and deputy is not None,
    )


def _is_away(absences: Iterable[Absence], today: date) -> bool:
    return any(one.from_on <= today <= one.until_on for one in absences)


def _standing(person: Person | None, row: HeldRight | None) -> Standing:
    if person is None or row is None:
        return "nobody"
    if person.pk == row.holder_id:
        return "holder"
    return "deputy" if person.pk == row.deputy_id else "nobody"


def _held_rows(company_id: int) -> dict[str, HeldRight]:
    rows = HeldRight.objects.for_company(company_id).select_related("holder", "deputy")
    return {row.right: row for row in rows}


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
