"""One cell for everything: an effort may be time, money or a level, an effect a level or a count."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Literal, TypeVar

from klarlinie.method.inventory.activity import EffectSource
from klarlinie.method.inventory.amount_texts import doubt
from klarlinie.method.inventory.amount_tokens import header_tokens, turns_meaning, unit_named
from klarlinie.method.inventory.cells import Understood, one_assumption
from klarlinie.method.inventory.counts import understand_count
from klarlinie.method.inventory.header_hints import header_hint
from klarlinie.method.inventory.hours import understand_hours
from klarlinie.method.inventory.levels import Scale, understand_level
from klarlinie.method.inventory.money_cells import understand_money
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.unknowns import is_blank, is_prose, is_unknown, says_nothing, shown, tidied
from klarlinie.method.inventory.written_numbers import NumberStyle
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text

T = TypeVar("T")
Nature = Literal["time", "money", "level", "words"]


@dataclass(frozen=True)
class Effort:
    """What a cell says about effort. Only what it names is set; `rest` are its words that are none of the three."""

    hours: Understood[float] = Understood()
    money: Understood[Money] = Understood()
    level: Understood[float] = Understood()
    rest: str | None = None


@dataclass(frozen=True)
class Effect:
    """What a cell says about effect, counts and revenue a year, levels 0 to 4; `source` only where it says how."""

    level: Understood[float] = Understood()
    inquiries: Understood[float] = Understood()
    leads: Understood[float] = Understood()
    customers: Understood[float] = Understood()
    revenue: Understood[Money] = Understood()
    sales_support: Understood[float] = Understood()
    source: EffectSource | None = None


_PIECES = re.compile(
    r"\s*(?:\+(?!\+)(?<!\+\+)(?=\s*[\d€$£a-zäöü])|;|\n|,(?=\s)|&|\s/\s(?!\s*(?:wo|w\b|mo|m\b|j|tag|qu|year|y\b|day))|\b(?:plus|und|sowie|and)\b)\s*",
    re.IGNORECASE,
)
_SALES_HELP = re.compile(
    r"(?:hilft|unterstützt|support|helps|nützt|wichtig für)\b.*\b(?:vertrieb|sales|verkauf)", re.IGNORECASE
)
_SOURCES: tuple[tuple[EffectSource, re.Pattern[str]], ...] = (
    (
        "measured",
        re.compile(r"gemessen|laut (?:analytics|google|matomo)|getrackt|measured|tracked", re.IGNORECASE),
    ),
    ("counted", re.compile(r"gezählt|laut crm|strichliste|counted|according to (?:the )?crm", re.IGNORECASE)),
    (
        "estimated",
        re.compile(
            r"geschätzt|schätz|gefühlt|vermutlich|wohl|\bca\b|circa|etwa|ungefähr|~|estimate|about|approx|roughly",
            re.IGNORECASE,
        ),
    ),
)
_SOURCE_WORDS = re.compile(
    r"\(?\b(?:gemessen|gezählt|geschätzt|gefühlt|vermutlich|laut (?:crm|analytics|google|matomo)|measured|counted"
    r"|estimated)\b\)?:?",
    re.IGNORECASE,
)


def understand_effort(
    cell: CellValue, header: str = "", scale: Scale | None = None, style: NumberStyle | None = None
) -> Effort:
    """Hours a month, money a year or a level, whichever the cell names: "4 h/Woche + 200 € im Monat" names two."""
    return _effort(cell, header, scale, style)


@lru_cache(maxsize=20_000, typed=True)
def _effort(cell: CellValue, header: str, scale: Scale | None, style: NumberStyle | None) -> Effort:
    if says_nothing(cell):
        return Effort()
    if not isinstance(cell, str):
        return _bare_effort(cell, header, scale, style)
    if is_prose(cell):
        return Effort(level=understand_level(cell), rest=tidied(cell))
    pieces = [piece for piece in _PIECES.split(tidied_lines(cell)) if piece]
    by_nature: dict[Nature, list[str]] = {"time": [], "money": [], "level": [], "words": []}
    for piece in pieces:
        by_nature[_nature(piece)].append(piece)
    if not (by_nature["time"] or by_nature["money"]):
        return _effort_without_units(cell, header, scale, style)
    level = (
        understand_level(by_nature["level"][0], header, scale, style) if by_nature["level"] else Understood()
    )
    rest = _rest(by_nature, level)
    if rest is not None and (turns_meaning(rest) or re.search(r"\d", rest)):
        return _unclear_effort(cell, by_nature)
    return Effort(
        hours=_hours(by_nature["time"], header, style),
        money=_money(by_nature["money"], header, style),
        level=level if level.value is not None else Understood(),
        rest=rest,
    )


def _unclear_effort(cell: str, by_nature: dict[Nature, list[str]]) -> Effort:
    """A cell such as "4 h/Woche, früher 8" is asked about as a whole."""
    question = doubt("unclear", cell)
    return Effort(
        hours=Understood(doubt=question) if by_nature["time"] else Understood(),
        money=Understood(doubt=question) if by_nature["money"] and not by_nature["time"] else Understood(),
        rest=tidied(cell),
    )


def _hours(pieces: list[str], header: str, style: NumberStyle | None) -> Understood[float]:
    return understand_hours(" + ".join(pieces), header, style) if pieces else Understood()


def _money(pieces: list[str], header: str, style: NumberStyle | None) -> Understood[Money]:
    return understand_money(" + ".join(pieces), header, None, style) if pieces else Understood()


def _rest(by_nature: dict[Nature, list[str]], level: Understood[float]) -> str | None:
    left = by_nature["words"] + (by_nature["level"] if level.value is None else by_nature["level"][1:])
    return ", ".join(left) or None


def tidied_lines(cell: str) -> str:
    """As `tidied`, but a line break still divides."""
    return "; ".join(filter(None, (tidied(line) for line in cell.splitlines())))


@lru_cache(maxsize=20_000)
def _nature(piece: str) -> Nature:
    """What a piece of an effort is about, by the unit it names."""
    found = header_tokens(piece)
    if any(kind == "currency" for kind, _ in found):
        return "money"
    if any(
        kind in ("time", "clock") or (kind == "bare_period" and unit_named(text, "time"))
        for kind, text in found
    ):
        return "time"
    if re.search(r"[.,]-+(?!\d)|(?<=\d)\s?k\b", piece) and re.search(r"\d", piece):
        return "money"
    return "level" if understand_level(piece).value is not None or re.search(r"\d", piece) else "words"


def _effort_without_units(cell: str, header: str, scale: Scale | None, style: NumberStyle | None) -> Effort:
    level = understand_level(cell, header, scale, style)
    if level.value is not None and (scale is not None or "%" not in cell):
        return Effort(level=level)
    if re.search(r"\d", cell):
        return _bare_effort(cell, header, scale, style)
    return Effort(level=level, rest=tidied(cell))


def _bare_effort(cell: CellValue, header: str, scale: Scale | None, style: NumberStyle | None) -> Effort:
    """A figure without a unit is what its header says: time, money or a mark on the scale."""
    hint = header_hint(header)
    if isinstance(cell, time) or (hint.time_unit and not hint.currency):
        return Effort(hours=understand_hours(cell, header, style))
    if hint.currency and not hint.time_unit:
        return Effort(money=understand_money(cell, header, None, style))
    if hint.period and not isinstance(cell, date):
        return Effort(hours=understand_hours(cell, header, style))
    is_bare = isinstance(cell, (int, float, Decimal)) or re.fullmatch(r"[\d.,' -]+%?", str(cell))
    if scale is None and is_bare and not isinstance(cell, date):
        return Effort(level=Understood(doubt=_hours_money_or_level(cell)))
    return Effort(level=understand_level(cell, header, scale, style))


def _hours_money_or_level(cell: CellValue) -> Text:
    return Text(
        "„{cell}“: Sind das Stunden, Euro oder eine Stufe?",
        "“{cell}”: is that hours, money or a level?",
        {"cell": shown(cell)},
    )


def understand_effect(
    cell: CellValue, header: str = "", scale: Scale | None = None, style: NumberStyle | None = None
) -> Effect:
    """A level, or counts a year: "hoch", "3/5", "ca. 6 Anfragen/Jahr", "2 Kunden letztes Jahr", "0 Anfragen"."""
    return _effect(cell, header, scale, style)


@lru_cache(maxsize=20_000, typed=True)
def _effect(cell: CellValue, header: str, scale: Scale | None, style: NumberStyle | None) -> Effect:
    if is_blank(cell):
        return Effect()
    if is_unknown(cell) and not (scale and scale.kind == "signs"):
        return Effect(source="unknown")
    if not isinstance(cell, str) or is_prose(cell):
        return _bare_effect(cell, header, scale, style)
    source = next((name for name, pattern in _SOURCES if pattern.search(cell)), None)
    words = tidied(_SOURCE_WORDS.sub(" ", tidied_lines(cell)))
    effect = Effect(source=source)
    pieces = [piece for piece in _PIECES.split(words) if piece]
    if not any(_counted(piece) for piece in pieces):
        return replace(_effect_without_units(words, header, scale, style), source=source)
    for piece in pieces:
        effect = _with_piece(effect, piece, header, scale, style)
    return effect


def _with_piece(
    effect: Effect, piece: str, header: str, scale: Scale | None, style: NumberStyle | None
) -> Effect:
    """`effect` with what `piece` says; what is there already stays, and the piece is kept in words."""
    counted = _counted(piece)
    if counted == "money":
        return replace(
            effect, revenue=_first(effect.revenue, understand_money(piece, header, None, style), piece)
        )
    if counted is None:
        level = understand_level(piece, header, scale, style)
        return replace(effect, level=level) if level.value is not None else _with_words(effect, piece)
    count = understand_count(piece, _period_only(header), style)
    if count.value is None and not re.search(r"\d", piece):
        level = understand_level(re.split(r"\s", piece)[0], header)
        if level.value is not None:
            return replace(effect, level=_first(effect.level, _by_words(level, piece), piece))
    return _with_count(effect, counted, count, piece)


def _with_count(effect: Effect, counted: str, count: Understood[float], piece: str) -> Effect:
    if counted == "inquiries":
        return replace(effect, inquiries=_first(effect.inquiries, count, piece))
    if counted == "leads":
        return replace(effect, leads=_first(effect.leads, count, piece))
    if counted == "orders" and count.value:
        said = [text for text in (count.assumption, _ORDERS_AS_CUSTOMERS) if text]
        count = replace(count, assumption=one_assumption(said))
    return replace(effect, customers=_first(effect.customers, count, piece))


def _first(before: Understood[T], now: Understood[T], piece: str) -> Understood[T]:
    """`now`, unless the same thing was said before: then it is not clear which of the two counts."""
    if before == Understood():
        return now
    return Understood(doubt=_said_twice(piece))


def _with_words(effect: Effect, piece: str) -> Effect:
    if effect.level != Understood():
        return effect
    return replace(effect, level=Understood(assumption=_not_read(piece)))


@lru_cache(maxsize=20_000)
def _counted(piece: str) -> str | None:
    """What a piece of an effect counts: "inquiries", "leads", "customers", "orders" or "money"."""
    found = header_tokens(piece)
    if any(kind == "currency" for kind, _ in found):
        return "money"
    units = [unit_named(text.rstrip("."), "count") for kind, text in found if kind == "count"]
    return units[0] if units else None


def _effect_without_units(cell: str, header: str, scale: Scale | None, style: NumberStyle | None) -> Effect:
    if _SALES_HELP.search(cell):
        return Effect(sales_support=Understood(3.0, assumption=_SALES_HELP_IS_HIGH))
    level = understand_level(cell, header, scale, style)
    if level.value is None and re.search(r"\d", cell):
        return _bare_effect(cell, header, scale, style)
    return Effect(level=level)


def _bare_effect(cell: CellValue, header: str, scale: Scale | None, style: NumberStyle | None) -> Effect:
    hint = header_hint(header)
    if hint.count_unit:
        return _with_count(Effect(), hint.count_unit, understand_count(cell, header, style), str(cell))
    if hint.currency:
        return Effect(revenue=understand_money(cell, header, None, style))
    return Effect(level=understand_level(cell, header, scale, style))


def _period_only(header: str) -> str:
    """The header's period without what it counts: below "Anfragen/Jahr", "2 Kunden" are customers a year."""
    period = header_hint(header).period
    return _PERIOD_WORDS.get(period or "", "")


_PERIOD_WORDS = {
    "year": "pro Jahr",
    "half": "halbjährlich",
    "quarter": "pro Quartal",
    "month": "pro Monat",
    "week": "pro Woche",
}


_ORDERS_AS_CUSTOMERS = Text("Aufträge sind als Kunden gezählt.", "Orders are counted as customers.")
_SALES_HELP_IS_HIGH = Text(
    "„Hilft dem Vertrieb“ zählt als hohe Unterstützung im Vertrieb.",
    "“Helps sales” counts as high sales support.",
)


def _by_words(level: Understood[float], piece: str) -> Understood[float]:
    said = Text(
        "„{piece}“ ist als Stufe gelesen, nicht als Zahl.",
        "“{piece}” is read as a level, not as a number.",
        {"piece": piece},
    )
    return Understood(level.value, assumption=said)


def _said_twice(piece: str) -> Text:
    return Text(
        "„{piece}“ kommt zu einer anderen Angabe derselben Art hinzu. Welche gilt?",
        "“{piece}” comes on top of another figure of the same kind. Which one counts?",
        {"piece": piece},
    )


def _not_read(piece: str) -> Text:
    return Text("„{piece}“ ist nicht gelesen.", "“{piece}” is not read.", {"piece": piece})
