"""The quarterly review: an hour in six pages, to be broken off and taken up again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klarlinie.method.execution.fair_verdict import months_later
from klarlinie.method.upkeep.review import QUARTER
from klarlinie.method.upkeep.snapshots import SignRow, Taken, side_by_side
from klarlinie.reports.signs_picture import signs_picture
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.upkeep import actions
from klarlinie.web.method.upkeep.forms import CloseForm, PartForm, with_version
from klarlinie.web.method.upkeep.queries.confirmations import confirmations
from klarlinie.web.method.upkeep.queries.course import courses
from klarlinie.web.method.upkeep.queries.duties import decision_page
from klarlinie.web.method.upkeep.queries.ideas import parked
from klarlinie.web.method.upkeep.queries.metrics import metrics, undecided, uses_in
from klarlinie.web.method.upkeep.queries.reviews import (
    PART_CODES,
    PARTS,
    ReviewSeen,
    compared,
    last_closed_on,
    next_review_on,
    pauses_over,
    review,
    reviews,
)
from klarlinie.web.method.upkeep.queries.signs import signs_now
from klarlinie.web.method.upkeep.queries.verdicts import verdicts
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import say, tell, tell_trouble, voice

THEN, NOW = Text("Vorher", "Before"), Text("Jetzt", "Now")
CLOSED_ALREADY = Text(
    "Diesen Rückblick hat schon jemand abgeschlossen. Es bleibt bei einer Momentaufnahme.",
    "Somebody has closed this review already. There is one snapshot.",
)


@company_page("see")
@require_safe
def all_reviews(request: CompanyRequest) -> HttpResponse:
    """What the next hour holds, and those that were."""
    found, due_on = reviews(request.company.id), next_review_on(request.company.id)
    shown = {
        "open": next((one for one in found if one.is_open), None),
        "closed": [one for one in found if not one.is_open],
        "due_on": due_on,
        "is_due": due_on is not None and due_on <= today(),
        "parts": PARTS,
        "minutes": sum(part.minutes for part in PARTS),
    }
    return render(request, "upkeep/reviews.html", shown)


@company_page("lead")
@require_POST
def begin(request: CompanyRequest) -> HttpResponse:
    review_id = actions.begin_review(request.company.id, by=request.by, at=now(), today=today())
    seen = review(request.company.id, review_id)
    part = seen.goes_on_with if seen else PART_CODES[0]
    return redirect("review_part", slug=request.company.slug, review_id=review_id, part=part)


@company_page("see")
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: CompanyRequest, review_id: int, part: str) -> HttpResponse:
    """One page of the hour; sending it writes the note down and leads to the next."""
    seen = _review_or_404(request, review_id)
    if part not in PART_CODES:
        raise Http404
    if not seen.is_open:
        return redirect("review_result", slug=request.company.slug, review_id=seen.id)
    if part == "close":
        return _closing(request, seen)
    form = PartForm(request.POST if request.method == "POST" else None, initial=_noted(seen, part))
    if request.method != "POST":
        return _shown(request, seen, part, form)
    if not form.is_valid():
        return _shown(request, seen, part, form, status=422)
    return _gone_through(request, seen, part, form)


def _gone_through(request: CompanyRequest, seen: ReviewSeen, part: Any, form: PartForm) -> HttpResponse:
    served = _served(request) if part == "metrics" else None
    said = form.cleaned_data
    try:
        actions.go_through(
            request.company.id, seen.id, part, note=said["note"], served=served, version=said["version"],
            by=request.by, at=now(),
        )  # fmt: skip
    except actions.CannotReview as trouble:
        tell_trouble(request, trouble.text)
        return redirect("review_result", slug=request.company.slug, review_id=seen.id)
    except Stale as stale:
        return _both(request, seen, part, form, stale)
    following = PART_CODES[PART_CODES.index(part) + 1]
    return redirect("review_part", slug=request.company.slug, review_id=seen.id, part=following)


def _closing(request: CompanyRequest, seen: ReviewSeen) -> HttpResponse:
    """Only whoever leads closes the hour."""
    first = {"next_on": months_later(today(), QUARTER), "note": seen.notes.get("close", "")}
    typed = request.POST if request.method == "POST" else None
    form = CloseForm(typed, today=today(), initial=first)
    if request.method != "POST" or not request.company.may_lead:
        status = 200 if request.method != "POST" else 403
        return _shown(request, seen, "close", form, status=status)
    if not form.is_valid():
        return _shown(request, seen, "close", form, status=422)
    said = form.cleaned_data
    is_closed_now = actions.close_review(
        request.company.id, seen.id, next_on=said["next_on"], story_versions=form.versions(),
        note=said["note"], by=request.by, at=now(), today=today(),
    )  # fmt: skip
    if is_closed_now:
        tell(request, Text("Abgeschlossen. Danke für die Stunde.", "Closed. Thank you for the hour."))
    else:
        tell_trouble(request, CLOSED_ALREADY)
    return redirect("review_result", slug=request.company.slug, review_id=seen.id)


@company_page("see")
@require_safe
def result(request: CompanyRequest, review_id: int) -> HttpResponse:
    """What the hour has kept: before and after as two pictures with a table, and the notes."""
    seen = _review_or_404(request, review_id)
    found = compared(request.company.id, seen.id)
    if found is None:
        return redirect("review_part", slug=request.company.slug, review_id=seen.id, part=seen.goes_on_with)
    notes = [(one.name, seen.notes[one.code]) for one in PARTS if seen.notes.get(one.code)]
    shown = {
        "review": seen,
        "compared": found,
        "notes": notes,
        **_pictures(found.before, found.now, found.rows),
    }
    return render(request, "upkeep/result.html", shown)


def _shown(
    request: CompanyRequest, seen: ReviewSeen, code: str, form: Any, status: int = 200, **more: Any
) -> HttpResponse:
    place = PART_CODES.index(code)
    here = PARTS[place]
    shown = {
        "review": seen,
        "part": here,
        "crumb": say(here.name),
        "number": place + 1,
        "parts": PARTS,
        "before": PARTS[place - 1] if place else None,
        "until": f"{timezone.localtime(now()) + timedelta(minutes=here.minutes):%H:%M}",
        "form": form,
        **_about(request, seen, code),
        **more,
    }
    return render(request, f"upkeep/part_{code}.html", shown, status=status)


def _about(request: CompanyRequest, seen: ReviewSeen, code: str) -> Mapping[str, Any]:
    """What lies on the table in this part."""
    here, day = request.company.id, today()
    if code == "promises":
        return {"courses": courses(here, day), "today": day}
    if code == "confirm":
        looks = confirmations(here, request.by.user_id, day)
        return {"needed": [one for one in looks if one.is_needed], "fresh": len(looks)}
    if code == "verdicts":
        return {
            "verdicts": [
                (one, decision_page(request.company.slug, one.activity_id)) for one in verdicts(here, day)
            ]
        }
    if code == "metrics":
        return {"metrics": metrics(here), "served": uses_in(here, seen.id), "undecided": undecided(here)}
    if code == "parked":
        pauses = [
            (one, decision_page(request.company.slug, one.activity_id)) for one in pauses_over(here, day)
        ]
        return {"ideas": parked(here, day), "pauses": pauses}
    taken = signs_now(here, day, last_closed_on(here))
    return {"rows": side_by_side(None, taken)}


def _served(request: CompanyRequest) -> dict[int, bool]:
    """Every metric on the page, and whether it was ticked."""
    ticked = set(request.POST.getlist("served"))
    return {one.id: str(one.id) in ticked for one in metrics(request.company.id)}


def _both(request: CompanyRequest, seen: ReviewSeen, part: Any, form: PartForm, stale: Stale) -> HttpResponse:
    """Somebody has written at the same time: their note stands beside, mine stays in the form."""
    there = _review_or_404(request, seen.id)
    again = PartForm(with_version(form, there.version))
    again.is_valid()
    theirs = there.notes.get(part, "")
    return _shown(request, there, part, again, status=409, stale=stale.text, theirs=theirs)


def _noted(seen: ReviewSeen, part: str) -> dict[str, Any]:
    return {"note": seen.notes.get(part, ""), "version": seen.version}


def _pictures(before: Taken | None, after: Taken, rows: tuple[SignRow, ...]) -> dict[str, Any]:
    """Drawn here; no words of users stand in them."""
    language = voice().language
    sides = [(THEN, before), (NOW, after)]
    drawn = [
        (name, mark_safe(signs_picture(say(name), taken.snapshot.signs, language)))
        for name, taken in sides
        if taken is not None
    ]
    return {"pictures": drawn, "rows": rows}


def _review_or_404(request: CompanyRequest, review_id: int) -> ReviewSeen:
    seen = review(request.company.id, review_id)
    if seen is None:
        raise Http404
    return seen
