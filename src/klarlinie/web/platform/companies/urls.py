"""People, invitations and settings of a company, and new companies."""

from __future__ import annotations

from django.urls import path

from klarlinie.web.platform.companies import views

urlpatterns = [
    path("companies/new/", views.found, name="found_company"),
    path("invited/<str:token>/", views.invited, name="invited"),
    path("c/<slug:slug>/people/", views.people, name="company_people"),
    path("c/<slug:slug>/people/new/", views.new_person, name="new_person"),
    path("c/<slug:slug>/people/<int:person_id>/", views.person, name="person"),
    path("c/<slug:slug>/people/<int:person_id>/remove/", views.remove, name="remove_person"),
    path("c/<slug:slug>/access/", views.access_page, name="company_access"),
    path("c/<slug:slug>/access/invite/", views.send_invitation, name="invite"),
    path(
        "c/<slug:slug>/access/invite/<int:invitation_id>/withdraw/",
        views.withdraw,
        name="withdraw_invitation",
    ),
    path("c/<slug:slug>/access/<int:member_id>/", views.member, name="member"),
    path("c/<slug:slug>/access/consultants/<int:member_id>/", views.consultant, name="consultant"),
    path("c/<slug:slug>/settings/", views.settings_page, name="company_settings"),
]
