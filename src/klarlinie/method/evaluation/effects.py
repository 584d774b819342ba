"""What each activity brings for each task of marketing, as a distribution."""

from __future__ import annotations

from collections.abc import Sequence

from klarlinie.method.clarity.line import TaskKind
from klarlinie.method.evaluation.posterior import Confidence, Gamma, from_count, from_estimate, unknown_rate
from klarlinie.method.evaluation.tasks import serves_first
from klarlinie.method.inventory.activity import Activity

# Words and levels are first estimated on a scale on which a usual activity brings 10 and level 2 is usual; then
# they are stretched to the company's own level. Only shares count, so the 10 sets no figure that anybody sees.
USUAL = 10.0
PER_LEVEL = USUAL / 2


def known_inquiries(activity: Activity) -> float | None:
    """Inquiries a year as far as the list tells; leads or customers prove at least as many inquiries."""
    if activity.inquiries_per_year is not None:
        return activity.inquiries_per_year
    proven = [n for n in (activity.leads_per_year, activity.customers_per_year) if n is not None]
    return max(proven) if proven else None


def inquiry_rate(activity: Activity) -> Gamma | None:
    """The posterior of inquiries a year, or None where the list says nothing about them."""
    number = known_inquiries(activity)
    if number is None:
        return None
    if activity.inquiries_per_year is None:
        return from_estimate(number, "low")
    if activity.effect_source in ("counted", "measured"):
        return from_count(number)
    return from_estimate(number, "medium")


def own_level(activities: Sequence[Activity]) -> float | None:
    """The company's own level: mean inquiries a year of the activities that have a number; None
    without any."""
    rates = [rate.mean for rate in map(inquiry_rate, activities) if rate is not None]
    return sum(rates) / len(rates) if rates else None


def effect_on(
    task: TaskKind, activity: Activity, level: float, tasks: Sequence[TaskKind] = ()
) -> Gamma | None:
    """How much the activity brings for the task; None where nothing of it counts for this task.

    `level` is the company's own level in the unit of the task. Inquiries and sales support count for their own
    task; a level nobody has split up, or the unknown, counts for the one of the company's `tasks` that the kind
    serves first. Without agreed `tasks` nothing is ruled out.
    """
    if task == "win_inquiries" and (counted := inquiry_rate(activity)) is not None:
        return counted
    if task == "support_sales" and activity.sales_support is not None:
        return _from_level(activity.sales_support, _confidence(activity), level)
    if tasks and serves_first(activity.type, tasks) != task:
        return None
    if activity.effect_level is not None:
        return _from_level(activity.effect_level, _confidence(activity), level)
    return None if is_effect_known(activity) else unknown_rate(level)


def is_effect_known(activity: Activity) -> bool:
    return (
        known_inquiries(activity) is not None
        or activity.effect_level is not None
        or activity.sales_support is not None
    )


def _from_level(effect_level: float, confidence: Confidence, level: float) -> Gamma:
    return from_estimate(PER_LEVEL * effect_level, confidence).scaled(level / USUAL)


def _confidence(activity: Activity) -> Confidence:
    """A bare word such as "high" is weak evidence; a level that was measured or counted is strong."""
    if activity.effect_source in ("measured", "counted"):
        return "high"
    return "medium" if activity.effect_source == "estimated" else "low"
