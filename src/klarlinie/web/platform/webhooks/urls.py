"""Webhooks of a company."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.platform.webhooks import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("c/<slug:slug>/keys/webhooks/", views.webhooks, name="webhooks"),
    path("c/<slug:slug>/keys/webhooks/<int:webhook_id>/remove/", views.remove, name="remove_webhook"),
    path("c/<slug:slug>/keys/webhooks/<int:webhook_id>/on/", views.switch_on, name="switch_on_webhook"),
]
