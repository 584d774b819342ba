"""Text files that are not written as UTF-8, as Excel writes them: a copy that is, for as long as they are looked at."""

from __future__ import annotations

import codecs
import gzip
from pathlib import Path
from typing import IO

AT_ONCE = 1 << 20


def encoding_of(path: Path) -> str | None:
    """None where all of it is UTF-8; UTF-16 by its first two bytes, else what Windows writes in the west.

    The first umlaut may stand behind millions of plain rows, so the file is looked through to its end; where a block
    holds nothing but ASCII that is no more than reading it. A broken sign behind good ones makes no other encoding.
    """
    decoder, with_signs = codecs.getincrementaldecoder("utf-8")(), False
    with _opened(path) as file:
        block = file.read(AT_ONCE)
        if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        while block:
            if not block.isascii() or decoder.getstate()[0]:
                try:
                    with_signs |= not decoder.decode(block).lstrip("\ufeff").isascii()
                except UnicodeDecodeError as error:
                    good = error.object[: error.start].decode("utf-8").lstrip("\ufeff")
                    return "cp1252" if good.isascii() and not with_signs else "utf-8"
            block = file.read(AT_ONCE)
    return "utf-8" if decoder.getstate()[0] else None  # cut off within a sign


def in_utf8(path: Path, folder: Path, number: int) -> Path:
    """The file itself, or a copy of the same name below `folder`."""
    encoding = encoding_of(path)
    if encoding is None:
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
