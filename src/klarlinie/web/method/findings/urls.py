"""The addresses of the findings, and of what their codes mean."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.method.findings.views import explained, listed

HERE = "c/<slug:slug>/findings/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, listed.findings, name="findings"),
    path(f"{HERE}off/", listed.switch_off, name="finding_off"),
    path(f"{HERE}<int:off_id>/on/", listed.switch_on, name="finding_on"),
    path("explain/", explained.explanations, name="explanations"),
    path("explain/<str:code>/", explained.explanation, name="explanation"),
]
