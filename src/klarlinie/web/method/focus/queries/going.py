"""What goes on, what rests and what is over: only what goes on can be placed by hand."""

from __future__ import annotations

from datetime import date
from typing import Literal

from klarlinie.method.inventory.activity import Status
from klarlinie.web.method.decisions.queries import DecisionNow

Going = Literal["on", "rests", "over"]
ENDS, OVER = ("stop", "merge"), ("stopped", "done")


def going(status: Status | None, decision: DecisionNow | None) -> Going:
    """What people have decided stands above what the list says."""
    if decision is not None:
        if decision.kind in ENDS:
            return "over"
        return "rests" if decision.kind == "pause" else "on"
    if status in OVER:
        return "over"
    return "rests" if status == "paused" else "on"


def rests_until(decision: DecisionNow | None) -> date | None:
    """The day on which it comes up again; None where nobody has named one."""
    return decision.review_on if decision and decision.kind == "pause" else None
