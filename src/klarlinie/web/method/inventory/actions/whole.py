"""Saving the form of one activity: all that was changed in it is one story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.actions.cells import Saved, Typist, changed_fields
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.journal.story import Stale, story


def save_activity(
    company_id: int, activity_id: int, values: Mapping[str, Any], version: int, who: Typist
) -> Saved:
    """`values` by column, as read from the form; None empties. Raises `Stale`."""
    with story(company_id, by=who.by, at=who.at, says=Text("", "")) as told:
        row = Activity.objects.for_company(company_id).filter(pk=activity_id, merged_into=None).first()
        if row is None:
            raise Stale(None, values)
        told.says = Text("„{title}“ geändert", "“{title}” changed", {"title": row.title})
        told.change(row, version=version, **changed_fields(row, values))
    return Saved((activity_id,), told.says, told.number)
