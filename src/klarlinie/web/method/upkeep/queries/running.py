"""What really runs today: what the list says, after what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from klarlinie.method.evaluation.costs import runs_today
from klarlinie.web.method.decisions.queries import DecisionNow
from klarlinie.web.method.inventory.queries import Listed

ENDS = ("stop", "merge", "pause")


def is_running(one: Listed, decided: Mapping[int, DecisionNow], today: date) -> bool:
    """Something that was stopped runs until its last day; merged and paused things do not run."""
    decision = decided.get(one.id)
    if not runs_today(one.core):
        return False
    if decision is None or decision.kind not in ENDS:
        return True
    return decision.kind == "stop" and decision.last_day_on is not None and decision.last_day_on >= today
