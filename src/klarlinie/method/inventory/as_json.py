"""The inventory as JSON with keys that stay the same: for other programs, and for `inventory read --json`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.reading import InventoryReading, SheetReading
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.money import Money


def as_json(reading: InventoryReading, language: Language) -> dict[str, Any]:
    """Plain values only: money as number with its currency beside it, days as 2026-03-31, unknown as None."""
    return {
        "files": _files(reading.sheets),
        "activities": [_activity(activity) for activity in reading.activities],
        "problems": [_problem(problem, language) for problem in reading.problems],
        "duplicates": [[pair.first, pair.second, pair.why.say(language)] for pair in reading.duplicates],
        "line": dict(reading.line_rows),
        "people": [dict(person) for person in reading.people_rows],
    }


def _files(sheets: tuple[SheetReading, ...]) -> list[dict[str, Any]]:
    files: dict[str, list[dict[str, Any]]] = {}
    for sheet in sheets:
        files.setdefault(sheet.file, []).append(
            {
                "sheet": sheet.sheet,
                "header_line": sheet.header_line,
                "columns": dict(sheet.columns),
                "role": sheet.role,
            }
        )
    return [{"file": file, "sheets": of_file} for file, of_file in files.items()]


def _activity(activity: Activity) -> dict[str, Any]:
    return {
        "title": activity.title,
        "type": activity.type,
        "type_certain": activity.type_certain,
        "hours_per_month": activity.hours_per_month,
        "money_per_year": _amount(activity.money_per_year),
        "currency": activity.money_per_year.currency if activity.money_per_year else None,
        "nerves": activity.nerves,
        "effort_level": activity.effort_level,
        "effect_level": activity.effect_level,
        "inquiries_per_year": activity.inquiries_per_year,
        "leads_per_year": activity.leads_per_year,
        "customers_per_year": activity.customers_per_year,
        "revenue_per_year": _amount(activity.revenue_per_year),
        "revenue_currency": activity.revenue_per_year.currency if activity.revenue_per_year else None,
        "sales_support": activity.sales_support,
        "effect_source": activity.effect_source,
        "reason": activity.reason,
        "audience": activity.audience,
        "asked_reason": activity.asked_reason,
        "asked_audience": activity.asked_audience,
        "owners": list(activity.owners),
        "status": activity.status,
        "start_on": _day(activity.start_on),
        "due_on": _day(activity.due_on),
        "group": activity.group,
        "dose_per_week": activity.dose_per_week,
        "needs": list(activity.needs),
        "notes": dict(activity.notes),
        "source": _source(activity.source),
    }


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    return {
        "code": problem.code,
        "file": problem.file,
        "sheet": problem.sheet,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message.say(language),
    }


def _source(source: Source) -> dict[str, Any]:
    return {"file": source.file, "sheet": source.sheet, "line": source.line}


def _amount(money: Money | None) -> int | float | None:
    """1200 for whole amounts, 19.9 for others; a float holds every amount of money up to the cent."""
    if money is None:
        return None
    return (
        int(money.amount)
        if money.amount == money.amount.to_integral_value()
        else float(Decimal(money.amount))
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
