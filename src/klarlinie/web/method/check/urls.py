"""The front door."""

from __future__ import annotations

from django.urls import path

from klarlinie.web.method.check import views

urlpatterns = [path("", views.front_door, name="front_door")]
