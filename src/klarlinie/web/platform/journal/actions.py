"""Taking back: any entry can be undone, and the undoing too, as long as nothing was built upon it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction
from django.db.models import ManyToOneRel
from django.utils import timezone

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.guards import guards_of
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.rows import (
    NEVER_TAKEN_BACK,
    ONLY_THE_NEWEST,
    ONLY_WHO_LEADS,
    ONLY_WHO_LEADS_FIELDS,
    ONLY_WHOSE_IT_IS,
    SUPERSEDED,
    state,
    values,
)
from klarlinie.web.platform.journal.story import Story, story
from klarlinie.web.platform.ui.refusal import Refusal

SINCE_CHANGED = Text(
    "Das lässt sich nicht mehr zurücknehmen: Inzwischen wurde daran weitergearbeitet. Ändert es von Hand, "
    "der alte Stand steht im Verlauf.",
    "This can no longer be undone, because somebody has worked on it since. Change it by hand; the history "
    "shows the old version.",
    sie="Das lässt sich nicht mehr zurücknehmen: Inzwischen wurde daran weitergearbeitet. Ändern Sie es von "
    "Hand, der alte Stand steht im Verlauf.",
)


ONLY_LEADS = Text("Das kann nur zurücknehmen, wer hier leitet.", "Only whoever leads here can undo this.")
ONLY_ONES_OWN = Text("Das kann nur zurücknehmen, wer es gesagt hat.", "Only whoever said this can undo it.")
BY_HAND = Text(
    "Zugänge und Runden lassen sich nur von Hand ändern.", "Access and rounds can only be changed by hand."
)
DECIDE_ANEW = Text(
    "Eine Entscheidung wird nicht zurückgenommen: Sie bleibt mit Tag und Grund stehen, und eine neue löst sie ab. Auf "
    "der Karte der Aktivität lässt sich neu entscheiden, auch auf „wieder offen“.",
    "A decision is not undone: it stays with its day and its reason, and a new one replaces it. On the card of the "
    "activity you can decide again, also “open again”.",
)


class CannotUndo(Refusal):
    """What the entry did can't be taken back; `text` says why."""


def undo(company_id: int, number: int, *, by: By, at: datetime, may_lead: bool = False) -> Entry:
    """Take back entry `number` and give the new entry. Raises `CannotUndo`.

    Everything is looked at under the lock of the story: of two who take back the same, the second is told so.
    """
    try:
        with transaction.atomic():
            with story(company_id, by=by, at=at, says=SINCE_CHANGED) as told:
                undone = _open_entry(company_id, number, by, may_lead)
                told.says, told.undoes = _says(undone), number
                for is_new, some in groupby(reversed(undone.rows), _is_new):
                    changes = list(some)
                    _remove(told, changes) if is_new else _put_back(told, changes)
                _ask_the_guards(told, undone)
            if told.entry is None:
                raise CannotUndo(SINCE_CHANGED)
            _mark(undone, told.entry)
    except (IntegrityError, DataError, ValidationError, LookupError, ValueError) as error:
        raise CannotUndo(SINCE_CHANGED) from error  # what it points at, its table or its column is gone
    return told.entry


def _ask_the_guards(told: Story, undone: Entry) -> None:
    """What was decided with a right is not taken back without it, nor beyond a limit."""
    try:
        for check in guards_of({change["model"] for change in undone.rows}):
            check(told, timezone.localdate(told.at))
    except Refusal as refusal:
        raise CannotUndo(refusal.text) from refusal


def _open_entry(company_id: int, number: int, by: By, may_lead: bool) -> Entry:
    """The entry, if this person may take it back."""
    entry = Entry.objects.for_company(company_id).filter(number=number).first()
    if entry is None or entry.undone_by or not entry.rows:
        raise CannotUndo(SINCE_CHANGED)
    touched = {change["model"] for change in entry.rows}
    if touched & NEVER_TAKEN_BACK:
        raise CannotUndo(DECIDE_ANEW if touched & SUPERSEDED else BY_HAND)
    if (touched & ONLY_WHO_LEADS or any(map(_says_who_decides, entry.rows))) and not may_lead:
        raise CannotUndo(ONLY_LEADS)
    if touched & ONLY_WHOSE_IT_IS and (by.user_id is None or entry.by_user_id != by.user_id):
        raise CannotUndo(ONLY_ONES_OWN)
    return entry


def _says_who_decides(change: Mapping[str, Any]) -> bool:
    """Whether it gave an account to somebody, or took it."""
    before, after = change["before"] or {}, change["after"] or {}
    return any(
        change["model"] == model and before.get(name) != after.get(name)
        for model, name in ONLY_WHO_LEADS_FIELDS
    )


def _says(undone: Entry) -> Text:
    """The words stay short, however often something goes back and forth."""
    first = Entry.objects.for_company(undone.company_id).filter(number=undone.undoes or 0).first()
    told = first or undone
    what = Text("{de}", "{en}", {"de": told.says_de, "en": told.says_en})
    if first is None:
        return Text("Zurückgenommen: {what}", "Taken back: {what}", {"what": what})
    if first.undoes is None:
        return Text("Wiederhergestellt: {what}", "Restored: {what}", {"what": what})
    return what


def _mark(undone: Entry, by: Entry) -> None:
    entries = Entry.objects.for_company(undone.company_id)
    entries.filter(number=undone.number).update(undone_by=by.number)
    if undone.undoes is not None:
        entries.filter(number=undone.undoes).update(undone_by=None)


def _is_new(change: Mapping[str, Any]) -> str:
    """The model of a row that the entry has made; empty for other changes."""
    return change["model"] if change["before"] is None else ""


def _remove(told: Story, changes: Sequence[Mapping[str, Any]]) -> None:
    """New rows of one model go again, all at once: an import has made hundreds."""
    model = _model_of(changes[0])
    rows = model.objects.for_company(told.company_id).in_bulk([change["id"] for change in changes])
    for change in changes:
        _insist_on(rows.get(change["id"]), change["after"])
    if _carry(model, rows) or _is_built_on(model, told.company_id, rows):
        raise CannotUndo(SINCE_CHANGED)
    told.delete_many(model, rows.values())


def _put_back(told: Story, changes: Iterable[Mapping[str, Any]]) -> None:
    """Rows that were changed or deleted are as before."""
    for change in changes:
        model = _model_of(change)
        row = model.objects.for_company(told.company_id).filter(pk=change["id"]).first()
        before = values(model, change["before"])
        if change["after"] is not None:
            told.change(_insist_on(row, change["after"]), **before)
        elif row is not None:
            raise CannotUndo(SINCE_CHANGED)
        else:
            # A page that still shows the row from before it was deleted must not overwrite this one.
            told.create(model, pk=change["id"], version=change.get("version", 1) + 1, **before)


def _insist_on(row: models.Model | None, after: Mapping[str, Any]) -> models.Model:
    """The row, if it is as the entry has left it."""
    now = state(row) if row is not None else {}
    if row is None or any(now[name] != value for name, value in after.items()):
        raise CannotUndo(SINCE_CHANGED)
    return row


def _model_of(change: Mapping[str, Any]) -> Any:
    """Only by the very name that was looked at for the rights; Django would also know it in small letters."""
    model = apps.get_model(change["model"])
    if model._meta.label != change["model"] or not hasattr(model.objects, "for_company"):
        raise LookupError(change["model"])
    return model


def _is_built_on(model: Any, company_id: int, rows: Mapping[int, models.Model]) -> bool:
    """Whether a newer one came on top of these."""
    if model._meta.label not in ONLY_THE_NEWEST:
        return False
    newer = model.objects.for_company(company_id).filter(pk__gt=max(rows, default=0))
    return bool(newer.exists())


def _carry(model: type[models.Model], rows: Mapping[int, models.Model]) -> bool:
    """Whether other rows would go with these, or no longer know them."""
    related = model._meta.get_fields(include_hidden=True)
    pointers = (one.field for one in related if isinstance(one, ManyToOneRel))
    return any(
        one.model._base_manager.filter(**{f"{one.name}__in": list(rows)})
        .exclude(pk__in=list(rows) if one.model is model else ())
        .exists()
        for one in pointers
    )
