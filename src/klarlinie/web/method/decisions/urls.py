"""The addresses of the decisions: cards, the stop account, and meetings."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.method.decisions.views import cards, meetings, overview

HERE = "c/<slug:slug>/decisions/"
CARD = HERE + "<int:activity_id>/"
MEETING = HERE + "meetings/<int:meeting_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, overview.decisions, name="decisions"),
    path(HERE + "stopped/", overview.stopped, name="stopped"),
    path(HERE + "stopped/steps/<int:step_id>/", overview.tick, name="tick_step"),
    path(HERE + "again/", overview.again, name="decisions_again"),
    path(CARD, cards.decide, name="decide"),
    path(CARD + "back/", cards.take_back, name="take_back_decision"),
    path(CARD + "suggested/<int:suggestion_id>/", cards.as_suggested, name="decide_as_suggested"),
    path(HERE + "meetings/new/", meetings.open_meeting, name="open_decision_meeting"),
    path(MEETING, meetings.meeting, name="decision_meeting"),
    path(MEETING + "move/", meetings.move, name="move_decision_meeting"),
    path(MEETING + "end/", meetings.end, name="end_decision_meeting"),
    path(MEETING + "link/new/", meetings.new_link, name="new_meeting_link"),
    path(MEETING + "link/revoke/", meetings.revoke_link, name="revoke_meeting_link"),
    path(MEETING + "state/", meetings.state, name="meeting_state"),
    path("meeting/<str:token>/", meetings.guest, name="meeting_guest"),
    path("meeting/<str:token>/state/", meetings.guest_state, name="meeting_guest_state"),
    path("live/meetings/<slug:public_id>/", meetings.follow_meeting, name="follow_meeting"),
    path("live/meetings/guests/<str:token>/", meetings.follow_as_guest, name="follow_meeting_as_guest"),
]
