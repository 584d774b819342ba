"""Money in a cell: "ca. 1.200 € p.a.", "50-100 €/Monat" or a bare 900 below "Budget in €", as money a year."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from klarlinie.method.inventory.amount_texts import (
    CELL_OVER_HEADER,
    EURO_ASSUMED,
    amount_assumptions,
    doubt,
    doubt_of,
)
from klarlinie.method.inventory.amount_tokens import unit_named
from klarlinie.method.inventory.amounts import Amount, AmountReading, Rhythm
from klarlinie.method.inventory.cells import Understood, one_assumption
from klarlinie.method.inventory.header_hints import HeaderHint, header_hint
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.typed_cells import amounts_in
from klarlinie.method.inventory.unknowns import says_nothing, shown, tidied
from klarlinie.method.inventory.written_numbers import NumberStyle
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text

WEEKS_OF_A_YEAR = Text("Gerechnet mit 52 Wochen im Jahr.", "Taken as 52 weeks a year.")
_FREE = re.compile(
    r"(?:kostenlos|kostenfrei|gratis|umsonst|nichts|null|keine?(?: kosten| ausgaben| budget)?|free(?: of charge)?"
    r"|none|no costs?|zero)[.!]?"
)
_ELSEWHERE = re.compile(
    r"^(?:inkl|inklusive|enthalten|included|incl|in |siehe|s\.|vgl|see |laut|wie |nach |läuft über|über |via )"
)
_FORMAT_CURRENCY = re.compile(r"\[\$([^\]-]*)|\"([^\"]+)\"|([€$£¥])")
_OTHER_CURRENCY = re.compile(
    r"\b[A-Z]{3}\b|[₽₩₫₱₴₦฿₪₡₲₵₸₼₾]|(?i:\b(?:kr|kron\w*|lira|peso\w*|rubel|rupie\w*|dirham\w*|rand)\b)"
)
_BIG = Decimal(1000)


def understand_money(
    cell: CellValue, header: str = "", number_format: str | None = None, style: NumberStyle | None = None
) -> Understood[Money]:
    """Money a year, in the currency that cell, format or header names (euros are assumed aloud if none does)."""
    return _money(cell, header, number_format, style)


@lru_cache(maxsize=20_000, typed=True)
def _money(
    cell: CellValue, header: str, number_format: str | None, style: NumberStyle | None
) -> Understood[Money]:
    if says_nothing(cell):
        return Understood()
    hint = header_hint(header)
    of_format = currency_of_format(number_format)
    if isinstance(cell, str) and _FREE.fullmatch(tidied(cell).casefold()):
        return Understood(Money(Decimal(0), hint.currency or of_format or "EUR"))
    reading = amounts_in(cell, "money", header, style)
    question = _objection(reading, cell, hint, of_format)
    if question is not None:
        return Understood(doubt=question)
    return _understood(reading, hint, of_format or hint.currency, cell)


def currency_of_format(number_format: str | None) -> str | None:
    """The currency that a spreadsheet's number format shows: "USD" for '[$$-409]#,##0.00'."""
    for match in _FORMAT_CURRENCY.finditer(number_format or ""):
        words = next((group for group in match.groups() if group), "").strip()
        unit = unit_named(words, "money") if words else None
        if unit:
            return unit
    return None


def _objection(
    reading: AmountReading, cell: CellValue, hint: HeaderHint, of_format: str | None
) -> Text | None:
    """The question to ask instead of taking the figure, if there is one."""
    if reading.trouble == "no_figure" and _ELSEWHERE.match(tidied(str(cell)).casefold()):
        return Text(
            "„{cell}“ verweist auf etwas anderes und nennt keine eigene Summe. Wie viel davon entfällt hierauf?",
            "“{cell}” points to something else and gives no sum of its own. How much of it belongs here?",
            {"cell": shown(cell)},
        )
    if reading.trouble:
        return doubt_of(reading, cell)
    if all(amount.figure.high == 0 for amount in reading.amounts):
        return None
    if hint.is_per_piece:
        return doubt("per_something", cell)
    said = any(amount.rhythm for amount in reading.amounts)
    only_once = any(
        amount.times and amount.times.high == 1 and not amount.rhythm for amount in reading.amounts
    )
    if (hint.is_one_off and not (said and hint.period)) or only_once:
        return doubt("one_off", cell)
    if (
        of_format
        and hint.currency
        and of_format != hint.currency
        and not any(a.unit for a in reading.amounts)
    ):
        return _two_currencies(cell, of_format, hint.currency)
    return None


def _understood(
    reading: AmountReading, hint: HeaderHint, default: str | None, cell: CellValue
) -> Understood[Money]:
    named = {amount.unit for amount in reading.amounts if amount.unit}
    if len(named) > 1:
        return Understood(doubt=_two_currencies(cell, *sorted(named)))
    currency = named.pop() if named else default
    if all(amount.figure.high == 0 for amount in reading.amounts):
        return Understood(Money(Decimal(0), currency or "EUR"))
    if currency is None and _OTHER_CURRENCY.search(reading.rest):
        return Understood(doubt=_which_currency(cell))
    said, a_year = amount_assumptions(reading), Decimal(0)
    for amount in reading.amounts:
        rhythm = amount.rhythm or hint.rhythm
        question = _question(amount, rhythm, hint, cell)
        if question is not None or rhythm is None:
            return Understood(doubt=question)
        said += _conversions(amount, rhythm, hint)
        times = amount.times.middle if amount.times else Decimal(1)
        a_year += amount.figure.middle * _factor(amount, hint) * times * rhythm.times_a_year
    said += [] if currency else [EURO_ASSUMED]
    return Understood(Money(a_year, currency or "EUR").rounded(), assumption=one_assumption(said))


def _factor(amount: Amount, hint: HeaderHint) -> Decimal:
    return hint.factor if amount.unit is None else Decimal(1)


def _question(amount: Amount, rhythm: Rhythm | None, hint: HeaderHint, cell: CellValue) -> Text | None:
    words = {"cell": shown(cell)}
    if rhythm is None:
        return Text("„{cell}“: im Monat oder im Jahr?", "“{cell}”: a month or a year?", words)
    if rhythm.period == "day":
        return Text(
            "„{cell}“ zählt am Tag: an wie vielen Tagen im Jahr?", "“{cell}” is a day: on how many days a year?", words
        )  # fmt: skip
    if hint.factor > 1 and (amount.unit is not None or amount.figure.high >= _BIG):
        return Text(
            "„{cell}“ steht unter einer Überschrift in Tausend oder Millionen. Ist der Betrag schon ausgeschrieben?",
            "“{cell}” stands below a header in thousands or millions. Is the amount already written out?",
            words,
        )
    return None


def _conversions(amount: Amount, rhythm: Rhythm, hint: HeaderHint) -> list[Text]:
    said = [WEEKS_OF_A_YEAR] if rhythm.period == "week" else []
    if amount.rhythm and hint.period and amount.rhythm.period != hint.period:
        said.append(CELL_OVER_HEADER)
    return said


def _two_currencies(cell: CellValue, first: str, second: str) -> Text:
    return Text(
        "„{cell}“: {first} oder {second}? Zwei Währungen lassen sich nicht zusammenzählen.",
        "“{cell}”: {first} or {second}? Two currencies cannot be added.",
        {"cell": shown(cell), "first": first, "second": second},
    )


def _which_currency(cell: CellValue) -> Text:
    return Text(
        "„{cell}“: In welcher Währung ist das?", "“{cell}”: in which currency is that?", {"cell": shown(cell)}
    )
