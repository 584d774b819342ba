"""Where a thing stands: "läuft", "müsste man mal", "on hold", "80 %", a tick."""

from __future__ import annotations

import math
import re
from datetime import date, time
from decimal import Decimal
from functools import cache, lru_cache

from klarlinie.method.inventory.activity import Status
from klarlinie.method.inventory.cells import Understood
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.unknowns import is_prose, says_nothing, shown, tidied
from klarlinie.vocabulary.resources import read_resource, rows_of
from klarlinie.vocabulary.text import Text

STATUSES: tuple[Status, ...] = ("idea", "planned", "running", "paused", "done", "stopped")
_IN_GERMAN = {
    "idea": "Idee",
    "planned": "geplant",
    "running": "läuft",
    "paused": "ruht",
    "done": "erledigt",
    "stopped": "gestrichen",
}
_HEADERS: tuple[tuple[re.Pattern[str], Status], ...] = (
    (re.compile(r"\b(?:erledigt|fertig|done|completed?|abgeschlossen|finished)\b"), "done"),
    (re.compile(r"\b(?:aktiv|läuft|laufend|active|running|ongoing)\b"), "running"),
    (re.compile(r"\b(?:geplant|planned)\b"), "planned"),
    (re.compile(r"\b(?:gestoppt|gestrichen|eingestellt|stopped|cancell?ed)\b"), "stopped"),
    (re.compile(r"\b(?:pausiert|ruht|paused|on hold)\b"), "paused"),
    (re.compile(r"\b(?:idee|idea)\b"), "idea"),
)
_SHARE_HEADER = re.compile(r"fortschritt|progress|%|prozent|complete|erledigt|fertig|done")
_TICKS = re.compile(r"x|ja|yes|y|j|true|wahr|✓|✔|✅|☑|\[x\]", re.IGNORECASE)
_NO_TICKS = re.compile(r"nein|no|n|false|falsch|☐|⬜|\[ \]|✗|✘|❌", re.IGNORECASE)
_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s?(?:%|prozent|percent)(?: (?:fertig|erledigt|done|complete))?")
_CUT = re.compile(
    r"\s*[(,;:]\s*|\s+-\s+|\.\s+|\s+(?=(?:seit|since|ab|bis|until|from|in|mit|with|bei|durch|wegen)\b)"
)
_TURNING = re.compile(
    r"\b(?:nicht|nie|kein\w*|aber|bald|oder|fast|not|never|but|or|almost|soon|aus|wieder|erneut|nur)\b"
)


def understand_status(cell: CellValue, header: str = "") -> Understood[Status]:
    """One of the six statuses. A tick or "x" is what the header says ("erledigt", "aktiv"); otherwise it is asked."""
    return _status(cell, header)


@lru_cache(maxsize=20_000, typed=True)
def _status(cell: CellValue, header: str) -> Understood[Status]:
    if says_nothing(cell):
        return Understood()
    if cell is None or isinstance(cell, (date, time)) or is_prose(cell):
        return Understood(doubt=_where(cell))
    if isinstance(cell, bool):
        return _of_tick(cell, cell, header)
    if isinstance(cell, (int, float, Decimal)):
        return _of_number(float(cell), cell, header)
    words = re.sub(r"\ufe0f", "", tidied(cell)).casefold().strip(" .!")
    if _TICKS.fullmatch(words) and (_of_header(header) or words not in _table()):
        return _of_tick(True, cell, header)
    if _NO_TICKS.fullmatch(words) and (_of_header(header) or words not in _table()):
        return _of_tick(False, cell, header)
    percent = _PERCENT.fullmatch(words)
    if percent and int(percent[1]) <= 100:
        return Understood(_of_share(int(percent[1])), assumption=_share_taken(_of_share(int(percent[1]))))
    return _of_words(words, cell)


def _of_words(words: str, cell: str) -> Understood[Status]:
    if words in _table():
        return _known(words, words, cell)
    plain = re.sub(r"^[^\w\[]+|^\d+[.)]\s*|[^\w\])]+$", "", words)  # "1. In Arbeit", "🟢 aktiv"
    if plain in _table():
        return _known(plain, words, cell)
    first, *more = _CUT.split(plain, maxsplit=1)
    rest = more[0].strip(" )") if more else ""
    if first in _table() and rest and not _TURNING.search(rest):
        status = _table()[first][0]
        return Understood(status, assumption=_read_as(shown(cell), status))
    return Understood(doubt=_where(cell))


def _known(word: str, words: str, cell: str) -> Understood[Status]:
    status, is_said = _table()[word]
    return Understood(status, assumption=_read_as(shown(cell), status) if is_said or word != words else None)


@cache
def _table() -> dict[str, tuple[Status, bool]]:
    rows = rows_of(read_resource("klarlinie.method.inventory", "status_words.tsv"))
    by_name = {status: status for status in STATUSES}
    return {
        row["word"].casefold(): (by_name[_as_status(row["status"])], row["said"] == "yes") for row in rows
    }


def _as_status(name: str) -> Status:
    return next(status for status in STATUSES if status == name)


def _of_header(header: str) -> Status | None:
    return next((status for pattern, status in _HEADERS if pattern.search(header.casefold())), None)


def _of_tick(ticked: bool, cell: CellValue, header: str) -> Understood[Status]:
    status = _of_header(header)
    if status is None:
        return Understood(doubt=_where(cell))
    if ticked:
        return Understood(status)
    # Not done, not running: that leaves several statuses open, and none of them is said.
    return Understood()


def _of_number(value: float, cell: CellValue, header: str) -> Understood[Status]:
    if not math.isfinite(value) or not _SHARE_HEADER.search(header.casefold()) or not 0 <= value <= 100:
        return Understood(doubt=_where(cell))
    share = value * 100 if value <= 1 else value
    return Understood(_of_share(share), assumption=_share_taken(_of_share(share)))


def _of_share(percent: float) -> Status:
    return "done" if percent >= 100 else "running" if percent > 0 else "planned"


def _share_taken(status: Status) -> Text:
    return Text(
        "Der Fortschritt ist als „{de}“ gelesen.",
        "The progress is read as “{en}”.",
        {"de": _IN_GERMAN[status], "en": status},
    )


def _read_as(words: str, status: Status) -> Text:
    return Text(
        "„{words}“ ist als „{de}“ gelesen.",
        "“{words}” is read as “{en}”.",
        {"words": words, "de": _IN_GERMAN[status], "en": status},
    )


def _where(cell: CellValue) -> Text:
    return Text(
        "„{cell}“: Läuft das, ist es geplant, ruht es, oder ist es erledigt?",
        "“{cell}”: is it running, planned, paused or done?",
        {"cell": shown(cell)},
    )
