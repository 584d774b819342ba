"""Small pieces of SVG: elements, texts that fit, one palette for everything we draw."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from klarlinie.method.focus.model import Lane

INK, MUTED, RULE, PAPER = "#14202b", "#55636f", "#d5dee3", "#ffffff"
ACCENT, ACCENT_SOFT, WARN = "#006070", "#e6f2f4", "#a8321f"
LANE_COLOURS: Mapping[Lane, str] = {
    "must": ACCENT,
    "should": "#a8641a",
    "could": "#6b5a92",
    "not_now": "#66737d",
}
LANE_FILLS: Mapping[Lane, str] = {
    "must": "#bfdde1",
    "should": "#f3e2cd",
    "could": "#ffffff",
    "not_now": "#eceff1",
}

PIECE = re.compile(r"[^\s-]*-+|[^\s-]+\s*|\s+")  # as much of a text as must stay on one line

# Advance widths of Inter (regular) in thousandths of the font size, measured from the font; others count 620.
WIDTHS: Mapping[str, int] = {
    sign: width
    for width, signs in {
        180: "\u202f",
        245: "ijl’",
        280: " I!,.:·;'\xa0",
        330: "`t|",
        365: "()/[]\\fr",
        420: "1{}„“”",
        475: '"-_^',
        505: "*–?s",
        565: "kx7Lavyzäà•",
        590: "25EFhnouöüñJceéèç",
        630: "3689Zbdgpqß#$&04PRST€",
        670: "+<=>~BAKVXYÄ",
        740: "DCGHUÜNOQÖ",
        830: "w",
        890: "mM…",
        970: "@→%W—",
    }.items()
    for sign in signs
}


def width_of(words: str, size: float, weight: int = 400) -> float:
    """About how wide `words` are, in the unit of `size`; bold runs 6 % wider."""
    return sum(WIDTHS.get(sign, 620) for sign in words) * size / 1000 * (1.06 if weight >= 600 else 1.0)


def fitted(words: str, room: float, size: float, weight: int = 400) -> str:
    """`words` on one line within `room`, ended by an ellipsis where they do not fit."""
    words = " ".join(words.split())
    if width_of(words, size, weight) <= room:
        return words
    kept = words
    while kept and width_of(kept + "…", size, weight) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;:–-") + "…"


def lines_of(words: str, room: float, size: float, most: int, weight: int = 400) -> list[str]:
    """`words` on at most `most` lines, broken at blanks and after hyphens, the last one cut where need be."""
    pieces = PIECE.findall(" ".join(words.split()))
    lines: list[str] = []
    while pieces and len(lines) < most - 1:
        line = pieces.pop(0)
        while pieces and width_of((line + pieces[0]).rstrip(), size, weight) <= room:
            line += pieces.pop(0)
        lines.append(fitted(line, room, size, weight))
    return [*lines, fitted("".join(pieces), room, size, weight)] if pieces else lines


def element(tag: str, inside: str = "", /, **attributes: object) -> str:
    """One element; `inside` is markup already. `stroke_width=1` becomes `stroke-width="1"`, None is left out."""
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_attribute(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{said}>{inside}</{tag}>" if inside else f"<{tag}{said}/>"


def text(words: str, x: float, y: float, size: float = 9, **attributes: object) -> str:
    """A line of text at its baseline; anything the user wrote is escaped here."""
    usual: dict[str, object] = {"fill": INK, "font_size": size}
    return element("text", escape(words, quote=False), x=x, y=y, **{**usual, **attributes})


def picture(title: str, description: str, width: float, height: float, inside: str, role: str = "img") -> str:
    """A whole picture: the title and description are what a screen reader says; a "group" has links in it."""
    head = element("title", escape(title, quote=False)) + element("desc", escape(description, quote=False))
    return element(
        "svg",
        head + inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_attribute(width)} {_attribute(height)}",
        width=width,
        height=height,
        role=role,
        font_family="Inter, sans-serif",
        class_="kl-picture",
    )


def lane_shape(lane: Lane, x: float, y: float, radius: float) -> str:
    """The sign of a lane around (x, y): circle, diamond, ring or square, all with the area of that circle."""
    look: dict[str, object] = {
        "class_": f"kl-{lane}",
        "fill": LANE_FILLS[lane],
        "fill_opacity": 0.85,
        "stroke": LANE_COLOURS[lane],
        "stroke_width": 1.2,
    }
    if lane == "should":
        reach = radius * 1.2533  # sqrt(pi / 2): a diamond of the same area
        points = f"M{x:.1f} {y - reach:.1f}L{x + reach:.1f} {y:.1f}L{x:.1f} {y + reach:.1f}L{x - reach:.1f} {y:.1f}Z"
        return element("path", d=points, **look)
    if lane == "not_now":
        side = radius * 1.7725  # sqrt(pi): a square of the same area
        return element("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, rx=1.5, **look)
    dashes = "2.5 1.8" if lane == "could" else None
    return element("circle", cx=x, cy=y, r=radius, stroke_dasharray=dashes, **look)


def _attribute(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:.2f}".rstrip("0").rstrip(".")
