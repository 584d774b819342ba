"""What the company has agreed on, and what it is still working on."""

from __future__ import annotations

from typing import cast

from klarlinie.method.clarity.line import CRITERIA, Line, TaskKind
from klarlinie.method.clarity.line import Audience as CoreAudience
from klarlinie.method.clarity.line import Benefit as CoreBenefit
from klarlinie.method.clarity.line import Task as CoreTask
from klarlinie.web.method.clarity.models import Audience, Benefit, Foundation, LineVersion, Task


def line_now(company_id: int, name: str | None = None) -> Line:
    """The line as it stands on the table today, agreed or not. Parts may be missing."""
    foundation = Foundation.objects.for_company(company_id).first() or Foundation()
    audiences = Audience.objects.for_company(company_id).order_by("position", "pk")
    benefits = Benefit.objects.for_company(company_id).order_by("position", "pk")
    tasks = [
        task_of(row) for row in Task.objects.for_company(company_id).order_by("-is_main", "position", "pk")
    ]
    agreed = LineVersion.objects.for_company(company_id).order_by("-number").first()
    return Line(
        company=name,
        promise=foundation.promise or None,
        audiences=tuple(audience_of(row) for row in audiences),
        not_served=tuple(foundation.not_served),
        benefits=tuple(CoreBenefit(row.text, row.proof or None) for row in benefits),
        main_task=tasks[0] if tasks else None,
        side_tasks=tuple(tasks[1:]),
        not_expected=tuple(foundation.not_expected),
        tone=foundation.tone or None,
        key_terms=tuple(foundation.key_terms),
        agreed_on=agreed.agreed_on if agreed else None,
        agreed_by=tuple(agreed.agreed_by) if agreed else (),
    )


def audience_of(row: Audience) -> CoreAudience:
    scores = {name: getattr(row, name) for name in CRITERIA if getattr(row, name) is not None}
    return CoreAudience(row.name, scores, tuple(row.also_called))


def task_of(row: Task) -> CoreTask:
    return CoreTask(cast("TaskKind", row.kind), row.figure, row.by_on, row.audience or None, row.weight)
