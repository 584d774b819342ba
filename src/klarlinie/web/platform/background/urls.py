"""The addresses of work in the background."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.platform.background import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:number>/", views.work, name="work"),
    path("<int:number>/cancel/", views.stop_work, name="stop_work"),
]
