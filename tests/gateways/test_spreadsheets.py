"""Workbooks come row for row, with their true line numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.comments import Comment

from klarlinie.gateways import limits
from klarlinie.gateways.files_read import FilesRead, pack, unpack
from klarlinie.gateways.kinds import read_content
from klarlinie.gateways.ods_currencies import ods_currencies
from klarlinie.gateways.sheet_details import letters
from tests.gateways.hostile import (
    SHEET,
    far_cell,
    ods,
    ods_cell,
    ods_table,
    repacked,
    sheet_xml,
    with_sheet,
    xlsx,
)


def book(write: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None]) -> FilesRead:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        write(workbook, workbook.add_worksheet("Liste"))
    return read_content("liste.xlsx", target.getvalue())


def test_lines_are_those_of_the_sheet_also_below_empty_rows() -> None:
    def write(_: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write(3, 2, "Aktivität")
        sheet.write(5, 2, "Messe")
        sheet.write(5, 5, "")

    table = book(write).tables[0]
    assert table.rows == ((None, None, "Aktivität"), (), (None, None, "Messe"))
    assert table.lines == (4, 5, 6)


def test_values_keep_their_kind() -> None:
    def write(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        instant = workbook.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        sheet.write_row(0, 0, ("Text", 3, 4.5, 0.1, True, "  ", -2, 12345678901))
        sheet.write_datetime(1, 0, datetime.fromisoformat("2026-03-01"), day)
        sheet.write_datetime(1, 1, datetime.fromisoformat("2026-03-01T09:30"), instant)
        sheet.write(1, 2, 0.1875, workbook.add_format({"num_format": "hh:mm"}))
        sheet.write(1, 3, 1.1875, workbook.add_format({"num_format": "[h]:mm"}))
        sheet.write(1, 4, 0.05, workbook.add_format({"num_format": "0%"}))

    table = book(write).tables[0]
    assert table.rows[0] == ("Text", 3, 4.5, 0.1, True, None, -2, 12345678901)
    assert [type(cell) for cell in table.rows[0][1:3]] == [int, float]
    assert table.rows[0][4] is True
    assert table.rows[1] == (
        date(2026, 3, 1),
        datetime.fromisoformat("2026-03-01T09:30"),
        time(4, 30),
        "28:30 h",
        0.05,
    )
    assert table.looks[1, 4].number_format == "0%"


def test_looks_of_a_small_workbook_are_seen() -> None:
    def write(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write(2, 1, "Gruppe", workbook.add_format({"bold": True}))
        sheet.write(3, 1, "Flyer", workbook.add_format({"font_strikeout": True}))
        sheet.write(3, 2, 1200, workbook.add_format({"num_format": '#,##0.00 "€"'}))
        sheet.write(4, 1, "Messe")
        sheet.write_comment(4, 1, "fragt Tom")

    table = book(write).tables[0]
    assert table.looks[0, 1].is_bold
    assert table.looks[1, 1].is_struck
    assert table.looks[1, 2].number_format == '#,##0.00 "€"'
    assert table.looks[2, 1].comment == "fragt Tom"
    assert set(table.looks) == {(0, 1), (1, 1), (1, 2), (2, 1)}


def test_looks_of_a_long_workbook_are_left_aside() -> None:
    def write(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        bold = workbook.add_format({"bold": True})
        for line in range(limits.LOOKS_ROWS + 10):
            sheet.write(line, 0, "x", bold)

    table = book(write).tables[0]
    assert len(table.rows) == limits.LOOKS_ROWS + 10
    assert table.looks == {}


def test_merged_cells_are_handed_on_as_they_stand() -> None:
    def write(_: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.merge_range(2, 0, 2, 2, "Unsere Liste")
        sheet.merge_range(3, 0, 5, 0, "Social")
        sheet.merge_range(3, 2, 5, 2, 12_000)
        for line in (3, 4, 5):
            sheet.write(line, 1, f"Aktivität {line}")

    table = book(write).tables[0]
    assert table.rows == (
        ("Unsere Liste",),
        ("Social", "Aktivität 3", 12_000),
        (None, "Aktivität 4"),
        (None, "Aktivität 5"),
    )
    assert table.merged == ((0, 0, 0, 2), (1, 0, 3, 0), (1, 2, 3, 2))


def test_a_merged_range_that_leads_beyond_the_rows_is_clipped() -> None:
    merged = '<mergeCells count="2"><mergeCell ref="A1:A1048576"/><mergeCell ref="D900:E950"/></mergeCells>'
    xml = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>')
    content = repacked(xlsx(), {SHEET: xml.replace(b"</sheetData>", b"</sheetData>" + merged.encode())})
    assert read_content("l.xlsx", content).tables[0].merged == ((0, 0, 1, 0),)


def test_old_excel_files_are_read_with_hidden_and_merged() -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Liste")
    sheet.write_merge(2, 3, 0, 0, "Social")
    sheet.write(2, 1, "LinkedIn")
    sheet.write(3, 1, "Xing")
    hidden = workbook.add_sheet("Alt")
    hidden.write(0, 0, "x")
    hidden.visibility = 1
    target = io.BytesIO()
    workbook.save(target)

    read = read_content("liste.xls", target.getvalue())

    assert read.tables[0].rows == (("Social", "LinkedIn"), (None, "Xing"))
    assert read.tables[0].lines == (3, 4)
    assert read.tables[0].merged == ((0, 0, 1, 0),)
    assert [table.is_hidden for table in read.tables] == [False, True]


def test_libreoffice_files_are_read_with_their_lines() -> None:
    empty = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    cells = (
        ods_cell("Messe")
        + '<table:table-cell office:value-type="date" office:date-value="2026-04-20"/>'
        + '<table:table-cell office:value-type="currency" office:currency="EUR" office:value="1200"/>'
        + '<table:table-cell office:value-type="percentage" office:value="0.5"/>'
    )
    tail = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    body = f'<table:table table:name="Liste">{empty}<table:table-row>{cells}</table:table-row>{tail}</table:table>'
    table = read_content("liste.ods", ods(body)).tables[0]
    assert table.rows == (("Messe", date(2026, 4, 20), 1200, 0.5),)
    assert table.lines == (3,)


def test_error_cells_of_libreoffice_are_counted() -> None:
    error = '<table:table-cell office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>'
    error = error.replace('"string"', '"string" office:string-value=""')
    row = f"<table:table-row>{ods_cell('Messe')}{error}</table:table-row>"
    table = read_content(
        "l.ods", ods(f'<table:table table:name="A &amp; B">{row}{row}</table:table>')
    ).tables[0]
    assert table.rows == (("Messe",), ("Messe",))
    assert [(problem.code, problem.sheet) for problem in table.problems] == [("INV012", "A & B")]


def test_a_hidden_libreoffice_sheet_is_marked() -> None:
    hidden = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="weg" style:family="table">{hidden}</style:style>'
    body = ods_table("Liste", [["a", "b"]]) + ods_table("Alt", [["c"]], 'table:style-name="weg"')
    read = read_content("liste.ods", ods(body, style))
    assert [(table.sheet, table.is_hidden) for table in read.tables] == [("Liste", False), ("Alt", True)]


def test_error_cells_and_uncalculated_formulas_are_named_where_they_stand() -> None:
    body = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Messe</t></is></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="4"><c r="A4"><f>1+1</f><v>2</v></c><c r="B4"><f>C4*2</f></c><c r="AB4"><f>C4</f><v></v></c></row>'
    )
    table = read_content("liste.xlsx", with_sheet(body)).tables[0]
    assert table.rows == (("Messe",), (), (), (2,))
    assert [(problem.code, problem.line, problem.column) for problem in table.problems] == [
        ("INV012", 1, "B"),
        ("INV012", 4, "B"),
        ("INV012", 4, "AB"),
    ]
    assert "#DIV/0!" in table.problems[0].message.say("de")


def test_a_thousand_error_cells_are_counted_and_not_all_named() -> None:
    body = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}" t="e"><v>#N/A</v></c></row>'
        for n in range(1, 1_001)
    )
    problems = read_content("liste.xlsx", with_sheet(body)).tables[0].problems
    assert len(problems) == limits.NAMED_CELLS + 1
    assert "950" in problems[-1].message.say("de")


def test_a_far_row_keeps_its_line_and_the_gap_is_closed() -> None:
    table = read_content("liste.xlsx", far_cell("B90000")).tables[0]
    assert table.rows[0] == (1,)
    assert table.rows[-1] == (None, 2)
    assert table.lines[-1] == 90_000
    assert len(table.rows) <= limits.EMPTY_RUN + 2


def test_a_chart_sheet_is_no_table() -> None:
    def write(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row(0, 0, ("Messe", 1))
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "=Liste!$B$1:$B$1"})
        workbook.add_chartsheet("Bild").set_chart(chart)

    assert [table.sheet for table in book(write).tables] == ["Liste"]


def test_a_book_that_openpyxl_cannot_open_is_still_read() -> None:
    odd = repacked(xlsx(), {"xl/styles.xml": b"<styleSheet>"})
    table = read_content("liste.xlsx", odd).tables[0] if _opens(odd) else None
    assert table is None or len(table.rows) == 3
    strange = repacked(xlsx(), {"docProps/core.xml": b"<broken>"})
    assert len(read_content("liste.xlsx", strange).tables[0].rows) == 3
    with pytest.raises(Exception, match=r".+"):
        openpyxl.load_workbook(io.BytesIO(strange))


def _opens(content: bytes) -> bool:
    import python_calamine

    try:
        python_calamine.load_workbook(io.BytesIO(content))
    except python_calamine.CalamineError:
        return False
    return True


def test_comments_of_openpyxl_files_are_seen() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "Messe"
    workbook.active["A1"].comment = Comment("lohnt sich?", "Jana")
    target = io.BytesIO()
    workbook.save(target)
    assert read_content("l.xlsx", target.getvalue()).tables[0].looks[0, 0].comment == "lohnt sich?"


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_the_sheet(column: int, name: str) -> None:
    assert letters(column) == name


def test_an_ods_keeps_the_currency_of_each_cell() -> None:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )

    def money(currency: str) -> str:
        return (
            f'<table:table-cell office:value-type="currency" office:currency="{currency}" office:value="5"/>'
        )

    sheet = (
        '<table:table table:name="T"><table:table-row table:number-rows-repeated="2"><table:table-cell/>'
        f"</table:table-row><table:table-row><table:table-cell table:number-columns-repeated='2'/>{money('USD')}"
        f"</table:table-row><table:table-row table:number-rows-repeated='2'>{money('CHF')}</table:table-row>"
        "</table:table>"
    )
    content = f"<office:document-content {names}>{sheet}</office:document-content>"

    looks = ods_currencies(content.encode())["T"]

    assert {place: look.number_format for place, look in looks.items()} == {
        (3, 2): "[$USD]",
        (4, 0): "[$CHF]",
        (5, 0): "[$CHF]",
    }
    assert ods_currencies(b"<broken") == {}


def test_what_somebody_has_hidden_is_known_as_far_as_it_holds_anything() -> None:
    def write(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        for line, row in enumerate((("Maßnahme", "Std.", "intern"), ("Website", 4, "x"), ("Messe", 3, "y"))):
            sheet.write_row(line, 0, row)
        sheet.set_column(2, 5, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(9, None, None, {"hidden": True})

    (table,) = book(write).tables

    assert (table.hidden_columns, table.hidden_lines) == ((2,), (3,))
    assert table.rows[2] == ("Messe", 3, "y")
    assert unpack(pack(FilesRead((table,)))).tables == (table,)


def test_hidden_columns_and_rows_of_an_ods_are_known_as_well() -> None:
    row = "<table:table-row{}>" + "".join(map(ods_cell, ("a", "b", "c"))) + "</table:table-row>"
    columns = '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
    rows = row.format("") + row.format(' table:visibility="filter"') + row.format("")

    (table,) = read_content(
        "a.ods", ods(f'<table:table table:name="Liste">{columns}{rows}</table:table>')
    ).tables

    assert (table.hidden_columns, table.hidden_lines) == ((1, 2), (2,))
