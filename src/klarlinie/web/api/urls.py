"""The addresses of the interface for programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from klarlinie.web.api.interface import API, schema
from klarlinie.web.api.problems import not_allowed, not_there
from klarlinie.web.platform.companies.access import key_page, open_page


def saying_what_it_can(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where an address cannot do what was asked, a problem says what it can, instead of an empty page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        answer = view(request, *args, **named)
        return not_allowed(answer["Allow"]).answer() if answer.status_code == 405 else answer

    return guarded


@open_page
@csrf_exempt
@saying_what_it_can
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description holds nothing of any company, so it is open."""
    return JsonResponse(schema())


@open_page
@csrf_exempt
def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Whatever else below /api/: also there a program gets an answer it can read."""
    return not_there().answer()


def _operations() -> list[Any]:
    """Every operation asks for a key at its door; the walk over all addresses reads that here."""
    all_of_them: list[Any] = list(API.urls[0])
    operations = [one for one in all_of_them if one.name != "api-root"]
    for one in operations:
        one.callback = key_page(saying_what_it_can(one.callback))
    return operations


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/", include((_operations(), "api-v1"))),
    path("api/<path:rest>", nothing, name="no_operation"),
    path("api/", nothing, name="no_operation"),
    path("api", nothing, name="no_operation"),
]
