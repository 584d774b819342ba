"""Files in, tables out: each file gives its tables or one clear sentence, and none can harm the others."""

from __future__ import annotations

import stat
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.isolation import Reader
from klarlinie.gateways.limits import FILE_BYTES
from klarlinie.gateways.unreadable import Unreadable, too_large
from klarlinie.method.inventory.table import Table
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

Progress = Callable[
    [int, int, str], None
]  # files done, files in all, the file that comes next ("" at the end)


def read_files(paths: Sequence[Path], *, on_progress: Progress | None = None) -> FilesRead:
    """The tables of all `paths`, read in one process of their own (again started after a file has killed it).

    A file that cannot be read gives a `Problem` and no rows. The same content given twice is read once.
    """
    paths = [Path(path) for path in paths]
    names = names_of(paths)
    tables: list[Table] = []
    problems: list[Problem] = []
    seen: dict[bytes, str] = {}
    with Reader() as reader:
        if paths:
            reader.start()  # it gets up while we fetch the first file
        for done, (path, name) in enumerate(zip(paths, names, strict=True)):
            if on_progress:
                on_progress(done, len(paths), name)
            read = _read_one(reader, path, name, seen)
            tables += read.tables
            problems += read.problems
    if on_progress:
        on_progress(len(paths), len(paths), "")
    return FilesRead(tuple(tables), tuple(problems))


def read_text(text: str, name: str) -> Table:
    """Pasted text as one table, `name` being what it is called; text that gives no rows has `problems`.

    Text copied from a sheet (tabs), lists, Markdown, a board's JSON or a calendar are all understood. Where a
    text holds several tables the longest is given and the others are named.
    """
    content = text.encode("utf-8", errors="replace")
    if len(content) > FILE_BYTES:
        problem = _too_many_bytes(len(content)).problem(name)
        return Table(name, None, (), (), problems=(problem,), kind="text")
    with Reader() as reader:
        read = reader.read(name, content)
    if not read.tables:
        return Table(name, None, (), (), problems=read.problems, kind="text")
    table = max(read.tables, key=lambda table: (not table.is_hidden, len(table.rows)))
    left = tuple(_left_out(other) for other in read.tables if other is not table)
    return replace(table, problems=table.problems + read.problems + left)


def names_of(paths: Sequence[Path]) -> list[str]:
    """What each file is called in problems and sources: its name, with its folders where two share a name."""
    plain = [path.name for path in paths]
    return [str(path) if plain.count(name) > 1 else name for path, name in zip(paths, plain, strict=True)]


def _read_one(reader: Reader, path: Path, name: str, seen: dict[bytes, str]) -> FilesRead:
    try:
        content = fetch(path)
    except Unreadable as fault:
        return FilesRead(problems=(fault.problem(name),))
    print_of = sha256(content).digest()
    if print_of in seen:
        return FilesRead(problems=(_given_twice(name, seen[print_of]),))
    seen[print_of] = name
    return reader.read(name, content)


def fetch(path: Path) -> bytes:
    """The bytes of a regular file that is not too large; raises `Unreadable`."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _not_a_file()
        if status.st_size > FILE_BYTES:
            raise _too_many_bytes(status.st_size)
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _not_found() from error
    except (OSError, ValueError) as error:
        raise _no_access() from error
    if len(content) > FILE_BYTES:
        raise _too_many_bytes(len(content))
    return content


def _not_found() -> Unreadable:
    return Unreadable(
        "INV001",
        Text(
            "Diese Datei gibt es nicht. Stimmt der Name, und liegt sie in diesem Ordner?",
            "There is no such file. Is the name right, and is it in this folder?",
        ),
    )


def _not_a_file() -> Unreadable:
    return Unreadable(
        "INV001",
        Text(
            "Das ist ein Ordner oder Gerät, keine Datei. Nennt die Dateien darin einzeln.",
            "This is a folder or device, not a file. Name the files in it one by one.",
            sie="Das ist ein Ordner oder Gerät, keine Datei. Nennen Sie die Dateien darin einzeln.",
        ),
    )


def _no_access() -> Unreadable:
    return Unreadable(
        "INV001",
        Text(
            "Wir dürfen oder können diese Datei nicht öffnen. Ist sie gerade in einem anderen Programm offen?",
            "We may not or cannot open this file. Is it open in another program?",
        ),
    )


def _too_many_bytes(size: int) -> Unreadable:
    what = Text("{size} MB, wir lesen bis {most} MB", "{size} MB, we read up to {most} MB")
    return too_large(what.with_values(size=-(-size // 1_000_000), most=FILE_BYTES // 1_000_000))


def _given_twice(name: str, first: str) -> Problem:
    message = Text(
        "Diese Datei hat denselben Inhalt wie „{first}“. Wir haben sie nur einmal gelesen.",
        "This file has the same content as “{first}”. We have read it only once.",
        {"first": first},
    )
    return Problem("INV010", name, None, None, None, message)


def _left_out(table: Table) -> Problem:
    message = Text(
        "Der Text enthält noch eine zweite Tabelle mit {rows} Zeilen, die wir nicht gelesen haben. Fügt sie "
        "einzeln ein.",
        "The text holds another table with {rows} rows, which we have not read. Paste it separately.",
        {"rows": len(table.rows)},
        sie="Der Text enthält noch eine zweite Tabelle mit {rows} Zeilen, die wir "
        "nicht gelesen haben. Fügen Sie diese einzeln ein.",
    )
    line = table.lines[0] if table.lines else None
    return Problem("INV017", table.file, table.sheet, line, None, message)
