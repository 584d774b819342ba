"""Rounds of a company, the way in for guests, answering, and what is told live."""

from __future__ import annotations

from django.urls import path

from klarlinie.web.platform.rounds.views import answering, following, joining, leading

COMPANY = "c/<slug:slug>/rounds/"
ROUND = COMPANY + "<int:round_id>/"
ANSWER = "answer/<slug:public_id>/"

urlpatterns = [
    path(COMPANY, leading.all_rounds, name="rounds"),
    path(ROUND, leading.one_round, name="round"),
    path(ROUND + "projector/", leading.projector, name="round_projector"),
    path(ROUND + "who/", leading.who, name="round_who"),
    path(ROUND + "join/", leading.join_from_inside, name="round_join"),
    path(ROUND + "reveal/", leading.reveal, name="round_reveal"),
    path(ROUND + "end/", leading.end, name="round_end"),
    path(ROUND + "extend/", leading.extend, name="round_extend"),
    path(ROUND + "anonymity/", leading.change_anonymity, name="round_anonymity"),
    path(ROUND + "link/new/", leading.new_link, name="round_new_link"),
    path(ROUND + "link/revoke/", leading.revoke_link, name="round_revoke_link"),
    path(ROUND + "again/", leading.rate_again, name="round_again"),
    path(ROUND + "people/<int:participant_id>/out/", leading.take_out, name="round_take_out"),
    path("join/<str:token>/", joining.join_round, name="join_round"),
    path(ANSWER, answering.answer_round, name="answer_round"),
    path(ANSWER + "<int:number>/", answering.answer_one, name="answer_one"),
    path(ANSWER + "done/", answering.done, name="answer_done"),
    path(ANSWER + "state/", answering.state, name="answer_state"),
    path("live/rounds/<slug:public_id>/", following.follow_round, name="follow_round"),
]
