"""Text with separators (CSV and its relatives) becomes a table; no line is swallowed by a forgotten quote."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from klarlinie.gateways import limits
from klarlinie.gateways.exports import arranged
from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.trimming import Row, cut_to_size
from klarlinie.gateways.unreadable import empty, hostile
from klarlinie.method.inventory.own_headers import are_our_own
from klarlinie.method.inventory.table import Table
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

DELIMITERS = ";\t|,"  # in this order where two fit equally well: "a;1,5" is no comma list
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n?$', re.IGNORECASE)
FIELD_CHARACTERS = 1_000_000
RECOVERIES = 20
BULLETS = ("-", "*", "•", "–", "☐", "☑", "[ ]", "[x]")
SAMPLE_LINES = 200

Record = tuple[int, list[str]]  # the line it begins on, from 1, and its fields


def read_delimited(file: str, text: str) -> FilesRead:
    """One table. Raises `Unreadable` where there are no rows."""
    if not text.strip(' \t\r\n;,|"'):
        raise empty()
    lines = list(io.StringIO(text, newline=""))
    said = SEPARATOR_LINE.match(lines[0].lstrip("\ufeff")) if lines else None
    delimiter = said[1] if said else find_delimiter(lines)
    ours = our_own_records(lines)
    records, swallowed = (ours, []) if ours else read_records(lines, delimiter, skip=1 if said else 0)
    rows: list[Row] = [[field.strip() or None for field in row] for _, row in records]
    cut = cut_to_size(rows, 0, 0, file, None, [line for line, _ in records])
    if not cut.rows:
        raise empty()
    problems = (*cut.problems, *(_swallowed(file, line) for line in swallowed))
    table = Table(file, None, tuple(map(tuple, cut.rows)), tuple(cut.lines), problems=problems, kind="csv")
    return FilesRead((arranged(table),))


def is_our_own(text: str) -> bool:
    """Whether the first line is the header of a list that we have written."""
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    return any(are_our_own(row) for delimiter in DELIMITERS for row in _parsed([first], delimiter))


def our_own_records(lines: Sequence[str]) -> list[Record] | None:
    """The records of a list that we have written: its header tells what divides, and its quotes are all closed.

    None for any other text, and where somebody has broken a quote: then every line is looked at.
    """
    for delimiter in DELIMITERS:
        if any(are_our_own(row) for row in _parsed(lines[:1], delimiter)):
            return _strictly(lines, delimiter)
    return None


def _strictly(lines: Sequence[str], delimiter: str) -> list[Record] | None:
    records: list[Record] = []
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begin = 1
    try:
        for row in reader:
            records.append((begin, row))
            begin = reader.line_num + 1
            if len(records) > limits.ROWS * 2:
                return None
    except csv.Error:
        return None
    width = len(records[0][1])
    return records if all(len(row) in (0, width) for _, row in records) else None


def find_delimiter(lines: Sequence[str]) -> str:
    """The sign that cuts most of the first lines into equally many fields; a comma where none does."""
    best, best_fit = ",", 0.0
    for delimiter in DELIMITERS:
        fit = _fit(lines[:SAMPLE_LINES], delimiter)
        if fit > best_fit * 1.1:
            best, best_fit = delimiter, fit
    return best


def is_delimited(text: str) -> bool:
    """Whether pasted text looks like a sheet: nearly every line has the same, sheet-like number of fields."""
    lines = [line for line in io.StringIO(text[:100_000], newline="") if line.strip()][:SAMPLE_LINES]
    if SEPARATOR_LINE.match(lines[0]):
        return True
    if len(lines) < 2 or sum(line.lstrip().startswith(BULLETS) for line in lines) > len(lines) / 2:
        return False
    tabs = sum("\t" in line.strip() for line in lines)
    return tabs >= 0.6 * len(lines) or _fit(lines, ";") >= 0.9 or _fit(lines, ",", least=3) >= 0.9


def read_records(lines: Sequence[str], delimiter: str, skip: int = 0) -> tuple[list[Record], list[int]]:
    """All records, and the lines on which a quote was opened and never closed.

    From such a line on, that one line is read without quotes, so that the rows below it are not lost.
    """
    csv.field_size_limit(FIELD_CHARACTERS)
    plain = _one_line_each(lines, delimiter, skip)
    if plain is not None:
        return plain, []
    records: list[Record] = []
    swallowed: list[int] = []
    begin = skip
    while begin < len(lines):
        quoting = csv.QUOTE_MINIMAL if len(swallowed) < RECOVERIES else csv.QUOTE_NONE
        opened = _read_until_swallowed(lines, delimiter, begin, quoting, records)
        if opened is None:
            break
        swallowed.append(opened + 1)
        records += [(opened + 1, row) for row in _parsed([lines[opened]], delimiter, csv.QUOTE_NONE)]
        begin = opened + 1
    return records, swallowed


def _one_line_each(lines: Sequence[str], delimiter: str, skip: int) -> list[Record] | None:
    """The quick way, where every record stands on one line; None where some do not."""
    if len(lines) > limits.ROWS * 2:
        return None
    rest = lines[skip:]
    rows = _parsed(rest, delimiter)
    if len(rows) != len(rest) or (rest and not _closes(rest[-1], delimiter)):
        return None
    return list(enumerate(rows, skip + 1))


def _closes(line: str, delimiter: str) -> bool:
    """Whether the last line does not end inside a quote: a line put behind it stays a line of its own."""
    return len(_parsed([line.rstrip("\r\n") + "\n", "x"], delimiter)) == 2


def _read_until_swallowed(
    lines: Sequence[str], delimiter: str, begin: int, quoting: int, records: list[Record]
) -> int | None:
    """Appends records from line index `begin` on; the index of the line that swallows others, if one does."""
    source = lines[begin:] if begin else lines
    reader = csv.reader(source, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    before = 0
    try:
        for row in reader:
            after = reader.line_num
            if after - before > 1 and _swallows(source[before:after], delimiter):
                return begin + before
            records.append((begin + before + 1, row))
            before = after
            if len(records) > limits.ROWS * 2:
                return None
    except csv.Error as error:
        if quoting == csv.QUOTE_NONE or len(source[before]) > FIELD_CHARACTERS:
            raise hostile("Sie enthält eine endlos lange Zeile.", "It holds an endless line.") from error
        return begin + before
    return None


def _swallows(lines: Sequence[str], delimiter: str) -> bool:
    """Whether a record over several lines is a forgotten quote rather than a text with line breaks."""
    if not _ends_cleanly(lines, delimiter):
        return True
    fields = lines[0].count(delimiter)
    looks_like_rows = sum(line.count(delimiter) >= fields for line in lines[1:-1])
    return fields > 1 and looks_like_rows > 0 and looks_like_rows >= (len(lines) - 2) / 2


def _ends_cleanly(lines: Sequence[str], delimiter: str) -> bool:
    """Whether every quote in the record is closed, and closed where a field ends."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


def _parsed(lines: Sequence[str], delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter, quoting=quoting))  # type: ignore[arg-type]
    except csv.Error:
        return []


def _fit(lines: Sequence[str], delimiter: str, least: int = 2) -> float:
    """Share of the records that have the most usual number of fields, where that is at least `least`."""
    widths = [len(row) for row in _parsed(lines, delimiter) if any(row)]
    several = Counter(width for width in widths if width >= least)
    return several.most_common(1)[0][1] / len(widths) if several else 0.0


def _swallowed(file: str, line: int) -> Problem:
    message = Text(
        "In dieser Zeile beginnt ein Anführungszeichen, das nie endet. Wir haben sie ohne Anführungszeichen gelesen; "
        "seht bitte nach, ob sie stimmt.",
        "A quotation mark begins in this line and never ends. We have read the line without quotation marks; "
        "please check it.",
        sie="In dieser Zeile beginnt ein Anführungszeichen, das nie endet. Wir haben "
        "sie ohne Anführungszeichen gelesen; sehen Sie bitte nach, ob sie stimmt.",
    )
    return Problem("INV014", file, None, line, None, message)
