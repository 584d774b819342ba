"""One card: where it can go, who owns it, its hours, and the same for those who may only suggest."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from klarlinie.method.focus.model import LANES, Lane
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.text import Text, joined
from klarlinie.web.method.focus import actions, queries
from klarlinie.web.method.focus.actions import CannotMove, CannotSuggest, Moved, OwnerCannot
from klarlinie.web.method.focus.forms import HoursForm, MoveForm, SuggestForm, owner_choices
from klarlinie.web.method.focus.queries.cost import what_it_costs
from klarlinie.web.method.focus.queries.one import CardShown, card_shown
from klarlinie.web.method.focus.queries.proposal import proposal
from klarlinie.web.method.focus.views.board import drawn
from klarlinie.web.method.focus.views.deciding import deciding
from klarlinie.web.method.focus.wordings import HELD, LANE_NAMES
from klarlinie.web.method.inventory.queries import activity
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import say, tell

STANDS = Text("„{title}“ steht jetzt unter „{lane}“.", "“{title}” is now under “{lane}”.")
STANDS_BY = Text(
    "„{title}“ steht jetzt unter „{lane}“, bei {owner}.",
    "“{title}” is now under “{lane}”, owned by {owner}.",
)
GARBLED = Text(
    "Das kam nicht heil an. Nach neuem Laden der Seite geht es wieder.",
    "That did not come through completely. Please reload the page and try again.",
)
MOVED_MEANWHILE = Text(
    "Inzwischen hat jemand „{title}“ verschoben: Jetzt steht es unter „{theirs}“. Der eigene Zug nach „{mine}“ wurde "
    "nicht gemacht.",
    "Somebody has moved “{title}” meanwhile: it is now under “{theirs}”. Your own move to “{mine}” was not made.",
)
HOURS_MEANWHILE = Text(
    "Inzwischen hat jemand „{title}“ geändert: Jetzt gelten {hours} in der Woche. Deine Eingabe steht noch im Feld; "
    "„Vereinbaren“ übernimmt sie.",
    "Somebody has changed “{title}” meanwhile: it is {hours} a week now. What you typed is still in the field; “Agree” "
    "takes it.",
    sie="Inzwischen hat jemand „{title}“ geändert: Jetzt gelten {hours} in der Woche. Ihre Eingabe steht noch im Feld; "
    "„Vereinbaren“ übernimmt sie.",
)
SUGGESTED = Text("Vorschlag gemerkt: „{title}“ nach {lane}.", "Suggestion noted: “{title}” to {lane}.")
HOURS_KEPT = Text("Stunden für „{title}“ vereinbart.", "Hours for “{title}” agreed.")


@company_page("see")
@require_safe
def card(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """The menu of one card, as a page of its own or inside the board; what has ended says so."""
    shown = card_shown(request.company.id, activity_id, request.company.hourly_rate)
    if shown is None:
        return _is_over(request, activity_id, "focus/over.html")
    return _page(request, shown, suggest=_suggest_form(shown, request.GET.get("lane", "")))


@company_page("see")
@require_safe
def why(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """What the proposal says about this one; it may take a second to be worked out."""
    found = proposal(request.company.id, today())
    row = next((one for one in found.rows if one.activity_id == activity_id), None) if found else None
    if row is None:
        return _is_over(request, activity_id, "focus/parts/over.html")
    return render(request, "focus/parts/why.html", {"row": row, "lane": LANE_NAMES[row.lane]})


@company_page("edit")
@require_POST
def move(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """From a drop (answered with fresh lanes) or from the menu (answered with the board)."""
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _refused(request, activity_id, GARBLED, 400)
    try:
        moved = actions.move(
            request.company.id, activity_id, **form.wish(), by=request.by, at=now(), today=today()
        )
    except OwnerCannot as error:
        return _refused(request, activity_id, error.text, 422, asked=form.wish())
    except Stale:
        return _stale(request, activity_id, form.wish()["lane"])
    except (CannotMove, MayNotDecide) as error:
        return _refused(request, activity_id, error.text, 409)
    says = said_about(request, activity_id, moved)
    if not _wants_json(request):
        tell(request, says, undo=moved.undo)
        return redirect("focus", slug=request.company.slug)
    return JsonResponse({"says": say(says), "undo": _undo_url(request, moved), "board": drawn(request)})


@company_page("edit")
@require_POST
def hours(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """Agree on hours a week; empty is the usual dose."""
    shown, form = _shown_or_404(request, activity_id), HoursForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, hours=form, status=422)
    said = form.cleaned_data["hours"]
    try:
        wanted = None if said is None else float(said)
        undo = actions.set_hours(
            request.company.id, activity_id, wanted, version_seen=form.cleaned_data["version"],
            by=request.by, at=now(), today=today(),
        )  # fmt: skip
    except Stale:
        return _hours_meanwhile(request, activity_id)
    except (CannotMove, MayNotDecide) as error:
        return _page(request, shown, hours=form, trouble=error.text, status=422)
    tell(request, HOURS_KEPT.with_values(title=shown.card.title), undo=undo)
    return redirect("focus", slug=request.company.slug)


@company_page("edit")
@require_POST
def suggest(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """Leave a suggestion for whoever decides."""
    shown = _shown_or_404(request, activity_id)
    form = SuggestForm(shown.owners, shown.card.owner, request.POST)
    if not form.is_valid():
        return _page(request, shown, suggest=form, status=422)
    said = form.cleaned_data
    lane = cast("Lane", said["lane"])
    owner_id = int(said["owner"]) if said["owner"] else None
    try:
        undo = actions.suggest(
            request.company.id, activity_id, lane, said["reason"], owner_id=owner_id,
            by=request.by, at=now(), today=today(),
        )  # fmt: skip
    except (CannotSuggest, CannotMove) as error:
        return _page(request, shown, suggest=form, trouble=error.text, status=422)
    tell(request, SUGGESTED.with_values(title=shown.card.title, lane=LANE_NAMES[lane]), undo=undo)
    return redirect("focus", slug=request.company.slug)


def said_about(request: CompanyRequest, activity_id: int, moved: Moved) -> Text:
    """Where it stands now, and what that costs."""
    shown = queries.board(request.company.id)
    found = shown.card(activity_id)
    title = found.title if found else ""
    stands = STANDS_BY if moved.owner and moved.lane in HELD else STANDS
    first = stands.with_values(title=title, lane=LANE_NAMES[moved.lane], owner=moved.owner or "")
    return joined((first, *what_it_costs(request.company.id, shown, activity_id, moved.before, today())))


def _is_over(request: CompanyRequest, activity_id: int, template: str) -> HttpResponse:
    """What is on the list and not on the board: it has ended, or was merged."""
    found = activity(request.company.id, activity_id)
    if found is None:
        raise Http404
    return render(request, template, {"title": found.core.title, "activity_id": activity_id})


def _shown_or_404(request: CompanyRequest, activity_id: int) -> CardShown:
    shown = card_shown(request.company.id, activity_id, request.company.hourly_rate)
    if shown is None:
        raise Http404
    return shown


def _suggest_form(shown: CardShown, lane: str) -> SuggestForm:
    elsewhere = "should" if shown.card.lane == "must" else "must"
    wanted = lane if lane in LANES else elsewhere
    return SuggestForm(shown.owners, shown.card.owner, initial={"lane": wanted})


def _page(
    request: CompanyRequest,
    shown: CardShown,
    *,
    suggest: SuggestForm | None = None,
    hours: HoursForm | None = None,
    trouble: Text | None = None,
    asked: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    agreed = {"hours": shown.card.hours, "version": shown.card.version} if shown.card.lane else None
    context = {
        "shown": shown,
        "card": shown.card,
        "deciding": deciding(request),
        "lane": LANE_NAMES[shown.card.lane] if shown.card.lane else None,
        "lanes": [(lane, LANE_NAMES[lane]) for lane in LANES],
        "owners": owner_choices(shown.owners, shown.card.owner),
        "figures": shown.figures,
        "suggest": suggest or _suggest_form(shown, ""),
        "hours_form": hours or HoursForm(initial=agreed),
        "trouble": trouble,
        "asked": asked,
        "crumb": shown.card.title,
    }
    is_part = request.headers.get("HX-Request") and status == 200
    return render(request, "focus/parts/menu.html" if is_part else "focus/card.html", context, status=status)


def _refused(
    request: CompanyRequest, activity_id: int, text: Text, status: int, asked: dict[str, Any] | None = None
) -> HttpResponse:
    """What does not go: for a drop with the lanes as they are, for the menu on its page."""
    if _wants_json(request):
        return JsonResponse({"says": say(text), "board": drawn(request)}, status=status)
    return _page(request, _shown_or_404(request, activity_id), trouble=text, asked=asked, status=status)


def _stale(request: CompanyRequest, activity_id: int, mine: Lane) -> HttpResponse:
    """Both say where they wanted it; the lanes are shown as they are now."""
    shown = _shown_or_404(request, activity_id)
    theirs = (
        LANE_NAMES[shown.card.lane] if shown.card.lane else Text("noch nicht eingeordnet", "not placed yet")
    )
    text = MOVED_MEANWHILE.with_values(title=shown.card.title, theirs=theirs, mine=LANE_NAMES[mine])
    return _refused(request, activity_id, text, 409)


def _hours_meanwhile(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """What stands there now above what was typed; agreeing again takes the typed one."""
    shown, typed = _shown_or_404(request, activity_id), request.POST.copy()
    typed["version"] = str(shown.card.version)
    text = HOURS_MEANWHILE.with_values(title=shown.card.title, hours=Hours(shown.card.hours))
    return _page(request, shown, hours=HoursForm(typed), trouble=text, status=409)


def _wants_json(request: CompanyRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _undo_url(request: CompanyRequest, moved: Moved) -> str | None:
    if moved.undo is None:
        return None
    return reverse("undo", kwargs={"slug": request.company.slug, "number": moved.undo})
