"""In which currency a LibreOffice sheet keeps its sums, for the quick reader of values drops it."""

from __future__ import annotations

import io
from xml.etree import ElementTree

from klarlinie.gateways import limits
from klarlinie.method.inventory.table import CellLook

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
MOST_REPEATS = 1_000  # of one row or cell; LibreOffice fills a sheet to its end with repeated empty ones

Looks = dict[tuple[int, int], CellLook]


def ods_currencies(content: bytes) -> dict[str, Looks]:
    """For each sheet the cells with a currency, by line (from 1) and column (from 0), as a number format shows it."""
    found: dict[str, Looks] = {}
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(content)):
            if element.tag == f"{TABLE}table":
                looks = _looks_of(element)
                if looks:
                    found[element.get(f"{TABLE}name", "")] = looks
                element.clear()
    except ElementTree.ParseError:  # looks are a bonus: the values are read all the same
        return {}
    return found


def _looks_of(sheet: ElementTree.Element) -> Looks:
    looks: Looks = {}
    line = 1
    for row in sheet.iter(f"{TABLE}table-row"):
        repeats = _times(row, "number-rows-repeated")
        of_row = _currencies_of(row)
        for again in range(min(repeats, MOST_REPEATS) if of_row else 0):
            looks.update({(line + again, column): look for column, look in of_row.items()})
        line += repeats
        if line > limits.ROWS or len(looks) > limits.LOOKS_CELLS:
            break
    return looks


def _currencies_of(row: ElementTree.Element) -> dict[int, CellLook]:
    found: dict[int, CellLook] = {}
    column = 0
    for cell in row:
        if cell.tag not in CELLS:
            continue
        repeats = _times(cell, "number-columns-repeated")
        currency = cell.get(f"{OFFICE}currency")
        if currency and currency.isalpha():
            look = CellLook(number_format=f"[${currency}]")
            found.update({column + again: look for again in range(min(repeats, limits.COLUMNS))})
        column += repeats
    return found


def _times(element: ElementTree.Element, name: str) -> int:
    written = element.get(f"{TABLE}{name}", "1")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 1
