"""The line: what was agreed, and what stands on the table today."""

from __future__ import annotations

from datetime import date

from ninja import Router, Schema

from klarlinie.method.clarity.line import Line, Task
from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import Json, Slug, answers, day
from klarlinie.web.method.clarity.queries import line_now, newest_line

router = Router(tags=["line"])


class AudienceShown(Schema):
    name: str
    scores: dict[str, float]


class BenefitShown(Schema):
    text: str
    proof: str | None


class TaskShown(Schema):
    kind: str
    figure: float | None
    by_on: date | None
    audience: str | None
    weight: float | None


class LineShown(Schema):
    """A line; parts may still be missing. `number` counts the agreed versions, null is one that was not agreed."""

    number: int | None
    agreed_on: date | None
    agreed_by: list[str]
    promise: str | None
    audiences: list[AudienceShown]
    not_served: list[str]
    benefits: list[BenefitShown]
    main_task: TaskShown | None
    side_tasks: list[TaskShown]
    not_expected: list[str]
    tone: str | None
    key_terms: list[str]


class Lines(Schema):
    agreed: LineShown | None
    on_the_table: LineShown


@router.get(
    "/line", response=answers({200: Lines}), auth=Key(), summary="The line as agreed, and as it stands today"
)
def line(request: Call, slug: Slug) -> Json:
    agreed = newest_line(request.company.id)
    return {
        "agreed": _line(agreed.line, agreed.number) if agreed else None,
        "on_the_table": _line(line_now(request.company.id, request.company.name), None),
    }


def _line(line: Line, number: int | None) -> Json:
    return {
        "number": number,
        "agreed_on": day(line.agreed_on),
        "agreed_by": list(line.agreed_by),
        "promise": line.promise,
        "audiences": [{"name": one.name, "scores": dict(one.scores)} for one in line.audiences],
        "not_served": list(line.not_served),
        "benefits": [{"text": one.text, "proof": one.proof} for one in line.benefits],
        "main_task": _task(line.main_task) if line.main_task else None,
        "side_tasks": [_task(one) for one in line.side_tasks],
        "not_expected": list(line.not_expected),
        "tone": line.tone,
        "key_terms": list(line.key_terms),
    }


def _task(task: Task) -> Json:
    return {
        "kind": task.kind,
        "figure": task.figure,
        "by_on": day(task.by_on),
        "audience": task.audience,
        "weight": task.weight,
    }
