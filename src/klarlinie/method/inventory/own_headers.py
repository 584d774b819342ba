"""The headers our own spreadsheet writes, so that a plan that was written can be read again without loss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple


class OwnHeader(NamedTuple):
    """`field` is the meaning of the column (see `MEANINGS`, plus the two that only our own sheet has)."""

    field: str
    de: str
    en: str


# In the order in which the report writes them. "effort" is always a level here: hours and money have their own
# columns. Money may carry its currency in the cell, or its symbol in the number format.
OWN_HEADERS: tuple[OwnHeader, ...] = (
    OwnHeader("title", "Aktivität", "Activity"),
    OwnHeader("type", "Typ", "Type"),
    OwnHeader("hours", "Stunden im Monat", "Hours a month"),
    OwnHeader("money", "Euro im Jahr", "Euros a year"),
    OwnHeader("money", "Geld im Jahr", "Money a year"),
    OwnHeader("nerves", "Nerven (0–4)", "Nerves (0–4)"),
    OwnHeader("effort", "Aufwand (0–4)", "Effort (0–4)"),
    OwnHeader("effect", "Wirkung (0–4)", "Effect (0–4)"),
    OwnHeader("inquiries", "Anfragen im Jahr", "Inquiries a year"),
    OwnHeader("leads", "Leads im Jahr", "Leads a year"),
    OwnHeader("customers", "Kunden im Jahr", "Customers a year"),
    OwnHeader("revenue", "Umsatz im Jahr", "Revenue a year"),
    OwnHeader("sales_support", "Vertriebshilfe (0–4)", "Sales support (0–4)"),
    OwnHeader("effect_source", "Quelle der Wirkung", "Source of effect"),
    OwnHeader("reason", "Warum", "Why"),
    OwnHeader("audience", "Für wen", "For whom"),
    OwnHeader("owner", "Wer", "Owner"),
    OwnHeader("status", "Stand", "Status"),
    OwnHeader("start", "Beginn", "Start"),
    OwnHeader("due", "Fällig", "Due"),
    OwnHeader("group", "Gruppe", "Group"),
    OwnHeader("dose", "Dosis (Std./Woche)", "Dose (hrs/week)"),
    OwnHeader("needs", "Braucht", "Needs"),
)

SURE = 6  # so many exact headers of ours, and nothing needs to be guessed
RARE = frozenset({"effect_source", "dose", "sales_support"})


@lru_cache(maxsize=1)
def own_header_meanings() -> Mapping[str, str]:
    """The headers of our own spreadsheet, in both languages, exactly as written."""
    return {text: own.field for own in OWN_HEADERS for text in (own.de, own.en)}


def are_our_own(headers: Sequence[str]) -> bool:
    """Whether we have written these headers: many of them, and some that nobody else writes like that."""
    own = [text for text in headers if text in own_header_meanings()]
    telling = sum("(" in text or own_header_meanings()[text] in RARE for text in own)
    return len(own) >= SURE and telling >= 2


def language_of_own(header: str) -> str | None:
    """The language of one of our headers; None for another one, and for one that is the same in both."""
    found = {
        language
        for own in OWN_HEADERS
        for language, text in (("de", own.de), ("en", own.en))
        if text == header
    }
    return found.pop() if len(found) == 1 else None
