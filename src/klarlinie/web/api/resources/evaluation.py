"""What people say about an activity: its figures and levels, as on its card."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpResponse
from ninja import Router
from pydantic import Field

from klarlinie.method.inventory.activity import EffectSource
from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import (
    Body,
    Json,
    MoneySent,
    RowId,
    SeenVersion,
    Slug,
    answers,
    seen_version,
    tag,
)
from klarlinie.web.api.problems import both_states
from klarlinie.web.api.resources.activities import (
    ActivityShown,
    Count,
    Hours,
    Level,
    Words,
    shown,
    there,
)
from klarlinie.web.method.inventory.actions.evaluating import evaluate
from klarlinie.web.method.inventory.queries import activity
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now

router = Router(tags=["evaluation"])
NerveCause = Literal["coordination", "technology", "agency", "deadlines"]


class Evaluation(Body):
    """Only the fields that are sent are changed; null is unknown. `is_done`: nothing more is to be asked about it."""

    is_done: bool = True
    hours_per_month: Hours | None = None
    money_per_year: MoneySent | None = None
    nerves: Level | None = None
    nerve_causes: list[NerveCause] = Field(default_factory=list, max_length=4)
    inquiries_per_year: Count | None = None
    customers_per_year: Count | None = None
    revenue_per_year: MoneySent | None = None
    effect_level: Level | None = None
    sales_support: Level | None = None
    effect_source: EffectSource = "unknown"
    reason: Words = ""
    audience: Words = ""

    def row_fields(self) -> dict[str, Any]:
        """The fields of the row for what was sent."""
        fields = {name: getattr(self, name) for name in self.model_fields_set - {"is_done"}}
        for name, currency in (
            ("money_per_year", "money_currency"),
            ("revenue_per_year", "revenue_currency"),
        ):
            sent = fields.get(name)
            if isinstance(sent, MoneySent):
                fields |= {name: sent.amount, currency: sent.currency}
        return fields


@router.patch(
    "/activities/{activity_id}/evaluation",
    response=answers({200: ActivityShown}, 409, 428),
    auth=Key("evaluation", "edit"),
    summary="Evaluate an activity",
)
def evaluate_activity(
    request: Call,
    response: HttpResponse,
    slug: Slug,
    activity_id: RowId,
    body: Evaluation,
    seen: SeenVersion = None,
) -> Json:
    there(request, activity_id)
    version, at, fields = seen_version(seen), now(), body.row_fields()
    try:
        evaluate(
            request.company.id,
            activity_id,
            version=version,
            fields=fields,
            by=request.by,
            at=at,
            is_done=body.is_done,
        )
    except Stale as error:
        theirs = activity(request.company.id, activity_id) if error.theirs is not None else None
        yours = body.model_dump(mode="json", exclude_unset=True)
        raise both_states(error, shown(theirs) if theirs else None, yours) from error
    found = there(request, activity_id)
    tag(response, found.version)
    return shown(found)
