"""Files become the relation `touchpoints`; neither their names nor their headers ever become part of a query."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Literal, get_args

import duckdb

from klarlinie.analysis.origin.paths import PathRows
from klarlinie.gateways.warehouse.cells import (
    FAULTS,
    MORE_LIKE_IT,
    MOST_PROBLEMS,
    NO_TIMES,
    converted_sql,
    faults,
    lines_of,
    look,
    said_of,
    style_of,
    time_sql,
    value_sql,
)
from klarlinie.gateways.warehouse.columns import (
    DATA,
    JSON,
    PARQUET,
    TEXT,
    EventColumns,
    Kind,
    Meaning,
    PathColumns,
    TouchColumns,
    format_of,
    recognise,
)
from klarlinie.gateways.warehouse.duck import UNREADABLE, Duck, first_line
from klarlinie.gateways.warehouse.encoding import in_utf8
from klarlinie.gateways.warehouse.engine import CannotAnalyse
from klarlinie.gateways.warehouse.ga4 import Counting, Export, open_exports
from klarlinie.gateways.warehouse.ga4_columns import OF_JSON, is_ga4
from klarlinie.gateways.warehouse.path_rows import path_rows
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
BROKEN_ROW = Text(
    "Die Zeile hat nicht so viele Felder wie die Kopfzeile und zählt nicht mit.",
    "The row has not as many fields as the header and is not counted.",
)
ALL_CONVERTED = Text(
    "Eine Spalte „converted“ fehlt; jeder Weg zählt als Anfrage.",
    "There is no column “converted”; every way counts as an inquiry.",
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
    paths = [
        in_utf8(path, duck.folder, number) if format_of(path) in TEXT else path
        for number, path in enumerate(paths)
    ]
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
            found, wrong = path_rows(relation, columns, path.name, partial(_lines, duck, path))
            rows.append(found)
            problems.extend((*wrong, *_broken_rows(duck, path)))
        elif isinstance(columns, TouchColumns):
            view = f"file_{number}"
            kinds_of, style = _standard_view(duck, relation, columns, view)
            views.append((view, "sequence" in columns.headers))
            if "converted" not in columns.headers:
                problems.append(Problem("ORI512", path.name, None, None, None, ALL_CONVERTED))
            if not set(OF_STORE) <= set(relation.columns):
                problems.extend(_problems(duck, path, columns, f"{view}_raw", kinds_of, style))
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
    names = [literally(path) for path in paths]
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
    return connection.read_json(literally(path), hive_partitioning=False)


def _read_events(
    connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], layout: Layout, with_name: bool = False
) -> duckdb.DuckDBPyRelation:
    return connection.read_json(
        [literally(path) for path in paths],  # type: ignore[arg-type]  # takes several, like Parquet
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
                literally(path),
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


def literally(path: Path) -> str:
    """The one file of this name, on this machine: `*` in a name is a star and not a pattern."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path.resolve()))


def _standard_view(
    duck: Duck, relation: duckdb.DuckDBPyRelation, columns: TouchColumns, view: str
) -> tuple[Mapping[str, str], str | None]:
    """Columns under our own names first, so that the headers stay values; then each as the stages expect it. Gives the
    kinds of the columns, and how the values are written."""
    headers = columns.headers
    named = relation.select(
        *(duckdb.ColumnExpression(header).alias(meaning) for meaning, header in headers.items())
    )
    named.create_view(f"{view}_raw")
    kinds = dict(zip(named.columns, (str(kind) for kind in named.types), strict=True))
    style = style_of(duck, f"{view}_raw") if kinds.get("value") == "VARCHAR" else None
    duck.connection.execute(
        f"CREATE TEMP VIEW {view} AS SELECT journey, {time_sql(kinds)} AS ts, {_seq(kinds)} AS seq, "
        f"coalesce(CAST(channel AS VARCHAR), '') AS channel, {converted_sql(kinds)} AS converted, "
        f"{value_sql(kinds, style)} AS value FROM {view}_raw",
    )
    return kinds, style


def _seq(kinds: Mapping[str, str]) -> str:
    return "coalesce(try_cast(sequence AS BIGINT), 0)" if "sequence" in kinds else "CAST(0 AS BIGINT)"


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
        f"SELECT value FROM parquet_kv_metadata($1) WHERE decode(key) = '{KEPT}'", [literally(path)]
    ).fetchall()
    if not noted:
        return
    relation.select(*map(duckdb.ColumnExpression, OF_STORE)).select(
        "* RENAME (journey_id AS journey)"
    ).create_view("stored")
    duck.stored = json.loads(noted[0][0])["channels"]


def _problems(
    duck: Duck, path: Path, columns: TouchColumns, view: str, kinds: Mapping[str, str], style: str | None
) -> Iterator[Problem]:
    """What a file did not say clearly, each with its row; broken rows last."""
    looked = look(duck, view, kinds, style)
    if looked.untimed:
        said = NO_TIMES.with_values(count=looked.untimed, all=looked.rows)
        yield Problem("ORI524", path.name, None, None, columns.headers["ts"], said)
    # Read to the end first: only then it is known which lines were broken.
    cells = list(faults(duck, view, kinds, style, looked.wrong))
    lines = _lines(duck, path, [number for _, number, _, _ in cells])
    last: dict[Meaning, int] = {}
    for (meaning, _, cell, count), line in zip(cells, lines, strict=True):
        said = said_of(meaning, cell)
        yield Problem(FAULTS[meaning][0], path.name, None, line, columns.headers[meaning], said)
        last[meaning] = count
    for meaning, count in last.items():
        if count > MOST_PROBLEMS:
            more = MORE_LIKE_IT.with_values(count=count - MOST_PROBLEMS)
            yield Problem(FAULTS[meaning][0], path.name, None, None, columns.headers[meaning], more)
    yield from _broken_rows(duck, path)


def _lines(duck: Duck, path: Path, numbers: Sequence[int]) -> list[int]:
    """Where rows stand in the file, once it has been read."""
    is_text = format_of(path) in TEXT
    return lines_of(numbers, _broken_lines(duck, path) if is_text else [], int(is_text))


def _broken_lines(duck: Duck, path: Path) -> list[int]:
    found = duck.connection.execute(
        "SELECT DISTINCT line FROM reject_errors JOIN reject_scans USING (scan_id, file_id) "
        "WHERE file_path = $1 ORDER BY line",
        [str(path.resolve())],
    )
    return [int(line) for (line,) in found.fetchall()]


def _broken_rows(duck: Duck, path: Path) -> Iterator[Problem]:
    lines = _broken_lines(duck, path) if format_of(path) in TEXT else []
    for line in lines[:MOST_PROBLEMS]:
        yield Problem("ORI514", path.name, None, line, None, BROKEN_ROW)
    if len(lines) > MOST_PROBLEMS:
        more = MORE_LIKE_IT.with_values(count=len(lines) - MOST_PROBLEMS)
        yield Problem("ORI514", path.name, None, None, None, more)


__all__ = ["Meaning", "NotData", "open_files", "read"]
