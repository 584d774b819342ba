"""An idea comes in, is made complete, and gets an answer with a reason from whoever holds the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from klarlinie.method.evaluation.costs import MONTHS, WEEKS
from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.activity import Source
from klarlinie.method.inventory.types import type_of
from klarlinie.method.upkeep import gate
from klarlinie.method.upkeep.gate import DAYS_TO_ANSWER, Decision, GateResult
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.actions import append
from klarlinie.web.method.inventory.actions.status import set_status
from klarlinie.web.method.upkeep.actions.letters import send_answer
from klarlinie.web.method.upkeep.models import Idea, IdeaAnswer
from klarlinie.web.method.upkeep.queries.came_of import status_by_answer
from klarlinie.web.method.upkeep.queries.gate import judged
from klarlinie.web.method.upkeep.queries.ideas import OPEN, seen
from klarlinie.web.platform.companies.guest_links import make_link
from klarlinie.web.platform.deciding.actions import Used, use_right
from klarlinie.web.platform.deciding.queries import rights
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

STATUS_HOLDS = timedelta(days=366)
MOST_A_DAY = 100  # by one company's link
A_DAY = timedelta(days=1)
SAME_AGAIN = timedelta(minutes=10)  # a double click, a page that was loaded again
ANSWERED: dict[Decision, Text] = {
    "accept": Text("Idee „{title}“ angenommen: {reason}", "Idea “{title}” accepted: {reason}"),
    "park": Text("Idee „{title}“ geparkt: {reason}", "Idea “{title}” parked: {reason}"),
    "decline": Text("Idee „{title}“ abgelehnt: {reason}", "Idea “{title}” declined: {reason}"),
}
NO_TITLE = Text("Die Idee braucht einen Namen.", "The idea needs a name.")
TOO_MANY = Text(
    "Heute sind schon sehr viele Ideen über diesen Link gekommen. Morgen geht es wieder.",
    "Very many ideas have come by this link today. It works again tomorrow.",
)
IS_ANSWERED = Text(
    "Diese Idee ist schon beantwortet; daran wird nichts mehr geändert.",
    "This idea is answered already; nothing in it is changed any more.",
)
IS_GONE = Text("Diese Idee gibt es nicht mehr.", "This idea is not there any more.")


class CannotHandIn(Refusal):
    """The idea is not taken; `text` says why."""


class CannotAnswer(Refusal):
    """The answer cannot stand; `text` says why and what to do."""


@dataclass(frozen=True)
class Answered:
    """`activity_id` is the new activity of an accepted idea. The letter, if any, goes out once all is written."""

    answer_id: int
    activity_id: int | None


def hand_in(
    company_id: int,
    *,
    title: str,
    promise: str = "",
    audience: str = "",
    benefit: str = "",
    supports: str = "",
    stops: str = "",
    dose_per_week: float | None = None,
    money_per_year: Money | None = None,
    who: str = "",
    had_by: str = "",
    email: str = "",
    answer_by: date | None = None,
    came_by_link: bool = False,
    is_typed: bool = False,
    by: By,
    at: datetime,
) -> int:
    """Take an idea in; every question may stay open. Gives its key. Raises `CannotHandIn`.

    With `is_typed` (into a page) the same words once more within minutes are the idea that is there already.
    Without `answer_by` an answer is promised within two weeks. A private page tells whoever had it what became of it.
    """
    if not title.strip():
        raise CannotHandIn(NO_TITLE)
    today = timezone.localdate(at)
    says = Text("Idee „{title}“ eingereicht", "Idea “{title}” handed in", {"title": title.strip()})
    said = {
        "title": title.strip()[:200],
        "promise": promise.strip(),
        "audience": audience.strip(),
        "benefit": benefit.strip(),
        "supports": supports.strip(),
        "stops": stops.strip(),
        **cost_fields(dose_per_week, money_per_year, who),
        "had_by": had_by.strip()[:120],
        "had_by_user_id": by.user_id,
        "email": email.strip(),
        "came_by_link": came_by_link,
    }
    with story(company_id, by=by, at=at, says=says) as told:
        if is_typed and (same := _just_handed_in(told, said)):
            return same
        if came_by_link:
            _keep_floods_out(company_id, at)
        row = told.create(
            Idea,
            **said,
            handed_in_at=at,
            handed_in_on=today,
            answer_by=answer_by or today + timedelta(days=DAYS_TO_ANSWER),
        )
        make_link(told, "idea", row.pk, until_at=at + STATUS_HOLDS)
    return row.pk


def _just_handed_in(told: Story, said: Mapping[str, Any]) -> int | None:
    """The same words from the same hand that nobody has answered yet; the company is locked, so none can slip in."""
    since = told.at - SAME_AGAIN
    same = Idea.objects.for_company(told.company_id).filter(answers=0, handed_in_at__gte=since, **said)
    return same.order_by("-pk").values_list("pk", flat=True).first()


def cost_fields(dose_per_week: float | None, money_per_year: Money | None, who: str) -> dict[str, Any]:
    """What an idea costs, as its row keeps it."""
    return {
        "dose_per_week": dose_per_week,
        "money_per_year": money_per_year.amount if money_per_year else None,
        "money_currency": money_per_year.currency if money_per_year else "EUR",
        "who": who.strip()[:120],
    }


def complete_idea(
    company_id: int, idea_id: int, *, answers: Mapping[str, Any], version: int, by: By, at: datetime
) -> int | None:
    """Fill in what is open, while nobody has accepted or declined it. Raises `Stale`, `CannotHandIn`."""
    with story(company_id, by=by, at=at, says=IS_GONE) as told:
        row = _idea(company_id, idea_id, answers)
        told.says = Text("Idee „{title}“ ergänzt", "Idea “{title}” completed", {"title": row.title})
        if seen(row, _answers(row), timezone.localdate(at)).state not in OPEN:
            raise CannotHandIn(IS_ANSWERED)
        told.change(row, version=version, **answers)
    return told.number


def answer_idea(
    company_id: int,
    idea_id: int,
    *,
    decision: Decision,
    reason: str,
    version: int,
    by: By,
    at: datetime,
    today: date,
) -> Answered:
    """Accept, park or decline, by the right to decide on new activities. A new answer supersedes the one before.

    Raises `MayNotDecide` without the right, `CannotAnswer` without a reason, with questions open, or where the plan
    is full and nothing stops, and `Stale` where somebody was faster.
    """
    with story(company_id, by=by, at=at, says=IS_GONE) as told:
        row = _idea(company_id, idea_id, {"reason": reason})
        used = use_right(told, "new", on=today)
        told.says = ANSWERED[decision].with_values(title=row.title, reason=reason.strip())
        before = _answers(row)
        result = judged(company_id, seen(row, before, today).core, today)
        _ensure_it_can_stand(company_id, result, decision, reason, used, today)
        told.change(row, version=version, answers=row.answers + 1)
        made = _keep(told, row, before, decision, reason.strip(), used, today)
    if made.letter:
        transaction.on_commit(lambda: send_answer(company_id, made.pk, at=at))
    return Answered(made.pk, made.activity_id)


def _ensure_it_can_stand(
    company_id: int, result: GateResult, decision: Decision, reason: str, used: Used, today: date
) -> None:
    try:
        gate.answer(result, decision, used.name, reason, today, rights(company_id))
    except gate.CannotAnswer as trouble:
        raise CannotAnswer(trouble.message) from trouble


def _keep(
    told: Story,
    row: Idea,
    before: list[IdeaAnswer],
    decision: Decision,
    reason: str,
    used: Used,
    today: date,
) -> IdeaAnswer:
    activity_id = next((one.activity_id for one in before if one.activity_id), None)
    if decision == "accept" and activity_id is None:
        activity_id = append(told, [as_activity(row)])[0].pk
    elif activity_id is not None and (status := status_by_answer(told.company_id, activity_id, decision)):
        set_status(told, activity_id, status)
    made = told.create(
        IdeaAnswer,
        idea=row,
        decision=decision,
        reason=reason,
        decided_by=used.name,
        decided_on=today,
        decided_at=told.at,
        right_used=used.right,
        as_deputy=used.as_deputy,
        activity_id=activity_id if decision == "accept" else None,
        letter="waits" if row.email else "",
    )
    for old in before:
        if old.superseded_by_id is None:
            told.change(old, superseded_by_id=made.pk)
    return made


def as_activity(row: Idea) -> CoreActivity:
    """An accepted idea as it stands in the inventory: planned, with all its answers."""
    said = seen(row, [], row.handed_in_on).core
    guess = type_of(row.title, row.benefit)
    notes = {
        "Idee von": row.had_by,
        "Zahlt ein auf": row.promise,
        "Unterstützt": row.supports,
        "Dafür hört auf": row.stops,
    }
    dose = row.dose_per_week
    return CoreActivity(
        title=row.title,
        source=Source(""),
        type=guess.type,
        type_certain=guess.certain,
        hours_per_month=None if dose is None else dose * WEEKS / MONTHS,
        money_per_year=said.money_per_year,
        reason=row.benefit or None,
        audience=row.audience or None,
        asked_reason=True,
        asked_audience=True,
        owners=(row.who,) if row.who else (),
        status="planned",
        dose_per_week=dose or None,
        notes={name: words for name, words in notes.items() if words},
    )


def _keep_floods_out(company_id: int, at: datetime) -> None:
    came = Idea.objects.for_company(company_id).filter(came_by_link=True, handed_in_at__gt=at - A_DAY)
    if came.count() >= MOST_A_DAY:
        raise CannotHandIn(TOO_MANY)


def _idea(company_id: int, idea_id: int, mine: Mapping[str, Any]) -> Idea:
    row = Idea.objects.for_company(company_id).filter(pk=idea_id).first()
    if row is None:
        raise Stale(None, mine)
    return row


def _answers(row: Idea) -> list[IdeaAnswer]:
    """The newest first."""
    return list(IdeaAnswer.objects.for_company(row.company_id).filter(idea=row).order_by("-pk"))
