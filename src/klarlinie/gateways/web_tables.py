"""Many tools export a web page and call it .xls; its plain tables are read, everything else is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from klarlinie.gateways import limits
from klarlinie.gateways.exports import arranged
from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.trimming import Row, cut_to_size
from klarlinie.gateways.unreadable import Unreadable, hostile
from klarlinie.method.inventory.table import Table
from klarlinie.vocabulary.text import Text

BREAKS = ("br", "p", "div", "li")


@dataclass
class WebTable:
    rows: list[Row] = field(default_factory=list)
    line_of: list[int] = field(default_factory=list)


def read_web_page(file: str, text: str) -> FilesRead:
    """Each table of the page with at least two rows and columns. Raises `Unreadable` where there is none."""
    if "<!entity" in text[:100_000].casefold():
        raise hostile("Sie enthält XML-Definitionen (ENTITY).", "It holds XML definitions (ENTITY).")
    page = _Page()
    page.feed(text)
    page.close()
    tables = []
    for number, found in enumerate(page.tables, 1):
        sheet = f"Tabelle {number}" if len(page.tables) > 1 else None
        cut = cut_to_size(found.rows, 0, 0, file, sheet, range(1, len(found.rows) + 1))
        if len(cut.rows) > 1 and max(map(len, cut.rows)) > 1:
            table = Table(
                file, sheet, tuple(map(tuple, cut.rows)), tuple(cut.lines), problems=tuple(cut.problems)
            )
            tables.append(arranged(table))
    if not tables:
        raise _no_table()
    return FilesRead(tuple(tables))


class _Page(HTMLParser):
    """Collects the cells of all tables; a table inside a cell only adds its words to that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[WebTable] = []
        self._depth = 0
        self._words: list[str] | None = None
        self._span = 1
        self._is_skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._is_skipping = True
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(WebTable())
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1].rows.append([])
        elif self._depth == 1 and tag in ("td", "th") and self.tables[-1].rows:
            self._end_cell()
            self._words = []
            self._span = _span(dict(attrs).get("colspan"))
        elif tag in BREAKS and self._words:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._is_skipping = False
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._end_cell()
            self._depth -= 1
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._words is not None and not self._is_skipping:
            self._words.append(data)

    def _end_cell(self) -> None:
        if self._words is None:
            return
        lines = [" ".join(line.split()) for line in "".join(self._words).split("\n")]
        words = "\n".join(filter(None, lines)) if "\n" in self._words else " ".join(filter(None, lines))
        self.tables[-1].rows[-1] += [words or None, *[None] * (self._span - 1)]
        self._words = None


def _span(value: str | None) -> int:
    return (
        min(int(value), limits.COLUMNS)
        if value and value.isdecimal() and len(value) < 5 and int(value)
        else 1
    )


def _no_table() -> Unreadable:
    return Unreadable(
        "INV002",
        Text(
            "Das ist eine Webseite oder XML-Datei ohne Tabelle, auch wenn ihr Name anders endet. Öffnet sie in Excel "
            "und speichert sie als .xlsx.",
            "This is a web page or XML file without a table, even if its name ends differently. Open it in Excel "
            "and save it as .xlsx.",
            sie="Das ist eine Webseite oder XML-Datei ohne Tabelle, auch wenn ihr Name anders "
            "endet. Öffnen Sie die Datei in Excel und speichern Sie sie als .xlsx.",
        ),
    )
