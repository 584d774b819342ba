"""Figures that somebody counts: named with the decision they serve, ticked in the review, stopped when unused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.upkeep.models import Metric, MetricUse, Review
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

ADDED = Text("Zahl „{name}“ aufgenommen", "Figure “{name}” added")
CHANGED = Text("Zahl „{name}“ geändert", "Figure “{name}” changed")
STOPPED = Text("Zahl „{name}“ wird nicht mehr gezählt", "Figure “{name}” is not counted any more")
NEEDS_EFFECT = Text(
    "Reichweite steht nur neben einer Wirkung: Welche Zahl zeigt, ob daraus etwas wird?",
    "Reach only stands beside an effect: which figure shows whether anything comes of it?",
)


class CannotCount(Refusal):
    """The metric cannot stand like this; `text` says why."""


def save_metric(
    company_id: int,
    metric_id: int | None,
    *,
    fields: Mapping[str, Any],
    version: int = 0,
    by: By,
    at: datetime,
    today: date,
) -> int:
    """Add or change a metric. Gives its key. Raises `CannotCount` for reach without an effect, and `Stale`."""
    with story(company_id, by=by, at=at, says=ADDED.with_values(name=fields["name"])) as told:
        wanted = {**fields, **_here(company_id, fields)}
        if fields["kind"] == "vanity" and wanted["beside_id"] is None:
            raise CannotCount(NEEDS_EFFECT)
        if metric_id is None:
            return told.create(Metric, begun_on=today, **wanted).pk
        row = _metric(company_id, metric_id, fields)
        told.says = CHANGED.with_values(name=fields["name"])
        return told.change(row, version=version, **wanted).pk


def stop_metric(company_id: int, metric_id: int, *, by: By, at: datetime, today: date) -> int | None:
    """Nobody counts it any more. Gives the journal entry."""
    with story(company_id, by=by, at=at, says=STOPPED) as told:
        row = _metric(company_id, metric_id, {})
        told.says = STOPPED.with_values(name=row.name)
        told.change(row, stopped_on=row.stopped_on or today)
    return told.number


def tick(told: Story, review: Review, served: Mapping[int, bool]) -> None:
    """Whether each metric served a decision, inside a story that goes on; a second tick replaces the first."""
    rows = MetricUse.objects.for_company(told.company_id).filter(review=review)
    ticked = {row.metric_id: row for row in rows}
    ours = Metric.objects.for_company(told.company_id).filter(pk__in=served, stopped_on=None)
    for metric in ours.order_by("pk"):
        row = ticked.get(metric.pk)
        if row is None:
            told.create(MetricUse, metric=metric, review=review, served=served[metric.pk])
        else:
            told.change(row, served=served[metric.pk])


def _here(company_id: int, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Only what belongs to this company: its activities, its effect metrics."""
    activities = Activity.objects.for_company(company_id).filter(pk=fields.get("activity_id") or 0)
    effects = Metric.objects.for_company(company_id).filter(pk=fields.get("beside_id") or 0, kind="effect")
    return {
        "activity_id": activities.values_list("pk", flat=True).first(),
        "beside_id": effects.values_list("pk", flat=True).first() if fields["kind"] == "vanity" else None,
    }


def _metric(company_id: int, metric_id: int, mine: Mapping[str, Any]) -> Metric:
    row = Metric.objects.for_company(company_id).filter(pk=metric_id).first()
    if row is None:
        raise Stale(None, mine)
    return row
