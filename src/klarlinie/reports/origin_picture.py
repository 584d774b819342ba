"""Where inquiries came from as a picture: named and measured, each a bar with the range that is 95 % sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from klarlinie.reports.svg import ACCENT, INK, MUTED, PAPER, RULE, element, fitted, picture, text
from klarlinie.vocabulary.figures import Language, Percent, spell
from klarlinie.vocabulary.text import Text

WIDTH, NAMES, ROOM, ROW, BAR = 350.0, 138.0, 162.0, 27.0, 8.0  # names have room for the longest channel


@dataclass(frozen=True)
class Bar:
    """A share from 0 to 1 with the ends of its interval, "in `count` of `all`"."""

    share: float
    low: float | None
    high: float | None
    count: float


@dataclass(frozen=True)
class ShareRow:
    """One channel; None where it was never asked or never measured. `is_unknown` is drawn pale."""

    name: Text
    said: Bar | None
    tracked: Bar | None
    is_unknown: bool = False


def origin_chart(rows: Sequence[ShareRow], language: Language) -> str:
    """An SVG text, 350 units wide: the upper bar is what people said, the lower one what was measured."""
    widest = max(
        (end for row in rows for bar in (row.said, row.tracked) if bar for end in _ends(bar)), default=1.0
    )
    top = min(1.0, -(-widest * 10 // 1) / 10) or 1.0
    height = 26 + len(rows) * ROW + 16
    parts = [_legend(language), _scale(top, height - 16, language)]
    parts += [_row(row, 26 + place * ROW, top, language) for place, row in enumerate(rows)]
    title = Text("Woher die Anfragen kamen", "Where the inquiries came from").say(language)
    return picture(title, described(rows, language), WIDTH, height, "".join(parts), "img")


def described(rows: Sequence[ShareRow], language: Language) -> str:
    """The same in a sentence; the figures stand in the table with it."""
    said = [
        f"{row.name.say(language)} {spell(Percent(row.said.share), language)}" for row in rows if row.said
    ]
    return Text(
        "Balken je Kanal mit der Spanne, in der der Anteil mit 95 % liegt. Gesagt: {said}. Die Zahlen stehen in der "
        "Tabelle dazu.",
        "A bar for each channel with the range in which the share lies with 95%. Said: {said}. The figures are in the "
        "table with it.",
        {"said": ", ".join(said) or "–"},
    ).say(language)


def _ends(bar: Bar) -> tuple[float, ...]:
    return tuple(end for end in (bar.share, bar.high) if end is not None)


def _legend(language: Language) -> str:
    said = Text("gesagt", "said").say(language)
    measured = Text("gemessen oder vermerkt", "measured or noted").say(language)
    return (
        element("rect", x=NAMES, y=4, width=14, height=BAR, fill=ACCENT)
        + text(said, NAMES + 18, 11.5, 8.5, fill=INK)
        + element("rect", x=NAMES + 62, y=4.5, width=14, height=BAR - 1, fill=PAPER, stroke=ACCENT)
        + text(measured, NAMES + 80, 11.5, 8.5, fill=INK)
    )


def _scale(top: float, bottom: float, language: Language) -> str:
    marks = []
    for part in (0.0, 0.5, 1.0):
        x = NAMES + part * ROOM
        marks.append(element("line", x1=x, y1=20, x2=x, y2=bottom, stroke=RULE, stroke_width=0.7))
        marks.append(
            text(spell(Percent(part * top), language), x, bottom + 11, 8, fill=MUTED, text_anchor="middle")
        )
    return "".join(marks)


def _row(row: ShareRow, y: float, top: float, language: Language) -> str:
    name = fitted(row.name.say(language), NAMES - 8, 9, 600)
    parts = [text(name, 0, y + 12, 9, font_weight=600, fill=MUTED if row.is_unknown else INK)]
    for place, bar in enumerate((row.said, row.tracked)):
        if bar is not None:
            parts.append(
                _bar(bar, y + place * (BAR + 2), top, is_filled=place == 0, is_unknown=row.is_unknown)
            )
    return "".join(parts)


def _bar(bar: Bar, y: float, top: float, *, is_filled: bool, is_unknown: bool) -> str:
    colour = MUTED if is_unknown else ACCENT
    width = bar.share / top * ROOM
    look = {"fill": colour} if is_filled else {"fill": PAPER, "stroke": colour, "stroke_width": 1}
    parts = [element("rect", x=NAMES, y=y + (0 if is_filled else 0.5), width=max(width, 0.8),
                     height=BAR - (0 if is_filled else 1), **look)]  # fmt: skip
    if bar.low is not None and bar.high is not None:
        low, high, middle = NAMES + bar.low / top * ROOM, NAMES + bar.high / top * ROOM, y + BAR / 2
        halo = {"stroke": PAPER, "stroke_width": 2.6}
        for line in (halo, {"stroke": MUTED, "stroke_width": 1}):
            parts.append(element("line", x1=low, y1=middle, x2=high, y2=middle, **line))
        parts += [
            element("line", x1=x, y1=middle - 2.5, x2=x, y2=middle + 2.5, stroke=MUTED, stroke_width=1)
            for x in (low, high)
        ]
    return "".join(parts)
