"""The addresses of the archive."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.config.keeping import views

HERE = "c/<slug:slug>/archive/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, views.archive, name="archive"),
    path(f"{HERE}ask/", views.ask, name="ask_for_archive"),
    path(f"{HERE}<int:archive_id>/file/", views.archive_file, name="archive_file"),
    path("companies/bring/", views.bring, name="bring_company"),
]
