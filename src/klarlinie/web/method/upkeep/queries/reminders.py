"""Who gets the weekly letter, who does not want it, and whether a hundred readers were ever agreed on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core import signing

from klarlinie.vocabulary.figures import Language
from klarlinie.web.method.upkeep.models import LastLetter, NoReminder, Reminders
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.companies.queries import CompanySeen, Member, companies_of, members
from klarlinie.web.platform.companies.tokens import fingerprint

SALT = "klarlinie.reminders"  # of the signed links that switch letters off
MANY = 100  # readers above which somebody is asked before the first letter


@dataclass(frozen=True)
class RemindersSeen:
    """`version` 0: nobody has set anything, so letters go out. `readers` are those who have not switched them off."""

    version: int
    is_on: bool
    many_agreed_on: date | None
    readers: int

    @property
    def asks_before_many(self) -> bool:
        return self.is_on and self.readers > MANY and self.many_agreed_on is None


@dataclass(frozen=True)
class CompanyReminding:
    """A company in the letter of one week."""

    id: int
    slug: str
    name: str
    language: str
    formal: bool


def reminders_seen(company_id: int) -> RemindersSeen:
    row = Reminders.objects.for_company(company_id).first()
    count = len(readers(company_id))
    if row is None:
        return RemindersSeen(0, True, None, count)
    return RemindersSeen(row.version, row.is_on, row.many_agreed_on, count)


def readers(company_id: int) -> tuple[Member, ...]:
    """The accounts that want letters about this company, each address once."""
    without = set(NoReminder.objects.for_company(company_id).values_list("email", flat=True))
    found = {member.email.lower(): member for member in reversed(members(company_id)) if member.email}
    return tuple(member for email, member in found.items() if email not in without)


def wants_letters(company_id: int, email: str) -> bool:
    return not NoReminder.objects.for_company(company_id).filter(email=email.lower()).exists()


def switched_off_for(email: str) -> frozenset[int]:
    """The companies about which this address wants no letters."""
    rows = NoReminder.everywhere.filter(email=email.lower())
    return frozenset(rows.values_list("company_id", flat=True))


def companies_reminding() -> tuple[CompanyReminding, ...]:
    """All companies whose letters go out this week; where a hundred readers were not agreed on, nothing goes out."""
    rows = Company.objects.order_by("name").values_list("pk", "slug", "name", "language", "formal")
    found = (CompanyReminding(*row) for row in rows)
    return tuple(one for one in found if _goes_out(reminders_seen(one.id)))


def last_letter_on(email: str) -> date | None:
    rows = LastLetter.objects.filter(address=fingerprint(email.lower()))
    return rows.values_list("sent_on", flat=True).first()


def _goes_out(seen: RemindersSeen) -> bool:
    return seen.is_on and not seen.asks_before_many


def languages_of(user_ids: Iterable[int]) -> dict[int, Language]:
    """In which language each of them reads."""
    rows = User.objects.filter(pk__in=list(user_ids)).values_list("pk", "language")
    return {key: "en" if language == "en" else "de" for key, language in rows}


@dataclass(frozen=True)
class Reader:
    """Whoever holds the link at the end of a letter, with the companies it may be about."""

    user_id: int
    name: str
    email: str
    companies: tuple[tuple[CompanySeen, bool], ...]  # with whether letters are wanted


def reader_behind(token: str) -> Reader | None:
    """None for a token nobody has signed, or an account that is gone."""
    try:
        user_id = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return None
    off = switched_off_for(user.email)
    companies = tuple((one, one.id not in off) for one in companies_of(user.pk))
    return Reader(user.pk, str(user), user.email, companies)
