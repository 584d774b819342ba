"""Which kinds of activity can pay into which task of marketing (an assumption, shown wherever it is used)."""

from __future__ import annotations

from klarlinie.method.clarity.line import TaskKind
from klarlinie.method.inventory.activity import ActivityType
from klarlinie.vocabulary.text import Text

TASK_NAMES: dict[TaskKind, Text] = {
    "win_inquiries": Text("Anfragen gewinnen", "win inquiries"),
    "support_sales": Text("den Vertrieb unterstützen", "support sales"),
    "win_employees": Text("Mitarbeitende gewinnen", "win employees"),
    "keep_customers": Text("Kunden halten", "keep customers"),
    "be_known": Text("bekannt sein", "be known"),
}

PAYS_INTO: dict[TaskKind, frozenset[ActivityType]] = {
    "win_inquiries": frozenset(
        {
            "website",
            "seo",
            "content",
            "newsletter",
            "social",
            "ad",
            "event",
            "brochure",
            "whitepaper",
            "presentation",
            "video",
            "pr",
            "directory",
            "sponsoring",
            "referral",
            "mailing",
        }
    ),
    "support_sales": frozenset(
        {"website", "content", "brochure", "whitepaper", "presentation", "video", "referral", "event", "giveaway"}
    ),
    "win_employees": frozenset({"recruiting", "website", "social", "event", "video", "sponsoring", "pr", "brand"}),
    "keep_customers": frozenset(
        {"customer_care", "newsletter", "mailing", "event", "giveaway", "content", "referral"}
    ),
    "be_known": frozenset(
        {"pr", "social", "content", "seo", "event", "sponsoring", "ad", "brand", "video", "directory", "website"}
    ),
}


def pays_into(task: TaskKind, activity_type: ActivityType) -> bool:
    """Whether this kind of activity can serve the task; "other" always may, since nothing is known of it."""
    return activity_type == "other" or activity_type in PAYS_INTO[task]
