"""What the step still lacks, and what waits for one person in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from klarlinie.method.execution.commitments import Part
from klarlinie.method.steps import counted
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution.queries.check_in_due import due
from klarlinie.web.method.execution.queries.check_ins import check_ins, how_it_goes, since
from klarlinie.web.method.execution.queries.load import load
from klarlinie.web.method.execution.queries.promises import Promise, promises
from klarlinie.web.platform.companies.queries import company_for
from klarlinie.web.platform.companies.rights import rights_of
from klarlinie.web.platform.deciding.queries import person_of
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.ui.duty import Duty

NO_CORE = Text("Beginnt, sobald etwas im Muss steht.", "Begins once something is in Must.")
LACKS: dict[Part, tuple[Text, Text]] = {
    "owner": (
        Text("Eine Kernaktivität hat noch niemanden.", "One core activity has nobody yet."),
        Text("{n} Kernaktivitäten haben noch niemanden.", "{n} core activities have nobody yet."),
    ),
    "first_step": (
        Text("Einer Zusage fehlt der erste Schritt.", "One promise lacks its first step."),
        Text("{n} Zusagen fehlt der erste Schritt.", "{n} promises lack their first step."),
    ),
    "metric": (
        Text("Eine Zusage wird noch an nichts gemessen.", "One promise is measured by nothing yet."),
        Text("{n} Zusagen werden noch an nichts gemessen.", "{n} promises are measured by nothing yet."),
    ),
    "expectation": (
        Text(
            "Einer Zusage fehlt, was bis wann erwartet wird.", "One promise lacks what is expected by when."
        ),
        Text("{n} Zusagen fehlt, was bis wann erwartet wird.", "{n} promises lack what is expected by when."),
    ),
}
CHECK_IN = Text(
    "Wie war deine Woche? Zwei Minuten für {titles}.",
    "How was your week? Two minutes for {titles}.",
    sie="Wie war Ihre Woche? Zwei Minuten für {titles}.",
)
FIRST_STEP = Text(
    "„{title}“: Der erste Schritt ist seit dem {day} dran.",
    "“{title}”: the first step has been due since {day}.",
)
FIRST_STEP_TODAY = Text(
    "„{title}“: Heute ist der erste Schritt dran.", "“{title}”: the first step is due today."
)
STUCK = Text("{owner} kommt bei „{title}“ nicht weiter.", "{owner} is stuck with “{title}”.")


def lacks(company_id: int, today: date) -> tuple[Text, ...]:
    """What is missing in the promises, the most useful first; empty when all is settled."""
    promised = promises(company_id)
    if not promised:
        return (NO_CORE,)
    missing = [one.missing for one in promised]
    gaps = tuple(counted(n, *LACKS[part]) for part in LACKS if (n := sum(part in parts for parts in missing)))
    over = tuple(one.sentence for one in load(company_id).findings if one.code == "EXE101")
    return (*gaps, *over)


def duties(company_id: int, slug: str, by: By, at: datetime) -> tuple[Duty, ...]:
    """My check-in, my first steps; and for whoever leads: who is stuck."""
    today = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    person = person_of(company_id, by.user_id)
    promised = promises(company_id)
    own = [one for one in promised if person and one.place.owner_id == person.pk]
    return (
        *_stuck(company_id, slug, by, promised, today),
        *_check_in(company_id, slug, person.pk if person and own else None, today),
        *_first_steps(slug, own, today),
    )


def _check_in(company_id: int, slug: str, person_id: int | None, today: date) -> Iterator[Duty]:
    for one in due(company_id, today) if person_id else ():
        if one.person_id == person_id:
            titles = tuple(title for _, title in one.activities)
            url = reverse("check_in", kwargs={"slug": slug})
            yield Duty(CHECK_IN.with_values(titles=titles), url)


def _first_steps(slug: str, own: Sequence[Promise], today: date) -> Iterator[Duty]:
    for one in own:
        if one.first_step_on and one.first_step_on <= today and not one.first_step_done_on:
            says = FIRST_STEP_TODAY if one.first_step_on == today else FIRST_STEP
            url = reverse("promise", kwargs={"slug": slug, "activity_id": one.place.activity_id})
            yield Duty(says.with_values(title=one.place.title, day=one.first_step_on), url)


def _stuck(company_id: int, slug: str, by: By, promised: Sequence[Promise], today: date) -> Iterator[Duty]:
    if not promised or not _leads(by, slug):
        return
    for one in how_it_goes(promised, check_ins(company_id, since(today)), today).blocked:
        url = reverse("check_ins", kwargs={"slug": slug})
        yield Duty(STUCK.with_values(owner=one.owner, title=one.title), url)


def _leads(by: By, slug: str) -> bool:
    found = company_for(by.user_id, slug) if by.user_id else None
    return found is not None and "lead" in rights_of(found["role"])
