"""What waits for one person in the upkeep: ideas to answer, verdicts, own activities to confirm, the review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.upkeep.queries.confirmations import confirmations
from klarlinie.web.method.upkeep.queries.ideas import waiting
from klarlinie.web.method.upkeep.queries.reminders import reminders_seen
from klarlinie.web.method.upkeep.queries.reviews import PARTS, next_review_on, open_review
from klarlinie.web.method.upkeep.queries.verdicts import verdicts
from klarlinie.web.platform.companies.queries import company_for
from klarlinie.web.platform.companies.rights import rights_of
from klarlinie.web.platform.deciding.queries import holder_of, permission, person_of
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.ui.duty import Duty

MOST = 3  # ideas or verdicts that are named one by one
ANSWER = Text(
    "Idee „{title}“: deine Antwort ist bis zum {by} zugesagt.",
    "Idea “{title}”: your answer is promised by {by}.",
    sie="Idee „{title}“: Ihre Antwort ist bis zum {by} zugesagt.",
)
LATE = Text(
    "Idee „{title}“ wartet zu lange: Bis zum {by} war eine Antwort zugesagt.",
    "Idea “{title}” has waited too long: an answer was promised by {by}.",
)
MORE = Text("{n} weitere Ideen warten auf eine Antwort.", "{n} more ideas wait for an answer.")
NOBODY = Text(
    "{n} Ideen warten, und niemand darf sie beantworten: Das Recht, über neue Aktivitäten zu entscheiden, ist "
    "unbesetzt.",
    "{n} ideas wait and nobody may answer them: the right to decide on new activities is vacant.",
)
NOBODY_ONE = Text(
    "Eine Idee wartet, und niemand darf sie beantworten: Das Recht, über neue Aktivitäten zu entscheiden, ist "
    "unbesetzt.",
    "An idea waits and nobody may answer it: the right to decide on new activities is vacant.",
)
VERDICT = Text(
    "Für „{title}“ ist seit dem {due} ein Urteil fällig.", "A verdict on “{title}” has been due since {due}."
)
CONFIRM = Text(
    "Prüfung nötig bei {n} deiner Aktivitäten: Stimmen Stunden, Grund und Zielgruppe noch?",
    "Check needed for {n} of your activities: are hours, reason and audience still right?",
    sie="Prüfung nötig bei {n} Ihrer Aktivitäten: Stimmen Stunden, Grund und Zielgruppe noch?",
)
CONFIRM_ONE = Text(
    "Prüfung nötig bei „{title}“: Stimmen Stunden, Grund und Zielgruppe noch?",
    "Check needed for “{title}”: are hours, reason and audience still right?",
)
REVIEW_DUE = Text(
    "Der Rückblick ist dran, seit dem {on}. Er dauert eine Stunde.",
    "The quarterly review has been due since {on}. It takes an hour.",
)
REVIEW_OPEN = Text(
    "Der Rückblick ist angefangen: {done} von {all} Teilen sind durch.",
    "The quarterly review has been begun: {done} of {all} parts are done.",
)
ASK_MANY = Text(
    "Am Montag würden {n} Menschen eine Erinnerung bekommen. Soll das so sein?",
    "On Monday {n} people would get a reminder. Is that what you want?",
    sie="Am Montag würden {n} Menschen eine Erinnerung bekommen. Soll das so sein?",
)


def duties(company_id: int, slug: str, by: By, at: datetime) -> tuple[Duty, ...]:
    """The most pressing first; empty when nothing waits. A constant number of queries."""
    if by.user_id is None:
        return ()
    today = timezone.localdate(at)
    here = company_for(by.user_id, slug)
    rights = rights_of(here["role"]) if here else frozenset()
    return (
        *_ideas(company_id, slug, by.user_id, "lead" in rights, today),
        *(_lead(company_id, slug, today) if "lead" in rights else ()),
        *_verdicts(company_id, slug, by.user_id, today),
        *(_own(company_id, slug, by.user_id, today) if "edit" in rights else ()),
    )


def _ideas(company_id: int, slug: str, user_id: int, leads: bool, today: date) -> Iterator[Duty]:
    """For whoever may answer; where the right is vacant, for whoever leads, so that nothing waits unseen."""
    open_ideas = waiting(company_id, today)
    if not open_ideas:
        return
    if permission(company_id, user_id, "new", today).allowed:
        for one in open_ideas[:MOST]:
            said = LATE if one.is_overdue else ANSWER
            yield Duty(
                said.with_values(title=one.core.title, by=one.answer_by),
                reverse("idea", kwargs={"slug": slug, "idea_id": one.id}),
            )
        if len(open_ideas) > MOST:
            yield Duty(MORE.with_values(n=len(open_ideas) - MOST), reverse("upkeep", kwargs={"slug": slug}))
    elif leads and holder_of(company_id, "new") is None:
        said = NOBODY_ONE if len(open_ideas) == 1 else NOBODY
        yield Duty(said.with_values(n=len(open_ideas)), reverse("rights", kwargs={"slug": slug}))


def _lead(company_id: int, slug: str, today: date) -> Iterator[Duty]:
    begun, due_on = open_review(company_id), next_review_on(company_id)
    url = reverse("review", kwargs={"slug": slug})
    if begun is not None:
        yield Duty(REVIEW_OPEN.with_values(done=len(begun.done), all=len(PARTS)), url)
    elif due_on is not None and due_on <= today:
        yield Duty(REVIEW_DUE.with_values(on=due_on), url)
    seen = reminders_seen(company_id)
    if seen.asks_before_many:
        yield Duty(ASK_MANY.with_values(n=seen.readers), reverse("reminders", kwargs={"slug": slug}))


def _verdicts(company_id: int, slug: str, user_id: int, today: date) -> Iterator[Duty]:
    """For the owner of the activity."""
    person = person_of(company_id, user_id)
    if person is None:
        return
    due = [one for one in verdicts(company_id, today) if one.is_due and one.owner_id == person.pk]
    for one in due[:MOST]:
        said = VERDICT.with_values(title=one.title, due=one.fair.due_on if one.fair else None)
        yield Duty(said, decision_page(slug, one.activity_id))


def _own(company_id: int, slug: str, user_id: int, today: date) -> Iterator[Duty]:
    mine = [one for one in confirmations(company_id, user_id, today) if one.is_mine and one.is_needed]
    if mine:
        said = CONFIRM_ONE if len(mine) == 1 else CONFIRM
        values = {"n": len(mine), "title": mine[0].listed.core.title}
        yield Duty(said.with_values(**values), reverse("confirm", kwargs={"slug": slug}))


def decision_page(slug: str, activity_id: int) -> str:
    """Where a verdict is decided: the card of the activity."""
    return reverse("decide", kwargs={"slug": slug, "activity_id": activity_id})
