"""Boards exported as JSON (Trello, Asana, or a plain list of things) become rows, one a card."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from klarlinie.gateways import limits
from klarlinie.gateways.exports import LONGEST_ID, day_of, is_status_word
from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.trimming import Row, cut_to_size
from klarlinie.gateways.unreadable import Unreadable, broken, empty, hostile
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.vocabulary.text import Text

Card = Mapping[str, Any]

TRELLO_HEADER = (
    "Titel",
    "Liste",
    "Status",
    "Mitglieder",
    "Start",
    "Fällig",
    "Labels",
    "Beschreibung",
    "Checklisten",
)
TRELLO_KNOWN = {
    0: "title",
    1: "group",
    2: "status",
    3: "owner",
    4: "start",
    5: "due",
    6: "note",
    7: "note",
    8: "note",
}
ASANA_HEADER = (
    "Titel",
    "Abschnitt",
    "Status",
    "Zuständig",
    "Start",
    "Fällig",
    "Tags",
    "Notizen",
    "Unterpunkte",
)
DAY_AND_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


def read_board(file: str, text: str) -> FilesRead:
    """The cards in the order of the board, archived ones as a hidden table. Raises `Unreadable`."""
    board = _parsed(text)
    if (
        isinstance(board, dict)
        and isinstance(board.get("cards"), list)
        and isinstance(board.get("lists"), list)
    ):
        return _trello(file, board)
    entries = _entries(board)
    if any("gid" in entry and "name" in entry for entry in entries):
        return _asana(file, entries)
    return _plain_entries(file, entries)


def _parsed(text: str) -> Any:
    if r"\u0000" in text:
        raise hostile("Sie enthält Nullzeichen.", "It holds null characters.")
    try:
        return json.loads(text, parse_constant=_refuse_number, parse_int=_whole, parse_float=_broken_number)
    except RecursionError as error:
        raise hostile("Sie ist tausendfach verschachtelt.", "It is nested a thousand times.") from error
    except json.JSONDecodeError as error:
        raise broken() from error


def _refuse_number(word: str) -> Any:
    raise hostile(
        f"Sie enthält eine Zahl, die keine ist ({word}).", f"It holds a number that is none ({word})."
    )


def _whole(digits: str) -> int:
    if len(digits) > limits.JSON_DIGITS:
        raise hostile("Sie enthält eine endlos lange Zahl.", "It holds an endless number.")
    return int(digits)


def _broken_number(digits: str) -> float:
    number = float(digits)
    return _refuse_number("Infinity") if number in (float("inf"), float("-inf")) else number


def _entries(board: Any) -> list[Card]:
    """The list of things in a JSON file: the file itself or what lies under a usual name."""
    if isinstance(board, dict):
        lists = [board.get(name) for name in ("data", "tasks", "items", "cards", "results")]
        board = next((found for found in lists if isinstance(found, list)), None)
    if not isinstance(board, list):
        raise _no_board()
    entries = _dicts(board)
    if not entries:
        raise _no_board() if board else empty()
    return entries


def _trello(file: str, board: Card) -> FilesRead:
    lists = {entry.get("id"): entry for entry in _dicts(board.get("lists"))}
    order = {key: place for place, key in enumerate(sorted(lists, key=lambda key: _place(lists[key])))}
    cards = sorted(
        _dicts(board.get("cards")), key=lambda card: (order.get(card.get("idList"), len(order)), _place(card))
    )
    fields = _dicts(board.get("customFields"))
    header = [*TRELLO_HEADER, *(_word(field.get("name")) for field in fields)]
    is_open = [not _is_archived(card, lists) for card in cards]
    rows = [_trello_row(card, lists, board, fields) for card in cards]
    name = _word(board.get("name")) or None
    shown = [row for row, is_shown in zip(rows, is_open, strict=True) if is_shown]
    ids = [_word(card.get("id")) for card, is_shown in zip(cards, is_open, strict=True) if is_shown]
    archived = [row for row, is_shown in zip(rows, is_open, strict=True) if not is_shown]
    if not rows:
        raise empty()
    tables = [_table(file, name, header, shown, TRELLO_KNOWN, "trello", ids=ids)] if shown else []
    if archived:
        sheet = f"{name or 'Trello'} (Archiv)"
        tables.append(_table(file, sheet, header, archived, TRELLO_KNOWN, "trello", is_hidden=True))
    return FilesRead(tuple(tables))


def _trello_row(card: Card, lists: Mapping[Any, Card], board: Card, fields: Sequence[Card]) -> Row:
    list_name = _word(lists.get(card.get("idList"), {}).get("name"))
    status = (
        "erledigt" if card.get("dueComplete") is True else list_name if is_status_word(list_name) else None
    )
    members = {
        entry.get("id"): _word(entry.get("fullName") or entry.get("username"))
        for entry in _dicts(board.get("members"))
    }
    return [
        _word(card.get("name")) or None,
        list_name or None,
        status,
        ", ".join(filter(None, (members.get(key, "") for key in _list(card.get("idMembers"))))) or None,
        _day(card.get("start")),
        _day(card.get("due")),
        ", ".join(_word(label.get("name") or label.get("color")) for label in _dicts(card.get("labels")))
        or None,
        _word(card.get("desc")).strip() or None,
        _checklists(card, board) or None,
        *(_custom_field(card, field) for field in fields),
    ]


def _checklists(card: Card, board: Card) -> str:
    points = [
        _word(point.get("name")) + (" (erledigt)" if point.get("state") == "complete" else "")
        for checklist in _dicts(board.get("checklists"))
        if checklist.get("idCard") == card.get("id")
        for point in sorted(_dicts(checklist.get("checkItems")), key=_place)
    ]
    return "; ".join(points)


def _custom_field(card: Card, field: Card) -> CellValue:
    for entry in _dicts(card.get("customFieldItems")):
        if entry.get("idCustomField") == field.get("id"):
            return _custom_value(entry, field)
    return None


def _custom_value(entry: Card, field: Card) -> CellValue:
    value = entry.get("value")
    if isinstance(value, dict):
        if "date" in value:
            return _day(value["date"])
        if "checked" in value:
            return _word(value["checked"]) == "true"
        return _number_or_word(value.get("number", value.get("text")), is_number="number" in value)
    options = {option.get("id"): option.get("value") for option in _dicts(field.get("options"))}
    chosen = options.get(entry.get("idValue"))
    return _word(chosen.get("text")) or None if isinstance(chosen, dict) else None


def _number_or_word(value: Any, is_number: bool) -> CellValue:
    """Trello writes numbers as text with a decimal point."""
    words = _word(value).strip()
    if is_number and re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", words):
        return float(words) if "." in words else int(words)
    return words or None


def _asana(file: str, entries: Sequence[Card]) -> FilesRead:
    tasks = [entry for entry in entries if entry.get("resource_subtype") != "section"]
    fields = list(
        dict.fromkeys(
            _word(field.get("name")) for task in tasks for field in _dicts(task.get("custom_fields"))
        )
    )[: limits.COLUMNS]
    rows = [_asana_row(task, fields) for task in tasks]
    known = {0: "title", 1: "group", 2: "status", 3: "owner", 4: "start", 5: "due"}
    known |= dict.fromkeys((6, 7, 8), "note")
    ids = [_word(task.get("gid")) for task in tasks]
    return FilesRead((_table(file, None, [*ASANA_HEADER, *fields], rows, known, "asana", ids=ids),))


def _asana_row(task: Card, fields: Sequence[str]) -> Row:
    sections = [_dict(place.get("section")).get("name") for place in _dicts(task.get("memberships"))]
    section = next((_word(name) for name in sections if name), "")
    status = "erledigt" if task.get("completed") is True else section if is_status_word(section) else None
    values = {
        _word(field.get("name")): field.get("number_value", None)
        if isinstance(field.get("number_value"), (int, float))
        else field.get("display_value")
        for field in _dicts(task.get("custom_fields"))
    }
    return [
        _word(task.get("name")) or None,
        section or None,
        status,
        _word(_dict(task.get("assignee")).get("name")) or None,
        _day(task.get("start_on") or task.get("start_at")),
        _day(task.get("due_on") or task.get("due_at")),
        ", ".join(_word(tag.get("name")) for tag in _dicts(task.get("tags"))) or None,
        _word(task.get("notes")).strip() or None,
        "; ".join(_word(subtask.get("name")) for subtask in _dicts(task.get("subtasks"))) or None,
        *(_cell(values.get(field)) for field in fields),
    ]


def _plain_entries(file: str, entries: Sequence[Card]) -> FilesRead:
    """A list of things with fields: the fields' names are the header, understood by their words."""
    header = list(dict.fromkeys(key for entry in entries for key in entry))[: limits.COLUMNS]
    rows = [[_cell(entry.get(key)) for key in header] for entry in entries]
    return FilesRead((_table(file, None, header, rows, None, "sheet"),))


def _table(
    file: str,
    sheet: str | None,
    header: Sequence[str],
    rows: Sequence[Row],
    known: Mapping[int, str] | None,
    kind: str,
    is_hidden: bool = False,
    ids: Sequence[str] = (),
) -> Table:
    """Rows are numbered in their order (a board has no lines); the header is line 0. `ids` are the board's own."""
    cut = cut_to_size([[name or None for name in header], *rows], 0, 0, file, sheet, range(len(rows) + 1))
    return Table(
        file,
        sheet,
        tuple(map(tuple, cut.rows)),
        tuple(cut.lines),
        is_hidden,
        known_columns=known,
        problems=tuple(cut.problems),
        kind=kind,
        ids={line: key[:LONGEST_ID] for line, key in enumerate(ids, start=1) if key},
    )


def _is_archived(card: Card, lists: Mapping[Any, Card]) -> bool:
    return card.get("closed") is True or lists.get(card.get("idList"), {}).get("closed") is True


def _place(entry: Card) -> float:
    place = entry.get("pos")
    return float(place) if isinstance(place, (int, float)) else 0.0


def _day(value: Any) -> CellValue:
    words = _word(value).strip()
    return day_of(words) or words if words else None


def _cell(value: Any) -> CellValue:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return (day_of(value) or value) if DAY_AND_TIME.match(value) else value.strip() or None
    if isinstance(value, dict):
        return _cell(
            next((value[key] for key in ("name", "title", "text", "value", "label") if key in value), None)
        )
    return ", ".join(str(cell) for cell in map(_cell, value) if cell is not None) or None


def _dicts(value: Any) -> list[Card]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _dict(value: Any) -> Card:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else ()


def _word(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _no_board() -> Unreadable:
    return Unreadable(
        "INV002",
        Text(
            "Diese JSON-Datei ist kein Board, das wir kennen. Exportiert es aus Trello oder Asana, oder als CSV.",
            "This JSON file is no board we know. Export it from Trello or Asana, or as CSV.",
            sie="Diese JSON-Datei ist kein Board, das wir kennen. Exportieren Sie es aus "
            "Trello oder Asana, oder als CSV.",
        ),
    )
