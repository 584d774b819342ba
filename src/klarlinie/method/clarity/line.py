"""The line: promise, audiences, benefits, the task of marketing, and what is not expected of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from klarlinie.vocabulary.text import Text

Criterion = Literal["revenue", "fit", "personal", "strength", "repeat"]
CRITERIA: tuple[Criterion, ...] = ("revenue", "fit", "personal", "strength", "repeat")

TaskKind = Literal["win_inquiries", "support_sales", "win_employees", "keep_customers", "be_known"]
TASKS: tuple[TaskKind, ...] = (
    "win_inquiries",
    "support_sales",
    "win_employees",
    "keep_customers",
    "be_known",
)

TASK_NAMES: dict[TaskKind, Text] = {
    "win_inquiries": Text("Anfragen gewinnen", "win inquiries"),
    "support_sales": Text("den Vertrieb unterstützen", "support sales"),
    "win_employees": Text("Mitarbeitende gewinnen", "win employees"),
    "keep_customers": Text("Kunden halten", "keep customers"),
    "be_known": Text("bekannt sein", "be known"),
}


@dataclass(frozen=True)
class Audience:
    """A group of customers; `scores` run from 0 to 4 per criterion, a missing one is unknown."""

    name: str
    scores: Mapping[Criterion, float] = field(default_factory=dict)
    also_called: tuple[str, ...] = ()


@dataclass(frozen=True)
class Benefit:
    """What a customer gains, and the proof of it."""

    text: str
    proof: str | None = None


@dataclass(frozen=True)
class Task:
    """One task of marketing with a figure and a date. `weight` (0 to 1) only where the people set it."""

    kind: TaskKind
    figure: float | None = None
    by_on: date | None = None
    audience: str | None = None  # for "be_known": by whom
    weight: float | None = None


@dataclass(frozen=True)
class Line:
    """One dated version of what the company has agreed on. Every part may still be missing."""

    company: str | None = None
    promise: str | None = None
    audiences: tuple[Audience, ...] = ()
    not_served: tuple[str, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    main_task: Task | None = None
    side_tasks: tuple[Task, ...] = ()
    not_expected: tuple[str, ...] = ()
    tone: str | None = None
    key_terms: tuple[str, ...] = ()
    agreed_on: date | None = None
    agreed_by: tuple[str, ...] = ()


def task_weights(line: Line) -> dict[TaskKind, float]:
    """The weight of each task, adding up to 1; without a task set, winning inquiries counts alone.

    The main task weighs 1, or 0.7 beside one side task (0.3), or 0.6 beside two (0.2 each), unless weights are set.
    """
    if line.main_task is None:
        return {"win_inquiries": 1.0}
    tasks = (line.main_task, *line.side_tasks[:2])
    usual = {1: (1.0,), 2: (0.7, 0.3), 3: (0.6, 0.2, 0.2)}[len(tasks)]
    weights = [usual[i] if task.weight is None else task.weight for i, task in enumerate(tasks)]
    return {task.kind: weight / sum(weights) for task, weight in zip(tasks, weights, strict=True)}
