"""Which kinds of activity can pay into which task of marketing (an assumption, shown wherever it is used)."""

from __future__ import annotations

from collections.abc import Sequence

from klarlinie.method.clarity.line import TASKS, TaskKind
from klarlinie.method.inventory.activity import ActivityType

# The tasks a kind can serve, the one it serves first in front. "other" may serve any.
SERVES: dict[ActivityType, tuple[TaskKind, ...]] = {
    "website": ("win_inquiries", "support_sales", "win_employees", "be_known"),
    "seo": ("win_inquiries", "be_known"),
    "content": ("win_inquiries", "be_known", "support_sales", "keep_customers"),
    "newsletter": ("win_inquiries", "keep_customers"),
    "social": ("win_inquiries", "be_known", "win_employees"),
    "ad": ("win_inquiries", "be_known"),
    "event": ("win_inquiries", "be_known", "keep_customers", "support_sales", "win_employees"),
    "brochure": ("support_sales", "win_inquiries"),
    "whitepaper": ("win_inquiries", "support_sales"),
    "presentation": ("support_sales", "win_inquiries"),
    "video": ("win_inquiries", "support_sales", "be_known", "win_employees"),
    "pr": ("be_known", "win_inquiries", "win_employees"),
    "directory": ("win_inquiries", "be_known"),
    "sponsoring": ("be_known", "win_inquiries"),
    "recruiting": ("win_employees",),
    "referral": ("win_inquiries", "support_sales", "keep_customers"),
    "mailing": ("win_inquiries", "keep_customers"),
    "giveaway": ("keep_customers", "support_sales"),
    "customer_care": ("keep_customers", "win_inquiries"),
    "brand": ("be_known",),
    "internal_project": TASKS,
    "other": TASKS,
}


def pays_into(task: TaskKind, activity_type: ActivityType) -> bool:
    """Whether this kind of activity can serve the task at all."""
    return task in SERVES[activity_type]


def serves_first(activity_type: ActivityType, tasks: Sequence[TaskKind]) -> TaskKind | None:
    """The one of the company's `tasks` (main task first) that an effect nobody has split up counts for.

    A kind that may serve any task serves the main task; None where it serves none of them.
    """
    if SERVES[activity_type] == TASKS:
        return tasks[0]
    return next((task for task in SERVES[activity_type] if task in tasks), None)
