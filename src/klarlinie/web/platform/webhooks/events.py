"""What other programs can hear of, read from the rows of a journal entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from klarlinie.vocabulary.text import Text

Event = Literal[
    "activity.changed", "decision.made", "board.moved", "idea.handed_in", "idea.answered", "review.closed"
]
EVENTS: Mapping[Event, Text] = {
    "activity.changed": Text(
        "Eine Aktivität ist neu, anders oder weg", "An activity is new, changed or gone"
    ),
    "decision.made": Text("Etwas wurde entschieden", "Something was decided"),
    "board.moved": Text("Auf dem Brett hat sich etwas bewegt", "Something has moved on the board"),
    "idea.handed_in": Text("Jemand hat eine Idee eingereicht", "Somebody has handed in an idea"),
    "idea.answered": Text("Eine Idee ist beantwortet", "An idea was answered"),
    "review.closed": Text("Ein Rückblick ist abgeschlossen", "A review is closed"),
}


@dataclass(frozen=True)
class Happening:
    """One event with the keys of the rows it is about."""

    event: Event
    ids: tuple[int, ...]


def happenings(rows: Iterable[Mapping[str, Any]]) -> tuple[Happening, ...]:
    """What an entry with these rows ({"model", "id", "before", "after"}) tells, each event once."""
    found: dict[Event, dict[int, None]] = {}
    for row in rows:
        event = _event(row)
        if event is not None:
            found.setdefault(event, {})[row["id"]] = None
    return tuple(Happening(event, tuple(ids)) for event, ids in found.items())


def _event(row: Mapping[str, Any]) -> Event | None:
    is_new, after = row["before"] is None, row["after"] or {}
    match row["model"]:
        case "inventory.Activity":
            return "activity.changed"
        case "decisions.Decision":
            return "decision.made" if is_new else None
        case "focus.Place":
            return "board.moved"
        case "upkeep.Idea":
            return "idea.handed_in" if is_new else None
        case "upkeep.IdeaAnswer":
            return "idea.answered" if is_new else None
        case "upkeep.Review":
            return "review.closed" if after.get("closed_at") else None
        case _:
            return None
