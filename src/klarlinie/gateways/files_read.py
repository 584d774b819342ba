"""What came out of the files, and how it travels from the parsing process to us: as JSON, never as objects."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain
from typing import Any

from klarlinie.method.inventory.table import MEANINGS, CellLook, CellValue, Table
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

CELL_TYPES = frozenset((str, int, float, bool, type(None), date, datetime, time))


@dataclass(frozen=True)
class FilesRead:
    """All tables in the order of the files and sheets, and what could not be read."""

    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()


class NotAnAnswer(Exception):
    """What the parsing process sent is not in the agreed form."""


def pack(read: FilesRead) -> bytes:
    """One line of JSON."""
    message = {
        "tables": [_table_out(table) for table in read.tables],
        "problems": [_problem_out(problem) for problem in read.problems],
    }
    return json.dumps(message, default=_moment_out, allow_nan=False, separators=(",", ":")).encode("ascii")


def unpack(line: bytes) -> FilesRead:
    """The tables in `line`; anything that is not exactly a table is refused (`NotAnAnswer`)."""
    try:
        message = json.loads(line, object_hook=_moment_in)
        return FilesRead(
            tuple(_table_in(table) for table in message["tables"]),
            tuple(_problem_in(problem) for problem in message["problems"]),
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise NotAnAnswer from error


def _table_out(table: Table) -> dict[str, object]:
    known = table.known_columns
    return {
        "file": table.file,
        "sheet": table.sheet,
        "rows": table.rows,
        "lines": table.lines,
        "hidden": table.is_hidden,
        "looks": [
            (row, column, look.is_bold, look.is_struck, look.number_format, look.comment)
            for (row, column), look in table.looks.items()
        ],
        "merged": table.merged,
        "known": None if known is None else list(known.items()),
        "problems": [_problem_out(problem) for problem in table.problems],
        "kind": table.kind,
        "ids": list(table.ids.items()),
        "hidden_columns": table.hidden_columns,
        "hidden_lines": table.hidden_lines,
    }


def _table_in(packed: Mapping[str, Any]) -> Table:
    rows = tuple(map(tuple, packed["rows"]))
    lines = tuple(packed["lines"])
    if len(lines) != len(rows) or not set(map(type, lines)) <= {int}:
        raise NotAnAnswer
    if not set(map(type, chain.from_iterable(rows))) <= CELL_TYPES:
        raise NotAnAnswer
    return Table(
        _words(packed["file"]),
        _words_or_none(packed["sheet"]),
        rows,
        lines,
        packed["hidden"] is True,
        dict(_look_in(look) for look in packed["looks"]),
        tuple(_range_in(merged) for merged in packed["merged"]),
        None if packed["known"] is None else dict(_meaning_in(pair) for pair in packed["known"]),
        tuple(_problem_in(problem) for problem in packed["problems"]),
        _words(packed["kind"]),
        ids={int(line): _words(key) for line, key in packed["ids"]},
        hidden_columns=tuple(
            map(int, packed.get("hidden_columns", ()))
        ),  # files kept by earlier versions lack them
        hidden_lines=tuple(map(int, packed.get("hidden_lines", ()))),
    )


def _look_in(packed: list[Any]) -> tuple[tuple[int, int], CellLook]:
    row, column, is_bold, is_struck, number_format, comment = packed
    look = CellLook(
        is_bold is True, is_struck is True, _words_or_none(number_format), _words_or_none(comment)
    )
    return (int(row), int(column)), look


def _range_in(packed: list[Any]) -> tuple[int, int, int, int]:
    top, left, bottom, right = map(int, packed)
    return top, left, bottom, right


def _meaning_in(packed: list[Any]) -> tuple[int, str]:
    column, meaning = packed
    if meaning not in MEANINGS:
        raise NotAnAnswer
    return int(column), meaning


def _problem_out(problem: Problem) -> list[object]:
    return [
        problem.code,
        problem.file,
        problem.sheet,
        problem.line,
        problem.column,
        _text_out(problem.message),
    ]


def _problem_in(packed: list[Any]) -> Problem:
    code, file, sheet, line, column, message = packed
    return Problem(
        _words(code),
        _words(file),
        _words_or_none(sheet),
        None if line is None else int(line),
        _words_or_none(column),
        _text_in(message),
    )


def _text_out(text: Text) -> list[object]:
    values = {
        name: {"text": _text_out(value)} if isinstance(value, Text) else value
        for name, value in text.values.items()
    }
    return [text.de, text.en, values, text.sie]


def _text_in(packed: list[Any]) -> Text:
    de, en, values, sie = packed
    said = {_words(name): _value_in(value) for name, value in values.items()}
    return Text(_words(de), _words(en), said, None if sie is None else _words(sie))


def _value_in(value: Any) -> object:
    if isinstance(value, dict):
        return _text_in(value["text"])
    if isinstance(value, list):
        return tuple(_words(word) for word in value)
    if type(value) in CELL_TYPES:
        return value
    raise NotAnAnswer


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise NotAnAnswer
    return value


def _words_or_none(value: Any) -> str | None:
    return None if value is None else _words(value)


def _moment_out(value: CellValue) -> dict[str, str]:
    if isinstance(value, datetime):
        return {"~instant": value.isoformat()}
    if isinstance(value, date):
        return {"~day": value.isoformat()}
    if isinstance(value, time):
        return {"~time": value.isoformat()}
    raise TypeError(type(value).__name__)


def _moment_in(packed: dict[str, Any]) -> Any:
    if len(packed) == 1:
        if "~day" in packed:
            return date.fromisoformat(packed["~day"])
        if "~instant" in packed:
            return datetime.fromisoformat(packed["~instant"])
        if "~time" in packed:
            return time.fromisoformat(packed["~time"])
    return packed
