"""Ideas with what became of them: what waits for an answer, what rests, what was answered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast

from klarlinie.method.upkeep.gate import Decision, Question
from klarlinie.method.upkeep.gate import Idea as CoreIdea
from klarlinie.method.upkeep.gate import missing as core_missing
from klarlinie.vocabulary.money import Money
from klarlinie.web.method.upkeep.models import Idea, IdeaAnswer
from klarlinie.web.platform.companies.guest_links import token_now

State = Literal["waits", "accept", "park", "decline"]
OPEN: tuple[State, ...] = ("waits", "park")


@dataclass(frozen=True)
class AnswerSeen:
    """One answer: what a person with the right has decided, and why."""

    id: int
    decision: Decision
    reason: str
    decided_by: str
    decided_on: date
    as_deputy: bool
    activity_id: int | None
    letter: str


@dataclass(frozen=True)
class IdeaSeen:
    """An idea as the method knows it, with the answer that holds and those before it (the newest first)."""

    id: int
    version: int
    core: CoreIdea
    email: str
    had_by_user_id: int | None
    came_by_link: bool
    answer: AnswerSeen | None
    before: tuple[AnswerSeen, ...]
    answer_by: date
    is_overdue: bool

    @property
    def state(self) -> State:
        return self.answer.decision if self.answer else "waits"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def missing(self) -> tuple[Question, ...]:
        return core_missing(self.core)


def all_ideas(company_id: int, today: date) -> tuple[IdeaSeen, ...]:
    """Every idea in whatever state, the one that waits longest for its answer first. Two queries."""
    answers: dict[int, list[IdeaAnswer]] = defaultdict(list)
    for answer in IdeaAnswer.objects.for_company(company_id).order_by("-pk"):
        answers[answer.idea_id].append(answer)
    rows = Idea.objects.for_company(company_id).order_by("answer_by", "pk")
    return tuple(seen(row, answers[row.pk], today) for row in rows)


def ideas(company_id: int, today: date) -> tuple[IdeaSeen, ...]:
    """What waits for an answer, and what was accepted or declined; parked ideas come up at the review only."""
    return tuple(one for one in all_ideas(company_id, today) if one.state != "park")


def waiting(company_id: int, today: date) -> tuple[IdeaSeen, ...]:
    """The ideas without an answer, the most urgent first."""
    rows = Idea.objects.for_company(company_id).filter(answers=0).order_by("answer_by", "pk")
    return tuple(seen(row, [], today) for row in rows)


def parked(company_id: int, today: date) -> tuple[IdeaSeen, ...]:
    """The parking lot, what has rested longest first; for the review."""
    resting = [one for one in all_ideas(company_id, today) if one.state == "park"]
    return tuple(sorted(resting, key=lambda one: one.answer.decided_on if one.answer else date.max))


def parked_count(company_id: int) -> int:
    rows = IdeaAnswer.objects.for_company(company_id)
    return rows.filter(superseded_by=None, decision="park").count()


def idea(company_id: int, idea_id: int, today: date) -> IdeaSeen | None:
    """One idea; None where this company has none."""
    row = Idea.objects.for_company(company_id).filter(pk=idea_id).first()
    if row is None:
        return None
    answers = IdeaAnswer.objects.for_company(company_id).filter(idea=row).order_by("-pk")
    return seen(row, list(answers), today)


def status_token(company_id: int, idea_id: int, at: datetime) -> str | None:
    """What stands in the address of the private page of whoever had the idea; None once it is too old."""
    return token_now(company_id, "idea", idea_id, at)


def ideas_link_token(company_id: int, at: datetime) -> str | None:
    """The open link by which staff and agency hand ideas in; None where there is none."""
    return token_now(company_id, "ideas", company_id, at)


def seen(row: Idea, answers: list[IdeaAnswer], today: date) -> IdeaSeen:
    shown = [_answer(answer) for answer in answers]
    return IdeaSeen(
        id=row.pk,
        version=row.version,
        core=to_core(row),
        email=row.email,
        had_by_user_id=row.had_by_user_id,
        came_by_link=row.came_by_link,
        answer=shown[0] if shown else None,
        before=tuple(shown[1:]),
        answer_by=row.answer_by,
        is_overdue=not shown and row.answer_by < today,
    )


def to_core(row: Idea) -> CoreIdea:
    """A row as the method knows it."""
    money = row.money_per_year
    return CoreIdea(
        title=row.title,
        handed_in_on=row.handed_in_on,
        had_by=row.had_by or None,
        promise=row.promise or None,
        audience=row.audience or None,
        benefit=row.benefit or None,
        supports=row.supports or None,
        dose_per_week=row.dose_per_week,
        money_per_year=None if money is None else Money(money, row.money_currency),
        who=row.who or None,
        stops=row.stops or None,
        answer_by=row.answer_by,
    )


def _answer(row: IdeaAnswer) -> AnswerSeen:
    return AnswerSeen(
        id=row.pk,
        decision=cast("Decision", row.decision),
        reason=row.reason,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        as_deputy=row.as_deputy,
        activity_id=row.activity_id,
        letter=row.letter,
    )
