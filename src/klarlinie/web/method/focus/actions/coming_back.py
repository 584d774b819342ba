"""What was over or resting goes on again: it stands where it stood, unless the core has filled up meanwhile."""

from __future__ import annotations

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.models import Decision
from klarlinie.web.method.focus.models import Place
from klarlinie.web.method.focus.queries.going import ENDS, OVER
from klarlinie.web.method.focus.queries.limit import most_core
from klarlinie.web.method.focus.queries.placed import core
from klarlinie.web.platform.journal.story import Story

OUT, RESTING = (*ENDS, "pause"), (*OVER, "paused")
WAITS = Text(
    "{what}; im Muss ist kein Platz mehr, auf dem Brett wartet wieder aufs Einordnen: {titles}",
    "{what}; there is no place left in Must, waiting on the board to be placed again: {titles}",
)


def wait_for_a_place(told: Story) -> None:
    """Nothing gets into a full core by coming back: it waits on the board until somebody with the right places it."""
    back = _came_back(told)
    standing = core(told.company_id) if back else ()
    too_many = len(standing) - most_core(told.company_id) if standing else 0
    waiting = [one for one in standing if one.activity_id in back][-too_many:] if too_many > 0 else []
    rows = Place.objects.for_company(told.company_id).in_bulk([one.id for one in waiting])
    for one in waiting:
        told.delete(rows[one.id])
    if waiting:
        told.says = WAITS.with_values(what=told.says, titles=tuple(one.title for one in waiting))


def _came_back(told: Story) -> set[int]:
    """The activities whose end or rest this story has lifted, by a decision, in the list, or by parting two again."""
    listed = {
        row["id"]
        for row in told.rows
        if row["model"] == "inventory.Activity" and row["before"] and row["after"] and _was_out(row["before"])
    }
    superseded = [row["id"] for row in told.rows if row["model"] == "decisions.Decision" and row["before"]]
    if not superseded:
        return listed
    ended = Decision.objects.for_company(told.company_id).filter(pk__in=superseded, verdict__in=OUT)
    return listed | set(ended.values_list("activity_id", flat=True))


def _was_out(before: dict[str, object]) -> bool:
    return before.get("status") in RESTING or before.get("merged_into_id") is not None
