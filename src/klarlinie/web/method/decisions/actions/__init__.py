"""What changes in the step decisions: deciding, suggesting, ending well, meeting."""

from klarlinie.web.method.decisions.actions.deciding import CannotDecide, Step, decide
from klarlinie.web.method.decisions.actions.ending import CannotTick, end_everywhere, end_what_is_over, tick
from klarlinie.web.method.decisions.actions.suggesting import decide_as_suggested, suggest

__all__ = [
    "CannotDecide",
    "CannotTick",
    "Step",
    "decide",
    "decide_as_suggested",
    "end_everywhere",
    "end_what_is_over",
    "suggest",
    "tick",
]
