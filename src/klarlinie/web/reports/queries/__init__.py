"""What a report is made from: the plan as it stands, and how it is dressed."""

from __future__ import annotations

from klarlinie.web.method.findings.queries.plan import plan_now
from klarlinie.web.reports.queries.looks import (
    HouseShown,
    LookShown,
    brand_of,
    house_shown,
    is_consultancy,
    logo_of_company,
    logo_of_house,
    look_shown,
)

__all__ = [
    "HouseShown",
    "LookShown",
    "brand_of",
    "house_shown",
    "is_consultancy",
    "logo_of_company",
    "logo_of_house",
    "look_shown",
    "plan_now",
]
