"""One activity in full: what is known, where it came from, and what has been done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextField
from django.db.models.functions import Cast

from klarlinie.method.inventory.activity import Source
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.columns import column_of_note
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries import Listed, listed
from klarlinie.web.method.inventory.queries.hanging import Hanging, hanging
from klarlinie.web.platform.journal.models import Entry

MOST = 30


@dataclass(frozen=True)
class Note:
    """Words beside the columns; `is_open` where they stand for a value that could not be read."""

    name: str | Text
    words: str
    is_open: bool = False


@dataclass(frozen=True)
class Done:
    """One thing that was done with it. `undo` is the entry's number where it concerns nothing else and can go back."""

    at: datetime
    by_name: str
    says: Text
    undo: int | None


@dataclass(frozen=True)
class InFull:
    listed: Listed
    notes: tuple[Note, ...]
    source: Source | None
    history: tuple[Done, ...]
    merged: tuple[str, ...]  # the names of what was folded into it
    hanging: tuple[Hanging, ...]  # what would go with it


def in_full(company_id: int, activity_id: int) -> InFull | None:
    """None where there is no such activity, or it was folded into another."""
    row = Activity.objects.for_company(company_id).filter(pk=activity_id, merged_into=None).first()
    if row is None:
        return None
    found = listed(row)
    merged = Activity.objects.for_company(company_id).filter(merged_into=activity_id)
    inside = dict(merged.values_list("pk", "title"))
    source = found.core.source
    return InFull(
        found,
        _notes(found.core.notes),
        source if source.file else None,
        _history(company_id, activity_id),
        tuple(inside.values()),
        hanging(company_id, [activity_id, *inside]),
    )


def _notes(notes: Mapping[str, str]) -> tuple[Note, ...]:
    found = ((name, column_of_note(name), words) for name, words in notes.items() if name)
    return tuple(
        Note(column.name, words, True) if column else Note(name, words) for name, column, words in found
    )


def _history(company_id: int, activity_id: int) -> tuple[Done, ...]:
    """The newest entries that touched the row, found by its key in the entry's text (any database can do that)."""
    entries = (
        Entry.objects.for_company(company_id)
        .annotate(text=Cast("rows", TextField()))
        .filter(text__contains=f'"id": {activity_id},')
        .order_by("-number")
    )
    touched = [entry for entry in entries[:MOST] if _touches(entry, activity_id)]
    return tuple(
        Done(
            entry.at,
            entry.by_name,
            Text("{de}", "{en}", {"de": entry.says_de, "en": entry.says_en}),
            entry.number if entry.undone_by is None and _only_touches(entry, activity_id) else None,
        )
        for entry in touched
    )


def _touches(entry: Entry, activity_id: int) -> bool:
    return any(row["model"] == Activity._meta.label and row["id"] == activity_id for row in entry.rows)


def _only_touches(entry: Entry, activity_id: int) -> bool:
    """An import of many rows is not taken back from the page of one."""
    return all(row["model"] == Activity._meta.label and row["id"] == activity_id for row in entry.rows)
