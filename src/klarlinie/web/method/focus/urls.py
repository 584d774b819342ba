"""The addresses below focus/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.method.focus.views import board, card, limit, proposal, suggestions

urlpatterns: list[URLPattern | URLResolver] = [
    path("", board.focus, name="focus"),
    path("limit/", limit.places, name="focus_limit"),
    path("limit/back/", limit.back, name="focus_limit_back"),
    path("proposal/", proposal.shown, name="focus_proposal"),
    path("proposal/take/", proposal.take, name="focus_take"),
    path("what-if/", proposal.try_out, name="focus_what_if"),
    path("suggestions/<int:suggestion_id>/", suggestions.answer, name="focus_answer"),
    path("<int:activity_id>/", card.card, name="focus_card"),
    path("<int:activity_id>/why/", card.why, name="focus_why"),
    path("<int:activity_id>/move/", card.move, name="focus_move"),
    path("<int:activity_id>/hours/", card.hours, name="focus_hours"),
    path("<int:activity_id>/suggest/", card.suggest, name="focus_suggest"),
]
