"""The board: where each activity stands and whose it is; moving one by the right to set priorities."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpResponse
from ninja import Router, Schema
from pydantic import Field

from klarlinie.method.focus.model import Lane
from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import (
    LARGEST_KEY,
    After,
    Body,
    Json,
    Limit,
    RowId,
    SeenVersion,
    Slug,
    answers,
    day,
    page,
    seen_version,
    tag,
)
from klarlinie.web.api.problems import both_states
from klarlinie.web.api.resources.activities import there
from klarlinie.web.method.focus.actions import move
from klarlinie.web.method.focus.queries import Placed, most_core, places
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now, today

router = Router(tags=["board"])


class MoveSent(Body):
    """`owner_id` null leaves the owner as it is, 0 takes it away. `place` counts from 0 in the lane, null is the end.

    `despite_cannot`: although the owner has said that this is nothing for them.
    """

    lane: Lane
    owner_id: Annotated[int, Field(ge=0, le=LARGEST_KEY)] | None = None
    place: Annotated[int, Field(ge=0, le=10_000)] | None = None
    despite_cannot: bool = False


class PlaceShown(Schema):
    activity_id: int
    version: int
    title: str
    lane: str
    position: int
    owner_id: int | None
    owner: str | None
    hours_per_week: float
    hours_are_agreed: bool
    placed_by: str
    placed_on: date


class Board(Schema):
    """`most_core` is how many may stand in "must"."""

    most_core: int
    items: list[PlaceShown]
    next: int | None


@router.get("/board", response=answers({200: Board}), auth=Key(), summary="The board as it stands")
def board(request: Call, slug: Slug, after: After = None, limit: Limit = 50) -> Json:
    found, further = page(places(request.company.id), after, limit, lambda one: one.activity_id)
    return {
        "most_core": most_core(request.company.id),
        "items": [shown(one) for one in found],
        "next": further,
    }


@router.put(
    "/board/{activity_id}",
    response=answers({200: PlaceShown}, 409, 428),
    auth=Key("decide", "edit"),
    summary="Move an activity on the board",
)
def move_activity(
    request: Call,
    response: HttpResponse,
    slug: Slug,
    activity_id: RowId,
    body: MoveSent,
    seen: SeenVersion = None,
) -> Json:
    """By the right to set priorities. `If-Match` is the version of its place, "0" where it had none."""
    there(request, activity_id)
    try:
        move(
            request.company.id,
            activity_id,
            body.lane,
            owner_id=body.owner_id,
            position=body.place,
            version_seen=seen_version(seen),
            despite_cannot=body.despite_cannot,
            by=request.by,
            at=now(),
            today=today(),
        )
    except Stale as error:
        theirs = _place(request, activity_id)
        yours = body.model_dump(mode="json", exclude_unset=True)
        raise both_states(error, shown(theirs) if theirs else None, yours) from error
    found = _place(request, activity_id)
    assert found is not None  # whoever moves it has placed it, and it goes on
    tag(response, found.version)
    return shown(found)


def _place(request: Call, activity_id: int) -> Placed | None:
    return next((one for one in places(request.company.id) if one.activity_id == activity_id), None)


def shown(one: Placed) -> Json:
    return {
        "activity_id": one.activity_id,
        "version": one.version,
        "title": one.title,
        "lane": one.lane,
        "position": one.position,
        "owner_id": one.owner_id,
        "owner": one.owner,
        "hours_per_week": one.hours_per_week,
        "hours_are_agreed": one.hours_are_agreed,
        "placed_by": one.placed_by,
        "placed_on": day(one.placed_on),
    }
