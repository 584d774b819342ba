"""Colour and logo of a company's reports, and the cover of its consultancy."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.companies.queries import is_head
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import later, say, tell, tell_trouble
from klarlinie.web.reports import actions, queries
from klarlinie.web.reports.forms import HouseForm, LookForm

SAVED = Text("Gespeichert. Die Berichte sehen ab jetzt so aus.", "Saved. From now on reports look like this.")
CRUMB = Text("Farbe und Logo", "Colour and logo")
COVER = Text("Deckblatt", "Cover")


@company_page("lead")
def look(request: CompanyRequest) -> HttpResponse:
    """Colour and logo; an error stands beside its field, and nothing is kept by halves."""
    there = queries.look_shown(request.company.id)
    initial = {"accent": there.accent, "version": there.version}
    form = LookForm(request.POST or None, request.FILES or None, initial=initial)
    stale = None
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            entry = actions.change_look(request.company.id, version, by=request.by, at=now(), **form.said())
        except actions.CannotUseLogo as error:
            form.add_error("logo", ValidationError(later(error.text)))
        except Stale as error:
            stale = error.text
        else:
            tell(request, SAVED, undo=entry)
            return redirect("reports", slug=request.company.slug)
    context = {"form": form, "look": there, "stale": stale, "crumb": say(CRUMB)}
    return render(request, "reports/look.html", context, status=_status(form, stale))


@company_page("lead")
def house(request: CompanyRequest) -> HttpResponse:
    """The cover for all companies of the consultancy. Everybody who leads sees it, only heads change it."""
    organisation = request.company.organisation_id
    if not queries.is_consultancy(organisation):
        return redirect("reports", slug=request.company.slug)
    there = queries.house_shown(organisation)
    may = is_head(request.by.user_id or 0, organisation)
    initial = {name: getattr(there, name) for name in ("name", "accent", "intro", "closing", "version")}
    form = HouseForm(request.POST or None, request.FILES or None, initial=initial)
    stale = None
    if request.method == "POST" and not may:
        tell_trouble(request, actions.ONLY_HEADS)
        return redirect("report_house", slug=request.company.slug)
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            actions.change_house(organisation, version, by=request.by, at=now(), **form.said())
        except actions.CannotUseLogo as error:
            form.add_error("logo", ValidationError(later(error.text)))
        except Stale as error:
            stale = error.text
        else:
            tell(request, SAVED)
            return redirect("reports", slug=request.company.slug)
    context: dict[str, Any] = {"form": form, "house": there, "stale": stale, "may": may, "crumb": say(COVER)}
    return render(request, "reports/house.html", context, status=_status(form, stale))


@company_page("see")
@require_safe
def logo(request: CompanyRequest) -> HttpResponse:
    """The company's logo, as it came."""
    return _picture(queries.logo_of_company(request.company.id), request.company.slug)


@company_page("see")
@require_safe
def house_logo(request: CompanyRequest) -> HttpResponse:
    """The consultancy's."""
    return _picture(queries.logo_of_house(request.company.organisation_id), request.company.slug)


def _picture(found: tuple[bytes, str] | None, slug: str) -> HttpResponse:
    """Never a page of its own: it comes from anywhere. Where there is none, the reports say how to get one."""
    if found is None:
        return redirect("reports", slug=slug)
    content, kind = found
    answer = HttpResponse(content, content_type="image/png" if kind == "png" else "image/jpeg")
    answer["Content-Disposition"] = f'attachment; filename="logo.{kind}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox"
    return answer


def _status(form: LookForm, stale: Text | None) -> int:
    return 409 if stale else 422 if form.errors else 200
