"""The words of the evaluation's pages: where a figure comes from, what costs nerves, what the corners are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from klarlinie.method.inventory.activity import EffectSource
from klarlinie.vocabulary.text import Text

SOURCES: Mapping[EffectSource, Text] = {
    "measured": Text("gemessen", "measured"),
    "counted": Text("gezählt", "counted"),
    "estimated": Text("geschätzt", "estimated"),
    "unknown": Text("weiß niemand", "nobody knows"),
}
Corner = Literal["quick_win", "big_bet", "fill_in", "time_sink"]
CORNERS: tuple[Corner, ...] = get_args(Corner)
CORNER_NAMES: Mapping[Corner, Text] = {
    "quick_win": Text("schnelle Erfolge", "quick wins"),
    "big_bet": Text("große Vorhaben", "big bets"),
    "fill_in": Text("Beiwerk", "fill-ins"),
    "time_sink": Text("Zeitfresser", "time sinks"),
}
CORNERS_SAY: Mapping[Corner, Text] = {
    "quick_win": Text("wenig Arbeit, viel Wirkung", "little work, much effect"),
    "big_bet": Text("viel Arbeit, viel Wirkung", "much work, much effect"),
    "fill_in": Text("wenig Arbeit, wenig Wirkung", "little work, little effect"),
    "time_sink": Text("viel Arbeit, wenig Wirkung", "much work, little effect"),
}
# The same shape and colour as in the picture (reports.svg.lane_shape, .sign of the style sheet).
CORNER_LANES: Mapping[Corner, Literal["must", "should", "could", "not_now"]] = {
    "quick_win": "must",
    "big_bet": "should",
    "fill_in": "could",
    "time_sink": "not_now",
}
