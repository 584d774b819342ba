"""Figures that decide something: each names its decision, and what served none is offered for stopping."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.method.upkeep import actions
from klarlinie.web.method.upkeep.forms import MetricForm, with_version
from klarlinie.web.method.upkeep.queries.metrics import MetricSeen, metric, metrics, undecided
from klarlinie.web.method.upkeep.queries.reviews import open_review
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import later, tell, tell_trouble

GONE = Text("Diese Zahl wird nicht mehr gezählt.", "This figure is not counted any more.")
FIELDS = ("name", "kind", "at_value", "we_do", "tells_not")


@company_page("see")
@require_safe
def all_metrics(request: CompanyRequest) -> HttpResponse:
    here = request.company.id
    return render(request, "upkeep/metrics.html", {"metrics": metrics(here), "undecided": undecided(here)})


@company_page("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def new_metric(request: CompanyRequest) -> HttpResponse:
    """`?activity=` takes over what was promised for a core activity."""
    wanted = whole_number(request.GET.get("activity"))
    promised = next((one for one in undecided(request.company.id) if one.activity_id == wanted), None)
    initial = {"name": promised.metric, "activity": promised.activity_id} if promised else {}
    return _edited(request, None, {"kind": "effect", **initial})


@company_page("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def one_metric(request: CompanyRequest, metric_id: int) -> HttpResponse:
    seen = metric(request.company.id, metric_id)
    if seen is None:
        raise Http404
    return _edited(request, seen, shown_first(seen))


def shown_first(seen: MetricSeen) -> dict[str, Any]:
    fields = {name: getattr(seen, name) for name in FIELDS}
    return {**fields, "activity": seen.activity_id, "beside": seen.beside_id, "version": seen.version}


@company_page("edit")
@require_POST
def stop_metric(request: CompanyRequest, metric_id: int) -> HttpResponse:
    try:
        undo = actions.stop_metric(request.company.id, metric_id, by=request.by, at=now(), today=today())
    except Stale:
        raise Http404 from None
    tell(request, Text("Wird nicht mehr gezählt.", "It is not counted any more."), undo=undo)
    return _back(request)


def _edited(request: CompanyRequest, seen: MetricSeen | None, initial: dict[str, Any]) -> HttpResponse:
    form = _form(request, seen, request.POST if request.method == "POST" else None, initial)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, form, seen, 422 if form.errors else 200)
    try:
        actions.save_metric(
            request.company.id, seen.id if seen else None, fields=form.metric_fields(),
            version=form.cleaned_data["version"] or 0, by=request.by, at=now(), today=today(),
        )  # fmt: skip
    except actions.CannotCount as trouble:
        form.add_error("beside", later(trouble.text))
        return _shown(request, form, seen, 422)
    except Stale as stale:
        return _both(request, form, stale)
    tell(request, Text("Gemerkt.", "Noted."))
    return _back(request)


def _form(
    request: CompanyRequest, seen: MetricSeen | None, typed: Any, initial: dict[str, Any] | None = None
) -> MetricForm:
    known = [(one.id, one.core.title) for one in activities(request.company.id)]
    effects = [
        one
        for one in metrics(request.company.id)
        if one.kind == "effect" and not (seen and one.id == seen.id)
    ]
    return MetricForm(typed, known=known, effects=effects, initial=initial or {})


def _shown(
    request: CompanyRequest, form: MetricForm, seen: MetricSeen | None, status: int, **more: Any
) -> HttpResponse:
    return render(request, "upkeep/metric.html", {"form": form, "metric": seen, **more}, status=status)


def _both(request: CompanyRequest, form: MetricForm, stale: Stale) -> HttpResponse:
    """Both versions; what was typed stays in the form and can be saved over the other."""
    there = metric(request.company.id, stale.theirs.pk) if stale.theirs else None
    if there is None:
        tell_trouble(request, GONE)
        return _back(request)
    again = _form(request, there, with_version(form, there.version))
    again.is_valid()
    return _shown(request, again, there, 409, stale=stale.text)


def _back(request: CompanyRequest) -> HttpResponse:
    """To the review where one is open and came from there, else to all figures."""
    begun = open_review(request.company.id)
    if begun and (request.POST.get("from") or request.GET.get("from")) == "review":
        return redirect("review_part", slug=request.company.slug, review_id=begun.id, part="metrics")
    return redirect("metrics", slug=request.company.slug)
