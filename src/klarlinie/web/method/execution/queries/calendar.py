"""What stands in somebody's calendar: the weekly times, first steps, verdict days and notice dates of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from klarlinie.gateways.calendar_feed import WeeklyTime, WholeDay
from klarlinie.method.execution.blocks import (
    Block,
    CannotFitIntoWeek,
    next_monday,
    weekly_blocks,
)
from klarlinie.method.execution.commit import verdict_for
from klarlinie.method.execution.commitments import Commitment
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text, plain
from klarlinie.web.method.decisions.models import WindDownStep
from klarlinie.web.method.execution.queries.promises import Promise, promises
from klarlinie.web.method.focus.queries import places
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.companies.models import Company, Person
from klarlinie.web.platform.journal.queries import last_entry, last_number

FOCUS_HOURS = Text("{company}: Fokuszeiten", "{company}: focus hours")
FIRST_STEP = Text("Erster Schritt: {title}", "First step: {title}")
FIRST_LOOK = Text("Erster fairer Blick: {title}", "First fair look: {title}")
VERDICT = Text("Urteil fällig: {title}", "Verdict due: {title}")
NOTICE = Text("Kündigungstermin: {title}", "Notice date: {title}")


@dataclass(frozen=True)
class CalendarNow:
    """The entries with the name of the calendar. `at` and `revision` say when the plan was last changed.

    `crowded` are people whose promises do not fit into a working week: they have no weekly times.
    """

    name: str
    entries: tuple[WeeklyTime | WholeDay, ...]
    at: datetime
    revision: int
    crowded: tuple[str, ...]


def calendar(
    company_id: int, person_id: int | None = None, *, at: datetime, language: Language | None = None
) -> CalendarNow:
    """The plan, or only what is one person's own; in the company's language unless one is asked for."""
    company = Company.objects.get(pk=company_id)
    speaks: Language = language or ("en" if company.language == "en" else "de")
    own = [one for one in promises(company_id) if person_id in (None, one.place.owner_id)]
    blocks, crowded = _weekly(company_id, own, with_names=person_id is None)
    last = last_entry(company_id)
    entries: Sequence[WeeklyTime | WholeDay] = (
        *blocks,
        *_days(company_id, own, speaks),
        *_notices(company_id, person_id, speaks),
    )
    name = FOCUS_HOURS.with_values(company=company.name).say(speaks)
    named = tuple(replace(one, key=f"{company.slug}:{one.key}") for one in entries)  # as nowhere else
    return CalendarNow(name, named, last.at if last else at, last_number(company_id), crowded)


def _weekly(
    company_id: int, own: Sequence[Promise], *, with_names: bool
) -> tuple[list[WeeklyTime], tuple[str, ...]]:
    """The blocks begin on the Monday after the activity was placed, so that they stay where they are.

    In the calendar of all it says whose time it is.
    """
    times: list[WeeklyTime] = []
    crowded: list[str] = []
    for owner_id in dict.fromkeys(one.place.owner_id for one in own if one.place.owner_id):
        theirs = [one for one in own if one.place.owner_id == owner_id]
        promised = [_commitment(i, one) for i, one in enumerate(theirs)]
        try:
            blocks = weekly_blocks(promised, (), next_monday(theirs[0].place.placed_on))
        except CannotFitIntoWeek:
            crowded.append(theirs[0].place.owner or "")
            continue
        named = f" ({theirs[0].place.owner})" if with_names else ""
        times += _times(theirs, blocks, named)
    return times, tuple(crowded)


def _times(theirs: Sequence[Promise], blocks: Sequence[Block], named: str) -> Iterator[WeeklyTime]:
    """Each with a name of its own that holds although it moves: the n-th block of this activity."""
    for index, one in enumerate(theirs):
        own = [block for block in blocks if block.activity == index]
        for order, block in enumerate(own, start=1):
            yield WeeklyTime(
                key=f"{one.place.activity_id}:block:{order}",
                title=one.place.title + named,
                first_on=next_monday(one.place.placed_on) + timedelta(days=block.weekday),
                start=block.start,
                minutes=round(block.hours * 60),
                every_weeks=block.every_weeks,
            )


def _days(company_id: int, own: Sequence[Promise], language: Language) -> Iterator[WholeDay]:
    """First steps that are not done yet, and the days of the verdict."""
    table = {one.id: one.core for one in activities(company_id)} if own else {}
    for one in own:
        title, key = one.place.title, str(one.place.activity_id)
        if one.first_step_on and not one.first_step_done_on:
            yield WholeDay(f"{key}:step", _say(FIRST_STEP, title, language), one.first_step_on)
        verdict = verdict_for(table[one.place.activity_id], one.begins_on) if one.begins_on else None
        if verdict is None:
            continue
        if verdict.earliest_on < verdict.due_on:
            yield WholeDay(f"{key}:look", _say(FIRST_LOOK, title, language), verdict.earliest_on)
        yield WholeDay(f"{key}:verdict", _say(VERDICT, title, language), verdict.due_on)


def _notices(company_id: int, person_id: int | None, language: Language) -> Iterator[WholeDay]:
    """Notice dates that are still to be met, of what this person has stopped or owns."""
    steps = (
        WindDownStep.objects.for_company(company_id)
        .filter(is_notice=True, due_on__isnull=False, done_on=None, decision__superseded_by=None)
        .select_related("decision__activity")
        .order_by("due_on", "pk")
    )
    owners = {place.activity_id: place.owner_id for place in places(company_id)}
    name = None if person_id is None else _name(company_id, person_id)
    for step in steps:
        decision = step.decision
        is_own = decision.decided_by == name or owners.get(decision.activity_id) == person_id
        if step.due_on and (person_id is None or is_own):
            title = _say(NOTICE, decision.activity.title, language)
            yield WholeDay(f"notice:{step.pk}", title, step.due_on)


def _commitment(index: int, one: Promise) -> Commitment:
    place = one.place
    owner = str(place.owner_id)
    return Commitment(index, owner, place.hours_per_week, plain(""), place.placed_on, plain(""), None, None)


def _name(company_id: int, person_id: int) -> str | None:
    return Person.objects.for_company(company_id).filter(pk=person_id).values_list("name", flat=True).first()


def _say(text: Text, title: str, language: Language) -> str:
    return text.with_values(title=title).say(language)
