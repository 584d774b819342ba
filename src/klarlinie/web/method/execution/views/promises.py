"""One promise: writing it down, ticking off its first step, and who owns it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution import actions
from klarlinie.web.method.execution.forms import OwnerForm, PromiseForm
from klarlinie.web.method.execution.queries import load
from klarlinie.web.method.execution.queries.plan import PromiseSeen, plan
from klarlinie.web.method.focus.actions.owners import CannotSetOwner, set_owner
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.deciding.queries import permission
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import tell, tell_trouble

KEPT = Text("Zusage zu „{title}“ festgehalten.", "Promise for “{title}” written down.")
GIVEN = Text("„{title}“: festgehalten, wer es übernimmt.", "“{title}”: written down who takes it on.")
STEP_DONE = Text("Erster Schritt getan. So fängt es an.", "First step done. That is how it begins.")
STEP_OPEN = Text("Der erste Schritt ist wieder offen.", "The first step is open again.")


@company_page("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """First step, metric and expectation; what is still empty is filled with the proposal, and not saved yet."""
    seen = _seen_or_404(request, activity_id)
    if request.method != "POST":
        return _show(request, seen, PromiseForm(seen=seen))
    form = PromiseForm(request.POST, seen=seen)
    if not form.is_valid():
        return _show(request, seen, form, status=422)
    try:
        entry = actions.promise(
            request.company.id, activity_id, by=request.by, at=now(), **form.fields_to_keep()
        )
    except actions.CannotPromise as refusal:
        return _show(request, seen, form, status=422, refusal=refusal.text)
    except Stale as stale:
        return _show_both(request, activity_id, stale)
    if entry is not None:
        tell(request, KEPT.with_values(title=seen.promise.place.title), undo=entry)
    return redirect("execution", slug=request.company.slug)


@company_page("edit")
@require_POST
def first_step(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """Tick the first step off, or open it again."""
    is_done = request.POST.get("done") == "1"
    version = whole_number(request.POST.get("version"))
    try:
        entry = actions.tick_first_step(
            request.company.id, activity_id, done=is_done, version=version, by=request.by, at=now(), today=today()
        )  # fmt: skip
    except (actions.CannotPromise, Stale) as refusal:
        tell_trouble(request, refusal.text)
    else:
        tell(request, STEP_DONE if is_done else STEP_OPEN, undo=entry)
    return redirect("execution", slug=request.company.slug)


@company_page("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def owner(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """Who takes it on: everybody sees it, whoever sets the priorities decides."""
    seen = _seen_or_404(request, activity_id)
    place, people = seen.promise.place, load(request.company.id).rows
    if request.method != "POST":
        return _show_owner(request, seen, OwnerForm(place=place, people=people))
    form = OwnerForm(request.POST, place=place, people=people)
    if not form.is_valid():
        return _show_owner(request, seen, form, status=422)
    try:
        entry = set_owner(
            request.company.id,
            place.id,
            form.owner_id,
            form.hours_a_week,
            version=form.cleaned_data["version"],
            by=request.by,
            at=now(),
            on=today(),
        )
    except MayNotDecide:  # the page says who may
        return _show_owner(request, seen, form, status=403)
    except CannotSetOwner as refusal:
        return _show_owner(request, seen, form, status=422, refusal=refusal.text)
    except Stale as stale:
        now_there = _seen_or_404(request, activity_id)
        typed = request.POST.copy()
        typed["version"] = str(now_there.promise.place.version)
        mine = OwnerForm(typed, place=now_there.promise.place, people=people)
        return _show_owner(request, now_there, mine, status=409, stale=stale.text)
    if entry is not None:
        tell(request, GIVEN.with_values(title=place.title), undo=entry)
    return redirect("execution", slug=request.company.slug)


def _seen_or_404(request: CompanyRequest, activity_id: int) -> PromiseSeen:
    rows = plan(request.company.id, today())
    found = next((row for row in rows if row.promise.place.activity_id == activity_id), None)
    if found is None:
        raise Http404
    return found


def _show(
    request: CompanyRequest, seen: PromiseSeen, form: PromiseForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    proposed = () if form.is_bound else form.proposed_fields
    shown = {
        "seen": seen,
        "place": seen.promise.place,
        "form": form,
        "is_proposed": bool(proposed),
        "proposes_step": any(name.startswith("first_step") for name in proposed),
        "proposes_measure": any(not name.startswith("first_step") for name in proposed),
        "status": status,
        **more,
    }
    return render(request, "execution/promise.html", shown, status=status)


def _show_both(request: CompanyRequest, activity_id: int, stale: Stale) -> HttpResponse:
    """What stands there now above what was typed; saving again takes the typed one."""
    seen = _seen_or_404(request, activity_id)
    typed = request.POST.copy()
    typed["version"] = str(seen.promise.version)
    there = PromiseForm(seen=replace(seen, proposed=None))
    return _show(request, seen, PromiseForm(typed, seen=seen), status=409, stale=stale.text, there=there)


def _show_owner(
    request: CompanyRequest, seen: PromiseSeen, form: OwnerForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    allowed = permission(request.company.id, request.by.user_id, "prioritise", today())
    shown = {
        "seen": seen,
        "place": seen.promise.place,
        "form": form,
        "allowed": allowed,
        "status": status,
        **more,
    }
    return render(request, "execution/owner.html", shown, status=status)
