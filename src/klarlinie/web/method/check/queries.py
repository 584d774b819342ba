"""The results a company has kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from klarlinie.method.check import ChaosResult, judge
from klarlinie.web.method.check.models import KeptCheck


@dataclass(frozen=True)
class KeptResult:
    answered_at: datetime
    result: ChaosResult


def newest_check(company_id: int) -> KeptResult | None:
    """The last result that was kept; None without one."""
    row = KeptCheck.objects.for_company(company_id).order_by("-answered_at").first()
    return KeptResult(row.answered_at, judge(row.answers)) if row else None
