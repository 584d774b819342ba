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

from klarlinie.web.config.long_pages import thinks_long

THREADS = 2  # more of them only wait for each other: with three a page costs a sixth more CPU
LIVE = "/live/"

_live = get_asgi_application()
_wsgi: Any = get_wsgi_application()
_pages, _long_pages = WSGIMiddleware(_wsgi, workers=THREADS), WSGIMiddleware(_wsgi, workers=1)
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
            await _pool_of(scope["path"])(scope, awaited, send)  # type: ignore[arg-type]
    except Exception:  # the server would write the exception's words to the log
        _log.exception("a request could not be answered")
        await send({"type": "http.response.start", "status": 500, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def _pool_of(path: str) -> WSGIMiddleware:
    return _long_pages if thinks_long(path) else _pages


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
