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
from klarlinie.web.method.execution.actions.links import check_in_link
from klarlinie.web.method.execution.queries import Due
from klarlinie.web.method.upkeep.models import LastLetter
from klarlinie.web.method.upkeep.queries.reminders import (
    SALT,
    CompanyReminding,
    companies_reminding,
    language_of,
    readers,
    weeks_asked,
)
from klarlinie.web.method.upkeep.queries.sources import all_duties
from klarlinie.web.platform.companies.tokens import fingerprint
from klarlinie.web.platform.journal.by import THE_PROGRAM, By
from klarlinie.web.platform.ui.duty import Duty
from klarlinie.web.platform.ui.letters import send_letter, whole_address
from klarlinie.web.platform.ui.words import Voice, speaking

A_WEEK = timedelta(days=7)
SUBJECT = Text("Diese Woche warten {n} Dinge", "{n} things are waiting this week")
SUBJECT_ONE = Text("Diese Woche wartet eine Sache", "One thing is waiting this week")
BODY = Text(
    "Guten Morgen {name},\n\n{parts}\n\nDieser Brief kommt höchstens einmal in der Woche und nur, wenn etwas "
    "wartet. Hier lässt er sich abschalten:\n{off}\n\nKlarlinie\n",
    "Good morning {name},\n\n{parts}\n\nThis e-mail comes once a week at most, and only if something is waiting. "
    "You can switch it off here:\n{off}\n\nKlarlinie\n",
)


YOUR_WEEK = Text(
    "Wie war deine Woche? Zwei Minuten für {titles}.",
    "How was your week? Two minutes for {titles}.",
    sie="Wie war Ihre Woche? Zwei Minuten für {titles}.",
)


@dataclass
class Letter:
    """What one person finds in the letter, company by company. `asked` are weeks of somebody without an account."""

    name: str
    language: Language
    off: dict[str, int]  # what the link that switches letters off stands for
    parts: list[tuple[CompanyReminding, tuple[Duty, ...]]] = field(default_factory=list)
    asked: list[tuple[CompanyReminding, Due]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(duties) for _, duties in self.parts) + len(self.asked)


def send_digests(at: datetime, alive: Callable[[], None]) -> None:
    """Write to everybody for whom something waits. Called twice it writes to nobody twice."""
    today = timezone.localdate(at)
    for email, letter in _letters(at, today, alive).items():
        alive()
        if claim_letter(email, today):
            _send(email, letter, at)


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


def off_link(who: dict[str, int]) -> str:
    """Where somebody switches letters off without signing in; it opens nothing else."""
    return whole_address(reverse("reminders_off", args=[signing.dumps(who, salt=SALT)]))


def _letters(at: datetime, today: date, alive: Callable[[], None]) -> Mapping[str, Letter]:
    found: dict[str, Letter] = {}
    for company in companies_reminding():
        for reader in readers(company.id):
            alive()
            waits = all_duties(company.id, company.slug, By(reader.name, "user", reader.user_id), at)
            if waits:
                language = language_of(reader.user_id)
                letter = Letter(reader.name, language, {"user": reader.user_id})
                found.setdefault(reader.email.lower(), letter).parts.append((company, waits))
        for one in weeks_asked(company.id, today):
            letter = Letter(one.name, company.language, {"person": one.person_id})
            found.setdefault(one.email.lower(), letter).asked.append((company, one))
    return found


def _send(email: str, letter: Letter, at: datetime) -> None:
    parts = [_part(company, waits, letter.language) for company, waits in letter.parts]
    parts += [_week(company, one, letter.language, at) for company, one in letter.asked]
    subject = SUBJECT_ONE if letter.count == 1 else SUBJECT.with_values(n=letter.count)
    body = BODY.with_values(name=letter.name, parts=plain("\n\n".join(parts)), off=off_link(letter.off))
    with speaking(Voice(letter.language)):
        send_letter(email, subject, body)


def _part(company: CompanyReminding, waits: Sequence[Duty], language: Language) -> str:
    lines = [f"- {duty.says.say(language, company.formal)}\n  {whole_address(duty.url)}" for duty in waits]
    return "\n".join([f"{company.name}:", *lines])


def _week(company: CompanyReminding, one: Due, language: Language, at: datetime) -> str:
    """Somebody without an account answers behind a link of their own, made for this letter."""
    token = check_in_link(company.id, one.person_id, THE_PROGRAM, at)
    titles = tuple(title for _, title in one.activities)
    duty = Duty(YOUR_WEEK.with_values(titles=titles), reverse("check_in_by_link", args=[token]))
    return _part(company, [duty], language)
