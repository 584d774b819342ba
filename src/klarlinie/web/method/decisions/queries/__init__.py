"""What was decided: what holds now, for the pages and for the later steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import F, Q

from klarlinie.method.decisions.deciding import DecisionKind
from klarlinie.web.method.decisions.models import Decision
from klarlinie.web.method.inventory.models import Activity

OVER = ("stopped", "done")


@dataclass(frozen=True)
class DecisionNow:
    """The decision that holds for one activity. `kind` "open" is one that was taken back."""

    id: int
    activity_id: int
    kind: DecisionKind
    reason: str
    decided_by: str
    decided_on: date
    right_used: str
    as_deputy: bool
    last_day_on: date | None
    review_on: date | None
    merge_with_id: int | None
    status_before: str  # of the list, before it was stopped or paused


def decisions_now(company_id: int) -> dict[int, DecisionNow]:
    """By activity, in one query; an activity nobody has decided on (or whose decision was taken back) is not there.

    Nor is one that was to be merged into another and into which that other was folded instead, or into one that ends
    itself since: it goes on, undecided.
    """
    rows = Decision.objects.for_company(company_id).filter(superseded_by=None).exclude(verdict="open")
    rows = rows.exclude(verdict="merge", merge_with__merged_into=F("activity"))
    rows = rows.exclude(into_what_ends(company_id))
    return {row.activity_id: decision_now(row) for row in rows}


def into_what_ends(company_id: int) -> Q:
    """Decisions to fold something into what was stopped since, or is over: there is nothing left to be part of.

    What the other has been folded into itself stands for it.
    """
    stops = Decision.objects.for_company(company_id).filter(verdict="stop", superseded_by=None)
    ends = Q(pk__in=stops.values("activity_id")) | Q(status__in=OVER)
    ending = Activity.objects.for_company(company_id).filter(ends, merged_into=None).values("pk")
    return Q(verdict="merge") & (Q(merge_with__in=ending) | Q(merge_with__merged_into__in=ending))


def decision_now(row: Decision) -> DecisionNow:
    return DecisionNow(
        id=row.pk,
        activity_id=row.activity_id,
        kind=cast("DecisionKind", row.verdict),
        reason=row.reason,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        right_used=row.right_used,
        as_deputy=row.as_deputy,
        last_day_on=row.last_day_on,
        review_on=row.review_on,
        merge_with_id=row.merge_with_id,
        status_before=row.status_before,
    )
