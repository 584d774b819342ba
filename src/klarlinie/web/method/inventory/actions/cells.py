"""Filling in the table: one cell, a new row, a block from a spreadsheet. Each is one story that can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.activity import Source
from klarlinie.method.inventory.pasted import block, looks_like_header, understand_block
from klarlinie.method.inventory.quick_line import understood_line
from klarlinie.method.inventory.types import type_of
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.actions import append
from klarlinie.web.method.inventory.as_rows import LONGEST_GROUP, row_fields
from klarlinie.web.method.inventory.columns import (
    BY_FIELD,
    as_fields,
    note_key,
    open_words,
    read,
    without_open,
    written,
)
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries import to_core
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.rows import fit, state
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

MOST_ROWS = 500
LONGEST_TITLE = 300
BESIDE = "Eingefügt"  # the note that keeps what stood to the right of the last column
PASTED = Text("Zwischenablage", "Clipboard")  # where such rows come from
SAME_AGAIN = timedelta(seconds=10)
ADDED_JUST_NOW = Text("Das steht schon da, gerade eben aufgenommen", "That is there already, added just now")
NAMELESS = Text("Noch ohne Namen", "No name yet")
NEEDS_NAME = Text(
    "Erst der Name, dann der Rest: Wie heißt die Aktivität? Zum Beispiel „Messe Nürnberg“.",
    "The name first, then the rest: what is the activity called? For example “Hanover fair”.",
)


@dataclass(frozen=True)
class Saved:
    """What was done: the rows to show anew, what to say, and the entry that takes it back (None: nothing changed)."""

    ids: tuple[int, ...]
    says: Text
    undo: int | None
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True)
class Unread:
    """Words in a cell that could not be read; they are kept as a note of the activity."""

    id: int
    field: str
    words: str
    problem: Text


class CannotRead(Refusal):
    """Somebody typed into a cell what cannot be read there; `text` says what is wrong, with an example."""


class CannotPaste(Refusal):
    """The block cannot be taken in; `text` says why and what to do instead, `ids` are rows to show anew."""

    def __init__(self, text: Text, ids: Sequence[int] = ()) -> None:
        super().__init__(text)
        self.ids = tuple(ids)


@dataclass(frozen=True)
class Typist:
    """Who types, when, and in which language the cells are shown."""

    by: By
    at: datetime
    today: date
    language: Language


@dataclass(frozen=True)
class Shown:
    """The cell as the typist saw it: the row's version and the words that stood there (None: not known)."""

    version: int
    words: str | None = None


def set_cell(company_id: int, activity_id: int, name: str, words: str, shown: Shown, who: Typist) -> Saved:
    """Save one cell. Raises `CannotRead`, and `Stale` where the cell no longer holds what was shown.

    A change elsewhere in the row is no conflict as long as the cell itself still says what the typist saw.
    """
    value = _value(name, words, who)
    says = _cell_says(name, bool(words.strip()))
    with story(company_id, by=who.by, at=who.at, says=says) as told:
        row = Activity.objects.for_company(company_id).filter(pk=activity_id, merged_into=None).first()
        if row is None:
            raise Stale(None, {name: words})
        there = written(name, to_core(row), who.language)
        told.says = says.with_values(title=row.title)
        # The words that stand there already change nothing: "17,3" may be shown for 17.333.
        fields = {} if words == there and words else changed_fields(row, {name: value})
        unmoved = there == shown.words
        told.change(row, version=row.version if unmoved else shown.version, **fields)
    return Saved((activity_id,), told.says, told.number)


def add_row(company_id: int, name: str, words: str, who: Typist) -> Saved:
    """A new activity at the end of the list, from its name. Raises `CannotRead` for any other cell."""
    if name != "title" or not words.strip():
        raise CannotRead(NEEDS_NAME)
    return _add(company_id, [_named(_value("title", words, who))], who)


def add_lines(company_id: int, text: str, who: Typist) -> Saved:
    """Activities as people call them out, one a line; blank lines are nothing. Raises `CannotRead`, `CannotPaste`."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise CannotRead(NEEDS_NAME)
    if len(lines) > MOST_ROWS:
        raise CannotPaste(_too_many(len(lines)))
    return _add(company_id, [understood_line(line, who.today) for line in lines], who, is_line=True)


def _add(company_id: int, activities: Sequence[CoreActivity], who: Typist, *, is_line: bool = False) -> Saved:
    """`is_line`: sent by one click or key, so that the same once more within seconds is a slip of the finger."""
    says = Text("{n} Aktivitäten aufgenommen", "{n} activities added", {"n": len(activities)})
    if len(activities) == 1:
        says = Text("„{title}“ aufgenommen", "“{title}” added", {"title": activities[0].title})
    with story(company_id, by=who.by, at=who.at, says=says) as told:
        same = _just_added(told, activities) if is_line else None
        if same is not None:
            return Saved(tuple(row["id"] for row in same.rows), ADDED_JUST_NOW, same.number)
        rows = append(told, activities)
    return Saved(tuple(row.pk for row in rows), says, told.number)


def _just_added(told: Story, activities: Sequence[CoreActivity]) -> Entry | None:
    """The newest entry, where the same person has added exactly these a moment ago."""
    last = Entry.objects.for_company(told.company_id).order_by("-number").first()
    if last is None or last.by_user_id != told.by.user_id or not told.at - last.at <= SAME_AGAIN:
        return None
    made = [
        {**row["after"], "position": 0}
        for row in last.rows
        if row["model"] == Activity._meta.label and row["before"] is None
    ]
    wanted = [state(fit(Activity(company_id=told.company_id, **row_fields(one)))) for one in activities]
    return last if len(made) == len(last.rows) and made == wanted else None


@dataclass(frozen=True)
class Place:
    """Where a block goes: the columns from the focused one to the right, the rows from the focused one down."""

    fields: tuple[str, ...]
    rows: tuple[tuple[int, int], ...]  # key and version


def paste(company_id: int, words: str, place: Place, who: Typist) -> Saved:
    """Take in a block copied from a spreadsheet: cells over cells, rows beyond the end are added. One story.

    What cannot be read in a cell comes back and is kept as a note. Raises `CannotPaste`.
    """
    lines = block(words)
    if len(lines) > MOST_ROWS + 1:
        raise CannotPaste(_too_many(len(lines)))
    if len(lines) > 1 and looks_like_header(lines[0]):
        reading = None if place.rows else understand_block(lines, PASTED.say(who.language), who.today)
        if reading is not None and reading.activities:
            return _add(company_id, reading.activities, who)
        lines = lines[1:]
    return fill(company_id, lines, place, who)


def fill(company_id: int, lines: Sequence[Sequence[str]], place: Place, who: Typist) -> Saved:
    """The same with the cells already apart; empty words empty a cell. Raises `CannotPaste`."""
    if not lines:
        raise CannotPaste(Text("In der Zwischenablage war nichts.", "There was nothing on the clipboard."))
    if len(lines) > MOST_ROWS:
        raise CannotPaste(_too_many(len(lines)))
    over, beyond = lines[: len(place.rows)], lines[len(place.rows) :]
    unread: list[Unread] = []
    with story(company_id, by=who.by, at=who.at, says=_paste_says(len(lines))) as told:
        ids = _fill_rows(told, place, over, unread, who)
        ids += _add_rows(told, place.fields, [line for line in beyond if any(line)], unread, who)
    return Saved(tuple(ids), told.says, told.number, tuple(unread))


def _fill_rows(
    told: Story, place: Place, lines: Sequence[Sequence[str]], unread: list[Unread], who: Typist
) -> list[int]:
    wanted = place.rows[: len(lines)]
    there = Activity.objects.for_company(told.company_id).filter(merged_into=None)
    rows = there.in_bulk([pk for pk, _ in wanted])
    moved = [pk for pk, version in wanted if pk not in rows or rows[pk].version != version]
    if moved:
        raise CannotPaste(_moved(len(moved)), moved)
    for (pk, _), line in zip(wanted, lines, strict=True):
        read = _read_line(place.fields, line, who)
        _leave_same(read, rows[pk], dict(zip(place.fields, line, strict=False)), who)
        told.change(rows[pk], **changed_fields(rows[pk], read.values, read.notes))
        unread += read.unread(pk)
    return [pk for pk, _ in wanted]


def _leave_same(read: _Line, row: Activity, words: Mapping[str, str], who: Typist) -> None:
    """The words that stand there already change nothing."""
    known = to_core(row)
    for name in list(read.values):
        if words[name] and words[name] == written(name, known, who.language):
            del read.values[name]


def _add_rows(
    told: Story,
    fields: tuple[str, ...],
    lines: Sequence[Sequence[str]],
    unread: list[Unread],
    who: Typist,
) -> list[int]:
    if not lines:
        return []
    last = Activity.objects.for_company(told.company_id).order_by("-position").first()
    first = last.position + 1 if last else 1
    read = [_read_line(fields, line, who) for line in lines]
    made = told.create_many(
        Activity, [_new_row(one, who) | {"position": first + n} for n, one in enumerate(read)]
    )
    for row, one in zip(made, read, strict=True):
        unread += one.unread(row.pk)
    return [row.pk for row in made]


def _new_row(read: _Line, who: Typist) -> dict[str, Any]:
    values = dict(read.values)
    fields = row_fields(_named(values.pop("title", None) or NAMELESS.say(who.language)))
    return fields | changed_fields(Activity(**fields), values, read.notes)


@dataclass
class _Line:
    """One line of a block, read."""

    values: dict[str, Any] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    doubts: list[tuple[str, str, Text]] = field(default_factory=list)

    def unread(self, pk: int) -> list[Unread]:
        return [Unread(pk, name, words, problem) for name, words, problem in self.doubts]


def _read_line(fields: Sequence[str], line: Sequence[str], who: Typist) -> _Line:
    one = _Line()
    for name, words in zip(fields, line, strict=False):
        if name == "title" and not words.strip():
            continue  # an empty name empties nothing
        typed = read(name, words, who.today, who.language)
        if typed.problem is None:
            one.values[name] = typed.value
        else:
            one.doubts.append((name, words, typed.problem))
            one.notes[note_key(name)] = words
    beside = " | ".join(words for words in line[len(fields) :] if words.strip())
    if beside:
        one.notes[BESIDE] = beside
    return one


def _value(name: str, words: str, who: Typist) -> Any:
    typed = read(name, words, who.today, who.language)
    if typed.problem is not None:
        raise CannotRead(typed.problem)
    return typed.value


def changed_fields(
    row: Activity, values: Mapping[str, Any], more: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The fields to change for `values` by column: the type follows a new name, read words leave the notes."""
    fields: dict[str, Any] = {}
    notes = dict(row.notes)
    for name, value in values.items():
        fields |= as_fields(name, value)
        if name in open_words(notes):
            notes = without_open(notes, name)
    notes |= more or {}
    if len(str(values.get("group") or "")) > LONGEST_GROUP:
        notes["group"] = values["group"]
    if len(str(fields.get("title", ""))) > LONGEST_TITLE:
        notes["title"], fields["title"] = fields["title"], fields["title"][:LONGEST_TITLE]
    if notes != row.notes:
        fields["notes"] = notes
    if fields.get("title", row.title) != row.title and not row.type_certain and "type" not in values:
        kind = type_of(fields["title"])
        fields |= {"type": kind.type, "type_certain": kind.certain}
    return fields


def _named(title: str) -> CoreActivity:
    kind = type_of(title)
    return CoreActivity(title, Source(""), type=kind.type, type_certain=kind.certain)


def _cell_says(name: str, has_words: bool) -> Text:
    values = {"column": BY_FIELD[name].name, "title": ""}
    if has_words:
        return Text("„{title}“: {column} geändert", "“{title}”: {column} changed", values)
    return Text("„{title}“: {column} geleert", "“{title}”: {column} emptied", values)


def _paste_says(n: int) -> Text:
    if n == 1:
        return Text("Eine Zeile eingefügt", "One row pasted")
    return Text("{n} Zeilen eingefügt", "{n} rows pasted", {"n": n})


def _too_many(n: int) -> Text:
    return Text(
        "{n} Zeilen sind für die Zwischenablage zu viel, bei {most} ist Schluss. Als Datei eingelesen geht es gut, "
        "und dort lässt sich jede Spalte prüfen.",
        "{n} rows are too much for the clipboard, {most} is the limit. Read in as a file it goes well, and there "
        "every column can be checked.",
        {"n": n, "most": MOST_ROWS},
    )


def _moved(n: int) -> Text:
    if n == 1:
        return Text(
            "Eine dieser Zeilen hat inzwischen jemand geändert. Sie steht jetzt frisch da; noch einmal einfügen "
            "überschreibt sie.",
            "Somebody has changed one of these rows in the meantime. It is shown fresh now; pasting again "
            "overwrites it.",
        )
    return Text(
        "{n} dieser Zeilen hat inzwischen jemand geändert. Sie stehen jetzt frisch da; noch einmal einfügen "
        "überschreibt sie.",
        "Somebody has changed {n} of these rows in the meantime. They are shown fresh now; pasting again "
        "overwrites them.",
        {"n": n},
    )
