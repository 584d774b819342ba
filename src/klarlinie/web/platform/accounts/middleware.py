"""Where the company's own sign-in cannot be reached or answers nonsense, a page says so."""

from __future__ import annotations

import logging
from collections.abc import Callable

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from django.http import HttpRequest, HttpResponse
from requests import RequestException

log = logging.getLogger(__name__)
ITS_PAGES = ("openid_connect_login", "openid_connect_callback")


class OwnSignInMiddleware:
    """allauth answers its errors only once it knows the addresses of the sign-in; asking for those may fail already."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        at = request.resolver_match
        if not (
            at and at.url_name in ITS_PAGES and isinstance(error, (RequestException, ValueError, KeyError))
        ):
            return None
        log.error("The company's own sign-in did not answer as it should.", exc_info=error)
        provider = get_adapter().get_provider(request, at.kwargs["provider_id"])
        page: HttpResponse = render_authentication_error(request, provider, exception=error)
        return page
