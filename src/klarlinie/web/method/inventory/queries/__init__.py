"""What is on the table: the activities of a company as the method knows them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.activity import ActivityType, EffectSource, Source, Status
from klarlinie.vocabulary.money import Money
from klarlinie.web.method.inventory.models import Activity


@dataclass(frozen=True)
class Listed:
    """One activity with what the web needs beside the core's: its key, version and place in the list."""

    id: int
    version: int
    position: int
    is_evaluated: bool
    nerve_causes: tuple[str, ...]
    core: CoreActivity


def activities(company_id: int) -> tuple[Listed, ...]:
    """All activities on the table, in the order of the list; those merged into another are left out."""
    rows = Activity.objects.for_company(company_id).filter(merged_into=None).order_by("position", "pk")
    return tuple(listed(row) for row in rows)


def activity(company_id: int, activity_id: int) -> Listed | None:
    """One activity of this company; None where there is none."""
    row = Activity.objects.for_company(company_id).filter(pk=activity_id).first()
    return listed(row) if row else None


def listed(row: Activity) -> Listed:
    return Listed(
        row.pk, row.version, row.position, row.evaluated_at is not None, tuple(row.nerve_causes), to_core(row)
    )


def to_core(row: Activity) -> CoreActivity:
    """A row as the method knows it."""
    return CoreActivity(
        title=row.title,
        source=Source(row.source_file, row.source_sheet or None, row.source_line),
        type=cast("ActivityType", row.type),
        type_certain=row.type_certain,
        hours_per_month=row.hours_per_month,
        money_per_year=_money(row.money_per_year, row.money_currency),
        nerves=row.nerves,
        effort_level=row.effort_level,
        effect_level=row.effect_level,
        inquiries_per_year=row.inquiries_per_year,
        leads_per_year=row.leads_per_year,
        customers_per_year=row.customers_per_year,
        revenue_per_year=_money(row.revenue_per_year, row.revenue_currency),
        sales_support=row.sales_support,
        effect_source=cast("EffectSource", row.effect_source),
        reason=row.reason or None,
        audience=row.audience or None,
        asked_reason=row.asked_reason,
        asked_audience=row.asked_audience,
        owners=tuple(row.owners),
        status=cast("Status", row.status) if row.status else None,
        start_on=row.start_on,
        due_on=row.due_on,
        group=row.group or None,
        dose_per_week=row.dose_per_week,
        needs=tuple(row.needs),
        notes=dict(sorted(row.notes.items(), key=_by_name)),
    )


def _by_name(note: tuple[str, str]) -> tuple[str, str]:
    """PostgreSQL keeps no order of its own among notes, so they stand in that of their names."""
    return note[0].casefold(), note[0]


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)
