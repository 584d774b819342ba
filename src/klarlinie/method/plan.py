"""The plan: everything that is known and proposed for one company on one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from klarlinie.method.clarity.line import Line
from klarlinie.method.decisions.stop_account import StopAccount
from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.evaluation.assessment import Assessment
from klarlinie.method.execution.commitments import Commitment, Load
from klarlinie.method.focus.model import FEWEST, MOST, Infeasible, Lane
from klarlinie.method.focus.placed import Placed
from klarlinie.method.focus.placement import Placement
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.upkeep.signs import Signs
from klarlinie.vocabulary.findings import Finding, Off
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
class Stamp:
    """Who has decided something, when, and why; the reason may be empty. Only a stop has a last day, or None."""

    by: str
    on: date
    reason: str = ""
    last_day_on: date | None = None


@dataclass(frozen=True)
class Agreed:
    """What people have settled themselves, by activity; everything else in the plan is a proposal.

    `decisions` are the verdicts, `places` the board, `promised` the core activities whose promise is written down.
    `listed` are the activities as the list shows them now, where a decision has changed them since.
    """

    decisions: Mapping[int, Stamp] = field(default_factory=dict)
    places: Mapping[int, Placed] = field(default_factory=dict)
    promised: frozenset[int] = frozenset()
    listed: Mapping[int, Activity] = field(default_factory=dict)

    @property
    def has_core(self) -> bool:
        """Whether somebody has chosen the focus; until then it is a draft."""
        return any(place.lane == "must" for place in self.places.values())


@dataclass(frozen=True)
class TidyPlan:
    """The plan: everything a report may say. All lists refer to `reading.activities` by index.

    `agreed` is None where nobody could decide anything yet, as on the command line. `off` is what is not to be said.
    """

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
    agreed: Agreed | None = None
    off: tuple[Off, ...] = ()

    @property
    def activities(self) -> tuple[Activity, ...]:
        return self.reading.activities

    @property
    def listed(self) -> tuple[Activity, ...]:
        """The activities as the list shows them now: what has been stopped is stopped there."""
        now = self.agreed.listed if self.agreed else {}
        return tuple(now.get(index, activity) for index, activity in enumerate(self.activities))

    def is_off(self, code: str, about: str) -> bool:
        return any(off.silences(code, about) for off in self.off)


def without(plan: TidyPlan, off: Iterable[Off]) -> TidyPlan:
    """The plan without the findings that the company has switched off."""
    quiet = replace(plan, off=tuple(off))
    return replace(
        quiet, findings=tuple(one for one in plan.findings if not quiet.is_off(one.code, one.about))
    )


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
