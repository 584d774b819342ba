"""What changes in the step focus: moves, owners, hours, the number of places, suggestions."""

from __future__ import annotations

from klarlinie.web.method.focus.actions.limit import CannotLift, lift, set_back
from klarlinie.web.method.focus.actions.moves import (
    NOBODY,
    CannotMove,
    CoreIsFull,
    Moved,
    OwnerCannot,
    move,
    set_hours,
)
from klarlinie.web.method.focus.actions.suggesting import CannotSuggest, accept, decline, suggest
from klarlinie.web.method.focus.actions.taking_over import Given, take_over

__all__ = [
    "NOBODY",
    "CannotLift",
    "CannotMove",
    "CannotSuggest",
    "CoreIsFull",
    "Given",
    "Moved",
    "OwnerCannot",
    "accept",
    "decline",
    "lift",
    "move",
    "set_back",
    "set_hours",
    "suggest",
    "take_over",
]
