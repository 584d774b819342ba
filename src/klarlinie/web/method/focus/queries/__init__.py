"""The board as it stands, for the pages and for the later steps."""

from __future__ import annotations

from klarlinie.web.method.focus.queries.board import BoardShown, Card, board
from klarlinie.web.method.focus.queries.limit import Lifted, lifted, most_core
from klarlinie.web.method.focus.queries.placed import Placed, core, places
from klarlinie.web.method.focus.queries.standing import duties, lacks
from klarlinie.web.method.focus.queries.suggestions import Suggested, answered, suggestions

__all__ = [
    "BoardShown",
    "Card",
    "Lifted",
    "Placed",
    "Suggested",
    "answered",
    "board",
    "core",
    "duties",
    "lacks",
    "lifted",
    "most_core",
    "places",
    "suggestions",
]
