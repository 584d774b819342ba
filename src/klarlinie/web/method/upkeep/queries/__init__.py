"""What waits at the gate, rests in the parking lot or comes up at the review."""

from __future__ import annotations

from klarlinie.web.method.upkeep.queries.confirmations import ToConfirm, confirmations
from klarlinie.web.method.upkeep.queries.duties import duties
from klarlinie.web.method.upkeep.queries.ideas import (
    AnswerSeen,
    IdeaSeen,
    idea,
    ideas,
    parked,
    waiting,
)
from klarlinie.web.method.upkeep.queries.metrics import MetricSeen, metrics
from klarlinie.web.method.upkeep.queries.reviews import (
    Compared,
    ReviewSeen,
    compared,
    next_review_on,
    open_review,
    reviews,
)
from klarlinie.web.method.upkeep.queries.verdicts import ToJudge, verdicts

__all__ = [
    "AnswerSeen",
    "Compared",
    "IdeaSeen",
    "MetricSeen",
    "ReviewSeen",
    "ToConfirm",
    "ToJudge",
    "compared",
    "confirmations",
    "duties",
    "idea",
    "ideas",
    "metrics",
    "next_review_on",
    "open_review",
    "parked",
    "reviews",
    "verdicts",
    "waiting",
]
