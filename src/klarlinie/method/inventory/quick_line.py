"""One line as people call it out, "Messe Nürnberg, 40 Std im Jahr, 8.000 €", is an activity with its hours and money.

Only what is plainly an amount is taken out; anything else stays in the title, where everybody can see it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.amount_tokens import header_tokens
from klarlinie.method.inventory.at_its_word import plain_title
from klarlinie.method.inventory.money_cells import understand_money
from klarlinie.method.inventory.types import type_of
from klarlinie.method.inventory.understand import understand_hours
from klarlinie.method.inventory.unknowns import tidied
from klarlinie.method.inventory.written_numbers import without_thousands
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.money import Money

LONGEST_LINE = 300
MOST_WORDS = 7  # "ca. 2 bis 3 Tage im Monat"
A_YEAR = "Geld im Jahr"  # money that names no period is money a year, as in the table
_PARTS = re.compile(r"\s*;\s*|\s*,(?!\d)\s*|\s+[|/–—-]\s+|\t+")
_BEGINS = re.compile(r"[\d€$£]")
_ABOUT = frozenset("ca ca. circa etwa rund ungefähr about approx approx.".split())
# "Anzeige bis 500 €", "Sponsoring mit 500 €": the words belong together, so they stay together.
_CLINGS = frozenset(
    "bis unter über ab max max. maximal mindestens min. mit für um von zu à je pro auf an in im "
    "up under over from at with for of to per minus plus und and oder or".split()
)


@dataclass(frozen=True)
class _Amount:
    hours: float | None = None
    money: Money | None = None


def understood_line(text: str, today: date, language: Language = "de") -> Activity:
    """The activity that `text` names: title, type, hours a month and money a year, as far as they are sure.

    `language` says what stands between the thousands: 8.000 € in German, €8,000 in English. Hours have to name their
    period; money without one is money a year. Two figures of one kind stay in the title.
    """
    line = plain_title(text)
    parts = [part for part in _PARTS.split(line) if part]
    if not parts or len(line) > LONGEST_LINE:
        return _activity(line, ())
    amounts: list[_Amount] = []
    words: list[str] = []
    for place, part in enumerate(parts):
        amount = _read(part, language) if place else None
        rest, found = ("", [amount]) if amount else _from_the_end(part, language)
        amounts += found
        words += [rest] if rest else []
    is_sure = words and all(sum(kind) <= 1 for kind in _kinds(amounts))
    return _activity(", ".join(words), amounts) if is_sure and amounts else _activity(line, ())


def _kinds(amounts: Sequence[_Amount]) -> tuple[list[bool], list[bool]]:
    return [a.hours is not None for a in amounts], [a.money is not None for a in amounts]


def _activity(title: str, amounts: Sequence[_Amount]) -> Activity:
    kind = type_of(title)
    return Activity(
        title,
        Source(""),
        type=kind.type,
        type_certain=kind.certain,
        hours_per_month=next((a.hours for a in amounts if a.hours is not None), None),
        money_per_year=next((a.money for a in amounts if a.money is not None), None),
    )


def _from_the_end(part: str, language: Language) -> tuple[str, list[_Amount]]:
    """ "Newsletter 4 h/Monat 500 €" without a comma: what is left, and the amounts it ended with."""
    words, found = part.split(), list[_Amount]()
    end = len(words)
    while end > 1:
        starts = range(max(1, end - MOST_WORDS), end)
        read = ((start, _between(words, start, end, language)) for start in starts)
        start, amount = next(((start, amount) for start, amount in read if amount), (end, None))
        if amount is None:
            break
        found.insert(0, amount)
        end = start
    return " ".join(words[:end]), found


def _between(words: list[str], start: int, end: int, language: Language) -> _Amount | None:
    before, first = words[start - 1].casefold(), words[start].casefold()
    if before in _CLINGS or before in _ABOUT or not (_BEGINS.match(first) or first in _ABOUT):
        return None
    return _read(" ".join(words[start:end]), language)


def _read(part: str, language: Language) -> _Amount | None:
    """The amount that the whole of `part` is; None where it is not one, or not surely."""
    if not re.search(r"\d", part) or not _begins_with_figure(part):
        return None
    part = without_thousands(part, language)
    if any(kind == "currency" for kind, _ in header_tokens(tidied(part))):
        money = understand_money(part, A_YEAR).value
        return _Amount(money=money) if money is not None else None
    hours = understand_hours(part).value
    return _Amount(hours=hours) if hours is not None else None


def _begins_with_figure(part: str) -> bool:
    first, _, rest = part.casefold().partition(" ")
    return bool(_BEGINS.match(first) or (first in _ABOUT and _BEGINS.match(rest)))
