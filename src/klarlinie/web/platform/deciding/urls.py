"""Who decides here, and who is away."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.platform.deciding import views

RIGHTS = "c/<slug:slug>/rights/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(RIGHTS, views.rights, name="rights"),
    path(RIGHTS + "give/", views.give, name="give_right"),
    path(RIGHTS + "mine/", views.take_mine, name="take_rights"),
    path(RIGHTS + "away/", views.away, name="set_absence"),
    path(RIGHTS + "away/<int:absence_id>/end/", views.back_again, name="end_absence"),
]
