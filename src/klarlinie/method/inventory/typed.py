"""What a person types or pastes into one cell of the table: the value it is, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from klarlinie.method.inventory import understand
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.at_its_word import (
    needs_cell,
    owners_cell,
    plain_title,
    quoted,
    said,
    said_list,
)
from klarlinie.method.inventory.cells import Understood
from klarlinie.method.inventory.levels import HIGHEST, Scale
from klarlinie.method.inventory.own_headers import OWN_HEADERS
from klarlinie.method.inventory.own_sheet import written_day
from klarlinie.method.inventory.own_words import SOURCES, STATUSES
from klarlinie.method.inventory.read_row import source_in
from klarlinie.method.inventory.types import TYPE_NAMES, type_named
from klarlinie.method.inventory.unknowns import says_nothing, shown
from klarlinie.method.inventory.written_numbers import without_thousands
from klarlinie.vocabulary.figures import SYMBOLS, Language, number
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text, joined

Field = Literal[
    "title", "type", "hours_per_month", "money_per_year", "nerves", "effort_level", "effect_level",
    "inquiries_per_year", "leads_per_year", "customers_per_year", "revenue_per_year", "sales_support",
    "effect_source", "reason", "audience", "owners", "status", "start_on", "due_on", "group", "dose_per_week", "needs",
]  # fmt: skip
MEANINGS: Mapping[Field, str] = {
    "title": "title", "type": "type", "hours_per_month": "hours", "money_per_year": "money", "nerves": "nerves",
    "effort_level": "effort", "effect_level": "effect", "inquiries_per_year": "inquiries", "leads_per_year": "leads",
    "customers_per_year": "customers", "revenue_per_year": "revenue", "sales_support": "sales_support",
    "effect_source": "effect_source", "reason": "reason", "audience": "audience", "owners": "owner", "status": "status",
    "start_on": "start", "due_on": "due", "group": "group", "dose_per_week": "dose", "needs": "needs",
}  # fmt: skip
# What the columns of the table are called: as in our own sheet, money in whatever currency the cell says.
FIELD_NAMES: Mapping[Field, Text] = {
    field: [Text(own.de, own.en) for own in OWN_HEADERS if own.field == meaning][-1]
    for field, meaning in MEANINGS.items()
}
OUR_SCALE = Scale("numbers", 0, HIGHEST, is_stated=True)
NAMES: Mapping[str, Mapping[Any, Text]] = {"type": TYPE_NAMES, "status": STATUSES, "effect_source": SOURCES}
SOMEDAY = date(2026, 1, 1)  # what we write ourselves says the same on every day

LEVEL = Text("„3“, „hoch“ oder „3/5“", "“3”, “high” or “3/5”")
WORDS = Text("„Bestandskunden“", "“existing customers”")
DAY = Text("„30.06.2026“ oder „Ende Juni 2026“", "“30 June 2026” or “end of June 2026”")
EXAMPLES: Mapping[Field, Text] = {
    "title": Text("„Messe im Herbst“", "“Autumn trade fair”"),
    "type": Text("„Website“, „Newsletter“ oder „Veranstaltung“", "“Website”, “Newsletter” or “Event”"),
    "hours_per_month": Text("„4 h/Woche“ oder „12“", "“4 h/week” or “12”"),
    "dose_per_week": Text("„2“ oder „8 h/Monat“", "“2” or “8 h/month”"),
    "money_per_year": Text("„1.200 €“ oder „100 € im Monat“", "“€1,200” or “€100 a month”"),
    "revenue_per_year": Text("„40.000 €“", "“€40,000”"),
    "inquiries_per_year": Text("„6“ oder „1–2 pro Quartal“", "“6” or “1-2 a quarter”"),
    "leads_per_year": Text("„6“ oder „1–2 pro Quartal“", "“6” or “1-2 a quarter”"),
    "customers_per_year": Text("„2“", "“2”"),
    "nerves": LEVEL, "effort_level": LEVEL, "effect_level": LEVEL, "sales_support": LEVEL,
    "effect_source": Text("„gemessen“, „gezählt“ oder „geschätzt“", "“measured”, “counted” or “estimated”"),
    "reason": WORDS, "audience": WORDS, "group": WORDS,
    "owners": Text("„Jana“ oder „Jana, Tom“", "“Jana” or “Jana, Tom”"),
    "status": Text(
        "„läuft“, „geplant“, „pausiert“, „erledigt“, „gestrichen“ oder „Idee“",
        "“running”, “planned”, “paused”, “done”, “stopped” or “idea”",
    ),
    "start_on": DAY, "due_on": DAY,
    "needs": Text("„Website; Newsletter“", "“Website; Newsletter”"),
}  # fmt: skip


@dataclass(frozen=True)
class Typed:
    """`value` fits the field of an `Activity`; with a `problem` it is None and nothing should be changed.

    Empty and unknown cells are None, () for owners and needs, "unknown" for the source of an effect. `assumption`
    says what was taken for granted ("4 h/Woche" with 52 weeks a year).
    """

    value: object = None
    problem: Text | None = None
    assumption: Text | None = None


def read_typed(field: Field, words: str, today: date, language: Language = "de") -> Typed:
    """What `words` say in the column of `field`; `language` decides whether 1.200 is a thousand or a bit over one.

    The problem says what is wrong and gives an example. An apostrophe in front takes a text at its word, as in Excel.
    """
    if field == "title":
        return _read_title(words)
    if field in ("reason", "audience", "group"):
        return Typed(_text(words))
    if field in ("owners", "needs"):
        return _read_list(field, words)
    if field == "effect_source":
        return _read_source(words)
    if says_nothing(words):
        return Typed()
    if field == "type":
        kind = type_named(words)
        return Typed(kind) if kind is not None else _refused(field, _no_type(words))
    return _of(field, _understood(field, words, today, language))


def _understood(field: Field, words: str, today: date, language: Language) -> Understood[Any]:
    header = FIELD_NAMES[field].say(language)
    if field in ("start_on", "due_on"):
        return _understood_day(words, today, header, "past" if field == "start_on" else "future", language)
    if field == "status":
        return understand.understand_status(words)
    words = without_thousands(words, language)
    if field in ("money_per_year", "revenue_per_year"):
        return understand.understand_money(words, header, None, language)
    if field == "hours_per_month":
        return understand.understand_hours(words, header, language)
    if field == "dose_per_week":
        return understand.understand_hours_per_week(words, header, language)
    if field in ("inquiries_per_year", "leads_per_year", "customers_per_year"):
        return understand.understand_count(words, header, language)
    return understand.understand_level(words, header, OUR_SCALE, language)


def _understood_day(
    words: str, today: date, header: str, prefer: Literal["past", "future"], language: Language
) -> Understood[date]:
    """A German 3/8/2026 begins with the day; an English one is asked about where it could be either."""
    day = written_day(words)
    if day is not None:
        return Understood(day)
    return understand.understand_date(words, today, header, True if language == "de" else None, prefer)


def _of(field: Field, understood: Understood[Any]) -> Typed:
    if understood.doubt is not None:
        return _refused(field, understood.doubt)
    return Typed(understood.value, assumption=understood.assumption)


def _refused(field: Field, wrong: Text) -> Typed:
    return Typed(
        problem=joined((wrong, Text("Zum Beispiel: {one}.", "For example: {one}.", {"one": EXAMPLES[field]})))
    )


def _read_title(words: str) -> Typed:
    quoted_words = said(words)
    title = plain_title(words) if quoted_words is None else quoted_words
    if not title.strip():
        return _refused("title", Text("Eine Aktivität braucht einen Namen.", "An activity needs a name."))
    return Typed(title)


def _text(words: str) -> str | None:
    quoted_words = said(words)
    if quoted_words is not None:
        return quoted_words
    return None if says_nothing(words) else words.strip()


def _read_list(field: Field, words: str) -> Typed:
    items = said_list(words)
    if items is not None:
        return Typed(items)
    if field == "needs":
        return Typed(understand.understand_needs(words) or ())
    understood = understand.understand_owners(words)
    if understood.doubt is not None:
        return _refused(field, understood.doubt)
    return Typed(understood.value or (), assumption=understood.assumption)


def _read_source(words: str) -> Typed:
    source = "unknown" if says_nothing(words) else source_in(words)
    return Typed(source) if source else _refused("effect_source", _no_source(words))


def _no_type(words: str) -> Text:
    return Text("„{cell}“ ist keiner der Typen.", "“{cell}” is none of the types.", {"cell": shown(words)})


def _no_source(words: str) -> Text:
    return Text(
        "„{cell}“ sagt nicht, woher die Wirkung bekannt ist.",
        "“{cell}” does not say how the effect is known.",
        {"cell": shown(words)},
    )


def show(field: Field, activity: Activity, language: Language) -> str:
    """How the value is written in its cell: the first way, from short to plain, that `read_typed` reads the same."""
    value = getattr(activity, field)
    ways = _ways(field, value, language)
    return next((way for way in ways if read_typed(field, way, SOMEDAY, language).value == value), ways[-1])


def _ways(field: Field, value: Any, language: Language) -> list[str]:
    if value is None or value == () or value == "unknown":
        return [""]
    if field == "owners":
        return [owners_cell(value)]
    if field == "needs":
        return [needs_cell(value)]
    if isinstance(value, Money):
        return [_money(value, language), f"{_figure(value.amount, language)} {value.currency}"]
    if isinstance(value, date):
        return [value.strftime("%d.%m.") + f"{value.year:04}" if language == "de" else value.isoformat()]
    if isinstance(value, (int, float)):
        exact = Decimal(str(value))
        rhythms = _in_other_months(exact, language) if field == "hours_per_month" else []
        return [*rhythms, _figure(exact, language)]
    if field in NAMES:
        return [NAMES[field][value].say(language)]
    return [str(value), quoted(str(value))]


def _in_other_months(hours: Decimal, language: Language) -> list[str]:
    """17.333333 hours a month were typed as 4 a week, 3.333333 as 40 a year; nobody types six decimals."""
    if hours == round(hours, 2):
        return []
    week, year = ("Std./Woche", "Std./Jahr") if language == "de" else ("h/week", "h/year")
    a_year = hours * 12
    return [
        f"{_figure(round(a_year / 52, 2), language)} {week}",
        f"{_figure(round(a_year, 1), language)} {year}",
    ]


def _money(value: Money, language: Language) -> str:
    """ "1.200 €", "€1,200"; cents where there are any."""
    cents = value.amount != value.amount.to_integral_value()
    figure, sign = (
        number(value.amount, language, 2 if cents else 0),
        SYMBOLS.get(value.currency, value.currency),
    )
    if language == "de":
        return f"{figure} {sign}"
    return f"{sign}{figure}" if len(sign) < 3 else f"{sign} {figure}"


def _figure(value: Decimal, language: Language) -> str:
    """Without signs between the thousands; three decimals get a fourth, for "1,125" could be read as a thousand."""
    plain = format(value, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    plain += "0" if len(plain.partition(".")[2]) == 3 else ""
    return plain.replace(".", ",") if language == "de" else plain
