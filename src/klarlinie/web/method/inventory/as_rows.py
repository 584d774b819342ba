"""An activity of the core as the fields of a row; the other way round stands in queries."""

from __future__ import annotations

from typing import Any

from klarlinie.method.inventory.activity import Activity
from klarlinie.web.method.inventory.nerves import causes_in

LONGEST_GROUP = 200


def row_fields(activity: Activity) -> dict[str, Any]:
    """All fields of the table that the core knows, and the causes of trouble where a list has carried them as a note.

    Longer titles and groups are cut, the whole one becomes a note.
    """
    money, revenue = activity.money_per_year, activity.revenue_per_year
    causes, notes = causes_in(activity.notes)
    if len(activity.title) > 300:
        notes["title"] = activity.title
    if len(activity.group or "") > LONGEST_GROUP:
        notes["group"] = activity.group or ""
    told = {"nerve_causes": causes} if causes else {}
    return {
        **told,
        "title": activity.title[:300],
        "type": activity.type,
        "type_certain": activity.type_certain,
        "hours_per_month": activity.hours_per_month,
        "money_per_year": money.amount if money else None,
        "money_currency": money.currency if money else "EUR",
        "nerves": activity.nerves,
        "effort_level": activity.effort_level,
        "effect_level": activity.effect_level,
        "inquiries_per_year": activity.inquiries_per_year,
        "leads_per_year": activity.leads_per_year,
        "customers_per_year": activity.customers_per_year,
        "revenue_per_year": revenue.amount if revenue else None,
        "revenue_currency": revenue.currency if revenue else "EUR",
        "sales_support": activity.sales_support,
        "effect_source": activity.effect_source,
        "reason": activity.reason or "",
        "audience": activity.audience or "",
        "asked_reason": activity.asked_reason,
        "asked_audience": activity.asked_audience,
        "owners": list(activity.owners),
        "status": activity.status or "",
        "start_on": activity.start_on,
        "due_on": activity.due_on,
        "group": (activity.group or "")[:LONGEST_GROUP],
        "dose_per_week": activity.dose_per_week,
        "needs": list(activity.needs),
        "notes": notes,
        "source_file": activity.source.file[:255],
        "source_sheet": (activity.source.sheet or "")[:255],
        "source_line": activity.source.line,
    }
