"""The addresses of the web app: each slice brings its own."""

from __future__ import annotations

from django.urls import include, path

WEB = "klarlinie.web"

handler400 = f"{WEB}.config.errors.bad_request"
handler404 = f"{WEB}.config.errors.page_not_found"
handler500 = f"{WEB}.config.errors.server_error"

urlpatterns = [
    path("", include(f"{WEB}.method.check.urls")),
    path("", include(f"{WEB}.platform.ui.urls")),
    path("", include(f"{WEB}.platform.companies.urls")),
    path("", include(f"{WEB}.platform.rounds.urls")),
    path("", include(f"{WEB}.method.steps.urls")),
    path("", include(f"{WEB}.config.leaving.urls")),
    path("account/", include(f"{WEB}.platform.accounts.urls")),
    path("c/<slug:slug>/", include(f"{WEB}.platform.journal.urls")),
    path("c/<slug:slug>/progress/", include(f"{WEB}.platform.background.urls")),
    path("c/<slug:slug>/clarity/", include(f"{WEB}.method.clarity.urls")),
    path("c/<slug:slug>/inventory/", include(f"{WEB}.method.inventory.urls")),
    path("c/<slug:slug>/evaluation/", include(f"{WEB}.method.evaluation.urls")),
    path("", include(f"{WEB}.platform.deciding.urls")),
    path("", include(f"{WEB}.platform.tokens.urls")),
    path("", include(f"{WEB}.platform.webhooks.urls")),
    path("", include(f"{WEB}.method.decisions.urls")),
    path("", include(f"{WEB}.method.focus.urls")),
    path("", include(f"{WEB}.method.execution.urls")),
    path("", include(f"{WEB}.method.upkeep.urls")),
    path("", include(f"{WEB}.method.findings.urls")),
    path("", include(f"{WEB}.analysis.origin.urls")),
    path("", include(f"{WEB}.reports.urls")),
    path("", include(f"{WEB}.api.urls")),
    path("", include(f"{WEB}.config.keeping.urls")),
]
