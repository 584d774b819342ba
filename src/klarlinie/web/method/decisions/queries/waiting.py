"""What the step still lacks, and what of it waits for one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from klarlinie.method.decisions.winding_down import REMIND
from klarlinie.method.execution.rights import RIGHT_NAMES, RIGHTS, Right
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.models import Suggestion, WindDownStep
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.decisions.queries.folding import folds_left, way_to_fold
from klarlinie.web.method.decisions.queries.stopped import way_to_steps, way_to_stops
from klarlinie.web.method.decisions.queries.verdicts import needs_deciding
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.deciding.queries import permissions, rights
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.ui.duty import Duty

NOBODY = Text("Noch steht nicht fest, wer entscheidet.", "It is not settled yet who decides.")
VACANT = Text("Noch niemand darf {right}.", "Nobody may {right} yet.")
ONE_OPEN = Text("Eine Aktivität wartet auf eine Entscheidung.", "One activity waits for a decision.")
MANY_OPEN = Text("{n} Aktivitäten warten auf eine Entscheidung.", "{n} activities wait for a decision.")
NOTICE = Text("Kündigen bis {day}: „{title}“.", "Give notice by {day}: “{title}”.")
OVERDUE = Text("Die Kündigungsfrist war am {day}: „{title}“.", "The notice date was {day}: “{title}”.")
NOTICES = Text(
    "Bis {day} kündigen: {n} Verträge, auch „{title}“.",
    "Give notice by {day}: {n} contracts, “{title}” among them.",
)
ALL_OVERDUE = Text(
    "Die Kündigungsfrist war am {day}: {n} Verträge, auch „{title}“.",
    "The notice date was {day}: {n} contracts, “{title}” among them.",
)
FEW = 2  # of one day are named one by one
COMES_UP = Text("„{title}“ hat bis heute geruht. Wie weiter?", "“{title}” was paused until today. What now?")
ONE_FOLD = Text(
    "„{title}“ in „{into}“ aufnehmen, wie entschieden.", "Make “{title}” part of “{into}”, as decided."
)
MANY_FOLDS = Text("{n} Aktivitäten zusammenlegen, wie entschieden.", "Merge {n} activities, as decided.")
SUGGESTED = Text("Zu „{title}“ liegt ein Vorschlag.", "There is a suggestion for “{title}”.")


@dataclass(frozen=True)
class _Waits:
    """One activity that somebody has to decide on, or that has a suggestion."""

    id: int
    title: str
    is_open: bool
    has_rested: bool
    is_suggested: bool


def lacks(company_id: int, today: date) -> tuple[Text, ...]:
    """What the step still lacks, the most useful first; empty when everything is decided by right. Four queries."""
    listed, now = activities(company_id), decisions_now(company_id)
    open_cards = sum(needs_deciding(one, now, today) for one in listed)
    vacant = [held.right for held in rights(company_id) if held.holder is None] if listed else []
    return (
        *_vacant(vacant),
        *((ONE_OPEN,) if open_cards == 1 else (MANY_OPEN.with_values(n=open_cards),) if open_cards else ()),
    )


def _vacant(rights: Sequence[Right]) -> tuple[Text, ...]:
    if len(rights) == len(RIGHTS):
        return (NOBODY,)
    return tuple(VACANT.with_values(right=RIGHT_NAMES[right]) for right in rights)


def duties(company_id: int, slug: str, by: By, at: datetime) -> tuple[Duty, ...]:
    """Notice dates for everybody, the nearest first; for whoever may decide also what is suggested or open."""
    today = timezone.localdate(at)
    found = list(_notices(company_id, slug, today))
    if any(one.allowed for one in permissions(company_id, by.user_id, today).values()):
        found += [*_to_fold(company_id, slug), *_to_decide(_waiting(company_id, today), slug)]
    return tuple(found)


def _waiting(company_id: int, today: date) -> list[_Waits]:
    now = decisions_now(company_id)
    open_ones = Suggestion.objects.for_company(company_id).filter(answered_by=None)
    suggested = set(open_ones.values_list("activity_id", flat=True))
    return [
        _Waits(one.id, one.core.title, is_open, is_open and one.id in now, one.id in suggested)
        for one in activities(company_id)
        if (is_open := needs_deciding(one, now, today)) or one.id in suggested
    ]


def _notices(company_id: int, slug: str, today: date) -> Iterator[Duty]:
    """From thirty days before; what is overdue stays until somebody ticks it off."""
    rows = WindDownStep.objects.for_company(company_id).filter(
        is_notice=True,
        done_on=None,
        due_on__lte=today + REMIND,
        decision__superseded_by=None,
        decision__verdict="stop",
    )
    ordered = rows.select_related("decision__activity").order_by("due_on", "pk")
    for due_on, same_day in groupby(ordered, key=lambda row: row.due_on):
        yield from _of_one_day(due_on, list(same_day), slug, today)


def _of_one_day(due_on: date, steps: Sequence[WindDownStep], slug: str, today: date) -> Iterator[Duty]:
    is_over = due_on < today
    if len(steps) > FEW:
        about = {"day": due_on, "n": len(steps), "title": steps[0].decision.activity.title}
        yield Duty((ALL_OVERDUE if is_over else NOTICES).with_values(**about), way_to_stops(slug))
        return
    for step in steps:
        said = (OVERDUE if is_over else NOTICE).with_values(day=due_on, title=step.decision.activity.title)
        yield Duty(said, way_to_steps(slug, step.decision_id))


def _to_fold(company_id: int, slug: str) -> Iterator[Duty]:
    """What was decided to be merged and is still two rows."""
    left = tuple(folds_left(company_id).values())
    if len(left) == 1:
        yield Duty(ONE_FOLD.with_values(title=left[0].title, into=left[0].into), way_to_fold(slug, left[0]))
    elif left:
        yield Duty(
            MANY_FOLDS.with_values(n=len(left)), reverse("decisions", kwargs={"slug": slug}) + "?show=merge"
        )


def _to_decide(waiting: list[_Waits], slug: str) -> Iterator[Duty]:
    for one in waiting:
        card = reverse("decide", kwargs={"slug": slug, "activity_id": one.id})
        if one.is_suggested:
            yield Duty(SUGGESTED.with_values(title=one.title), card)
        elif one.has_rested:
            yield Duty(COMES_UP.with_values(title=one.title), card)
    fresh = [one for one in waiting if one.is_open and not one.has_rested]
    if fresh:
        said = ONE_OPEN if len(fresh) == 1 else MANY_OPEN.with_values(n=len(fresh))
        yield Duty(said, reverse("decide", kwargs={"slug": slug, "activity_id": fresh[0].id}))
