"""What changes in the upkeep: ideas and answers, confirmations, figures, reviews, reminders."""

from __future__ import annotations

from klarlinie.web.method.upkeep.actions.confirming import confirm
from klarlinie.web.method.upkeep.actions.ideas import (
    Answered,
    CannotAnswer,
    CannotHandIn,
    answer_idea,
    complete_idea,
    hand_in,
)
from klarlinie.web.method.upkeep.actions.links import make_ideas_link, withdraw_ideas_link
from klarlinie.web.method.upkeep.actions.metrics import CannotCount, save_metric, stop_metric
from klarlinie.web.method.upkeep.actions.reminders import agree_to_many, switch_for_all, wish_letters
from klarlinie.web.method.upkeep.actions.reviews import CannotReview, begin_review, close_review, go_through

__all__ = [
    "Answered",
    "CannotAnswer",
    "CannotCount",
    "CannotHandIn",
    "CannotReview",
    "agree_to_many",
    "answer_idea",
    "begin_review",
    "close_review",
    "complete_idea",
    "confirm",
    "go_through",
    "hand_in",
    "make_ideas_link",
    "save_metric",
    "stop_metric",
    "switch_for_all",
    "wish_letters",
    "withdraw_ideas_link",
]
