"""Deciding at a table: the projector, the link for everybody, and what is told live."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from asgiref.sync import sync_to_async
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST, require_safe

from klarlinie.method.decisions.deciding import VERDICT_NAMES
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.actions import meeting as actions
from klarlinie.web.method.decisions.queries.meetings import (
    GUEST,
    MeetingPage,
    behind_link,
    meeting_page,
    news_of,
)
from klarlinie.web.method.decisions.queries.overview import overview
from klarlinie.web.method.decisions.views.cards import explained
from klarlinie.web.platform.companies.access import CompanyRequest, company_page, guest_page
from klarlinie.web.platform.companies.doors import no_door
from klarlinie.web.platform.deciding.queries import permissions
from klarlinie.web.platform.live.hub import Hub, Reader
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.qr import qr_code
from klarlinie.web.platform.ui.words import be_formal, tell, tell_trouble

hub = Hub(news_of)
MOST_SEATS = 25  # times six streams at one table: guests have no names, but a link shall not take all streams


@company_page("lead")
@require_POST
def open_meeting(request: CompanyRequest) -> HttpResponse:
    """A meeting that begins with the first open card."""
    waiting = overview(request.company.id, today()).open
    first = waiting[0].id if waiting else None
    try:
        number = actions.open_meeting(request.company.id, first, by=request.by, at=now())
    except actions.CannotMeet as error:
        tell_trouble(request, error.text)
        return redirect("decisions", slug=request.company.slug)
    return redirect("decision_meeting", slug=request.company.slug, meeting_id=number)


@company_page("see")
@require_safe
def meeting(request: CompanyRequest, meeting_id: int) -> HttpResponse:
    """One card large, for the wall; whoever leads moves on by keyboard."""
    page = _page(request, meeting_id)
    card = page.card
    may = permissions(request.company.id, request.by.user_id, today())
    shown: dict[str, Any] = {
        "meeting": page,
        "card": card,
        "proposed": VERDICT_NAMES[card.proposal.kind] if card else None,
        "rules": [explained(request.company.slug, one) for one in card.proposal.reasons] if card else [],
        "verdict": VERDICT_NAMES[card.settled.kind] if card and card.settled else None,
        "may_decide": any(one.allowed for one in may.values()),
        "account_url": reverse("stopped", kwargs={"slug": request.company.slug}),
    }
    if page.token and request.company.may_lead:
        link = request.build_absolute_uri(reverse("meeting_guest", args=[page.token]))
        shown |= {"link": link, "qr": qr_code(link)}
    return render(request, "decisions/meeting.html", shown)


@company_page("lead")
@require_POST
def move(request: CompanyRequest, meeting_id: int) -> HttpResponse:
    """Another card on the table."""
    page = _page(request, meeting_id)
    wanted = whole_number(request.POST.get("to"))
    try:
        actions.show_card(request.company.id, page.id, wanted, by=request.by, at=now())
    except actions.CannotMeet as error:
        tell_trouble(request, error.text)
    return _back(request, page)


@company_page("lead")
@require_POST
def end(request: CompanyRequest, meeting_id: int) -> HttpResponse:
    done = Text("Die Runde ist beendet.", "The meeting is over.")
    return _done(request, meeting_id, actions.end_meeting, done)


@company_page("lead")
@require_POST
def new_link(request: CompanyRequest, meeting_id: int) -> HttpResponse:
    done = Text(
        "Hier ist der neue Link. Der alte gilt ab sofort nicht mehr.",
        "Here is the new link. The old one no longer works.",
    )
    return _done(request, meeting_id, actions.new_link, done)


@company_page("lead")
@require_POST
def revoke_link(request: CompanyRequest, meeting_id: int) -> HttpResponse:
    done = Text("Der Link ist zurückgezogen.", "The link is withdrawn.")
    return _done(request, meeting_id, actions.revoke_link, done)


@company_page("see")
@require_GET
def state(request: CompanyRequest, meeting_id: int) -> HttpResponse:
    """What the live stream says, for browsers that get none."""
    page = _page(request, meeting_id)
    return JsonResponse({"state": "ended" if page.is_over else f"card-{page.beat}"})


def _done(request: CompanyRequest, meeting_id: int, act: Callable[..., None], says: Text) -> HttpResponse:
    page = _page(request, meeting_id)
    try:
        act(request.company.id, page.id, by=request.by, at=now())
    except actions.CannotMeet as error:
        tell_trouble(request, error.text)
    else:
        tell(request, says)
    return _back(request, page)


def _page(request: CompanyRequest, meeting_id: int) -> MeetingPage:
    page = meeting_page(request.company.id, meeting_id, now())
    if page is None:
        raise Http404
    return page


def _back(request: CompanyRequest, page: MeetingPage) -> HttpResponse:
    return redirect("decision_meeting", slug=request.company.slug, meeting_id=page.id)


# Without an account


@guest_page
@require_safe
def guest(request: HttpRequest, token: str) -> HttpResponse:
    """The card on the table, for whoever holds the link. Looking is all there is."""
    page = behind_link(token, now())
    if page is None:
        return no_door(request)
    be_formal(page.formal)
    card = page.card
    shown = {
        "page": page,
        "card": card,
        "token": token,
        "proposed": VERDICT_NAMES[card.proposal] if card else None,
        "verdict": VERDICT_NAMES[card.verdict] if card and card.verdict else None,
    }
    return render(request, "decisions/meeting_guest.html", shown)


@guest_page
@require_GET
def guest_state(request: HttpRequest, token: str) -> HttpResponse:
    topic = GUEST + token
    news = news_of([topic]).get(topic)
    return JsonResponse(news.told) if news else no_door(request)


@guest_page  # type: ignore[arg-type]  # awaited by Django
@require_GET
async def follow_meeting(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The live stream for those inside."""
    user_id = await sync_to_async(_user_of)(request)
    return await _stream(request, public_id, (Reader(user_id, ""),))


@guest_page  # type: ignore[arg-type]  # awaited by Django
@require_GET
async def follow_as_guest(request: HttpRequest, token: str) -> HttpResponseBase:
    """The live stream for the table; it ends with the link."""
    return await _stream(request, GUEST + token, tuple(Reader(None, str(seat)) for seat in range(MOST_SEATS)))


async def _stream(request: HttpRequest, topic: str, seats: tuple[Reader, ...]) -> HttpResponseBase:
    """Server-sent events. Without an event loop (the development server) 204: the page asks from time to time."""
    if not hasattr(request, "scope"):
        return HttpResponse(status=204)
    if not await sync_to_async(_admitted)(topic, seats[0]):
        return HttpResponse(status=404)
    free = next((reader for reader in seats if hub.has_room(topic, reader)), None)
    if free is None:
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    return StreamingHttpResponse(
        hub.stream(topic, free),
        content_type="text/event-stream",
        # Neither compressed nor collected on the way.
        headers={"Content-Encoding": "identity", "X-Accel-Buffering": "no", "Cache-Control": "no-store"},
    )


def _user_of(request: HttpRequest) -> int | None:
    return request.user.pk if request.user.is_authenticated else None


def _admitted(topic: str, reader: Reader) -> bool:
    news = news_of([topic]).get(topic)
    if not connection.in_atomic_block:  # the stream may last for hours and needs no connection of its own
        connection.close()
    return news is not None and news.admits(reader)
