"""One port, one process: pages by threads (WSGI), live streams by the event loop (ASGI)."""

from __future__ import annotations

import asyncio
import logging
import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klarlinie.web.config.settings")

from a2wsgi import WSGIMiddleware
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application

THREADS = 3  # more of them only wait for each other: eight cost a quarter more CPU a page
LIVE = "/live/"

_live = get_asgi_application()
_pages = WSGIMiddleware(get_wsgi_application(), workers=THREADS)  # type: ignore[arg-type]
_log = logging.getLogger("klarlinie.server")
_streams: set[asyncio.Task[Any]] = set()


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Live streams to the event loop, everything else to a thread."""

    async def awaited() -> Any:  # granian's receive gives a future, a2wsgi wants a coroutine
        return await receive()

    if scope["type"] != "http":
        return
    try:
        if scope["path"].startswith(LIVE):
            await _stream(scope, receive, send)
        else:
            await _pages(scope, awaited, send)  # type: ignore[arg-type]
    except Exception:  # the server would write the exception's words to the log
        _log.exception("a request could not be answered")
        await send({"type": "http.response.start", "status": 500, "headers": []})
        await send({"type": "http.response.body", "body": b""})


async def _stream(scope: dict[str, Any], receive: Any, send: Any) -> None:
    task = asyncio.current_task()
    assert task is not None
    _streams.add(task)
    try:
        await _live(scope, receive, send)
    finally:
        _streams.discard(task)


def end_streams() -> None:
    """They never end by themselves; browsers open them anew when the server is back."""
    for task in _streams:
        task.cancel()
