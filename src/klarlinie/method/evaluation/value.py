"""The value of an activity under the company's task of marketing, in points of 100, with its spread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from klarlinie.method.clarity.line import Line, TaskKind, task_weights
from klarlinie.method.evaluation.effects import USUAL, effect_on, own_level
from klarlinie.method.evaluation.posterior import Gamma
from klarlinie.method.inventory.activity import Activity


@dataclass(frozen=True)
class TaskShare:
    """One task's part of an activity's value: points = 100 * weight * effect / the sum of all effects."""

    task: TaskKind
    weight: float
    effect: Gamma | None
    all_effects: float

    @property
    def points(self) -> float:
        return self._per_effect * self.effect.mean if self.effect else 0.0

    @property
    def spread(self) -> float:
        return self._per_effect * self.effect.spread if self.effect else 0.0

    @property
    def _per_effect(self) -> float:
        return 100 * self.weight / self.all_effects if self.all_effects else 0.0


@dataclass(frozen=True)
class Value:
    """v = sum over tasks of 100 * weight * share of that effect; the parts are taken as independent."""

    parts: tuple[TaskShare, ...]

    @property
    def points(self) -> float:
        return sum(part.points for part in self.parts)

    @property
    def spread(self) -> float:
        return math.hypot(*(part.spread for part in self.parts))


def values(activities: Sequence[Activity], line: Line) -> tuple[Value, ...]:
    """The value of every activity, in the order given; they add up to at most 100."""
    weights = task_weights(line)
    agreed = tuple(weights) if line.main_task is not None else ()
    table = {task: _effects(task, activities, agreed) for task in weights}
    sums = {task: sum(effect.mean for effect in effects if effect) for task, effects in table.items()}
    return tuple(
        Value(tuple(TaskShare(task, weight, table[task][i], sums[task]) for task, weight in weights.items()))
        for i in range(len(activities))
    )


def level_of(task: TaskKind, activities: Sequence[Activity]) -> float:
    """The company's own level in the task's unit: inquiries a year where there are numbers, else
    the usual 10."""
    counted = own_level(activities) if task == "win_inquiries" else None
    return counted or USUAL


def _effects(
    task: TaskKind, activities: Sequence[Activity], agreed: Sequence[TaskKind]
) -> list[Gamma | None]:
    level = level_of(task, activities)
    return [effect_on(task, activity, level, agreed) for activity in activities]
