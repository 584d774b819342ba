"""Keys for programs."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.platform.tokens import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("c/<slug:slug>/keys/", views.keys, name="keys"),
    path("c/<slug:slug>/keys/<int:token_id>/revoke/", views.revoke, name="revoke_key"),
]
