"""A line as a page shows it, whether it is on the table or was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from klarlinie.method.clarity.foundation import AudienceTotal, audience_total
from klarlinie.method.clarity.line import TASK_NAMES, Benefit, Line, Task
from klarlinie.vocabulary.figures import Percent
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.questions import TASK_FIGURES


@dataclass(frozen=True)
class Named:
    """An audience, or somebody who is not served, and why."""

    name: str
    why: str
    also_called: tuple[str, ...] = ()
    total: AudienceTotal | None = None


@dataclass(frozen=True)
class TaskShown:
    """A task in words; `counts` is what its figure counts."""

    name: Text
    counts: Text
    figure: float | None
    by_on: date | None
    audience: str
    weight: Percent | None


@dataclass(frozen=True)
class LineShown:
    """All parts of a line, ready to be read; the first of the tasks is the main one."""

    promise: str
    audiences: tuple[Named, ...]
    not_served: tuple[Named, ...]
    benefits: tuple[Benefit, ...]
    tasks: tuple[TaskShown, ...]
    not_expected: tuple[str, ...]
    tone: str
    key_terms: tuple[str, ...]


def line_shown(line: Line, whys: Mapping[str, Mapping[str, str]]) -> LineShown:
    served, not_served = whys.get("audiences", {}), whys.get("not_served", {})
    tasks = (line.main_task, *line.side_tasks)
    return LineShown(
        promise=line.promise or "",
        audiences=tuple(
            Named(one.name, served.get(one.name, ""), one.also_called, audience_total(one))
            for one in line.audiences
        ),
        not_served=tuple(Named(who, not_served.get(who, "")) for who in line.not_served),
        benefits=line.benefits,
        tasks=tuple(task_shown(task) for task in tasks if task),
        not_expected=line.not_expected,
        tone=line.tone or "",
        key_terms=line.key_terms,
    )


def task_shown(task: Task) -> TaskShown:
    weight = None if task.weight is None else Percent(task.weight)
    name, counts = TASK_NAMES[task.kind], TASK_FIGURES[task.kind]
    return TaskShown(name, counts, task.figure, task.by_on, task.audience or "", weight)
