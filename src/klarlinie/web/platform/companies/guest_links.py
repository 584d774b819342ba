"""Ways in without an account, each for one purpose: made and withdrawn in a story, found by their token."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from klarlinie.web.platform.companies.models import GuestLink, Person
from klarlinie.web.platform.companies.tokens import fingerprint, link_token, new_salt
from klarlinie.web.platform.journal.story import Story

OF_A_PERSON = ("check-in", "calendar")  # purposes that are about a person


@dataclass(frozen=True)
class Behind:
    """What an open link leads to: a row `about_id` of this company."""

    link_id: int
    company_id: int
    slug: str
    company: str
    formal: bool
    about_id: int
    expires_at: datetime


def make_link(told: Story, purpose: str, about_id: int, *, until_at: datetime) -> str:
    """A new link; gives its token. The older ones of the same row go on until they are withdrawn."""
    salt = new_salt()
    token = link_token(told.company_id, about_id, salt)
    told.create(
        GuestLink,
        purpose=purpose,
        about_id=about_id,
        salt=salt,
        token_hash=fingerprint(token),
        created_by_id=told.by.user_id,
        created_at=told.at,
        expires_at=until_at,
    )
    return token


def withdraw_links(told: Story, purpose: str, about_id: int) -> int:
    """Nobody comes in by them any more. Gives how many there were."""
    open_links = GuestLink.objects.for_company(told.company_id).filter(
        purpose=purpose, about_id=about_id, revoked_at=None
    )
    ended = open_links.update(revoked_at=told.at, version=F("version") + 1)
    if ended:
        told.note()
    return ended


def withdraw_links_of_person(told: Story, person_id: int) -> int:
    """What leads one person in without an account: their calendar, their weekly check-in."""
    return sum(withdraw_links(told, purpose, person_id) for purpose in OF_A_PERSON)


def token_now(company_id: int, purpose: str, about_id: int, at: datetime) -> str | None:
    """The token of the newest open link, to show it again to whoever leads; None without any."""
    found = (
        GuestLink.objects.for_company(company_id)
        .filter(purpose=purpose, about_id=about_id, revoked_at=None, expires_at__gt=at)
        .order_by("-created_at", "-pk")
        .first()
    )
    return link_token(company_id, about_id, found.salt) if found else None


def behind(purpose: str, token: str, at: datetime) -> Behind | None:
    """What an open link leads to; None for one that is unknown, withdrawn or too old. The token says which company."""
    link = (
        GuestLink.everywhere.select_related("company")
        .filter(purpose=purpose, token_hash=fingerprint(token), revoked_at=None, expires_at__gt=at)
        .first()
    )
    if link is None or _is_of_a_closed_account(link):
        return None
    company = link.company
    return Behind(
        link.pk, company.pk, company.slug, company.name, company.formal, link.about_id, link.expires_at
    )


def _is_of_a_closed_account(link: GuestLink) -> bool:
    """Whoever was shut out at the server is out of their calendar, too; it comes back with the account."""
    people = Person.objects.for_company(link.company_id)
    return link.purpose in OF_A_PERSON and people.filter(pk=link.about_id, user__is_active=False).exists()
