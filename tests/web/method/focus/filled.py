"""A row in every table of the board, for the tests that walk through everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any


def fill_focus(add: Callable[..., Any], company: int, activity: Any, person: Any, at: datetime) -> None:
    """`add(model, company, **fields)` makes a row."""
    signed = {"right_used": "prioritise"}
    add(
        "focus.Lift",
        company,
        number=6,
        reason="Hallstein hat ein Messejahr.",
        lifted_by="Jana Hallstein",
        lifted_on=at.date(),
        **signed,
    )
    add(
        "focus.SuggestedMove",
        company,
        activity=activity,
        lane="should",
        owner=person,
        reason="Hallstein traf dort drei Kunden.",
        suggested_by="Jana Hallstein",
        suggested_on=at.date(),
    )
