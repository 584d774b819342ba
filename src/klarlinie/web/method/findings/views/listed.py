"""One list of everything that was noticed, with filters, and the page on which one is switched off."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from klarlinie.method.noticed import STEPS
from klarlinie.reports.words import SEVERITIES
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.findings import actions, queries
from klarlinie.web.method.findings.forms import FilterForm, OffForm
from klarlinie.web.method.findings.mending import way_to_mend
from klarlinie.web.platform.companies.access import CompanyHere, CompanyRequest, company_page
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import say, tell, tell_trouble

SWITCHED_OFF = Text("Ausgeschaltet. Der Grund ist notiert.", "Switched off. The reason is noted.")
SWITCHED_ON = Text("Wieder eingeschaltet.", "Switched on again.")
GONE = Text(
    "Dieser Befund ist nicht mehr da. Vermutlich hat ihn gerade jemand behoben.",
    "This finding is no longer there. Somebody has probably just put it right.",
)
SIGNS = {"error": "octagon-alert", "warning": "triangle-alert", "hint": "lightbulb"}


@company_page("see")
@require_safe
def findings(request: CompanyRequest) -> HttpResponse:
    """All of them, what is important first; `?severity=`, `?step=` and `?about=` narrow the list."""
    found = queries.findings(request.company.id, today())
    form = FilterForm(request.GET, found)
    kept = form.kept(found)
    shown = [_row(one, request.company) for one in kept]
    context = {
        "rows": shown,
        "first": shown[0] if shown else None,
        "count": len(found),
        "important": sum(one.severity == "error" for one in found),
        "form": form,
        "off": queries.all_switched_off(request.company.id),
    }
    return render(request, "findings/findings.html", context)


def _row(one: queries.FindingShown, company: CompanyHere) -> dict[str, Any]:
    slug = company.slug
    asked = urlencode({"code": one.code, "about": one.about})
    return {
        "finding": one,
        "sign": SIGNS[one.severity],
        "severity": SEVERITIES[one.severity],
        "step": STEPS[one.step],
        "way": way_to_mend(one, slug, company.may_edit),
        "off_url": f"{reverse('finding_off', kwargs={'slug': slug})}?{asked}",
    }


@company_page("edit")
def switch_off(request: CompanyRequest) -> HttpResponse:
    """Why is this not to be said, and how far does that go? The finding is named in the address."""
    code, about = request.GET.get("code", "")[:10], request.GET.get("about", "")
    found = queries.finding(request.company.id, code, about, today())
    if found is None:
        tell_trouble(request, GONE)
        return redirect("findings", slug=request.company.slug)
    form = OffForm(request.POST or None, about)
    if request.method != "POST":
        return _off_page(request, found, form)
    if not form.is_valid():
        return _off_page(request, found, form, status=422)
    said = form.cleaned_data
    about_what = None if said["reach"] == "all" else about
    try:
        entry = actions.switch_off(
            request.company.id, code, about_what, said["reason"], by=request.by, at=now()
        )
    except actions.CannotSwitch as error:
        tell_trouble(request, error.text)
    else:
        tell(request, SWITCHED_OFF, undo=entry)
    return redirect("findings", slug=request.company.slug)


def _off_page(
    request: CompanyRequest, found: queries.FindingShown, form: OffForm, status: int = 200
) -> HttpResponse:
    context = {
        **_row(found, request.company),
        "form": form,
        "crumb": say(Text("Ausschalten", "Switch off")),
    }
    return render(request, "findings/off.html", context, status=status)


@company_page("edit")
@require_POST
def switch_on(request: CompanyRequest, off_id: int) -> HttpResponse:
    try:
        entry = actions.switch_on(request.company.id, off_id, by=request.by, at=now())
    except actions.CannotSwitch as error:
        tell_trouble(request, error.text)
    else:
        tell(request, SWITCHED_ON, undo=entry)
    return redirect("findings", slug=request.company.slug)
