"""What came in as files: the list of them, and what one of them would do to the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.again import (
    Comparison,
    FieldChange,
    Known,
    OnTable,
    compare_with_table,
)
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.import_reading import (
    Corrections,
    Understood,
    corrections_from,
    understand,
    unpacked,
)
from klarlinie.web.method.inventory.models import Activity, Import, KeptApart
from klarlinie.web.method.inventory.nerves import with_causes
from klarlinie.web.method.inventory.queries import to_core
from klarlinie.web.platform.companies.queries import people_named
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.rows import state

HEAVY = ("content", "tables")  # megabytes that a list does not need


@dataclass(frozen=True)
class ImportListed:
    """`is_undone`: it was taken in once and taken back since."""

    id: int
    version: int
    file_name: str
    state: str
    received_at: datetime
    received_by: str
    entry: int | None
    trouble: Text | None
    is_undone: bool

    @property
    def received_on(self) -> date:
        return timezone.localdate(self.received_at)


def imports(company_id: int) -> tuple[ImportListed, ...]:
    """All files, newest first; those put away are left out."""
    rows = Import.objects.for_company(company_id).exclude(state=Import.State.DROPPED)
    return tuple(_listed(row) for row in rows.defer(*HEAVY, "corrections").order_by("-pk"))


def import_named(company_id: int, import_id: int) -> ImportListed | None:
    """One file, also one that was put away; None where this company has none."""
    row = Import.objects.for_company(company_id).filter(pk=import_id).defer(*HEAVY).first()
    return _listed(row) if row else None


def file_of(company_id: int, import_id: int) -> tuple[str, bytes] | None:
    """Name and bytes of the file as it came."""
    row = Import.objects.for_company(company_id).filter(pk=import_id).defer("tables").first()
    return (row.file_name, bytes(row.content)) if row else None


def next_to_look_at(company_id: int, besides: int) -> int | None:
    """Another file that waits for somebody to look at it."""
    waiting = Import.objects.for_company(company_id).filter(state__in=("received", "read"), entry=None)
    return waiting.exclude(pk=besides).order_by("pk").values_list("pk", flat=True).first()


def kept_corrections(company_id: int, import_id: int) -> Corrections | None:
    """What people have said about this file so far; None where there is no such file."""
    row = Import.objects.for_company(company_id).filter(pk=import_id).defer(*HEAVY).first()
    return corrections_from(row.corrections) if row else None


@dataclass(frozen=True)
class Brought:
    """What an import has done, as its entry in the journal says. `number` takes it back."""

    number: int
    says: Text
    at: datetime
    by_name: str
    titles: tuple[str, ...]


def brought(company_id: int, import_id: int) -> Brought | None:
    """None where the file is not on the table."""
    row = Import.objects.for_company(company_id).filter(pk=import_id).defer(*HEAVY).first()
    entry = row and row.entry and Entry.objects.for_company(company_id).filter(number=row.entry).first()
    if not entry:
        return None
    rows = [
        change
        for change in entry.rows
        if change["model"] == Activity._meta.label and change["before"] is None
    ]
    says = Text("{de}", "{en}", {"de": entry.says_de, "en": entry.says_en})
    return Brought(
        entry.number, says, entry.at, entry.by_name, tuple(change["after"]["title"] for change in rows)
    )


def _listed(row: Import) -> ImportListed:
    trouble = row.trouble
    return ImportListed(
        row.pk,
        row.version,
        row.file_name,
        row.state,
        row.received_at,
        row.received_by,
        row.entry,
        Text("{de}", "{en}", {"de": trouble["de"], "en": trouble["en"]}) if trouble else None,
        row.state == Import.State.READ and row.entry is not None,
    )


PASTED = "Eingefügter Text"


@dataclass(frozen=True)
class Weighed:
    """One file against the table. `rows` are the rows of the table by key, `before` the last file of this board.

    `new` are the places that come in, `changes` what is taken over, by key of the row.
    """

    understood: Understood
    comparison: Comparison
    corrections: Corrections
    rows: Mapping[int, Activity]
    on_table: Mapping[int, OnTable]
    before: ImportListed | None
    seen: str

    @property
    def new(self) -> tuple[int, ...]:
        left_out = self.corrections.left_out
        return tuple(p for p in self.comparison.new if self.understood.keys[p] not in left_out)

    @property
    def taken(self) -> tuple[tuple[Known, tuple[FieldChange, ...]], ...]:
        found = ((known, self.chosen(known)) for known in self.comparison.known)
        return tuple((known, changes) for known, changes in found if changes)

    def chosen(self, known: Known) -> tuple[FieldChange, ...]:
        """Safe changes unless somebody said to leave them, others only where somebody said to take them."""
        said = self.corrections
        return tuple(
            change
            for change in known.changes
            if (
                f"{known.key}:{change.field}" not in said.leave
                if change.is_safe
                else f"{known.key}:{change.field}" in said.take
            )
        )

    @property
    def over(self) -> tuple[int, ...]:
        return tuple(key for key in self.comparison.gone if key in self.corrections.done)


def weighed(company_id: int, import_id: int, corrections: Corrections | None = None) -> Weighed | None:
    """What the file says and what that means for the table; with other `corrections` than the ones that are kept."""
    row = Import.objects.for_company(company_id).filter(pk=import_id).defer("content").first()
    if row is None or row.tables is None:
        return None
    said = corrections or corrections_from(row.corrections)
    understood = _understood(row, said)
    rows = {one.pk: one for one in Activity.objects.for_company(company_id).order_by("position", "pk")}
    earlier = _same_board(company_id, row)
    on_table = _named_alike(on_the_table(company_id, rows.values(), earlier), understood)
    comparison = compare_with_table(understood.rows, on_table)
    before = _listed(earlier[-1]) if earlier and _is_known_again(comparison, on_table) else None
    return Weighed(
        understood,
        comparison,
        said,
        rows,
        {one.key: one for one in on_table},
        before,
        _seen(understood, comparison),
    )


def _named_alike(on_table: Sequence[OnTable], understood: Understood) -> list[OnTable]:
    """The rows of the table with the same people under the same names: "Petra" there and in the file is no news."""
    meant = {one.name: one.meant for one in understood.reading.same_names if one.meant}
    return [
        replace(
            row, activity=replace(row.activity, owners=tuple(meant.get(n, n) for n in row.activity.owners))
        )
        for row in on_table
    ]


def _seen(understood: Understood, comparison: Comparison) -> str:
    """Stands for what a person was shown: other rows or other changes give another word."""
    known = [
        (one.key, [(c.field, repr(c.here), repr(c.there)) for c in one.changes]) for one in comparison.known
    ]
    people = [(one.name, one.by_itself) for one in understood.reading.same_names]
    shown = repr(([understood.keys[place] for place in comparison.new], known, comparison.gone, people))
    return sha256(shown.encode("utf-8", "replace")).hexdigest()[:16]


def _understood(row: Import, corrections: Corrections) -> Understood:
    assert row.tables is not None
    day = timezone.localdate(row.received_at)  # the day it came, so that it says the same tomorrow
    return understand(unpacked(bytes(row.tables)), corrections, day, people_named(row.company_id))


def _same_board(company_id: int, row: Import) -> list[Import]:
    """The imports of the same board that are on the table, oldest first."""
    if not row.board:
        return []
    same = Import.objects.for_company(company_id).filter(board=row.board, state=Import.State.ACCEPTED)
    return list(same.exclude(pk=row.pk).defer("content").order_by("pk"))


def _is_known_again(comparison: Comparison, on_table: Sequence[OnTable]) -> bool:
    brought = {row.key for row in on_table if row.as_brought is not None}
    return any(known.key in brought for known in comparison.known)


def on_the_table(company_id: int, rows: Any, earlier: Sequence[Import]) -> list[OnTable]:
    """The rows of the table, each with how the last file of this board brought it."""
    by_import = {one.pk: one for one in earlier}
    brought: dict[int, dict[tuple[str | None, int | None], list[CoreActivity]]] = {}
    listed = []
    for row in rows:
        before = None
        if row.brought_by_id in by_import:
            if row.brought_by_id not in brought:
                brought[row.brought_by_id] = _by_line(by_import[row.brought_by_id])
            before = _at(brought[row.brought_by_id], row)
        core = with_causes(to_core(row), row.nerve_causes)
        listed.append(OnTable(row.pk, core, row.board_id, before, row.merged_into_id is not None))
    return listed


def _by_line(row: Import) -> dict[tuple[str | None, int | None], list[CoreActivity]]:
    found: dict[tuple[str | None, int | None], list[CoreActivity]] = {}
    for activity in _understood(row, corrections_from(row.corrections)).reading.activities:
        found.setdefault((activity.source.sheet, activity.source.line), []).append(activity)
    return found


def _at(
    by_line: Mapping[tuple[str | None, int | None], list[CoreActivity]], row: Activity
) -> CoreActivity | None:
    """The activity of the file in the row's line; of two side by side the one that is called the same."""
    there = by_line.get((row.source_sheet or None, row.source_line), [])
    if len(there) == 1:
        return there[0]
    return next((activity for activity in there if activity.title[:300] == row.title), None)


def taken_out_before(company_id: int, import_id: int) -> frozenset[str]:
    """The keys of rows that the last file of this board had and people did not want: they stay out again.

    Either they were left out when it came in, or they were taken off the table since.
    """
    row = Import.objects.for_company(company_id).filter(pk=import_id).defer("content").first()
    earlier = _same_board(company_id, row) if row else []
    if not earlier:
        return frozenset()
    last = earlier[-1]
    said = corrections_from(last.corrections)
    understood = _understood(last, said)
    rows = Activity.objects.for_company(company_id).order_by("position", "pk")
    comparison = compare_with_table(understood.rows, on_the_table(company_id, rows, earlier))
    return said.left_out | {understood.keys[place] for place in comparison.new}


def last_corrections(company_id: int, board: str, besides: int) -> Corrections | None:
    """What people said about the columns of the last file of this board, whether it was taken in or not."""
    if not board:
        return None
    same = Import.objects.for_company(company_id).filter(board=board).exclude(pk=besides).defer(*HEAVY)
    row = same.exclude(state=Import.State.DROPPED).order_by("-pk").first()
    return corrections_from(row.corrections) if row else None


def built_on(company_id: int, import_id: int) -> tuple[Text, ...]:
    """What stands in the way of taking an import back: rows that were changed since, and what hangs on them."""
    row = Import.objects.for_company(company_id).filter(pk=import_id).defer(*HEAVY).first()
    entry = row and row.entry and Entry.objects.for_company(company_id).filter(number=row.entry).first()
    if not entry:
        return ()
    found: list[Text] = []
    for label in dict.fromkeys(change["model"] for change in entry.rows):
        changes = [change for change in entry.rows if change["model"] == label]
        found += _changed_since(company_id, apps.get_model(label), changes)
    return tuple(found)


def _changed_since(
    company_id: int, model: type[models.Model], changes: Sequence[Mapping[str, Any]]
) -> list[Text]:
    manager: Any = model._default_manager
    there = manager.for_company(company_id).in_bulk([change["id"] for change in changes])
    found: list[Text] = []
    if model is Import:
        return found
    for change in changes:
        row, after = there.get(change["id"]), change["after"] or {}
        name = str(after.get("title") or after.get("name") or getattr(row, "title", "") or "?")
        if row is None:
            found.append(Text("„{name}“ wurde gelöscht", "“{name}” was deleted", {"name": name}))
        elif any(state(row).get(field) != value for field, value in after.items()):
            found.append(Text("„{name}“ wurde geändert", "“{name}” was changed", {"name": name}))
    made = {
        change["id"]: there[change["id"]]
        for change in changes
        if change["before"] is None and change["id"] in there
    }
    return found + _hanging_on(company_id, model, made)


def _hanging_on(company_id: int, model: type[models.Model], made: Mapping[int, Any]) -> list[Text]:
    """Rows elsewhere that point at what the import has made: merged rows, ratings, pairs kept apart."""
    found: list[Text] = []
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and relation.is_relation and not relation.concrete):
            continue
        other: Any = relation.related_model
        if other is Import or not hasattr(other, "everywhere"):
            continue
        name = relation.field.attname  # type: ignore[union-attr]
        hanging = other.objects.for_company(company_id).filter(**{f"{name}__in": list(made)})
        keys = set(hanging.values_list(name, flat=True)) if made else set()
        for key in sorted(keys):
            found.append(_hangs(other, str(getattr(made[key], "title", key))))
    return found


def _hangs(other: Any, title: str) -> Text:
    if other is Activity:
        return Text(
            "In „{name}“ wurde anderes aufgenommen", "Others were folded into “{name}”", {"name": title}
        )
    if other is KeptApart:
        return Text(
            "Zu „{name}“ ist gesagt, dass es nichts Doppeltes ist",
            "“{name}” is said to be no duplicate",
            {"name": title},
        )
    return Text(
        "Zu „{name}“ gibt es schon Angaben", "Something is known about “{name}” already", {"name": title}
    )
