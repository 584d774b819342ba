"""Inquiries week by week as bars, with the line of what the model expects for the visits of that week."""

from __future__ import annotations

from collections.abc import Sequence

from klarlinie.analysis.origin.traffic import Week
from klarlinie.reports.svg import ACCENT, LANE_COLOURS, MUTED, RULE, element, picture, text
from klarlinie.vocabulary.figures import Language, day, number
from klarlinie.vocabulary.text import Text

WIDTH, LEFT, TOP, HEIGHT = 350.0, 22.0, 20.0, 120.0


def traffic_chart(weeks: Sequence[Week], expected: Sequence[float], language: Language) -> str:
    """An SVG text, 350 units wide."""
    top = max([week.inquiries for week in weeks] + [*expected, 1.0])
    step = (WIDTH - LEFT) / max(1, len(weeks))
    bottom = TOP + HEIGHT
    bars = "".join(
        element("rect", x=LEFT + place * step + step * 0.15, y=bottom - week.inquiries / top * HEIGHT, width=step * 0.7,
                height=week.inquiries / top * HEIGHT, fill=ACCENT)
        for place, week in enumerate(weeks) if week.inquiries
    )  # fmt: skip
    points = " ".join(
        f"{LEFT + (place + 0.5) * step:.1f},{bottom - value / top * HEIGHT:.1f}"
        for place, value in enumerate(expected)
    )
    line = element("polyline", points=points, fill="none", stroke=LANE_COLOURS["should"], stroke_width=2)
    frame = element("line", x1=LEFT, y1=bottom, x2=WIDTH, y2=bottom, stroke=RULE) + text(
        number(top, language, 0), 0, TOP + 8, 8, fill=MUTED
    )
    first, last = day(weeks[0].monday, language), day(weeks[-1].monday, language)
    ends = text(first, LEFT, bottom + 12, 8, fill=MUTED) + text(
        last, WIDTH, bottom + 12, 8, fill=MUTED, text_anchor="end"
    )
    title = Text("Anfragen je Woche", "Inquiries a week").say(language)
    return picture(
        title, _said(weeks, language), WIDTH, bottom + 18, frame + bars + line + ends + _legend(language)
    )


def _legend(language: Language) -> str:
    asked = Text("Anfragen der Woche", "inquiries of the week").say(language)
    expected = Text("nach den Besuchen zu erwarten", "to be expected by the visits").say(language)
    return (
        element("rect", x=LEFT, y=3, width=10, height=8, fill=ACCENT)
        + text(asked, LEFT + 14, 10.5, 8.5)
        + element(
            "line", x1=LEFT + 112, y1=7, x2=LEFT + 126, y2=7, stroke=LANE_COLOURS["should"], stroke_width=2
        )
        + text(expected, LEFT + 130, 10.5, 8.5)
    )


def _said(weeks: Sequence[Week], language: Language) -> str:
    return Text(
        "{n} Wochen mit zusammen {inquiries} Anfragen als Balken, dazu als Linie, was nach den Besuchen zu erwarten "
        "war.",
        "{n} weeks with {inquiries} inquiries in all as bars, and as a line what was to be expected by the visits.",
        {"n": len(weeks), "inquiries": sum(week.inquiries for week in weeks)},
    ).say(language)
