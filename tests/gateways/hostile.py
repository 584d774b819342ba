"""Builders of files that are broken, hostile or only odd; each is small and made anew for every test."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
import xlsxwriter
import xlwt

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(
    rows: object = (("Aktivität", "Std/Monat"), ("LinkedIn", 4), ("Messe", 12)), **options: object
) -> bytes:
    """A plain workbook with one sheet "Liste"."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet("Liste")
        for line, row in enumerate(rows):  # type: ignore[call-overload]
            sheet.write_row(line, 0, row)
    return target.getvalue()


def repacked(
    content: bytes,
    change: Mapping[str, bytes | None] | None = None,
    add: Mapping[str, bytes] | None = None,
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """The archive with parts replaced (None removes) and added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", method) as new:
        for name in old.namelist():
            part = (change or {}).get(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in (add or {}).items():
            new.writestr(name, part)
    return target.getvalue()


def sheet_xml(body: str, before: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{before}'
        f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'
    ).encode()


def with_sheet(body: str, before: str = "") -> bytes:
    return repacked(xlsx(), {SHEET: sheet_xml(body, before)})


def ods(body: str, styles: str = "", before: str = "", manifest: str = "") -> bytes:
    """A LibreOffice workbook from the tables in `body`."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>{manifest}'
            "</manifest:manifest>",
        )
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {spaces} '
            f'office:version="1.2"><office:automatic-styles>{styles}</office:automatic-styles><office:body>'
            f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>",
        )
    return target.getvalue()


def ods_cell(value: object) -> str:
    if isinstance(value, (int, float)):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
            "</table:table-cell>"
        )
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def ods_table(name: str, rows: object, style: str = "") -> str:
    body = "".join(
        "<table:table-row>" + "".join(ods_cell(value) for value in row) + "</table:table-row>"
        for row in rows  # type: ignore[attr-defined]
    )
    return f'<table:table table:name="{name}" {style}>{body}</table:table>'


def xls(rows: object = (("Aktivität", "Std/Monat"), ("LinkedIn", 4))) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Liste")
    for line, row in enumerate(rows):  # type: ignore[call-overload]
        for column, value in enumerate(row):
            sheet.write(line, column, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def archive_of(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def ole(stream: str) -> bytes:
    """Looks like an old Office file that holds one stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + stream.encode("utf-16-le") + b"\x00" * 900


def zip_bomb(size: int = 150_000_000) -> bytes:
    """A sheet that is `size` bytes of blanks when unpacked."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(io.BytesIO(xlsx())) as plain:
            for name in plain.namelist():
                if name != SHEET:
                    archive.writestr(name, plain.read(name))
        with archive.open(SHEET, "w", force_zip64=True) as part:
            part.write(sheet_xml("").split(b"</sheetData>")[0])
            for _ in range(size // 1_000_000):
                part.write(b" " * 1_000_000)
            part.write(b"</sheetData></worksheet>")
    return target.getvalue()


def repeated_string_bomb() -> bytes:
    """One long text that every cell points at: small packed, small unpacked, huge as rows."""
    strings = f'<?xml version="1.0"?><sst xmlns="{MAIN}"><si><t>{"x" * 30_000}</t></si></sst>'
    row = "".join(f'<c r="{chr(65 + column)}{{0}}" t="s"><v>0</v></c>' for column in range(20))
    body = "".join(f'<row r="{line}">{row.replace("{0}", str(line))}</row>' for line in range(1, 5_001))
    return repacked(xlsx(), {SHEET: sheet_xml(body), "xl/sharedStrings.xml": strings.encode()})


def twice_the_same_part() -> bytes:
    target = io.BytesIO(xlsx())
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(target, "a") as archive:
            archive.writestr(SHEET, sheet_xml('<row r="1"><c r="A1"><v>666</v></c></row>'))
    return target.getvalue()


def lying_size() -> bytes:
    """The archive's own list says the sheet is tiny."""
    content = bytearray(xlsx())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        place = archive.start_dir
    name = SHEET.encode()
    found = bytes(content).find(name, place) - 46
    content[found + 24 : found + 28] = struct.pack("<I", 20)
    return bytes(content)


def encrypted_member() -> bytes:
    content = bytearray(xlsx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def strict_ooxml() -> bytes:
    """As Excel saves "Strict Open XML": other name spaces, same list."""
    content = xlsx()
    change = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            change[name] = (
                archive.read(name)
                .replace(
                    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    b"http://purl.oclc.org/ooxml/spreadsheetml/main",
                )
                .replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                )
            )
    return repacked(content, change)


def far_cell(cell: str = "XFD1048576") -> bytes:
    line = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return with_sheet(
        f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{line}"><c r="{cell}"><v>2</v></c></row>'
    )


def ics(*events: str, head: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//DE\r\n{head}{body}END:VCALENDAR\r\n".encode()


def uncalculated() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Aktivität", "Kosten"])  # type: ignore[union-attr]
    book.active.append(["Messe", "=2*6000"])  # type: ignore[union-attr]
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def hidden_sheet() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet("Liste").write_row(0, 0, ("Aktivität", "Std"))
        old = book.add_worksheet("Alt")
        old.write_row(0, 0, ("Geheim", 1))
        old.hide()
    return target.getvalue()


LIST = b"Aktivit\xc3\xa4t;Std/Monat\nLinkedIn;4\nMesse;12\n"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}

# name of the file, its bytes, and the code it must give (None: it is read without a word)
Case = tuple[str, Callable[[], bytes], str | None]
CASES: tuple[Case, ...] = (
    # what cannot be a list
    ("leer.csv", lambda: b"", "INV009"),
    ("nur-leerzeichen.txt", lambda: b" \n\t\r\n ", "INV009"),
    ("nur-nullen.bin", lambda: b"\x00" * 5_000, "INV009"),
    ("nur-bom.csv", lambda: b"\xef\xbb\xbf", "INV009"),
    ("nur-trenner.csv", lambda: b";;;\n;;;\n", "INV009"),
    ("leere-mappe.xlsx", lambda: xlsx(()), "INV009"),
    ("leere-liste.json", lambda: b"[]", "INV009"),
    ("leerer-kalender.ics", lambda: ics(), "INV009"),
    ("rechnung.pdf", lambda: b"%PDF-1.7\n1 0 obj", "INV015"),
    ("umbenannt.xlsx", lambda: b"%PDF-1.7\n1 0 obj", "INV015"),
    ("foto.xls", lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 90, "INV015"),
    ("foto.jpg", lambda: b"\xff\xd8\xff\xe0" + b"\x00" * 90, "INV015"),
    ("film.csv", lambda: b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 90, "INV015"),
    ("brief.rtf", lambda: b"{\\rtf1 Hallo}", "INV015"),
    ("programm.exe", lambda: b"MZ" + b"\x00" * 90, "INV015"),
    ("gepackt.gz", lambda: b"\x1f\x8b\x08" + b"x" * 90, "INV015"),
    ("mail.csv", lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related", "INV015"),
    ("uralt.xls", lambda: b"\x09\x04\x06\x00\x00\x00\x10\x00" + b"\x00" * 90, "INV015"),
    ("brief.docx", lambda: archive_of(WORD), "INV015"),
    ("folien.pptx", lambda: archive_of({"ppt/presentation.xml": b"<p/>"}), "INV015"),
    ("liste.numbers", lambda: archive_of({"Index/Document.iwa": b"\x00\x01"}), "INV015"),
    ("ordner.zip", lambda: archive_of({"a/liste.csv": LIST}), "INV015"),
    ("leer.zip", lambda: archive_of({}), "INV015"),
    (
        "text.odt",
        lambda: archive_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        "INV015",
    ),
    ("brief.doc", lambda: ole("WordDocument"), "INV015"),
    ("mail.msg", lambda: ole("__properties_version1.0"), "INV015"),
    ("zufall.dat", lambda: bytes(range(256)) * 40, "INV002"),
    ("nullen.csv", lambda: b"a;b\n1;\x00\n", "INV002"),
    ("seite.xls", lambda: b"<html><body><p>Bitte anmelden</p></body></html>", "INV002"),
    ("daten.xml", lambda: b"<?xml version='1.0'?><a><b>1</b></a>", "INV002"),
    ("einstellung.json", lambda: b'{"theme": "dark", "size": 3}', "INV002"),
    # locked
    ("geheim.xlsx", lambda: ole("EncryptedPackage"), "INV005"),
    ("geheim-zip.xlsx", encrypted_member, "INV005"),
    ("geheim.ods", lambda: ods("", manifest="<manifest:encryption-data/>"), "INV005"),
    # broken
    ("halb.xlsx", lambda: xlsx()[:2_000], "INV004"),
    ("kopf.xlsx", lambda: b"PK\x03\x04" + b"\x00" * 60, "INV004"),
    ("gekippt.xlsx", lambda: xlsx()[:900] + b"\xff" * 40 + xlsx()[940:], "INV004"),
    ("luegt.xlsx", lying_size, "INV004"),
    ("ohne-blatt.xlsx", lambda: repacked(xlsx(), {SHEET: None}), "INV004"),
    ("kaputtes-xml.xlsx", lambda: repacked(xlsx(), {SHEET: b"<worksheet><sheetData><row><c"}), "INV004"),
    ("kaputte-mappe.xlsx", lambda: repacked(xlsx(), {"xl/workbook.xml": b"<workbook><sheets>"}), "INV004"),
    ("falsche-texte.xlsx", lambda: with_sheet('<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'), "INV004"),
    ("halb.xls", lambda: xls()[:1_200], "INV004"),
    ("leeres-ole.xls", lambda: ole("Workbook"), "INV004"),
    ("halb.ods", lambda: ods(ods_table("A", [["x"]]))[:400], "INV004"),
    ("halb.json", lambda: b'{"cards": [', "INV004"),
    ("halb.ics", lambda: b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x", "INV004"),
    ("halbes-utf16.csv", lambda: "a;b".encode("utf-16") + b"\xd8", "INV004"),
    # hostile
    ("bombe.xlsx", zip_bomb, "INV006"),
    ("bombe-klein.xlsx", lambda: zip_bomb(50_000_000), "INV006"),
    ("viele-teile.xlsx", lambda: repacked(xlsx(), add={f"x/{n}": b"" for n in range(2_100)}), "INV006"),
    ("doppelt.xlsx", twice_the_same_part, "INV006"),
    ("doppelt-gross.xlsx", lambda: repacked(xlsx(), add={SHEET.upper(): b"<x/>"}), "INV006"),
    ("hinaus.xlsx", lambda: repacked(xlsx(), add={"../../boese.txt": b"x"}), "INV006"),
    ("lachen.xlsx", lambda: with_sheet("", DOCTYPE), "INV006"),
    ("fremde-datei.xlsx", lambda: with_sheet("", OUTSIDE), "INV006"),
    ("hinter-kommentar.xlsx", lambda: with_sheet("", f"<!-- <a> -->{DOCTYPE}"), "INV006"),
    ("langer-kommentar.xlsx", lambda: with_sheet("", f"<!--{'x' * 70_000}-->{DOCTYPE}"), "INV006"),
    (
        "utf16-doctype.xlsx",
        lambda: repacked(xlsx(), {SHEET: f"{DOCTYPE}<worksheet/>".encode("utf-16")}),
        "INV006",
    ),
    ("styles-doctype.xlsx", lambda: repacked(xlsx(), {"xl/styles.xml": f"{OUTSIDE}<a/>".encode()}), "INV006"),
    ("doctype.ods", lambda: ods("", before=DOCTYPE), "INV006"),
    (
        "entity.xls",
        lambda: f"<?xml version='1.0'?>{DOCTYPE}<table><tr><td>&b;</td></tr></table>".encode(),
        "INV006",
    ),
    ("nan.json", lambda: b'[{"name": "Messe", "Kosten": NaN}]', "INV006"),
    ("unendlich.json", lambda: b'[{"name": "Messe", "Kosten": 1e999}]', "INV006"),
    ("nul.json", lambda: b'[{"name": "Me\\u0000sse"}]', "INV006"),
    ("ziffern.json", lambda: b'[{"name": "Messe", "n": ' + b"9" * 100_000 + b"}]", "INV006"),
    ("tief.json", lambda: b'[{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}]", "INV006"),
    ("tief.md", lambda: "\n".join(" " * n + "- x:" for n in range(1_500)).encode(), "INV006"),
    ("tief.ics", lambda: b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 3_000, "INV006"),
    ("endloszeile.csv", lambda: b"a;b\n1;" + b"x" * 3_000_000 + b"\n", "INV006"),
    # too much
    ("gross.csv", lambda: b"a;b\n" * 6_500_000, "INV003"),
    ("ferne-zelle.xlsx", far_cell, "INV008"),
    ("ferne-zeile-breit.xlsx", lambda: far_cell("ZZ1048576"), "INV008"),
    ("wiederholt.xlsx", repeated_string_bomb, "INV008"),
    (
        "ods-wiederholt.ods",
        lambda: ods(
            '<table:table table:name="A"><table:table-row table:number-rows-repeated="1000000">'
            '<table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>'
            "</table:table-row></table:table>"
        ),
        "INV004",
    ),
    ("viele-termine.ics", lambda: ics(*["SUMMARY:x\r\nDTSTART:20260101"] * 5_100), "INV003"),
    ("viele-zeilen.csv", lambda: b"a;b\n" * 60_000, "INV003"),
    ("viele-spalten.csv", lambda: b";".join(b"a" for _ in range(600)) + b"\n", "INV003"),
    ("viele-spalten.xlsx", lambda: xlsx([range(700)]), "INV003"),
    ("langer-text.csv", lambda: b"a;b\n1;" + b"x " * 20_000 + b"\n", "INV003"),
    ("viele-punkte.txt", lambda: b"- Messe\n" * 50_100, "INV003"),
    # read, with a word
    ("formel.xlsx", uncalculated, "INV012"),
    (
        "fehler.xlsx",
        lambda: with_sheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c></row>'),
        "INV012",
    ),
    ("windows.csv", lambda: "Aktivität;Std\nMaßnahme;4\n".encode("cp1252"), "INV013"),
    ("mac.csv", lambda: "Aktivität;Std\nMesse für Käufer;4\n".encode("mac-roman"), "INV013"),
    ("loecher.csv", lambda: "Aktivität;ä;ö;ü;ß\n".encode() + b"\xff;x\n", "INV013"),
    ("offen.csv", lambda: b'Titel;Std\n"Messe;4\nFlyer;2\nNewsletter;3\n', "INV014"),
    ("verschluckt.csv", lambda: b'A;B;C\n"x;1;2\ny;3;4\nz;5;6\n"w";7;8\n', "INV014"),
    ("text.txt", lambda: b"Hallo zusammen, hier die Liste.\n\n- Messe\n- Flyer\n", "INV017"),
    # odd, but read without a word
    ("streng.xlsx", strict_ooxml, None),
    ("versteckt.xlsx", hidden_sheet, None),
    ("makros.xlsm", lambda: repacked(xlsx(), add={"xl/vbaProject.bin": b"\x00"}), None),
    ("falscher-name.csv", xlsx, None),
    ("ohne-namen", lambda: LIST, None),
    ("liste.xls", xls, None),
    ("liste.ods", lambda: ods(ods_table("A", [["Aktivität", "Std"], ["Messe", 4]])), None),
    (
        "html.xls",
        lambda: (
            b"<html><table><tr><th>Titel</th><th>Std</th></tr><tr><td>Messe</td><td>4</td></tr></table></html>"
        ),
        None,
    ),
    ("utf16.csv", lambda: "Aktivität;Std\nMesse;4\n".encode("utf-16"), None),
    ("utf16-ohne-marke.csv", lambda: "Aktivität;Std\nMesse;4\n".encode("utf-16-le"), None),
    ("utf16-be.csv", lambda: "Aktivität;Std\nMesse;4\n".encode("utf-16-be"), None),
    ("utf32.csv", lambda: "Aktivität;Std\nMesse;4\n".encode("utf-32"), None),
    ("utf8-marke.csv", lambda: "Aktivität;Std\nMesse;4\n".encode("utf-8-sig"), None),
    ("alte-mac-enden.csv", lambda: LIST.replace(b"\n", b"\r"), None),
    (
        "million-leere-zeilen.xlsx",
        lambda: with_sheet(
            '<row r="1"><c r="A1"><v>1</v></c></row>' + "".join(f'<row r="{n}"/>' for n in range(2, 300_000))
        ),
        None,
    ),
    ("spaete-zeile.xlsx", lambda: far_cell("B90000"), None),
    (
        "falsche-groesse.xlsx",
        lambda: repacked(
            xlsx(),
            {
                SHEET: sheet_xml(
                    '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
                ).replace(b"<sheetData>", b'<dimension ref="A1:A1"/><sheetData>')
            },
        ),
        None,
    ),
    (
        "bombenserie.ics",
        lambda: ics("SUMMARY:Jour fixe\r\nDTSTART:20260101T090000\r\nRRULE:FREQ=SECONDLY"),
        None,
    ),
    ("formeltext.csv", lambda: b"Titel;Std\n=cmd|' /C calc'!A0;4\n", None),
    ("kartei.json", lambda: json.dumps([{"name": "Messe", "std": 4}]).encode(), None),
)
