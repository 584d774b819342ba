"""What a file says, as its rows were read out of it, with all that people have corrected since."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from klarlinie.gateways.files_read import FilesRead, pack, unpack
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.again import InFile, name_key
from klarlinie.method.inventory.read_tables import read_tables
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.inventory.same_people import with_people_once
from klarlinie.method.inventory.table import MEANINGS, Table
from klarlinie.method.inventory.words import plain_form, words_of
from klarlinie.vocabulary.money import Money
from klarlinie.web.method.inventory.nerves import in_one_language

MOST_MONEY = Decimal(10) ** 12  # what the columns of our tables can hold
# PostgreSQL keeps no null characters and no halves of characters; nobody has typed them either.
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
SAME_EVERY_MONTH = re.compile(r"^(20\d\d|\d{1,2})$")
MONTHS = frozenset(
    "januar februar maerz april mai juni juli august september oktober november dezember january february march may "
    "june july october december jan feb mrz mar apr jun jul aug sep okt oct nov dez dec q1 q2 q3 q4 kw".split()
)


@dataclass(frozen=True)
class Corrections:
    """What people have said: columns by sheet ("" where it has no name) and index, rows by their key.

    `left_out`: rows that stay out. `take`, `leave`: "key:field" of changed fields whose default is not wanted.
    `done`: keys of rows on the table that are over because the file no longer has them. `who`: by a name in the file
    who is meant by it, "" for a person of its own. `hidden_out`: sheets whose hidden columns and rows stay out.
    """

    columns: Mapping[tuple[str, int], str]
    left_out: frozenset[str] = frozenset()
    take: frozenset[str] = frozenset()
    leave: frozenset[str] = frozenset()
    done: frozenset[int] = frozenset()
    with_people: bool = True
    with_line: bool = True
    who: Mapping[str, str] = field(default_factory=dict)
    hidden_out: frozenset[str] = frozenset()

    def as_json(self) -> dict[str, Any]:
        return {
            "columns": [
                [sheet, column, meaning] for (sheet, column), meaning in sorted(self.columns.items())
            ],
            "left_out": sorted(self.left_out),
            "take": sorted(self.take),
            "leave": sorted(self.leave),
            "done": sorted(self.done),
            "people": self.with_people,
            "line": self.with_line,
            "who": sorted(self.who.items()),
            "hidden_out": sorted(self.hidden_out),
        }


def corrections_from(kept: Mapping[str, Any]) -> Corrections:
    """The other way round; an empty mapping is: nothing said so far."""
    return Corrections(
        {(sheet, column): meaning for sheet, column, meaning in kept.get("columns", ())},
        frozenset(kept.get("left_out", ())),
        frozenset(kept.get("take", ())),
        frozenset(kept.get("leave", ())),
        frozenset(kept.get("done", ())),
        kept.get("people", True),
        kept.get("line", True),
        dict(kept.get("who", ())),
        frozenset(kept.get("hidden_out", ())),
    )


@dataclass(frozen=True)
class Understood:
    """`rows` are the activities in their order, `keys` name each of them the same way in next month's file."""

    tables: tuple[Table, ...]
    reading: InventoryReading
    rows: tuple[InFile, ...]
    keys: tuple[str, ...]


def packed(read: FilesRead) -> bytes:
    """What was read, small enough for a row of the database."""
    return zlib.compress(pack(read), 6)


def unpacked(kept: bytes) -> FilesRead:
    return unpack(zlib.decompress(kept))


def keepable(read: FilesRead) -> FilesRead:
    """The same without characters that a database cannot keep."""
    text = pack(read).decode("ascii")
    if r"\u0000" not in text and r"\ud" not in text:
        return read
    return unpack(json.dumps(_cleaned(json.loads(text))).encode("ascii"))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return UNKEEPABLE.sub("", value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {name: _cleaned(one) for name, one in value.items()}
    return value


def understand(
    read: FilesRead, corrections: Corrections, today: date, known: Sequence[str] = ()
) -> Understood:
    """The whole reading as it stands with the corrections; nothing is guessed anew that people have said.

    `known` are the people of the company: a "Petra" in the file is the only one of them who can be meant.
    """
    meanings = {
        (sheet or None, column): meaning
        for (sheet, column), meaning in corrections.columns.items()
        if meaning in MEANINGS
    }
    tables = tuple(
        without_hidden(table) if (table.sheet or "") in corrections.hidden_out else table
        for table in read.tables
    )
    reading = read_tables(tables, today, read.problems, meanings)
    reading = with_people_once(reading, known, corrections.who)
    reading = replace(
        reading, activities=tuple(fitting(in_one_language(activity)) for activity in reading.activities)
    )
    ids = {(table.sheet, line): key for table in read.tables for line, key in table.ids.items()}
    rows = tuple(
        InFile(activity, ids.get((activity.source.sheet, activity.source.line or -1), ""))
        for activity in reading.activities
    )
    return Understood(tables, reading, rows, keys_of(rows))


def without_hidden(table: Table) -> Table:
    """The same with nothing in what somebody has hidden; every other cell keeps its place."""
    columns, lines = frozenset(table.hidden_columns), frozenset(table.hidden_lines)
    rows = tuple(
        tuple(None if line in lines or c in columns else cell for c, cell in enumerate(row))
        for line, row in zip(table.lines, table.rows, strict=True)
    )
    return replace(table, rows=rows)


def keys_of(rows: Sequence[InFile]) -> tuple[str, ...]:
    """By the board's own key, else by title and group; the second of two alike ends in "-2"."""
    seen: Counter[str] = Counter()
    keys = []
    for row in rows:
        name = row.board_id or "|".join(name_key(row.activity))
        key = sha256(name.encode("utf-8", "replace")).hexdigest()[:12]
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return tuple(keys)


def fitting(activity: Activity) -> Activity:
    """Sums beyond all reason stay what they are written as: a note."""
    notes = dict(activity.notes)
    values: dict[str, None] = {}
    for name in ("money_per_year", "revenue_per_year"):
        amount: Money | None = getattr(activity, name)
        if amount is not None and not abs(amount.amount) < MOST_MONEY:
            notes.setdefault("?", str(amount.amount)[:60])
            values[name] = None
    return replace(activity, notes=notes, **values) if values else activity  # type: ignore[arg-type]


def board_of(read: FilesRead, reading: InventoryReading) -> str:
    """A fingerprint of kind, sheets and headers, "" for a list that has nothing to be known by. Months do not count."""
    kinds = {table.sheet: table for table in read.tables}
    parts: list[list[Any]] = []
    for sheet in reading.sheets:
        table = kinds.get(sheet.sheet)
        if table is None or sheet.role != "activities" or table.kind in ("text", "calendar"):
            continue
        if sheet.header_line is None and table.known_columns is None:
            continue
        parts.append([table.kind, _lasting(sheet.sheet or ""), [_lasting(name) for name in sheet.columns]])
    return sha256(json.dumps(parts).encode()).hexdigest() if parts else ""


def _lasting(name: str) -> str:
    """ "März 2026" and "April 2026" are the same sheet of two months."""
    return " ".join(
        word for word in words_of(plain_form(name)) if word not in MONTHS and not SAME_EVERY_MONTH.match(word)
    )
