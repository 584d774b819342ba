"""Some cells say in words that nobody knows."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from klarlinie.method.inventory.table import CellValue

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u2060\ufeff]+")
_DASHES = re.compile(r"[‐‑‒–—―−]")
_QUOTES = re.compile(r"[’‘´`ʼ]")
_ODD = re.compile(r"[^\S ]|  |^ | $|[\u2000-\u2060\u00b4`ʼ−\ufeff]")
_UNKNOWN = re.compile(
    r"""(?: \?+ | -+ | \.{2,} | … | \./\. | /
    | k\.?\s?a\.? | n\.?\s?/?\s?a\.? | n\.?\s?b\.? | n\.\s?n\. | nn | \#n/a | \#nv | tbd | tba | tbc | t\.b\.d\.
    | (?:noch\ |völlig\ |total\ )?(?:unbekannt|unklar|ungeklärt|unsicher) | (?:noch\ )?nicht\ (?:bekannt|klar|geklärt)
    | keine?\ (?:angaben?|ahnung|daten|info(?:s|rmation(?:en)?)?|plan|zahlen) | fragezeichen
    | wei(?:ß|ss)\ (?:(?:ich|man|es)\ )*(?:nicht|keiner|niemand)(?:\ so\ genau)? | keiner\ wei(?:ß|ss)(?:\ es)?
    | niemand\ wei(?:ß|ss)(?:\ es)? | wissen\ wir\ nicht | noch\ (?:zu\ )?klären | muss\ (?:noch\ )?geklärt\ werden
    | (?:schwer|kaum|nicht)\ (?:zu\ )?(?:messbar|messen|sagen|schätzen|einzuschätzen|beurteilbar|beurteilen|bezifferbar)
    | unknown | not\ known | no\ (?:idea|clue|data|info) | (?:i\ )?(?:don'?t|do\ not)\ know | nobody\ knows | unclear
    | not\ sure | unsure | hard\ to\ (?:measure|say|tell) | not\ measurable | none\ given
    )[\s.!?]*""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=20_000)
def tidied(text: str) -> str:
    """The same words with plain spaces, plain hyphens and straight apostrophes."""
    if not _ODD.search(text):
        return text
    return _SPACES.sub(" ", _QUOTES.sub("'", _DASHES.sub("-", text))).strip()


def is_prose(cell: CellValue) -> bool:
    """True for a text so long that it tells a story; no figure is taken out of one."""
    return isinstance(cell, str) and len(cell) > 300


def is_blank(cell: CellValue) -> bool:
    return cell is None or (isinstance(cell, str) and not tidied(cell))


def is_unknown(cell: CellValue) -> bool:
    """True for "?", "k.A.", "n/a", "weiß keiner", "schwer zu messen", a dash alone; an empty cell is not meant."""
    return isinstance(cell, str) and _UNKNOWN.fullmatch(tidied(cell)) is not None


def says_nothing(cell: CellValue) -> bool:
    """Empty, or unknown in words: both are legal and neither is zero."""
    return is_blank(cell) or is_unknown(cell)


def shown(cell: CellValue) -> str:
    """The cell in the user's own words, short enough to stand in a sentence."""
    words = tidied(str(cell.date() if isinstance(cell, datetime) else cell))
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
