"""The addresses of the evaluation."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.method.evaluation.views import cards, overview, rounds

urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.overview, name="evaluation"),
    path("rounds/", rounds.all_rounds, name="evaluation_rounds"),
    path("rounds/new/", rounds.new_round, name="evaluation_new_round"),
    path("rounds/<int:round_id>/settle/", rounds.settle, name="settle_evaluation"),
    path("<int:activity_id>/", cards.card, name="evaluation_card"),
    path("<int:activity_id>/follows/", cards.follows, name="evaluation_follows"),
]
