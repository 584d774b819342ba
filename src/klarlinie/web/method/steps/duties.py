"""What waits for one person in one company."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.journal.by import By


@dataclass(frozen=True)
class Duty:
    """One thing to do, and where."""

    says: Text
    url: str


def duties(company_id: int, slug: str, by: By, may_lead: bool) -> tuple[Duty, ...]:
    """The most pressing first; empty when nothing waits."""
    return ()
