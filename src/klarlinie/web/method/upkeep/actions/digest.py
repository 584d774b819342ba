"""The weekly letter: one to a person over all companies, only where something waits, never two in one week."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text, plain
from klarlinie.web.method.upkeep.models import LastLetter
from klarlinie.web.method.upkeep.queries.reminders import (
    SALT,
    CompanyReminding,
    companies_reminding,
    languages_of,
    readers,
)
from klarlinie.web.method.upkeep.queries.sources import all_duties
from klarlinie.web.platform.companies.queries import Member
from klarlinie.web.platform.companies.tokens import fingerprint
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.ui.duty import Duty
from klarlinie.web.platform.ui.letters import send_letter, whole_address
from klarlinie.web.platform.ui.words import Voice, speaking

A_WEEK = timedelta(days=7)
SUBJECT = Text("Diese Woche warten {n} Dinge", "{n} things wait this week")
SUBJECT_ONE = Text("Diese Woche wartet eine Sache", "One thing waits this week")
BODY = Text(
    "Guten Morgen {name},\n\n{parts}\n\nDieser Brief kommt höchstens einmal in der Woche und nur, wenn etwas "
    "wartet. Hier lässt er sich abschalten:\n{off}\n\nKlarlinie\n",
    "Good morning {name},\n\n{parts}\n\nThis letter comes once a week at most, and only if something waits. It can "
    "be switched off here:\n{off}\n\nKlarlinie\n",
)


@dataclass
class Letter:
    """What one person finds in the letter, company by company."""

    reader: Member
    parts: list[tuple[CompanyReminding, tuple[Duty, ...]]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(duties) for _, duties in self.parts)


def send_digests(at: datetime, alive: Callable[[], None]) -> None:
    """Write to everybody for whom something waits. Called twice it writes to nobody twice."""
    today = timezone.localdate(at)
    letters = _letters(at, alive)
    languages = languages_of([letter.reader.user_id for letter in letters.values()])
    for email, letter in letters.items():
        alive()
        if claim_letter(email, today):
            _send(email, letter, languages.get(letter.reader.user_id, "de"))


def claim_letter(email: str, today: date) -> bool:
    """Whether this address may get a letter today: none in the seven days before. Claimed before it is sent."""
    address = fingerprint(email.lower())
    if LastLetter.objects.filter(address=address, sent_on__lte=today - A_WEEK).update(sent_on=today):
        return True
    try:
        with transaction.atomic():
            LastLetter.objects.create(address=address, sent_on=today)
    except IntegrityError:
        return False
    return True


def off_link(user_id: int) -> str:
    """Where somebody switches letters off without signing in; it opens nothing else."""
    return whole_address(reverse("reminders_off", args=[signing.dumps(user_id, salt=SALT)]))


def _letters(at: datetime, alive: Callable[[], None]) -> Mapping[str, Letter]:
    found: dict[str, Letter] = {}
    for company in companies_reminding():
        for reader in readers(company.id):
            alive()
            by = By(reader.name, "user", reader.user_id)
            waits = all_duties(company.id, company.slug, by, at)
            if waits:
                found.setdefault(reader.email.lower(), Letter(reader)).parts.append((company, waits))
    return found


def _send(email: str, letter: Letter, language: Language) -> None:
    parts = "\n\n".join(_part(company, waits, language) for company, waits in letter.parts)
    subject = SUBJECT_ONE if letter.count == 1 else SUBJECT.with_values(n=letter.count)
    body = BODY.with_values(name=letter.reader.name, parts=plain(parts), off=off_link(letter.reader.user_id))
    with speaking(Voice(language)):
        send_letter(email, subject, body)


def _part(company: CompanyReminding, waits: Sequence[Duty], language: Language) -> str:
    lines = [f"- {duty.says.say(language, company.formal)}\n  {whole_address(duty.url)}" for duty in waits]
    return "\n".join([f"{company.name}:", *lines])
