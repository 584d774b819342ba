"""What each row of a sheet is: an activity, a group, a sum, the header once more, a remark, or empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from klarlinie.method.inventory.header import (
    Header,
    header_meanings,
    header_text,
    header_words,
    is_header_row,
    repeats_header,
)
from klarlinie.method.inventory.match_columns import Column, Columns
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.method.inventory.words import cell_text, plain_form

Kind = Literal["activity", "group", "header", "sum", "nameless", "remark", "empty", "title"]

SUM_WORD = re.compile(
    r"^(zwischensumme|gesamtsumme|endsumme|summe|gesamt|insgesamt|total|totals|subtotal|sub total|"
    r"grand total|sum|"
    r"gesamtkosten|gesamtaufwand|gesamtbudget|overall|uebertrag)( (20\d\d|[a-z0-9]+|eur|aller? [a-z]+))?$"
)
MAYBE_SUM = re.compile(r"[Σ∑=]|sum|total|gesamt|overall|trag", re.I)
REMARK = re.compile(
    r"^((seite|page) \d+( (von|of) \d+)?$|(hinweise?|anmerkung(en)?|legende?|erläuterung|skala|quelle|stand|note|"
    r"ps)\s*:|"
    r"legende$|stand \d|(danke|vielen dank|thanks|thank you)\s*([,!.]|$)|"
    r"((viele|liebe|beste|schöne) )?grüße?n?\b|gruß\b|(mit freundlichen grüßen|best regards|kind regards)\b|"
    r"(mfg|lg|vg)\s*([,.!]|$)|\(?alle (angaben|preise|kosten|zahlen)\b|p\.\s?s\.)",
    re.I,
)
PURE_SUMS = frozenset(
    "summe gesamtsumme zwischensumme endsumme gesamt insgesamt total totals sum subtotal sub grand overall "
    "gesamtkosten gesamtaufwand gesamtbudget uebertrag eur 2024 2025 2026 2027 2028".split()
)
FIGURE = re.compile(
    r"(ca\.?|rund|circa|about|approx\.?|~)?[\s€$£\d.,+–-]*\d[\s€$£\d.,+–-]*"
    r"(eur|euro|usd|chf|gbp|std\.?|h|stunden|hours|hrs|tsd\.?|k)?\.?",
    re.I,
)
ENDS_LIKE_SUM = re.compile(
    r"^[a-z0-9]+ (gesamt|insgesamt|total|summe)$"
)  # "Website gesamt" may be an activity
PART = re.compile(r"^\W*(davon|darunter|of which|thereof)\b", re.I)  # what it costs is counted above already
NUMBERED = re.compile(r"^(\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s+\S")
LONG_REMARK = 120  # signs in a row's only cell from which it is a text about the list
CERTAIN_GROUP = 3  # points of evidence from which a lonely row is a group
GROUP_WORDS = frozenset(
    "online offline print digital messen events veranstaltungen website social media kommunikation "
    "vertrieb werbung "
    "recruiting personal presse pr marke branding ideen geplant laufend erledigt sonstiges allgemein "
    "intern extern "
    "content bestandskunden neukunden klassisch other general running planned ideas done sales "
    "internal misc paused "
    "printmedien onlinemarketing offlinemarketing diverses projekte massnahmen backlog kundenbindung".split()
)


@dataclass(frozen=True)
class RowKind:
    """`doubt` is set where the evidence was not enough to be sure."""

    kind: Kind
    doubt: Literal["group?", "sum?", "no group", "part", ""] = ""
    text: str = ""  # what a group is called


EMPTY, ACTIVITY = RowKind("empty"), RowKind("activity")


@dataclass(frozen=True)
class Lonely:
    """A row of which only one cell is filled."""

    row: int
    column: int
    text: str


def is_sum_word(text: str) -> bool:
    """ "Summe", "Gesamt:", "Total 2026", "Online gesamt", "Σ"; not "Gesamtkonzept"."""
    if len(text) >= 40 or not MAYBE_SUM.search(text):
        return False
    return text.strip() in ("Σ", "∑", "=") or bool(SUM_WORD.match(plain_form(text)))


def row_kinds(
    table: Table, header: Header | None, columns: Columns, rows: Sequence[int]
) -> dict[int, RowKind]:
    """The kind of each of `rows` (indexes into the table), which stand below `header`."""
    title = columns.meaning("title")
    if title is None:
        return {row: RowKind("empty" if _nothing(table.rows[row]) else "nameless") for row in rows}
    ignored = {
        c.index for c in columns.columns if c.meaning == "ignore" or "ignore" in header_meanings(c.header)
    }
    kinds: dict[int, RowKind] = {}
    lonely: list[Lonely] = []
    sums = _Sums([c.index for c in columns.columns if c.index != title.index and c.content.numbers > 0])
    for row in rows:
        cells = table.rows[row]
        filled = [c for c, cell in enumerate(cells) if cell is not None and c not in ignored]
        kind = _kind_of(table, row, filled, title.index, header, sums)
        if kind is None:
            column = filled[0]
            lonely.append(Lonely(row, column, header_text(cells[column])))
        else:
            kinds[row] = kind
        if kind is None or kind.kind == "activity":
            sums.add(cells)
        elif kind.kind == "sum":
            sums.start_again()
    kinds.update(_decide(table, lonely, kinds, title, rows))
    return dict(sorted(kinds.items()))


def _nothing(cells: Sequence[CellValue]) -> bool:
    return all(cell is None for cell in cells)


def _kind_of(
    table: Table, row: int, filled: Sequence[int], title: int, header: Header | None, sums: _Sums
) -> RowKind | None:
    """The kind where it can be told from the row alone; None for a row with one lonely text."""
    cells = table.rows[row]
    if not filled:  # a column of nothing but its own header is ignored, and still its rows are not empty
        again = header is not None and any(isinstance(cell, str) and cell in header.cells for cell in cells)
        return RowKind("header") if again else EMPTY
    name = cells[title] if title < len(cells) else None
    first = cells[filled[0]]
    if isinstance(first, str) and is_sum_word(first):
        if all(is_figure(cells[c]) for c in filled[1:]):
            plain = set(plain_form(first).split()) <= PURE_SUMS or sums.fits(
                cells, filled, filled[0], least=1
            )
            return RowKind("sum", "" if plain and len(filled) > 1 else "sum?")
        if plain_form(first) in PURE_SUMS:
            return RowKind("sum", "sum?")
    if isinstance(first, str) and _adds_up_a_part(first, cells, filled, sums):
        return RowKind("sum")
    if isinstance(name, str) and PART.match(name):
        return RowKind("nameless", "part")
    if header is not None and len(filled) > 1 and isinstance(first, str) and repeats_header(cells, header):
        return RowKind("header")
    if len(filled) == 1 and isinstance(first, str) and filled[0] <= title:
        return None
    if name is None:
        return _without_name(cells, filled, sums)
    if (
        len(filled) > 1
        and all(is_figure(cells[c]) for c in filled if c != title)
        and sums.fits(cells, filled, title)
    ):
        return RowKind("sum", "sum?")
    return ACTIVITY


def _adds_up_a_part(first: str, cells: Sequence[CellValue], filled: Sequence[int], sums: _Sums) -> bool:
    """ "Online gesamt" over the sum of at least two figures above."""
    if not MAYBE_SUM.search(first) or not ENDS_LIKE_SUM.match(plain_form(first)):
        return False
    return sums.fits(cells, filled, filled[0], least=2)


def _without_name(cells: Sequence[CellValue], filled: Sequence[int], sums: _Sums) -> RowKind:
    if all(is_figure(cells[c]) for c in filled):
        return RowKind("sum", "" if sums.fits(cells, filled, -1, least=2) else "sum?")
    return RowKind("nameless")


class _Sums:
    """Adds up the numbers of each column since the start and since the last sum."""

    def __init__(self, columns: Sequence[int]) -> None:
        self.columns = columns
        self.all_since_start: dict[int, list[float]] = {c: [0.0, 0] for c in columns}
        self.start_again()

    def start_again(self) -> None:
        self.since_sum: dict[int, list[float]] = {c: [0.0, 0] for c in self.columns}

    def add(self, cells: Sequence[CellValue]) -> None:
        for c in self.columns:
            cell = cells[c] if c < len(cells) else None
            if isinstance(cell, (int, float)):
                for sums in (self.all_since_start[c], self.since_sum[c]):
                    sums[0] += cell
                    sums[1] += 1

    def fits(self, cells: Sequence[CellValue], filled: Sequence[int], title: int, least: int = 3) -> bool:
        """Whether every number of the row is the sum of at least `least` numbers above it."""
        numbers = [
            (c, cells[c]) for c in filled if c != title and isinstance(cells[c], (int, float, Decimal))
        ]
        return bool(numbers) and all(
            self._is_sum(c, float(cell), least)
            for c, cell in numbers
            if isinstance(cell, (int, float, Decimal))
        )

    def _is_sum(self, column: int, number: float, least: int) -> bool:
        if column not in self.since_sum or number == 0:
            return False
        return any(
            count >= least and abs(total - number) <= 0.005 * max(1.0, abs(number))
            for total, count in (self.since_sum[column], self.all_since_start[column])
        )


@lru_cache(maxsize=4096)
def _is_figure_text(text: str) -> bool:
    return bool(FIGURE.fullmatch(text.strip()))


def is_figure(cell: CellValue) -> bool:
    if isinstance(cell, str):
        return _is_figure_text(cell)
    return isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool)


def _is_bold(table: Table, row: int, column: int) -> bool:
    look = table.looks.get((row, column))
    return look is not None and look.is_bold


def _decide(
    table: Table, lonely: Sequence[Lonely], known: dict[int, RowKind], title: Column, rows: Sequence[int]
) -> Iterator[tuple[int, RowKind]]:
    """Groups among the lonely rows: by how they look, and by what they stand over."""
    if not lonely:
        return
    alone = {one.row for one in lonely}
    order = [row for row in rows if row in alone or known[row].kind == "activity"]
    place = {row: index for index, row in enumerate(order)}
    usual = _usual_looks(table, lonely, known, title.index, order)
    blocks = _all_head_blocks(table, lonely, order, place, rows)
    wide = {m[0] for m in table.merged if m[0] == m[2] and m[3] > m[1]}
    points: dict[int, int] = {}
    for one in lonely:
        following = order[place[one.row] + 1] if place[one.row] + 1 < len(order) else None
        points[one.row] = _looks_like_group(table, one, usual, title.index, one.row in wide)
        points[one.row] += _stands_over(table, one, following, alone, blocks, rows)
    remarks = _remarks(lonely, order)
    groups = {row for row in points if points[row] >= CERTAIN_GROUP and row not in remarks}
    last = max((place[row] for row in order if row not in groups and row not in remarks), default=-1)
    for one in lonely:
        remark, over_something = one.row in remarks, place[one.row] < last
        yield one.row, RowKind("remark") if remark else _verdict(one, points[one.row], over_something)


def _remarks(lonely: Sequence[Lonely], order: Sequence[int]) -> set[int]:
    """A star or a long text makes a remark only where it is rare; else the list is simply written like that."""
    stars = {one.row for one in lonely if one.text.startswith("*")}
    long = {one.row for one in lonely if len(one.text) > LONG_REMARK}
    plain = {one.row for one in lonely if REMARK.match(one.text)}
    return plain.union(*(rows for rows in (stars, long) if len(rows) <= 0.25 * len(order)))


def _verdict(one: Lonely, points: int, over_something: bool) -> RowKind:
    if points >= CERTAIN_GROUP:
        return RowKind("group", text=one.text) if over_something else RowKind("activity", "no group")
    return RowKind("activity", "group?" if points >= 2 else "")


@dataclass(frozen=True)
class _Usual:
    """What is so common among the titles that it says nothing: bold print, capitals, numbering."""

    bold: bool
    capitals: bool
    numbered: bool


def _usual_looks(
    table: Table, lonely: Sequence[Lonely], known: dict[int, RowKind], title: int, order: Sequence[int]
) -> _Usual:
    others = [row for row in order if row in known][:400]
    if not others:  # a bare list: the lonely rows themselves are the measure
        others = [one.row for one in lonely][:400]
    texts = [cell_text(table.rows[row][title]) if title < len(table.rows[row]) else "" for row in others]
    count = max(1, len(others))
    return _Usual(
        bold=sum(_is_bold(table, row, title) for row in others) >= 0.5 * count,
        capitals=sum(_is_capitals(text) for text in texts) >= 0.4 * count,
        numbered=sum(bool(NUMBERED.match(text)) for text in texts) >= 0.4 * count,
    )


def _is_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= 5 and all(sign.isupper() or sign == "ß" for sign in letters)


def _looks_like_group(table: Table, one: Lonely, usual: _Usual, title: int, is_wide: bool) -> int:
    points = 3 * (one.column < title) + 3 * is_wide
    points += 3 * one.text.rstrip().endswith(":")
    points += 3 * (_is_bold(table, one.row, one.column) and not usual.bold)
    points += 3 * (_is_capitals(one.text) and not usual.capitals)
    points += 1 * (bool(NUMBERED.match(one.text)) and not usual.numbered)
    words = [word for word in plain_form(one.text).split() if not word.isdigit()]
    return points + (bool(words) and all(word in GROUP_WORDS for word in words))


def _stands_over(
    table: Table, one: Lonely, following: int | None, alone: set[int], blocks: bool, rows: Sequence[int]
) -> int:
    """Two points where every lonely row of the sheet heads a block of fuller rows, one more for a gap above."""
    if following is None or following in alone:
        return 0
    return (2 + _has_gap_above(table, one.row, rows)) if blocks else 0


def _has_gap_above(table: Table, row: int, rows: Sequence[int]) -> bool:
    return row - 1 not in rows or _nothing(table.rows[row - 1])


def _all_head_blocks(
    table: Table, lonely: Sequence[Lonely], order: Sequence[int], place: dict[int, int], rows: Sequence[int]
) -> bool:
    """At least two lonely rows, each right above fuller ones: two of them, or one where a gap sets each block apart."""
    if len(lonely) < 2:
        return False
    alone = {one.row for one in lonely}
    below = [order[place[one.row] + 1 : place[one.row] + 3] for one in lonely]
    if all(len(two) == 2 and not alone & set(two) for two in below) and len(lonely) <= 0.34 * len(order):
        return True
    set_apart = all(_has_gap_above(table, one.row, rows) for one in lonely)
    return set_apart and all(
        two and two[0] == one.row + 1 and two[0] not in alone for one, two in zip(lonely, below, strict=True)
    )


def list_name(table: Table, row: int) -> str | None:
    """The one text right above the header `row`, where an empty row sets both apart from the list before."""
    if row < 2 or not _nothing(table.rows[row - 2]):
        return None
    texts = [cell for cell in table.rows[row - 1] if cell is not None]
    return header_text(texts[0]) if len(texts) == 1 and isinstance(texts[0], str) else None


def starts_new_list(table: Table, row: int, header: Header | None) -> bool:
    """Whether `row` is the header of another list in the same sheet: other headers, after a gap or in bold."""
    above = table.rows[row - 1] if row else ()
    set_apart = _nothing(above) or list_name(table, row) is not None
    if header is None or not (set_apart or _is_bold(table, row, 0) or _is_bold(table, row, 1)):
        return False
    cells = [cell for cell in table.rows[row] if cell is not None]
    if len(cells) < 3 or not all(isinstance(cell, str) and len(cell) < 40 for cell in cells):
        return False
    exact = sum(max(header_words().get(plain_form(str(cell)), {"": 0.0}).values()) >= 2 for cell in cells)
    if exact < max(3, 0.6 * len(cells)) or not is_header_row(table.rows[row]):
        return False
    return not repeats_header(table.rows[row], header)
