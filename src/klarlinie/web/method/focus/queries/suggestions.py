"""What others would like to see elsewhere on the board, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from klarlinie.method.focus.model import Lane
from klarlinie.web.method.focus.models import SuggestedMove

State = Literal["open", "accepted", "declined"]
LATEST = 5  # answers that are shown


@dataclass(frozen=True)
class Suggested:
    """One suggestion; `user_id` is whose it is, where that account is still there."""

    id: int
    version: int
    activity_id: int
    title: str
    lane: Lane
    owner_id: int | None
    owner: str | None
    reason: str
    suggested_by: str
    user_id: int | None
    suggested_on: date
    state: State
    answer: str
    answered_by: str
    answered_on: date | None


def suggestions(company_id: int) -> tuple[Suggested, ...]:
    """Those that wait, the oldest first; one query."""
    rows = SuggestedMove.objects.for_company(company_id).filter(state="open", activity__merged_into=None)
    return tuple(_suggested(row) for row in rows.select_related("activity", "owner").order_by("pk"))


def answered(company_id: int) -> tuple[Suggested, ...]:
    """The latest answers, the newest first; one query."""
    rows = SuggestedMove.objects.for_company(company_id).exclude(state="open")
    latest = rows.select_related("activity", "owner").order_by("-answered_on", "-pk")[:LATEST]
    return tuple(_suggested(row) for row in latest)


def _suggested(row: SuggestedMove) -> Suggested:
    return Suggested(
        id=row.pk,
        version=row.version,
        activity_id=row.activity_id,
        title=row.activity.title,
        lane=cast("Lane", row.lane),
        owner_id=row.owner_id,
        owner=row.owner.name if row.owner else None,
        reason=row.reason,
        suggested_by=row.suggested_by,
        user_id=row.user_id,
        suggested_on=row.suggested_on,
        state=cast("State", row.state),
        answer=row.answer,
        answered_by=row.answered_by,
        answered_on=row.answered_on,
    )
