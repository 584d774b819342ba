"""A file comes in, is read, is corrected, is taken over in one story, and can be taken back as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from klarlinie.gateways.files_read import FilesRead
from klarlinie.method.clarity.read_line import read_line
from klarlinie.method.inventory.again import FieldChange, Known, taken_over
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.actions import fill_foundation
from klarlinie.web.method.clarity.queries import on_the_table as foundation_on_the_table
from klarlinie.web.method.inventory.as_rows import row_fields
from klarlinie.web.method.inventory.import_reading import (
    Corrections,
    board_of,
    corrections_from,
    keepable,
    packed,
    understand,
)
from klarlinie.web.method.inventory.models import Activity, Import
from klarlinie.web.method.inventory.queries.imports import (
    PASTED,
    Weighed,
    built_on,
    last_corrections,
    taken_out_before,
    weighed,
)
from klarlinie.web.platform.companies.actions import add_people
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

FILE_BYTES = 10_000_000
MOST_ROWS = 10_000
MOST_ACTIVITIES = 2_000
LONGEST_NAME = 200


class CannotImport(Refusal):
    """The file cannot be taken in, or back; `text` says why and what to do."""


class LookAgain(CannotImport):
    """The table or the corrections have changed since the page was shown: nothing was done."""


@dataclass(frozen=True)
class Received:
    """`is_known`: the same file was here before, nothing new was kept."""

    id: int
    is_known: bool
    state: str


def receive_file(company_id: int, name: str, content: bytes, *, by: By, at: datetime) -> Received:
    """Keep a file as it came. The same bytes a second time lead to the first one. Raises `CannotImport`."""
    if not content.strip():
        raise CannotImport(_EMPTY.with_values(name=name))
    if len(content) > FILE_BYTES:
        raise CannotImport(TOO_LARGE.with_values(name=name, size=-(-len(content) // 1_000_000)))
    name = _plain_name(name)
    says = Text("Datei „{name}“ hochgeladen", "File “{name}” uploaded", {"name": name})
    with story(company_id, by=by, at=at, says=says) as told:
        files = Import.objects.for_company(company_id)
        mark = sha256(content).hexdigest()
        known = files.filter(sha256=mark).exclude(state=Import.State.DROPPED).only("pk", "state").first()
        if known is not None:
            return Received(known.pk, True, known.state)
        kept = files.create(file_name=name, content=content, sha256=mark, received_at=at, received_by=by.name)
        told.note()  # the file itself is no row of the journal: it is too large, and putting it away is undoing it
    return Received(kept.pk, False, kept.state)


def receive_text(company_id: int, text: str, *, by: By, at: datetime) -> Received:
    """The same for pasted text."""
    day = timezone.localtime(at)
    return receive_file(
        company_id, f"{PASTED} {day:%d.%m.%Y %H:%M}", text.encode("utf-8", "replace"), by=by, at=at
    )


def _plain_name(name: str) -> str:
    """The last part of the name without what no file name should hold."""
    plain = "".join(sign for sign in name.replace("\\", "/").rsplit("/", 1)[-1] if sign.isprintable()).strip()
    plain = plain.encode("utf-8", "replace").decode("utf-8")
    return (
        plain
        if len(plain) <= LONGEST_NAME
        else f"{plain[: LONGEST_NAME - 20]}…{plain[-18:]}"
        if plain
        else "Datei"
    )


def keep_reading(company_id: int, import_id: int, read: FilesRead) -> str:
    """What came out of the file, or why nothing did. Gives the state. Once it was taken in, nothing changes."""
    row = _row(company_id, import_id)
    if row.state not in (Import.State.RECEIVED, Import.State.FAILED):
        return row.state
    read = keepable(read)
    day = timezone.localdate(row.received_at)
    trouble = _trouble(read)
    reading = None if trouble else understand(read, corrections_from({}), day).reading
    if reading and len(reading.activities) > MOST_ACTIVITIES:
        trouble = _TOO_MANY.with_values(n=len(reading.activities), most=MOST_ACTIVITIES)
    if trouble or reading is None:
        said = trouble or _NOTHING
        return _set(row, state=Import.State.FAILED, trouble={"de": said.say("de"), "en": said.say("en")})
    _set(row, state=Import.State.READ, tables=packed(read), board=board_of(read, reading), trouble=None)
    _remember(company_id, import_id)
    return Import.State.READ


def _trouble(read: FilesRead) -> Text | None:
    if not any(any(cell is not None for cell in row) for table in read.tables for row in table.rows):
        return read.problems[0].message if read.problems else _NOTHING
    rows = sum(len(table.rows) for table in read.tables)
    return _TOO_LONG.with_values(n=rows, most=MOST_ROWS) if rows > MOST_ROWS else None


def _remember(company_id: int, import_id: int) -> None:
    """What people have corrected in the last file of this board holds for this one too."""
    row = _row(company_id, import_id)
    before = last_corrections(company_id, row.board, besides=row.pk)
    left_out = taken_out_before(company_id, import_id)
    if before is None and not left_out:
        return
    said = before or Corrections({})
    kept = Corrections(said.columns, left_out, who=said.who, hidden_out=said.hidden_out)
    _set(row, corrections=kept.as_json())


def correct(company_id: int, import_id: int, corrections: Corrections, version: int) -> None:
    """Keep what people say about columns and rows. Raises `LookAgain` where somebody else was quicker.

    The file is not taken in yet, so the journal has nothing to tell.
    """
    kept = Import.objects.for_company(company_id).filter(
        pk=import_id, version=version, state=Import.State.READ
    )
    if not kept.update(corrections=corrections.as_json(), version=F("version") + 1):
        raise LookAgain(_CHANGED_MEANWHILE)


@dataclass(frozen=True)
class TakenIn:
    """`says` what has happened, `entry` takes it back."""

    says: Text
    entry: int


def accept(
    company_id: int,
    import_id: int,
    corrections: Corrections,
    *,
    version: int,
    seen: str,
    by: By,
    at: datetime,
) -> TakenIn:
    """Take the file over: one story, one undo. `seen` is what the page has shown (`Weighed.seen`).

    Raises `LookAgain` where something else would happen now than was shown, `CannotImport` where nothing would.
    """
    with transaction.atomic():
        with story(company_id, by=by, at=at, says=Text("Liste eingelesen", "List read in")) as told:
            row = _row(company_id, import_id)
            file = weighed(company_id, import_id, corrections)
            if row.state != Import.State.READ or file is None or file.seen != seen:
                raise LookAgain(_CHANGED_MEANWHILE)
            told.says = _take_over(told, row, file)
            if not told.rows:
                raise CannotImport(_NOTHING_TO_TAKE)
            try:
                told.change(
                    row, version=version, state=Import.State.ACCEPTED, corrections=corrections.as_json()
                )
            except Stale as error:
                raise LookAgain(_CHANGED_MEANWHILE) from error
        assert told.entry is not None
        Import.objects.for_company(company_id).filter(pk=import_id).update(entry=told.entry.number)
    return TakenIn(told.says, told.entry.number)


def _take_over(told: Story, row: Import, file: Weighed) -> Text:
    new = _add(told, row, file)
    changed = [_change(told, row, file, known, changes) for known, changes in file.taken]
    for key in file.over:
        told.change(file.rows[key], status="done")
    people = _people(told, file) if file.corrections.with_people else 0
    line = file.corrections.with_line and _line(told, file.understood.reading)
    return taken_in_words(row.file_name, new, len(changed), len(file.over), people, bool(line))


def _add(told: Story, row: Import, file: Weighed) -> int:
    last = Activity.objects.for_company(told.company_id).order_by("-position").first()
    first = last.position + 1 if last else 1
    rows = [
        {
            **row_fields(file.understood.rows[place].activity),
            "board_id": file.understood.rows[place].board_id,
            "brought_by_id": row.pk,
            "position": first + number,
        }
        for number, place in enumerate(file.new)
    ]
    told.create_many(Activity, rows)
    return len(rows)


def _change(
    told: Story, row: Import, file: Weighed, known: Known, changes: tuple[FieldChange, ...]
) -> Activity:
    """Only the fields that somebody wants; from now on this file is what the row is compared with."""
    here = file.rows[known.key]
    core, one = file.on_table[known.key].activity, file.understood.rows[known.place]
    before, after = row_fields(core), row_fields(taken_over(core, changes))
    fields: dict[str, Any] = {name: after[name] for name in after if after[name] != before.get(name)}
    if file.on_table[known.key].as_brought is not None:
        source = row_fields(one.activity)
        fields |= {name: source[name] for name in ("source_file", "source_sheet", "source_line")}
        fields["brought_by_id"] = row.pk
    return told.change(here, **fields, board_id=here.board_id or one.board_id)


def _people(told: Story, file: Weighed) -> int:
    return len(add_people(told, people_in(file.understood.reading)))


def people_in(reading: InventoryReading) -> dict[str, tuple[float | None, tuple[str, ...]]]:
    """Names with hours a week and what they cannot own, as a sheet about people says."""
    people: dict[str, tuple[float | None, tuple[str, ...]]] = {}
    for row in reading.people_rows:
        hours, cannot = row.get("hours"), row.get("cannot")
        week = float(hours) if isinstance(hours, (int, float)) else None
        people[str(row["name"])] = (week, tuple(cannot) if isinstance(cannot, list) else ())
    return people


def _line(told: Story, reading: InventoryReading) -> bool:
    if not reading.line_rows or not foundation_on_the_table(told.company_id).is_empty:
        return False
    fill_foundation(told, read_line(_known_parts(reading.line_rows)).line)
    return True


def _known_parts(rows: Mapping[str, object]) -> dict[str, object]:
    return {
        key: value
        for key, value in rows.items()
        if key not in ("budget", "hourly_rate", "agreed_on", "agreed_by")
    }


def undo_import(company_id: int, import_id: int, *, by: By, at: datetime) -> int:
    """Take back everything the file has brought. Gives the journal entry.

    Raises `CannotImport` with what was built on it.
    """
    row = _row(company_id, import_id)
    if row.state != Import.State.ACCEPTED or row.entry is None:
        raise CannotImport(_NOT_IN)
    hindrances = built_on(company_id, import_id)
    if hindrances:
        shown = tuple(hindrances[:5])
        more = (
            Text(" und {n} mehr", " and {n} more", {"n": len(hindrances) - 5})
            if len(hindrances) > 5
            else Text("", "")
        )
        raise CannotImport(_BUILT_ON.with_values(what=shown, more=more))
    try:
        return undo(company_id, row.entry, by=by, at=at).number
    except CannotUndo as error:
        raise CannotImport(error.text) from error


def put_away(company_id: int, import_id: int, *, by: By, at: datetime) -> int | None:
    """Take a file that is not on the table off the list of imports. Gives the journal entry."""
    row = _row(company_id, import_id)
    says = Text("Datei „{name}“ weggelegt", "File “{name}” put away", {"name": row.file_name})
    if row.state == Import.State.ACCEPTED:
        raise CannotImport(_STILL_IN)
    with story(company_id, by=by, at=at, says=says) as told:
        told.change(row, state=Import.State.DROPPED)
    return told.number


def _row(company_id: int, import_id: int) -> Import:
    row = Import.objects.for_company(company_id).filter(pk=import_id).defer("content").first()
    if row is None:
        raise CannotImport(_GONE)
    return row


def _set(row: Import, **fields: Any) -> str:
    """What the program finds out about a file is no act of a person: it has no entry in the journal."""
    Import.objects.for_company(row.company_id).filter(pk=row.pk).update(version=F("version") + 1, **fields)
    return str(fields.get("state", row.state))


def taken_in_words(name: str, new: int, changed: int, over: int, people: int, line: bool) -> Text:
    """What was done, for the journal and the message."""
    parts: list[Text] = []
    if new:
        parts.append(
            _counted(
                new,
                "eine Aktivität ist dazugekommen",
                "{n} Aktivitäten sind dazugekommen",
                "one activity added",
                "{n} activities added",
            )
        )
    if changed:
        parts.append(
            _counted(changed, "eine wurde ergänzt", "{n} wurden ergänzt", "one updated", "{n} updated")
        )
    if over:
        parts.append(
            _counted(
                over,
                "eine ist jetzt erledigt",
                "{n} sind jetzt erledigt",
                "one is done now",
                "{n} are done now",
            )
        )
    if people:
        parts.append(_counted(people, "eine Person", "{n} Personen", "one person", "{n} people"))
    if line:
        parts.append(Text("dazu das Fundament", "and the foundation"))
    return Text("„{name}“: {parts}", "“{name}”: {parts}", {"name": name, "parts": tuple(parts)})


def _counted(n: int, one: str, many: str, one_en: str, many_en: str) -> Text:
    return Text(one, one_en) if n == 1 else Text(many, many_en, {"n": n})


_EMPTY = Text(
    "„{name}“ ist leer. Ist es die richtige Datei, und ist sie gespeichert?",
    "“{name}” is empty. Is it the right file, and has it been saved?",
)
TOO_LARGE = Text(
    "„{name}“ hat {size} MB, möglich sind 10 MB. Ein Blatt mit nur der Liste ist klein genug; Bilder in der Datei "
    "machen sie groß.",
    "“{name}” has {size} MB, up to 10 MB are possible. A sheet with nothing but the list is small enough; pictures in "
    "the file make it large.",
)
_TOO_LONG = Text(
    "Die Datei hat {n} Zeilen, gelesen werden hier bis zu {most}. Am besten nur das Blatt mit den Aktivitäten behalten "
    "und noch einmal hochladen.",
    "The file has {n} rows, up to {most} are read here. Keep only the sheet with the activities and upload it "
    "again.",
)
_TOO_MANY = Text(
    "Das sind {n} Aktivitäten, hier gehen bis zu {most}. Ist es wirklich die Liste der Aktivitäten, und nicht "
    "etwa eine von Kunden oder Artikeln?",
    "These are {n} activities, up to {most} fit in here. Is it really the list of activities, and not one of customers "
    "or products?",
)
_NOTHING = Text(
    "In der Datei steht nichts, was sich lesen lässt. Ist es die richtige, und ist sie gespeichert?",
    "The file holds nothing that can be read. Is it the right one, and has it been saved?",
)
_CHANGED_MEANWHILE = Text(
    "Inzwischen hat sich etwas geändert. Unten steht der neue Stand; übernommen wurde noch nichts.",
    "Something has changed in the meantime. The new state stands below; nothing has been taken over yet.",
)
_NOTHING_TO_TAKE = Text(
    "So käme nichts dazu: Alles steht schon auf dem Tisch oder bleibt draußen.",
    "Nothing would be added like this: everything is on the table already or stays out.",
)
_NOT_IN = Text("Diese Liste ist nicht mehr auf dem Tisch.", "This list is not on the table any more.")
_STILL_IN = Text(
    "Was diese Liste gebracht hat, steht auf dem Tisch. Erst zurücknehmen, dann weglegen.",
    "What this list has brought is on the table. Take it back first, then put it away.",
)
_BUILT_ON = Text(
    "Das lässt sich nicht mehr im Ganzen zurücknehmen, denn es wurde damit weitergearbeitet: {what}{more}. Einzelne "
    "Zeilen lassen sich in der Inventur löschen.",
    "This cannot be taken back as a whole any more, because work has gone on with it: {what}{more}. Single rows can be "
    "deleted in the inventory.",
)
_GONE = Text("Diese Datei gibt es hier nicht.", "There is no such file here.")
