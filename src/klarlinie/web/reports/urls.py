"""The addresses of the reports."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.reports.views import looks, taking

HERE = "c/<slug:slug>/reports/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, taking.reports, name="reports"),
    path(f"{HERE}look/", looks.look, name="report_look"),
    path(f"{HERE}logo/", looks.logo, name="report_logo"),
    path(f"{HERE}house/", looks.house, name="report_house"),
    path(f"{HERE}house/logo/", looks.house_logo, name="report_house_logo"),
    path(f"{HERE}<str:name>", taking.report_file, name="report_file"),
]
