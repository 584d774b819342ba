"""Who gets the weekly letter, who does not want it, and whether a hundred readers were ever agreed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core import signing

from klarlinie.vocabulary.figures import Language
from klarlinie.web.method.execution.queries import Due, due
from klarlinie.web.method.upkeep.models import LastLetter, NoReminder, Reminders
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.models import Company, Person
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
    language: Language
    formal: bool


def reminders_seen(company_id: int) -> RemindersSeen:
    row = Reminders.objects.for_company(company_id).first()
    count = len(readers(company_id)) + _owners_by_link(company_id)
    if row is None:
        return RemindersSeen(0, True, None, count)
    return RemindersSeen(row.version, row.is_on, row.many_agreed_on, count)


def _owners_by_link(company_id: int) -> int:
    """People without an account who have an address, to which their week may be asked."""
    return Person.objects.for_company(company_id).filter(user=None).exclude(email="").count()


def readers(company_id: int) -> tuple[Member, ...]:
    """The open accounts that want letters about this company, each address once."""
    without = set(NoReminder.objects.for_company(company_id).values_list("email", flat=True))
    theirs = [one for one in members(company_id) if one.email and not one.is_closed]
    found = {member.email.lower(): member for member in reversed(theirs)}
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
    found = (
        CompanyReminding(key, slug, name, "en" if language == "en" else "de", formal)
        for key, slug, name, language, formal in rows
    )
    return tuple(one for one in found if _goes_out(reminders_seen(one.id)))


def last_letter_on(email: str) -> date | None:
    rows = LastLetter.objects.filter(address=fingerprint(email.lower()))
    return rows.values_list("sent_on", flat=True).first()


def _goes_out(seen: RemindersSeen) -> bool:
    return seen.is_on and not seen.asks_before_many


def language_of(user_id: int) -> Language:
    """In which language this account reads."""
    chosen = User.objects.filter(pk=user_id).values_list("language", flat=True).first()
    return "en" if chosen == "en" else "de"


def weeks_asked(company_id: int, today: date) -> tuple[Due, ...]:
    """The weeks of owners without an account who are asked by a link, if they have an address and want letters."""
    without = set(NoReminder.objects.for_company(company_id).values_list("email", flat=True))
    return tuple(
        one
        for one in due(company_id, today)
        if one.user_id is None and one.email and one.email.lower() not in without
    )


@dataclass(frozen=True)
class Reader:
    """Whoever holds the link at the end of a letter, with the companies it may be about and whether that is wanted."""

    name: str
    email: str
    companies: tuple[tuple[CompanySeen, bool], ...]


def reader_behind(token: str) -> Reader | None:
    """None for a token that we have not signed, or an account or person that is gone."""
    try:
        who: dict[str, int] = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return _account(who["user"]) if "user" in who else _person(who["person"])


def _account(user_id: int) -> Reader | None:
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return None
    off = switched_off_for(user.email)
    return Reader(str(user), user.email, tuple((one, one.id not in off) for one in companies_of(user.pk)))


def _person(person_id: int) -> Reader | None:
    person = Person.everywhere.filter(pk=person_id).exclude(email="").select_related("company").first()
    if person is None:
        return None
    here = CompanySeen(person.company_id, person.company.slug, person.company.name, "")
    return Reader(person.name, person.email, ((here, here.id not in switched_off_for(person.email)),))
