"""Who may delete a company, who hears of it, and what still holds somebody who wants to go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.models import Company, Membership, Organisation, OrganisationMember
from klarlinie.web.platform.companies.queries import CompanySeen, is_head, role_in
from klarlinie.web.platform.journal.by import By


@dataclass(frozen=True)
class Reader:
    """Somebody who is to get a letter, with the language they read."""

    email: str
    language: str


@dataclass(frozen=True)
class CompanyLeft:
    """A company that is about to be deleted: who decides that, and how many others have access.

    `heads` are the names of those who lead its consultancy; empty for a company on its own.
    """

    may_delete: bool
    heads: tuple[str, ...]
    others: int


def company_left(company_id: int, by: By) -> CompanyLeft:
    heads = OrganisationMember.objects.filter(organisation__companies=company_id, role="head")
    named = tuple(str(one.user) for one in heads.select_related("user").order_by("user__name", "pk"))
    return CompanyLeft(may_delete(company_id, by), named, len(readers_of(company_id, without=by.user_id)))


def may_delete(company_id: int, by: By) -> bool:
    """The head of the consultancy; where nobody advises, whoever leads the company; and whoever keeps the server."""
    if by.kind == "operator":
        return True
    if by.kind != "user" or by.user_id is None:
        return False
    organisation = Organisation.objects.get(companies=company_id)
    if organisation.members.exists():
        return is_head(by.user_id, organisation.pk)
    return role_in(company_id, by.user_id) == "lead"


def readers_of(company_id: int, without: int | None) -> tuple[Reader, ...]:
    """All open accounts with access to the company, but for one."""
    own = Membership.objects.for_company(company_id).values("user_id")
    advising = OrganisationMember.objects.filter(organisation__companies=company_id).values("user_id")
    users = User.objects.filter(pk__in=own.union(advising)).filter(is_active=True).exclude(pk=without or 0)
    return tuple(Reader(one.email, one.language) for one in users.order_by("pk"))


@dataclass(frozen=True)
class Leaving:
    """Somebody who wants to go. They may once `leads_alone` and `heads_alone` are empty.

    `leads_alone`: companies with others, in which nobody else leads. `heads_alone`: companies of consultancies
    that have no other head. `goes_along`: companies that nobody else has access to; they are deleted with the account.
    """

    leads_alone: tuple[CompanySeen, ...]
    heads_alone: tuple[CompanySeen, ...]
    goes_along: tuple[CompanySeen, ...]

    @property
    def is_held(self) -> bool:
        return bool(self.leads_alone or self.heads_alone)


def leaving(user_id: int) -> Leaving:
    led = _led_alone(user_id)
    held = [one for one in led if _has_others(one.pk, user_id)]
    along = [one for one in led if one not in held and not one.organisation.members.exists()]
    headed = Company.objects.filter(organisation__in=_headed_alone(user_id)).select_related("organisation")
    return Leaving(_seen(held), _seen(headed.order_by("name", "pk")), _seen(along))


def organisations_going_along(user_id: int) -> tuple[int, ...]:
    """Consultancies without any company and another head: nothing is left in them."""
    return tuple(one.pk for one in _headed_alone(user_id) if not one.companies.exists())


def _seen(companies: Iterable[Company]) -> tuple[CompanySeen, ...]:
    return tuple(CompanySeen(one.pk, one.slug, one.name, one.organisation.name) for one in companies)


def _led_alone(user_id: int) -> list[Company]:
    """The companies in which this account leads, and no other does."""
    led = Membership.everywhere.filter(user_id=user_id, role="lead").values_list("company_id", flat=True)
    rows = Company.objects.filter(pk__in=list(led)).select_related("organisation").order_by("name", "pk")
    return [
        one for one in rows if not _others(one.pk, user_id).filter(role="lead", user__is_active=True).exists()
    ]


def _has_others(company_id: int, user_id: int) -> bool:
    return _others(company_id, user_id).exists()


def _others(company_id: int, user_id: int) -> QuerySet[Membership]:
    return Membership.objects.for_company(company_id).exclude(user_id=user_id)


def _headed_alone(user_id: int) -> list[Organisation]:
    headed = Organisation.objects.filter(members__user_id=user_id, members__role="head").order_by(
        "name", "pk"
    )
    return [
        one
        for one in headed
        if not one.members.filter(role="head", user__is_active=True).exclude(user_id=user_id).exists()
    ]
