"""The columns of the table: what they are called, how wide they are, and which the reader has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.own_headers import OWN_HEADERS, own_header_meanings
from klarlinie.method.inventory.typed import Field, Typed, read_typed, show
from klarlinie.vocabulary.figures import Language, number
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.words import Voice


@dataclass(frozen=True)
class Column:
    """`field` is the meaning of the column as in the core, `fills` the fields of the row it shows."""

    field: str
    name: Text
    fills: tuple[str, ...]
    is_figure: bool = False
    unit: Text | None = None


COLUMNS: tuple[Column, ...] = (
    Column("title", Text("Aktivität", "Activity"), ("title",)),
    Column("type", Text("Typ", "Type"), ("type",)),
    Column("hours", Text("Aufwand", "Effort"), ("hours_per_month",), True, Text("Std./Monat", "hrs/month")),
    Column(
        "money", Text("Geld", "Money"), ("money_per_year", "money_currency"), True, Text("im Jahr", "a year")
    ),
    Column(
        "inquiries",
        Text("Wirkung", "Effect"),
        ("inquiries_per_year",),
        True,
        Text("Anfragen/Jahr", "inquiries/year"),
    ),
    Column("reason", Text("Warum", "Why"), ("reason",)),
    Column("audience", Text("Für wen", "For whom"), ("audience",)),
    Column("owner", Text("Wer", "Owner"), ("owners",)),
    Column("status", Text("Stand", "Status"), ("status",)),
    Column("nerves", Text("Nerven", "Nerves"), ("nerves",), True, Text("0–4", "0–4")),
    Column("leads", Text("Leads", "Leads"), ("leads_per_year",), True, Text("im Jahr", "a year")),
    Column(
        "customers", Text("Kunden", "Customers"), ("customers_per_year",), True, Text("im Jahr", "a year")
    ),
    Column(
        "revenue",
        Text("Umsatz", "Revenue"),
        ("revenue_per_year", "revenue_currency"),
        True,
        Text("im Jahr", "a year"),
    ),
    Column(
        "sales_support", Text("Hilft Vertrieb", "Helps sales"), ("sales_support",), True, Text("0–4", "0–4")
    ),
    Column("effect_source", Text("Woher bekannt", "How known"), ("effect_source",)),
    Column("start", Text("Beginn", "Start"), ("start_on",)),
    Column("due", Text("Fällig", "Due"), ("due_on",)),
    Column("group", Text("Gruppe", "Group"), ("group",)),
    Column("dose", Text("Dosis", "Dose"), ("dose_per_week",), True, Text("Std./Woche", "hrs/week")),
    Column("needs", Text("Braucht", "Needs"), ("needs",)),
)
BY_FIELD: Mapping[str, Column] = {column.field: column for column in COLUMNS}
AT_FIRST = ("title", "type", "hours", "money", "inquiries", "reason", "audience", "owner", "status")
EMPTY: Mapping[str, Any] = {
    "reason": "",
    "audience": "",
    "status": "",
    "group": "",
    "type": "other",
    "effect_source": "unknown",
    "owners": [],
    "needs": [],
}  # what stands in a row where nothing is known; for all others None


def chosen(kept: str) -> tuple[Column, ...]:
    """The columns that a cookie names ("type-hours-money"), in our order, the title always first."""
    wanted = {*kept.split("-"), "title"} if kept else set(AT_FIRST)
    return tuple(column for column in COLUMNS if column.field in wanted)


def kept(fields: list[str]) -> str:
    """What the cookie keeps of a choice; nothing where it is the one at first."""
    known = [column.field for column in COLUMNS if column.field in fields and column.field != "title"]
    return "" if tuple(known) == AT_FIRST[1:] else "-".join(known) or "title"


def as_fields(field: str, value: Any) -> dict[str, Any]:
    """The fields of a row that hold `value`, which the core has read in the column `field`; None empties them."""
    first, *more = BY_FIELD[field].fills
    if isinstance(value, Money):
        return {first: value.amount, more[0]: value.currency}
    if isinstance(value, tuple):
        return {first: list(value)}
    if field == "group" and value:
        value = value[:200]
    fields = {first: EMPTY.get(first) if value is None else value}
    if field == "type":
        fields["type_certain"] = value is not None
    if field in ("reason", "audience"):
        fields[f"asked_{field}"] = True
    return fields


def read(field: str, words: str, today: date, language: Language) -> Typed:
    """What `words` say in this column."""
    return read_typed(cast("Field", BY_FIELD[field].fills[0]), words, today, language)


def written(field: str, activity: Activity, language: Language) -> str:
    """What stands in this column for an activity; long decimals are cut, the exact value stays in the row."""
    value = getattr(activity, BY_FIELD[field].fills[0])
    if isinstance(value, float):
        return number(value, language)
    return show(cast("Field", BY_FIELD[field].fills[0]), activity, language)


def open_words(notes: Mapping[str, str]) -> dict[str, str]:
    """What somebody wrote in a column and nobody could read, by the column's field: it is kept as a note."""
    known = own_header_meanings()
    return {known[key]: words for key, words in notes.items() if key in known}


def column_of_note(key: str) -> Column | None:
    """The column of the table in whose place the words of this note stand; None for any other note."""
    return BY_FIELD.get(own_header_meanings().get(key, ""))


def note_key(field: str) -> str:
    """The name under which words of a column are kept that nobody could read: its header in our own spreadsheet."""
    return next(own.de for own in reversed(OWN_HEADERS) if own.field == field)


def without_open(notes: Mapping[str, str], field: str) -> dict[str, str]:
    """The notes without the words that stood for a value in this column: now it has one."""
    known = own_header_meanings()
    return {key: words for key, words in notes.items() if known.get(key) != field}


@lru_cache(maxsize=200)
def head(fields: tuple[str, ...], voice: Voice) -> SafeString:
    """The heads of the columns, each a button that sorts."""
    return format_html_join(
        "",
        '<th scope="col" class="{}c-{}{}"><button type="button" class="sorts" data-field="{}">{}{}</button></th>',
        (
            (
                "first " if column.field == "title" else "",
                column.field,
                " number" if column.is_figure else "",
                column.field,
                column.name.say(voice.language),
                format_html(" <small>{}</small>", column.unit.say(voice.language)) if column.unit else "",
            )
            for column in (BY_FIELD[field] for field in fields)
        ),
    )


@lru_cache(maxsize=200)
def menu(fields: tuple[str, ...], voice: Voice) -> SafeString:
    """A box to tick for every column but the first."""
    return format_html_join(
        "",
        '<label class="tick"><input type="checkbox" name="column" value="{}"{}><span>{}{}</span></label>',
        (
            (
                column.field,
                mark_safe(" checked") if column.field in fields else "",
                column.name.say(voice.language),
                format_html(" <small>{}</small>", column.unit.say(voice.language)) if column.unit else "",
            )
            for column in COLUMNS
            if column.field != "title"
        ),
    )
