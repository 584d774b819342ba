"""Audiences, whom we do not serve, benefits: added, changed, moved and removed one by one; tasks all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Max

from klarlinie.method.clarity.line import Task as CoreTask
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.models import Audience, Benefit, NotServed, Task
from klarlinie.web.method.clarity.queries.table import seen_tasks
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, Story, story

Kind = Literal["audience", "not_served", "benefit"]
Row = Audience | NotServed | Benefit


@dataclass(frozen=True)
class _Kind:
    """How the rows of one kind are kept and spoken of; `named` is the field that says which one it is."""

    model: type[Row]
    named: str
    added: Text
    changed: Text
    removed: Text


_KINDS: dict[Kind, _Kind] = {
    "audience": _Kind(
        Audience,
        "name",
        Text("Zielgruppe „{name}“ aufgenommen", "Audience “{name}” added"),
        Text("Zielgruppe „{name}“ geändert", "Audience “{name}” changed"),
        Text("Zielgruppe „{name}“ entfernt", "Audience “{name}” removed"),
    ),
    "not_served": _Kind(
        NotServed,
        "who",
        Text("„{name}“ wird nicht bedient", "“{name}” is not served"),
        Text("Nicht bedient: „{name}“ geändert", "Not served: “{name}” changed"),
        Text("Nicht bedient: „{name}“ entfernt", "Not served: “{name}” removed"),
    ),
    "benefit": _Kind(
        Benefit,
        "text",
        Text("Nutzen „{name}“ aufgenommen", "Benefit “{name}” added"),
        Text("Nutzen „{name}“ geändert", "Benefit “{name}” changed"),
        Text("Nutzen „{name}“ entfernt", "Benefit “{name}” removed"),
    ),
}
_MOVED = Text("Reihenfolge geändert", "Order changed")
_TASKS = Text("Aufgabe des Marketings geändert", "Task of marketing changed")


class TasksChanged(Exception):
    """Somebody else has changed the tasks since they were shown; `text` says so."""

    text = Text(
        "Die Aufgaben hat inzwischen jemand geändert. Oben steht, was jetzt gilt; das eben Getippte ist noch da.",
        "Somebody has changed the tasks meanwhile. Above is what stands now; what was just typed is still there.",
    )


def add_row(
    company_id: int, kind: Kind, fields: Mapping[str, Any], *, by: By, at: datetime
) -> tuple[int, int | None]:
    """A new row at the end. Gives its key and the journal entry."""
    of = _KINDS[kind]
    says = of.added.with_values(name=_short(fields[of.named]))
    with story(company_id, by=by, at=at, says=says) as told:
        last = of.model.objects.for_company(company_id).aggregate(last=Max("position"))["last"]
        row = told.create(of.model, position=0 if last is None else last + 1, **fields)
    return row.pk, told.number


def change_row(
    company_id: int, kind: Kind, pk: int, fields: Mapping[str, Any], *, version: int, by: By, at: datetime
) -> int | None:
    """Gives the journal entry, None where nothing changed. Raises `Stale`, also where the row is gone."""
    of = _KINDS[kind]
    says = of.changed.with_values(name=_short(fields[of.named]))
    with story(company_id, by=by, at=at, says=says) as told:
        row = of.model.objects.for_company(company_id).filter(pk=pk).first()
        if row is None:
            raise Stale(None, fields)
        told.change(row, version=version, **fields)
    return told.number


def remove_row(company_id: int, kind: Kind, pk: int, *, version: int, by: By, at: datetime) -> int | None:
    """Raises `Stale` where somebody has changed the row since; one that is gone already is no trouble."""
    of = _KINDS[kind]
    with story(company_id, by=by, at=at, says=of.removed) as told:
        row = of.model.objects.for_company(company_id).filter(pk=pk).first()
        if row is not None:
            told.says = of.removed.with_values(name=_short(getattr(row, of.named)))
            told.delete(row, version=version)
    return told.number


def move_row(company_id: int, kind: Kind, pk: int, steps: int, *, by: By, at: datetime) -> int | None:
    """One place up (-1) or down (1); at the end of the list nothing happens."""
    with story(company_id, by=by, at=at, says=_MOVED) as told:
        rows = list(_KINDS[kind].model.objects.for_company(company_id).order_by("position", "pk"))
        place = next((i for i, row in enumerate(rows) if row.pk == pk), None)
        if place is not None and 0 <= place + steps < len(rows):
            rows[place], rows[place + steps] = rows[place + steps], rows[place]
            for position, row in enumerate(rows):
                told.change(row, position=position)
    return told.number


def set_tasks(company_id: int, tasks: Sequence[CoreTask], *, seen: str, by: By, at: datetime) -> int | None:
    """The main task and those beside it, in their order; what stood there before goes.

    `seen` names the rows that were shown. Raises `TasksChanged` where they are others now.
    """
    with story(company_id, by=by, at=at, says=_TASKS) as told:
        rows = list(Task.objects.for_company(company_id).order_by("-is_main", "position", "pk"))
        if seen_tasks(rows) != seen:
            raise TasksChanged
        for place, task in enumerate(tasks):
            if place < len(rows):
                told.change(rows[place], **task_fields(task, place))
            else:
                told.create(Task, **task_fields(task, place))
        for row in rows[len(tasks) :]:
            told.delete(row)
    return told.number


def task_fields(task: CoreTask, place: int) -> dict[str, Any]:
    """A task as its row holds it; the first is the main one."""
    return {
        "kind": task.kind,
        "is_main": place == 0,
        "figure": task.figure,
        "by_on": task.by_on,
        "audience": task.audience or "",
        "weight": task.weight,
        "position": place,
    }


def create_rows(told: Story, kind: Kind, rows: Iterable[Mapping[str, Any]]) -> None:
    """Several new rows within somebody else's story."""
    told.create_many(_KINDS[kind].model, ({"position": n, **fields} for n, fields in enumerate(rows)))


def _short(words: object) -> str:
    written = str(words)
    return written if len(written) <= 60 else written[:59] + "…"
