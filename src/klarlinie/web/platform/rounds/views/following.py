"""The live stream of a round: two counts and its state, for whoever may see the page."""

from __future__ import annotations

from asgiref.sync import sync_to_async
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from klarlinie.web.platform.companies.access import guest_page
from klarlinie.web.platform.live.hub import Hub, Reader
from klarlinie.web.platform.rounds.queries import news_of
from klarlinie.web.platform.rounds.views.readers import reader_of

hub = Hub(news_of)


@guest_page  # type: ignore[arg-type]  # awaited by Django
@require_GET
async def follow_round(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Server-sent events. Without an event loop (the development server) 204: the page asks from time to time."""
    if not hasattr(request, "scope"):
        return HttpResponse(status=204)
    reader = await sync_to_async(_admitted)(request, public_id)
    if reader is None:
        return HttpResponse(status=404)
    if not hub.has_room(public_id, reader):
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    return StreamingHttpResponse(
        hub.stream(public_id, reader),
        content_type="text/event-stream",
        # Neither compressed nor collected on the way.
        headers={"Content-Encoding": "identity", "X-Accel-Buffering": "no", "Cache-Control": "no-store"},
    )


def _admitted(request: HttpRequest, public_id: str) -> Reader | None:
    reader = reader_of(request)
    news = news_of([public_id]).get(public_id)
    if not connection.in_atomic_block:  # the stream may last for hours and needs no connection of its own
        connection.close()
    return reader if news is not None and news.admits(reader) else None
