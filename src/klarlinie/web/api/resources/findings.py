"""Everything that was noticed, with stable codes; and what the company does not want to hear any more, with why."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import HttpResponse
from ninja import Router, Schema, Status
from pydantic import Field

from klarlinie.vocabulary.text import Text
from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import (
    After,
    Body,
    Json,
    Limit,
    RowId,
    SameRequest,
    Slug,
    answers,
    once,
    page,
)
from klarlinie.web.api.problems import field_trouble, not_there
from klarlinie.web.method.findings.actions import switch_off, switch_on
from klarlinie.web.method.findings.queries import SwitchedOff, all_switched_off, findings, is_found
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import say

router = Router(tags=["findings"])
NOT_FOUND = Text(
    "Das wird zurzeit nicht gesagt. Was gesagt wird, steht unter /findings.",
    "This is not said at the moment. What is said stands under /findings.",
)


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


class OffSent(Body):
    """`about` null: everything this code says; else what it is about, as the finding has it ("" is the whole)."""

    code: Annotated[str, Field(min_length=1, max_length=10)]
    about: Annotated[str, Field(max_length=2000)] | None
    reason: Annotated[str, Field(min_length=1, max_length=1000, pattern=r"\S")]


class OffShown(Schema):
    """`title` says what the code is about, `about` null: everything it says is silent."""

    id: int
    code: str
    title: str
    about: str | None
    reason: str
    switched_off_by: str
    switched_off_at: datetime


class AllOff(Schema):
    items: list[OffShown]
    next: int | None


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


@router.get(
    "/findings/off",
    response=answers({200: AllOff}),
    auth=Key(),
    summary="What was switched off, and why",
)
def list_switched_off(request: Call, slug: Slug, after: After = None, limit: Limit = 50) -> Json:
    found, further = page(all_switched_off(request.company.id), after, limit, lambda one: one.id)
    return {"items": [off_shown(one) for one in found], "next": further}


@router.post(
    "/findings/off",
    response=answers({201: OffShown}),
    auth=Key("findings", "edit"),
    summary="Switch a finding off, with a reason",
)
def switch_finding_off(
    request: Call, response: HttpResponse, slug: Slug, body: OffSent, same: SameRequest = None
) -> Status[Json]:
    """From then on it is said nowhere; the reason stays, and it can be switched on again."""

    def switched() -> Json:
        company_id = request.company.id
        if not is_found(company_id, body.code, None, today()):
            raise field_trouble("code", NOT_FOUND)
        if not is_found(company_id, body.code, body.about, today()):
            raise field_trouble("about", NOT_FOUND)
        switch_off(company_id, **body.model_dump(), by=request.by, at=now())
        off = all_switched_off(company_id)
        return off_shown(next(one for one in off if (one.code, one.about) == (body.code, body.about)))

    return once(request, response, same, switched)


@router.delete(
    "/findings/off/{off_id}",
    response=answers({204: None}),
    auth=Key("findings", "edit"),
    summary="Switch a finding on again",
)
def switch_finding_on(request: Call, slug: Slug, off_id: RowId) -> Status[None]:
    if not any(one.id == off_id for one in all_switched_off(request.company.id)):
        raise not_there()
    switch_on(request.company.id, off_id, by=request.by, at=now())
    return Status(204, None)


def off_shown(one: SwitchedOff) -> Json:
    return {
        "id": one.id,
        "code": one.code,
        "title": say(one.title),
        "about": one.about,
        "reason": one.reason,
        "switched_off_by": one.by,
        "switched_off_at": one.at.isoformat(),
    }
