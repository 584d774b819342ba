"""The inventory as a file for Excel that our own reader takes back without loss, text for text, figure for figure."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

from klarlinie.gateways.activity_columns import Manner, SheetColumn, activity_columns
from klarlinie.gateways.activity_sheet import new_workbook, writable, write_activities
from klarlinie.gateways.plan_tables import Cell
from klarlinie.gateways.workbook_look import Look
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.date_words import MONTH_WORDS
from klarlinie.vocabulary.figures import Language, Percent
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text

SHEET = Text("Aktivitäten", "Activities")
BOM = "\ufeff"  # without it Excel takes UTF-8 for Windows-1252, and "Aktivität" becomes "AktivitÃ¤t"
# What Excel divides columns by on double click is the list separator of the country. No "sep=" line: Excel would obey
# it and then forget the BOM.
SEPARATORS = {"de": ";", "en": ","}
FORMATS_ARE_SEEN = 20_000  # cells; of larger workbooks a reader sees no number formats, and so no currencies
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_MONTH = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
# What a spreadsheet turns into a number, a day, a time or a truth when it opens a text file.
TURNED = re.compile(
    rf"(?=.*\d)(?:[\d.,:/%€$£'\s+-]+(?:e[+-]?\d+)?(?:\s?[ap]m)?|(?:\d+\.?[ /-]*)?(?:{_MONTH})\.?[ ,/-]*\d*)"
    r"|wahr|falsch|true|false",
    re.IGNORECASE,
)
KEPT = re.compile(r"0|[1-9]\d{0,14}")  # a whole number stays what it is


def write_inventory_xlsx(activities: Sequence[Activity], language: Language) -> bytes:
    """One sheet "Aktivitäten" with a column per field and per note; text is text, days are days, figures are figures.

    A cell holds 32,767 signs; what is longer is cut there. Where a text would be read as something else (a title
    "Summe", a reason "unbekannt", blanks at its ends) an apostrophe stands in front of it, as in Excel itself.
    """
    file = BytesIO()
    columns = activity_columns(activities, Manner(language, all_types=True))
    if len(columns) * len(activities) > FORMATS_ARE_SEEN:
        columns = [_with_currency_in_words(column, language) for column in columns]
    with new_workbook(file, SHEET.say(language)) as workbook:
        sheet = workbook.add_worksheet(SHEET.say(language))
        write_activities(sheet, columns, activities, Look(workbook, language))
    return file.getvalue()


def write_inventory_csv(activities: Sequence[Activity], language: Language) -> bytes:
    """The same columns as text that a German or an English Excel opens on double click.

    German: semicolons, decimal commas, 31.12.2026. English: commas, decimal points, 2026-12-31 (the one way that a
    British and an American Excel read alike). Both UTF-8 with BOM. What Excel would run or turn into a number or a day
    has an apostrophe in front, which our own reader takes away again.
    """
    manner = Manner(language, excel_changes, all_types=True)
    columns = [_in_words(column, activities, language) for column in activity_columns(activities, manner)]
    text = StringIO(newline="")
    rows = csv.writer(text, delimiter=SEPARATORS[language])
    rows.writerow([writable(column.header) for column in columns])
    rows.writerows([[writable(str(column.cell(one) or "")) for column in columns] for one in activities])
    return (BOM + text.getvalue()).encode()


def excel_changes(text: str) -> bool:
    """Whether Excel, opening a text file, would run this cell or turn it into something else than these words."""
    if FORMULA.match(text):
        return True
    return len(text) < 40 and TURNED.fullmatch(text) is not None and not KEPT.fullmatch(text)


def _in_words(column: SheetColumn, activities: Sequence[Activity], language: Language) -> SheetColumn:
    cells = [column.cell(activity) for activity in activities]
    only_euros = all(cell.currency == "EUR" for cell in cells if isinstance(cell, Money))
    return replace(column, cell=lambda activity: _written(column.cell(activity), language, only_euros))


def _with_currency_in_words(column: SheetColumn, language: Language) -> SheetColumn:
    def cell(activity: Activity) -> Cell:
        value = column.cell(activity)
        is_foreign = isinstance(value, Money) and value.currency != "EUR"
        return _written(value, language, only_euros=False) if is_foreign else value

    return replace(column, cell=cell)


def _written(cell: Cell, language: Language, only_euros: bool) -> str:
    """The value as this country's Excel writes it, without points between the thousands."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, date):
        return f"{cell:%d.%m.}{cell.year:04}" if language == "de" else cell.isoformat()
    if isinstance(cell, Money):
        figure = _figure(cell.amount, language)
        return figure if only_euros else f"{figure} {_sign(cell.currency, language)}"
    return _figure(Decimal(str(cell.share if isinstance(cell, Percent) else cell)), language)


def _sign(currency: str, language: Language) -> str:
    """A German Excel takes "1200 €" for money; an English one takes no sign behind the figure."""
    return "€" if (currency, language) == ("EUR", "de") else currency


def _figure(value: Decimal, language: Language) -> str:
    plain = format(value, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain.replace(".", ",") if language == "de" else plain
