"""The activities: reading, adding, changing one, taking one off the list."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Router, Schema, Status
from pydantic import Field

from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.activity import ActivityType, EffectSource, Source
from klarlinie.method.inventory.activity import Status as ActivityStatus
from klarlinie.method.inventory.types import type_of
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
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.method.inventory.actions.cells import Typist
from klarlinie.web.method.inventory.actions.together import delete_one
from klarlinie.web.method.inventory.actions.whole import save_activity
from klarlinie.web.method.inventory.columns import COLUMNS
from klarlinie.web.method.inventory.queries import Listed, activities, activity
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import voice

router = Router(tags=["activities"])

Title = Annotated[str, Field(min_length=1, max_length=300, pattern=r"\S")]
Words = Annotated[str, Field(max_length=5000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Names = Annotated[list[Name], Field(max_length=50)]
Hours = Annotated[float, Field(ge=0, le=10_000)]
Count = Annotated[float, Field(ge=0, le=1e9)]
Level = Annotated[float, Field(ge=0, le=4)]
COLUMN_OF = {column.fills[0]: column.field for column in COLUMNS}


def _without_default(schema: Json) -> None:
    """What is not sent stays as it is: there is no value instead."""
    schema.pop("default", None)


class ActivitySent(Body):
    """null is unknown, and never 0."""

    type: ActivityType | None = None
    hours_per_month: Hours | None = None
    money_per_year: MoneySent | None = None
    nerves: Level | None = None
    inquiries_per_year: Count | None = None
    leads_per_year: Count | None = None
    customers_per_year: Count | None = None
    revenue_per_year: MoneySent | None = None
    sales_support: Level | None = None
    effect_source: EffectSource | None = None
    reason: Words | None = None
    audience: Words | None = None
    owners: Names = Field(default_factory=list)
    status: ActivityStatus | None = None
    start_on: Day | None = None
    due_on: Day | None = None
    group: Name | None = None
    dose_per_week: Hours | None = None
    needs: Names = Field(default_factory=list)

    def sent(self) -> dict[str, Any]:
        """Only what was sent, as the core writes it."""
        return {name: _core(getattr(self, name)) for name in self.model_fields_set}


class NewActivity(ActivitySent):
    title: Title


class ChangedActivity(ActivitySent):
    """Only the fields that are sent are changed; null empties one. A title is never empty."""

    title: Title = Field(default="", json_schema_extra=_without_default)


class ActivityShown(Schema):
    """Hours of one's own people a month, money and effect a year, levels from 0 to 4; null is unknown."""

    id: int
    version: int
    position: int
    is_evaluated: bool
    title: str
    type: str
    type_certain: bool
    hours_per_month: float | None
    money_per_year: MoneyShown | None
    nerves: float | None
    nerve_causes: list[str]
    effort_level: float | None
    effect_level: float | None
    inquiries_per_year: float | None
    leads_per_year: float | None
    customers_per_year: float | None
    revenue_per_year: MoneyShown | None
    sales_support: float | None
    effect_source: str
    reason: str | None
    audience: str | None
    owners: list[str]
    status: str | None
    start_on: date | None
    due_on: date | None
    group: str | None
    dose_per_week: float | None
    needs: list[str]
    notes: dict[str, str]


class Activities(Schema):
    items: list[ActivityShown]
    next: int | None


@router.get(
    "/activities", response=answers({200: Activities}), auth=Key(), summary="The activities on the list"
)
def list_activities(request: Call, slug: Slug, after: After = None, limit: Limit = 50) -> Json:
    """In the order in which they came; `position` is their place in the list. Merged ones are left out."""
    found, further = page(activities(request.company.id), after, limit, lambda one: one.id)
    return {"items": [shown(one) for one in found], "next": further}


@router.get(
    "/activities/{activity_id}", response=answers({200: ActivityShown}), auth=Key(), summary="One activity"
)
def read_activity(request: Call, response: HttpResponse, slug: Slug, activity_id: RowId) -> Json:
    return _tagged(response, there(request, activity_id))


@router.post(
    "/activities",
    response=answers({201: ActivityShown}),
    auth=Key("inventory", "edit"),
    summary="Add an activity at the end of the list",
)
def add_activity(
    request: Call, response: HttpResponse, slug: Slug, body: NewActivity, same: SameRequest = None
) -> Status[Json]:
    def add() -> Json:
        core = CoreActivity(source=Source(""), **_as_new(body))
        (number,) = add_activities(request.company.id, [core], by=request.by, at=now())
        return shown(there(request, number))

    return once(request, response, same, add)


@router.patch(
    "/activities/{activity_id}",
    response=answers({200: ActivityShown}, 409, 428),
    auth=Key("inventory", "edit"),
    summary="Change an activity",
)
def change_activity(
    request: Call,
    response: HttpResponse,
    slug: Slug,
    activity_id: RowId,
    body: ChangedActivity,
    seen: SeenVersion = None,
) -> Json:
    there(request, activity_id)
    version = seen_version(seen)
    values = {COLUMN_OF[name]: value for name, value in body.sent().items()}
    try:
        save_activity(request.company.id, activity_id, values, version, typist(request))
    except Stale as error:
        raise stale(request, error, activity_id, body) from error
    return _tagged(response, there(request, activity_id))


@router.delete(
    "/activities/{activity_id}",
    response=answers({204: None}, 409, 428),
    auth=Key("inventory", "edit"),
    summary="Take an activity off the list",
)
def delete_activity(request: Call, slug: Slug, activity_id: RowId, seen: SeenVersion = None) -> Status[None]:
    """It can be brought back in Klarlinie, where the history shows it."""
    there(request, activity_id)
    version = seen_version(seen)
    try:
        delete_one(request.company.id, activity_id, version, typist(request))
    except Stale as error:
        raise stale(request, error, activity_id) from error
    return Status(204, None)


def there(request: Call, activity_id: int) -> Listed:
    """The activity, where it is on the list of this company. Raises a 404."""
    found = activity(request.company.id, activity_id)
    if found is None:
        raise not_there()
    return found


def typist(request: Call) -> Typist:
    return Typist(request.by, now(), today(), voice().language)


def stale(request: Call, error: Stale, activity_id: int, body: ActivitySent | None = None) -> Exception:
    theirs = activity(request.company.id, activity_id) if error.theirs is not None else None
    yours = body.model_dump(mode="json", exclude_unset=True) if body else {}
    return both_states(error, shown(theirs) if theirs else None, yours)


def shown(one: Listed) -> Json:
    core = one.core
    same = (
        "title type type_certain hours_per_month nerves effort_level effect_level inquiries_per_year leads_per_year "
        "customers_per_year sales_support effect_source reason audience status group dose_per_week"
    ).split()
    return {
        "id": one.id,
        "version": one.version,
        "position": one.position,
        "is_evaluated": one.is_evaluated,
        **{name: getattr(core, name) for name in same},
        "money_per_year": money(core.money_per_year),
        "revenue_per_year": money(core.revenue_per_year),
        "nerve_causes": list(one.nerve_causes),
        "owners": list(core.owners),
        "start_on": day(core.start_on),
        "due_on": day(core.due_on),
        "needs": list(core.needs),
        "notes": dict(core.notes),
    }


def _tagged(response: HttpResponse, found: Listed) -> Json:
    tag(response, found.version)
    return shown(found)


def _as_new(body: NewActivity) -> dict[str, Any]:
    """What a new activity holds; the type follows the name unless it was sent."""
    known = {name: value for name, value in body.sent().items() if value is not None}
    kind = type_of(body.title)
    certain = "type" in known or kind.certain
    return {"type": kind.type, **known, "type_certain": certain}


def _core(value: Any) -> Any:
    if isinstance(value, MoneySent):
        return value.money
    return tuple(value) if isinstance(value, list) else value
