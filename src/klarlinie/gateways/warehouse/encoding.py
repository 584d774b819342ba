"""Text files that are not written as UTF-8, as Excel writes them: a copy that is, for as long as they are looked at."""

from __future__ import annotations

import codecs
import gzip
from pathlib import Path
from typing import IO

GLANCE = 1_000_000  # bytes by which it is told
AT_ONCE = 1 << 20


def encoding_of(path: Path) -> str:
    """UTF-8 wherever it can be, UTF-16 by its first two bytes, else what Windows writes in the west."""
    with _opened(path) as file:
        beginning = file.read(GLANCE)
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def in_utf8(path: Path, folder: Path, number: int) -> Path:
    """The file itself, or a copy of the same name below `folder`."""
    encoding = encoding_of(path)
    if encoding == "utf-8":
        return path
    target = folder / f"text-{number}" / path.name
    target.parent.mkdir()
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    with _opened(path) as file, _opened(target, "wb") as copy:
        while block := file.read(AT_ONCE):
            copy.write(decoder.decode(block).encode("utf-8"))
        copy.write(decoder.decode(b"", final=True).encode("utf-8"))
    return target


def _opened(path: Path, mode: str = "rb") -> IO[bytes]:
    if path.suffix.casefold() == ".gz":
        return gzip.open(path, mode)  # type: ignore[return-value]
    return path.open(mode)
