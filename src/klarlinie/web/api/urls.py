"""The addresses of the interface for programs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from klarlinie.web.api.interface import API, schema
from klarlinie.web.api.problems import not_there
from klarlinie.web.platform.companies.access import key_page, open_page


@open_page
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description holds nothing of any company, so it is open."""
    return JsonResponse(schema())


@open_page
@csrf_exempt
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    return not_there().answer()


def _operations() -> list[Any]:
    """Every operation asks for a key at its door; the walk over all addresses reads that here."""
    all_of_them: list[Any] = list(API.urls[0])
    operations = [one for one in all_of_them if one.name != "api-root"]
    for one in operations:
        one.callback = key_page(one.callback)
    return operations


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/", include((_operations(), "api-v1"))),
    path("api/v1/<path:rest>", nothing, name="no_operation"),
]
