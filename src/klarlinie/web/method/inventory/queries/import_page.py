"""The page of one file before it is taken over: what was understood, what is asked, what will happen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from klarlinie.method.inventory.again import FieldChange, Known
from klarlinie.method.inventory.duplicates import likely_duplicates
from klarlinie.method.inventory.header import header_text
from klarlinie.method.inventory.reading import SameName
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.method.inventory.typed import show
from klarlinie.method.inventory.types import TYPE_NAMES
from klarlinie.method.inventory.words import cell_text, column_letter
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.queries import on_the_table as foundation_on_the_table
from klarlinie.web.method.inventory.import_words import (
    IF_NOTHING_IS_DONE,
    MEANING_NAMES,
    PEOPLE_NAMES,
    field_name,
    number_of,
    place_of,
)
from klarlinie.web.method.inventory.queries.imports import ImportListed, Weighed, import_named, weighed
from klarlinie.web.platform.companies.queries import people_named

FIRST_ROWS = 6  # below the header
MOST_COLUMNS = 40
MOST_SHEETS = 12
LONGEST_CELL = 90  # signs; a preview is no place to read
MOST_QUESTIONS = 60
MOST_PAIRS = 30
MOST_NAMES = 40


@dataclass(frozen=True)
class ColumnShown:
    """`name` of the select is "sheet:column"; `is_told`: a person has said what it means."""

    index: int
    name: str
    header: str
    meaning: str
    is_told: bool

    @property
    def field_id(self) -> str:
        return self.name.replace(":", "-")


@dataclass(frozen=True)
class RowShown:
    line: int
    cells: tuple[str, ...]
    is_header: bool


@dataclass(frozen=True)
class SheetShown:
    """One sheet as a person knows it: its first rows, with a meaning for each column."""

    number: int
    name: str
    role: str
    is_hidden: bool
    columns: tuple[ColumnShown, ...]
    rows: tuple[RowShown, ...]
    more_rows: int
    more_columns: int
    activities: int
    people_columns: tuple[Text, ...]
    hidden: int
    hidden_is_out: bool


@dataclass(frozen=True)
class Question:
    place: Text
    says: Text
    otherwise: Text | None


@dataclass(frozen=True)
class NewRow:
    """`type` is a proposal where it is not certain."""

    key: str
    activity: Any
    is_left_out: bool

    @property
    def type_name(self) -> Text:
        return TYPE_NAMES[self.activity.type]


@dataclass(frozen=True)
class ChangeShown:
    """`name` of the checkbox is "take" or "leave" with `value`; `is_taken` is what happens as it stands."""

    value: str
    name: Text
    here: Text
    there: Text
    is_safe: bool
    is_taken: bool


@dataclass(frozen=True)
class ChangedRow:
    title: str
    changes: tuple[ChangeShown, ...]


@dataclass(frozen=True)
class GoneRow:
    key: int
    title: str
    is_over: bool


@dataclass(frozen=True)
class PairShown:
    """`second` may be left out; `first` stands in the file or on the table already."""

    first: str
    second: str
    why: Text
    key: str
    is_left_out: bool
    is_on_table: bool


@dataclass(frozen=True)
class Review:
    """Everything the page shows. `seen` goes with the form, so that nothing else happens than what was shown."""

    file: ImportListed
    seen: str
    sheets: tuple[SheetShown, ...]
    more_sheets: int
    questions: tuple[Question, ...]
    more_questions: int
    assumed: tuple[Question, ...]
    new: tuple[NewRow, ...]
    changed: tuple[ChangedRow, ...]
    unchanged: int
    gone: tuple[GoneRow, ...]
    pairs: tuple[PairShown, ...]
    people: tuple[str, ...]
    same_names: tuple[SameName, ...]
    with_people: bool
    has_line: bool
    with_line: bool
    before: ImportListed | None
    told: int
    kept_out: int
    outcome: Text
    can_be_taken: bool


def review(company_id: int, import_id: int) -> Review | None:
    """None where there is no such file or it has not been read."""
    listed = import_named(company_id, import_id)
    file = weighed(company_id, import_id) if listed else None
    if listed is None or file is None:
        return None
    reading, said = file.understood.reading, file.corrections
    questions = [_question(problem) for problem in reading.questions]
    people, sheets = _fresh_people(company_id, file), _sheets(file)
    has_line = bool(reading.line_rows) and foundation_on_the_table(company_id).is_empty
    page = Review(
        file=listed,
        seen=file.seen,
        sheets=sheets,
        more_sheets=len(file.understood.tables) - len(sheets),
        questions=tuple(questions[:MOST_QUESTIONS]),
        more_questions=max(0, len(questions) - MOST_QUESTIONS),
        assumed=tuple(_question(problem) for problem in reading.assumed[:MOST_QUESTIONS]),
        new=_new(file),
        changed=_changed(file),
        unchanged=sum(not known.changes for known in file.comparison.known),
        gone=tuple(
            GoneRow(key, file.rows[key].title, key in said.done)
            for key in file.comparison.gone
            if file.rows[key].status not in ("done", "stopped")
        ),
        pairs=_pairs(file),
        people=people,
        same_names=reading.same_names[:MOST_NAMES],
        with_people=said.with_people,
        has_line=has_line,
        with_line=said.with_line,
        before=file.before,
        told=len(said.columns),
        kept_out=len(file.comparison.new) - len(file.new),
        outcome=Text("", ""),
        can_be_taken=False,
    )
    is_any = bool(
        file.new or file.taken or file.over or (people and said.with_people) or (has_line and said.with_line)
    )
    return replace(page, outcome=_outcome(page, file), can_be_taken=is_any)


def _fresh_people(company_id: int, file: Weighed) -> tuple[str, ...]:
    there = {name.casefold() for name in people_named(company_id)}
    names = dict.fromkeys(str(row["name"]) for row in file.understood.reading.people_rows)
    return tuple(name for name in names if name.casefold() not in there)


def _question(problem: Problem) -> Question:
    return Question(place_of(problem), problem.message, IF_NOTHING_IS_DONE.get(problem.code))


def _new(file: Weighed) -> tuple[NewRow, ...]:
    keys, rows = file.understood.keys, file.understood.rows
    return tuple(
        NewRow(keys[place], rows[place].activity, keys[place] in file.corrections.left_out)
        for place in file.comparison.new
    )


def _changed(file: Weighed) -> tuple[ChangedRow, ...]:
    return tuple(
        ChangedRow(
            file.rows[known.key].title, tuple(_change(file, known, change) for change in known.changes)
        )
        for known in file.comparison.known
        if known.changes
    )


def _change(file: Weighed, known: Known, change: FieldChange) -> ChangeShown:
    one = file.understood.rows[known.place].activity
    here = file.on_table[known.key].activity
    if change.field == "notes":
        texts = _notes(change.here), _notes(change.there)
    else:
        texts = _written(change.field, here), _written(change.field, one)
    is_taken = change in file.chosen(known)
    value = f"{known.key}:{change.field}"
    return ChangeShown(value, field_name(change.field), *texts, change.is_safe, is_taken)


def _written(field: Any, activity: Any) -> Text:
    value = getattr(activity, field)
    if isinstance(value, float):  # to read, not to type: 17.3 hours, not 17.333333
        return Text("{n}", "{n}", {"n": value})
    words = {"de": show(field, activity, "de") or "–", "en": show(field, activity, "en") or "–"}
    return Text("{de}", "{en}", words)


def _notes(notes: Mapping[str, str]) -> Text:
    words = "; ".join(f"{name}: {text}" for name, text in notes.items())
    return Text("{said}", "{said}", {"said": words[:300] or "–"})


def _pairs(file: Weighed) -> tuple[PairShown, ...]:
    """Likely duplicates among what would come in, and between that and the table."""
    coming, keys = file.comparison.new, file.understood.keys
    there = [row for row in file.on_table.values() if not row.is_folded]
    activities = [file.understood.rows[place].activity for place in coming] + [row.activity for row in there]
    pairs: list[PairShown] = []
    for pair in likely_duplicates(activities):
        if pair.first >= len(coming):
            continue
        is_on_table = pair.second >= len(coming)
        out, stays = (pair.first, pair.second) if is_on_table else (pair.second, pair.first)
        key = keys[coming[out]]
        left_out = key in file.corrections.left_out
        pairs.append(
            PairShown(activities[stays].title, activities[out].title, pair.why, key, left_out, is_on_table)
        )
    return tuple(pairs[:MOST_PAIRS])


def _sheets(file: Weighed) -> tuple[SheetShown, ...]:
    """Those with activities first in line: a form has an end, and a workbook of 200 sheets has none."""
    tables = file.understood.tables
    lists = {sheet.sheet for sheet in file.understood.reading.sheets if sheet.role == "activities"}
    wanted = sorted(range(len(tables)), key=lambda number: tables[number].sheet not in lists)[:MOST_SHEETS]
    return tuple(_sheet(file, number, tables[number]) for number in sorted(wanted))


def _sheet(file: Weighed, number: int, table: Table) -> SheetShown:
    reading = file.understood.reading
    parts = [part for part in reading.sheets if part.sheet == table.sheet]
    meanings = _meanings(part.places for part in reversed(parts))
    role = next((part.role for part in parts if part.role != "ignored"), "ignored")
    first = _first_line(table, [part.header_line for part in parts])
    width = min(max((len(row) for row in table.rows), default=0), MOST_COLUMNS)
    told = {column for sheet, column in file.corrections.columns if sheet == (table.sheet or "")}
    heads = table.rows[first] if first is not None else ()
    start = 0 if first is None else first
    shown = table.rows[start : start + FIRST_ROWS + (first is not None)]
    return SheetShown(
        number=number,
        name=table.sheet or "",
        role=role,
        is_hidden=table.is_hidden,
        columns=()
        if role in ("people", "line")
        else tuple(
            ColumnShown(
                c,
                f"m:{number}:{c}",
                header_text(heads[c]) if c < len(heads) and heads[c] is not None else column_letter(c),
                meanings.get(c, "ignore" if role == "activities" else "note"),
                c in told,
            )
            for c in range(width)
        ),
        rows=tuple(
            RowShown(table.lines[start + r], _cells(row, width), first is not None and r == 0)
            for r, row in enumerate(shown)
        ),
        more_rows=max(0, len(table.rows) - start - len(shown)),
        more_columns=max((len(row) for row in table.rows), default=0) - width,
        activities=sum(activity.source.sheet == table.sheet for activity in reading.activities),
        people_columns=tuple(PEOPLE_NAMES.get(meanings.get(c, ""), Text("–", "–")) for c in range(width))
        if role == "people"
        else (),
        hidden=len(table.hidden_columns) + len(table.hidden_lines),
        hidden_is_out=(table.sheet or "") in file.corrections.hidden_out,
    )


def _meanings(places: Iterable[Mapping[int, str]]) -> dict[int, str]:
    """Of several lists on one sheet the first one decides, where it has the column."""
    together: dict[int, str] = {}
    for some in places:
        together.update(
            {c: meaning for c, meaning in some.items() if meaning != "ignore" or c not in together}
        )
    return together


def _first_line(table: Table, headers: Sequence[int | None]) -> int | None:
    """The row of the header; None where there is none."""
    if table.known_columns is not None:
        return 0
    lines = [line for line in headers if line is not None]
    return table.lines.index(min(lines)) if lines and min(lines) in table.lines else None


def _cells(row: Sequence[CellValue], width: int) -> tuple[str, ...]:
    texts = [cell_text(cell) if cell is not None else "" for cell in row[:width]]
    cut = [text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…" for text in texts]
    return (*cut, *("" for _ in range(width - len(cut))))


def _outcome(page: Review, file: Weighed) -> Text:
    """One sentence: "34 Aktivitäten kommen dazu, 3 gibt es schon, 2 Fragen bleiben offen." """
    parts: list[Text] = []

    def add(n: int, one: Text, many: Text) -> None:
        if n:
            parts.append(number_of(n, one, many))

    if not file.new:
        parts.append(Text("nichts kommt dazu", "nothing is added"))
    add(
        len(file.new),
        Text("eine Aktivität kommt dazu", "one activity is added"),
        Text("{n} Aktivitäten kommen dazu", "{n} activities are added"),
    )
    add(
        len(file.comparison.known),
        Text("eine gibt es schon", "one is there already"),
        Text("{n} gibt es schon", "{n} are there already"),
    )
    add(
        len(file.taken),
        Text("eine davon wird ergänzt", "one of them is updated"),
        Text("{n} davon werden ergänzt", "{n} of them are updated"),
    )
    add(
        page.kept_out,
        Text("eine bleibt draußen", "one stays out"),
        Text("{n} bleiben draußen", "{n} stay out"),
    )
    add(len(file.over), Text("eine ist erledigt", "one is done"), Text("{n} sind erledigt", "{n} are done"))
    if page.with_people:
        add(
            len(page.people),
            Text("eine Person kommt dazu", "one person is added"),
            Text("{n} Personen kommen dazu", "{n} people are added"),
        )
    if page.has_line and page.with_line:
        parts.append(Text("das Fundament wird gefüllt", "the foundation is filled in"))
    questions = len(page.questions) + page.more_questions
    add(
        questions,
        Text("eine Frage bleibt offen", "one question stays open"),
        Text("{n} Fragen bleiben offen", "{n} questions stay open"),
    )
    return Text("{parts}.", "{parts}.", {"parts": tuple(parts)})


MEANINGS: tuple[tuple[str, Text], ...] = tuple(MEANING_NAMES.items())
