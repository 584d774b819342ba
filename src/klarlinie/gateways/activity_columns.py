"""One column per field of an activity and one per note, written so that reading them gives the same activity."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from klarlinie.gateways.plan_tables import Cell
from klarlinie.method.inventory.activity import Activity, EffectSource, Status
from klarlinie.method.inventory.own_headers import OWN_HEADERS, OwnHeader
from klarlinie.method.inventory.types import TYPE_NAMES
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

STATUSES: Mapping[Status, Text] = {
    "idea": Text("Idee", "idea"),
    "planned": Text("geplant", "planned"),
    "running": Text("läuft", "running"),
    "paused": Text("pausiert", "paused"),
    "done": Text("erledigt", "done"),
    "stopped": Text("gestrichen", "stopped"),
}
# An unknown source is an empty cell.
SOURCES: Mapping[EffectSource, Text] = {
    "measured": Text("gemessen", "measured"),
    "counted": Text("gezählt", "counted"),
    "estimated": Text("geschätzt", "estimated"),
    "unknown": Text("", ""),
}
WIDE = {"title": 38, "reason": 36, "audience": 28, "needs": 26, "owner": 18, "type": 20, "group": 16}
FIELDS: Mapping[str, Callable[[Activity], Cell]] = {
    "title": lambda activity: activity.title,
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
    "reason": lambda activity: activity.reason,
    "audience": lambda activity: activity.audience,
    "owner": lambda activity: ", ".join(activity.owners),
    "start": lambda activity: activity.start_on,
    "due": lambda activity: activity.due_on,
    "group": lambda activity: activity.group,
    "dose": lambda activity: activity.dose_per_week,
    "needs": lambda activity: "; ".join(activity.needs),
}


@dataclass(frozen=True)
class SheetColumn:
    """A header, the width in characters, and what stands there for an activity."""

    header: str
    width: float
    cell: Callable[[Activity], Cell]


def activity_columns(activities: Sequence[Activity], language: Language) -> list[SheetColumn]:
    """The columns of the sheet "Aktivitäten", fields first, then notes in the order in which they turn up."""
    headers = _headers(activities, language)
    columns = [_field_column(own, header, language) for header, own in headers.items()]
    notes = dict.fromkeys(key for activity in activities for key in activity.notes)
    besides = [_besides(headers[key], key, language) for key in notes if key in headers]
    kept = [column for column in besides if any(column.cell(activity) for activity in activities)]
    return [*columns, *kept, *(SheetColumn(key, 24, _note(key)) for key in notes if key not in headers)]


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


def _besides(own: OwnHeader, key: str, language: Language) -> SheetColumn:
    """A note that has the name of one of our columns, where that column holds something else already."""
    value = _reader(own.field, language)
    header = Text("{key} (Notiz)", "{key} (note)", {"key": key}).say(language)
    return SheetColumn(header, 24, lambda activity: activity.notes.get(key) if value(activity) else None)


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


def _field_column(own: OwnHeader, header: str, language: Language) -> SheetColumn:
    """The field's value; where it is unknown, what a person wrote in a column of that name."""
    value = _reader(own.field, language)

    def cell(activity: Activity) -> Cell:
        known = value(activity)
        return activity.notes.get(header) if known is None or known == "" else known

    return SheetColumn(header, WIDE.get(own.field, 12), cell)


def _reader(field: str, language: Language) -> Callable[[Activity], Cell]:
    if field == "type":  # only a guess: left open, so that it is guessed and asked about again
        return lambda activity: TYPE_NAMES[activity.type].say(language) if activity.type_certain else None
    if field == "status":
        return lambda activity: STATUSES[activity.status].say(language) if activity.status else None
    if field == "effect_source":
        return lambda activity: SOURCES[activity.effect_source].say(language)
    return FIELDS[field]


def _note(key: str) -> Callable[[Activity], Cell]:
    return lambda activity: activity.notes.get(key)
