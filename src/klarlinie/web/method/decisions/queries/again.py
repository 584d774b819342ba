"""Recognised again: what looks like something that was stopped or put to rest, with the decision of that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from klarlinie.method.decisions.deciding import OUT, DecisionKind
from klarlinie.method.upkeep.similar import Stopped, resembles
from klarlinie.web.method.decisions.models import Decision
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.method.inventory.queries.imports import weighed


@dataclass(frozen=True)
class SeenBefore:
    """`title` is the new one, `old` what was stopped or paused then."""

    title: str
    old: str
    activity_id: int
    kind: DecisionKind
    reason: str
    decided_by: str
    decided_on: date
    review_on: date | None


def is_anything_out(company_id: int) -> bool:
    """Whether anything at all was stopped or paused, so that it could come back."""
    out = Decision.objects.for_company(company_id).filter(verdict__in=OUT, superseded_by=None)
    return bool(out.exists())


def stopped_like(company_id: int, titles: Sequence[str]) -> tuple[SeenBefore, ...]:
    """For each title that resembles something stopped or paused, what was decided then; in their order, one query."""
    rows = (
        Decision.objects.for_company(company_id)
        .filter(verdict__in=OUT, superseded_by=None)
        .select_related("activity")
        .order_by("-pk")
    )
    known = {row.pk: row for row in rows}
    if not known:
        return ()
    old = {_stopped(row): row for row in known.values()}
    found = ((title, resembles(title, tuple(old))) for title in dict.fromkeys(titles) if title.strip())
    return tuple(_seen(title, old[one]) for title, one in found if one is not None)


def seen_on_the_table(company_id: int) -> tuple[SeenBefore, ...]:
    """What on the table looks like something stopped or paused, and is neither itself."""
    decided = set(
        Decision.objects.for_company(company_id)
        .filter(superseded_by=None)
        .exclude(verdict="open")
        .values_list("activity_id", flat=True)
    )
    titles = [
        one.core.title
        for one in activities(company_id)
        if one.id not in decided and one.core.status not in ("stopped", "done")
    ]
    return stopped_like(company_id, titles)


def seen_in_import(company_id: int, import_id: int) -> tuple[SeenBefore, ...]:
    """What an import would bring in anew and looks like something stopped or paused."""
    file = weighed(company_id, import_id)
    if file is None:
        return ()
    rows = file.understood.rows
    return stopped_like(company_id, [rows[place].activity.title for place in file.new])


def _stopped(row: Decision) -> Stopped:
    return Stopped(row.activity.title, row.reason or None, row.decided_on, row.decided_by)


def _seen(title: str, row: Decision) -> SeenBefore:
    return SeenBefore(
        title=title,
        old=row.activity.title,
        activity_id=row.activity_id,
        kind=row.verdict,  # type: ignore[arg-type]
        reason=row.reason,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        review_on=row.review_on,
    )
