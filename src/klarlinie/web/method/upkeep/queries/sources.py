"""Whose duties stand in the weekly letter: registered here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from klarlinie.web.method.decisions.queries import waiting as decisions
from klarlinie.web.method.execution import queries as execution
from klarlinie.web.method.focus import queries as focus
from klarlinie.web.method.upkeep.queries.duties import duties
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.ui.duty import Duty

Source = Callable[[int, str, By, datetime], tuple[Duty, ...]]  # company, its slug, for whom, when

SOURCES: tuple[Source, ...] = (execution.duties, decisions.duties, focus.duties, duties)


def all_duties(company_id: int, slug: str, by: By, at: datetime) -> tuple[Duty, ...]:
    """Everything that waits for one person in one company, step by step; the same address is named once."""
    found = {
        duty.url: duty for source in reversed(SOURCES) for duty in reversed(source(company_id, slug, by, at))
    }
    return tuple(reversed(found.values()))
