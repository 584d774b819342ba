"""What Klarlinie would propose on today's data: the whole method on what is on the table, nothing decided yet."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.plan import Settings, TidyPlan
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.companies.queries import company_settings, people
from klarlinie.web.platform.journal.queries import last_entry


def draft_plan(company_id: int, today: date) -> TidyPlan | None:
    """The plan as it would come out today; None while nothing is on the table."""
    last = last_entry(company_id)
    return _draft_at(company_id, last.seal if last else "", today)


@lru_cache(maxsize=40)
def _draft_at(company_id: int, seal: str, today: date) -> TidyPlan | None:
    from klarlinie.method.tidy import tidy  # loads the solver, which only this page needs

    table = tuple(one.core for one in activities(company_id))
    if not table:
        return None
    own = company_settings(company_id)
    settings = Settings(
        people=people(company_id),
        hours_per_week=own.hours_per_week,
        budget=own.budget_per_year,
        hourly_rate=own.hourly_rate,
    )
    return tidy(InventoryReading((), table, ()), line_now(company_id, own.name), settings, today)
