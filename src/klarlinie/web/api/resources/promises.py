"""The promises of the core: first step, effect metric, expectation."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Router, Schema
from pydantic import Field

from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import (
    After,
    Body,
    Day,
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
from klarlinie.web.api.problems import both_states, not_there
from klarlinie.web.method.execution.actions import promise as write_down
from klarlinie.web.method.execution.actions import tick_first_step
from klarlinie.web.method.execution.queries import Promise, promises
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now, today

router = Router(tags=["promises"])


class PromiseSent(Body):
    """All of it: what is not sent is empty afterwards."""

    first_step: Annotated[str, Field(max_length=2000)] = ""
    first_step_on: Day | None = None
    metric: Annotated[str, Field(max_length=200)] = ""
    expected: Annotated[float, Field(ge=0, le=1e12)] | None = None
    expected_by: Day | None = None
    expected_words: Annotated[str, Field(max_length=300)] = ""


class FirstStepSent(Body):
    """`done` false opens it again."""

    done: bool


class PromiseShown(Schema):
    """`version` 0: nothing was written down yet. `missing` names the parts it still lacks."""

    activity_id: int
    version: int
    title: str
    owner: str | None
    hours_per_week: float
    first_step: str
    first_step_on: date | None
    first_step_done_on: date | None
    metric: str
    expected: float | None
    expected_by: date | None
    expected_words: str
    missing: list[str]


class Promises(Schema):
    items: list[PromiseShown]
    next: int | None


@router.get("/promises", response=answers({200: Promises}), auth=Key(), summary="The promises of the core")
def list_promises(request: Call, slug: Slug, after: After = None, limit: Limit = 50) -> Json:
    found, further = page(promises(request.company.id), after, limit, lambda one: one.place.activity_id)
    return {"items": [shown(one) for one in found], "next": further}


@router.put(
    "/promises/{activity_id}",
    response=answers({200: PromiseShown}, 409, 428),
    auth=Key("check-ins", "edit"),
    summary="Write down what is promised for a core activity",
)
def write_promise(
    request: Call,
    response: HttpResponse,
    slug: Slug,
    activity_id: RowId,
    body: PromiseSent,
    seen: SeenVersion = None,
) -> Json:
    """`If-Match` is the version of the promise, "0" where there was none."""
    there(request, activity_id)
    version = seen_version(seen)
    try:
        write_down(
            request.company.id,
            activity_id,
            **body.model_dump(),
            version=version,
            by=request.by,
            at=now(),
        )
    except Stale as error:
        yours = body.model_dump(mode="json", exclude_unset=True)
        raise both_states(error, shown(there(request, activity_id)), yours) from error
    found = there(request, activity_id)
    tag(response, found.version)
    return shown(found)


@router.put(
    "/promises/{activity_id}/first-step",
    response=answers({200: PromiseShown}, 409, 428),
    auth=Key("check-ins", "edit"),
    summary="Tick the first step of a core activity off, or open it again",
)
def tick_step(
    request: Call,
    response: HttpResponse,
    slug: Slug,
    activity_id: RowId,
    body: FirstStepSent,
    seen: SeenVersion = None,
) -> Json:
    """Done is done today; ticked twice it keeps its day. `If-Match` is the version of the promise."""
    there(request, activity_id)
    ours: dict[str, Any] = {"version": seen_version(seen), "by": request.by, "at": now(), "today": today()}
    try:
        tick_first_step(request.company.id, activity_id, done=body.done, **ours)
    except Stale as error:
        raise both_states(error, shown(there(request, activity_id)), body.model_dump()) from error
    found = there(request, activity_id)
    tag(response, found.version)
    return shown(found)


def there(request: Call, activity_id: int) -> Promise:
    """The core activity. Raises a 404 where it is none."""
    found = next((one for one in promises(request.company.id) if one.place.activity_id == activity_id), None)
    if found is None:
        raise not_there()
    return found


def shown(one: Promise) -> Json:
    return {
        "activity_id": one.place.activity_id,
        "version": one.version,
        "title": one.place.title,
        "owner": one.place.owner,
        "hours_per_week": one.place.hours_per_week,
        "first_step": one.first_step,
        "first_step_on": day(one.first_step_on),
        "first_step_done_on": day(one.first_step_done_on),
        "metric": one.metric,
        "expected": one.expected,
        "expected_by": day(one.expected_by),
        "expected_words": one.expected_words,
        "missing": list(one.missing),
    }
