"""An export comes in, is read without names, is corrected, is taken over in one story, and can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from klarlinie.analysis.origin.reading.inquiries import Inquiry as Read
from klarlinie.analysis.origin.reading.inquiries import Told, read_tables
from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.raw_events import GLANCE, is_about_journeys, is_raw_export
from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.keeping import (
    board_of,
    mark_for,
    marked,
    needed,
    packed,
    to_bytes,
    told_as_json,
    unpacked,
)
from klarlinie.web.analysis.origin.models import Inquiry, OriginImport, Touch
from klarlinie.web.analysis.origin.queries.imports import Weighed, last_told, reader_for, weighed
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.rows import keepable
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

FILE_BYTES = 10_000_000
MOST_ROWS = 10_000
MAY_PASS = ("INV004", "INV007", "INV008")  # the reading was ended: too slow, too large, or nobody knows why
KEPT_UNREAD = timedelta(days=7)
State = OriginImport.State


class CannotImport(Refusal):
    """The file cannot be taken in, or back; `text` says why and what to do."""


class LookAgain(CannotImport):
    """The file or the rows have changed since the page was shown: nothing was done."""


@dataclass(frozen=True)
class Received:
    """`is_known`: the same file was here before, nothing new was kept."""

    id: int
    is_known: bool
    state: str


def receive_file(company_id: int, name: str, content: bytes, *, by: By, at: datetime) -> Received:
    """Keep an export until it has been read. The same bytes a second time lead to the first one; if they could not be
    read, they are tried once more."""
    name = (
        keepable("".join(sign for sign in name.rsplit("/", 1)[-1] if sign.isprintable())[-200:]) or "Export"
    )
    if not content.strip():
        raise CannotImport(EMPTY.with_values(name=name))
    if is_raw_export(content, content):
        raise CannotImport(RAW_EVENTS.with_values(name=name))
    if is_about_journeys(content[:GLANCE]):
        raise CannotImport(JOURNEYS.with_values(name=name))
    if len(content) > FILE_BYTES:
        raise CannotImport(TOO_LARGE.with_values(name=name))
    says = Text("Export „{name}“ hochgeladen", "Export “{name}” uploaded", {"name": name})
    with story(company_id, by=by, at=at, says=says) as told:
        files = OriginImport.objects.for_company(company_id)
        print_of = sha256(content).hexdigest()
        known = files.filter(sha256=print_of).exclude(state=State.DROPPED)
        first = known.only("pk", "state", "company_id").order_by("pk").first()
        if first is not None and first.state == State.FAILED:
            again = {"content": content, "received_at": at, "received_by": by.name}
            _set(first, state=State.RECEIVED, trouble=None, **again)
            return Received(first.pk, False, State.RECEIVED)
        if first is not None:
            return Received(first.pk, True, first.state)
        kept = files.create(
            file_name=name, content=content, sha256=print_of, received_at=at, received_by=by.name
        )
        told.note()
    return Received(kept.pk, False, kept.state)


def keep_reading(company_id: int, file_id: int, read: FilesRead) -> str:
    """What came out of the file, without names; the file itself is thrown away, unless the reading was ended: then
    another try may help. Gives the state."""
    row = _row(company_id, file_id)
    if row.state not in (State.RECEIVED, State.FAILED):
        return row.state
    rows = sum(len(table.rows) for table in read.tables)
    if not rows and read.problems:
        first = read.problems[0]
        return _failed(row, first.message, **({} if first.code in MAY_PASS else {"content": None}))
    if not rows or rows > MOST_ROWS:
        said = TOO_LONG.with_values(n=rows, most=MOST_ROWS) if rows else NOTHING
        return _failed(row, said, content=None)
    reading = read_tables(read.tables, reader_for(company_id, timezone.localdate(row.received_at)))
    if not any(sheet.rows for sheet in reading.sheets):
        about_journeys = [one.message for one in reading.problems if one.code == "ORI213"]
        return _failed(row, about_journeys[0] if about_journeys else NO_HEADER, content=None)
    board = board_of(reading)
    told = last_told(company_id, board, row.pk) or Told()
    tables = marked(read.tables, told, mark_for(company_id))
    _set(
        row,
        state=State.READ,
        tables=packed(tables),
        board=board,
        told=told_as_json(told),
        content=None,
        trouble=None,
    )
    return State.READ


def _failed(row: OriginImport, said: Text, **fields: Any) -> str:
    words = {"de": said.say("de"), "en": said.say("en"), "sie": said.say("de", formal=True)}
    _set(row, state=State.FAILED, trouble=words, tables=None, **fields)
    return State.FAILED


def forget_unread(at: datetime) -> None:
    """Files that nobody had read within a week are thrown away, for they name people."""
    waiting = OriginImport.everywhere.filter(content__isnull=False, received_at__lt=at - KEPT_UNREAD)
    waiting.update(state=State.DROPPED, content=None, version=F("version") + 1)


def correct(company_id: int, file_id: int, told: Told, version: int) -> None:
    """Keep what people say about columns and days. A column that turns out to name people loses its words at once.

    Raises `LookAgain` where somebody else was quicker. Nothing is taken in yet, so the journal has nothing to tell.
    """
    row = _row(company_id, file_id)
    if row.tables is None:
        raise LookAgain(CHANGED_MEANWHILE)
    tables = packed(marked(unpacked(row.tables), told, mark_for(company_id)))
    kept = OriginImport.objects.for_company(company_id).filter(pk=file_id, version=version, state=State.READ)
    if not kept.update(told=told_as_json(told), tables=tables, version=F("version") + 1):
        raise LookAgain(CHANGED_MEANWHILE)


@dataclass(frozen=True)
class TakenIn:
    """`says` what has happened, `entry` takes it back."""

    says: Text
    entry: int


def accept(company_id: int, file_id: int, *, version: int, seen: str, by: By, at: datetime) -> TakenIn:
    """Take the file over: one story, one undo. `seen` is what the page has shown (`Weighed.seen`).

    Raises `LookAgain` where something else would happen now than was shown, `CannotImport` where nothing would.
    """
    with transaction.atomic():
        with story(company_id, by=by, at=at, says=Text("Export eingelesen", "Export read in")) as told:
            row = _row(company_id, file_id)
            file = weighed(company_id, file_id)
            if row.state != State.READ or file is None or file.seen != seen:
                raise LookAgain(CHANGED_MEANWHILE)
            if not file.new and not file.changed:
                raise CannotImport(NOTHING_NEW)
            told.says = _take_over(told, row, file)
            try:
                told.change(row, version=version, state=State.ACCEPTED)
            except Stale as error:
                raise LookAgain(CHANGED_MEANWHILE) from error
        assert told.number is not None
        kept = OriginImport.objects.for_company(company_id).filter(pk=file_id)
        kept.update(entry=told.number, tables=needed(file.reading))
    return TakenIn(told.says, told.number)


def _take_over(told: Story, row: OriginImport, file: Weighed) -> Text:
    made = told.create_many(Inquiry, [_fields(one, row.pk) for one in file.new])
    touches = [
        {
            "inquiry_id": inquiry.pk,
            "position": place,
            "channel": touch.channel,
            "known": touch.known,
            "words": to_bytes(touch.words),
        }
        for inquiry, one in zip(made, file.new, strict=True)
        for place, touch in enumerate(one.touches)
    ]
    told.create_many(Touch, touches)
    for known, one in file.changed:
        told.change(known, won=one.won, **_money(one))
    return Text(
        "„{name}“: {new} neue Anfragen, {changed} geändert",
        "“{name}”: {new} new inquiries, {changed} changed",
        {"name": row.file_name, "new": len(made), "changed": len(file.changed)},
    )


def _fields(one: Read, file_id: int) -> dict[str, Any]:
    return {
        "on": one.on,
        "key": one.key,
        "words": to_bytes(one.words),
        "marks": to_bytes(" ".join(one.marks)),
        "asked": one.asked or "",
        "won": one.won,
        "source": Inquiry.Source.IMPORT,
        "brought_by_id": file_id,
        "line": one.line,
        **_money(one),
    }


def _money(one: Read) -> dict[str, Any]:
    if one.value is None:
        return {"value": None}
    return {"value": one.value.amount, "currency": one.value.currency}


def undo_import(company_id: int, file_id: int, *, by: By, at: datetime) -> int:
    """Take back everything the file has brought. Gives the journal entry. Raises `CannotImport`."""
    row = _row(company_id, file_id)
    if row.state != State.ACCEPTED or row.entry is None:
        raise CannotImport(NOT_IN)
    try:
        return undo(company_id, row.entry, by=by, at=at).number
    except CannotUndo as error:
        raise CannotImport(error.text) from error


def put_away(company_id: int, file_id: int, *, by: By, at: datetime) -> int | None:
    """Take a file that is not in off the list; its rows are thrown away."""
    row = _row(company_id, file_id)
    if row.state == State.ACCEPTED:
        raise CannotImport(STILL_IN)
    says = Text("Export „{name}“ weggelegt", "Export “{name}” put away", {"name": row.file_name})
    with story(company_id, by=by, at=at, says=says) as told:
        gone = OriginImport.objects.for_company(company_id).filter(pk=file_id)
        gone.update(state=State.DROPPED, content=None, tables=None, version=F("version") + 1)
        told.note()  # the rows are gone for good, so nothing could be taken back
    return told.number


def _row(company_id: int, file_id: int) -> OriginImport:
    row = OriginImport.objects.for_company(company_id).filter(pk=file_id).defer("content").first()
    if row is None:
        raise CannotImport(GONE)
    return row


def _set(row: OriginImport, **fields: Any) -> None:
    """What the program finds out about a file is no act of a person: it has no entry in the journal."""
    kept = OriginImport.objects.for_company(row.company_id).filter(pk=row.pk)
    kept.update(version=F("version") + 1, **fields)


EMPTY = Text(
    "„{name}“ ist leer. Ist es die richtige Datei, und ist sie gespeichert?",
    "“{name}” is empty. Is it the right file, and has it been saved?",
)
TOO_LARGE = Text(
    "„{name}“ hat mehr als 10 MB. Ein Export mit weniger Spalten ist klein genug.",
    "“{name}” has more than 10 MB. An export with fewer columns is small enough.",
)
RAW_EVENTS = Text(
    "„{name}“ ist ein Rohexport aus GA4: eine Zeile je Ereignis auf der Website, keine Liste von Anfragen. Hier passt "
    "die Liste der Anfragen aus dem CRM; der GA4-Bericht mit den Besuchen je Tag oder Woche passt unter „Mehr Traffic, "
    "mehr Anfragen?“. Den Rohexport selbst liest auf der Kommandozeile „klarlinie origin“.",
    "“{name}” is a raw export of GA4: a row for each event on the website, no list of inquiries. What fits here is the "
    "list of inquiries from the CRM; the report of GA4 with visits by day or week fits under “More traffic, more "
    "inquiries?”. The raw export itself is read on the command line by “klarlinie origin”.",
)
JOURNEYS = Text(
    "„{name}“ enthält Kontakte oder Wege, keine Liste von Anfragen; hier würde jeder Kontakt als Anfrage zählen. Auf "
    "der Kommandozeile liest sie „klarlinie origin“. Hier passt die Liste der Anfragen aus dem CRM.",
    "“{name}” holds touchpoints or paths, no list of inquiries; here every touchpoint would count as an inquiry. On "
    "the command line “klarlinie origin” reads it. What fits here is the list of inquiries from the CRM.",
)
TOO_LONG = Text(
    "Die Datei hat {n} Zeilen, hier gehen bis zu {most}. Am besten je Jahr exportieren. Für Millionen Kontakte gibt es "
    "klarlinie origin auf der Kommandozeile.",
    "The file has {n} rows, up to {most} fit in here. Export it year by year. For millions of contacts there is "
    "klarlinie origin on the command line.",
)
NOTHING = Text(
    "In der Datei steht nichts, was sich lesen lässt. Ist es die richtige, und ist sie gespeichert?",
    "The file holds nothing that can be read. Is it the right one, and has it been saved?",
)
NO_HEADER = Text(
    "In der Datei ist keine Kopfzeile zu erkennen, die einen Tag und eine Herkunft nennt. Am besten den Export des CRM "
    "unverändert hochladen, als CSV oder Excel.",
    "No header that names a day and an origin can be found in the file. Upload the export of the CRM unchanged, "
    "as CSV or Excel.",
)
CHANGED_MEANWHILE = Text(
    "Inzwischen hat sich etwas geändert. Unten steht der neue Stand; übernommen wurde noch nichts.",
    "Something has changed in the meantime. The new state stands below; nothing has been taken over yet.",
)
NOTHING_NEW = Text(
    "So käme nichts dazu: Alle Anfragen sind schon da, oder keine ließ sich lesen.",
    "Nothing would be added like this: all inquiries are here already, or none could be read.",
)
NOT_IN = Text("Dieser Export ist nicht mehr eingelesen.", "This export is not read in any more.")
STILL_IN = Text(
    "Die Anfragen aus diesem Export zählen noch mit. Erst zurücknehmen, dann weglegen.",
    "The inquiries from this export still count. Take it back first, then put it away.",
)
GONE = Text("Diese Datei gibt es hier nicht.", "There is no such file here.")
