"""The link for staff and agency, with its QR code; whoever leads makes, renews and withdraws it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.upkeep import actions
from klarlinie.web.method.upkeep.queries.ideas import ideas_link_token
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.qr import qr_code
from klarlinie.web.platform.ui.words import tell


@company_page("lead")
@require_safe
def link(request: CompanyRequest) -> HttpResponse:
    token = ideas_link_token(request.company.id, now())
    shown: dict[str, object] = {}
    if token:
        address = request.build_absolute_uri(reverse("hand_in", args=[token]))
        shown = {"link": address, "qr": qr_code(address)}
    return render(request, "upkeep/link.html", shown)


@company_page("lead")
@require_POST
def new_link(request: CompanyRequest) -> HttpResponse:
    actions.make_ideas_link(request.company.id, by=request.by, at=now())
    tell(
        request,
        Text(
            "Hier ist der Link. Ein älterer gilt ab sofort nicht mehr.",
            "Here is the link. An older one no longer works.",
        ),
    )
    return redirect("idea_link", slug=request.company.slug)


@company_page("lead")
@require_POST
def withdraw_link(request: CompanyRequest) -> HttpResponse:
    actions.withdraw_ideas_link(request.company.id, by=request.by, at=now())
    tell(request, Text("Der Link ist zurückgezogen.", "The link is withdrawn."))
    return redirect("idea_link", slug=request.company.slug)
