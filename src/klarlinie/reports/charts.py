"""The three pictures of a plan as SVG: effort against effect, the board, hours per person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10, sqrt

from klarlinie.method.focus.model import Lane
from klarlinie.reports.limits import most_shown
from klarlinie.reports.svg import (
    ACCENT,
    INK,
    LANE_COLOURS,
    MUTED,
    PAPER,
    RULE,
    WARN,
    element,
    fitted,
    lane_shape,
    lines_of,
    picture,
    text,
    width_of,
)
from klarlinie.reports.words import LANE_ORDER, LANES
from klarlinie.vocabulary.figures import Hours, Language, hours, number
from klarlinie.vocabulary.text import Text


@dataclass(frozen=True)
class Bubble:
    """One activity: `effort` in hours a month, `effect` in points, `cost` a year; None is unknown.

    With a `link` the bubble leads there.
    """

    number: int
    title: str
    effort: float | None
    effect: float | None
    cost: float | None
    lane: Lane
    link: str | None = None


@dataclass(frozen=True)
class Corners:
    """Where much begins, in hours a month and in points, and what the four corners are called.

    With corners, colour and shape of a bubble say in which corner it lies; what is unknown is drawn plain.
    """

    effort: float
    effect: float
    little_work: tuple[Text, Text]  # much effect, little effect
    much_work: tuple[Text, Text]


@dataclass(frozen=True)
class LaneCards:
    """One lane of the board: number, title and hours a week of each activity, the most valuable first."""

    lane: Lane
    cards: tuple[tuple[int, str, float], ...]


@dataclass(frozen=True)
class PersonBar:
    """Hours a week of one person."""

    name: str
    capacity: float
    must: float
    should: float


# --- effort against effect ---

LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT = 62.0, 22.0, 268.0, 250.0
RIGHT, BOTTOM = LEFT + PLOT_WIDTH, TOP + PLOT_HEIGHT
HALO = {"stroke": PAPER, "stroke_width": 2, "paint_order": "stroke", "stroke_linejoin": "round"}
CHIP = 6.5  # radius of a bubble that has no place on the axes
SMALLEST, LARGEST = 4.5, 21.0  # radii


@dataclass(frozen=True)
class _Placed:
    bubble: Bubble
    x: float
    y: float
    radius: float


def effort_effect_chart(bubbles: Sequence[Bubble], language: Language, corners: Corners | None = None) -> str:
    """Effort to the right, effect upwards, the bubble's area is the yearly cost; the unknown in the margins.

    Returns an SVG text, 350 units wide. A bubble without a known cost has the smallest size.
    """
    x_top = _axis_end([b.effort for b in bubbles if b.effort is not None])
    y_top = _axis_end([b.effect for b in bubbles if b.effect is not None])
    placed = [_in_plot(b, x_top, y_top, _dearest(bubbles)) for b in bubbles if _is_known(b)]
    left = _queue_left([b for b in bubbles if b.effort is None and b.effect is not None], y_top)
    below, below_height = _queue_below(
        [b for b in bubbles if b.effect is None and b.effort is not None], x_top
    )
    nothing_known = [b for b in bubbles if b.effect is None and b.effort is None]
    parts = [
        _frame(x_top, y_top, language),
        _corners(corners, x_top, y_top, language) if corners else "",
        _margins(bool(left), below_height, language),
        _shapes(placed),
        _shapes([*left, *below], is_plain=corners is not None),
        _numbers(placed),
        "".join(_chip_number(p) for p in (*left, *below)),
    ]
    chips, height = _chips(nothing_known, BOTTOM + 44 + below_height, language, corners is not None)
    title = Text("Aufwand und Wirkung", "Effort and effect").say(language)
    has_links = any(bubble.link for bubble in bubbles)
    said = describe_bubbles(bubbles, language)
    return picture(title, said, 350.0, height, "".join(parts) + chips, "group" if has_links else "img")


def describe_bubbles(bubbles: Sequence[Bubble], language: Language) -> str:
    """What the picture shows, in a sentence for those who can't see it."""
    known = [b for b in bubbles if _is_known(b)]
    said = Text(
        "Blasenbild: {known} von {all} Aktivitäten mit bekanntem Aufwand und bekannter Wirkung; "
        "die übrigen stehen am Rand. Die Zahlen stehen in der Tabelle dazu.",
        "Bubble chart: {known} of {all} activities with known effort and known effect; "
        "the others stand in the margin. The figures are in the table with it.",
        {"known": len(known), "all": len(bubbles)},
    )
    return said.say(language)


def _is_known(bubble: Bubble) -> bool:
    return bubble.effort is not None and bubble.effect is not None


def _dearest(bubbles: Sequence[Bubble]) -> float:
    return max((b.cost for b in bubbles if b.cost), default=1.0)


def _axis_end(values: Sequence[float]) -> float:
    """A round number a little above the largest value, at least 1; 10 where there is none."""
    largest = max(1.0, *values) if values else 9.0
    return ceil(largest * 1.08 / _step(largest)) * _step(largest)


def _step(end: float) -> float:
    """The distance of the axis marks: 1, 2 or 5 times a power of ten, four to eight of them."""
    power = 10.0 ** floor(log10(end / 4))
    return next(power * factor for factor in (1, 2, 5, 10) if end / (power * factor) <= 6)


def _in_plot(bubble: Bubble, x_top: float, y_top: float, dearest: float) -> _Placed:
    share = sqrt(bubble.cost / dearest) if bubble.cost and bubble.cost > 0 else 0.0
    radius = max(SMALLEST, LARGEST * share)
    return _Placed(bubble, _x(bubble.effort or 0.0, x_top), _y(bubble.effect or 0.0, y_top), radius)


def _x(effort: float, end: float) -> float:
    return LEFT + effort / end * PLOT_WIDTH


def _y(effect: float, end: float) -> float:
    return BOTTOM - effect / end * PLOT_HEIGHT


def _frame(x_top: float, y_top: float, language: Language) -> str:
    """Axes with their marks and words."""
    parts = [element("rect", x=LEFT, y=TOP, width=PLOT_WIDTH, height=PLOT_HEIGHT, fill=PAPER)]
    parts += [_mark_across(value, y_top, language) for value in _marks(y_top)]
    parts += [_mark_below(value, x_top, language) for value in _marks(x_top)]
    parts.append(element("line", x1=LEFT, x2=RIGHT, y1=BOTTOM, y2=BOTTOM, stroke=MUTED, stroke_width=0.8))
    parts.append(element("line", x1=LEFT, x2=LEFT, y1=TOP, y2=BOTTOM, stroke=MUTED, stroke_width=0.8))
    words = (
        (Text("↑ Wirkung in Punkten", "↑ Effect in points"), LEFT - 22, 10.0, "start"),
        (Text("Aufwand in Stunden im Monat →", "Effort in hours a month →"), RIGHT, BOTTOM + 27, "end"),
    )
    parts += [
        text(said.say(language), x, y, 8, fill=INK, font_weight=600, text_anchor=anchor)
        for said, x, y, anchor in words
    ]
    return "".join(parts)


def _marks(end: float) -> list[float]:
    """None beyond the end of the axis, which need not be a mark itself."""
    step = _step(end)
    return [step * i for i in range(floor(end / step + 1e-9) + 1)]


def _mark_across(value: float, end: float, language: Language) -> str:
    y = _y(value, end)
    line = element("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, stroke=RULE, stroke_width=0.6) if value else ""
    return line + text(number(value, language), LEFT - 5, y + 2.8, 8, fill=MUTED, text_anchor="end")


def _mark_below(value: float, end: float, language: Language) -> str:
    x = _x(value, end)
    tick = element("line", x1=x, x2=x, y1=BOTTOM, y2=BOTTOM + 3, stroke=MUTED, stroke_width=0.6)
    return tick + text(number(value, language), x, BOTTOM + 13, 8, fill=MUTED, text_anchor="middle")


def _queue_left(bubbles: Sequence[Bubble], y_top: float) -> list[_Placed]:
    """Known effect, unknown effort: left of the axis at their height, pushed apart where they would touch."""
    highest_first = sorted(bubbles, key=lambda b: -(b.effect or 0.0))
    gap = min(2 * CHIP + 2, (PLOT_HEIGHT - 2 * CHIP) / max(1, len(bubbles) - 1))
    heights = [_y(bubble.effect or 0.0, y_top) for bubble in highest_first]
    heights = _apart(heights, TOP + CHIP, gap)
    heights = [-y for y in reversed(_apart([-y for y in reversed(heights)], CHIP - BOTTOM, gap))]
    return [_Placed(bubble, LEFT - 42, y, CHIP) for bubble, y in zip(highest_first, heights, strict=True)]


def _apart(places: Sequence[float], first: float, gap: float) -> list[float]:
    """The same rising places, none before `first` and each at least `gap` after the one before it."""
    apart: list[float] = []
    for place in places:
        apart.append(max(place, apart[-1] + gap if apart else first))
    return apart


def _queue_below(bubbles: Sequence[Bubble], x_top: float) -> tuple[list[_Placed], float]:
    """Known effort, unknown effect: under the axis at their place, in as many rows as needed; with the height."""
    ends: list[float] = []
    placed: list[_Placed] = []
    for bubble in sorted(bubbles, key=lambda b: b.effort or 0.0):
        x = _x(bubble.effort or 0.0, x_top)
        row = next((i for i, end in enumerate(ends) if x - end >= 2 * CHIP + 3), len(ends))
        ends[row:] = [x, *ends[row + 1 :]]
        placed.append(_Placed(bubble, x, BOTTOM + 62 + row * (2 * CHIP + 4), CHIP))
    return placed, (len(ends) * (2 * CHIP + 4) + 21) if ends else 0.0


def _margins(left: bool, below_height: float, language: Language) -> str:
    """The grey strips for what is still unknown, with their words."""
    strips = []
    if left:
        said = Text("Aufwand noch unbekannt", "effort still unknown").say(language)
        strips.append(_strip(LEFT - 61, TOP, 30, PLOT_HEIGHT))
        x, y = LEFT - 52.5, BOTTOM - 6
        strips.append(text(said, x, y, 7.5, fill=MUTED, transform=f"rotate(-90 {x} {y})"))
    if below_height:
        said = Text("Wirkung noch unbekannt", "effect still unknown").say(language)
        strips.append(_strip(LEFT - 8, BOTTOM + 36, PLOT_WIDTH + 16, below_height))
        strips.append(text(said, LEFT - 2, BOTTOM + 48, 7.5, fill=MUTED))
    return "".join(strips)


def _strip(x: float, y: float, width: float, height: float) -> str:
    return element("rect", x=x, y=y, width=width, height=height, rx=4, fill="#f4f7f8")


def _chips(bubbles: Sequence[Bubble], top: float, language: Language, is_plain: bool) -> tuple[str, float]:
    """Those of which nothing is known, in rows under everything; with the height of the whole picture."""
    if not bubbles:
        return "", top
    said = Text("Aufwand und Wirkung noch unbekannt", "Effort and effect still unknown").say(language)
    each, in_row = 2 * CHIP + 5, floor((PLOT_WIDTH + 8) / (2 * CHIP + 5))
    rows = ceil(len(bubbles) / in_row)
    placed = [
        _Placed(b, LEFT + 4 + i % in_row * each, top + 26 + i // in_row * each, CHIP)
        for i, b in enumerate(bubbles)
    ]
    parts = [
        _strip(LEFT - 8, top, PLOT_WIDTH + 16, 20 + rows * each),
        text(said, LEFT - 2, top + 12, 7.5, fill=MUTED),
        _shapes(placed, is_plain),
        *(_chip_number(p) for p in placed),
    ]
    return "".join(parts), top + 24 + rows * each


def _corners(corners: Corners, x_top: float, y_top: float, language: Language) -> str:
    """Two dashed lines where much begins, and a name in each corner, under the bubbles."""
    x, y = _x(corners.effort, x_top), _y(corners.effect, y_top)
    dashed = {"stroke": MUTED, "stroke_width": 0.7, "stroke_dasharray": "3 3"}
    parts = [
        element("line", x1=x, x2=x, y1=TOP, y2=BOTTOM, **dashed),
        element("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, **dashed),
    ]
    for (high, low), at, anchor in (
        (corners.little_work, LEFT + 5, "start"),
        (corners.much_work, RIGHT - 5, "end"),
    ):
        look = {"fill": MUTED, "text_anchor": anchor, "font_style": "italic", **HALO}
        parts.append(text(high.say(language), at, TOP + 11, 8, **look))
        parts.append(text(low.say(language), at, BOTTOM - 5, 8, **look))
    return "".join(parts)


def _shapes(placed: Sequence[_Placed], is_plain: bool = False) -> str:
    """Large ones first, so that small ones lie on top."""
    return "".join(_shape(p, is_plain) for p in sorted(placed, key=lambda p: -p.radius))


def _shape(one: _Placed, is_plain: bool) -> str:
    """The bubble; with a link it can be clicked and says its name. The table beside it is for the keyboard."""
    look = {"fill": PAPER, "stroke": MUTED, "stroke_width": 0.9}
    shape = (
        element("circle", cx=one.x, cy=one.y, r=one.radius, **look)
        if is_plain
        else lane_shape(one.bubble.lane, one.x, one.y, one.radius)
    )
    if one.bubble.link is None:
        return shape
    named = f"{one.bubble.number} {one.bubble.title}"
    title = element("title", escape(named, quote=False))
    return element("a", title + shape, href=one.bubble.link, tabindex=-1, aria_label=named)


def _chip_number(placed: _Placed) -> str:
    return _number(placed.bubble, placed.x, placed.y, 7)


def _number(bubble: Bubble, x: float, y: float, size: float = 8) -> str:
    return text(
        str(bubble.number),
        x,
        y + size * 0.36,
        size,
        text_anchor="middle",
        font_weight=600,
        class_="kl-number",
        pointer_events="none" if bubble.link else None,
        **HALO,
    )


Box = tuple[float, float, float, float]  # left, top, right, bottom


def _numbers(placed: Sequence[_Placed]) -> str:
    """Each number inside its bubble, or beside it where another number or a smaller bubble is in the way."""
    taken: list[Box] = []
    parts = []
    for one in sorted(placed, key=lambda p: p.radius):
        x, y = _best_place(one, placed, taken)
        taken.append(_number_box(one, x, y))
        if (x, y) != (one.x, one.y):
            parts.append(_leader(one, x, y))
        parts.append(_number(one.bubble, x, y))
    return "".join(parts)


def _best_place(one: _Placed, placed: Sequence[_Placed], taken: Sequence[Box]) -> tuple[float, float]:
    """The first of the places around the bubble where the number hides least."""
    far = one.radius + 7
    near = far * 0.75
    around = (
        (far, 0.0),
        (-far, 0.0),
        (0.0, -far),
        (0.0, far),
        (near, -near),
        (-near, -near),
        (near, near),
        (-near, near),
    )
    wider = tuple((dx * 1.7, dy * 1.7) for dx, dy in around)
    inside = ((0.0, 0.0),) if one.radius > 5.5 else ()
    places = [(one.x + dx, one.y + dy) for dx, dy in (*inside, *around, *wider)]
    on_paper = [(x, y) for x, y in places if LEFT + 6 < x < RIGHT + 8 and TOP + 4 < y < BOTTOM - 4]
    return min(
        on_paper or [(one.x, one.y)], key=lambda place: _hidden(one, place[0], place[1], placed, taken)
    )


def _hidden(one: _Placed, x: float, y: float, placed: Sequence[_Placed], taken: Sequence[Box]) -> float:
    """How much a number at (x, y) would hide: other numbers weigh ten times as much as other bubbles."""
    box = _number_box(one, x, y)
    numbers = sum(_overlap(box, other) for other in taken)
    bubbles = sum(
        _overlap(box, (p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius))
        for p in placed
        if p is not one and p.radius <= one.radius
    )
    return numbers * 10 + bubbles


def _number_box(one: _Placed, x: float, y: float) -> Box:
    half = width_of(str(one.bubble.number), 8, 600) / 2 + 1
    return (x - half, y - 4.5, x + half, y + 4.5)


def _overlap(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _leader(one: _Placed, x: float, y: float) -> str:
    """A thin line from the bubble to a number that stands further off."""
    if max(abs(x - one.x), abs(y - one.y)) <= one.radius + 7.5:
        return ""
    return element("line", x1=one.x, y1=one.y, x2=x, y2=y, stroke=MUTED, stroke_width=0.6)


# --- the board ---

COLUMN, GAP, CARD = 118.0, 9.0, 31.0


def lanes_chart(lanes: Sequence[LaneCards], capacity: float | None, language: Language, most: int = 8) -> str:
    """Four columns with their cards; the lane head shows count and hours, for must and should against `capacity`.

    At most `most` cards a lane are drawn, the rest is counted. Returns an SVG text, about 500 units wide.
    """
    drawn = {lane.lane: lane for lane in lanes}
    shown = [drawn.get(lane, LaneCards(lane, ())) for lane in LANE_ORDER]
    rows = max(1, *(min(len(lane.cards), most) + (len(lane.cards) > most) for lane in shown))
    height = 50 + rows * (CARD + 5)
    columns = [
        _column(lane, i * (COLUMN + GAP), height, _room(lane.lane, shown, capacity), language, most)
        for i, lane in enumerate(shown)
    ]
    title = Text("Muss, Sollte, Kann und Nicht jetzt", "Must, should, could and not now").say(language)
    width = 4 * COLUMN + 3 * GAP
    return picture(title, describe_lanes(shown, language), width, height, "".join(columns))


def describe_lanes(lanes: Sequence[LaneCards], language: Language) -> str:
    """What the board shows, for those who can't see it."""
    said = (
        Text("{lane}: {count} mit {hours} in der Woche", "{lane}: {count} at {hours} a week",
             {"lane": LANES[lane.lane], "count": len(lane.cards), "hours": Hours(_hours_of(lane))}).say(language)
        for lane in lanes
    )  # fmt: skip
    return "; ".join(said)


def _room(lane: Lane, lanes: Sequence[LaneCards], capacity: float | None) -> float | None:
    """Hours a week for the lane: all for must, what must leaves for should; could and not now are not planned."""
    if capacity is None or lane in ("could", "not_now"):
        return None
    return capacity if lane == "must" else max(0.0, capacity - _hours_of(lanes[0]))


def _hours_of(lane: LaneCards) -> float:
    return sum(card[2] for card in lane.cards)


def _column(
    lane: LaneCards, x: float, height: float, room: float | None, language: Language, most: int
) -> str:
    parts = [
        element("rect", x=x, y=0, width=COLUMN, height=height, rx=6, fill="#f4f7f8"),
        lane_shape(lane.lane, x + 13, 14, 4.2),
        text(LANES[lane.lane].say(language), x + 22, 17.5, 10, font_weight=600),
        text(str(len(lane.cards)), x + COLUMN - 9, 17.5, 9, fill=MUTED, text_anchor="end"),
        _lane_hours(lane, x, room, language),
    ]
    shown = most_shown(len(lane.cards), most)
    for i, card in enumerate(lane.cards[:shown]):
        parts.append(_card(lane.lane, card, x + 6, 44 + i * (CARD + 5), language))
    if len(lane.cards) > shown:
        rest = Text("und {n} weitere", "and {n} more", {"n": len(lane.cards) - most}).say(language)
        parts.append(text(rest, x + 13, 44 + most * (CARD + 5) + 12, 8, fill=MUTED))
    return "".join(parts)


def _lane_hours(lane: LaneCards, x: float, room: float | None, language: Language) -> str:
    """Hours of the lane in words; a bar against the hours there are, where the lane is planned within them."""
    used = _hours_of(lane)
    if not lane.cards:
        return ""
    values = {"used": Hours(used), "room": Hours(room or 0.0)}
    if room is None:
        words = Text("zusammen {used}/Woche", "{used}/week in all", values)
    elif lane.lane == "must":
        words = Text("{used} von {room}/Woche", "{used} of {room}/week", values)
    else:
        words = Text("{used} von übrigen {room}", "{used} of the {room} left", values)
    said = text(words.say(language), x + 9, 31, 7.5, fill=MUTED)
    return said if room is None else said + _lane_bar(lane.lane, x + 9, used, room)


def _lane_bar(lane: Lane, x: float, used: float, room: float) -> str:
    full = COLUMN - 18
    share = 1.0 if used > room else used / room if room else 0.0
    colour = WARN if used > room + 1e-9 else LANE_COLOURS[lane]
    return element("rect", x=x, y=35, width=full, height=3.4, rx=1.7, fill=RULE) + (
        element("rect", x=x, y=35, width=full * share, height=3.4, rx=1.7, fill=colour) if share else ""
    )


def _card(lane: Lane, card: tuple[int, str, float], x: float, y: float, language: Language) -> str:
    order, title, dose = card
    colour, wide = LANE_COLOURS[lane], COLUMN - 12
    parts = [
        element("rect", x=x, y=y, width=wide, height=CARD, rx=4, fill=PAPER, stroke=RULE, stroke_width=0.7),
        element("rect", x=x, y=y + 5, width=2.2, height=CARD - 10, rx=1.1, fill=colour),
        text(str(order), x + 7, y + 13, 7.5, fill=colour, font_weight=600),
        text(hours(dose, language), x + 7, y + 24, 6.3, fill=MUTED),
    ]
    for i, line in enumerate(lines_of(title, wide - 36, 7.4, 2, 500)):
        parts.append(text(line, x + 33, y + 13 + 11 * i, 7.4, font_weight=500))
    return "".join(parts)


# --- hours per person ---

NAME_WIDTH, BAR_WIDTH, ROW = 120.0, 240.0, 24.0


def hours_chart(bars: Sequence[PersonBar], language: Language) -> str:
    """A bar per person: full for must, striped for should, the frame is the capacity. Returns an SVG text."""
    widest = max((max(bar.capacity, bar.must + bar.should) for bar in bars), default=1.0) or 1.0
    rows = [_person(bar, 24 + i * ROW, widest, language) for i, bar in enumerate(bars)]
    title = Text("Stunden in der Woche je Person", "Hours a week per person").say(language)
    inside = _stripes() + _hours_legend(language) + "".join(rows)
    return picture(title, describe_hours(bars, language), 500.0, 28 + len(bars) * ROW, inside)


def describe_hours(bars: Sequence[PersonBar], language: Language) -> str:
    """The bars in words, for those who can't see them."""
    return "; ".join(f"{bar.name}: {_used_words(bar, language)}" for bar in bars)


def _used_words(bar: PersonBar, language: Language) -> str:
    values = {"used": number(bar.must + bar.should, language), "all": Hours(bar.capacity)}
    return Text("{used} von {all}", "{used} of {all}", values).say(language)


def _stripes() -> str:
    line = element("rect", width=2, height=4, fill=LANE_COLOURS["should"])
    stripes = element(
        "pattern",
        line,
        id="kl-stripes",
        width=4,
        height=4,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return element("defs", stripes)


def _hours_legend(language: Language) -> str:
    parts, x = [], NAME_WIDTH
    for words, fill, stroke in (
        (Text("Muss", "Must"), ACCENT, ACCENT),
        (Text("Sollte", "Should"), "url(#kl-stripes)", LANE_COLOURS["should"]),
        (Text("noch frei", "still free"), PAPER, MUTED),
    ):
        said = words.say(language)
        parts.append(
            element("rect", x=x, y=3, width=12, height=8, rx=2, fill=fill, stroke=stroke, stroke_width=0.7)
        )
        parts.append(text(said, x + 17, 10, 8, fill=MUTED))
        x += 34 + width_of(said, 8)
    return "".join(parts)


def _person(bar: PersonBar, y: float, widest: float, language: Language) -> str:
    scale = BAR_WIDTH / widest
    must, should, frame = bar.must * scale, bar.should * scale, max(1.0, bar.capacity * scale)
    stripes = {"height": 12, "fill": "url(#kl-stripes)"}
    look = {"rx": 2, "fill": "none", "stroke": MUTED, "stroke_width": 0.8}
    parts = [
        text(fitted(bar.name, NAME_WIDTH - 12, 9, 600), 0, y + 11, 9, font_weight=600),
        element("rect", x=NAME_WIDTH, y=y + 2, width=must, height=12, fill=ACCENT) if must else "",
        element("rect", x=NAME_WIDTH + must, y=y + 2, width=should, **stripes) if should else "",
        element("rect", x=NAME_WIDTH, y=y + 1, width=frame, height=14, **look),
        _used_text(bar, y, language),
    ]
    return "".join(parts)


def _used_text(bar: PersonBar, y: float, language: Language) -> str:
    """Used of what there is, and in red by how much it is too much."""
    used, over = _used_words(bar, language), bar.must + bar.should - bar.capacity
    x = NAME_WIDTH + BAR_WIDTH + 10
    if over <= 1e-9:
        return text(used, x, y + 11, 9, fill=INK)
    too_much = Text("{over} zu viel", "{over} too much", {"over": Hours(over)}).say(language)
    return text(used, x, y + 11, 9, fill=WARN) + text(
        too_much, x + 8 + width_of(used, 9), y + 11, 8, fill=WARN, font_weight=600
    )
