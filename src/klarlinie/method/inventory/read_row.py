"""One row becomes one activity: every cell by the meaning of its column, every doubt in words, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from klarlinie.method.inventory import understand
from klarlinie.method.inventory.cells import Understood
from klarlinie.method.inventory.match_columns import Column, Columns
from klarlinie.method.inventory.table import CellLook, CellValue
from klarlinie.method.inventory.types import is_vague_type, type_named
from klarlinie.method.inventory.words import cell_text, plain_form
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text

NO_LOOK = CellLook()
DIFFERENT_CELLS = 2000  # so many different cells show how a column writes its numbers, levels and days

SHOWN = frozenset(
    {"money", "revenue", "effort", "effect", "hours"}
)  # the number format may say what they are

FIELDS = {
    "hours": "hours_per_month", "money": "money_per_year", "nerves": "nerves", "inquiries": "inquiries_per_year",
    "leads": "leads_per_year", "customers": "customers_per_year", "revenue": "revenue_per_year",
    "sales_support": "sales_support", "owner": "owners", "status": "status", "start": "start_on", "due": "due_on",
    "dose": "dose_per_week",
}  # fmt: skip

CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "$": "USD", "usd": "USD", "£": "GBP", "gbp": "GBP", "chf": "CHF",
    "sfr": "CHF", "r$": "BRL",
}  # fmt: skip
CURRENCY = re.compile(r"R\$|[€$£]|\b(?:eur|euro|usd|gbp|chf|sfr)\b", re.I)

A_YEAR = re.compile(r"(?<![\d.,])20\d\d(?![\d.,]*\d)")
COUNTED = frozenset({"inquiries_per_year", "leads_per_year", "customers_per_year"})

SOURCES = {
    "gemessen": "measured", "measured": "measured", "gezaehlt": "counted", "counted": "counted",
    "geschaetzt": "estimated", "schaetzung": "estimated", "estimated": "estimated", "estimate": "estimated",
    "gefuehlt": "estimated", "bauchgefuehl": "estimated", "unbekannt": "unknown", "unknown": "unknown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellReading:
    """What one cell gives to its activity: field values, and what a person should know about the reading."""

    values: tuple[tuple[str, Any], ...] = ()
    doubts: tuple[Text, ...] = ()
    assumptions: tuple[Text, ...] = ()
    note: str | None = None


NOTHING = CellReading()
Reader = Callable[[CellValue, CellLook], CellReading]


@dataclass
class ColumnReader:
    """Reads the cells of one column and remembers each different cell, for lists repeat themselves."""

    column: Column
    reader: Reader
    uses_look: bool
    is_note: bool
    remembered: dict[object, CellReading] = field(default_factory=dict)

    def read(self, cell: CellValue, look: CellLook | None) -> CellReading:
        shown = look.number_format if look is not None and self.uses_look else None
        key: object = cell if type(cell) is str and shown is None else (type(cell), cell, shown)
        reading = self.remembered.get(key)
        if reading is None:
            reading = self.reader(cell, look or NO_LOOK)
            self.remembered[key] = reading
        return reading


def column_readers(columns: Columns, rows: Sequence[Sequence[CellValue]], today: date) -> list[ColumnReader]:
    """A reader for each column that says something besides the title."""
    readers = []
    for column in columns.columns:
        if column.meaning in ("title", "ignore"):
            continue
        index = column.index
        cells = list(dict.fromkeys(row[index] for row in rows if index < len(row)))[:DIFFERENT_CELLS]
        reader = _reader_for(column, cells, today)
        readers.append(ColumnReader(column, reader, column.meaning in SHOWN, column.meaning == "note"))
    return readers


def _reader_for(column: Column, cells: Sequence[CellValue], today: date) -> Reader:
    header, meaning = column.header, column.meaning
    if meaning == "status" and column.content.marks >= 0.9:
        return partial(_read_mark, header)
    if meaning in ("start", "due"):
        first = understand.column_day_first(cells)
        prefer = "past" if meaning == "start" else "future"
        return partial(_read_date, meaning, header, today, first, prefer)
    if meaning in ("owner", "status", "type", "group", "reason", "audience", "needs", "effect_source"):
        return partial(WORDS[meaning], header)
    if meaning in ("nerves", "sales_support"):
        return partial(_read_level, meaning, header, understand.level_scale(cells, header))
    style = understand.column_number_style(cells)
    if meaning in ("effort", "effect"):
        scale = understand.level_scale(cells, header)
        if meaning == "effort":
            return partial(_read_effort, header, scale, style)
        return partial(_read_yearly, partial(_read_effect, header, scale, style), header, today)
    if meaning in ("money", "revenue"):
        return partial(_read_money, meaning, header, style, _currencies_in(header, cells))
    if meaning in ("hours", "dose"):
        return partial(_read_hours, meaning, header, style)
    if meaning in ("inquiries", "leads", "customers"):
        return partial(_read_yearly, partial(_read_count, meaning, header, style), header, today)
    return _read_note


def _currencies_in(header: str, cells: Sequence[CellValue]) -> frozenset[str]:
    """The currencies written in some cells, where the header names none: "$500" says what a bare 600 is."""
    if CURRENCY.search(header):
        return frozenset()
    return frozenset(
        CURRENCIES[sign.lower()] for cell in cells if isinstance(cell, str) for sign in CURRENCY.findall(cell)
    )


def _one(name: str, understood: Understood[Any], cell: CellValue) -> CellReading:
    """The reading of a cell that says one thing; what is doubtful stays in the notes."""
    if understood.doubt is not None:
        return CellReading(doubts=(understood.doubt,), note=cell_text(cell))
    assumed = (understood.assumption,) if understood.assumption is not None else ()
    if understood.value is None:
        return CellReading((), (), assumed, None if understand.is_unknown(cell) else cell_text(cell))
    return CellReading(((name, understood.value),), (), assumed)


def _several(parts: Sequence[tuple[str, Understood[Any]]], rest: str | None, cell: CellValue) -> CellReading:
    """The reading of a cell that may say several things; each doubt is kept once."""
    values = tuple((name, part.value) for name, part in parts if part.value is not None)
    doubts = tuple(part.doubt for _, part in parts if part.doubt is not None)
    assumed = tuple(part.assumption for _, part in parts if part.assumption is not None)
    silent = not values and not doubts and rest is None and not understand.is_unknown(cell)
    return CellReading(values, doubts, assumed, cell_text(cell) if doubts or silent else rest)


def _read_note(cell: CellValue, look: CellLook) -> CellReading:
    return CellReading(note=cell_text(cell))


def _read_date(
    meaning: str, header: str, today: date, first: bool | None, prefer: Any, cell: CellValue, look: CellLook
) -> CellReading:
    return _one(FIELDS[meaning], understand.understand_date(cell, today, header, first, prefer), cell)


def _read_level(
    meaning: str, header: str, scale: understand.Scale | None, cell: CellValue, look: CellLook
) -> CellReading:
    return _one(FIELDS[meaning], understand.understand_level(cell, header, scale), cell)


def _read_hours(meaning: str, header: str, style: Any, cell: CellValue, look: CellLook) -> CellReading:
    read = understand.understand_hours if meaning == "hours" else understand.understand_hours_per_week
    return _one(FIELDS[meaning], read(cell, header, style), cell)


def _read_money(
    meaning: str, header: str, style: Any, others: frozenset[str], cell: CellValue, look: CellLook
) -> CellReading:
    shown = look.number_format
    bare = not (CURRENCY.search(shown or "") or (isinstance(cell, str) and CURRENCY.search(cell)))
    if not others or not bare:
        return _one(FIELDS[meaning], understand.understand_money(cell, header, shown, style), cell)
    currency = min(others)
    reading = _one(
        FIELDS[meaning], understand.understand_money(cell, f"{header} ({currency})", shown, style), cell
    )
    if not reading.values or _is_zero(reading):
        return reading
    if len(others) > 1:
        return CellReading(doubts=(_which_currency(cell, others),), note=cell_text(cell))
    return CellReading(reading.values, (), (*reading.assumptions, _currency_from_above(currency)))


def _is_zero(reading: CellReading) -> bool:
    return all(isinstance(value, Money) and value.amount == 0 for _, value in reading.values)


def _which_currency(cell: CellValue, others: frozenset[str]) -> Text:
    return Text(
        "„{cell}“: in welcher Währung? In der Spalte stehen {others}.",
        "“{cell}”: in which currency? The column holds {others}.",
        {"cell": cell_text(cell), "others": tuple(sorted(others))},
    )


def _currency_from_above(currency: str) -> Text:
    return Text(
        "Wo keine Währung steht, gilt {currency} wie in den anderen Zellen der Spalte.",
        "Where no currency is written, {currency} holds as in the other cells of the column.",
        {"currency": currency},
    )


def _read_count(meaning: str, header: str, style: Any, cell: CellValue, look: CellLook) -> CellReading:
    reading = _one(FIELDS[meaning], understand.understand_count(cell, header, style), cell)
    source = source_in(f"{header} {cell}" if isinstance(cell, str) else header)
    if reading.values and source:
        return CellReading((*reading.values, ("effect_source", source)), (), reading.assumptions)
    return reading


def _read_yearly(reader: Reader, header: str, today: date, cell: CellValue, look: CellLook) -> CellReading:
    """A count of one past year is that of any year; of several years, or of one not yet over, it is asked about."""
    reading = reader(cell, look)
    if not any(name in COUNTED and value for name, value in reading.values):
        return reading
    years = {int(year) for year in A_YEAR.findall(cell)} if isinstance(cell, str) else set()
    if len(years) > 1:
        return CellReading(doubts=(_which_years(cell),), note=cell_text(cell))
    if years and max(years) >= today.year:
        return CellReading(doubts=(_year_not_over(cell),), note=cell_text(cell))
    of_header = [int(year) for year in A_YEAR.findall(header) if int(year) >= today.year]
    if not of_header or years:
        return reading
    said = _header_not_over(header, of_header[0])
    return CellReading(reading.values, reading.doubts, (*reading.assumptions, said), reading.note)


def _which_years(cell: CellValue) -> Text:
    return Text(
        "„{cell}“ nennt mehrere Jahre. Wie viel ist es in einem Jahr?",
        "“{cell}” names several years. How much is it in one year?",
        {"cell": cell_text(cell)},
    )


def _year_not_over(cell: CellValue) -> Text:
    return Text(
        "„{cell}“: Das Jahr ist noch nicht vorbei. Ist das ein Ziel, oder wie viel ist es in einem ganzen Jahr?",
        "“{cell}”: that year is not over yet. Is it a goal, or how much is it in a whole year?",
        {"cell": cell_text(cell)},
    )


def _header_not_over(header: str, year: int) -> Text:
    return Text(
        "{year} ist noch nicht vorbei. Die Zahlen unter „{header}“ zählen so, als gälten sie für das ganze Jahr.",
        "{year} is not over yet. The figures below “{header}” count as if they were those of the whole year.",
        {"year": str(year), "header": header},
    )


def source_in(text: str) -> str | None:
    return next((SOURCES[word] for word in plain_form(text).split() if word in SOURCES), None)


def _read_effort(header: str, scale: Any, style: Any, cell: CellValue, look: CellLook) -> CellReading:
    money = _money_by_format(header, style, cell, look)
    if money is not None:
        return money
    effort = understand.understand_effort(cell, header, scale, style)
    parts = (
        ("hours_per_month", effort.hours),
        ("money_per_year", effort.money),
        ("effort_level", effort.level),
    )
    return _several(parts, effort.rest, cell)


def _money_by_format(header: str, style: Any, cell: CellValue, look: CellLook) -> CellReading | None:
    """A bare number that the sheet shows with a currency sign is money, not hours and not a level."""
    shown = look.number_format or ""
    if isinstance(cell, str) or not any(
        sign in shown for sign in ("€", "$", "£", "EUR", "USD", "GBP", "CHF")
    ):
        return None
    return _one("money_per_year", understand.understand_money(cell, header, shown, style), cell)


def _read_effect(header: str, scale: Any, style: Any, cell: CellValue, look: CellLook) -> CellReading:
    effect = understand.understand_effect(cell, header, scale, style)
    parts = (
        ("effect_level", effect.level),
        ("inquiries_per_year", effect.inquiries),
        ("leads_per_year", effect.leads),
        ("customers_per_year", effect.customers),
        ("revenue_per_year", effect.revenue),
        ("sales_support", effect.sales_support),
    )
    reading = _several(parts, None, cell)
    if effect.source is None or not reading.values:
        return reading
    return CellReading(
        (*reading.values, ("effect_source", effect.source)), reading.doubts, reading.assumptions, reading.note
    )


def _read_text(name: str, header: str, cell: CellValue, look: CellLook) -> CellReading:
    text = cell_text(cell)
    if understand.is_unknown(cell):
        return CellReading(note=text if len(plain_form(text)) > 6 else None)
    return CellReading(((name, text),))


def _read_owner(header: str, cell: CellValue, look: CellLook) -> CellReading:
    return _one("owners", understand.understand_owners(cell), cell)


def _read_status(header: str, cell: CellValue, look: CellLook) -> CellReading:
    return _one("status", understand.understand_status(cell), cell)


def _read_mark(header: str, cell: CellValue, look: CellLook) -> CellReading:
    """A cross under "erledigt": the header is the status."""
    if plain_form(cell_text(cell)) not in ("x", "ja", "yes", ""):
        return CellReading(note=cell_text(cell))
    return _one("status", understand.understand_status(header), cell)


def _read_type(header: str, cell: CellValue, look: CellLook) -> CellReading:
    kind = type_named(cell_text(cell))
    if kind is not None:
        return CellReading(
            (("type", kind), ("type_certain", kind != "other" and not is_vague_type(cell_text(cell))))
        )
    if understand.is_unknown(cell):
        return NOTHING
    doubt = Text(
        "„{cell}“ ist keiner der bekannten Typen. Es steht in den Notizen.",
        "“{cell}” is none of the known types. It is kept in the notes.",
        {"cell": cell_text(cell)},
    )
    return CellReading(doubts=(doubt,), note=cell_text(cell))


def _read_needs(header: str, cell: CellValue, look: CellLook) -> CellReading:
    needs = understand.understand_needs(cell)
    return CellReading((("needs", needs),)) if needs is not None else NOTHING


def _read_effect_source(header: str, cell: CellValue, look: CellLook) -> CellReading:
    source = source_in(cell_text(cell))
    if source is not None:
        return CellReading((("effect_source", source),))
    return NOTHING if understand.is_unknown(cell) else CellReading(note=cell_text(cell))


WORDS: dict[str, Callable[..., CellReading]] = {
    "owner": _read_owner,
    "status": _read_status,
    "type": _read_type,
    "needs": _read_needs,
    "effect_source": _read_effect_source,
    "group": partial(_read_text, "group"),
    "reason": partial(_read_text, "reason"),
    "audience": partial(_read_text, "audience"),
}


def agree(name: str, first: Any, second: Any) -> bool:
    """Whether two cells of one row that speak of the same thing say the same, up to rounding."""
    if name == "money_per_year":
        return _same_money(first, second)
    if name == "hours_per_month":
        return bool(abs(first - second) <= 0.1 * max(abs(first), abs(second)))
    return bool(first == second)


def _same_money(first: Money, second: Money) -> bool:
    if first.currency != second.currency:
        return False
    return abs(first.amount - second.amount) * 50 <= max(abs(first.amount), abs(second.amount))
