"""Every request is answered in the reader's language, and private pages are not kept by browsers or proxies."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from klarlinie.web.platform.ui.words import Voice, speaking

Answer = Callable[[HttpRequest], HttpResponse]
NOTHING_NEEDED = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


class VoiceMiddleware:
    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language), speaking(Voice("en" if language == "en" else "de")):
            request.LANGUAGE_CODE = language
            response = self.answer(request)
        response.headers.setdefault("Content-Language", language)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", NOTHING_NEEDED)
        return response


def language_of(request: HttpRequest) -> str:
    """What the reader has chosen (cookie), else what the browser asks for first; German unless that is English."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in ("de", "en"):
        return chosen
    wanted = request.headers.get("Accept-Language", "").lower()
    first = next((code for code in wanted.replace(";", ",").split(",") if code[:2] in ("de", "en")), "de")
    return first[:2]
