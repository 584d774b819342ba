"""The pictures of the report with their words: effort against effect, the board, hours per person."""

from __future__ import annotations

from klarlinie.method.focus.guesses import is_a_guess
from klarlinie.method.focus.placement import Placement
from klarlinie.reports.blocks import (
    Block,
    Column,
    Paragraph,
    Picture,
    Sheet,
    Subhead,
)
from klarlinie.reports.charts import (
    Bubble,
    LaneCards,
    PersonBar,
    describe_bubbles,
    describe_hours,
    describe_lanes,
    effort_effect_chart,
    hours_chart,
    lanes_chart,
)
from klarlinie.reports.limits import MOST_ROWS
from klarlinie.reports.numbering import PlanInWords
from klarlinie.reports.summary import capacity_of
from klarlinie.reports.svg import fitted
from klarlinie.reports.words import (
    LANE_ORDER,
    LANE_SIGNS,
    LANES,
    POINTS,
    cut,
)
from klarlinie.vocabulary.figures import Hours, hours, number, percent

KEY_ROOM, KEY_SIZE = 100.0, 6.8  # points: a title in the key beside the picture has one line
IN_PICTURE = 36  # more bubbles than this hide one another


# --- 3 effort and effect ---


def bubbles_of(told: PlanInWords) -> tuple[Bubble, ...]:
    """One bubble per activity, in the order of the numbers; the effect is unknown unless somebody knows it."""
    assessments, lanes = told.assessments, {p.activity: p.lane for p in told.plan.placements}
    bubbles = []
    for index, order in told.numbers.items():
        assessment = assessments.get(index)
        cost = assessment.yearly_cost if assessment else None
        bubbles.append(
            Bubble(
                number=order,
                title=told.title(index),
                effort=told.plan.activities[index].hours_per_month,
                effect=assessment.value if assessment and assessment.effect_is_known else None,
                cost=None if cost is None else float(cost.amount),
                lane=lanes.get(index, "not_now"),
            )
        )
    return tuple(bubbles)


def picture_section(told: PlanInWords) -> tuple[Block, ...]:
    bubbles = bubbles_of(told)
    if not any(b.effort is not None and b.effect is not None for b in bubbles):
        nothing = told.say(
            "Noch ist von keiner Aktivität beides bekannt, Aufwand und Wirkung. "
            "Sobald ihr es von einigen wisst, steht hier ein Bild.",
            "No activity is known in both effort and effect yet. "
            "Once you know it of some, there will be a picture here.",
            sie="Noch ist von keiner Aktivität beides bekannt, Aufwand und Wirkung. "
            "Sobald Sie es von einigen wissen, steht hier ein Bild.",
        )
        return (Paragraph(nothing), Paragraph(told.said(POINTS)))
    shown = _most_telling(bubbles)
    svg = effort_effect_chart(shown, told.language)
    picture = Picture(svg, describe_bubbles(shown, told.language), _key(told, shown), _picture_note(told))
    points = Paragraph(told.said(POINTS))
    if len(shown) == len(bubbles):
        return (points, picture)
    some = told.say(
        "Das Bild zeigt {n} von {all} Aktivitäten: den Kern, was folgen kann, und danach die teuersten.",
        "The picture shows {n} of {all} activities: the core, what may follow, and then the most expensive.",
        n=len(shown),
        all=len(bubbles),
    )
    return (points, Paragraph(some), picture)


def _key(told: PlanInWords, shown: tuple[Bubble, ...]) -> Sheet:
    """The table beside the picture: what each number is and what it costs."""
    index_of = {number: index for index, number in told.numbers.items()}
    columns = (
        Column("", 0.55, "sign"),
        Column(told.say("Nr.", "No."), 0.75, "figure"),
        Column(told.say("Aktivität", "Activity"), 4.6),
        Column(told.say("Kosten im Jahr", "Cost a year"), 2.5, "figure"),
    )
    rows = tuple(
        (
            LANE_SIGNS[bubble.lane],
            str(bubble.number),
            fitted(bubble.title, KEY_ROOM, KEY_SIZE),
            told.cost(index_of[bubble.number]),
        )
        for bubble in shown
    )
    return Sheet(columns, rows, is_small=True)


def _picture_note(told: PlanInWords) -> str:
    return told.say(
        "Die Fläche einer Blase zeigt die Kosten im Jahr (eigene Zeit und Geld). Wovon Aufwand oder Wirkung noch nicht "
        "bekannt sind, steht am Rand, in einer Größe und nicht bei null. Zeichen: {signs}.",
        "A bubble's area shows the yearly cost (own time and money). Where effort or effect is not known, the bubble "
        "is in the margin, in one size and not at zero. Shapes: {signs}.",
        signs=", ".join(f"{LANE_SIGNS[lane]} {told.said(LANES[lane])}" for lane in LANE_ORDER),
    )


def _most_telling(bubbles: tuple[Bubble, ...]) -> tuple[Bubble, ...]:
    """Must and should first, then the most expensive, as many as a picture can bear; in the order of the numbers."""
    chosen = sorted(bubbles, key=lambda b: (b.lane not in ("must", "should"), -(b.cost or 0.0), b.number))[
        :IN_PICTURE
    ]
    return tuple(sorted(chosen, key=lambda b: b.number))


# --- 4 the board ---


def lane_cards(told: PlanInWords) -> tuple[LaneCards, ...]:
    """The four lanes with number, title and dose of each activity."""
    order = told.numbers
    return tuple(
        LaneCards(
            lane, tuple((order[p.activity], told.title(p.activity), p.dose_per_week) for p in placements)
        )
        for lane, placements in told.lanes.items()
    )


def lanes_section(told: PlanInWords) -> tuple[Block, ...]:
    say, lanes = told.say, lane_cards(told)
    capacity = capacity_of(told.plan)
    board = Picture(lanes_chart(lanes, capacity, told.language), describe_lanes(lanes, told.language))
    lead = say(
        "Die Stunden sind die Dosis: so viel braucht eine Aktivität in der Woche, damit sie verlässlich wirkt.",
        "The hours are the dose: as much as an activity needs a week to have a dependable effect.",
    )
    blocks: list[Block] = [Paragraph(lead), board]
    if capacity is None:
        nobody = say(
            "Wie viele Stunden ihr habt, ist nicht bekannt.",
            "How many hours you have is not known.",
            sie="Wie viele Stunden Sie haben, ist nicht bekannt.",
        )
        blocks.append(Paragraph(nobody, is_quiet=True))
    reasons = _because(told)
    if reasons:
        blocks += [Subhead(say("Warum so und nicht anders", "Why this way")), reasons]
    return tuple(blocks)


def _because(told: PlanInWords) -> Sheet | None:
    """The reasons for everything in must and should."""
    say, order = told.say, told.numbers
    lanes = told.lanes
    columns = (
        Column("", 0.35, "sign"),
        Column(say("Nr.", "No."), 0.5, "figure"),
        Column(say("Aktivität", "Activity"), 2.8, "strong"),
        Column(say("Dosis", "Dose"), 1.0, "figure"),
        Column(say("Warum", "Why"), 5.2),
    )
    rows = tuple(
        (
            LANE_SIGNS[place.lane],
            str(order[place.activity]),
            told.title(place.activity),
            hours(place.dose_per_week, told.language),
            _why_here(told, place),
        )
        for place in (*lanes["must"], *lanes["should"])[:MOST_ROWS]
        if place.because
    )
    return Sheet(columns, rows) if rows else None


def _why_here(told: PlanInWords, place: Placement) -> str:
    """The reasons; where nobody knows the effect, that comes first, so that no figure looks like knowledge."""
    said = " ".join(told.said(reason) for reason in place.because)
    if told.assessments[place.activity].effect_is_known or any(is_a_guess(one) for one in place.because):
        return said
    return told.say(
        "Wirkung nicht bekannt, gerechnet mit dem Üblichen. {said}",
        "Effect not known; we calculate with what is usual. {said}",
        said=said,
    )


# --- 5 hours per person ---


def person_bars(told: PlanInWords) -> tuple[PersonBar, ...]:
    return tuple(
        PersonBar(cut(load.person, 60), load.capacity, load.must, load.should) for load in told.plan.loads
    )


def hours_section(told: PlanInWords) -> tuple[Block, ...]:
    say, bars = told.say, person_bars(told)
    if not bars:
        nobody = say(
            "Wer wie viele Stunden hat, ist nicht bekannt. Nennt Menschen mit ihren Stunden in der Woche, "
            "dann steht hier, wer was trägt.",
            "Who has how many hours is not known. Name people with their hours a week, "
            "then this says who carries what.",
            sie="Wer wie viele Stunden hat, ist nicht bekannt. Nennen Sie Menschen "
            "mit ihren Stunden in der Woche, dann steht hier, wer was trägt.",
        )
        return (Paragraph(nobody),)
    picture = Picture(hours_chart(bars, told.language), describe_hours(bars, told.language))
    used, capacity = sum(bar.must for bar in bars), sum(bar.capacity for bar in bars)
    if capacity <= 0:
        return (picture,)
    said = say(
        "{share} aller Stunden liegen im Muss ({used} von {all}).",
        "{share} of all hours are in Must ({used} of {all}).",
        share=percent(used / capacity, told.language),
        used=number(used, told.language),
        all=Hours(capacity),
    )
    return (Paragraph(said), picture)
