"""Where a company stands, and where a consultant's companies stand."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from klarlinie.web.platform.companies.access import CompanyRequest, company_page, signed_in_page


@signed_in_page
def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse("home")


@company_page("see")
def company_home(request: CompanyRequest) -> HttpResponse:
    return HttpResponse(request.company.name)
