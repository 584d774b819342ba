"""The front door, the twelve questions, the result."""

from __future__ import annotations

from django.urls import path

from klarlinie.web.method.check import views

urlpatterns = [
    path("", views.front_door, name="front_door"),
    path("check/", views.question, name="check"),
    path("check/result/", views.result, name="check_result"),
    path("check/take/", views.take_along, name="check_take"),
    path("c/<slug:slug>/check/", views.kept, name="kept_check"),
]
