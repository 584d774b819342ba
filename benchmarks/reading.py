"""How long reading a long list takes, against plain python-calamine and csv.reader in the same run.

    python benchmarks/reading.py

Goal: reading at most three times the plain reader. Printed are medians of five. "in process" compares with the bare
reader where it stands; "own process" gives the bare reader a process of its own too, since ours is read in one.
"""

from __future__ import annotations

import csv
import importlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from klarlinie.gateways.reading import read_files

ROWS = 10_000
ROUNDS = 5
GOAL = 3.0
HEADER = ("Aktivität", "Typ", "Std/Monat", "Kosten/Jahr", "Wirkung", "Wer", "Start", "Notiz")
KINDS = ("LinkedIn", "Messe", "Newsletter", "Google Ads", "Fachartikel", "Website", "Flyer")
TODAY = date(2026, 1, 5)

PLAIN_CALAMINE = (
    "import python_calamine as c, sys; c.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()"
)
PLAIN_CSV = (
    "import csv, sys; list(csv.reader(open(sys.argv[1], encoding='utf-8', newline=''), delimiter=';'))"
)


def rows() -> list[tuple[object, ...]]:
    """The same rows on every machine."""
    return [
        (
            f"{KINDS[number % 7]} {number}",
            KINDS[number * 3 % 7],
            number % 40 + 0.5,
            number * 7 % 9_000,
            ("hoch", "mittel", "gering", "?")[number % 4],
            ("Jana", "Tom", "Agentur")[number % 3],
            date(2026, 1, 1) + timedelta(days=number % 365),
            f"Anmerkung Nummer {number}, mit ein paar Worten dazu" if number % 3 else None,
        )
        for number in range(ROWS)
    ]


def write_xlsx(path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("Liste")
        for line, row in enumerate([HEADER, *rows()]):
            sheet.write_row(line, 0, row)


def write_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(rows())


def plain_xlsx(path: Path) -> None:
    import python_calamine

    python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()


def plain_csv(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        list(csv.reader(file, delimiter=";"))


def seconds(work: Callable[[], object]) -> float:
    """Median of five, after one round to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return median(taken)


def understand(path: Path) -> Callable[[], object] | None:
    """Reading and understanding, where the understanding is there."""
    try:
        read_tables = importlib.import_module("klarlinie.method.inventory.read_tables").read_tables
    except ImportError:
        return None
    return lambda: read_tables(read_files([path]).tables, TODAY)


def report(name: str, path: Path, plain: Callable[[Path], None], program: str) -> None:
    bare = seconds(lambda: plain(path))
    own = seconds(lambda: subprocess.run([sys.executable, "-c", program, str(path)], check=True))
    read = read_files([path])
    if [len(table.rows) for table in read.tables] != [ROWS + 1]:
        raise SystemExit(f"{name} was not read: {read.problems}")
    ours = seconds(lambda: read_files([path]))
    print(f"{name}: {ROWS} rows x {len(HEADER)} columns, {path.stat().st_size / 1e6:.2f} MB")
    print(f"  plain reader   in process {bare:.3f} s   own process {own:.3f} s")
    print(f"  read_files     {ours:.3f} s = {ours / bare:.1f} x in process, {ours / own:.1f} x own process")
    whole = understand(path)
    if whole:
        taken = seconds(whole)
        print(
            f"  with understanding {taken:.3f} s = {taken / bare:.1f} x in process, {taken / own:.1f} x own process"
        )


def main() -> None:
    print(f"Medians of {ROUNDS}; the goal is at most {GOAL:g} x.")
    with tempfile.TemporaryDirectory() as folder:
        for name, write, plain, program in (
            ("XLSX", write_xlsx, plain_xlsx, PLAIN_CALAMINE),
            ("CSV", write_csv, plain_csv, PLAIN_CSV),
        ):
            path = Path(folder) / f"liste.{name.casefold()}"
            write(path)
            report(name, path, plain, program)


if __name__ == "__main__":
    main()
