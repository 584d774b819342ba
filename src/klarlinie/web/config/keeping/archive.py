"""A .zip with a manifest, sealed to the last byte: what was damaged on the way is found before anything is read."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.trouble import CannotStart

Kind = Literal["backup", "company"]
MANIFEST = "manifest.json"
FORMAT = 1
SEAL = 64  # signs of a SHA-256 at the very end, over everything before it
CHUNK = 1 << 20
EXISTS = Text(
    "{file} gibt es schon. Unter einem anderen Namen geht es.",
    "{file} is there already. It works under another name.",
)
CANNOT_WRITE = Text("{file} lässt sich nicht schreiben: {why}.", "{file} cannot be written: {why}.")
WHY_NOT = {
    errno.ENOENT: Text("Diesen Ordner gibt es nicht", "there is no such folder"),
    errno.EACCES: Text("Das ist hier nicht erlaubt", "this is not allowed here"),
    errno.EROFS: Text("Hier lässt sich nur lesen", "one can only read here"),
    errno.ENOSPC: Text("Die Platte ist voll", "the disk is full"),
    errno.EDQUOT: Text("Der Platz für dieses Konto ist voll", "the space of this account is full"),
    errno.ENAMETOOLONG: Text("Der Name ist zu lang", "the name is too long"),
}
DAMAGED = Text(
    "{file} ist beschädigt oder keine Datei von Klarlinie. Nichts wurde verändert. Vielleicht hilft eine frühere "
    "Kopie.",
    "{file} is damaged, or no file of Klarlinie's. Nothing was changed. An earlier copy may help.",
)
NO_FILE = Text(
    "{file} gibt es nicht. Stimmt der Name, und liegt die Datei in diesem Ordner?",
    "There is no {file}. Is the name right, and is the file in this folder?",
)
OTHER_KIND = Text(
    "{file} ist {is_kind}; gebraucht wird {wanted}.", "{file} is {is_kind}; what is needed is {wanted}."
)
KINDS = {
    "backup": Text("eine Sicherung (klarlinie server restore)", "a backup (klarlinie server restore)"),
    "company": Text("ein Unternehmen (klarlinie server import)", "a company (klarlinie server import)"),
}


class CannotKeep(CannotStart):
    """A backup or export could not be written or read; nothing has changed."""


Content = bytes | Path


def write(file: Path, kind: Kind, about: dict[str, Any], parts: Iterable[tuple[str, Content]]) -> None:
    """Only its owner may read it; there is no half file. Raises `CannotKeep`."""
    if file.exists():
        raise CannotKeep(EXISTS.with_values(file=str(file)))
    half = file.with_name(f".{file.name}.part")
    try:
        with open(os.open(half, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600), "w+b") as raw:
            _write_zip(raw, {"klarlinie": kind, "format": FORMAT, **about}, parts)
            _seal(raw)
            os.fsync(raw.fileno())
        half.replace(file)
    except OSError as error:
        why = WHY_NOT.get(error.errno or 0) or error.strerror or "?"
        raise CannotKeep(CANNOT_WRITE.with_values(file=str(file), why=why)) from error
    finally:
        half.unlink(missing_ok=True)


def _write_zip(raw: IO[bytes], manifest: dict[str, Any], parts: Iterable[tuple[str, Content]]) -> None:
    sums: dict[str, dict[str, object]] = {}
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts:
            with packed.open(name, "w", force_zip64=True) as part:
                sums[name] = _copy(content, part)
        packed.writestr(MANIFEST, json.dumps({**manifest, "files": sums}, ensure_ascii=False, indent=1))
        packed.comment = b"0" * SEAL


def _copy(content: Content, into: IO[bytes]) -> dict[str, object]:
    seen, size = hashlib.sha256(), 0
    for chunk in _chunks(content):
        into.write(chunk)
        seen.update(chunk)
        size += len(chunk)
    return {"sha256": seen.hexdigest(), "size": size}


def _chunks(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as source:
        while chunk := source.read(CHUNK):
            yield chunk


def _seal(raw: IO[bytes]) -> None:
    raw.seek(0, os.SEEK_END)
    end = raw.tell() - SEAL
    seal = _sum_until(raw, end)
    raw.seek(end)
    raw.write(seal.encode())
    raw.flush()


def _sum_until(raw: IO[bytes], end: int) -> str:
    seen = hashlib.sha256()
    raw.seek(0)
    while end > 0:
        chunk = raw.read(min(CHUNK, end))
        if not chunk:
            break
        seen.update(chunk)
        end -= len(chunk)
    return seen.hexdigest()


@dataclass(frozen=True)
class Archive:
    """An archive whose every byte is as it was written."""

    packed: zipfile.ZipFile
    manifest: dict[str, Any]

    def names(self, folder: str) -> list[str]:
        return sorted(name for name in self.manifest["files"] if name.startswith(f"{folder}/"))

    def read(self, name: str) -> bytes:
        return self.packed.read(name)

    def unpack(self, name: str, into: Path) -> None:
        with self.packed.open(name) as part, into.open("wb") as out:
            while chunk := part.read(CHUNK):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())


@contextmanager
def opened(file: Path, kind: Kind) -> Iterator[Archive]:
    """Raises `CannotKeep` when it is damaged or of another kind, before anything else happens."""
    damaged = CannotKeep(DAMAGED.with_values(file=str(file)))
    if not file.exists():
        raise CannotKeep(NO_FILE.with_values(file=str(file)))
    try:
        with file.open("rb") as raw:
            if not _seal_holds(raw):
                raise damaged
            with zipfile.ZipFile(raw) as packed:
                manifest = json.loads(packed.read(MANIFEST))
                if manifest.get("klarlinie") != kind:
                    is_kind = KINDS.get(
                        manifest.get("klarlinie", ""), Text("etwas anderes", "something else")
                    )
                    what = {"file": str(file), "is_kind": is_kind, "wanted": KINDS[kind]}
                    raise CannotKeep(OTHER_KIND.with_values(**what))
                if not all(_is_whole(packed, name, told) for name, told in manifest["files"].items()):
                    raise damaged
                yield Archive(packed, manifest)
    except (zipfile.BadZipFile, KeyError, ValueError, IsADirectoryError) as error:
        raise damaged from error


def _seal_holds(raw: IO[bytes]) -> bool:
    raw.seek(0, os.SEEK_END)
    end = raw.tell() - SEAL
    if end <= 0:
        return False
    seal = _sum_until(raw, end)
    raw.seek(end)
    return raw.read() == seal.encode()


def _is_whole(packed: zipfile.ZipFile, name: str, told: dict[str, Any]) -> bool:
    seen = hashlib.sha256()
    with packed.open(name) as part:
        while chunk := part.read(CHUNK):
            seen.update(chunk)
    return seen.hexdigest() == str(told["sha256"])
