"""Who reads: an account, or the browser of a guest, known by a cookie that only it has."""

from __future__ import annotations

from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from klarlinie.web.platform.live.hub import Reader

COOKIE = "guest"
KEPT_FOR = 60 * 24 * 3600  # seconds: longer than any round runs

Answer = TypeVar("Answer", bound=HttpResponse)


def reader_of(request: HttpRequest) -> Reader:
    user_id = request.user.pk if request.user.is_authenticated else None
    return Reader(user_id, request.COOKIES.get(COOKIE, "")[:64])


def keep_key(request: HttpRequest, response: Answer, key: str) -> Answer:
    """The browser keeps its key; the table knows only its fingerprint."""
    if key and key != request.COOKIES.get(COOKIE):
        response.set_cookie(
            COOKIE,
            key,
            max_age=KEPT_FOR,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response
