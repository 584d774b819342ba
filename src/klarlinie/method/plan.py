"""The plan: everything that is known and proposed for one company on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from klarlinie.method.clarity.line import Line
from klarlinie.method.decisions.stop_account import StopAccount
from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.evaluation.assessment import Assessment
from klarlinie.method.execution.commitments import Commitment, Load
from klarlinie.method.focus.model import FEWEST, MOST, Infeasible, Lane
from klarlinie.method.focus.placement import Placement
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.upkeep.signs import Signs
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text


@dataclass(frozen=True)
class Settings:
    """What the company has set. `hours_per_week` is used where no people are named: one team with
    that capacity."""

    people: tuple[Person, ...] = ()
    hours_per_week: float | None = None
    budget: Money | None = None
    keep: tuple[str, ...] = ()  # titles (or parts) people have fixed as core
    stop: tuple[str, ...] = ()  # titles people have decided to stop
    hourly_rate: Money = field(default_factory=lambda: Money(Decimal(50)))
    least: int = FEWEST
    most: int = MOST


@dataclass(frozen=True)
class TidyPlan:
    """The plan: everything a report may say. All lists refer to `reading.activities` by index."""

    reading: InventoryReading
    line: Line
    settings: Settings
    today: date
    people: tuple[Person, ...]
    assessments: tuple[Assessment, ...]
    verdicts: tuple[Verdict, ...]
    placements: tuple[Placement, ...]
    infeasible: Infeasible | None
    commitments: tuple[Commitment, ...]
    loads: tuple[Load, ...]
    stop_account: StopAccount
    findings: tuple[Finding, ...]
    signs_before: Signs
    signs_after: Signs
    core_value: float
    assumptions: tuple[Text, ...] = ()

    @property
    def activities(self) -> tuple[Activity, ...]:
        return self.reading.activities


def by_lane(plan: TidyPlan) -> Mapping[Lane, tuple[Placement, ...]]:
    """The placements of each lane, the most valuable first."""
    value = {assessment.activity: assessment.value for assessment in plan.assessments}
    lanes: dict[Lane, list[Placement]] = {"must": [], "should": [], "could": [], "not_now": []}
    for placement in plan.placements:
        lanes[placement.lane].append(placement)
    return {
        lane: tuple(sorted(placements, key=lambda p: -value[p.activity]))
        for lane, placements in lanes.items()
    }
