"""The amounts in a cell, whatever type it has in the file: a number, a date, a time of day, a text."""

from __future__ import annotations

import math
from datetime import date, time
from decimal import Decimal

from klarlinie.method.inventory.amount_texts import doubt, doubt_of
from klarlinie.method.inventory.amounts import LARGEST, Amount, AmountReading, Figure, Kind, read_amounts
from klarlinie.method.inventory.cells import Understood
from klarlinie.method.inventory.header_hints import header_hint
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.written_numbers import NumberStyle


def amounts_in(cell: CellValue, kind: Kind, header: str, style: NumberStyle | None) -> AmountReading:
    """The amounts of `kind` in `cell`. A time of day (1:30) is an amount only where time is asked for."""
    if isinstance(cell, date):
        return AmountReading(trouble="date")
    if isinstance(cell, time) and kind == "time":
        return _plain(Decimal(cell.hour) + Decimal(cell.minute) / 60, "h")
    if isinstance(cell, (bool, time)):
        return AmountReading(trouble="unclear")
    if isinstance(cell, (int, float, Decimal)):
        return _native(cell)
    return read_amounts(str(cell), kind, header, style)


def question_or_zero(reading: AmountReading, cell: CellValue, header: str) -> Understood[float] | None:
    """The question that stands against a figure, or the zero that needs no period; None where neither holds."""
    question = doubt_of(reading, cell)
    if question is not None:
        return Understood(doubt=question)
    if all(amount.figure.high == 0 for amount in reading.amounts):
        return Understood(0.0)
    if header_hint(header).is_per_piece:
        return Understood(doubt=doubt("per_something", cell))
    return None


def _native(cell: float | Decimal) -> AmountReading:
    """A number as the file holds it: no doubt about points and commas, only below zero or not a number."""
    if not math.isfinite(cell) or cell > LARGEST:
        return AmountReading(trouble="unclear")
    if cell < 0:
        return AmountReading(trouble="negative")
    return _plain(Decimal(str(cell)), None)


def _plain(value: Decimal, unit: str | None) -> AmountReading:
    return AmountReading((Amount(Figure(value, value), unit),))
