"""Hours in a cell: "4 h/Woche", "2 Tage im Monat" or a bare 3 below "Std./Monat", as hours a month or a week."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from klarlinie.method.inventory.amount_texts import (
    CELL_OVER_HEADER,
    DAY_OF_EIGHT,
    WEEK_OF_FORTY,
    WEEKS_OF_A_MONTH,
    amount_assumptions,
    doubt,
)
from klarlinie.method.inventory.amounts import Amount, AmountReading, Rhythm
from klarlinie.method.inventory.cells import Understood, one_assumption
from klarlinie.method.inventory.header_hints import HeaderHint, header_hint
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.typed_cells import amounts_in, question_or_zero
from klarlinie.method.inventory.unknowns import says_nothing, shown, tidied
from klarlinie.method.inventory.written_numbers import NumberStyle
from klarlinie.vocabulary.text import Text

HOURS_PER = {"h": Decimal(1), "min": 1 / Decimal(60), "day": Decimal(8), "week": Decimal(40)}
PLAUSIBLE_A_YEAR = 12_000  # more than six people full-time: rather a wrong unit than an activity
FINE = 6  # decimals of an hour that are kept, so that a value survives being written and read again
_PERIODS = {"month": 12, "week": 52}
_NONE = re.compile(
    r"(?:keine?[rns]?|null|nichts|gar nicht|none|zero|no)(?: (?:aufwand|zeit|stunden|effort|time|hours))?\.?"
)

Target = Literal["month", "week"]


def understand_hours(
    cell: CellValue, header: str = "", style: NumberStyle | None = None
) -> Understood[float]:
    """Hours a month. A cell or its header has to name unit and period; otherwise the doubt asks for them."""
    return _hours(cell, header, style, "month")


def understand_hours_per_week(
    cell: CellValue, header: str = "", style: NumberStyle | None = None
) -> Understood[float]:
    """Hours a week, for doses. Below a header that says "Dosis" a bare figure is hours a week, said as assumption."""
    return _hours(cell, header, style, "week")


@lru_cache(maxsize=20_000, typed=True)
def _hours(cell: CellValue, header: str, style: NumberStyle | None, target: Target) -> Understood[float]:
    if says_nothing(cell):
        return Understood()
    if isinstance(cell, str) and _NONE.fullmatch(tidied(cell).casefold()):
        return Understood(0.0)
    reading = amounts_in(cell, "time", header, style)
    return question_or_zero(reading, cell, header) or _understood(reading, header_hint(header), cell, target)


def _understood(
    reading: AmountReading, hint: HeaderHint, cell: CellValue, target: Target
) -> Understood[float]:
    shared = {amount.unit for amount in reading.amounts if amount.unit}
    common = shared.pop() if len(shared) == 1 else None
    said, a_year = amount_assumptions(reading), Decimal(0)
    for amount in reading.amounts:
        unit = amount.unit or common or hint.time_unit or ("h" if hint.is_dose else None)
        rhythm = amount.rhythm or hint.rhythm or (Rhythm("week") if hint.is_dose else None)
        question = _question(unit, rhythm, cell)
        if question is not None or unit is None or rhythm is None:
            return Understood(doubt=question)
        said += _conversions(unit, rhythm, amount, hint, target)
        a_year += amount.figure.middle * HOURS_PER[unit] * _times(amount) * rhythm.times_a_year
    if a_year > PLAUSIBLE_A_YEAR:
        return Understood(doubt=_too_much(cell, a_year))
    return Understood(round(float(a_year / _PERIODS[target]), FINE), assumption=one_assumption(said))


def _times(amount: Amount) -> Decimal:
    return amount.times.middle if amount.times else Decimal(1)


def _question(unit: str | None, rhythm: Rhythm | None, cell: CellValue) -> Text | None:
    if unit in ("long", "staff"):
        return doubt("unclear", cell)
    words = {"cell": shown(cell)}
    if unit is None and rhythm is None:
        return Text(
            "„{cell}“: Stunden oder Tage, und im Monat oder in der Woche?",
            "“{cell}”: hours or days, and a month or a week?",
            words,
        )
    if unit is None:
        return Text("„{cell}“: Sind das Stunden oder Tage?", "“{cell}”: are these hours or days?", words)
    if rhythm is None:
        return Text(
            "„{cell}“: in der Woche, im Monat oder im Jahr?", "“{cell}”: a week, a month or a year?", words
        )  # fmt: skip
    return None


def _conversions(unit: str, rhythm: Rhythm, amount: Amount, hint: HeaderHint, target: Target) -> list[Text]:
    said = []
    if unit == "day":
        said.append(DAY_OF_EIGHT)
    if unit == "week":
        said.append(WEEK_OF_FORTY)
    if (rhythm.period == "week") != (target == "week") and rhythm.period in (
        "week",
        "month",
        "quarter",
        "half",
    ):
        said.append(WEEKS_OF_A_MONTH)
    if amount.rhythm and hint.period and amount.rhythm.period != hint.period:
        said.append(CELL_OVER_HEADER)
    if hint.is_dose and not ((amount.unit or hint.time_unit) and (amount.rhythm or hint.period)):
        said.append(Text("Eine Dosis sind Stunden in der Woche.", "A dose is hours a week."))
    return said


def _too_much(cell: CellValue, a_year: Decimal) -> Text:
    return Text(
        "„{cell}“ wären {hours} Stunden im Monat, mehr als sechs Leute in Vollzeit. Stimmen Einheit und Zeitraum?",
        "“{cell}” would be {hours} hours a month, more than six people full-time. Are unit and period right?",
        {"cell": shown(cell), "hours": float(a_year / 12)},
    )
