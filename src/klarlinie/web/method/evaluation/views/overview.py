"""How far the cards are, and what the picture says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.evaluation.drawing import address_of, drawn, in_picture
from klarlinie.web.method.evaluation.queries.picture import Picture, Seen, in_a_sentence, picture
from klarlinie.web.method.evaluation.wordings import CORNER_LANES, CORNER_NAMES, CORNERS, CORNERS_SAY, Corner
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.words import voice


@dataclass(frozen=True)
class Heading:
    """A column of the table beside the picture; its name is a link that sorts by it."""

    code: str
    name: Text
    is_figure: bool
    key: Callable[[Seen], Any]  # None goes to the end
    rises: bool = False  # the least first


def _cost(row: Seen) -> Any:
    return row.cost and -row.cost.amount


def _price(row: Seen) -> Any:
    """By the middle; where there is none, by the lower end that is sure."""
    return row.per_inquiry and (row.per_inquiry.median or row.per_inquiry.low)


HEADINGS = (
    Heading("number", Text("Nr.", "No."), True, lambda row: row.number, True),
    Heading("title", Text("Aktivität", "Activity"), False, lambda row: row.title.casefold(), True),
    Heading("hours", Text("Std./Monat", "Hrs/month"), True, lambda row: row.hours and -row.hours),
    Heading("cost", Text("Kosten im Jahr", "Cost a year"), True, _cost),
    Heading("price", Text("Kosten je Anfrage (95 %)", "Cost per inquiry (95%)"), True, _price, True),
    Heading(
        "effect", Text("Wirkung in Punkten", "Effect in points"), True, lambda row: row.effect and -row.effect
    ),
)


@company_page("see")
@require_safe
def overview(request: CompanyRequest) -> HttpResponse:
    """How many cards are open, the next act, the picture and its table."""
    shown = picture(request.company.id, request.company.hourly_rate)
    if not shown.rows:
        return render(request, "evaluation/empty.html")
    sort, bubbles = request.GET.get("sort", "number"), in_picture(shown)
    return render(
        request,
        "evaluation/overview.html",
        {
            "picture": shown,
            "svg": mark_safe(
                drawn(shown, request.company.slug, voice().language)
            ),  # users' words are escaped there
            "unknown": sum(row.hours is None or row.effect is None for row in bubbles),
            "left_out": len(shown.rows) - len(bubbles),
            "rows": in_order(shown, sort, address_of(request.company.slug)),
            "headings": HEADINGS,
            "sort": sort,
            "signs": CORNER_LANES,
            "legend": _legend(shown),
            "sentence": in_a_sentence(shown),
        },
    )


def in_order(shown: Picture, sort: str, address: Callable[[int], str]) -> list[tuple[Seen, str, str]]:
    """The rows by one column, the largest figures first, the unknown at the end; with sign and address each."""
    key = next((heading.key for heading in HEADINGS if heading.code == sort), HEADINGS[0].key)
    known = sorted((row for row in shown.rows if key(row) is not None), key=key)
    rest = [row for row in shown.rows if key(row) is None]
    return [(row, CORNER_LANES[row.corner] if row.corner else "", address(row.id)) for row in (*known, *rest)]


@dataclass(frozen=True)
class Explained:
    """One corner in the legend."""

    sign: str
    name: Text
    says: Text
    count: int


def _legend(shown: Picture) -> tuple[Explained, ...]:
    if shown.cuts is None:
        return ()
    return tuple(_explained(corner, shown) for corner in CORNERS)


def _explained(corner: Corner, shown: Picture) -> Explained:
    return Explained(CORNER_LANES[corner], CORNER_NAMES[corner], CORNERS_SAY[corner], shown.count(corner))
