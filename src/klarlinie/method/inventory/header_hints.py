"""What a column's header says about the figures below it: unit, period, currency, thousands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from klarlinie.method.inventory.amount_tokens import (
    header_tokens,
    is_plural_period,
    period_named,
    plain_words,
    unit_named,
)
from klarlinie.method.inventory.amounts import Rhythm

_THOUSANDS = re.compile(
    r"\bT\s?(?:€|EUR|CHF|USD|\$)|\b[kK]\s?(?:€|£|EUR|GBP|CHF|USD|\$)|(?:[€£$]|\b(?:EUR|GBP|CHF|USD))\s?(?:[kK]\b|'?000)"
    r"|(?i:tsd\b|tausend|thousands?\b|\bin k\b|\bin (?:1[.,]?|')000)"
)
_MILLIONS_IN = re.compile(r"(?i:\bmio\b|\bmillion(?:en|s)?\b)|\bM(?:€|EUR|\$|USD)")
_BUDGET = re.compile(r"budget", re.IGNORECASE)
_DOSE = re.compile(r"\bdos(?:is|e)\b", re.IGNORECASE)
_ONE_OFF = re.compile(r"einmalig|one[- ]?off|one[- ]?time|anschaffung|setup|investition", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
# "Kosten Q1 2026" or "Anfragen seit 2019" is not the figure of one year.
_NOT_ONE_YEAR = re.compile(
    r"\b(?:q[1-4]|h[12]|ytd|bis|seit|until|since|ab|from|halbjahr|jan\w*|feb\w*|mär\w*|mar\w*|apr\w*|mai|may|jun\w*|jul\w*"
    r"|aug\w*|sep\w*|o[kc]t\w*|nov\w*|de[zc]\w*)\b",
    re.IGNORECASE,
)
_LAST_TWELVE = re.compile(
    r"(?:letzten?|vergangenen?|last|past|previous)\s(?:12|zwölf|twelve)\s(?:monaten?|months?)", re.IGNORECASE
)
_PART_OF_DATE = re.compile(r"\d\s?[/.-]\s?20\d\d|20\d\d\s?[/.-]\s?\d")
_PER_PIECE = re.compile(
    r"(?:/|\bpro\b|\bje\b|\bper\b)\s*(?:personen?|kopf|mitarbeiter\w*|nase|post|beitrag|artikel|ausgabe|stück|klick|click"
    r"|lead|anfrage|event|messe|mal|piece|person|issue|std|stunde|h\b|hour|termin|teilnehmer\w*|kunde)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeaderHint:
    """None: the header does not say. `factor` is 1000 under "T€"."""

    period: str | None = None
    time_unit: str | None = None
    currency: str | None = None
    count_unit: str | None = None
    factor: Decimal = Decimal(1)
    is_one_off: bool = False
    is_dose: bool = False
    is_per_piece: bool = False

    @property
    def rhythm(self) -> Rhythm | None:
        return Rhythm(self.period) if self.period else None


@lru_cache(maxsize=2_000)
def header_hint(header: str) -> HeaderHint:
    """The hints in `header`; where it names two periods or two units it says neither."""
    words = re.sub(
        r"\b[TkK](?=\s?(?:€|£|EUR|GBP|CHF|USD|\$))|(?<=[€£$])\s?(?:[kK]\b|'?000s?\b)|_",
        " ",
        plain_words(header),
    )
    words = re.sub(r"[()\[\]:,;]", " ", words)
    found = header_tokens(words)
    return HeaderHint(
        period=_period(found, words),
        time_unit=_only(
            {unit_named(text, "time") for kind, text in found if kind == "time" or _counts(kind, text)}
        ),
        currency=_only({unit_named(text, "money") for kind, text in found if kind == "currency"}),
        count_unit=_only({unit_named(text, "count") for kind, text in found if kind == "count"}),
        factor=_factor(plain_words(header)),
        is_one_off=bool(_ONE_OFF.search(words)),
        is_dose=bool(_DOSE.search(words)),
        is_per_piece=bool(_PER_PIECE.search(words)),
    )


def _counts(kind: str, text: str) -> bool:
    """True for "Tage", which counts days; "Tag" or "Woche" is a period."""
    return kind == "bare_period" and text.casefold() in ("tage", "days", "wochen", "weeks")


def _spans_periods(kind: str, text: str) -> bool:
    """True for "Monate" in "Kosten (letzte Monate)", which is not what a month costs."""
    return kind == "bare_period" and is_plural_period(text) and not _counts(kind, text)


def _period(found: tuple[tuple[str, str], ...], words: str) -> str | None:
    if _LAST_TWELVE.search(words):
        return "year"
    named = {
        period_named(text)
        for kind, text in found
        if kind in ("period", "adverb") or (kind == "bare_period" and not _counts(kind, text))
    }
    if any(this == "number" and after == "bare_period" for (this, _), (after, _) in pairwise(found)):
        return None  # "Kosten 12 Mon."
    has_own_rhythm = any(kind in ("every", "unclear_rhythm", "last_bit") for kind, _ in found)
    if has_own_rhythm or any(_spans_periods(kind, text) for kind, text in found) or len(named) > 1:
        return None
    if named:
        return named.pop()
    if _NOT_ONE_YEAR.search(words) or _PART_OF_DATE.search(words) or len(set(_YEAR.findall(words))) > 1:
        return None
    says_year = _BUDGET.search(words) or _YEAR.search(words) or any(kind == "last_year" for kind, _ in found)
    return "year" if says_year else None


def _only(units: set[str | None]) -> str | None:
    return units.pop() if len(units) == 1 else None


def _factor(header: str) -> Decimal:
    if _MILLIONS_IN.search(header):
        return Decimal(1_000_000)
    return Decimal(1_000 if _THOUSANDS.search(header) else 1)
