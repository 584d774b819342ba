"""Inquiries, leads or customers in a cell: "ca. 6 Anfragen/Jahr", "1-2 pro Quartal", as a number a year."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from klarlinie.method.inventory.amount_texts import (
    CELL_OVER_HEADER,
    amount_assumptions,
)
from klarlinie.method.inventory.amounts import AmountReading
from klarlinie.method.inventory.cells import Understood, one_assumption
from klarlinie.method.inventory.header_hints import HeaderHint, header_hint
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.typed_cells import amounts_in, question_or_zero
from klarlinie.method.inventory.unknowns import says_nothing, shown, tidied
from klarlinie.method.inventory.written_numbers import NumberStyle
from klarlinie.vocabulary.text import Text

_NONE = re.compile(
    r"(?:(?:noch |bisher |gar )?keine?[rns]?|null|nichts|none|zero|no)"
    r"(?: (?:einzige[rn]? )?(?:anfragen?|leads?|kunden?|neukunden|aufträge?|inquiries|customers|requests))?[.!]?"
)


def understand_count(
    cell: CellValue, header: str = "", style: NumberStyle | None = None
) -> Understood[float]:
    """A number a year. Zero needs no period; any other figure without one is asked about."""
    return _count(cell, header, style)


@lru_cache(maxsize=20_000, typed=True)
def _count(cell: CellValue, header: str, style: NumberStyle | None) -> Understood[float]:
    if says_nothing(cell):
        return Understood()
    if isinstance(cell, str) and _NONE.fullmatch(tidied(cell).casefold()):
        return Understood(0.0)
    reading = amounts_in(cell, "count", header, style)
    return question_or_zero(reading, cell, header) or _understood(reading, header_hint(header), cell)


def _understood(reading: AmountReading, hint: HeaderHint, cell: CellValue) -> Understood[float]:
    said, a_year = amount_assumptions(reading), Decimal(0)
    units = {amount.unit for amount in reading.amounts if amount.unit}
    if len(units) > 1 or (hint.count_unit and units - {hint.count_unit, "orders"}):
        return Understood(doubt=_which(cell))
    for amount in reading.amounts:
        rhythm = amount.rhythm or hint.rhythm
        if rhythm is None:
            return Understood(doubt=_when(cell))
        if amount.rhythm and hint.period and amount.rhythm.period != hint.period:
            said.append(CELL_OVER_HEADER)
        times = amount.times.middle if amount.times else Decimal(1)
        a_year += amount.figure.middle * times * rhythm.times_a_year
    return Understood(float(a_year), assumption=one_assumption(said))


def _when(cell: CellValue) -> Text:
    return Text(
        "„{cell}“: im Monat, im Jahr oder insgesamt?",
        "“{cell}”: a month, a year or in all?",
        {"cell": shown(cell)},
    )


def _which(cell: CellValue) -> Text:
    return Text(
        "„{cell}“ zählt Verschiedenes. Was davon gehört hierher?",
        "“{cell}” counts different things. Which of them belongs here?",
        {"cell": shown(cell)},
    )
