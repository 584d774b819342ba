"""Files become the relation `touchpoints`; neither their names nor their headers ever become part of a query."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

import duckdb
import numpy as np

from klarlinie.analysis.origin.paths import PathRows
from klarlinie.gateways.warehouse.columns import (
    DATA,
    JSON,
    PARQUET,
    TEXT,
    EventColumns,
    Kind,
    Meaning,
    PathColumns,
    PathMeaning,
    TouchColumns,
    format_of,
    recognise,
)
from klarlinie.gateways.warehouse.duck import UNREADABLE, Duck, first_line
from klarlinie.gateways.warehouse.engine import CannotAnalyse
from klarlinie.gateways.warehouse.ga4 import Counting, Export, open_exports
from klarlinie.gateways.warehouse.ga4_columns import OF_JSON, is_ga4
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

Layout = Literal["auto", "newline_delimited"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)  # the second helps where the very first line is broken
KEPT = "klarlinie"  # under this name a file of our own notes its channels
OF_STORE = (
    *("journey_id", "channel", "converted", "value", "code", "past_1", "past_2", "past_3"),
    *("place", "length", "age"),
)
TRIED_OUT = 1_000_000  # bytes; DuckDB itself looks at some 20,000 rows
MOST_PROBLEMS = 20  # per file; the rest is counted

NOT_DATA = Text(
    "Darin stehen weder Kontakte noch Wege noch Ereignisse: {names}.",
    "These hold neither touchpoints nor paths nor events: {names}.",
)
MIXED_KINDS = Text(
    "Dateien mit einer Zeile je Kontakt, je Weg und je Ereignis (Rohexporte aus GA4) gehen nicht in einem Aufruf.",
    "Files with a row per touchpoint, per path and per event (raw exports of GA4) do not go together in one call.",
)
NO_EVENTS_HERE = Text(
    "--conversion-event gilt für Rohexporte aus GA4; diese Dateien sagen selbst, was eine Anfrage ist.",
    "--conversion-event is for raw exports of GA4; these files say themselves what an inquiry is.",
)
NO_TIME = Text(
    "„{cell}“ ist kein Zeitpunkt, den wir sicher lesen; der Kontakt zählt ohne ihn. Am besten: 2026-03-09 14:30.",
    "“{cell}” is no time that we read with certainty; the touchpoint counts without it. Best: 2026-03-09 14:30.",
)
MORE_LIKE_IT = Text("Und {count} weitere Zeilen dieser Art.", "And {count} more rows of this kind.")
BROKEN_ROW = Text(
    "Die Zeile hat nicht so viele Felder wie die Kopfzeile und zählt nicht mit.",
    "The row has not as many fields as the header and is not counted.",
)
NO_JOURNEY = Text(
    "{count} Zeilen sagen nicht, zu welcher Anfrage sie gehören, und zählen nicht mit.",
    "{count} rows do not say which inquiry they belong to and are not counted.",
)
ALL_CONVERTED = Text(
    "Eine Spalte „converted“ fehlt; jeder Weg zählt als Anfrage.",
    "There is no column “converted”; every way counts as an inquiry.",
)

# How a column of each kind becomes what the stages expect; the text before the colon is a kind, never a name.
TIME = {
    "VARCHAR": "make_timestamp(epoch_us(try_cast(ts AS TIMESTAMPTZ)))",
    "TIMESTAMP WITH TIME ZONE": "make_timestamp(epoch_us(ts))",
    "number": "make_timestamp(CAST(ts * CASE WHEN abs(ts) < 1e11 THEN 1000000 WHEN abs(ts) < 1e14 THEN 1000 ELSE 1 END "
    "AS BIGINT))",
}
TRUE_WORDS = "('1', '1.0', 'true', 't', 'yes', 'y', 'ja', 'j', 'x', 'wahr', 'won', 'gewonnen', 'converted')"
CONVERTED = {
    "VARCHAR": f"coalesce(lower(trim(converted)) IN {TRUE_WORDS}, false)",
    "BOOLEAN": "coalesce(converted, false)",
    "number": "coalesce(converted <> 0, false)",
}
VALUE = {
    "VARCHAR": "coalesce(try_cast(value AS DOUBLE), try_cast(replace(replace(value, '.', ''), ',', '.') AS DOUBLE))",
}
NUMBERS = (
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UBIGINT",
    "UINTEGER",
    "DOUBLE",
    "FLOAT",
    "DECIMAL",
)


class NotData(CannotAnalyse):
    """Some files are something else (exports of a CRM, perhaps); `is_all`: every one of them."""

    def __init__(self, text: Text, *, is_all: bool) -> None:
        super().__init__(text)
        self.is_all = is_all


def open_files(
    duck: Duck, paths: Sequence[Path], counting: Counting | None = None
) -> tuple[PathRows | None, tuple[Problem, ...]]:
    """Makes `touchpoints` of files with a row per touchpoint or per event; of files with a row per path gives the rows,
    grouped as they are. And what could not be read. Raises `CannotAnalyse`."""
    relations, kinds = _known(duck.connection, paths)
    if len({type(kind) for kind in kinds}) > 1:
        raise CannotAnalyse(MIXED_KINDS)
    if any(isinstance(kind, EventColumns) for kind in kinds):
        return None, _open_events(duck, paths, relations, counting or Counting())
    if counting and counting.events:
        raise CannotAnalyse(NO_EVENTS_HERE)
    problems: list[Problem] = []
    views: list[tuple[str, bool]] = []
    rows: list[PathRows] = []
    for number, (path, relation, columns) in enumerate(zip(paths, relations, kinds, strict=True)):
        if isinstance(columns, PathColumns):
            rows.append(_path_rows(relation, columns))
        elif isinstance(columns, TouchColumns):
            view = f"file_{number}"
            _standard_view(duck, relation, columns, view)
            views.append((view, "sequence" in columns.headers))
            problems.extend(_problems(duck, view, path, relation, columns))
    if views:
        _unite(duck, views)
    if len(paths) == 1 and views:
        _know_store(duck, paths[0], relations[0])
    return (PathRows.together(rows) if rows else None), tuple(problems)


def _open_events(
    duck: Duck, paths: Sequence[Path], relations: Sequence[duckdb.DuckDBPyRelation], counting: Counting
) -> tuple[Problem, ...]:
    """Files with the same columns are one export, so that a year of daily files is no longer to plan than one day."""
    groups: dict[tuple[Layout | None, Path | None, tuple[str, ...]], list[Path]] = {}
    for path, relation in zip(paths, relations, strict=True):
        layout = _layout(duck.connection, path) if format_of(path) in JSON else None
        own = path if format_of(path) in TEXT else None
        columns = (*relation.columns, *map(str, relation.types))
        groups.setdefault((layout, own, columns), []).append(path)
    exports = [
        Export(group[0].name, _all_of(duck.connection, group, layout or "auto"))
        for (layout, _, _), group in groups.items()
    ]
    problems = open_exports(duck, exports, counting)
    texts = [path for path in paths if format_of(path) in TEXT]
    return (*problems, *(row for path in texts for row in _broken_rows(duck, path)))


def _known(
    connection: duckdb.DuckDBPyConnection, paths: Sequence[Path]
) -> tuple[list[duckdb.DuckDBPyRelation], list[Kind]]:
    """All files with what they hold. Raises `NotData` where one of them is something else, `CannotAnalyse` where a
    Parquet or JSON file cannot be read."""
    relations: list[duckdb.DuckDBPyRelation] = []
    kinds: list[Kind] = []
    others: list[Path] = []
    for path in paths:
        found = _kind(connection, path)
        if found is None:
            others.append(path)
        else:
            relations.append(found[0])
            kinds.append(found[1])
    if others:
        names = tuple(path.name for path in others)
        raise NotData(NOT_DATA.with_values(names=names), is_all=len(others) == len(paths))
    return relations, kinds


def _kind(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[duckdb.DuckDBPyRelation, Kind] | None:
    if format_of(path) not in DATA:
        return None
    try:
        relation = read(connection, path)
    except CannotAnalyse:
        if format_of(path) in TEXT:
            return None
        raise
    kind = recognise(relation.columns)
    return None if kind is None else (relation, kind)


def read(connection: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyRelation:
    """The file as it is; everything in a text file is words, so that no day and month are swapped by guessing."""
    try:
        if format_of(path) in JSON:
            return _read_json(connection, path)
        return _read_plainly(connection, [path])
    except duckdb.Error as error:
        raise CannotAnalyse(UNREADABLE.with_values(reason=f"{path.name}: {first_line(error)}")) from error


def _all_of(
    connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], layout: Layout
) -> duckdb.DuckDBPyRelation:
    """Events of files with the same columns, each row with the file that it stands in (`filename`)."""
    try:
        if format_of(paths[0]) in JSON:
            return _read_events(connection, paths, layout, with_name=True)
        return _read_plainly(connection, paths, with_name=True)
    except duckdb.Error as error:
        reason = f"{paths[0].name}: {first_line(error)}"
        raise CannotAnalyse(UNREADABLE.with_values(reason=reason)) from error


def _read_plainly(
    connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], with_name: bool = False
) -> duckdb.DuckDBPyRelation:
    names = [_literally(path) for path in paths]
    if format_of(paths[0]) in PARQUET:
        return connection.read_parquet(names, hive_partitioning=False, filename=with_name)
    quote = _quote(paths[0])
    return connection.read_csv(
        names[0],
        all_varchar=True,
        header=True,
        store_rejects=True,
        hive_partitioning=False,
        filename=with_name,
        quotechar=quote,
        escapechar=quote,
    )


def _quote(path: Path) -> str | None:
    """The usual sign (RFC 4180), or None where others may stand: trying all of them out takes three times as long."""
    with path.open("rb") as file:
        beginning = file.read(TRIED_OUT)
    is_usual = path.suffix.casefold() != ".gz" and b"'" not in beginning and b"\\" not in beginning
    return '"' if is_usual else None


def _read_json(connection: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyRelation:
    """Events of GA4 under the types we expect, where a line that is no JSON is an empty row; anything else as it is."""
    layout = _layout(connection, path)
    if layout:
        return _read_events(connection, [path], layout)
    return connection.read_json(_literally(path), hive_partitioning=False)


def _read_events(
    connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], layout: Layout, with_name: bool = False
) -> duckdb.DuckDBPyRelation:
    return connection.read_json(
        [_literally(path) for path in paths],  # type: ignore[arg-type]  # takes several, like Parquet
        format=layout,
        columns=dict(OF_JSON),
        ignore_errors=True,
        hive_partitioning=False,
        filename=with_name,
    )


def _layout(connection: duckdb.DuckDBPyConnection, path: Path) -> Layout | None:
    """How events of GA4 are written as JSON; None where these are no events."""
    for layout in LAYOUTS:
        try:
            headers = connection.read_json(
                _literally(path),
                format=layout,
                maximum_depth=1,
                ignore_errors=True,
                hive_partitioning=False,
            ).columns
        except duckdb.Error:
            continue
        if is_ga4(headers):
            return layout
    return None


def _literally(path: Path) -> str:
    """The one file of this name, on this machine: `*` in a name is a star and not a pattern."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path.resolve()))


def _standard_view(duck: Duck, relation: duckdb.DuckDBPyRelation, columns: TouchColumns, view: str) -> None:
    """Columns under our own names first, so that the headers stay values; then each as the stages expect it."""
    headers = columns.headers
    named = relation.select(
        *(duckdb.ColumnExpression(header).alias(meaning) for meaning, header in headers.items())
    )
    named.create_view(f"{view}_raw")
    kinds = dict(zip(named.columns, (str(kind) for kind in named.types), strict=True))
    duck.connection.execute(
        f"CREATE TEMP VIEW {view} AS SELECT journey, {_ts(kinds)} AS ts, {_seq(kinds)} AS seq, "
        f"coalesce(CAST(channel AS VARCHAR), '') AS channel, {_converted(kinds)} AS converted, "
        f"{_value(kinds)} AS value FROM {view}_raw",
    )


def _ts(kinds: Mapping[str, str]) -> str:
    if "ts" not in kinds:
        return "CAST(NULL AS TIMESTAMP)"
    return TIME.get(_family(kinds["ts"]), "CAST(ts AS TIMESTAMP)")


def _seq(kinds: Mapping[str, str]) -> str:
    return "coalesce(try_cast(sequence AS BIGINT), 0)" if "sequence" in kinds else "CAST(0 AS BIGINT)"


def _converted(kinds: Mapping[str, str]) -> str:
    return CONVERTED[_family(kinds["converted"])] if "converted" in kinds else "true"


def _value(kinds: Mapping[str, str]) -> str:
    if "value" not in kinds:
        return "CAST(NULL AS DOUBLE)"
    number = VALUE.get(_family(kinds["value"]), "try_cast(value AS DOUBLE)")
    return (
        number
        if kinds["value"].startswith(("DECIMAL", *NUMBERS[:8]))
        else f"if(isfinite({number}), {number}, NULL)"
    )


def _family(kind: str) -> str:
    return "number" if kind.startswith(NUMBERS) else kind


def _unite(duck: Duck, views: Sequence[tuple[str, bool]]) -> None:
    """All files as one relation, in the order they were named."""
    duck.has_sequence = all(has_sequence for _, has_sequence in views)
    union = " UNION ALL ".join(f"SELECT * FROM {view}" for view, _ in views)
    everything = f"SELECT * FROM ({union}) WHERE journey IS NOT NULL"
    duck.connection.execute(f"CREATE TEMP VIEW touchpoints_as_read AS {everything}")
    duck.connection.execute("CREATE TEMP VIEW touchpoints AS SELECT * FROM touchpoints_as_read")


def _know_store(duck: Duck, path: Path, relation: duckdb.DuckDBPyRelation) -> None:
    """What a file of our own has kept besides the touchpoints, if it is one: the relation `stored`."""
    if format_of(path) not in PARQUET or not set(OF_STORE) <= set(relation.columns):
        return
    noted = duck.connection.execute(
        f"SELECT value FROM parquet_kv_metadata($1) WHERE decode(key) = '{KEPT}'", [_literally(path)]
    ).fetchall()
    if not noted:
        return
    relation.select(*map(duckdb.ColumnExpression, OF_STORE)).select(
        "* RENAME (journey_id AS journey)"
    ).create_view("stored")
    duck.stored = json.loads(noted[0][0])["channels"]


def _path_rows(relation: duckdb.DuckDBPyRelation, columns: PathColumns) -> PathRows:
    headers = columns.headers
    found = relation.select(
        *(duckdb.ColumnExpression(header).alias(meaning) for meaning, header in headers.items())
    ).fetchnumpy()
    size = len(found["path"])

    def amounts(meaning: PathMeaning) -> np.ndarray:
        if meaning not in found:
            return np.zeros(size)
        cells = np.ma.filled(np.ma.asarray(found[meaning]).astype(object), 0)
        return np.array([_number(cell) for cell in cells], dtype=np.float64)

    paths = [str(path or "") for path in np.ma.filled(np.ma.asarray(found["path"]).astype(object), "")]
    value = amounts("value") if "value" in found else None
    return PathRows(tuple(paths), amounts("conversions"), amounts("not_converted"), value)


def _number(cell: object) -> float:
    try:
        return max(float(str(cell).replace(",", ".") or 0), 0.0)
    except ValueError:
        return 0.0


def _problems(
    duck: Duck, view: str, path: Path, relation: duckdb.DuckDBPyRelation, columns: TouchColumns
) -> Iterator[Problem]:
    """What a text file did not say clearly. Other files say what a cell is by themselves."""
    if "converted" not in columns.headers:
        yield Problem("ORI512", path.name, None, None, None, ALL_CONVERTED)
    if format_of(path) not in TEXT:
        return
    if "ts" in columns.headers:
        yield from _unread_times(duck, view, path, columns.headers["ts"])
    nobody = int(duck.select(f"SELECT count(*) - count(journey) AS rows FROM {view}")["rows"][0])
    if nobody:
        column = columns.headers["journey"]
        yield Problem("ORI513", path.name, None, None, column, NO_JOURNEY.with_values(count=nobody))
    yield from _broken_rows(duck, path)


def _unread_times(duck: Duck, view: str, path: Path, column: str) -> Iterator[Problem]:
    found = duck.select(
        f"SELECT line, cell, count(*) OVER () AS rows FROM (SELECT row_number() OVER () + 1 AS line, ts AS cell "
        f"FROM {view}_raw) WHERE trim(cell) <> '' AND try_cast(cell AS TIMESTAMPTZ) IS NULL "
        f"ORDER BY line LIMIT {MOST_PROBLEMS}"
    )
    for line, cell in zip(found["line"], found["cell"], strict=True):
        message = NO_TIME.with_values(cell=str(cell)[:60])
        yield Problem("ORI511", path.name, None, int(line), column, message)
    if len(found["rows"]) and found["rows"][0] > MOST_PROBLEMS:
        more = MORE_LIKE_IT.with_values(count=int(found["rows"][0]) - MOST_PROBLEMS)
        yield Problem("ORI511", path.name, None, None, column, more)


def _broken_rows(duck: Duck, path: Path) -> Iterator[Problem]:
    found = duck.connection.execute(
        "SELECT DISTINCT line FROM reject_errors JOIN reject_scans USING (scan_id, file_id) "
        f"WHERE file_path = $1 ORDER BY line LIMIT {MOST_PROBLEMS}",
        [str(path.resolve())],
    )
    for (line,) in found.fetchall():
        yield Problem("ORI514", path.name, None, int(line), None, BROKEN_ROW)


__all__ = ["Meaning", "NotData", "open_files", "read"]
