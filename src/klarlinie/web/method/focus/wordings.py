"""The words of the board: its lanes, what each of them means, and how a rest is said."""

from __future__ import annotations

from collections.abc import Mapping

from klarlinie.method.focus.model import Lane
from klarlinie.vocabulary.text import Text

LANE_NAMES: Mapping[Lane, Text] = {
    "must": Text("Muss", "Must"),
    "should": Text("Sollte", "Should"),
    "could": Text("Kann", "Could"),
    "not_now": Text("Nicht jetzt", "Not now"),
}
LANE_SAYS: Mapping[Lane, Text] = {
    "must": Text("Der Kern: ganz oder gar nicht", "The core: properly or not at all"),
    "should": Text("Wenn der Kern läuft", "Once the core is running"),
    "could": Text("Wenn einmal Luft ist", "When there is room one day"),
    "not_now": Text("Bewusst gerade nicht", "Deliberately not at present"),
}
UNPLACED = Text("Noch nicht eingeordnet", "Not placed yet")
HELD: tuple[Lane, ...] = ("must", "should")  # in these, owner and hours count
