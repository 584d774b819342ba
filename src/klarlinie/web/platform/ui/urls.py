"""How a page looks to its reader (theme, language), and the gallery of everything a page can be made of."""

from __future__ import annotations

from django.urls import path

from klarlinie.web.platform.ui import views

urlpatterns = [
    path("theme/", views.choose_theme, name="choose_theme"),
    path("language/", views.choose_language, name="choose_language"),
    path("gallery/", views.gallery, name="gallery"),
]
