"""One port, one process: pages by threads (WSGI), live streams by the event loop (ASGI)."""

from __future__ import annotations

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klarlinie.web.config.settings")

from a2wsgi import WSGIMiddleware
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application

THREADS = 8
LIVE = "/live/"

_live = get_asgi_application()
_pages = WSGIMiddleware(get_wsgi_application(), workers=THREADS)  # type: ignore[arg-type]


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Live streams to the event loop, everything else to a thread."""

    async def awaited() -> Any:  # granian's receive gives a future, a2wsgi wants a coroutine
        return await receive()

    if scope["type"] != "http":
        return
    if scope["path"].startswith(LIVE):
        await _live(scope, receive, send)
    else:
        await _pages(scope, awaited, send)  # type: ignore[arg-type]
