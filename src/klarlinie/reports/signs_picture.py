"""The signs of clarity of one day as a small picture: how many things run, and four shares as bars."""

from __future__ import annotations

from klarlinie.method.upkeep.signs import Signs
from klarlinie.reports.svg import ACCENT, ACCENT_SOFT, INK, MUTED, element, picture, text, width_of
from klarlinie.vocabulary.figures import Language, percent
from klarlinie.vocabulary.text import Text

WIDTH, BAR, TOP, ROW = 280.0, 279.0, 58.0, 36.0
RUNNING = Text("Aktivitäten laufen", "activities run")
UNKNOWN = Text("unbekannt", "unknown")
BARS: tuple[tuple[str, Text], ...] = (
    ("share_with_owner", Text("mit genau einer verantwortlichen Person", "with exactly one owner")),
    ("share_with_reason", Text("mit einem Grund", "with a reason")),
    ("share_with_audience", Text("mit einer Zielgruppe", "with an audience")),
    ("share_of_hours_on_core", Text("der Stunden auf Kernaktivitäten", "of hours on core activities")),
)


def signs_picture(title: str, signs: Signs, language: Language) -> str:
    """An SVG text. A share nobody knows is an empty, dashed bar, never a bar of length nought."""
    inside = text(str(signs.running), 0, 30, 30, font_weight=650)
    inside += text(RUNNING.say(language), width_of(str(signs.running), 30, 650) + 8, 30, 11, fill=MUTED)
    for place, (name, words) in enumerate(BARS):
        inside += _bar(words.say(language), getattr(signs, name), TOP + place * ROW, language)
    return picture(title, describe(signs, language), WIDTH, TOP + len(BARS) * ROW - 6, inside)


def describe(signs: Signs, language: Language) -> str:
    """The picture in words, for those who can't see it."""
    shares = (f"{_share(getattr(signs, name), language)} {words.say(language)}" for name, words in BARS)
    return "; ".join([f"{signs.running} {RUNNING.say(language)}", *shares])


def _share(share: float | None, language: Language) -> str:
    return UNKNOWN.say(language) if share is None else percent(share, language)


def _bar(words: str, share: float | None, y: float, language: Language) -> str:
    """The share and what it is a share of on one line, the bar below it."""
    figure = _share(share, language)
    said = text(figure, 0, y, 11, fill=INK, font_weight=600)
    said += text(words, width_of(figure, 11, 600) + 6, y, 10, fill=MUTED)
    look = {"x": 0.5, "y": y + 6, "width": BAR, "height": 10, "rx": 3, "stroke_width": 1}
    if share is None:
        return said + element("rect", fill="none", stroke=MUTED, stroke_dasharray="3 3", **look)
    frame = element("rect", fill=ACCENT_SOFT, stroke=ACCENT, **look)
    full = element("rect", x=0.5, y=y + 6, width=share * BAR, height=10, rx=3, fill=ACCENT)
    return said + frame + (full if share > 0 else "")
