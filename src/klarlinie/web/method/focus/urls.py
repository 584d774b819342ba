"""The addresses below focus/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.method.focus.views import board, card, limit, proposal, suggestions

HERE = "c/<slug:slug>/focus/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, board.focus, name="focus"),
    path(f"{HERE}limit/", limit.places, name="focus_limit"),
    path(f"{HERE}limit/back/", limit.back, name="focus_limit_back"),
    path(f"{HERE}proposal/", proposal.shown, name="focus_proposal"),
    path(f"{HERE}proposal/take/", proposal.take, name="focus_take"),
    path(f"{HERE}what-if/", proposal.try_out, name="focus_what_if"),
    path(f"{HERE}suggestions/<int:suggestion_id>/", suggestions.answer, name="focus_answer"),
    path(f"{HERE}<int:activity_id>/", card.card, name="focus_card"),
    path(f"{HERE}<int:activity_id>/why/", card.why, name="focus_why"),
    path(f"{HERE}<int:activity_id>/move/", card.move, name="focus_move"),
    path(f"{HERE}<int:activity_id>/hours/", card.hours, name="focus_hours"),
    path(f"{HERE}<int:activity_id>/suggest/", card.suggest, name="focus_suggest"),
]
