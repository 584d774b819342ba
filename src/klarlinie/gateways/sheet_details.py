"""What a quick reader of values does not see in a workbook: error cells, uncalculated formulas, bold, comments."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.etree import ElementTree

from klarlinie.gateways import limits
from klarlinie.gateways.ods_currencies import ods_currencies
from klarlinie.method.inventory.table import CellLook
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

ERROR_CELL = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d{1,7})"')
ERROR_WORD = re.compile(rb"<(?:\w+:)?v>([^<]{1,20})<")
# A cell with a formula and no value behind it: the file was written by a program that does not calculate.
BARE_FORMULA = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*'
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
ODS_ERROR = re.compile(
    rb"<text:p>(?:#(?:REF|NAME|DIV/0|N/A|VALUE|WERT|BEZUG|NV|ZAHL|NUM)[!?]?|Err:\d{3})</text:p>"
)
COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*\bhidden="(?:1|true)"[^>]*>')
NUMBER = {name: re.compile(rb'\b%s="(\d{1,7})"' % name) for name in (b"r", b"min", b"max")}
ODS_PART = re.compile(rb"<table:table-(column|row)(\s[^>]*)?/?>")
ODS_REPEATED = re.compile(rb'table:number-(?:columns|rows)-repeated="(\d{1,7})"')
ODS_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
ODS_NAME = re.compile(rb'table:name="([^"]*)"')


@dataclass(frozen=True)
class Hidden:
    """What somebody has hidden in a sheet: columns by index, rows by line."""

    columns: frozenset[int] = frozenset()
    lines: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Details:
    """For each sheet: cells without a value as (column letters, line, error word or ""), and looks by line."""

    valueless: Mapping[str, list[tuple[str, int, str]]] = field(default_factory=dict)
    looks: Mapping[str, Mapping[tuple[int, int], CellLook]] = field(default_factory=dict)
    unplaced: Mapping[str, int] = field(default_factory=dict)  # error cells whose place is not known
    hidden: Mapping[str, Hidden] = field(default_factory=dict)

    def looks_of(self, sheet: str, index_of: Mapping[int, int]) -> dict[tuple[int, int], CellLook]:
        """Looks by (row, column) index; `index_of` leads from the line to the row."""
        return {
            (index_of[line], column): look
            for (line, column), look in self.looks.get(sheet, {}).items()
            if line in index_of
        }

    def problems_of(self, file: str, sheet: str) -> Iterator[Problem]:
        cells = self.valueless.get(sheet, [])
        for column, line, error in cells[: limits.NAMED_CELLS]:
            yield _error(file, sheet, line, column, error) if error else _bare(file, sheet, line, column)
        more = max(len(cells) - limits.NAMED_CELLS, 0) + self.unplaced.get(sheet, 0)
        if more:
            yield _many(file, sheet, more)


def no_details() -> Details:
    return Details()


def read_details(archive: zipfile.ZipFile, content: bytes) -> Details:
    """Details of an .xlsx (or error cells of an .ods); looks only where the file is small."""
    if "content.xml" in archive.namelist():
        xml = archive.read("content.xml")
        looks = ods_currencies(xml) if b"office:currency=" in xml and _is_small(archive, content) else {}
        return Details(looks=looks, unplaced=_ods_errors(xml), hidden=_ods_hidden(xml))
    parts = sheet_parts(archive)
    valueless, hidden = {}, {}
    rows = 0
    for name, part in parts.items():
        xml = archive.read(part)
        rows += xml.count(b"<row ") + xml.count(b":row ")
        hidden[name] = _hidden(xml)
        found = list(_valueless(xml))
        if found:
            valueless[name] = found
    is_small = rows <= limits.LOOKS_ROWS and _is_small(archive, content)
    return Details(valueless, _looks(content) if is_small else {}, hidden=hidden)


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Which part of the archive holds which sheet, by the workbook's own list."""
    members = {name.casefold(): name for name in archive.namelist()}
    book, links = members.get("xl/workbook.xml"), members.get("xl/_rels/workbook.xml.rels")
    if not book or not links:
        return {}
    try:
        targets = {
            link.get("Id"): link.get("Target", "") for link in ElementTree.fromstring(archive.read(links))
        }
        sheets = ElementTree.fromstring(archive.read(book)).iter()
        found = {
            sheet.get("name", ""): _part(targets.get(_link(sheet), ""), members)
            for sheet in sheets
            if sheet.tag.endswith("}sheet")
        }
    except ElementTree.ParseError:
        return {}
    return {name: part for name, part in found.items() if part}


def letters(column: int) -> str:
    """The name of a column in a sheet: 0 is A, 26 is AA."""
    name = ""
    while column >= 0:
        name = chr(65 + column % 26) + name
        column = column // 26 - 1
    return name


def _link(sheet: ElementTree.Element) -> str | None:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)


def _part(target: str, members: Mapping[str, str]) -> str:
    path = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
    return members.get(path.casefold(), "")


def _valueless(xml: bytes) -> Iterator[tuple[str, int, str]]:
    if b't="e"' in xml:
        for cell in ERROR_CELL.finditer(xml):
            word = ERROR_WORD.search(xml, cell.end(), cell.end() + 2_000)
            yield cell[1].decode(), int(cell[2]), word[1].decode("utf-8", "replace") if word else "#?"
    if b"<f" in xml or b":f>" in xml:
        for cell in BARE_FORMULA.finditer(xml):
            if b't="e"' not in cell[0].partition(b">")[0]:
                yield cell[1].decode(), int(cell[2]), ""


def _hidden(xml: bytes) -> Hidden:
    if b"hidden=" not in xml:
        return Hidden()
    columns: set[int] = set()
    for column in COLUMN.findall(xml):
        first, last = NUMBER[b"min"].search(column), NUMBER[b"max"].search(column)
        if re.search(rb'\bhidden="(?:1|true)"', column) and first and last:
            columns.update(range(int(first[1]) - 1, min(int(last[1]), limits.COLUMNS)))
    lines = (NUMBER[b"r"].search(row) for row in ROW.findall(xml))
    return Hidden(frozenset(columns), frozenset(int(line[1]) for line in lines if line))


def _ods_hidden(xml: bytes) -> dict[str, Hidden]:
    if not ODS_HIDDEN.search(xml):
        return {}
    found = {}
    for sheet in xml.split(b"<table:table ")[1:]:
        hidden: dict[bytes, set[int]] = {b"column": set(), b"row": set()}
        at = {b"column": 0, b"row": 1}
        for part in ODS_PART.finditer(sheet):
            kind, about = part[1], part[2] or b""
            repeated = ODS_REPEATED.search(about)
            count = int(repeated[1]) if repeated else 1
            if ODS_HIDDEN.search(about):
                hidden[kind].update(range(at[kind], at[kind] + min(count, limits.ROWS)))
            at[kind] += count
        if name := ODS_NAME.search(sheet):
            label = html.unescape(name[1].decode("utf-8", "replace"))
            found[label] = Hidden(frozenset(hidden[b"column"]), frozenset(hidden[b"row"]))
    return found


def _ods_errors(xml: bytes) -> dict[str, int]:
    """How many cells of each sheet show an error; LibreOffice keeps it as the text of an empty cell."""
    found = {}
    for sheet in xml.split(b"<table:table ")[1:]:
        name, count = ODS_NAME.search(sheet), len(ODS_ERROR.findall(sheet))
        if name and count:
            found[html.unescape(name[1].decode("utf-8", "replace"))] = count
    return found


def _is_small(archive: zipfile.ZipFile, content: bytes) -> bool:
    unzipped = sum(member.file_size for member in archive.infolist())
    return len(content) <= limits.LOOKS_FILE_BYTES and unzipped <= limits.LOOKS_UNZIPPED_BYTES


def _looks(content: bytes) -> dict[str, dict[tuple[int, int], CellLook]]:
    """Bold, struck, number format and comment of each cell; nothing where the file resists (values stay)."""
    import io
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content))
        return {sheet.title: _looks_of_sheet(sheet) for sheet in book.worksheets}
    except Exception:  # looks are a bonus: a workbook that only the value reader understands is still read
        return {}


def _looks_of_sheet(sheet: object) -> dict[tuple[int, int], CellLook]:
    cells: Mapping[tuple[int, int], object] = sheet._cells  # type: ignore[attr-defined]
    if len(cells) > limits.LOOKS_CELLS:
        return {}
    found = {}
    for (line, column), cell in cells.items():
        look = _look(cell)
        if look != PLAIN:
            found[line, column - 1] = look
    return found


PLAIN = CellLook()


def _look(cell: object) -> CellLook:
    if not cell.has_style and not cell.comment:  # type: ignore[attr-defined]
        return PLAIN
    font = cell.font  # type: ignore[attr-defined]
    number_format = cell.number_format  # type: ignore[attr-defined]
    comment = cell.comment  # type: ignore[attr-defined]
    return CellLook(
        bool(font.b),
        bool(font.strike),
        None if number_format == "General" else number_format,
        comment.text if comment else None,
    )


def _error(file: str, sheet: str, line: int, column: str, error: str) -> Problem:
    message = Text(
        "Hier steht ein Rechenfehler ({error}). Wir haben die Zelle leer gelassen; prüft die Formel.",
        "This cell holds a calculation error ({error}). We have left it empty; please check the formula.",
        {"error": error},
        sie="Hier steht ein Rechenfehler ({error}). Wir haben die Zelle leer "
        "gelassen; prüfen Sie die Formel.",
    )
    return Problem("INV012", file, sheet, line, column, message)


def _bare(file: str, sheet: str, line: int, column: str) -> Problem:
    message = Text(
        "Hier steht eine Formel ohne gespeichertes Ergebnis; die Zelle bleibt leer. Öffnet die Datei in Excel oder "
        "LibreOffice und speichert sie einmal.",
        "This cell holds a formula without a saved result, so it stays empty. Open the file in Excel or "
        "LibreOffice and save it once.",
        sie="Hier steht eine Formel ohne gespeichertes Ergebnis; die Zelle bleibt "
        "leer. Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie "
        "sie einmal.",
    )
    return Problem("INV012", file, sheet, line, column, message)


def _many(file: str, sheet: str, count: int) -> Problem:
    message = Text(
        "Auf diesem Blatt sind Zellen ohne Ergebnis oder mit Rechenfehler, die nicht einzeln genannt sind (Anzahl: "
        "{count}). Sie bleiben leer.",
        "This sheet has cells without a result or with a calculation error that are not named one by one (number: "
        "{count}). They stay empty.",
        {"count": count},
    )
    return Problem("INV012", file, sheet, None, None, message)
