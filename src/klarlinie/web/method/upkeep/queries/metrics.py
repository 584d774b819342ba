"""The figures that somebody counts, and whether they have served a decision."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from klarlinie.method.upkeep.review import MetricUse as CoreUse
from klarlinie.method.upkeep.review import unused_metrics
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution.queries import promises
from klarlinie.web.method.upkeep.models import Metric, MetricUse

Kind = Literal["effect", "support", "vanity"]
KIND_NAMES: dict[Kind, Text] = {
    "effect": Text("Wirkung: Anfragen, Kunden, Umsatz", "Effect: inquiries, customers, revenue"),
    "support": Text("Hilfe: führt zur Wirkung hin", "Support: leads to the effect"),
    "vanity": Text("Reichweite: sieht gut aus, sagt allein nichts", "Reach: looks good, says nothing alone"),
}


@dataclass(frozen=True)
class MetricSeen:
    """`served` per closed review, the oldest first; `is_unused`: it served no decision in the last two."""

    id: int
    version: int
    name: str
    kind: Kind
    activity_id: int | None
    activity: str | None
    at_value: str
    we_do: str
    tells_not: str
    beside_id: int | None
    beside: str | None
    stopped_on: date | None
    served: tuple[bool, ...]
    is_unused: bool

    @property
    def kind_name(self) -> Text:
        return KIND_NAMES[self.kind]


@dataclass(frozen=True)
class Undecided:
    """A measure that was promised for a core activity and has no decision yet."""

    activity_id: int
    title: str
    metric: str


def metrics(company_id: int) -> tuple[MetricSeen, ...]:
    """What is counted now, in two queries; reach stands right after the effect it belongs to."""
    rows = Metric.objects.for_company(company_id).filter(stopped_on=None)
    rows = rows.select_related("activity", "beside").order_by("pk")
    uses = _uses(company_id)
    found = [_seen(row, tuple(uses[row.pk])) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.beside_id or one.id, one.kind == "vanity", one.id)))


def metric(company_id: int, metric_id: int) -> MetricSeen | None:
    row = Metric.objects.for_company(company_id).filter(pk=metric_id).first()
    return _seen(row, ()) if row else None


def undecided(company_id: int) -> tuple[Undecided, ...]:
    """Core activities whose promised measure names no decision. Three queries."""
    counted = Metric.objects.for_company(company_id).filter(stopped_on=None, activity__isnull=False)
    has_one = set(counted.values_list("activity_id", flat=True))
    return tuple(
        Undecided(promise.place.activity_id, promise.place.title, promise.metric)
        for promise in promises(company_id)
        if promise.metric and promise.place.activity_id not in has_one
    )


def uses_in(company_id: int, review_id: int) -> dict[int, bool]:
    """What was ticked in one review, by metric."""
    rows = MetricUse.objects.for_company(company_id).filter(review_id=review_id)
    return dict(rows.values_list("metric_id", "served"))


def _uses(company_id: int) -> defaultdict[int, list[bool]]:
    found: defaultdict[int, list[bool]] = defaultdict(list)
    rows = MetricUse.objects.for_company(company_id).order_by("review__number")
    for metric_id, served in rows.values_list("metric_id", "served"):
        found[metric_id].append(served)
    return found


def _seen(row: Metric, served: tuple[bool, ...]) -> MetricSeen:
    return MetricSeen(
        id=row.pk,
        version=row.version,
        name=row.name,
        kind=cast("Kind", row.kind),
        activity_id=row.activity_id,
        activity=row.activity.title if row.activity else None,
        at_value=row.at_value,
        we_do=row.we_do,
        tells_not=row.tells_not,
        beside_id=row.beside_id,
        beside=row.beside.name if row.beside else None,
        stopped_on=row.stopped_on,
        served=served,
        is_unused=bool(unused_metrics([CoreUse(row.name, served)])),
    )
