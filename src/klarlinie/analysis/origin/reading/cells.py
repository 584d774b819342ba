"""What one cell of an export says: a sum in one currency, or whether an inquiry was won."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.unknowns import says_nothing, tidied
from klarlinie.method.inventory.words import plain_form, words_of
from klarlinie.method.inventory.written_numbers import NUMBER, NumberStyle, read_number
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text

CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "$": "USD", "usd": "USD", "us dollar": "USD", "£": "GBP", "gbp": "GBP",
    "chf": "CHF", "sfr": "CHF", "fr.": "CHF", "zł": "PLN", "pln": "PLN", "kč": "CZK", "czk": "CZK", "sek": "SEK",
    "dkk": "DKK", "nok": "NOK", "aud": "AUD", "cad": "CAD", "jpy": "JPY", "¥": "JPY", "huf": "HUF", "brl": "BRL",
}  # fmt: skip
WON = frozenset(
    "geschlossen gewonnen|abgeschlossen gewonnen|"
    "deal gewonnen|beauftragt|auftrag|auftrag erteilt|kunde|customer|ja|yes|true|wahr|x|1|signed|closed and won|"
    "gewonnen|won|closed won|closedwon|abgeschlossen und gewonnen".split("|")
)
LOST = frozenset(
    "verloren|lost|closed lost|closedlost|abgeschlossen und verloren|geschlossen verloren|abgeschlossen verloren|"
    "deal verloren|abgelehnt|abgesagt|absage|nein|no|false|falsch|0|disqualified|disqualifiziert|closed and lost".split(
        "|"
    )
)
MOST = Decimal(10) ** 12


def won_of(cell: CellValue) -> bool | None:
    """True for won, False for lost, None for what is open or not said."""
    if isinstance(cell, bool):
        return cell
    if cell is None:
        return None
    if isinstance(cell, (int, float)):
        return {1: True, 0: False}.get(int(cell)) if cell == int(cell) else None
    words = plain_form(str(cell))
    return True if words in WON else False if words in LOST else None


def currency_in(cell: CellValue) -> str | None:
    """The currency a cell names: "EUR", "€", "1.200 CHF", "Euro"."""
    if not isinstance(cell, str):
        return None
    lower = cell.casefold()
    signs = next((code for sign, code in CURRENCIES.items() if not sign[0].isalpha() and sign in lower), None)
    words = next((CURRENCIES[word] for word in words_of(cell) if word in CURRENCIES), None)
    return signs or words


def money_in(cell: CellValue, style: NumberStyle | None, currency: str) -> tuple[Money | None, Text | None]:
    """The sum in a cell, or the question it raises. `currency` where the cell names none itself."""
    if isinstance(cell, bool) or says_nothing(cell):
        return None, None
    currency = currency_in(cell) or currency
    if isinstance(cell, (int, float, Decimal)):
        return _fitting(Decimal(str(cell)), currency, cell)
    written = tidied(str(cell))
    sign = "-" if written.startswith("-") else ""
    figures = re.findall(NUMBER, written)
    if len(figures) != 1 or len(written) > 40:
        return None, _no_sum(cell)
    found = read_number(figures[0], style)
    if found.other is not None:
        return None, _two_sums(cell, found.value, found.other)
    try:
        return _fitting(Decimal(f"{sign}{found.value}"), currency, cell)
    except InvalidOperation:
        return None, _no_sum(cell)


def _fitting(amount: Decimal, currency: str, cell: CellValue) -> tuple[Money | None, Text | None]:
    if not amount.is_finite() or amount < 0 or amount >= MOST:
        return None, _no_sum(cell)
    return Money(amount, currency), None


def _no_sum(cell: CellValue) -> Text:
    return Text(
        "„{cell}“ lässt sich nicht als Betrag lesen; der Wert bleibt unbekannt.",
        "“{cell}” cannot be read as a sum; the value stays unknown.",
        {"cell": str(cell)[:60]},
    )


def _two_sums(cell: CellValue, one: Decimal, other: Decimal) -> Text:
    return Text(
        "„{cell}“ kann {one} oder {other} heißen; der Wert bleibt unbekannt, bis es eindeutig dasteht.",
        "“{cell}” can mean {one} or {other}; the value stays unknown until it is written clearly.",
        {"cell": str(cell)[:60], "one": one, "other": other},
    )
