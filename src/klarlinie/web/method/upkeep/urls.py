"""The addresses of the upkeep: ideas, the review, figures, confirmations, reminders, and three for guests."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.method.upkeep.views import confirming, guests, ideas, link, metrics, reminders, review

HERE = "c/<slug:slug>/upkeep/"
IDEA = HERE + "ideas/<int:idea_id>/"
REVIEW = HERE + "review/<int:review_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, ideas.overview, name="upkeep"),
    path(HERE + "ideas/new/", ideas.new_idea, name="idea_new"),
    path(HERE + "ideas/look/", ideas.look, name="idea_look"),
    path(HERE + "ideas/answered/", ideas.answered, name="ideas_answered"),
    path(IDEA, ideas.one_idea, name="idea"),
    path(IDEA + "complete/", ideas.complete, name="idea_complete"),
    path(HERE + "link/", link.link, name="idea_link"),
    path(HERE + "link/new/", link.new_link, name="idea_link_new"),
    path(HERE + "link/withdraw/", link.withdraw_link, name="idea_link_withdraw"),
    path(HERE + "confirm/", confirming.confirm, name="confirm"),
    path(HERE + "confirm/needed/", confirming.check_needed, name="check_needed"),
    path(HERE + "metrics/", metrics.all_metrics, name="metrics"),
    path(HERE + "metrics/new/", metrics.new_metric, name="metric_new"),
    path(HERE + "metrics/<int:metric_id>/", metrics.one_metric, name="metric"),
    path(HERE + "metrics/<int:metric_id>/stop/", metrics.stop_metric, name="metric_stop"),
    path(HERE + "reminders/", reminders.reminders, name="reminders"),
    path(HERE + "reminders/all/", reminders.reminders_for_all, name="reminders_for_all"),
    path(HERE + "review/", review.all_reviews, name="review"),
    path(HERE + "review/begin/", review.begin, name="review_begin"),
    path(REVIEW, review.result, name="review_result"),
    path(REVIEW + "<slug:part>/", review.part, name="review_part"),
    path("ideas/<str:token>/", guests.hand_in, name="hand_in"),
    path("idea/<str:token>/", guests.idea_status, name="idea_status"),
    path("reminders/<str:token>/", guests.reminders_off, name="reminders_off"),
]
