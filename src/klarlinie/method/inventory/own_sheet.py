"""A sheet that we have written is read to the letter; what people have changed in it is understood as anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, partial

from klarlinie.method.inventory.amount_tokens import CURRENCIES as MONEY_UNITS
from klarlinie.method.inventory.at_its_word import is_sum_title, note_key, said, said_list
from klarlinie.method.inventory.content import look_at
from klarlinie.method.inventory.groups import RowKind, is_figure
from klarlinie.method.inventory.header import header_text
from klarlinie.method.inventory.match_columns import Column, Columns, named
from klarlinie.method.inventory.own_headers import are_our_own, language_of_own, own_header_meanings
from klarlinie.method.inventory.own_words import says_not_asked
from klarlinie.method.inventory.read_row import (
    FIELDS,
    CellReading,
    ColumnReader,
    Reader,
    column_readers,
)
from klarlinie.method.inventory.table import CellLook, CellValue, Table
from klarlinie.method.inventory.types import is_type_name
from klarlinie.method.inventory.words import cell_text
from klarlinie.vocabulary.money import Money

OWN = "own"  # the kind of a table that is ours
SEARCHED_ROWS = 15
HIGHEST_LEVEL = 4
WORDS = {"reason": "reason", "audience": "audience", "group": "group"}
ASKED = {"reason": "asked_reason", "audience": "asked_audience"}
LISTS = {"owner": "owners", "needs": "needs"}
LEVELS = {
    "nerves": "nerves",
    "effort": "effort_level",
    "effect": "effect_level",
    "sales_support": "sales_support",
}
COUNTED = frozenset({"hours", "dose", "inquiries", "leads", "customers"})
FIGURE = {"de": re.compile(r"\d+(?:,\d+)?"), "en": re.compile(r"\d+(?:\.\d+)?")}
SUM = re.compile(r"(?P<figure>\d+(?:[.,]\d+)?)(?:\s?(?P<currency>€|[A-Z]{3}))?")
DAYS = (
    re.compile(r"(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
)


def as_our_own(table: Table) -> Table | None:
    """The sheet from our header on, with the meaning of every column known; None where we have not written it."""
    if table.known_columns is not None:
        return None
    for index, row in enumerate(table.rows[:SEARCHED_ROWS]):
        headers = [header_text(cell) for cell in row]
        if are_our_own(headers) and any(own_header_meanings().get(text) == "title" for text in headers):
            return _from_row(table, index)
    return None


def _from_row(table: Table, first: int) -> Table:
    looks = {(row - first, column): look for (row, column), look in table.looks.items() if row >= first}
    return replace(
        table,
        rows=table.rows[first:],
        lines=table.lines[first:],
        looks=looks,
        merged=(),
        known_columns=_meanings(table.rows[first]),
        kind=OWN,
    )


def _meanings(header: Sequence[CellValue]) -> Mapping[int, str]:
    """The first column of each name has its meaning; any other column is a note."""
    seen: set[str] = set()
    meanings: dict[int, str] = {}
    for column, cell in enumerate(header):
        text = header_text(cell)
        meanings[column] = "note" if text in seen else own_header_meanings().get(text, "note")
        seen.add(text)
    return meanings


def own_columns(table: Table, rows: Sequence[Sequence[CellValue]], today: date) -> Columns:
    """The columns of our own sheet; the notes keep their names as written (see `note_key`)."""
    width = max(len(row) for row in table.rows)
    header = [*table.rows[0], *[None] * (width - len(table.rows[0]))]
    known = table.known_columns or {}
    meanings = [known.get(column, "note") for column in range(width)]
    texts = [cell_text(cell) for cell in header]
    contents = [look_at([row[column] for row in rows if column < len(row)], today) for column in range(width)]
    return Columns(named(texts, meanings, contents))


def own_row_kinds(table: Table, rows: Sequence[int], title: int) -> dict[int, RowKind]:
    """Every row with a title is an activity, but for a sum that a person has put below the figures."""
    return {row: _row_kind(table.rows[row], title) for row in rows}


def _row_kind(cells: Sequence[CellValue], title: int) -> RowKind:
    name = cells[title] if title < len(cells) else None
    if name is None:
        return RowKind("nameless" if any(cell is not None for cell in cells) else "empty")
    others = [cell for column, cell in enumerate(cells) if column != title and cell is not None]
    is_sum = isinstance(name, str) and is_sum_title(name) and all(map(is_figure, others))
    return RowKind("sum" if is_sum else "activity")


def own_notes(notes: Mapping[str, str]) -> dict[str, str]:
    """The notes by their own names; where two would share one, the second keeps its header."""
    kept: dict[str, str] = {}
    for header, text in notes.items():
        key = note_key(header)
        kept[header if key in kept or (key != header and key in notes) else key] = text
    return kept


def own_text(cell: CellValue) -> str:
    """What stands in a cell of our own sheet, without the apostrophe that keeps it a text."""
    words = said(cell)
    return cell_text(cell) if words is None else words


def own_column_readers(
    columns: Columns, rows: Sequence[Sequence[CellValue]], today: date
) -> list[ColumnReader]:
    """As `column_readers`; what we write ourselves is taken as it stands, before anything is understood."""
    readers = column_readers(columns, rows, today)
    return [replace(reader, reader=_to_the_letter(reader.column, reader.reader)) for reader in readers]


@lru_cache(maxsize=4096)
def stays_a_note(meaning: str, header: str, words: str) -> bool:
    """Whether `words` in our column for a figure give no figure and come back as the note they are."""
    if any(sign.isdigit() for sign in words):
        return False  # what a year or a day says depends on the day it is read
    table = Table("", None, ((header,), (words,)), (1, 2), known_columns={0: meaning}, kind=OWN)
    someday = date(2026, 1, 1)
    reader = own_column_readers(own_columns(table, table.rows[1:], someday), table.rows[1:], someday)[0]
    reading = reader.read(words, None)
    return not reading.values and reading.note == words


def _to_the_letter(column: Column, plainly: Reader) -> Reader:
    meaning = column.meaning
    if meaning in WORDS:
        return partial(_words, WORDS[meaning], plainly)
    if meaning in LISTS:
        return partial(_list, LISTS[meaning], plainly)
    if meaning in LEVELS:
        return partial(_level, LEVELS[meaning], language_of_own(column.header), plainly)
    if meaning in COUNTED:
        return partial(_counted, language_of_own(column.header), plainly)
    return SPECIAL[meaning](column, plainly) if meaning in SPECIAL else plainly


def _words(field: str, plainly: Reader, cell: CellValue, look: CellLook) -> CellReading:
    words = said(cell)
    if words is None and field in ASKED and says_not_asked(cell):
        return CellReading(((ASKED[field], False),))
    return plainly(cell, look) if words is None else CellReading(((field, words),))


def _list(field: str, plainly: Reader, cell: CellValue, look: CellLook) -> CellReading:
    items = said_list(cell)
    if items is not None:
        return CellReading(((field, items),))
    reading = plainly(cell, look)
    is_as_written = any(isinstance(value, tuple) and ", ".join(value) == cell for _, value in reading.values)
    return (
        CellReading(reading.values) if is_as_written else reading
    )  # nothing is assumed: we divide by commas


def _level(field: str, language: str | None, plainly: Reader, cell: CellValue, look: CellLook) -> CellReading:
    figure = _figure(cell, language)
    if figure is not None and 0 <= figure <= HIGHEST_LEVEL:
        return CellReading(((field, float(figure)),))
    return plainly(cell, look)


def _counted(language: str | None, plainly: Reader, cell: CellValue, look: CellLook) -> CellReading:
    """A bare figure as a number, which has no points and commas to be read in two ways."""
    figure = _figure(cell, language)
    return plainly(cell if figure is None else figure, look)


def _figure(cell: CellValue, language: str | None) -> Decimal | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float, Decimal)):
        return Decimal(str(cell))
    if not isinstance(cell, str):
        return None
    is_plain = FIGURE[language or "de"].fullmatch(cell.strip())
    return Decimal(cell.strip().replace(",", ".")) if is_plain else None


def _date_reader(column: Column, plainly: Reader) -> Reader:
    return partial(_date, FIELDS[column.meaning], plainly)


def _date(field: str, plainly: Reader, cell: CellValue, look: CellLook) -> CellReading:
    day = written_day(cell)
    return plainly(cell, look) if day is None else CellReading(((field, day),))


def written_day(cell: CellValue) -> date | None:
    """A day as a spreadsheet keeps it, or as we write it in a text file: 03.08.2026 or 2026-08-03."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    words = cell.strip() if isinstance(cell, str) else ""
    match = next((found for day in DAYS if (found := day.fullmatch(words))), None)
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    except ValueError:
        return None


def _money_reader(column: Column, plainly: Reader) -> Reader:
    return partial(
        _money, FIELDS[column.meaning], language_of_own(column.header), column.content.money == 0, plainly
    )


def _money(
    field: str, language: str | None, is_euro: bool, plainly: Reader, cell: CellValue, look: CellLook
) -> CellReading:
    """ "1200,50 CHF" as we write it; a bare figure is euros where no cell of the column names a currency."""
    match = SUM.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None or not FIGURE[language or "de"].fullmatch(match["figure"]):
        return plainly(cell, look)
    currency = "EUR" if match["currency"] in (None, "€") else match["currency"]
    if currency not in MONEY_UNITS or (match["currency"] is None and not is_euro):
        return plainly(cell, look)
    return CellReading(((field, Money(Decimal(match["figure"].replace(",", ".")), currency)),))


def _type_reader(column: Column, plainly: Reader) -> Reader:
    return partial(_type, plainly)


def _type(plainly: Reader, cell: CellValue, look: CellLook) -> CellReading:
    """A type by its name is certain here, "Sonstiges" too: somebody has seen it in the list."""
    reading = plainly(cell, look)
    if not is_type_name(cell_text(cell)):
        return reading
    values = tuple((name, True if name == "type_certain" else value) for name, value in reading.values)
    return replace(reading, values=values)


SPECIAL: Mapping[str, Callable[[Column, Reader], Reader]] = {
    "start": _date_reader,
    "due": _date_reader,
    "money": _money_reader,
    "revenue": _money_reader,
    "type": _type_reader,
}
