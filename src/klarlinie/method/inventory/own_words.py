"""How a status and the source of an effect are written in a list, so that they can be read again."""

from __future__ import annotations

from collections.abc import Mapping

from klarlinie.method.inventory.activity import EffectSource, Status
from klarlinie.vocabulary.text import Text

STATUSES: Mapping[Status, Text] = {
    "idea": Text("Idee", "idea"),
    "planned": Text("geplant", "planned"),
    "running": Text("läuft", "running"),
    "paused": Text("pausiert", "paused"),
    "done": Text("erledigt", "done"),
    "stopped": Text("gestrichen", "stopped"),
}
# An unknown source is an empty cell.
SOURCES: Mapping[EffectSource, Text] = {
    "measured": Text("gemessen", "measured"),
    "counted": Text("gezählt", "counted"),
    "estimated": Text("geschätzt", "estimated"),
    "unknown": Text("", ""),
}
# Where a list holds both, an empty cell below "Warum" means that nobody had an answer, and this that nobody was asked.
NOT_ASKED = Text("noch nicht gefragt", "not asked yet")


def says_not_asked(cell: object) -> bool:
    return isinstance(cell, str) and cell.strip() in (NOT_ASKED.say("de"), NOT_ASKED.say("en"))
