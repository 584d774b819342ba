"""Everything that was noticed, with stable codes; what the company has switched off is not said."""

from __future__ import annotations

from ninja import Router, Schema

from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import Json, Slug, answers
from klarlinie.web.method.findings.queries import findings
from klarlinie.web.platform.ui.clock import today
from klarlinie.web.platform.ui.words import say

router = Router(tags=["findings"])


class FindingShown(Schema):
    code: str
    severity: str
    step: str
    about: str
    activity_id: int | None
    sentence: str
    suggestion: str
    evidence: list[str]


class Findings(Schema):
    items: list[FindingShown]


@router.get(
    "/findings",
    response=answers({200: Findings}),
    auth=Key(),
    summary="What was noticed, what is important first",
)
def list_findings(request: Call, slug: Slug) -> Json:
    """All of them at once: they are worked out anew from what is on the table."""
    items = [
        {
            "code": one.code,
            "severity": one.severity,
            "step": one.step,
            "about": one.about,
            "activity_id": one.activity_id,
            "sentence": say(one.sentence),
            "suggestion": say(one.suggestion),
            "evidence": [say(fact) for fact in one.evidence],
        }
        for one in findings(request.company.id, today())
    ]
    return {"items": items}
