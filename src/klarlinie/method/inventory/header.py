"""What a header may mean, and in which rows of a sheet the headers stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from klarlinie.method.inventory.own_headers import own_header_meanings
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.method.inventory.types import guess
from klarlinie.method.inventory.words import cell_text, is_empty, plain_form, words_of
from klarlinie.vocabulary.resources import read_resource, rows_of

PACKAGE = "klarlinie.method.inventory"
LOOK_AT = 40  # rows from the top among which a header is looked for
LONGEST_HEADER = 60  # signs; a longer cell is a sentence

FILLERS = frozenset(
    "pro in im je a an am der die das des den dem fuer und ca the of per for and unsere unser our marketing "
    "monat monatlich mtl jahr jaehrlich jahre p woche wo wk quartal tag month monthly year yearly annual pa "
    "annually week weekly day einmalig laufend geschaetzt ca bisher geplant plan ist soll estimated".split()
)
HOUR_UNITS = frozenset("h std stunde stunden hours hrs hour tage days pt personentage manntage".split())
MONEY_UNITS = frozenset("eur euro euros usd gbp chf dollar dollars netto brutto".split())
COUNT_UNITS = {
    "anfragen": "inquiries", "inquiries": "inquiries", "leads": "leads",
    "kunden": "customers", "neukunden": "customers", "customers": "customers",
}  # fmt: skip

EXACT = frozenset({"hours", "money", "nerves", "revenue", *COUNT_UNITS.values()})

# "4 h/Monat" and "ca. 600 €" are values though their words are known; a year may begin a header.
VALUE = re.compile(r"^\s*(ca\.?|rund|about|~|€|\$)?\s*(?!(19|20)\d\d\b)\d", re.I)

Meanings = Mapping[str, float]


@dataclass(frozen=True)
class Header:
    """`texts[c]` is what stands over column c; `rows` are the one or two rows of the table it takes up."""

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    written: tuple[tuple[str, ...], ...] = ()  # each of these rows in `plain_form`
    cells: frozenset[CellValue] = frozenset()  # the same rows as they lie in the file


def header_at(table: Table, rows: tuple[int, ...], texts: Sequence[str]) -> Header:
    written = tuple(tuple(plain_form(cell_text(cell)) for cell in table.rows[row]) for row in rows)
    return Header(
        rows, tuple(texts), written, frozenset(c for row in rows for c in table.rows[row] if c is not None)
    )


@lru_cache(maxsize=1)
def header_words() -> Mapping[str, Meanings]:
    """Each known header word (as `plain_form`) with its possible meanings and their weights from 1 to 3."""
    known: dict[str, dict[str, float]] = {}
    for row in rows_of(read_resource(PACKAGE, "headers.tsv")):
        known.setdefault(row["word"], {})[row["meaning"]] = float(row["weight"])
    return known


@lru_cache(maxsize=4096)
def header_meanings(text: str) -> Meanings:
    """The meanings `text` may have as a header, by weight (over 0, at most 4); empty where no word is known."""
    own = own_header_meanings().get(text.strip())
    words = words_of(text)
    if not words or len(text) > LONGEST_HEADER:
        return {"ignore": 2.0} if text.strip() in ("#", "№") else {}
    found = dict(header_words().get(" ".join(words), {}))
    found = found or _without_fillers(words) or _longest_part(words) or _compound(words)
    if own is not None:
        found[own] = 4.0
    return _sharpened(found, words)


def _without_fillers(words: tuple[str, ...]) -> dict[str, float]:
    """ "Kosten im Jahr 2026" is "kosten"; a header of units only ("Std./Monat", "€ p.a.") is found here too."""
    kept = [word for word in words if word not in FILLERS and not word.isdigit()]
    return dict(header_words().get(" ".join(kept), {}))


def _longest_part(words: tuple[str, ...]) -> dict[str, float]:
    """The longest run of words that is known; of equally long ones the first."""
    for length in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            found = header_words().get(" ".join(words[start : start + length]))
            if found:
                return {meaning: weight - 0.5 for meaning, weight in found.items() if weight > 1}
    return {}


def _compound(words: tuple[str, ...]) -> dict[str, float]:
    """ "Gesamtkosten" ends like "kosten"."""
    for word in words:
        for cut in range(2, len(word) - 4):
            found = header_words().get(word[cut:])
            if found:
                return {meaning: weight - 1 for meaning, weight in found.items() if weight > 2}
    return {}


def _sharpened(found: dict[str, float], words: tuple[str, ...]) -> Meanings:
    """A unit decides what an effort or effect is: "Aufwand (Std.)" are hours, "Wirkung (Anfragen)" inquiries."""
    units = set(words)
    if found.get("effort", 0) >= 2:
        if units & HOUR_UNITS and not units & MONEY_UNITS:
            return {"hours": 3.0}
        if units & MONEY_UNITS and not units & HOUR_UNITS:
            return {"money": 3.0}
    if found.get("effect", 0) >= 2:
        counted = {COUNT_UNITS[unit] for unit in units if unit in COUNT_UNITS}
        if len(counted) == 1:
            return {counted.pop(): 3.0}
    return _below_a_heading(found, words)


def _below_a_heading(found: dict[str, float], words: tuple[str, ...]) -> Meanings:
    """ "Aufwand" and "Ergebnis" head several columns: "Aufwand Nerven" are nerves, "Ergebnis Umsatz" is revenue."""
    if max(found.get("effort", 0), found.get("effect", 0)) < 2:
        return found
    below = {meaning: weight for meaning, weight in _without_fillers(words[1:]).items() if weight == 3}
    return below if below and set(below) <= EXACT else found


def find_header(table: Table, first: int = 0) -> Header | None:
    """The header among the rows from `first` on, which may span two rows; None where nothing looks like one."""
    for row in range(first, min(len(table.rows), first + LOOK_AT)):
        if is_header_row(table.rows[row]):
            return whole_header(table, row)
    return _header_by_shape(table, first)


def is_header_row(cells: Sequence[CellValue]) -> bool:
    """Whether the words of this row are headers: a plain one for the title, or at least two known ones in five."""
    filled = [cell for cell in cells if not is_empty(cell)]
    if len(filled) < 2 or not all(isinstance(cell, (str, int)) for cell in filled):
        return False
    texts = [cell for cell in filled if isinstance(cell, str)]
    if len(texts) < len(filled) - 2 or any(len(text) > LONGEST_HEADER or VALUE.match(text) for text in texts):
        return False
    weights = [max(header_meanings(text).values(), default=0.0) for text in texts]
    known = [weight for weight in weights if weight >= 2]
    names_activity = any(header_words().get(plain_form(text), {}).get("title", 0) == 3 for text in texts)
    if names_activity and all(len(words_of(text)) <= 4 for text in texts):
        return True  # "Maßnahme | Farbe | Laune"
    return len(known) >= 2 and len(known) >= 0.4 * len(filled) and _has_short_words(texts)


def _has_short_words(texts: Sequence[str]) -> bool:
    """Headers are brief; a row of data that happens to hold two header words is not."""
    return sum(len(words_of(text)) for text in texts) <= 4.5 * len(texts)


def whole_header(table: Table, row: int) -> Header:
    above, below = row - 1, row + 1
    if above >= 0 and _spans_columns(table, above):
        return _stacked(table, above, row)
    if below < len(table.rows) and _is_second_row(table, row, below):
        return _stacked(table, row, below)
    return header_at(table, (row,), [header_text(cell) for cell in table.rows[row]])


def header_text(cell: CellValue) -> str:
    return " ".join(cell_text(cell).split())


def _spans_columns(table: Table, row: int) -> bool:
    """Whether `row` holds headings over several columns each ("Aufwand" over "Std." and "Euro")."""
    cells = table.rows[row]
    filled = [index for index, cell in enumerate(cells) if not is_empty(cell)]
    if not filled or not all(isinstance(cells[index], str) for index in filled):
        return False
    spans = [m for m in table.merged if m[0] == row and m[2] == row and m[3] > m[1]]
    width = max((len(table.rows[row + 1]) if row + 1 < len(table.rows) else 0), 1)
    if spans:
        return all(m[3] - m[1] + 1 < width - 1 for m in spans) or len(filled) > 1
    return (
        len(filled) >= 2
        and any(header_meanings(str(cells[index])) for index in filled)
        and filled[-1] < width
    )


def _is_second_row(table: Table, upper: int, lower: int) -> bool:
    """Whether `lower` continues the header: only short texts, under gaps or merged cells of `upper`."""
    top, bottom = table.rows[upper], table.rows[lower]
    filled = [index for index, cell in enumerate(bottom) if not is_empty(cell)]
    if not filled or not all(isinstance(bottom[index], str) for index in filled):
        return False
    spanned = {
        c for m in table.merged if m[0] == upper == m[2] and m[3] > m[1] for c in range(m[1], m[3] + 1)
    }
    if _is_row_of_units(top, bottom, filled):
        return True
    gaps = {index for index in filled if index >= len(top) or is_empty(top[index])}
    if not (spanned & set(filled)) and not gaps:
        return False
    known = [index for index in filled if header_meanings(str(bottom[index]))]
    return len(known) >= max(2, 0.5 * len(filled))


def _is_row_of_units(top: Sequence[CellValue], bottom: Sequence[CellValue], filled: Sequence[int]) -> bool:
    """ "h/Woche" and "€/Jahr" below "Aufwand" and "Kosten", and nothing below the header of the titles."""
    named = [index for index, cell in enumerate(top) if not is_empty(cell)]
    words = [words_of(str(bottom[index])) for index in filled]
    units = HOUR_UNITS | MONEY_UNITS
    return (
        bool(named)
        and set(filled) < set(named)
        and all(set(some) <= units | FILLERS for some in words)
        and any(set(some) & units for some in words)
    )


def _stacked(table: Table, upper: int, lower: int) -> Header:
    """Upper headings reach to the right over empty cells until the next one begins."""
    top, bottom = table.rows[upper], table.rows[lower]
    ends = {m[1]: m[3] for m in table.merged if m[0] == upper}
    texts: list[str] = []
    reaching, until = "", -1
    for column in range(max(len(top), len(bottom))):
        here = header_text(top[column]) if column < len(top) else ""
        under = header_text(bottom[column]) if column < len(bottom) else ""
        if here:
            reaching, until = here, ends.get(column, len(bottom) if _is_heading(here) else column)
        over = here or (reaching if under and column <= until else "")
        texts.append(" ".join(part for part in (over, under) if part))
    return header_at(table, (upper, lower), texts)


def _is_heading(text: str) -> bool:
    """Units ("€", "Std.", "1–5") belong to their own column only."""
    return any(len(word) >= 4 and word not in HOUR_UNITS | MONEY_UNITS for word in words_of(text))


def _header_by_shape(table: Table, first: int) -> Header | None:
    """A header of unknown words: bold as a whole, or texts over columns of numbers; or one known word alone."""
    rows = [
        r for r in range(first, min(len(table.rows), first + LOOK_AT)) if any(map(_filled, table.rows[r]))
    ]
    for place, row in enumerate(rows[:6]):
        cells = table.rows[row]
        filled = [c for c, cell in enumerate(cells) if not is_empty(cell)]
        if not all(isinstance(cells[c], str) and len(str(cells[c])) <= LONGEST_HEADER for c in filled):
            continue
        if len(filled) == 1:
            if _heads_one_column(table, row, filled[0], rows[place + 1 :]):
                return header_at(table, (row,), [header_text(cell) for cell in cells])
        elif (
            _is_bold_row(table, row, filled, rows[place + 1 :])
            or _is_over_numbers(table, filled, rows[place + 1 :])
            or _is_over_activities(table, row, filled, rows[place + 1 :])
        ):
            return header_at(table, (row,), [header_text(cell) for cell in cells])
    return None


def _filled(cell: CellValue) -> bool:
    return not is_empty(cell)


def _heads_one_column(table: Table, row: int, column: int, below: Sequence[int]) -> bool:
    """One word such as "Maßnahmen" over a list of one column."""
    meanings = header_meanings(str(table.rows[row][column]))
    alone = sum(sum(map(_filled, table.rows[r])) == 1 for r in below)
    return (
        meanings.get("title", 0) >= 2
        and len(words_of(str(table.rows[row][column]))) <= 3
        and (alone >= 1 or not below)
    )


def _is_bold_row(table: Table, row: int, filled: Sequence[int], below: Sequence[int]) -> bool:
    def bold(r: int, c: int) -> bool:
        look = table.looks.get((r, c))
        return look is not None and look.is_bold

    if len(filled) < 2 or not below:
        return False
    return all(bold(row, c) for c in filled) and not all(bold(below[0], c) for c in filled)


def _is_over_numbers(table: Table, filled: Sequence[int], below: Sequence[int]) -> bool:
    """Texts on top, numbers or days underneath in the same column, in most of at least three rows."""
    for column in filled:
        under = [table.rows[r][column] for r in below if column < len(table.rows[r])]
        under = [cell for cell in under if not is_empty(cell)]
        if len(under) >= 3 and sum(not isinstance(cell, str) for cell in under) >= 0.7 * len(under):
            return True
    return False


def _is_over_activities(table: Table, row: int, filled: Sequence[int], below: Sequence[int]) -> bool:
    """A word such as "Marketing-Tool" that is no activity itself, over a column of things that plainly are."""
    texts = [str(table.rows[row][c]) for c in filled]
    if any(guess(text)[1] or VALUE.match(text) or len(words_of(text)) > 3 for text in texts):
        return False
    first = filled[0]
    under = [table.rows[r][first] for r in below if first < len(table.rows[r])]
    names = [cell for cell in under if isinstance(cell, str) and cell.strip()]
    known = sum(bool(guess(name)[2]) for name in names)
    return bool(header_meanings(texts[0]).get("title")) and len(names) >= 3 and known >= 0.6 * len(names)


def repeats_header(cells: Sequence[CellValue], header: Header) -> bool:
    """Whether a row further down is the header, or one of its two rows, once more."""
    if header.cells.isdisjoint(cells[:3]):
        return False
    filled = [(c, plain_form(cell_text(cell))) for c, cell in enumerate(cells) if not is_empty(cell)]
    for row in header.written:
        same = sum(c < len(row) and text == row[c] for c, text in filled)
        if same >= min(2, sum(bool(text) for text in row)) and same >= 0.7 * len(filled):
            return True
    return False
