"""The results a company has kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from klarlinie.method.check import ANSWERS, QUESTIONS, Answer, ChaosResult, judge
from klarlinie.web.method.check.models import KeptCheck


@dataclass(frozen=True)
class KeptResult:
    answered_at: datetime
    result: ChaosResult


def newest_check(company_id: int) -> KeptResult | None:
    """The last result that was kept; None without one."""
    row = KeptCheck.objects.for_company(company_id).order_by("-answered_at").first()
    return KeptResult(row.answered_at, judge(_still_asked(row.answers))) if row else None


def _still_asked(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Without what another version of the check has asked."""
    codes, known = {question.code for question in QUESTIONS}, set(ANSWERS)
    return {code: answer for code, answer in answers.items() if code in codes and answer in known}
