"""How words are made comparable: case, umlauts, accents and punctuation no longer matter."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from klarlinie.method.inventory.table import CellValue

GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "€": " eur ", "$": " usd ", "£": " gbp ", "%": " percent "}
)
LONGEST = 300  # signs
WORD = re.compile(r"[a-z0-9]+")
GENDERED = re.compile(r"(?<=[a-z])[*:_](?=innen\b|in\b)")  # Kund:innen is one word


def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, umlauts as ae, oe, ue, accents dropped: "Für wen?" is ("fuer", "wen").

    Of very long texts only the beginning: whoever asks wants to recognise something, not to search in it.
    """
    return _words_of(text if len(text) <= LONGEST else text[:LONGEST])


@lru_cache(maxsize=32768)
def _words_of(text: str) -> tuple[str, ...]:
    lower = text.lower()
    if not lower.isascii():
        lower = unicodedata.normalize("NFKC", lower).translate(GERMAN)
        if not lower.isascii():
            lower = unicodedata.normalize("NFD", lower)
            lower = "".join(sign for sign in lower if not unicodedata.combining(sign))
    elif "$" in lower or "%" in lower:
        lower = lower.translate(GERMAN)
    return tuple(WORD.findall(GENDERED.sub("", lower)))


def plain_form(text: str) -> str:
    """`text` as its comparable words with single blanks between them."""
    return " ".join(words_of(text))


def is_empty(cell: CellValue) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def cell_text(cell: CellValue) -> str:
    """The cell as a person would copy it: no needless ".0", days as 2026-03-31, yes and no as ja and nein."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return (
            cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="minutes")
        )
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


def column_letter(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA, as spreadsheets count."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
