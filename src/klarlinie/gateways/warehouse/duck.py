"""DuckDB as the engine: files are read where they lie, offline, within a memory limit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np

from klarlinie.analysis.origin.walks import Floats
from klarlinie.gateways.warehouse.engine import CannotAnalyse, Columns
from klarlinie.gateways.warehouse.stages import Query
from klarlinie.vocabulary.text import Text

MEMORY = "1500MB"  # of tables and sorts; what is larger goes to a throw-away folder on disk

TOO_LARGE = Text(
    "Die Daten brauchen mehr Speicher, als da ist: {reason}",
    "The data need more memory than there is: {reason}",
)
UNREADABLE = Text(
    "Die Daten lassen sich nicht lesen: {reason}",
    "The data cannot be read: {reason}",
)


class Duck:
    """An engine of our own; `touchpoints` is a view that `sources` makes."""

    keeps_order = True

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self.connection = connection
        self.folder = folder  # goes away with it
        self.has_sequence = False
        self.stored: Mapping[str, int] = {}
        self.is_named = False  # the channels have their names already

    @property
    def relations(self) -> Mapping[str, str]:
        return {}

    def ask(self, query: Query) -> Columns:
        return self.select(query.text)

    def select(self, text: str) -> Columns:
        """The answer to a text of our own."""
        try:
            found = self.connection.execute(text).fetchnumpy()
        except duckdb.OutOfMemoryException as error:
            raise CannotAnalyse(TOO_LARGE.with_values(reason=first_line(error))) from error
        except duckdb.Error as error:
            raise CannotAnalyse(UNREADABLE.with_values(reason=first_line(error))) from error
        return {name: _plain(column) for name, column in found.items()}

    def know_channels(self, names: Sequence[str], codes: Sequence[int], direct: Sequence[bool]) -> None:
        self.connection.execute(
            "CREATE OR REPLACE TEMP TABLE channels AS "
            "SELECT unnest($1::VARCHAR[]) AS channel, unnest($2::INTEGER[]) AS code, "
            "unnest($3::BOOLEAN[]) AS is_direct",
            [list(names), list(codes), list(direct)],
        )

    def number_rows(self) -> bool:
        if self.has_sequence:
            return False
        self.connection.execute(
            "CREATE OR REPLACE TEMP VIEW touchpoints AS "
            "SELECT * REPLACE (row_number() OVER () AS seq) FROM touchpoints_as_read"
        )
        return True


@contextmanager
def opened(memory: str = MEMORY) -> Iterator[Duck]:
    """An engine that goes away with everything it wrote."""
    with tempfile.TemporaryDirectory(prefix="klarlinie-") as folder:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "memory_limit": memory,
            "temp_directory": folder,
        }
        connection = duckdb.connect(config=settings)
        try:
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute("SET enable_progress_bar = false")
            yield Duck(connection, Path(folder))
        finally:
            connection.close()


def first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:300]


def _plain(column: Floats) -> Floats:
    """Without a mask: what is missing is NaN, or None among words."""
    if not hasattr(column, "mask"):  # asking numpy.ma itself would load it, for most answers in vain
        return np.asarray(column)
    if column.dtype == object:
        words = np.array(column.data, dtype=object)
        words[np.ma.getmaskarray(column)] = None
        return words
    return np.ma.filled(column.astype(np.float64), np.nan)
