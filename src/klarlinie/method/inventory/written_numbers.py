"""A number as people write it: 1.200, 1,5, 2'500.-, and whether it can be read in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.unknowns import tidied

NumberStyle = Literal["de", "en"]

# A number without its sign. The looks around it keep dates (1.2.2024) and broken figures (1,234,56) out.
NUMBER = (
    r"(?<![\d])(?<!\d[.,'])(?:"
    r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?"
    r"|\d{1,3}(?:\.\d{3})+(?:,\d+)?"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)?"
    r")(?!\d|[.,']\d)(?:[.,]-+(?!\s*\d))?"
)
_NUMBER = re.compile(NUMBER)
# What stands between the thousands in each language: 1.200 in German, 1,200 in English.
_THOUSANDS = {
    language: re.compile(rf"(?<![\d.,])\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+(?!\d|{re.escape(sign)}\d)")
    for language, sign in (("de", "."), ("en", ","))
}
_TAIL = re.compile(r"[.,]-+$")
_THREE_DIGITS_BEHIND = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")

_GERMAN = re.compile(
    r"\b(?:std|stunden?|tage?n?|wochen?|monate?|monatlich|mtl|mon|jahre?|jährl\w*|quartal\w*|täglich|wöchentlich"
    r"|kosten|aufwand|ausgaben|umsatz|anfragen?|kunden?|wirkung|ca|etwa|ungefähr|rund|bis|pro|je|und|netto|brutto"
    r"|euro|tsd|mio|zeit|im|für|mind|höchstens|einmalig|betrag|summe|personentage?|arbeitstage?)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:hours?|hrs?|days?|weeks?|weekly|months?|monthly|years?|yearly|annual(?:ly)?|costs?|spend(?:ing)?|effort"
    r"|revenue|inquir(?:y|ies)|enquir(?:y|ies)|customers?|leads per|effect|impact|about|approx|around|to|per|and"
    r"|net|gross|thousand|million|amount|total)\b",
    re.IGNORECASE,
)
_LIKE_GERMAN = re.compile(r"€|EUR\b|R\$|BRL\b")
_BRAZILIAN = re.compile(r"R\$|BRL\b")  # written with points for thousands, in whatever language the list is
_LIKE_ENGLISH = re.compile(r"(?<!R)\$|£|USD\b|GBP\b|AUD\b|CAD\b")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """`value`, and `other` where the same signs can also mean another number (1.200: 1200 or 1.2)."""

    value: Decimal
    other: Decimal | None = None


def without_thousands(words: str, style: NumberStyle) -> str:
    """1200 for 1.200 where it is known that a German writes, whatever sign of money stands beside it."""
    return _THOUSANDS[style].sub(lambda match: re.sub(r"\D", "", match[0]), words)


@lru_cache(maxsize=20_000)
def read_number(written: str, style: NumberStyle | None) -> WrittenNumber:
    """What the figure `written` (it matches NUMBER) means where numbers are written in `style`.

    Three digits behind a single point or comma are thousands if the style groups with that sign; otherwise there
    are two readings, for nobody writes hours or euros to three decimals, but spreadsheets do.
    """
    plain = _TAIL.sub("", written)
    bare = plain.replace(" ", "").replace("'", "")
    if _THREE_DIGITS_BEHIND.fullmatch(plain):
        grouped, decimal = Decimal(re.sub(r"[.,]", "", bare)), Decimal(bare.replace(",", "."))
        groups_here = "de" if "." in plain else "en"
        return WrittenNumber(grouped, None if style == groups_here else decimal)
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0 or bare.count(bare[last]) > 1:
        return WrittenNumber(Decimal(re.sub(r"[.,]", "", bare)))
    whole = re.sub(r"[.,]", "", bare[:last])
    return WrittenNumber(Decimal(f"{whole}.{bare[last + 1 :]}"))


@lru_cache(maxsize=20_000)
def language_of(words: str) -> NumberStyle | None:
    """In which language a cell or header is written, as far as its words or currency say so."""
    german, english = len(_GERMAN.findall(words)), len(_ENGLISH.findall(words))
    if german != english:
        return "de" if german > english else "en"
    if german or bool(_LIKE_GERMAN.search(words)) == bool(_LIKE_ENGLISH.search(words)):
        return None
    return "de" if _LIKE_GERMAN.search(words) else "en"


def style_for(cell: str, header: str, style: NumberStyle | None) -> NumberStyle | None:
    """How numbers are written in this cell: the column's style, unless the cell's own words speak against it."""
    own = language_of(cell)
    if _BRAZILIAN.search(cell):
        return "de"
    if style is not None:
        return None if own is not None and own != style else style
    return own or language_of(header)


def column_number_style(cells: Iterable[CellValue]) -> NumberStyle | None:
    """How a column writes numbers, from the cells that leave no choice (1,5 or 1.234,56); None: mixed or silent."""
    seen = {style for cell in cells if isinstance(cell, str) for style in _certain_styles(cell)}
    return seen.pop() if len(seen) == 1 else None


@lru_cache(maxsize=20_000)
def _certain_styles(cell: str) -> frozenset[NumberStyle]:
    text = tidied(cell)
    # "03.08." and "12.05" beside a point are dates or half of one: they say nothing about decimals.
    found = (
        _certain_style(match.group()) for match in _NUMBER.finditer(text) if text[match.end() :][:1] != "."
    )
    return frozenset(style for style in found if style is not None)


def _certain_style(written: str) -> NumberStyle | None:
    plain = re.sub(r"[ ']", "", _TAIL.sub("", written))
    last = max(plain.rfind("."), plain.rfind(","))
    if last < 0 or _THREE_DIGITS_BEHIND.fullmatch(plain):
        return None
    only_groups = plain.count(plain[last]) > 1
    return "de" if (plain[last] == ",") != only_groups else "en"
