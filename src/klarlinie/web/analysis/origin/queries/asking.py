"""The public question: its link for whoever takes part, and the company behind it for whoever answers."""

from __future__ import annotations

from datetime import datetime

from klarlinie.web.analysis.origin.kind import ASKS
from klarlinie.web.platform.companies.guest_links import Behind, behind, token_now


def question_token(company_id: int, at: datetime) -> str | None:
    """The token of the open link; None where the question is not open."""
    return token_now(company_id, ASKS, company_id, at)


def who_asks(token: str, at: datetime) -> Behind | None:
    """The company that asks by this link; None for one that is unknown, closed or too old."""
    return behind(ASKS, token, at)
