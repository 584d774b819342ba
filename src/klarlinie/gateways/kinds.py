"""What kind of file this is, by its content first and its name second, and who reads it."""

from __future__ import annotations

import re
from collections.abc import Callable

from klarlinie.gateways.delimited import is_our_own, read_delimited
from klarlinie.gateways.encodings import decode
from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.unreadable import Unreadable, broken, empty, locked
from klarlinie.vocabulary.text import Text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")

# The first bytes of files that are never a list, and what people call them.
STRANGERS = (
    (b"%PDF", "PDF", "a PDF"),
    (b"\x89PNG", "Bild", "a picture"),
    (b"\xff\xd8\xff", "Bild", "a picture"),
    (b"GIF8", "Bild", "a picture"),
    (b"{\\rtf", "RTF-Dokument", "an RTF document"),
    (b"Rar!", "gepacktes Archiv", "a packed archive"),
    (b"7z\xbc\xaf", "gepacktes Archiv", "a packed archive"),
    (b"\x1f\x8b", "gepacktes Archiv", "a packed archive"),
    (b"MZ", "Programm", "a program"),
    (b"\x7fELF", "Programm", "a program"),
    (b"SQLite format 3", "Datenbank", "a database"),
    (b"MIME-Version:", "Webarchiv oder eine E-Mail", "a web archive or a mail"),
    (b"\x09\x02\x06\x00", "uraltes Excel-Blatt (vor 1997)", "a very old Excel sheet (before 1997)"),
    (b"\x09\x04\x06\x00", "uraltes Excel-Blatt (vor 1997)", "a very old Excel sheet (before 1997)"),
)
# Streams inside Office files of before 2007, in the order in which they decide.
OLE_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "Word-Dokument"),
    ("PowerPoint Document", "PowerPoint-Datei"),
    ("__properties_version1.0", "E-Mail"),
)
DELIMITED_NAMES = (".csv", ".tsv", ".tab")
LIST_NAMES = (".md", ".markdown")
JSON_START = re.compile(r'\{\s*"|\[\s*\{')


def read_content(name: str, content: bytes) -> FilesRead:
    """The tables of one file; raises `Unreadable` where it gives no rows."""
    if not content.strip(b"\x00 \t\r\n"):
        raise empty()
    if content.startswith(ZIP):
        return _read_zip(name, content)
    if content.startswith(OLE):
        return _read_ole(name, content)
    _refuse_strangers(content)
    return _read_written(name, content)


def not_a_list(de: str, en: str) -> Unreadable:
    """The file is something else; `de` and `en` name it ("Bild", "a picture")."""
    return Unreadable(
        "INV015",
        Text(
            "Das ist keine Tabelle oder Liste ({was}). Speichert oder exportiert sie als .xlsx oder .csv, oder kopiert "
            "den Text und fügt ihn ein.",
            "This is not a table or list but {was}. Save or export it as .xlsx or .csv, or copy the text and "
            "paste it.",
            {"was": Text(de, en)},
            sie="Das ist keine Tabelle oder Liste ({was}). Speichern oder exportieren Sie die "
            "Datei als .xlsx oder .csv, oder kopieren Sie den Text und fügen Sie ihn ein.",
        ),
    )


def _refuse_strangers(content: bytes) -> None:
    for beginning, de, en in STRANGERS:
        if content.startswith(beginning):
            raise not_a_list(de, en)
    if content[4:8] == b"ftyp":
        raise not_a_list("Film oder Foto", "a film or photo")


def _read_zip(name: str, content: bytes) -> FilesRead:
    from klarlinie.gateways.archives import open_guarded
    from klarlinie.gateways.spreadsheets import read_workbook

    with open_guarded(content) as archive:
        members = set(archive.namelist())
        if "content.xml" in members and "mimetype" in members:
            kind = archive.read("mimetype").strip()
            if b"spreadsheet" not in kind:
                raise not_a_list("Text oder Präsentation", "a text or presentation")
            if "META-INF/manifest.xml" in members and b"encryption-data" in archive.read(
                "META-INF/manifest.xml"
            ):
                raise locked()
        elif not any(member.casefold().startswith("xl/workbook.") for member in members):
            raise _other_archive(members)
        return read_workbook(name, content, archive)


def _other_archive(members: set[str]) -> Unreadable:
    if "word/document.xml" in members:
        return not_a_list("Word-Dokument", "a Word document")
    if any(member.startswith("ppt/") for member in members):
        return not_a_list("PowerPoint-Datei", "a PowerPoint file")
    if any(member.endswith(".iwa") for member in members):
        return not_a_list("Numbers- oder Pages-Datei", "a Numbers or Pages file")
    return not_a_list("gepacktes Archiv: entpacke es zuerst", "a packed archive: unpack it first")


def _read_ole(name: str, content: bytes) -> FilesRead:
    from klarlinie.gateways.spreadsheets import read_workbook

    for stream, kind in OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            if kind == "locked":
                raise locked()
            if kind == "xls":
                return read_workbook(name, content, None)
            raise not_a_list(kind, f"a file of another kind ({kind})")
    raise (
        broken()
        if name.casefold().endswith(".xls")
        else not_a_list("alte Office-Datei", "an old Office file")
    )


def _read_written(name: str, content: bytes) -> FilesRead:
    text, problems = decode(content, name)
    start = text.lstrip()[:2000]
    if not start:
        raise empty()
    is_ours = name.casefold().endswith(DELIMITED_NAMES) and is_our_own(text)
    read = (read_delimited if is_ours else _read_text(name.casefold(), start.casefold()))(name, text)
    return FilesRead(read.tables, (*problems, *read.problems))


def _read_text(name: str, start: str) -> Callable[[str, str], FilesRead]:
    """Who reads a written file; `start` is how it begins, in small letters."""
    if start.startswith("begin:vcalendar"):
        from klarlinie.gateways.calendars import read_calendar

        return read_calendar
    if name.endswith(".json") or JSON_START.match(start):
        from klarlinie.gateways.boards import read_board

        return read_board
    if "<table" in start or start.startswith(("<!doctype html", "<html", "<?xml", "<!--", "<!doctype")):
        from klarlinie.gateways.web_tables import read_web_page

        return read_web_page
    return _read_lines


def _read_lines(name: str, text: str) -> FilesRead:
    from klarlinie.gateways.delimited import is_delimited
    from klarlinie.gateways.lists import read_list

    ending = name[name.rfind(".") :].casefold() if "." in name else ""
    if ending in DELIMITED_NAMES or (ending not in LIST_NAMES and is_delimited(text)):
        return read_delimited(name, text)
    return read_list(name, text)
