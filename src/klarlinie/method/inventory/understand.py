"""Understanding one cell: what stands in it goes in, a value or a doubt in words comes out."""

from __future__ import annotations

from klarlinie.method.inventory.counts import understand_count
from klarlinie.method.inventory.dates import column_day_first, understand_date
from klarlinie.method.inventory.efforts import Effect, Effort, understand_effect, understand_effort
from klarlinie.method.inventory.hours import understand_hours, understand_hours_per_week
from klarlinie.method.inventory.levels import Scale, level_scale, understand_level
from klarlinie.method.inventory.money_cells import understand_money
from klarlinie.method.inventory.needs import understand_needs
from klarlinie.method.inventory.owners import understand_owners
from klarlinie.method.inventory.states import understand_status
from klarlinie.method.inventory.unknowns import is_unknown
from klarlinie.method.inventory.written_numbers import NumberStyle, column_number_style

__all__ = [
    "Effect",
    "Effort",
    "NumberStyle",
    "Scale",
    "column_day_first",
    "column_number_style",
    "is_unknown",
    "level_scale",
    "understand_count",
    "understand_date",
    "understand_effect",
    "understand_effort",
    "understand_hours",
    "understand_hours_per_week",
    "understand_level",
    "understand_money",
    "understand_needs",
    "understand_owners",
    "understand_status",
]
