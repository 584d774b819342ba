"""How an export lies in the database: packed, with marks in place of people; and what people have said about it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from django.utils.crypto import salted_hmac

from klarlinie.analysis.origin.reading.columns import MEANINGS, columns_of
from klarlinie.analysis.origin.reading.inquiries import InquiryReading, Told
from klarlinie.analysis.origin.reading.persons import Mark, only_needed, without_names
from klarlinie.gateways.crm.reading import keyed
from klarlinie.gateways.files_read import FilesRead, pack, unpack
from klarlinie.method.inventory.table import Table
from klarlinie.method.inventory.words import plain_form


def mark_for(company_id: int) -> Mark:
    """The marks of one company: the same person has another one in every other company."""
    return keyed(salted_hmac("klarlinie.origin.person", str(company_id), algorithm="sha256").digest())


def to_bytes(words: str) -> bytes | None:
    """Words for a column that the journal does not write down."""
    return words.encode("utf-8", "replace") or None


def to_words(kept: bytes | memoryview | None) -> str:
    return bytes(kept).decode("utf-8", "replace") if kept else ""


def packed(tables: Sequence[Table]) -> bytes:
    return zlib.compress(pack(FilesRead(tuple(tables))), 6)


def unpacked(kept: bytes | memoryview) -> tuple[Table, ...]:
    return unpack(zlib.decompress(bytes(kept))).tables


def marked(tables: Sequence[Table], told: Told, mark: Mark) -> tuple[Table, ...]:
    """The sheets that have a header and are not hidden, without names; the others lose their cells."""
    return tuple(_marked(table, told, mark) for table in tables)


def _marked(table: Table, told: Told, mark: Mark) -> Table:
    understood = columns_of(table, told.of(table.sheet))
    if understood is None or table.is_hidden:
        return replace(table, rows=((),), lines=(1,), looks={}, merged=(), ids={}, problems=())
    return without_names(table, understood, mark)


def needed(reading: InquiryReading) -> bytes:
    """What is kept once the file was taken over: only the columns that somebody needs."""
    return packed([only_needed(sheet.table, sheet.understood) for sheet in reading.sheets])


def told_from(kept: Mapping[str, Any]) -> Told:
    """What people have said; an empty mapping is: nothing so far."""
    columns = {
        (sheet, index): meaning for sheet, index, meaning in kept.get("columns", ()) if meaning in MEANINGS
    }
    return Told(columns, {sheet: bool(first) for sheet, first in kept.get("day_first", ())})


def told_as_json(told: Told) -> dict[str, Any]:
    columns = [[sheet, index, meaning] for (sheet, index), meaning in told.columns.items()]
    return {"columns": columns, "day_first": [[sheet, first] for sheet, first in told.day_first.items()]}


def board_of(reading: InquiryReading) -> str:
    """A fingerprint of the columns by which next month's file is known; "" where there are none."""
    parts = [[plain_form(column.name) for column in sheet.understood.columns] for sheet in reading.sheets]
    return sha256(json.dumps(parts).encode()).hexdigest() if parts else ""
