"""How much a file may cost us before we say no."""

from __future__ import annotations

import sys

FILE_BYTES = 25_000_000
ZIP_MEMBERS = 2_000
UNZIPPED_BYTES = 100_000_000
UNZIPPED_RATIO = (
    200  # only looked at above RATIO_FROM_BYTES: small sheets of blanks compress that well honestly
)
RATIO_FROM_BYTES = 20_000_000

SHEETS = 200
ROWS = 50_000
COLUMNS = 500
CELLS = 1_000_000
CELL_CHARACTERS = 32_767
EMPTY_RUN = 100  # longer runs of empty rows are closed up; the rows behind them keep their line numbers

LOOKS_FILE_BYTES = 2_000_000
LOOKS_UNZIPPED_BYTES = 10_000_000
LOOKS_ROWS = 3_000
LOOKS_CELLS = 60_000

JSON_DEPTH = 60
JSON_DIGITS = 30
CALENDAR_EVENTS = 5_000
CALENDAR_DEPTH = 8
NAMED_CELLS = 50  # so many cells of a sheet are named one by one, the rest as a count

MEMORY_BYTES = 1 << 30
WRITTEN_BYTES = 1_000_000  # enough for Python to keep its compiled modules, too little to fill a disk
CPU_SECONDS = 20
WALL_SECONDS = 60
ANSWER_BYTES = 100_000_000


def limit_this_process() -> None:
    """Memory, files and core dumps of the process that parses; Windows knows no such limits."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, WRITTEN_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        _lower(what, most)


def grant_another_file() -> None:
    """CPU time for one more file, counted from what was used so far; over it the system ends the process."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, hard))


def _lower(what: int, most: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(what, (most, most))
    except (ValueError, OSError):  # macOS refuses some of them; the wall clock still holds
        return
