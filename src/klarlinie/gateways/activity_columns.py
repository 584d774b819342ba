"""One column per field of an activity and one per note, written so that reading them gives the same activity."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from klarlinie.gateways.plan_tables import Cell
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.at_its_word import (
    IsRisky,
    needs_cell,
    note_cell,
    note_header,
    nothing_is_risky,
    owners_cell,
    title_cell,
    words_cell,
)
from klarlinie.method.inventory.own_headers import OWN_HEADERS, OwnHeader
from klarlinie.method.inventory.own_sheet import stays_a_note
from klarlinie.method.inventory.own_words import NOT_ASKED, SOURCES, STATUSES
from klarlinie.method.inventory.types import TYPE_NAMES
from klarlinie.vocabulary.figures import Language

WIDE = {"title": 38, "reason": 36, "audience": 28, "needs": 26, "owner": 18, "type": 20, "group": 16}
NOTE_WIDTH = 24
FIGURES: Mapping[str, Callable[[Activity], Cell]] = {
    "hours": lambda activity: activity.hours_per_month,
    "money": lambda activity: activity.money_per_year,
    "nerves": lambda activity: activity.nerves,
    "effort": lambda activity: activity.effort_level,
    "effect": lambda activity: activity.effect_level,
    "inquiries": lambda activity: activity.inquiries_per_year,
    "leads": lambda activity: activity.leads_per_year,
    "customers": lambda activity: activity.customers_per_year,
    "revenue": lambda activity: activity.revenue_per_year,
    "sales_support": lambda activity: activity.sales_support,
    "dose": lambda activity: activity.dose_per_week,
}
OTHERS: Mapping[str, Callable[[Activity, IsRisky], Cell]] = {
    "title": lambda activity, is_risky: title_cell(activity.title, is_risky),
    "group": lambda activity, is_risky: _words(activity.group, is_risky),
    "owner": lambda activity, is_risky: owners_cell(activity.owners, is_risky) if activity.owners else None,
    "needs": lambda activity, is_risky: needs_cell(activity.needs, is_risky) if activity.needs else None,
    "start": lambda activity, is_risky: activity.start_on,
    "due": lambda activity, is_risky: activity.due_on,
}


@dataclass(frozen=True)
class SheetColumn:
    """A header, the width in characters, and what stands there for an activity."""

    header: str
    width: float
    cell: Callable[[Activity], Cell]


@dataclass(frozen=True)
class Manner:
    """How the cells are written.

    `is_risky` says which texts the reader's spreadsheet would change or run: they get an apostrophe in front. With
    `all_types` a type that is only guessed is written too; else it is left open, to be guessed and asked about again.
    """

    language: Language
    is_risky: IsRisky = nothing_is_risky
    all_types: bool = False


def activity_columns(activities: Sequence[Activity], manner: Manner) -> list[SheetColumn]:
    """The columns of the sheet "Aktivitäten", fields first, then notes in the order in which they turn up."""
    headers = _headers(activities, manner.language)
    keys = list(dict.fromkeys(key for activity in activities for key in activity.notes))
    fields = [_field_column(own, header, manner) for header, own in headers.items()]
    notes = [_note_column(key, headers.get(key), manner) for key in keys]
    told = [column for column in notes if any(column.cell(activity) is not None for activity in activities)]
    return [*fields, *told]


def asked_alike(activities: Sequence[Activity]) -> list[list[Activity]]:
    """The activities by what their lists had asked, why and for whom, in the order in which the groups turn up.

    Each group has a sheet of its own: in a common one, rows that were never asked would look silent when read again.
    """
    groups: dict[tuple[bool, bool], list[Activity]] = {}
    for activity in activities:
        asked = (
            activity.asked_reason or bool(activity.reason),
            activity.asked_audience or bool(activity.audience),
        )
        groups.setdefault(asked, []).append(activity)
    return list(groups.values()) or [[]]


def _headers(activities: Sequence[Activity], language: Language) -> dict[str, OwnHeader]:
    """Our own headers as far as they are needed.

    "Euro im Jahr" only where all money is in euros. No column for reason or audience where no list had asked for
    them (see `asked_alike`).
    """
    paid = [activity.money_per_year for activity in activities if activity.money_per_year is not None]
    only_euros = all(money.currency == "EUR" for money in paid)
    left_out = {"Geld im Jahr" if only_euros else "Euro im Jahr"}
    if not any(activity.asked_reason or activity.reason for activity in activities):
        left_out.add("Warum")
    if not any(activity.asked_audience or activity.audience for activity in activities):
        left_out.add("Für wen")
    return {_in(own, language): own for own in OWN_HEADERS if own.de not in left_out}


def _in(own: OwnHeader, language: Language) -> str:
    return own.de if language == "de" else own.en


def _field_column(own: OwnHeader, header: str, manner: Manner) -> SheetColumn:
    """The field's value; where a figure is unknown, what a person wrote in a column of that name."""
    value = _value_of(own.field, manner)

    def cell(activity: Activity) -> Cell:
        known = value(activity)
        words = activity.notes.get(header)
        if known is not None or words is None:
            return known
        return words if _stands_in_its_place(own, header, words, manner) else None

    return SheetColumn(header, WIDE.get(own.field, 12), cell)


def _note_column(key: str, own: OwnHeader | None, manner: Manner) -> SheetColumn:
    """The note, except where it stands in the field that it is called like."""
    header = note_cell(note_header(key, manner.language), manner.is_risky)

    def cell(activity: Activity) -> Cell:
        words = activity.notes.get(key)
        if not words or (own is not None and _is_in_place(own, key, words, activity, manner)):
            return None
        return note_cell(words, manner.is_risky)

    return SheetColumn(header, NOTE_WIDTH, cell)


def _is_in_place(own: OwnHeader, header: str, words: str, activity: Activity, manner: Manner) -> bool:
    is_open = _value_of(own.field, manner)(activity) is None
    return is_open and _stands_in_its_place(own, header, words, manner)


def _stands_in_its_place(own: OwnHeader, header: str, words: str, manner: Manner) -> bool:
    """Whether words such as "mal so, mal so" below "Stunden im Monat" are read as the same note again."""
    return own.field in FIGURES and not manner.is_risky(words) and stays_a_note(own.field, header, words)


def _value_of(field: str, manner: Manner) -> Callable[[Activity], Cell]:
    language = manner.language
    if field == "type":
        return lambda activity: (
            TYPE_NAMES[activity.type].say(language) if activity.type_certain or manner.all_types else None
        )
    if field == "status":
        return lambda activity: STATUSES[activity.status].say(language) if activity.status else None
    if field == "effect_source":
        return lambda activity: SOURCES[activity.effect_source].say(language) or None
    if field in FIGURES:
        return FIGURES[field]
    if field == "reason":
        return lambda activity: _answer(activity.reason, activity.asked_reason, manner)
    if field == "audience":
        return lambda activity: _answer(activity.audience, activity.asked_audience, manner)
    return lambda activity: OTHERS[field](activity, manner.is_risky)


def _answer(words: str | None, was_asked: bool, manner: Manner) -> str | None:
    """Silence and never having been asked are told apart: only silence says that nobody knows why."""
    return _words(words, manner.is_risky) if words or was_asked else NOT_ASKED.say(manner.language)


def _words(text: str | None, is_risky: IsRisky) -> str | None:
    return words_cell(text, is_risky) if text else None
