"""The picture effort against effect as the pages show it: every bubble leads to its card."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.urls import reverse

from klarlinie.reports.charts import Bubble, Corners, effort_effect_chart
from klarlinie.reports.pictures import IN_PICTURE
from klarlinie.vocabulary.figures import Language
from klarlinie.web.method.evaluation.queries.picture import Picture, Seen
from klarlinie.web.method.evaluation.wordings import CORNER_LANES, CORNER_NAMES


@lru_cache(maxsize=40)
def drawn(shown: Picture, slug: str, language: Language) -> str:
    """An SVG text; more than a picture can bear are left to the table, the dearest are drawn."""
    address = address_of(slug)
    bubbles = [_bubble(row, address(row.id)) for row in in_picture(shown)]
    return effort_effect_chart(bubbles, language, _corners(shown))


def address_of(slug: str) -> Callable[[int], str]:
    """Where the card of an activity is: looked up once, not for each."""
    pattern = reverse("evaluation_card", kwargs={"slug": slug, "activity_id": 0})
    return lambda activity_id: pattern.replace("/0/", f"/{activity_id}/")


def _corners(shown: Picture) -> Corners | None:
    if shown.cuts is None:
        return None
    return Corners(
        shown.cuts.effort,
        shown.cuts.effect,
        little_work=(CORNER_NAMES["quick_win"], CORNER_NAMES["fill_in"]),
        much_work=(CORNER_NAMES["big_bet"], CORNER_NAMES["time_sink"]),
    )


def in_picture(shown: Picture) -> tuple[Seen, ...]:
    """Those that are drawn, in the order of their numbers."""
    dearest = sorted(shown.rows, key=lambda row: -(row.cost.amount if row.cost else 0))[:IN_PICTURE]
    return tuple(sorted(dearest, key=lambda row: row.number))


def _bubble(row: Seen, link: str) -> Bubble:
    return Bubble(
        number=row.number,
        title=row.title,
        effort=row.hours,
        effect=row.effect,
        cost=float(row.cost.amount) if row.cost else None,
        lane=CORNER_LANES[row.corner] if row.corner else "could",
        link=link,
    )
