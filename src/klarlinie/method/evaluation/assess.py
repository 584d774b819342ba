"""Each activity with its cost, its effect and its value, unfolded to the inputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from klarlinie.method.clarity.line import TASK_NAMES, Line
from klarlinie.method.evaluation.assessment import Assessment, Interval
from klarlinie.method.evaluation.costs import YearlyCost, hours_per_week, yearly_cost
from klarlinie.method.evaluation.effects import inquiry_rate, is_effect_known, known_inquiries
from klarlinie.method.evaluation.posterior import cost_per_inquiry, interval
from klarlinie.method.evaluation.value import TaskShare, Value, values
from klarlinie.method.inventory.activity import Activity, ActivityType
from klarlinie.vocabulary.figures import Hours, Percent
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text


def assess(
    activities: Sequence[Activity],
    line: Line,
    hourly_rate: Money,
    usual_dose: Callable[[ActivityType], float],
) -> tuple[Assessment, ...]:
    """One assessment per activity, in the order given. `usual_dose` gives hours a week where none are set."""
    return tuple(
        _assess(index, activity, value, hourly_rate, usual_dose)
        for index, (activity, value) in enumerate(zip(activities, values(activities, line), strict=True))
    )


def _assess(
    index: int,
    activity: Activity,
    value: Value,
    hourly_rate: Money,
    usual_dose: Callable[[ActivityType], float],
) -> Assessment:
    cost = yearly_cost(activity, hourly_rate)
    inquiries = _inquiries(activity)
    dose = activity.dose_per_week
    return Assessment(
        activity=index,
        yearly_cost=cost.total,
        cost_is_partial=cost.is_partial,
        inquiries=inquiries,
        cost_per_inquiry=_cost_per_inquiry(cost, inquiries),
        value=value.points,
        value_spread=value.spread,
        effect_is_known=is_effect_known(activity),
        dose_per_week=usual_dose(activity.type) if dose is None else dose,
        dose_is_assumed=dose is None,
        spent_per_week=None if activity.hours_per_month is None else hours_per_week(activity.hours_per_month),
        inputs=(*_cost_inputs(activity, cost, hourly_rate), *map(_value_input, _paying(value))),
    )


def _inquiries(activity: Activity) -> Interval | None:
    rate = inquiry_rate(activity)
    return None if rate is None else interval(rate, known_inquiries(activity))


def _cost_per_inquiry(cost: YearlyCost, inquiries: Interval | None) -> Interval | None:
    """Unknown where a part of the cost or the inquiries are unknown: half a cost would look like a
    bargain."""
    if inquiries is None or cost.total is None or cost.is_partial:
        return None
    return cost_per_inquiry(float(cost.total.amount), inquiries)


def _cost_inputs(activity: Activity, cost: YearlyCost, hourly_rate: Money) -> list[Text]:
    inputs = []
    if cost.own_time is not None and activity.hours_per_month is not None:
        inputs.append(
            Text(
                "{hours} im Monat × 12 × {rate} = {cost} im Jahr für eigene Zeit",
                "{hours} a month × 12 × {rate} = {cost} a year for own time",
                {"hours": Hours(activity.hours_per_month), "rate": hourly_rate, "cost": cost.own_time},
            )
        )
    if cost.paid is not None:
        inputs.append(Text("{paid} im Jahr an andere", "{paid} a year to others", {"paid": cost.paid}))
    return inputs


def _paying(value: Value) -> list[TaskShare]:
    return [part for part in value.parts if part.effect is not None]


def _value_input(part: TaskShare) -> Text:
    share = part.effect.mean / part.all_effects if part.effect and part.all_effects else 0.0
    return Text(
        "{task}: {share} von allem, was ihr dort bewirkt, mit Gewicht {weight} = {points} von 100 Punkten",
        "{task}: {share} of everything you achieve there, weighted {weight} = {points} of 100 points",
        {
            "task": TASK_NAMES[part.task],
            "share": Percent(share),
            "weight": Percent(part.weight),
            "points": part.points,
        },
        sie="{task}: {share} von allem, was Sie dort bewirken, mit Gewicht {weight} = "
        "{points} von 100 Punkten",
    )
