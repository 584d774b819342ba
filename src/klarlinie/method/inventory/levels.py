"""How much, in words or marks: "mittel-hoch", "++", "3/5", "★★★☆☆", as a level from 0 (none) to 4 (very high)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from klarlinie.method.inventory.cells import Understood
from klarlinie.method.inventory.level_words import level_of_words
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.unknowns import is_blank, is_prose, says_nothing, shown, tidied
from klarlinie.method.inventory.written_numbers import NUMBER, NumberStyle, read_number
from klarlinie.vocabulary.text import Text

HIGHEST = 4.0


@dataclass(frozen=True, slots=True)
class Scale:
    """How a whole column marks levels. `low` is the least and `high` the most; on "grades" 1 is the best.

    `is_stated`: the header or "3/5" says so; otherwise it is concluded from the marks that occur, and said.
    """

    kind: Literal["numbers", "grades", "percent", "signs", "letters", "words"]
    low: float = 0.0
    high: float = HIGHEST
    is_stated: bool = False


_SPAN = re.compile(
    r"(?<![\d.,])(\d{1,3})\s*(?:=[^\d]*)?(?:-|bis|to|…|\.\.\.?)\s*(\d{1,3})(?![\d.,])"
    r"|(?:/|von|out of|max\.?)\s*(\d{1,3})\b"
)
_TWO_ENDS = re.compile(r"(?<!\d)([01])\s*=[^\d]+(\d{1,2})\s*=")
_TURNED = re.compile(
    r"1\s*=\s*(?:sehr )?(?:hoch|gut|best\w*|top|viel|stark|wichtig|high|good|very)|[5-9]\s*=\s*(?:sehr )?"
    r"(?:gering|niedrig|wenig|schlecht|low|poor|bad|worst|least)"
)
_GRADE = re.compile(r"\b(?:schul)?noten?\b|\bgrades?\b")
_RANKED = re.compile(r"prio|rang|rank|platz")
_OF = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(?:/|von|of|out of|aus)\s*(\d{1,3})(?:\s*(?:punkten?|points?|sternen?|stars?))?"
)
_MARKS = re.compile(r"\++|-+|[o0]|\+/-|±|\+-")
_STARS = re.compile(r"[★⭐*●]+\s*[☆○]*|☆+")
_PERCENT = re.compile(rf"({NUMBER})\s*%")
_NUMBER_ONLY = re.compile(NUMBER)
_COMMON_TOPS = (3, 4, 5, 6, 7, 10, 100)  # "12/24" is no mark on a scale
_LETTERS = {"h": 3.0, "m": 2.0, "n": 1.0, "l": 1.0}


def understand_level(
    cell: CellValue, header: str = "", scale: Scale | None = None, style: NumberStyle | None = None
) -> Understood[float]:
    """A level from 0 to 4. A bare number needs the column's `scale`; without one the doubt asks for it."""
    return _level(cell, header, scale, style)


@lru_cache(maxsize=20_000, typed=True)
def _level(cell: CellValue, header: str, scale: Scale | None, style: NumberStyle | None) -> Understood[float]:
    signs = scale is not None and scale.kind == "signs" and isinstance(cell, str) and _marks(cell) is not None
    if says_nothing(cell) and not signs:
        return Understood()
    if isinstance(cell, date):
        return Understood(doubt=_turned_into_date(cell))
    if isinstance(cell, (bool, time)) or is_prose(cell):
        return Understood(doubt=_not_a_level(cell))
    scale = scale or _stated(tidied(header).casefold(), [])
    if isinstance(cell, (int, float, Decimal)):
        return _of_number(float(cell), cell, scale)
    return _of_text(str(cell), header, scale, style)


def _of_number(value: float, cell: CellValue, scale: Scale | None) -> Understood[float]:
    if scale is None or scale.kind not in ("numbers", "grades", "percent"):
        return Understood(doubt=_which_scale(cell))
    if scale.kind == "percent" and 0 < value <= 1 and not isinstance(cell, str):
        value *= 100  # a percentage as spreadsheets hold it
    if not math.isfinite(value) or not scale.low <= value <= scale.high:
        return Understood(doubt=_off_the_scale(cell, scale))
    share = (value - scale.low) / (scale.high - scale.low)
    if scale.kind == "grades":
        share = 1 - share
    return Understood(HIGHEST * share, assumption=None if scale.is_stated else _concluded(scale))


def _of_text(cell: str, header: str, scale: Scale | None, style: NumberStyle | None) -> Understood[float]:
    words = tidied(cell).casefold()
    if _NUMBER_ONLY.fullmatch(words):
        number = read_number(words, style)
        if number.other is not None:
            return Understood(doubt=_which_scale(cell))
        return _of_number(float(number.value), cell, scale)
    of = _OF.fullmatch(words)
    if of:
        return _of_points(of, cell, scale)
    percent = _PERCENT.fullmatch(words)
    if percent:
        return _of_number(float(read_number(percent[1], style or "de").value), cell, Scale("percent", 0, 100))
    if _STARS.fullmatch(words.replace("\ufe0f", "")):
        return _of_stars(words.replace("\ufe0f", ""), cell, scale)
    marks = _marks(words)
    if marks is not None:
        return _of_marks(marks, cell, scale)
    if re.fullmatch(r"[a-z]{1,2}", words):
        return _of_letter(words, cell, scale)
    return level_of_words(cell, header) or Understood(doubt=_not_a_level(cell))


def _of_points(of: re.Match[str], cell: str, scale: Scale | None) -> Understood[float]:
    value, most = float(of[1].replace(",", ".")), float(of[2])
    if scale is not None and scale.kind in ("numbers", "grades") and scale.high == most:
        return _of_number(value, cell, Scale(scale.kind, scale.low, scale.high, is_stated=True))
    if most not in _COMMON_TOPS or value > most:
        return Understood(doubt=_which_scale(cell))
    return _of_number(value, cell, Scale("numbers", 0 if value < 1 or most > 10 else 1, most, is_stated=True))


def _of_stars(words: str, cell: str, scale: Scale | None) -> Understood[float]:
    full = sum(words.count(star) for star in "★⭐*●")
    empty = sum(words.count(star) for star in "☆○")
    most = float(full + empty) if empty else scale.high if scale and scale.kind == "numbers" else 0.0
    if most < 3 or full > most:
        return Understood(doubt=_which_scale(cell))
    return _of_number(full, cell, Scale("numbers", 0 if full == 0 else 1, most, is_stated=bool(empty)))


def _marks(words: str) -> int | None:
    """2 for "++", 0 for "o", -2 for "--"; None for anything else."""
    plain = tidied(words).casefold().replace(" ", "")
    if not _MARKS.fullmatch(plain) or plain == "0":
        return None
    return 0 if "o" in plain or plain in ("+/-", "±", "+-") else plain.count("+") - plain.count("-")


def _of_marks(marks: int, cell: str, scale: Scale | None) -> Understood[float]:
    if scale is not None and scale.kind == "signs":
        if not scale.low <= marks <= scale.high:
            return Understood(doubt=_off_the_scale(cell, scale))
        return Understood(HIGHEST * (marks - scale.low) / (scale.high - scale.low), assumption=_SIGNS_TAKEN)
    if abs(marks) > 3:
        return Understood(doubt=_which_scale(cell))
    level = {3: 4.0, 2: 3.0, 1: 2.0, 0: 2.0, -1: 1.0}.get(marks, 0.0)
    return Understood(level, assumption=_SIGNS_TAKEN)


def _of_letter(letter: str, cell: str, scale: Scale | None) -> Understood[float]:
    if letter in ("h", "m") or (scale is not None and scale.kind == "letters" and letter in _LETTERS):
        return Understood(_LETTERS[letter], assumption=_LETTERS_TAKEN)
    return level_of_words(cell, "") or Understood(doubt=_which_scale(cell))


def level_scale(cells: Iterable[CellValue], header: str) -> Scale | None:
    """The scale that a whole column uses; None where it cannot be known (only 1, 2, 3 and no hint in the header)."""
    marks: list[CellValue] = [
        cell
        for cell in cells
        if not (is_blank(cell) or is_prose(cell) or isinstance(cell, (bool, date, time)))
    ]
    numbers, texts = _numbers_of(marks), [tidied(cell).casefold() for cell in marks if isinstance(cell, str)]
    stated = _stated(tidied(header).casefold(), numbers)
    if stated is not None:
        return stated if all(stated.low <= number <= stated.high for number in numbers) else None
    points = {float(of[2]) for text in texts if (of := _OF.fullmatch(text))}
    if len(points) == 1:
        return _from_points(points.pop(), numbers + _points_of(texts))
    if numbers:
        return None if _RANKED.search(header.casefold()) else _from_numbers(numbers)
    return _from_texts(texts)


def _numbers_of(marks: list[CellValue]) -> list[float]:
    numbers = [
        float(cell) for cell in marks if isinstance(cell, (int, float, Decimal)) and math.isfinite(cell)
    ]
    written = [tidied(cell) for cell in marks if isinstance(cell, str)]
    return numbers + [
        float(read_number(text, None).value) for text in written if _NUMBER_ONLY.fullmatch(text)
    ]


def _points_of(texts: list[str]) -> list[float]:
    return [float(of[1].replace(",", ".")) for text in texts if (of := _OF.fullmatch(text))]


def _stated(header: str, numbers: list[float]) -> Scale | None:
    if "%" in header or "prozent" in header:
        return Scale("percent", 0, 100, is_stated=True)
    span = _TWO_ENDS.search(header) or _SPAN.search(header)
    turned = bool(_TURNED.search(header))
    if _GRADE.search(header):
        return Scale("grades", 1, float(span[2]) if span and span[2] else 6.0, is_stated=True)
    if span is None:
        return None
    low = float(span[1]) if span[1] else 0.0 if 0 in numbers or int(span[3]) > 10 else 1.0
    high = float(span[2] if span[1] else span[3])
    if low > 1 or not 2 <= high <= 100:
        return None
    return Scale("grades" if turned else "numbers", low, high, is_stated=True)


def _from_points(most: float, numbers: list[float]) -> Scale | None:
    if most not in _COMMON_TOPS or any(number > most for number in numbers):
        return None
    return Scale(
        "numbers", 0 if most > 10 or any(number < 1 for number in numbers) else 1, most, is_stated=True
    )


def _from_numbers(numbers: list[float]) -> Scale | None:
    """0 or 1 to 5, 0 or 1 to 10, 0 to 4: only where the highest mark in use leaves no other common scale."""
    least, most = min(numbers), max(numbers)
    if least < 0 or most > 10 or any(number != int(number * 2) / 2 for number in numbers):
        return None
    low = 0.0 if least < 1 else 1.0
    if 8 <= most <= 10:
        return Scale("numbers", low, 10)
    if most == 5:
        return Scale("numbers", low, 5)
    return Scale("numbers", 0, 4) if most == 4 and least == 0 else None


def _from_texts(texts: list[str]) -> Scale | None:
    marks = [mark for text in texts if (mark := _marks(text)) is not None]
    if any(mark for mark in marks) and len(set(texts)) > 1 and any(mark <= 0 for mark in marks):
        most = max(2, *(abs(mark) for mark in marks))
        return Scale("signs", -most, most)
    letters = {text for text in texts if len(text) == 1 and text.isalpha()}
    if "h" in letters and letters <= set(_LETTERS):
        return Scale("letters")
    if any(_PERCENT.fullmatch(text) for text in texts):
        return Scale("percent", 0, 100)
    return Scale("words") if any(level_of_words(text, "") for text in texts) else None


_SIGNS_TAKEN = Text(
    "Plus und Minus sind als Stufen gelesen, mehr Plus ist mehr.",
    "Plus and minus are read as levels, more plus is more.",
)
_LETTERS_TAKEN = Text("Buchstaben gelesen als hoch, mittel, niedrig.", "Letters read as high, medium, low.")


def _concluded(scale: Scale) -> Text:
    if scale.kind == "percent":
        return Text("100 % zählt als „sehr hoch“.", "100% counts as “very high”.")
    return Text(
        "Die Zahlen sind als Skala von {low} bis {high} gelesen, {high} ist am meisten.",
        "The numbers are read as a scale from {low} to {high}, {high} being the most.",
        {"low": scale.low, "high": scale.high},
    )


def _which_scale(cell: CellValue) -> Text:
    return Text(
        "„{cell}“: auf welcher Skala, und was ist der höchste Wert?",
        "“{cell}”: on which scale, and which is the highest mark?",
        {"cell": shown(cell)},
    )


def _off_the_scale(cell: CellValue, scale: Scale) -> Text:
    return Text(
        "„{cell}“ liegt außerhalb der Skala von {low} bis {high}. Was ist gemeint?",
        "“{cell}” lies outside the scale from {low} to {high}. What is meant?",
        {"cell": shown(cell), "low": scale.low, "high": scale.high},
    )


def _turned_into_date(cell: date) -> Text:
    return Text(
        "Hier steht ein Datum ({cell}). Hat die Tabelle aus „3/5“ ein Datum gemacht?",
        "This is a date ({cell}). Did the spreadsheet turn “3/5” into a date?",
        {"cell": cell},
    )


def _not_a_level(cell: CellValue) -> Text:
    return Text(
        "„{cell}“: Ist das viel oder wenig? Zum Beispiel keine, gering, mittel, hoch oder sehr hoch.",
        "“{cell}”: is that a lot or a little? For example none, low, medium, high or very high.",
        {"cell": shown(cell)},
    )
