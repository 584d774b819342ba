"""Taking back: any entry can be undone, and the undoing too, as long as nothing was built upon it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models
from django.db.models import F, ProtectedError

from klarlinie.vocabulary.text import Text, plain
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.rows import NEVER_TAKEN_BACK, ONLY_WHO_LEADS, state, values
from klarlinie.web.platform.journal.story import Story, story

SINCE_CHANGED = Text(
    "Das lässt sich nicht mehr zurücknehmen: Inzwischen wurde daran weitergearbeitet. Ändert es von Hand, "
    "der alte Stand steht im Verlauf.",
    "This cannot be taken back any more: work on it has gone on. Change it by hand, the old state stands in "
    "the history.",
    sie="Das lässt sich nicht mehr zurücknehmen: Inzwischen wurde daran weitergearbeitet. Ändern Sie es von "
    "Hand, der alte Stand steht im Verlauf.",
)


ONLY_LEADS = Text(
    "Das kann nur zurücknehmen, wer hier leitet.", "Only whoever leads here can take this back."
)
BY_HAND = Text(
    "Zugänge und Runden lassen sich nur von Hand ändern.", "Access and rounds can only be changed by hand."
)


class CannotUndo(Exception):
    """What the entry did can't be taken back; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.say("en"))
        self.text = text


def undo(company_id: int, number: int, *, by: By, at: datetime, may_lead: bool = True) -> Entry:
    """Take back entry `number` and give the new entry. Raises `CannotUndo`."""
    undone = Entry.objects.for_company(company_id).filter(number=number).first()
    if undone is None or undone.undone_by or not undone.rows:
        raise CannotUndo(SINCE_CHANGED)
    touched = {change["model"] for change in undone.rows}
    if touched & NEVER_TAKEN_BACK:
        raise CannotUndo(BY_HAND)
    if touched & ONLY_WHO_LEADS and not may_lead:
        raise CannotUndo(ONLY_LEADS)
    what = Text(undone.says_de, undone.says_en) if "{" not in undone.says_de else plain(undone.says_de)
    says = Text("Zurückgenommen: {what}", "Taken back: {what}", {"what": what})
    try:
        with story(company_id, by=by, at=at, says=says) as told:
            told.undoes = number
            for change in reversed(undone.rows):
                _take_back(told, change)
    except (IntegrityError, ProtectedError) as error:
        raise CannotUndo(SINCE_CHANGED) from error
    assert told.entry is not None
    Entry.objects.for_company(company_id).filter(number=number).update(undone_by=told.entry.number)
    if undone.undoes is not None:
        Entry.objects.for_company(company_id).filter(number=undone.undoes).update(undone_by=None)
    return told.entry


def _take_back(told: Story, change: Mapping[str, Any]) -> None:
    model = apps.get_model(change["model"])
    row = model.objects.for_company(told.company_id).filter(pk=change["id"]).first()
    before, after = change["before"], change["after"]
    if after is None:
        _bring_back(told, model, change["id"], before, row)
    elif row is None or any(state(row)[name] != value for name, value in after.items()):
        raise CannotUndo(SINCE_CHANGED)
    elif before is None:
        told.delete(row)
    else:
        told.change(row, **values(model, before))


def _bring_back(
    told: Story, model: type[models.Model], pk: int, before: Mapping[str, Any], row: models.Model | None
) -> None:
    if row is not None:
        raise CannotUndo(SINCE_CHANGED)
    told.create(model, pk=pk, **values(model, dict(before)))
    # A page that still shows the row from before it was deleted must not overwrite this one.
    model._base_manager.filter(pk=pk).update(version=F("version") + 1)
