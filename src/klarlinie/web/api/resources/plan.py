"""The plan as it stands: what people have decided, placed and promised, and above it what is still proposed."""

from __future__ import annotations

from typing import Any

from ninja import Router

from klarlinie.reports.as_json import as_json
from klarlinie.vocabulary.text import Text
from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import Json, Slug, answers
from klarlinie.web.api.problems import Problem
from klarlinie.web.method.findings.queries.plan import plan_now
from klarlinie.web.platform.ui.clock import today
from klarlinie.web.platform.ui.words import voice

router = Router(tags=["plan"])
NOTHING_YET = Text(
    "Noch steht nichts auf der Liste, also gibt es keinen Plan. Die erste Aktivität genügt.",
    "Nothing is on the list yet, so there is no plan. The first activity is enough.",
)


@router.get("/plan", response=answers({200: dict[str, Any]}), auth=Key(), summary="The plan as JSON")
def plan(request: Call, slug: Slug) -> Json:
    """In the form of docs/json.md; what was decided and what is only proposed is told apart there."""
    found = plan_now(request.company.id, today())
    if found is None:
        raise Problem(404, "nothing_yet", NOTHING_YET)
    return as_json(found, voice().language)
