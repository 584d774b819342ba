"""The plan as it would come out today, the findings in it, and what stopping would set free."""

from __future__ import annotations

from typing import Any

from ninja import Router

from klarlinie.method.plan import TidyPlan
from klarlinie.reports.as_json import as_json
from klarlinie.vocabulary.text import Text
from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import Json, Slug, answers
from klarlinie.web.api.problems import Problem
from klarlinie.web.method.steps.draft import draft_plan
from klarlinie.web.platform.ui.clock import today
from klarlinie.web.platform.ui.words import voice

router = Router(tags=["plan"])
NOTHING_YET = Text(
    "Noch steht nichts auf der Liste, also gibt es keinen Plan. Die erste Aktivität genügt.",
    "Nothing is on the list yet, so there is no plan. The first activity is enough.",
)


@router.get("/plan", response=answers({200: dict[str, Any]}), auth=Key(), summary="The plan as JSON")
def plan(request: Call, slug: Slug) -> Json:
    """The whole method on today's data, in the form of docs/json.md. Proposals, where nobody has decided yet."""
    return as_json(_plan(request), voice().language)


@router.get(
    "/stop-account", response=answers({200: dict[str, Any]}), auth=Key(), summary="What stopping sets free"
)
def stop_account(request: Call, slug: Slug) -> Json:
    account: Json = as_json(_plan(request), voice().language)["stop_account"]
    return account


def _plan(request: Call) -> TidyPlan:
    found = draft_plan(request.company.id, today())
    if found is None:
        raise Problem(404, "nothing_yet", NOTHING_YET)
    return found
