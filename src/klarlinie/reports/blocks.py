"""What a page is made of: paragraphs, lists, tables, cards and pictures; how they look is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnKind = Literal["text", "strong", "figure", "sign"]


@dataclass(frozen=True)
class Paragraph:
    text: str
    is_quiet: bool = False
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Subhead:
    text: str
    kind: Literal["subhead"] = "subhead"


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True)
class Column:
    """`share` is the width relative to the other columns; a "sign" is the shape of a lane."""

    title: str
    share: float = 1.0
    shows: ColumnKind = "text"


@dataclass(frozen=True)
class Sheet:
    """A table; every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    is_small: bool = False
    kind: Literal["sheet"] = "sheet"


@dataclass(frozen=True)
class Card:
    """One core activity: its number and title, who does it in which hours, and labelled facts."""

    number: str
    title: str
    owner: str
    hours: str
    facts: tuple[tuple[str, str], ...]
    kind: Literal["card"] = "card"


@dataclass(frozen=True)
class Picture:
    """An SVG text with the words for those who can't see it; a `key` stands beside it."""

    svg: str
    alt: str
    key: Sheet | None = None
    note: str = ""
    kind: Literal["picture"] = "picture"


Block = Paragraph | Subhead | Bullets | Sheet | Card | Picture


@dataclass(frozen=True)
class Section:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Report:
    """A whole report in one language. `figures` are the few large numbers of the cover with their words."""

    language: str
    title: str
    label: str
    company: str
    date: str
    sentence: str
    promise: str
    figures: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    footer: str
