"""The addresses for leaving: a company, and one's own account."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.config.leaving import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("c/<slug:slug>/delete/", views.delete_company, name="delete_company"),
    path("account/close/", views.close_account, name="close_account"),
    path("account/closed/", views.account_closed, name="account_closed"),
]
