"""The exports of well-known task tools are recognised by their headers, so nothing in them has to be guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from klarlinie.method.inventory.own_headers import are_our_own
from klarlinie.method.inventory.table import CellValue, Table

Row = list[CellValue]

# Names of lists and columns that say how far something is; any other name is a group.
STATUS_WORDS = frozenset(
    "backlog ideen idee ideas idea to-do todo to-dos offen open geplant planned next als nächstes "
    "doing läuft laufend in-arbeit in-bearbeitung in-progress wip working-on-it warten wartet waiting on-hold "
    "pausiert paused blocked blockiert stuck review in-review in-prüfung done erledigt fertig complete completed "
    "abgeschlossen closed gestoppt stopped abgebrochen cancelled archiviert nicht-begonnen not-started "
    "nicht-gestartet angefangen".split()
)
SEARCHED_ROWS = 15
ID_HEADERS = (
    "task id", "aufgaben-id", "taskid", "issue key", "vorgangsschlüssel", "vorgangs-id", "item id",
)  # fmt: skip
LONGEST_ID = 100
PLAN_WORDS = ("plan id", "plan-id", "plan name", "planname", "name des plans")
UPDATE_WORDS = ("update content", "inhalt des updates")


@dataclass(frozen=True)
class Export:
    """How one tool exports. `signature`: headers that must be there (each with its other-language names).

    `meanings` leads from header to meaning; a header not named there was made by the user and is left to be
    understood by its words. `arrange` turns header and rows into plainer ones.
    """

    kind: str
    signature: tuple[str, ...]
    meanings: Mapping[str, str]
    arrange: Callable[[Sheet], Sheet] = field(default=lambda sheet: sheet)


@dataclass(frozen=True)
class Sheet:
    """A header with its rows, and what stood above the header."""

    header: list[str]
    rows: list[Row]
    lines: list[int]
    above: Sequence[Sequence[CellValue]] = ()

    def column(self, *names: str) -> int | None:
        """The first of the named columns that is there."""
        folded = [title.casefold() for title in self.header]
        return next((folded.index(name) for name in names if name in folded), None)

    def cell(self, row: Row, *names: str) -> CellValue:
        column = self.column(*names)
        return row[column] if column is not None and column < len(row) else None


def arranged(table: Table) -> Table:
    """The same table; as a known export where its header is one (header in row 0, `known_columns` set)."""
    for index, row in enumerate(table.rows[:SEARCHED_ROWS]):
        header = [str(cell).strip() if cell is not None else "" for cell in row]
        if are_our_own(header):  # whatever the notes beside our columns are called
            return table
        export = _export_of(header)
        if export:
            return _as_export(table, index, header, export)
    from klarlinie.gateways.monday import monday_board

    return monday_board(table) or table


def is_beside_the_tasks(table: Table) -> bool:
    """Whether a sheet of an export is about the export (Planner's plan, monday's updates) and holds no tasks."""
    firsts = {str(row[0]).casefold() for row in table.rows[:SEARCHED_ROWS] if row}
    cells = {str(cell).casefold() for row in table.rows[:3] for cell in row}
    return not firsts.isdisjoint(PLAN_WORDS) or not cells.isdisjoint(UPDATE_WORDS)


def is_status_word(words: str) -> bool:
    """Whether a list's name says how far its cards are ("Doing", "Erledigt ✅")."""
    plain = re.sub(r"[^\w\s-]", "", words).strip().casefold()
    return re.sub(r"[\s-]+", "-", plain) in STATUS_WORDS or plain in STATUS_WORDS


def day_of(moment: str, zone: str = "Europe/Berlin") -> date | None:
    """The day of an ISO instant, seen from `zone` (midnight there is 22:00 the day before in UTC)."""
    try:
        instant = datetime.fromisoformat(moment.strip())
    except ValueError:
        return None
    return instant.astimezone(_zone(zone)).date() if instant.tzinfo else instant.date()


def fold_children(sheet: Sheet, own: str, parent: str, title: str) -> Sheet:
    """Subtasks become a list in the note "Unterpunkte" of their task; those without a task in the file stay."""
    own_at, parent_at, title_at = sheet.column(own), sheet.column(parent), sheet.column(title)
    if own_at is None or parent_at is None or title_at is None:
        return sheet
    parents = {_word(row, own_at): _word(row, parent_at) for row in sheet.rows}
    children: dict[str, list[str]] = {}
    kept, lines = [], []
    for row, line in zip(sheet.rows, sheet.lines, strict=True):
        top = _top(_word(row, own_at), parents)
        if top != _word(row, own_at):
            children.setdefault(top, []).append(_word(row, title_at))
        else:
            kept.append(row)
            lines.append(line)
    if not children:
        return sheet
    noted: list[CellValue] = ["; ".join(children.pop(_word(row, own_at), ())) or None for row in kept]
    return with_column(replace(sheet, rows=kept, lines=lines), "Unterpunkte", noted)


def _top(key: str, parents: Mapping[str, str]) -> str:
    """The task above all; `key` itself where nothing in the file is above it."""
    seen = set()
    while parents.get(key) in parents and parents[key] and key not in seen:
        seen.add(key)
        key = parents[key]
    return key


def with_column(sheet: Sheet, name: str, values: Sequence[CellValue]) -> Sheet:
    """The sheet with one more column at the right."""
    width = len(sheet.header)
    rows = [
        [*(row + [None] * (width - len(row)))[:width], value]
        for row, value in zip(sheet.rows, values, strict=True)
    ]
    return replace(sheet, header=[*sheet.header, name], rows=rows)


def _export_of(header: Sequence[str]) -> Export | None:
    folded = {title.casefold() for title in header}
    return next(
        (
            export
            for export in EXPORTS
            if all(not folded.isdisjoint(names.split("|")) for names in export.signature)
        ),
        None,
    )


def _as_export(table: Table, index: int, header: list[str], export: Export) -> Table:
    rows = [list(row) for row in table.rows[index + 1 :]]
    sheet = export.arrange(Sheet(header, rows, list(table.lines[index + 1 :]), table.rows[:index]))
    known = {
        column: export.meanings[title.casefold()]
        for column, title in enumerate(sheet.header)
        if title.casefold() in export.meanings
    }
    header_row: tuple[CellValue, ...] = tuple(title or None for title in sheet.header)
    return replace(
        table,
        rows=(header_row, *map(tuple, sheet.rows)),
        lines=(table.lines[index], *sheet.lines),
        looks={},
        merged=(),
        known_columns=known,
        kind=export.kind,
        ids=_ids(sheet),
    )


def _ids(sheet: Sheet) -> dict[int, str]:
    """The tool's own keys of the tasks, by line."""
    column = sheet.column(*ID_HEADERS)
    if column is None:
        return {}
    keys = {line: _word(row, column) for row, line in zip(sheet.rows, sheet.lines, strict=True)}
    return {line: key[:LONGEST_ID] for line, key in keys.items() if key}


def _word(row: Row, column: int) -> str:
    value = row[column] if column < len(row) else None
    return "" if value in (None, "null") else str(value).strip()


def _zone(name: str) -> tzinfo:
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return timezone(timedelta(hours=1))


def _groups_or_status(sheet: Sheet, column: str, done: Callable[[Row], bool]) -> Sheet:
    """Adds "Status": done where the tool says so, else the section's name where that is a status word."""

    def status(row: Row) -> CellValue:
        if done(row):
            return "erledigt"
        section = sheet.cell(row, column)
        return section if isinstance(section, str) and is_status_word(section) else None

    return with_column(sheet, "Status", [status(row) for row in sheet.rows])


def _arrange_asana(sheet: Sheet) -> Sheet:
    # Asana names the parent by its title in the CSV
    folded = fold_children(sheet, "name", "parent task", "name")
    if folded.column("status") is not None:  # a custom field of that name wins
        return folded
    return _groups_or_status(
        folded, "section/column", lambda row: folded.cell(row, "completed at") is not None
    )


def _arrange_clickup(sheet: Sheet) -> Sheet:
    days = [sheet.column(name) for name in ("due date", "start date", "date created")]
    people = [sheet.column(name) for name in ("assignees", "assignee", "tags")]
    for row in sheet.rows:
        for column, cell in enumerate(row):
            if column in days:
                row[column] = _day_of_milliseconds(cell)
            elif column in people and isinstance(cell, str):
                row[column] = cell.strip().strip("[]").strip() or None
            elif cell in ("null", "[]", "{}"):
                row[column] = None
    return fold_children(sheet, "task id", "parent id", "task name")


def _day_of_milliseconds(cell: CellValue) -> CellValue:
    words = "" if cell is None else str(cell).strip()
    if not re.fullmatch(r"\d{12,13}", words):
        return None if words == "null" else cell
    return datetime.fromtimestamp(int(words) / 1000, UTC).astimezone(_zone("Europe/Berlin")).date()


def _arrange_ticktick(sheet: Sheet) -> Sheet:
    """Status numbers by the file's own legend; days in the task's own time zone."""
    legend = dict(re.findall(r"(-?\d)\s+(\w+)", " ".join(str(cell) for row in sheet.above for cell in row)))
    status_at = sheet.column("status")
    days = [sheet.column("start date"), sheet.column("due date")]
    for row in sheet.rows:
        zone = sheet.cell(row, "timezone")
        for column, cell in enumerate(row):
            if column == status_at:
                row[column] = _ticktick_status(cell, legend)
            elif column in days and isinstance(cell, str):
                row[column] = day_of(cell, zone if isinstance(zone, str) else "Europe/Berlin") or cell
    return fold_children(sheet, "taskid", "parentid", "title")


def _ticktick_status(cell: CellValue, legend: Mapping[str, str]) -> CellValue:
    word = legend.get(str(cell).strip(), "").casefold()
    if word in ("completed", "archived"):  # archived in TickTick is completed and put away
        return "erledigt"
    if word == "abandoned":
        return "gestoppt"
    return None if word == "normal" else cell


def _arrange_planner(sheet: Sheet) -> Sheet:
    return replace(
        sheet,
        rows=[[_planner_word(cell) for cell in row] for row in sheet.rows],
    )


def _planner_word(cell: CellValue) -> CellValue:
    return ", ".join(part.strip() for part in cell.split(";")) if isinstance(cell, str) else cell


def _meanings(**columns: str) -> dict[str, str]:
    """From meaning="header|header" to header: meaning."""
    return {
        header: meaning.rstrip("_") for meaning, headers in columns.items() for header in headers.split("|")
    }


EXPORTS = (
    Export(
        "asana",
        ("task id|aufgaben-id", "name", "section/column|abschnitt/spalte"),
        _meanings(
            title="name",
            group="section/column|abschnitt/spalte",
            owner="assignee|verantwortliche:r|zuständig",
            start="start date|startdatum",
            due="due date|fälligkeitsdatum|fälligkeit",
            status="status",
            note="tags|notes|notizen|projects|projekte|priority|priorität|parent task|unterpunkte|"
            "blocked by (dependencies)|blocking (dependencies)",
            ignore="task id|aufgaben-id|created at|completed at|last modified|assignee email",
        ),
        _arrange_asana,
    ),
    Export(
        "clickup",
        ("task id", "task name", "task content|date created|list name"),
        _meanings(
            title="task name",
            group="list name",
            status="status",
            owner="assignees|assignee",
            start="start date",
            due="due date",
            note="task content|tags|priority|folder name/path|folder name|space name|time estimated text|"
            "time spent text|checklists|comments|unterpunkte|task type",
            ignore="task id|task custom id|task link|date created|date created text|due date text|"
            "start date text|parent id|subtasks ids|attachments|assigned comments|time estimated|time spent|"
            "rolled up time|rolled up time text|date updated|date updated text|date closed|date closed text|"
            "date done|date done text|home location id|home location|other location ids|other locations",
        ),
        _arrange_clickup,
    ),
    Export(
        "ticktick",
        ("list name", "title", "kind", "is check list"),
        _meanings(
            title="title",
            group="list name",
            status="status",
            start="start date",
            due="due date",
            note="folder name|tags|content|repeat|priority|column name|unterpunkte",
            ignore="kind|is check list|reminder|created time|completed time|order|timezone|is all day|"
            "is floating|column order|view mode|taskid|parentid|projectkind",
        ),
        _arrange_ticktick,
    ),
    Export(
        "planner",
        (
            "task name|aufgabenname|vorgangsname",
            "bucket name|bucketname|name des buckets",
            "progress|status|fortschritt",
        ),
        _meanings(
            title="task name|aufgabenname|vorgangsname",
            group="bucket name|bucketname|name des buckets",
            status="progress|status|fortschritt",
            owner="assigned to|zugewiesen an|zugewiesen zu",
            start="start date|startdatum",
            due="due date|fälligkeitsdatum|fällig am",
            note="priority|priorität|labels|bezeichnungen|beschriftungen|description|beschreibung|notes|notizen|"
            "checklist items|checklistenelemente|prüflistenelemente",
            ignore="task id|aufgaben-id|vorgangs-id|created by|erstellt von|created date|erstellungsdatum|"
            "erstellt am|is recurring|ist wiederkehrend|late|verspätet|completed date|abschlussdatum|"
            "abgeschlossen am|completed by|abgeschlossen von|completed checklist items|"
            "abgeschlossene checklistenelemente",
        ),
        _arrange_planner,
    ),
    Export(
        "jira",
        ("summary|zusammenfassung", "issue key|vorgangsschlüssel", "issue type|vorgangstyp"),
        _meanings(
            title="summary|zusammenfassung",
            status="status",
            owner="assignee|zugewiesene person|bearbeiter",
            due="due date|due|fälligkeitsdatum",
            note="issue type|vorgangstyp|priority|priorität|labels|stichwörter|description|beschreibung|reporter",
            group="project name|projektname",
            ignore="issue key|vorgangsschlüssel|issue id|vorgangs-id|created|erstellt|updated|aktualisiert|"
            "parent id|project key|assignee id|reporter id|project type|project lead",
        ),
    ),
)
