"""What was decided with a right is taken back with that right, and the core stays within its places."""

from __future__ import annotations

from datetime import date

from klarlinie.web.method.focus.actions.moves import CoreIsFull
from klarlinie.web.method.focus.queries.limit import most_core
from klarlinie.web.method.focus.queries.placed import core
from klarlinie.web.platform.deciding.actions import use_right
from klarlinie.web.platform.journal.story import Story

LEFT = "focus.SuggestedMove"


def keeps_the_rules(told: Story, on: date) -> None:
    """Called inside a story that takes back rows of this step. Raises `MayNotDecide`, `CoreIsFull`."""
    if all(_takes_back_own_words(told, row) for row in told.rows):
        return
    use_right(told, "prioritise", on=on)
    names = [one.title for one in core(told.company_id)]
    if len(names) > most_core(told.company_id):
        raise CoreIsFull(names, len(names))


def _takes_back_own_words(told: Story, row: dict[str, object]) -> bool:
    """A suggestion that goes again, by whoever left it: no right is needed for that."""
    before = row["before"]
    is_gone = row["model"] == LEFT and row["after"] is None and isinstance(before, dict)
    return is_gone and isinstance(before, dict) and before.get("user_id") == told.by.user_id
