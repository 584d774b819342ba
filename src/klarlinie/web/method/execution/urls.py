"""The addresses below execution/, and the two that need no account."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.method.execution.views import calendars, check_ins, plan, promises

COMPANY = "c/<slug:slug>/execution/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(COMPANY, plan.plan_page, name="execution"),
    path(COMPANY + "proposals/", plan.take_over, name="take_proposals"),
    path(COMPANY + "<int:activity_id>/", promises.promise, name="promise"),
    path(COMPANY + "<int:activity_id>/owner/", promises.owner, name="promise_owner"),
    path(COMPANY + "<int:activity_id>/first-step/", promises.first_step, name="tick_first_step"),
    path(COMPANY + "check-in/", check_ins.check_in, name="check_in"),
    path(COMPANY + "check-ins/", check_ins.check_ins_page, name="check_ins"),
    path(COMPANY + "check-ins/<int:person_id>/", check_ins.check_in_for, name="check_in_for"),
    path(COMPANY + "check-ins/<int:person_id>/link/", check_ins.send_link, name="check_in_link"),
    path(
        COMPANY + "check-ins/<int:person_id>/withdraw/",
        check_ins.withdraw_links,
        name="withdraw_check_in_links",
    ),
    path(COMPANY + "calendar/", calendars.calendar_page, name="execution_calendar"),
    path(COMPANY + "calendar/<int:person_id>/new/", calendars.new_address, name="new_calendar"),
    path(
        COMPANY + "calendar/<int:person_id>/withdraw/", calendars.withdraw_address, name="withdraw_calendar"
    ),
    path(COMPANY + "plan.ics", calendars.plan_ics, name="execution_ics"),
    path("check-in/<str:token>/", check_ins.check_in_by_link, name="check_in_by_link"),
    path("feeds/<str:token>.ics", calendars.feed, name="calendar_feed"),
]
