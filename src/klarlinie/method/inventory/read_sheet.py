"""One sheet is understood: where its lists begin, what its columns mean, what each row is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from klarlinie.method.inventory import forms, sayings, understand
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.amount_texts import CONVERSIONS
from klarlinie.method.inventory.at_its_word import plain_title, said
from klarlinie.method.inventory.columns_of_names import as_one_list
from klarlinie.method.inventory.content import kinds_of
from klarlinie.method.inventory.groups import RowKind, list_name, row_kinds, starts_new_list
from klarlinie.method.inventory.header import (
    Header,
    find_header,
    header_at,
    header_meanings,
    header_text,
    whole_header,
)
from klarlinie.method.inventory.match_columns import Columns, as_told, known_columns, match_columns
from klarlinie.method.inventory.own_sheet import (
    OWN,
    as_our_own,
    own_column_readers,
    own_columns,
    own_notes,
    own_row_kinds,
    own_text,
)
from klarlinie.method.inventory.read_row import CellReading, agree, column_readers
from klarlinie.method.inventory.reading import SheetReading
from klarlinie.method.inventory.same_questions import ASSUMED
from klarlinie.method.inventory.side_by_side import lists_beside
from klarlinie.method.inventory.table import CellLook, CellValue, Table
from klarlinie.method.inventory.types import guess
from klarlinie.method.inventory.words import cell_text, is_empty, plain_form, words_of
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

SHARED_DOWN = frozenset({"group", "owner", "status", "audience", "reason", "type", "start", "due"})
FIGURES = frozenset({"hours", "money", "effort", "inquiries", "leads", "customers", "revenue", "effect"})
NO_LIST = frozenset(
    "preisliste preise adressen adressliste kontakte kontaktliste legende dropdown dropdowns auswahl "
    "listen hilfe "
    "anleitung notizen notes prices addresses contacts legend help lookup lookups changelog "
    "protokoll glossar".split()
)
FOREIGN = (  # headers of address books and price lists: two of one kind, and it is no list of activities
    frozenset(
        "strasse str plz ort telefon tel mobil fax vorname nachname anrede street zip city phone "
        "firma email".split()
    ),
    frozenset(
        "artikel artikelnummer art preis einzelpreis stueckpreis einheit menge mwst sku unit "
        "quantity vk ek".split()
    ),
)
OWN_PAGES = (
    "Klarlinie "  # how the pages of our own plan are called that repeat what its sheet of activities says
)
OTHER_THINGS = frozenset(
    "kunde kunden kundenname firma firmen customer client lieferant lieferanten produkt artikel rechnung".split()
)
SHEET_TITLE = re.compile(
    r"^(unsere |aktuelle |our |alle )?(marketing ?)?(aktivitaeten|massnahmen|massnahmenliste|"
    r"massnahmenplan|marketingplan|"
    r"aktivitaetenliste|liste|uebersicht|activities|activity list|plan|to ?dos?|to do liste|"
    r"jahresplan|ideen)( |$)"
)
Doubts = list[tuple[str, int | None, str | None, Text]]  # code, row, column, message


@dataclass(frozen=True)
class SheetResult:
    """What one table gave. `kinds` says for every row of the table what it was, so that nothing goes missing."""

    readings: tuple[SheetReading, ...]
    activities: tuple[Activity, ...] = ()
    problems: tuple[Problem, ...] = ()
    kinds: Mapping[int, str] = field(default_factory=dict)
    line_rows: Mapping[str, Any] = field(default_factory=dict)
    people_rows: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Block:
    """One list inside a sheet: its header and the rows below it."""

    header: Header | None
    rows: range
    name: str | None = None


def read_sheet(table: Table, today: date) -> SheetResult:
    """Everything `table` says: activities, or the line, or people, or why it is left out."""
    table = _without_blanks(table)
    filled = sum(any(cell is not None for cell in row) for row in table.rows)
    is_told = _names_the_title(table)
    if table.is_hidden and not is_told:
        said = sayings.hidden_sheet if table.known_columns is None else sayings.archived
        return _left_out(table, "INV101", said(filled - (table.known_columns is not None)))
    if table.known_columns is None and (table.sheet or "").startswith(OWN_PAGES) and not is_told:
        return _left_out(table, "INV106", sayings.our_own_page())
    own = as_our_own(table)
    if own is not None:
        return _with_lines_above(table, _read_lists(own, today))
    if table.known_columns is None and not is_told:
        if forms.is_line_sheet(table):
            return _line_sheet(table)
        people = forms.people_columns(table)
        if people is not None:
            return _people_sheet(table, *people)
    if not filled:
        return SheetResult(
            (SheetReading(table.file, table.sheet, None, {}, "ignored"),), (), (), _all(table, "empty")
        )
    is_plain = table.known_columns is None and not table.told_columns
    columns_as_groups = as_one_list(table) if is_plain and not find_header(table) else None
    if columns_as_groups is not None:
        return _unfolded(table, _read_lists(columns_as_groups, today))
    parts = lists_beside(table)
    if len(parts) == 1:
        return _read_lists(table, today)
    return _beside([_read_lists(part.table, today, part.group) for part in parts])


def _names_the_title(table: Table) -> bool:
    """Whether people have said which column holds the activities: then it is a list of them, whatever it looks like."""
    return "title" in table.told_columns.values()


def _with_lines_above(table: Table, result: SheetResult) -> SheetResult:
    """`result` of our own sheet, with its kinds told for the rows of `table`: a person may have put a title on top."""
    above = len(table.rows) - len(result.kinds)
    titles = {
        row: "empty" if all(cell is None for cell in table.rows[row]) else "title" for row in range(above)
    }
    return replace(result, kinds={**titles, **{row + above: kind for row, kind in result.kinds.items()}})


def _unfolded(table: Table, result: SheetResult) -> SheetResult:
    """`result` of a list made from the columns of `table`, with its kinds told for the rows of `table`."""
    lines = {activity.source.line for activity in result.activities}
    kinds = {row: "activity" if line in lines else "header" for row, line in enumerate(table.lines)}
    empty = {row: "empty" for row, cells in enumerate(table.rows) if all(cell is None for cell in cells)}
    return replace(result, kinds={**kinds, **empty})


def _beside(results: Sequence[SheetResult]) -> SheetResult:
    """What the lists of one sheet gave together; a row is an activity where any of them has one there."""
    kinds: dict[int, str] = {}
    for result in results:
        kinds.update({row: kind for row, kind in result.kinds.items() if kinds.get(row) != "activity"})
    return SheetResult(
        tuple(reading for result in results for reading in result.readings),
        tuple(activity for result in results for activity in result.activities),
        tuple(problem for result in results for problem in result.problems),
        kinds,
    )


def _without_blanks(table: Table) -> Table:
    """The same table with cells of nothing but blanks as empty ones, so that nobody further down has to ask."""
    blanks = [
        r for r, row in enumerate(table.rows) if any(type(cell) is str and not cell.strip() for cell in row)
    ]
    if not blanks:
        return table
    rows = list(table.rows)
    for r in blanks:
        rows[r] = tuple(None if is_empty(cell) else cell for cell in rows[r])
    return replace(table, rows=tuple(rows))


def _all(table: Table, kind: str) -> dict[int, str]:
    return {
        row: kind if any(cell is not None for cell in cells) else "empty"
        for row, cells in enumerate(table.rows)
    }


def _left_out(table: Table, code: str, message: Text) -> SheetResult:
    reading = SheetReading(table.file, table.sheet, None, {}, "ignored")
    problem = Problem(code, table.file, table.sheet, None, None, message)
    return SheetResult((reading,), (), (problem,), _all(table, "left_out"))


def _line_sheet(table: Table) -> SheetResult:
    found, problems = forms.read_line(table)
    reading = SheetReading(table.file, table.sheet, None, {}, "line")
    return SheetResult((reading,), (), problems, _all(table, "line"), found)


def _people_sheet(table: Table, header: int, columns: Mapping[str, int]) -> SheetResult:
    people, problems = forms.read_people(table, header, columns)
    names = {header_text(table.rows[header][column]): meaning for meaning, column in columns.items()}
    places = {column: meaning for meaning, column in columns.items()}
    reading = SheetReading(table.file, table.sheet, table.lines[header], names, "people", places)
    return SheetResult((reading,), (), problems, _all(table, "people"), {}, tuple(people))


def _read_lists(table: Table, today: date, group: str | None = None) -> SheetResult:
    results = [_read_block(table, block, today, block.name or group) for block in _blocks(table)]
    good = [result for result in results if result.readings[0].role == "activities"]
    if not good and len(results) == 1:
        return replace(results[0], kinds={**_above(table, results[0].kinds)[0], **results[0].kinds})
    if not good:
        rows = sum(any(cell is not None for cell in row) for row in table.rows)
        return _left_out(table, "INV102", sayings.no_activities(rows))
    kinds: dict[int, str] = {}
    for result in results:
        kinds.update(result.kinds)
    above, problems = _above(table, kinds)
    return SheetResult(
        tuple(result.readings[0] for result in good),
        tuple(activity for result in results for activity in result.activities),
        (*problems, *(problem for result in results for problem in result.problems)),
        {**above, **kinds},
    )


def _blocks(table: Table) -> list[Block]:
    """The lists of a sheet, one below the other; rows above the first header are no list unless they look like one."""
    if table.known_columns is not None:
        header = header_at(table, (0,), [header_text(cell) for cell in table.rows[0]])
        return [Block(header, range(1, len(table.rows)))]
    first = find_header(table)
    if first is None:
        return [Block(None, range(len(table.rows)))]
    header = first
    blocks: list[Block] = []
    name = None
    if sum(sum(cell is not None for cell in row) > 1 for row in table.rows[: header.rows[0]]) > 3:
        blocks.append(Block(None, range(header.rows[0])))
    start = header.rows[-1] + 1
    for row in range(start, len(table.rows)):
        if row >= start and starts_new_list(table, row, header):
            above = list_name(table, row)
            blocks.append(Block(header, range(start, row - (above is not None)), name))
            header, name = whole_header(table, row), above
            start = header.rows[-1] + 1
    return [*blocks, Block(header, range(start, len(table.rows)), name)]


def _above(table: Table, kinds: Mapping[int, str]) -> tuple[dict[int, str], list[Problem]]:
    """Rows no list has claimed: titles of the sheet, said aloud where they hold more than one cell."""
    above: dict[int, str] = {}
    problems: list[Problem] = []
    for row, cells in enumerate(table.rows):
        if row in kinds:
            continue
        filled = [cell_text(cell) for cell in cells if cell is not None]
        above[row] = "title" if filled else "empty"
        if len(filled) > 1:
            message = sayings.above_header(" | ".join(filled))
            problems.append(Problem("INV105", table.file, table.sheet, table.lines[row], None, message))
    return above, problems


def _read_block(table: Table, block: Block, today: date, group: str | None) -> SheetResult:
    headers = block.header.texts if block.header else ()
    cells = [table.rows[row] for row in block.rows]
    if table.kind == OWN:
        columns = own_columns(table, cells, today)
    elif table.known_columns is not None:
        columns = known_columns(headers, cells, table.known_columns, today)
    else:
        columns = match_columns(headers, cells, today)
    columns = as_told(columns, table.told_columns)
    is_told = _names_the_title(table)
    if columns.meaning("title") is None or (_is_foreign(table, columns) and not is_told):
        return _no_list(table, block, columns)
    if table.known_columns is None and not is_told and _lies_across(block.header, cells):
        return _no_list(table, block, columns, "INV104", sayings.lies_across())
    return _BlockReader(table, block, columns, today, group).read()


def _is_foreign(table: Table, columns: Columns) -> bool:
    """An address book, a price list, a legend: known by its headers or its name, unless a header says activity."""
    if table.known_columns is not None:
        return False
    title = columns.meaning("title")
    surely = title is not None and header_meanings(title.header).get("title", 0) >= 2.5
    if surely:
        return False
    words = {word for column in columns.columns for word in words_of(column.header)}
    if not any(column.header for column in columns.columns):
        words = {
            word for row in table.rows[:3] for cell in row if isinstance(cell, str) for word in words_of(cell)
        }
    if title is not None and set(words_of(title.header)) & OTHER_THINGS:
        return True
    return any(len(words & kind) >= 2 for kind in FOREIGN) or bool(set(words_of(table.sheet or "")) & NO_LIST)


def _lies_across(header: Header | None, rows: Sequence[Sequence[CellValue]]) -> bool:
    """Whether the first column holds headers: then the activities stand side by side."""
    if header is not None and sum(bool(header_meanings(text)) for text in header.texts[1:]) > 1:
        return False
    firsts = [row[0] for row in rows if row and row[0] is not None]
    known = [
        cell
        for cell in firsts
        if isinstance(cell, str) and max(header_meanings(cell).values(), default=0) >= 3
    ]
    several = sum(sum(cell is not None for cell in row) >= 3 for row in rows)
    return len(known) >= 2 and len(known) >= 0.6 * len(firsts) and several >= 2


def _no_list(
    table: Table, block: Block, columns: Columns, code: str = "INV102", message: Text | None = None
) -> SheetResult:
    rows = [row for row in block.rows if any(cell is not None for cell in table.rows[row])]
    line = table.lines[block.header.rows[0]] if block.header else None
    problem = Problem(code, table.file, table.sheet, line, None, message or sayings.no_activities(len(rows)))
    kinds = {row: "left_out" if row in rows else "empty" for row in block.rows}
    kinds.update(dict.fromkeys(block.header.rows if block.header else (), "header"))
    return SheetResult((SheetReading(table.file, table.sheet, line, {}, "ignored"),), (), (problem,), kinds)


@dataclass(slots=True)
class Draft:
    """An activity while its row is read: the fields found so far, and its notes."""

    row: int
    fields: dict[str, Any]
    notes: dict[str, str]


class _BlockReader:
    """Reads the rows of one list from top to bottom, with the group and the activity it is just below."""

    def __init__(
        self, table: Table, block: Block, columns: Columns, today: date, group: str | None = None
    ) -> None:
        self.table, self.block, self.columns = table, block, columns
        self.doubts: Doubts = [("INV111", None, name, text) for name, text in columns.doubts]
        self.rows = _spread_down(table, block, columns, self.doubts)
        self.shared = {(row, name) for code, row, name, _ in self.doubts if code == "INV114"}
        self.is_own = table.kind == OWN
        to_readers = own_column_readers if self.is_own else column_readers
        readers = to_readers(columns, list(self.rows.values()), today)
        self.plan = [(reader.column.index, reader.column.name, reader) for reader in readers]
        title = columns.meaning("title")
        assert title is not None
        self.title = title.index
        self.looks = _looks_by_row(table, block)
        self.asked = columns.meaning("reason") is not None, columns.meaning("audience") is not None
        self.group = group
        self.group_open = False
        self.drafts: list[Draft] = []
        self.assumed: list[tuple[int, str, Text]] = []
        self.converted: set[tuple[str, str]] = (
            set()
        )  # columns and how their units were turned, said once each

    def read(self) -> SheetResult:
        kinds = self._kinds()
        for row, kind in kinds.items():
            self._take(row, kind)
        table = self.table
        header = self.block.header
        line = table.lines[_title_row(header, self.title)] if header else None
        names = (
            self.columns.names() if line != 0 else self.columns.filled_names()
        )  # 0: the reader made the header
        reading = SheetReading(
            table.file, table.sheet, line or None, names, "activities", self.columns.places()
        )
        told: dict[int, str] = {row: kind.kind for row, kind in kinds.items()}
        told.update(dict.fromkeys(header.rows if header else (), "header"))
        activities = tuple(Activity(**draft.fields) for draft in self.drafts)
        return SheetResult((reading,), activities, self._problems(), told)

    def _kinds(self) -> dict[int, RowKind]:
        if self.is_own:
            return own_row_kinds(self.table, self.block.rows, self.title)
        if self.table.known_columns is not None:
            return {row: _known_kind(self.table.rows[row], self.title) for row in self.block.rows}
        kinds = row_kinds(self.table, self.block.header, self.columns, self.block.rows)
        if self.block.header is None:
            first = next((row for row, kind in kinds.items() if kind.kind != "empty"), None)
            if first is not None and self._is_sheet_title(first):
                kinds[first] = RowKind("title")
        return kinds

    def _is_sheet_title(self, row: int) -> bool:
        """ "Marketing-Aktivitäten 2026" over a list without a header."""
        filled = [cell for cell in self.table.rows[row] if cell is not None]
        return (
            len(filled) == 1 and isinstance(filled[0], str) and bool(SHEET_TITLE.match(plain_form(filled[0])))
        )

    def _take(self, row: int, kind: RowKind) -> None:
        cells = self.rows[row]
        if kind.kind == "activity":
            self._activity(row, cells, kind)
        elif kind.kind == "group":
            text = kind.text.rstrip(" :")
            self.group = f"{self.group} / {text}" if self.group_open and self.group else text
            self.group_open = True
            return
        elif kind.kind == "nameless":
            self._nameless(row, cells, kind)
        elif kind.kind == "remark":
            self._doubt("INV204", row, None, sayings.remark(_words(cells)))
        elif kind.kind == "sum" and kind.doubt:
            self._doubt("INV201", row, None, sayings.maybe_sum(_words(cells)))
        if kind.kind != "empty":
            self.group_open = False

    def _activity(self, row: int, cells: Sequence[CellValue], kind: RowKind) -> None:
        table = self.table
        name = cells[self.title] if self.title < len(cells) else None
        if name is None:  # a lonely text left of the titles
            name = next(cell for cell in cells if cell is not None)
        words = said(name) if self.is_own else None
        title = plain_title(cell_text(name)) if words is None else words
        draft = Draft(row, {"title": title, "source": Source(table.file, table.sheet, table.lines[row])}, {})
        self._read_cells(draft, cells)
        self._complete(draft)
        if _names_amount(draft.fields):
            self._doubt("INV301", row, self.columns.columns[self.title].name, sayings.amount_in_title(title))
        if kind.doubt == "group?":
            self._doubt("INV202", row, None, sayings.maybe_group(title))
        elif kind.doubt == "no group":
            self._doubt("INV202", row, None, sayings.heading_of_nothing(title))
        self.drafts.append(draft)

    def _read_cells(self, draft: Draft, cells: Sequence[CellValue]) -> None:
        looks = self.looks.get(draft.row)
        width = len(cells)
        for index, name, reader in self.plan:
            cell = cells[index] if index < width else None
            if cell is None:
                continue
            if reader.is_note:
                draft.notes[name] = own_text(cell) if self.is_own else cell_text(cell)
                continue
            reading = reader.read(cell, looks.get(index) if looks else None)
            for field_name, value in reading.values:
                if draft.fields.setdefault(field_name, value) != value:
                    self._settle(draft, field_name, value, name, cell)
            if reading.note is not None or reading.assumptions or reading.doubts:
                self._say(draft, name, reading)
        if looks:
            self._seen(draft, looks)
        if self.shared:
            draft.notes.update(self._shared_figures(draft.row))

    def _say(self, draft: Draft, name: str, reading: CellReading) -> None:
        """The note of a cell, its doubts, and its assumptions once a column."""
        if reading.note is not None:
            draft.notes[name] = reading.note
        for doubt in reading.doubts:
            self._doubt("INV301", draft.row, name, doubt)
        for assumption in reading.assumptions:
            is_known = assumption in CONVERSIONS and (name, assumption.de) in self.converted
            if not is_known:
                self.assumed.append((draft.row, name, assumption))
            self.converted.add((name, assumption.de))

    def _shared_figures(self, row: int) -> dict[str, str]:
        """What a cell merged over several activities says, kept with the first of them."""
        cells = self.table.rows[row]
        return {
            c.name: cell_text(cells[c.index]) for c in self.columns.columns if (row, c.name) in self.shared
        }

    def _settle(self, draft: Draft, field_name: str, value: Any, name: str, cell: CellValue) -> None:
        """Two cells speak of the same thing: alike, the first stays; not alike, the value stays open."""
        before = draft.fields[field_name]
        if field_name == "effect_source" or (before is not None and agree(field_name, before, value)):
            return
        if before is not None:
            first, text = self._who_said(draft.row, field_name)
            draft.notes[first] = text
            said = sayings.contradiction(f"{first}: {text}", f"{name}: {cell_text(cell)}")
            self._doubt("INV303", draft.row, name, said)
        draft.fields[field_name] = None
        draft.notes[name] = cell_text(cell)

    def _who_said(self, row: int, field_name: str) -> tuple[str, str]:
        """The first column of the row that gives a value for the field, and what stands there."""
        cells, looks = self.rows[row], self.looks.get(row) or {}
        for index, name, reader in self.plan:
            cell = cells[index] if index < len(cells) else None
            if cell is not None and any(
                n == field_name for n, _ in reader.read(cell, looks.get(index)).values
            ):
                return name, cell_text(cell)
        return "", ""

    def _seen(self, draft: Draft, looks: Mapping[int, CellLook]) -> None:
        """What a reader of the sheet sees besides the words: comments, and a title struck through."""
        for column, look in looks.items():
            if look.comment:
                name = self.columns.columns[column].name if column < len(self.columns.columns) else ""
                draft.notes[f"Kommentar zu {name}"] = " ".join(look.comment.split())
        title = looks.get(self.title)
        if title is not None and title.is_struck and "status" not in draft.fields:
            draft.notes["Durchgestrichen"] = "ja"
            self._doubt("INV205", draft.row, None, sayings.struck(draft.fields["title"]))

    def _complete(self, draft: Draft) -> None:
        """Group, type, status of a status group, and whether the list asked why and for whom."""
        fields = draft.fields
        group = fields.get("group") or self.group
        if self.group and fields.get("group"):
            draft.notes.setdefault("Abschnitt", self.group)
        fields["group"] = group
        fields["type"], fields["type_certain"] = _type(
            fields["title"], group, fields.get("type"), fields.get("type_certain", False)
        )
        if "status" not in fields and group is not None and not self.is_own:
            fields["status"] = _status_of_group(group)
        for name, was_asked in zip(("asked_reason", "asked_audience"), self.asked, strict=True):
            fields.setdefault(name, was_asked)
        fields["notes"] = own_notes(draft.notes) if self.is_own else draft.notes

    def _nameless(self, row: int, cells: Sequence[CellValue], kind: RowKind) -> None:
        words = _words(cells)
        if self.drafts:
            self.drafts[-1].notes[f"Zeile {self.table.lines[row]}"] = words
        above = self.drafts[-1].fields["title"] if self.drafts else None
        said = (
            sayings.part(words, above) if above and kind.doubt == "part" else sayings.nameless(words, above)
        )
        self._doubt("INV203", row, None, said)

    def _doubt(self, code: str, row: int | None, column: str | None, message: Text) -> None:
        self.doubts.append((code, row, column, message))

    def _problems(self) -> tuple[Problem, ...]:
        assumed = [(ASSUMED, row, name, said) for row, name, said in self.assumed]
        table = self.table
        found = [
            Problem(code, table.file, table.sheet, None if row is None else table.lines[row], column, message)
            for code, row, column, message in [*self.doubts, *assumed]
        ]
        return tuple(sorted(found, key=lambda problem: problem.line or 0))


def _known_kind(cells: Sequence[CellValue], title: int) -> RowKind:
    if title < len(cells) and cells[title] is not None:
        return RowKind("activity")
    return RowKind("nameless" if any(cell is not None for cell in cells) else "empty")


def _title_row(header: Header, title: int) -> int:
    """The row of a two-row header in which the title's own header stands."""
    for place, row in enumerate(header.rows):
        if title < len(header.written[place]) and header.written[place][title]:
            return row
    return header.rows[-1]


def _words(cells: Sequence[CellValue]) -> str:
    return " | ".join(cell_text(cell) for cell in cells if cell is not None)


def _looks_by_row(table: Table, block: Block) -> dict[int, dict[int, CellLook]]:
    by_row: dict[int, dict[int, CellLook]] = {}
    for (row, column), look in table.looks.items():
        if row in block.rows:
            by_row.setdefault(row, {})[column] = look
    return by_row


def _names_amount(fields: Mapping[str, Any]) -> bool:
    """Whether the title holds a time or a sum that no column holds: "Google Ads (300 €/Monat)"."""
    if "hours_per_month" in fields or "money_per_year" in fields or "effort_level" in fields:
        return False
    return not {"money", "hours"}.isdisjoint(kinds_of(fields["title"]))


def _type(title: str, group: str | None, named: str | None, plainly: bool) -> tuple[str, bool]:
    """What a type column names; where it names it vaguely ("Print", "Sonstiges"), a plain title goes before it."""
    if named is not None and plainly:
        return named, True
    kind, certain, hits = guess(title)
    if named is not None:
        return (kind, True) if certain else (named, True)
    if not hits and group:
        kind, _, _ = guess(group)
        return kind, False
    return kind, certain


def _status_of_group(group: str) -> Any:
    """A group called "Ideen" or "Erledigt" says the status of what stands below it."""
    if kinds_of(group) != ("status",):
        return None
    return understand.understand_status(group).value


def _spread_down(
    table: Table, block: Block, columns: Columns, doubts: Doubts
) -> dict[int, tuple[CellValue, ...]]:
    """The rows with merged cells spread over the rows they cover; a merged figure stays open and is asked about."""
    rows = {row: table.rows[row] for row in block.rows}
    if table.known_columns is not None:
        return rows
    meanings = {column.index: column for column in columns.columns}
    for first, left, last, _ in table.merged:
        column = meanings.get(left)
        if last > first and column is not None and first in rows and last in rows and left < len(rows[first]):
            cell = rows[first][left]
            if column.meaning in SHARED_DOWN:
                for row in range(first + 1, last + 1):
                    rows[row] = _with_cell(rows[row], left, cell)
            elif column.meaning in FIGURES and _is_shared_figure(rows, first, last, columns):
                rows[first] = _with_cell(rows[first], left, None)
                said = sayings.shared_figure(cell_text(cell), last - first + 1)
                doubts.append(("INV114", first, column.name, said))
    return _group_downwards(table, block, columns, rows, doubts)


def _is_shared_figure(
    rows: Mapping[int, Sequence[CellValue]], first: int, last: int, columns: Columns
) -> bool:
    """Whether more than one of the merged rows has a title of its own."""
    title = columns.meaning("title")
    index = title.index if title is not None else 0
    return sum(index < len(rows[row]) and rows[row][index] is not None for row in range(first, last + 1)) > 1


def _with_cell(row: Sequence[CellValue], index: int, cell: CellValue) -> tuple[CellValue, ...]:
    longer = [*row, *[None] * (index + 1 - len(row))]
    longer[index] = cell
    return tuple(longer)


def _group_downwards(
    table: Table, block: Block, columns: Columns, rows: dict[int, tuple[CellValue, ...]], doubts: Doubts
) -> dict[int, tuple[CellValue, ...]]:
    """A group column left of the titles that is only filled where a new group begins."""
    group, title = columns.meaning("group"), columns.meaning("title")
    if group is None or title is None or group.index > title.index:
        return rows
    titled = [row for row in rows if title.index < len(rows[row]) and rows[row][title.index] is not None]
    entries = [cell_text(rows[row][group.index]) for row in titled]
    filled = [entry for entry in entries if entry]
    if not filled or not entries[0] or len(filled) > 0.7 * len(entries) or len(set(filled)) < len(filled):
        return rows
    current: CellValue = None
    for row in titled:
        cell = rows[row][group.index]
        current = current if cell is None else cell
        rows[row] = _with_cell(rows[row], group.index, current)
    doubts.append(("INV113", None, group.name, sayings.filled_from_above(group.name)))
    return rows
