"""What happened in a company, and taking it back."""

from __future__ import annotations

from django.urls import path

from klarlinie.web.platform.journal import views

urlpatterns = [
    path("journal/", views.journal, name="journal"),
    path("undo/<int:number>/", views.take_back, name="undo"),
]
