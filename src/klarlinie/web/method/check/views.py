"""The front door: the chaos check, open to everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from klarlinie.web.platform.companies.access import open_page


@open_page
def front_door(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Klarlinie")
