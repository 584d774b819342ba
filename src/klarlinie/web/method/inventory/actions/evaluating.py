"""Writing down what people say about an activity: from its card, or as values a round has agreed on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from klarlinie.method.evaluation.rating_axes import AXIS_WORDS, Axis
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.columns import without_open
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, Story, story

# A card's fields that stand in a column of the list, where words may be waiting that nobody could read.
COLUMN_OF = {
    "hours_per_month": "hours",
    "money_per_year": "money",
    "nerves": "nerves",
    "inquiries_per_year": "inquiries",
    "customers_per_year": "customers",
    "revenue_per_year": "revenue",
    "sales_support": "sales_support",
}
FIELD_OF: Mapping[Axis, str] = {
    "effort": "effort_level",
    "nerves": "nerves",
    "effect": "effect_level",
    "sales_support": "sales_support",
}
FIT_NOTE = "Passung (0 bis 4)"  # the list has no column for it


def evaluate(
    company_id: int,
    activity_id: int,
    *,
    version: int,
    fields: Mapping[str, Any],
    by: By,
    at: datetime,
    is_done: bool = True,
) -> int | None:
    """Set what a card says. Gives the number of the journal entry, None where nothing was new.

    `is_done` marks the card as gone through, and its questions for reason and audience as asked. Raises `Stale`
    where somebody else was faster, or the activity is gone.
    """
    row = Activity.objects.for_company(company_id).filter(pk=activity_id, merged_into=None).first()
    if row is None:
        raise Stale(None, fields)
    says = Text("„{title}“ bewertet", "“{title}” evaluated", {"title": row.title})
    if not is_done:
        says = Text("„{title}“ zum Teil bewertet", "“{title}” evaluated in part", {"title": row.title})
    wanted = {**fields, "notes": _without_answered(row, fields)}
    with story(company_id, by=by, at=at, says=says) as told:
        if is_done and (row.evaluated_at is None or _differs(row, wanted)):
            wanted |= {"evaluated_at": at, "asked_reason": True, "asked_audience": True}
        told.change(row, version=version, **wanted)
    return told.number


def _differs(row: Activity, fields: Mapping[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in fields.items())


def _without_answered(row: Activity, fields: Mapping[str, Any]) -> dict[str, str]:
    """The notes without the unreadable words that now have a figure."""
    notes: dict[str, str] = dict(row.notes)
    for name, column in COLUMN_OF.items():
        if fields.get(name) is not None:
            notes = without_open(notes, column)
    return notes


def agree_on(told: Story, agreed: Mapping[int, Mapping[Axis, float]]) -> tuple[str, ...]:
    """Write the values that people agreed on, inside a story that goes on. Gives the titles of what was changed.

    An agreed effect is an estimate unless it was known better. Activities that have gone meanwhile are left out.
    """
    rows = Activity.objects.for_company(told.company_id).filter(pk__in=agreed, merged_into=None)
    return tuple(told.change(row, **_agreed_fields(row, agreed[row.pk])).title for row in rows.order_by("pk"))


def _agreed_fields(row: Activity, values: Mapping[Axis, float]) -> dict[str, Any]:
    fields: dict[str, Any] = {FIELD_OF[axis]: value for axis, value in values.items() if axis in FIELD_OF}
    if row.effect_source == "unknown" and {"effect", "sales_support"} & set(values):
        fields["effect_source"] = "estimated"
    if "fit" in values:
        fields["notes"] = {**row.notes, FIT_NOTE: fit_in_words(values["fit"])}
    return fields


def fit_in_words(value: float) -> str:
    """ "3, gut": the notes of an activity are plain text."""
    step = AXIS_WORDS["fit"].steps[round(value)].say("de")
    return f"{value:g}, {step}".replace(".", ",")
