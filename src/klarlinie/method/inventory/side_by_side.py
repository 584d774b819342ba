"""Lists that stand side by side on one sheet are read one after the other, as if each had the sheet to itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from klarlinie.method.inventory.header import Header, find_header, header_text, header_words
from klarlinie.method.inventory.table import Table
from klarlinie.method.inventory.words import plain_form


@dataclass(frozen=True)
class Part:
    """The sheet with all but one of its lists blanked out; `group` is the word that stands over this list."""

    table: Table
    group: str | None = None


def lists_beside(table: Table) -> list[Part]:
    """One part for each list; a single one for a sheet whose header names the activities only once."""
    header = find_header(table) if table.known_columns is None else None
    starts = _starts(table, header) if header is not None else []
    if header is None or len(starts) < 2:
        return [Part(table)]
    width = max(len(row) for row in table.rows)
    spans = list(zip([0, *starts[1:]], [*(start - 1 for start in starts[1:]), width - 1], strict=True))
    names = _names_above(table, header, spans)
    return [Part(_only(table, *span), name) for span, name in zip(spans, names, strict=True)]


def _starts(table: Table, header: Header) -> list[int]:
    """The first column of each list: the header of the titles once more, or after an empty column another one."""
    titles = [(c, plain_form(text)) for c, text in enumerate(header.texts) if _title_weight(text) >= 2]
    if len(titles) < 2:
        return []
    first, word = titles[0]
    starts = [first]
    for column, text in titles[1:]:
        plainly = _title_weight(header.texts[column]) == 3 and _is_gap(table, header, column - 1)
        if (text == word or plainly) and _is_filled(table, header, column):
            starts.append(_with_left(header.texts, first, column))
    return starts


def _title_weight(text: str) -> float:
    return header_words().get(plain_form(text), {}).get("title", 0.0)


def _with_left(texts: Sequence[str], first: int, column: int) -> int:
    """Where the list begins whose titles stand in `column`: "Nr. | Activity" begins with its "Nr."."""
    back = 0
    while back < first and texts[column - back - 1] and texts[column - back - 1] == texts[first - back - 1]:
        back += 1
    return column - back


def _is_gap(table: Table, header: Header, column: int) -> bool:
    return all(column >= len(row) or row[column] is None for row in table.rows[header.rows[0] :])


def _is_filled(table: Table, header: Header, column: int) -> bool:
    below = table.rows[header.rows[-1] + 1 :]
    return any(column < len(row) and isinstance(row[column], str) for row in below)


def _names_above(table: Table, header: Header, spans: Sequence[tuple[int, int]]) -> list[str | None]:
    """The one text over each list, where a row right above the header holds one for at least two of them."""
    for row in range(header.rows[0] - 1, max(-1, header.rows[0] - 3), -1):
        cells = table.rows[row]
        over = [[cell for cell in cells[first : last + 1] if cell is not None] for first, last in spans]
        if sum(len(texts) == 1 for texts in over) >= 2 and all(len(texts) <= 1 for texts in over):
            return [header_text(texts[0]) if texts else None for texts in over]
    return [None] * len(spans)


def _only(table: Table, first: int, last: int) -> Table:
    """The sheet with nothing but the columns from `first` to `last`, each where it stands."""
    rows = tuple(
        tuple(cell if first <= c <= last else None for c, cell in enumerate(row)) for row in table.rows
    )
    looks = {place: look for place, look in table.looks.items() if first <= place[1] <= last}
    merged = tuple(area for area in table.merged if first <= area[1] <= last)
    return replace(table, rows=rows, looks=looks, merged=merged)
