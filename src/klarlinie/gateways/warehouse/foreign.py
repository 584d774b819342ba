"""An engine that exists already, by its address: the same SQL texts, translated and run through Ibis."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from klarlinie.gateways.warehouse.columns import EventColumns, TouchColumns, recognise
from klarlinie.gateways.warehouse.engine import CannotAnalyse, Columns
from klarlinie.gateways.warehouse.stages import Query
from klarlinie.vocabulary.text import Text

NO_IBIS = Text(
    "Für --engine fehlt Ibis. Es kommt mit: pip install 'ibis-framework[{extra}]'",
    "For --engine Ibis is missing. It comes with: pip install 'ibis-framework[{extra}]'",
)
NO_CONNECTION = Text(
    "Unter „{url}“ antwortet keine Datenbank, die wir kennen: {reason}",
    "No database that we know answers at “{url}”: {reason}",
)
NO_TABLE = Text(
    "„{name}“ ist dort keine Tabelle mit Spalten wie journey_id, ts, channel, converted, value.",
    "“{name}” is no table there with columns such as journey_id, ts, channel, converted, value.",
)
RAW_EVENTS = Text(
    "„{name}“ ist ein Rohexport aus GA4. Den lesen wir als Datei: die Tabelle als Parquet exportieren, dann "
    "klarlinie origin DATEI.",
    "“{name}” is a raw export of GA4. That we read as a file: export the table as Parquet, then klarlinie origin FILE.",
)
FAILED = Text("Die Datenbank konnte nicht rechnen: {reason}", "The database could not compute: {reason}")

PASSWORD = re.compile(r"(?<=:)[^:@/]+(?=@)")


class Foreign:
    """An engine behind Ibis. It need not allow writing: the two relations are texts in front of every query."""

    keeps_order = False
    stored: Mapping[str, int] = {}

    def __init__(self, connection: Any, touchpoints: str) -> None:
        self.connection = connection
        self._relations = {"touchpoints": touchpoints}

    @property
    def relations(self) -> Mapping[str, str]:
        return self._relations

    def ask(self, query: Query) -> Columns:
        try:
            found = self.connection.sql(query.text, schema=dict(query.columns), dialect="duckdb").execute()
        except Exception as error:  # every engine has errors of its own
            raise CannotAnalyse(FAILED.with_values(reason=_first_line(error))) from error
        return {str(name): _plain(found[name].to_numpy()) for name in found.columns}

    def know_channels(self, names: Sequence[str], codes: Sequence[int], direct: Sequence[bool]) -> None:
        self._relations["channels"] = channels_text(names, codes, direct)

    def number_rows(self) -> bool:
        return False


def connect(url: str, tables: Sequence[str]) -> Foreign:
    """The engine at `url` with the touchpoints of `tables`: its tables by name, or files that it can reach by path.

    Raises `CannotAnalyse` where Ibis is missing, nobody answers or a table has other columns."""
    connection = _connection(url)
    try:
        found = [_table(connection, name) for name in tables]
    except CannotAnalyse:
        raise
    except Exception as error:
        raise CannotAnalyse(NO_TABLE.with_values(name=", ".join(tables))) from error
    return Foreign(connection, " UNION ALL ".join(f"SELECT * FROM ({text}) AS t" for text in found))


def _connection(url: str) -> Any:
    try:
        import ibis  # an optional extra
    except ImportError as error:
        extra = url.partition(":")[0]
        raise CannotAnalyse(NO_IBIS.with_values(extra="pyspark" if extra == "spark" else extra)) from error
    try:
        return _spark(ibis, url) if url.startswith("spark:") else ibis.connect(url)
    except Exception as error:
        shown = PASSWORD.sub("…", url)
        raise CannotAnalyse(NO_CONNECTION.with_values(url=shown, reason=_first_line(error))) from error


def _spark(ibis: Any, url: str) -> Any:
    """A Spark cluster by the address of its master."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master(url)
        .appName("klarlinie")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    return ibis.pyspark.connect(session)


def _table(connection: Any, name: str) -> str:
    """SQL in DuckDB's dialect that reads one table under the names the stages expect."""
    import ibis

    table = _read(connection, name) if Path(name).is_file() else connection.table(name)
    columns = recognise(table.columns)
    if isinstance(columns, EventColumns):
        raise CannotAnalyse(RAW_EVENTS.with_values(name=name))
    if not isinstance(columns, TouchColumns):
        raise CannotAnalyse(NO_TABLE.with_values(name=name))
    headers = columns.headers
    asked = {
        "journey": table[headers["journey"]],
        "ts": table[headers["ts"]].cast("timestamp") if "ts" in headers else ibis.null("timestamp"),
        "seq": table[headers["sequence"]].cast("int64")
        if "sequence" in headers
        else ibis.literal(0, "int64"),
        "channel": table[headers["channel"]].cast("string").fill_null(""),
        "converted": table[headers["converted"]].cast("boolean").fill_null(False)
        if "converted" in headers
        else ibis.literal(True),
        "value": table[headers["value"]].cast("float64") if "value" in headers else ibis.null("float64"),
    }
    chosen = table.filter(table[headers["journey"]].notnull()).select(**asked)
    return str(ibis.to_sql(chosen, dialect="duckdb"))


def _read(connection: Any, name: str) -> Any:
    suffix = Path(name).suffix.casefold()
    if suffix in {".parquet", ".pq"}:
        return connection.read_parquet(name)
    return (
        connection.read_json(name) if suffix in {".json", ".jsonl", ".ndjson"} else connection.read_csv(name)
    )


def channels_text(names: Sequence[str], codes: Sequence[int], direct: Sequence[bool]) -> str:
    """The relation `channels` as a text; names become literals by the tree of the query, not by pasting."""
    from sqlglot import exp

    rows = [
        exp.Tuple(
            expressions=[exp.Literal.string(name), exp.Literal.number(code), exp.Boolean(this=is_direct)]
        )
        for name, code, is_direct in zip(names, codes, direct, strict=True)
    ]
    values = exp.Values(
        expressions=rows,
        alias=exp.TableAlias(
            this=exp.to_identifier("t"),
            columns=[exp.to_identifier(name) for name in ("channel", "code", "is_direct")],
        ),
    )
    return str(exp.select("channel", "code", "is_direct").from_(values).sql("duckdb"))


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:300]


def _plain(column: Any) -> Any:
    return np.asarray(column)
