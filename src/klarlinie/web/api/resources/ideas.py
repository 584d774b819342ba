"""Ideas at the gate: handing in, reading, answering by the right to decide on new things."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Router, Schema, Status
from pydantic import Field

from klarlinie.method.upkeep.gate import Decision
from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import (
    After,
    Body,
    Day,
    Json,
    Limit,
    MoneySent,
    MoneyShown,
    RowId,
    SameRequest,
    SeenVersion,
    Slug,
    answers,
    day,
    money,
    once,
    page,
    seen_version,
    tag,
)
from klarlinie.web.api.problems import both_states, not_there
from klarlinie.web.method.upkeep.actions.ideas import answer_idea as write_answer
from klarlinie.web.method.upkeep.actions.ideas import hand_in
from klarlinie.web.method.upkeep.queries.ideas import AnswerSeen, IdeaSeen, all_ideas, idea
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now, today

router = Router(tags=["ideas"])
Words = Annotated[str, Field(max_length=2000)]


class IdeaSent(Body):
    """Every question may stay open; an answer is promised within two weeks unless a day is named."""

    title: Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
    promise: Words = ""
    audience: Words = ""
    benefit: Words = ""
    supports: Words = ""
    stops: Words = ""
    dose_per_week: Annotated[float, Field(ge=0, le=168)] | None = None
    money_per_year: MoneySent | None = None
    who: Annotated[str, Field(max_length=120)] = ""
    had_by: Annotated[str, Field(max_length=120)] = ""
    answer_by: Day | None = None


class AnswerSent(Body):
    decision: Decision
    reason: Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]


class AnswerShown(Schema):
    decision: str
    reason: str
    decided_by: str
    decided_on: date
    as_deputy: bool
    activity_id: int | None


class IdeaShown(Schema):
    """`state` is waits, accept, park or decline; `missing` names the questions that are still open."""

    id: int
    version: int
    state: str
    title: str
    promise: str | None
    audience: str | None
    benefit: str | None
    supports: str | None
    stops: str | None
    dose_per_week: float | None
    money_per_year: MoneyShown | None
    who: str | None
    had_by: str | None
    handed_in_on: date
    answer_by: date
    is_overdue: bool
    missing: list[str]
    answer: AnswerShown | None


class Ideas(Schema):
    items: list[IdeaShown]
    next: int | None


@router.get("/ideas", response=answers({200: Ideas}), auth=Key(), summary="All ideas with their answers")
def list_ideas(request: Call, slug: Slug, after: After = None, limit: Limit = 50) -> Json:
    found, further = page(all_ideas(request.company.id, today()), after, limit, lambda one: one.id)
    return {"items": [shown(one) for one in found], "next": further}


@router.get("/ideas/{idea_id}", response=answers({200: IdeaShown}), auth=Key(), summary="One idea")
def read_idea(request: Call, response: HttpResponse, slug: Slug, idea_id: RowId) -> Json:
    found = there(request, idea_id)
    tag(response, found.version)
    return shown(found)


@router.post(
    "/ideas", response=answers({201: IdeaShown}), auth=Key("ideas", "see"), summary="Hand in an idea"
)
def hand_in_idea(
    request: Call, response: HttpResponse, slug: Slug, body: IdeaSent, same: SameRequest = None
) -> Status[Json]:
    def handed_in() -> Json:
        said = body.model_dump(exclude={"money_per_year"})
        costs = body.money_per_year.money if body.money_per_year else None
        number = hand_in(request.company.id, **said, money_per_year=costs, by=request.by, at=now())
        return shown(there(request, number))

    return once(request, response, same, handed_in)


@router.post(
    "/ideas/{idea_id}/answer",
    response=answers({201: IdeaShown}, 409, 428),
    auth=Key("decide", "edit"),
    summary="Accept, park or decline an idea",
)
def answer_idea(
    request: Call,
    response: HttpResponse,
    slug: Slug,
    idea_id: RowId,
    body: AnswerSent,
    seen: SeenVersion = None,
    same: SameRequest = None,
) -> Status[Json]:
    """By the right to decide on new activities; a new answer supersedes the one before."""
    there(request, idea_id)
    version = seen_version(seen)

    def answered() -> Json:
        ours: dict[str, Any] = {"version": version, "by": request.by, "at": now(), "today": today()}
        try:
            write_answer(request.company.id, idea_id, **body.model_dump(), **ours)
        except Stale as error:
            theirs = idea(request.company.id, idea_id, today())
            raise both_states(error, shown(theirs) if theirs else None, body.model_dump()) from error
        return shown(there(request, idea_id))

    return once(request, response, same, answered)


def there(request: Call, idea_id: int) -> IdeaSeen:
    found = idea(request.company.id, idea_id, today())
    if found is None:
        raise not_there()
    return found


def shown(one: IdeaSeen) -> Json:
    core = one.core
    same = "title promise audience benefit supports stops dose_per_week who had_by".split()
    return {
        "id": one.id,
        "version": one.version,
        "state": one.state,
        **{name: getattr(core, name) for name in same},
        "money_per_year": money(core.money_per_year),
        "handed_in_on": day(core.handed_in_on),
        "answer_by": day(one.answer_by),
        "is_overdue": one.is_overdue,
        "missing": list(one.missing),
        "answer": _answer(one.answer) if one.answer else None,
    }


def _answer(one: AnswerSeen) -> Json:
    return {
        "decision": one.decision,
        "reason": one.reason,
        "decided_by": one.decided_by,
        "decided_on": day(one.decided_on),
        "as_deputy": one.as_deputy,
        "activity_id": one.activity_id,
    }
