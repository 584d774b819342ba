"""Text files that are not written as UTF-8, as Excel writes them: a copy that is, for as long as they are looked at."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO

from klarlinie.gateways.warehouse.engine import CannotAnalyse
from klarlinie.vocabulary.text import Text

AT_ONCE = 1 << 20
CANNOT_UNPACK = Text(
    "„{name}“ lässt sich nicht entpacken: Die Datei ist unvollständig oder gar nicht gepackt. Meist hilft es, sie noch "
    "einmal herunterzuladen.",
    "“{name}” cannot be unpacked: the file is incomplete or not packed at all. Downloading it once more usually helps.",
)


def encoding_of(path: Path) -> tuple[str, bool]:
    """UTF-8 wherever it can be, UTF-16 by its first two bytes, else what Windows writes in the west; and whether every
    letter can be read. The whole file is looked at: the first umlaut may stand in the last row.

    Raises `CannotAnalyse`."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    has_letters = False  # beyond ASCII: nobody writes these in UTF-8 by chance
    for number, block in enumerate(chain(_blocks(path), (b"",))):
        if number == 0 and block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16", True
        try:
            has_letters |= not decoder.decode(block, final=not block).isascii()
        except UnicodeDecodeError as error:
            before = bytes(error.object[: error.start])
            return ("utf-8", False) if has_letters or not before.isascii() else ("cp1252", True)
    return "utf-8", True


def in_utf8(path: Path, folder: Path, number: int) -> Path:
    """The file itself, or a copy of the same name below `folder`; a letter that cannot be read becomes a �."""
    encoding, is_whole = encoding_of(path)
    if encoding == "utf-8" and is_whole:
        return path
    target = folder / f"text-{number}" / path.name
    target.parent.mkdir()
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    with _opened(target, "wb") as copy:
        for block in _blocks(path):
            copy.write(decoder.decode(block).encode("utf-8"))
        copy.write(decoder.decode(b"", final=True).encode("utf-8"))
    return target


def _blocks(path: Path) -> Iterator[bytes]:
    """Raises `CannotAnalyse` where a packed file is none, or was cut off."""
    try:
        with _opened(path) as file:
            while block := file.read(AT_ONCE):
                yield block
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise CannotAnalyse(CANNOT_UNPACK.with_values(name=path.name)) from error


def _opened(path: Path, mode: str = "rb") -> IO[bytes]:
    if path.suffix.casefold() == ".gz":
        return gzip.open(path, mode)  # type: ignore[return-value]
    return path.open(mode)
