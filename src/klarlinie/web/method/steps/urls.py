"""The homes and the draft of the plan."""

from __future__ import annotations

from django.urls import path

from klarlinie.web.method.steps import views

urlpatterns = [
    path("home/", views.home, name="home"),
    path("companies/", views.companies, name="companies"),
    path("c/<slug:slug>/", views.company_home, name="company_home"),
    path("c/<slug:slug>/draft/", views.draft, name="draft"),
]
