"""The board itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from klarlinie.web.method.focus import queries
from klarlinie.web.method.focus.queries.board import BoardShown, LaneShown
from klarlinie.web.method.focus.views.deciding import deciding
from klarlinie.web.platform.companies.access import CompanyRequest, company_page

AT_ONCE = 30  # cards of a lane that are seen at once; the rest unfolds


@company_page("see")
@require_safe
def focus(request: CompanyRequest) -> HttpResponse:
    """Four lanes, what nobody has placed yet, who carries how much, and what others suggest."""
    shown = queries.board(request.company.id)
    if shown.is_empty:
        return render(request, "focus/empty.html")
    context = {
        **board_context(request, shown),
        "suggestions": queries.suggestions(request.company.id),
        "answered": queries.answered(request.company.id),
    }
    return render(request, "focus/board.html", context)


def board_context(request: CompanyRequest, shown: BoardShown) -> dict[str, Any]:
    """What the part of the page with the lanes needs."""
    return {
        "board": shown,
        "lanes": [_folded(lane) for lane in shown.lanes],
        "unplaced": (shown.unplaced[:AT_ONCE], shown.unplaced[AT_ONCE:]),
        "deciding": deciding(request),
    }


def drawn(request: CompanyRequest) -> str:
    """The lanes as they stand now, for a page that is open already."""
    shown = queries.board(request.company.id)
    return render_to_string("focus/parts/board.html", board_context(request, shown), request)


def _folded(lane: LaneShown) -> tuple[LaneShown, Any, Any]:
    return lane, lane.cards[:AT_ONCE], lane.cards[AT_ONCE:]
