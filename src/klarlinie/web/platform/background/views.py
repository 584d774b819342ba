"""One piece of work: how far it is, and the button to cancel it."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from klarlinie.web.platform.background.actions import cancel
from klarlinie.web.platform.background.queries import work_shown
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.clock import now


@company_page("see")
@require_safe
def work(request: CompanyRequest, number: int) -> HttpResponse:
    """A page, or for htmx only the part that changes. `?follow=1` goes on by itself once it is done."""
    shown = work_shown(request.company.id, request.company.slug, number)
    if shown is None:
        raise Http404
    follow = request.GET.get("follow") == "1"
    page = "progress" if request.headers.get("HX-Request") else "work"
    response = render(request, f"background/{page}.html", {"work": shown, "follow": follow})
    if page == "progress" and follow and shown.state == "done" and shown.where:
        response["HX-Redirect"] = shown.where
    elif not shown.is_open and urlsplit(request.headers.get("HX-Current-URL", "")).path == request.path:
        response["HX-Refresh"] = "true"  # this page's heading says it, too
    return response


@company_page("edit")
@require_POST
def stop_work(request: CompanyRequest, number: int) -> HttpResponse:
    if work_shown(request.company.id, request.company.slug, number) is None:
        raise Http404
    cancel(request.company.id, number, at=now())
    return redirect("work", request.company.slug, number)
