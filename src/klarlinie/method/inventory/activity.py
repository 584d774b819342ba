"""An activity is anything that costs marketing time, money or nerves, running or only talked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from klarlinie.vocabulary.money import Money

ActivityType = Literal[
    "website",
    "seo",
    "content",
    "newsletter",
    "social",
    "ad",
    "event",
    "brochure",
    "whitepaper",
    "presentation",
    "video",
    "pr",
    "directory",
    "sponsoring",
    "recruiting",
    "referral",
    "mailing",
    "giveaway",
    "customer_care",
    "brand",
    "internal_project",
    "other",
]
Status = Literal["idea", "planned", "running", "paused", "done", "stopped"]
EffectSource = Literal["measured", "counted", "estimated", "unknown"]


@dataclass(frozen=True)
class Source:
    """Where a row stands: `line` counts from 1 in the sheet, header included; None where a file has no lines."""

    file: str
    sheet: str | None = None
    line: int | None = None


@dataclass(frozen=True)
class Activity:
    """One row of the inventory. None is unknown and never zero; levels run from 0 (none) to 4 (very high).

    `hours_per_month` are hours of the own people; `money_per_year` is paid to others. The effect is counted a
    year. `effect_source` says how the effect is known. `dose_per_week` are the hours a week the people have set
    as necessary; `needs` names the titles this one leads nowhere without. `asked_reason` and `asked_audience`
    are False where the list had no place to say why and for whom, so silence there proves nothing.
    """

    title: str
    source: Source
    type: ActivityType = "other"
    type_certain: bool = False
    hours_per_month: float | None = None
    money_per_year: Money | None = None
    nerves: float | None = None
    effort_level: float | None = None
    effect_level: float | None = None
    inquiries_per_year: float | None = None
    leads_per_year: float | None = None
    customers_per_year: float | None = None
    revenue_per_year: Money | None = None
    sales_support: float | None = None
    effect_source: EffectSource = "unknown"
    reason: str | None = None
    audience: str | None = None
    asked_reason: bool = False
    asked_audience: bool = False
    owners: tuple[str, ...] = ()
    status: Status | None = None
    start_on: date | None = None
    due_on: date | None = None
    group: str | None = None
    dose_per_week: float | None = None
    needs: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
