"""Sign-in, sign-up, second factor, sessions (all by allauth), and one page that leads to them."""

from __future__ import annotations

from django.urls import include, path

from klarlinie.web.platform.accounts import views

urlpatterns = [
    path("", views.account, name="account"),
    path("", include("allauth.urls")),
]
