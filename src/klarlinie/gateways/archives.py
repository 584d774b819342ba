"""A zip file is looked at before anything in it is unpacked for real."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from klarlinie.gateways.limits import RATIO_FROM_BYTES, UNZIPPED_BYTES, UNZIPPED_RATIO, ZIP_MEMBERS
from klarlinie.gateways.unreadable import broken, hostile, locked

XML_NAMES = (".xml", ".rels", ".vml")
HEAD = 64_000
FIRST_ELEMENT = re.compile(rb"<[A-Za-z_]")
COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)


def open_guarded(content: bytes) -> zipfile.ZipFile:
    """The archive, if its sizes, names and XML heads are those of an office file; raises `Unreadable`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        check_sizes(archive)
        check_names(archive)
        check_heads(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise broken() from error
    return archive


def check_sizes(archive: zipfile.ZipFile) -> None:
    """Number of members, and what they claim to be when unpacked (zipfile stops reading at the claimed size)."""
    members = archive.infolist()
    if len(members) > ZIP_MEMBERS:
        raise hostile("Sie enthält Tausende Einzelteile.", "It holds thousands of parts.")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > UNZIPPED_BYTES:
        raise hostile("Ausgepackt wäre sie riesig (Zip-Bombe).", "Unpacked it would be huge (a zip bomb).")
    if unpacked > RATIO_FROM_BYTES and unpacked > UNZIPPED_RATIO * max(packed, 1):
        raise hostile(
            "Sie ist auffällig stark gepackt (Zip-Bombe).", "It is packed suspiciously hard (a zip bomb)."
        )


def check_names(archive: zipfile.ZipFile) -> None:
    """No part twice (readers differ in which one they take), none locked, none that leads out of the archive."""
    names = [member.filename.casefold() for member in archive.infolist()]
    if len(set(names)) < len(names):
        raise hostile("Ein Teil kommt doppelt vor.", "One of its parts is there twice.")
    if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names):
        raise hostile("Ein Teil zeigt aus der Datei hinaus.", "One of its parts points out of the file.")
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise locked()


def check_heads(archive: zipfile.ZipFile) -> None:
    """No document type and no entities: office files have none, attacks on XML readers do."""
    for member in archive.infolist():
        if member.filename.casefold().endswith(XML_NAMES) and member.file_size:
            with archive.open(member) as part:
                if has_document_type(part.read(HEAD)):
                    raise hostile(
                        "Sie enthält XML-Definitionen (DOCTYPE).", "It holds XML definitions (DOCTYPE)."
                    )


def has_document_type(head: bytes) -> bool:
    """Whether a document type stands before the first element, or the first element never comes."""
    if b"\x00" in head:  # UTF-16
        head = head.replace(b"\x00", b"")
    head = COMMENT.sub(b"", head)
    first = FIRST_ELEMENT.search(head)
    before = head[: first.start()] if first else head
    return b"<!" in before or first is None
