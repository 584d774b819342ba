"""Saying yes or no to what somebody suggests."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.focus import actions, queries
from klarlinie.web.method.focus.actions import CannotMove, CannotSuggest, OwnerCannot
from klarlinie.web.method.focus.views.card import said_about
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import tell, tell_trouble

LONGEST = 1000  # characters of an answer
DECLINED = Text("Vorschlag abgelehnt.", "Suggestion declined.")


@company_page("edit")
@require_POST
def answer(request: CompanyRequest, suggestion_id: int) -> HttpResponse:
    """One click: `act` is accept or decline; declining may bring a reason."""
    company = request.company
    found = {one.id: one for one in (*queries.suggestions(company.id), *queries.answered(company.id))}
    if suggestion_id not in found:
        raise Http404
    one = found[suggestion_id]
    who: Any = {"by": request.by, "at": now(), "today": today()}
    try:
        if request.POST.get("act") == "accept":
            despite = bool(request.POST.get("despite"))
            moved = actions.accept(company.id, suggestion_id, despite_cannot=despite, **who)
            tell(request, said_about(request, one.activity_id, moved), undo=moved.undo)
        else:
            undo = actions.decline(company.id, suggestion_id, request.POST.get("answer", "")[:LONGEST], **who)
            tell(request, DECLINED, undo=undo)
    except OwnerCannot as error:
        tell_trouble(request, error.text)
        return redirect("focus_card", slug=company.slug, activity_id=one.activity_id)
    except (CannotMove, CannotSuggest, MayNotDecide) as error:
        tell_trouble(request, error.text)
    return redirect("focus", slug=company.slug)
