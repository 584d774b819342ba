"""Is it still true? Owners confirm their activities once a quarter, in the review or on their own."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.upkeep import actions
from klarlinie.web.method.upkeep.queries.confirmations import confirmations
from klarlinie.web.method.upkeep.queries.reviews import open_review
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import tell, tell_trouble

NONE_CHOSEN = Text("Es war nichts angekreuzt.", "Nothing was ticked.")
DONE = Text("Bestätigt.", "Confirmed.")


@company_page("see")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: CompanyRequest) -> HttpResponse:
    """One's own activities first, then all others that need a look."""
    if request.method == "POST":
        return _confirmed(request)
    looks = confirmations(request.company.id, request.by.user_id, today())
    shown = {
        "mine": [one for one in looks if one.is_mine and one.is_needed],
        "others": [one for one in looks if not one.is_mine and one.is_needed],
        "fresh": [one for one in looks if not one.is_needed],
    }
    return render(request, "upkeep/confirm.html", shown)


@company_page("see")
@require_safe
def check_needed(request: CompanyRequest) -> HttpResponse:
    """A fragment for the inventory: what nobody has confirmed for a quarter, so that its rows can be marked."""
    looks = confirmations(request.company.id, request.by.user_id, today())
    old = [one.activity_id for one in looks if one.is_needed and one.confirmed_on is not None]
    return render(request, "upkeep/parts/check_needed.html", {"old": old})


def _confirmed(request: CompanyRequest) -> HttpResponse:
    chosen = "shown" if request.POST.get("every") else "activity"
    keys = {whole_number(key) for key in request.POST.getlist(chosen)} - {0}
    begun = open_review(request.company.id)
    in_review = begun is not None and request.POST.get("from") == "review"
    if not keys:
        tell_trouble(request, NONE_CHOSEN)
    else:
        undo = actions.confirm(
            request.company.id, keys, review_id=begun.id if begun and in_review else None,
            by=request.by, at=now(), today=today(),
        )  # fmt: skip
        tell(request, DONE, undo=undo)
    if begun and in_review:
        return redirect("review_part", slug=request.company.slug, review_id=begun.id, part="confirm")
    return redirect("confirm", slug=request.company.slug)
