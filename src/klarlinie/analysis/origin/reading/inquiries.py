"""An export becomes inquiries: each with its day, its words and its channels; what is not clear is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from klarlinie.analysis.origin.channels import OriginRules, nothing_known, sort_words
from klarlinie.analysis.origin.reading.cells import currency_in, money_in, won_of
from klarlinie.analysis.origin.reading.columns import ORIGINS, Column, Understood, columns_of
from klarlinie.analysis.origin.reading.keys import former_number_key, number_key, row_words
from klarlinie.analysis.origin.reading.persons import MARKED, Mark, mark_of, without_names
from klarlinie.analysis.origin.touchpoints import UNKNOWN, Journey, Touchpoint
from klarlinie.method.inventory.dates import column_day_first, understand_date
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.method.inventory.words import cell_text, column_letter, is_empty, plain_form
from klarlinie.method.inventory.written_numbers import NumberStyle, column_number_style
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text

TOTALS = frozenset(
    ("summe", "gesamt", "gesamtsumme", "total", "grand total", "sum", "zwischensumme", "subtotal")
)
LONGEST_WORDS = 500  # signs; nobody needs more to say how he found a company
SURE_TO_COME = timedelta(days=2)  # an inquiry from later than this is a misread day
PEOPLE = ("mail", "name", "first_name", "company")


@dataclass(frozen=True)
class Touch:
    """One contact before an inquiry. `known` is "asked", "measured" or "assumed"."""

    channel: str
    known: str
    words: str


@dataclass(frozen=True)
class Inquiry:
    """One inquiry. `key` knows the same row again in the next file, `marks` the people in it. `known_as` are keys under
    which it may be kept already, if its day is the same.

    `asked` is the channel of the answer, None where nobody was asked or nobody knows. `won` and `value` are None where
    that is not known.
    """

    key: str
    on: date
    marks: tuple[str, ...]
    words: str
    asked: str | None
    touches: tuple[Touch, ...]
    won: bool | None
    value: Money | None
    file: str
    sheet: str | None
    line: int
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What people have said about a file: columns by (sheet, index), and the order of days by sheet."""

    columns: Mapping[tuple[str | None, int], str] = field(default_factory=dict)
    day_first: Mapping[str | None, bool] = field(default_factory=dict)

    def of(self, sheet: str | None) -> dict[int, str]:
        return {index: meaning for (where, index), meaning in self.columns.items() if where == sheet}


@dataclass(frozen=True)
class Question:
    """What only people can say. `kind` is "days" (day or month first), "date" or "origin" (which column)."""

    kind: str
    sheet: str | None
    text: Text
    file: str = ""

    @property
    def code(self) -> str:
        return {"days": "ORI204", "date": "ORI211", "origin": "ORI212"}[self.kind]


@dataclass(frozen=True)
class SheetRead:
    """One sheet as it was understood; `rows` are all below the header that hold anything."""

    table: Table
    understood: Understood
    day_first: bool | None
    rows: int

    def has_marks(self, index: int) -> bool:
        """Whether a cell of this column is the mark of a person."""
        cells = (row[index] for row in self.table.rows[self.understood.header + 1 :] if index < len(row))
        return any(isinstance(cell, str) and MARKED.fullmatch(cell) for cell in cells)


@dataclass(frozen=True)
class InquiryReading:
    """`rows` in all = inquiries + those named in `problems` as left out."""

    inquiries: tuple[Inquiry, ...]
    problems: tuple[Problem, ...]
    sheets: tuple[SheetRead, ...]
    questions: tuple[Question, ...]

    @property
    def journeys(self) -> tuple[Journey, ...]:
        return tuple(journey_of(one) for one in self.inquiries)

    @property
    def rows(self) -> int:
        return sum(sheet.rows for sheet in self.sheets)


@dataclass(frozen=True)
class Reader:
    """What reading needs besides the tables: today, the company's rules and currency, and the mark of a person."""

    today: date
    mark: Mark
    rules: OriginRules = field(default_factory=OriginRules)
    currency: str = "EUR"


def read_tables(tables: Iterable[Table], reader: Reader, told: Told | None = None) -> InquiryReading:
    """All inquiries in `tables`, which may still hold names: they are marked first."""
    told = told or Told()
    inquiries: list[Inquiry] = []
    problems: list[Problem] = []
    sheets: list[SheetRead] = []
    questions: list[Question] = []
    before = _Before()
    for table in tables:
        problems += table.problems
        understood = columns_of(table, told.of(table.sheet))
        if understood is None or table.is_hidden:
            problems += _left_out(table)
            continue
        if understood.is_about_journeys:
            problems.append(Problem("ORI213", table.file, table.sheet, None, None, NO_INQUIRIES))
            continue
        if not understood.is_about_inquiries:
            questions.append(Question("date", table.sheet, NO_DATE, table.file))
            sheets.append(
                SheetRead(
                    without_names(table, understood, reader.mark),
                    understood,
                    None,
                    _filled(table, understood),
                )
            )
            continue
        sheet = _Sheet(without_names(table, understood, reader.mark), understood, reader, told)
        found, faults = sheet.read(before)
        inquiries += found
        problems += faults
        questions += sheet.questions()
        sheets.append(SheetRead(sheet.table, understood, sheet.day_first, _filled(table, understood)))
    return InquiryReading(tuple(inquiries), tuple(problems), tuple(sheets), tuple(questions))


def journey_of(inquiry: Inquiry) -> Journey:
    """The way to one inquiry: what was measured or assumed, else what was answered; unknown where there is nothing."""
    tracked = [touch.channel for touch in inquiry.touches if touch.known != "asked"]
    way = tracked or [touch.channel for touch in inquiry.touches] or [UNKNOWN]
    at = datetime.combine(inquiry.on, time(), UTC)
    touchpoints = tuple(
        Touchpoint(inquiry.key, at if place == len(way) - 1 else None, channel, place)
        for place, channel in enumerate(way)
    )
    value = inquiry.value.amount if inquiry.value else None
    return Journey(inquiry.key, touchpoints, True, value, inquiry.asked, inquiry.words)


@dataclass(frozen=True)
class _Before:
    """What came in the sheets and files before: the inquiries by their keys, and how often rows without a person said
    the same, which several people may."""

    seen: dict[str, Inquiry] = field(default_factory=dict)
    alike: Counter[str] = field(default_factory=Counter)


class _Sheet:
    """One sheet on its way: how its days and sums are written, and then row by row."""

    def __init__(self, table: Table, understood: Understood, reader: Reader, told: Told) -> None:
        self.table, self.understood, self.reader = table, understood, reader
        days = self._cells("date")
        self.day_first = told.day_first.get(table.sheet, column_day_first(days))
        if self.day_first is None:
            self.day_first = _only_one_order_is_past(days, reader.today)
        self.style: NumberStyle | None = column_number_style(self._cells("value"))
        if self.style is None and self.understood.of("value"):
            self.style = "de" if _speaks_german(understood) else "en"
        self.problems: list[Problem] = []
        self.places = {line: place for place, line in enumerate(table.lines)}

    def read(self, before: _Before) -> tuple[list[Inquiry], list[Problem]]:
        found = []
        for place in range(self.understood.header + 1, len(self.table.rows)):
            cells = self.table.rows[place]
            if all(is_empty(cell) for cell in cells):
                continue
            line = self.table.lines[place]
            if self._is_total(cells):
                self._say("ORI209", line, None, TOTAL)
                continue
            one = self._inquiry(cells, line, before.alike)
            if one is None:
                continue
            first = before.seen.setdefault(one.key, one)
            if first is not one:
                self._say("ORI205", line, None, self._repeated(first))
                continue
            found.append(one)
        return found, self.problems

    def questions(self) -> list[Question]:
        asked = []
        if self.day_first is None and any(p.code == "ORI204" for p in self.problems):
            asked.append(Question("days", self.table.sheet, WHICH_ORDER, self.table.file))
        if not any(self.understood.of(meaning) for meaning in ORIGINS):
            asked.append(Question("origin", self.table.sheet, NO_ORIGIN, self.table.file))
        return asked

    def _repeated(self, first: Inquiry) -> Text:
        if (first.file, first.sheet) == (self.table.file, self.table.sheet):
            return REPEATED.with_values(line=first.line)
        where = first.sheet if first.sheet and first.file == self.table.file else first.file
        return REPEATED_ELSEWHERE.with_values(where=where, line=first.line)

    def _inquiry(self, cells: tuple[CellValue, ...], line: int, alike: Counter[str]) -> Inquiry | None:
        day = self._day(cells, line)
        if day is None:
            return None
        words = without_ends(cell_text(self._cell(cells, "asked")))
        marks = tuple(text for name in PEOPLE if (text := cell_text(self._cell(cells, name))))
        asked = sort_words(words, self.reader.rules.words).channel
        key, known_as = self._keys(cells, day, marks, words, alike)
        return Inquiry(
            key=key,
            on=day,
            marks=marks,
            words="" if nothing_known(words) else words,
            asked=asked,
            touches=self._touches(cells, words, asked),
            won=self._won(cells),
            value=self._value(cells, line),
            file=self.table.file,
            sheet=self.table.sheet,
            line=line,
            known_as=known_as,
        )

    def _day(self, cells: tuple[CellValue, ...], line: int) -> date | None:
        column = self.understood.of("date")
        cell = _without_time(self._cell(cells, "date"))
        if is_empty(cell):
            self._say("ORI203", line, column, EMPTY_DAY)
            return None
        found = understand_date(cell, self.reader.today, "", self.day_first, "past")
        if found.value is None:
            code = "ORI204" if self.day_first is None and _has_two_orders(cell) else "ORI202"
            self._say(code, line, column, found.doubt or EMPTY_DAY)
        elif found.value > self.reader.today + SURE_TO_COME:
            self._say("ORI210", line, column, TO_COME.with_values(day=found.value))
            return None
        return found.value

    def _touches(self, cells: tuple[CellValue, ...], words: str, asked: str | None) -> tuple[Touch, ...]:
        found: list[Touch] = []
        for meaning in ("measured", "measured_last", "assumed"):
            text = cell_text(self._cell(cells, meaning))
            is_measured = meaning != "assumed"
            channel = sort_words(text, self.reader.rules.words, is_measured=is_measured).channel
            known = "measured" if is_measured else "assumed"
            if channel is not None and not (found and found[-1].channel == channel):
                found.append(Touch(channel, known, text[:LONGEST_WORDS]))
        if asked is not None:
            found.append(Touch(asked, "asked", words))
        return tuple(found)

    def _won(self, cells: tuple[CellValue, ...]) -> bool | None:
        said = won_of(self._cell(cells, "status"))
        return said if said is not None else won_of(self._cell(cells, "stage"))

    def _value(self, cells: tuple[CellValue, ...], line: int) -> Money | None:
        column = self.understood.of("value")
        if column is None:
            return None
        look = self.table.looks.get((self.places[line], column.index))
        currency = (
            currency_in(self._cell(cells, "currency"))
            or currency_in(look.number_format if look else None)
            or currency_in(column.name)
            or self.reader.currency
        )
        money, doubt = money_in(self._cell(cells, "value"), self.style, currency)
        if doubt is not None:
            self._say("ORI206", line, column, doubt)
        return money

    def _keys(
        self, cells: tuple[CellValue, ...], day: date, marks: Sequence[str], words: str, alike: Counter[str]
    ) -> tuple[str, tuple[str, ...]]:
        """The key, and those under which the row may be kept already. By the record's number; else by all that is said,
        where the value may have come later. Rows without a person may be alike by chance."""
        number = cell_text(self._cell(cells, "id"))
        if number:
            return number_key(number, self.understood, day), (former_number_key(number),)
        value = cell_text(self._cell(cells, "value"))
        said = row_words(day, marks, words, value)
        if not marks:
            alike[said] += 1
            said = f"{said} {alike[said]}"
        before = (row_words(day, marks, words, ""),) if marks and value else ()
        return self._row_key(said), tuple(self._row_key(words) for words in before)

    def _row_key(self, said: str) -> str:
        return mark_of(f"row {said}", self.reader.mark)

    def _is_total(self, cells: tuple[CellValue, ...]) -> bool:
        texts = [plain_form(cell) for cell in cells if isinstance(cell, str) and cell.strip()]
        return bool(texts) and texts[0] in TOTALS and is_empty(self._cell(cells, "date"))

    def _cell(self, cells: tuple[CellValue, ...], meaning: str) -> CellValue:
        column = self.understood.of(meaning)
        return cells[column.index] if column and column.index < len(cells) else None

    def _cells(self, meaning: str) -> list[CellValue]:
        rows = self.table.rows[self.understood.header + 1 :]
        return [_without_time(self._cell(cells, meaning)) for cells in rows]

    def _say(self, code: str, line: int, column: Column | None, message: Text) -> None:
        name = (column.name or column_letter(column.index)) if column else None
        self.problems.append(Problem(code, self.table.file, self.table.sheet, line, name, message))


def without_ends(words: str) -> str:
    """An answer on one line, and not longer than anybody needs."""
    return " ".join(words.split())[:LONGEST_WORDS]


def _filled(table: Table, understood: Understood) -> int:
    rows = table.rows[understood.header + 1 :]
    return sum(1 for cells in rows if not all(is_empty(cell) for cell in cells))


def _without_time(cell: CellValue) -> CellValue:
    """A day with its time of day ("03.02.2026 14:05", "2026-02-03T14:05:00Z") is that day."""
    if not isinstance(cell, str):
        return cell
    words = cell.strip().replace("T", " ", 1) if "T" in cell[8:12] else cell.strip()
    day, _, clock = words.partition(" ")
    return day.rstrip(",") if ":" in clock and sum(sign.isdigit() for sign in day) >= 3 else words


def _has_two_orders(cell: CellValue) -> bool:
    return isinstance(cell, str) and ("/" in cell or cell.count("-") == 2)


def _only_one_order_is_past(cells: Sequence[CellValue], today: date) -> bool | None:
    """Where no day is above 12: the order that puts no inquiry into the future, if only one of both does not."""
    fits = []
    for day_first in (True, False):
        days = [
            understand_date(cell, today, "", day_first, "past").value for cell in cells if cell is not None
        ]
        known = [day for day in days if day is not None]
        if known and max(known) <= today:
            fits.append(day_first)
    return fits[0] if len(fits) == 1 and any(_has_two_orders(cell) for cell in cells) else None


def _speaks_german(understood: Understood) -> bool:
    words = {word for column in understood.columns for word in plain_form(column.name).split()}
    german = set(
        "betrag wert waehrung phase erstellt am datum quelle firma unternehmen kontaktperson gewonnen von".split()
    )
    return bool(words & german)


def _left_out(table: Table) -> list[Problem]:
    if not any(not is_empty(cell) for cells in table.rows for cell in cells):
        return []
    text = HIDDEN if table.is_hidden else NO_HEADER
    return [Problem("ORI207", table.file, table.sheet, None, None, text)]


NO_INQUIRIES = Text(
    "Hier steht eine Zeile je Kontakt und nicht je Anfrage. Als CSV oder Parquet mit Spalten wie journey_id, ts und "
    "channel liest das „klarlinie origin“ auf der Kommandozeile; so bleibt es draußen, damit nicht jeder Kontakt als "
    "Anfrage zählt.",
    "There is a row per touchpoint here, not per inquiry. As CSV or Parquet with columns such as journey_id, ts and "
    "channel it is read by “klarlinie origin” on the command line; like this it stays out, so that not every "
    "touchpoint counts as an inquiry.",
)
NO_DATE = Text(
    "Welche Spalte sagt, wann die Anfrage kam? Ohne einen Tag lässt sich nichts zählen.",
    "Which column says when the inquiry came? Without a day nothing can be counted.",
)
NO_ORIGIN = Text(
    "Keine Spalte sagt, woher die Anfragen kamen. So stehen alle als „nicht bekannt“ da; gibt es doch eine?",
    "No column says where the inquiries came from. Like this all stand as “not known”; is there one after all?",
)
WHICH_ORDER = Text(
    "Steht in der Spalte mit dem Tag zuerst der Tag oder zuerst der Monat? Aus der ganzen Spalte geht es nicht hervor.",
    "Does the column with the day write the day first or the month first? The whole column does not tell.",
)
EMPTY_DAY = Text("Hier steht kein Tag; die Zeile bleibt draußen.", "There is no day here; the row stays out.")
TO_COME = Text(
    "{day} liegt in der Zukunft; so kann es nicht gemeint sein. Die Zeile bleibt draußen.",
    "{day} lies in the future; it cannot be meant like this. The row stays out.",
)
REPEATED = Text(
    "Diese Zeile steht schon in Zeile {line}; sie zählt nur einmal.",
    "This row already stands in line {line}; it counts only once.",
)
REPEATED_ELSEWHERE = Text(
    "Diese Zeile steht schon in „{where}“, Zeile {line}; sie zählt nur einmal.",
    "This row already stands in “{where}”, line {line}; it counts only once.",
)
TOTAL = Text("Das ist eine Summenzeile; sie zählt nicht mit.", "This is a row of totals; it does not count.")
HIDDEN = Text("Dieses Blatt ist ausgeblendet und bleibt draußen.", "This sheet is hidden and stays out.")
NO_HEADER = Text(
    "In diesem Blatt ist keine Kopfzeile mit Tag und Herkunft zu erkennen; es bleibt draußen.",
    "No header with a day and an origin can be found in this sheet; it stays out.",
)
