"""How the weeks went, said by whoever had them, or entered for somebody who has no account."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from klarlinie.vocabulary.text import Text
from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import (
    After,
    Body,
    Day,
    Json,
    Limit,
    RowKey,
    SameRequest,
    SeenVersion,
    Slug,
    answers,
    day,
    once,
    page,
    seen_version,
)
from klarlinie.web.api.problems import Problem, both_states
from klarlinie.web.method.execution.actions import NOTHING_SAID, check_in
from klarlinie.web.method.execution.queries.check_ins import CheckInSeen, check_ins, of_week
from klarlinie.web.platform.deciding.queries import person_of
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now, today

router = Router(tags=["check-ins"])
LOOK_BACK = timedelta(weeks=13)
NOBODY = Text(
    "Auf der Liste der Leute steht noch niemand mit diesem Konto, und nur wer eine Woche hatte, sagt, wie sie war.",
    "Nobody on the list of people has this account yet, and only whoever had a week says how it was.",
)


class CheckInSent(Body):
    """One activity in one week (any day of it). Hours null is unknown.

    `person_id` null is oneself; else somebody without an account, for whom whoever takes part enters what they said.
    """

    activity_id: RowKey
    person_id: RowKey | None = None
    week_on: Day
    hours: Annotated[float, Field(ge=0, le=168)] | None = None
    done: Annotated[str, Field(max_length=2000)] = ""
    blocked: Annotated[str, Field(max_length=2000)] = ""


class CheckInShown(Schema):
    """`week_on` is the Monday. The hours of one person are for that person and whoever leads (`hours_are_private`).

    `entered_by` is who entered it for somebody without an account; empty where they said it themselves.
    """

    id: int
    version: int
    person_id: int | None
    owner: str
    activity_id: int
    title: str
    week_on: date
    hours: float | None
    hours_are_private: bool
    done: str
    blocked: str
    said_at: datetime
    entered_by: str


class CheckIns(Schema):
    items: list[CheckInShown]
    next: int | None


@router.get("/check-ins", response=answers({200: CheckIns}), auth=Key(), summary="How the weeks went")
def list_check_ins(
    request: Call,
    slug: Slug,
    since: Annotated[
        Day | None, Query(description="The first week, by any day of it; a quarter ago unless given.")
    ] = None,
    after: After = None,
    limit: Limit = 50,
) -> Json:
    rows = check_ins(request.company.id, since or today() - LOOK_BACK)
    found, further = page(rows, after, limit, lambda one: one.id)
    mine = person_of(request.company.id, request.key.user_id)
    own = mine.pk if mine else None
    items = [shown(one, request.company.may_lead or one.person_id == own is not None) for one in found]
    return {"items": items, "next": further}


@router.post(
    "/check-ins",
    response=answers({201: CheckInShown}, 409),
    auth=Key("check-ins", "see"),
    summary="Say how one's own week was, or that of somebody without an account",
)
def say_check_in(
    request: Call,
    response: HttpResponse,
    slug: Slug,
    body: CheckInSent,
    seen: SeenVersion = None,
    same: SameRequest = None,
) -> Status[Json]:
    """Once for each week and activity; to change what was said, name its version in `If-Match`."""
    person_id = _whose(request, body)
    if body.hours is None and not body.done.strip() and not body.blocked.strip():
        raise Problem(422, "refused", NOTHING_SAID)
    version = seen_version(seen) if seen else 0

    def said() -> Json:
        try:
            ours: dict[str, Any] = {"version": version, "by": request.by, "at": now(), "today": today()}
            check_in(request.company.id, person_id, **body.model_dump(exclude={"person_id"}), **ours)
        except Stale as error:
            yours = body.model_dump(mode="json", exclude_unset=True)
            raise both_states(error, _of_week(request, person_id, body), yours) from error
        found = _of_week(request, person_id, body)
        assert found is not None  # it was just written
        return found

    return once(request, response, same, said)


def _whose(request: Call, body: CheckInSent) -> int:
    """Whose week it is; the action sees to who may say it."""
    if body.person_id is not None:
        return body.person_id
    person = person_of(request.company.id, request.key.user_id)
    if person is None:
        raise Problem(422, "refused", NOBODY)
    return person.pk


def _of_week(request: Call, person_id: int, body: CheckInSent) -> Json | None:
    found = of_week(request.company.id, person_id, body.week_on).get(body.activity_id)
    return shown(found, True) if found else None


def shown(one: CheckInSeen, with_hours: bool) -> Json:
    same = "id version person_id owner activity_id title done blocked entered_by".split()
    return {
        **{name: getattr(one, name) for name in same},
        "week_on": day(one.week_on),
        "hours": one.hours if with_hours else None,
        "hours_are_private": not with_hours,
        "said_at": one.said_at.isoformat(),
    }
