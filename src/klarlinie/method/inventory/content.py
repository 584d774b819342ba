"""What the cells of one column look like, whatever stands above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.words import LONGEST, words_of
from klarlinie.vocabulary.resources import read_resource, rows_of

PACKAGE = "klarlinie.method.inventory"
LONGEST_NAME = 45  # signs; names of people are no longer
LOOK_AT = 120  # cells of a column that are looked at, spread evenly

NUMBER = re.compile(r"^[~<>≈+-]?\s*\d[\d.,'\u202f\xa0 ]*\+?\s*(k|tsd\.?)?$", re.I)
MONEY = re.compile(r"[€$£]|\b(eur|euro|euros|usd|gbp|chf|brl)\b|(?<![a-z])r\$", re.I)
HOURS = re.compile(
    r"\d\s*(h|std|stunden?|hours?|hrs?|min|minuten|minutes|tage?|days?|pt)\b|\bhalb\w* tag", re.I
)
# "Google Ads (300 €/Monat)" begins with a name, "ca. 300 €", "Kosten: 300 €" and "EUR 300" do not.
NAMED = re.compile(
    r"(?!(?:ca|circa|etwa|rund|bis|max|maximal|min|mind|mindestens|about|approx|around|up|budget|kosten|cost|costs|zeit|"
    r"aufwand|eur|euro|usd|gbp|chf|pro|per|je|einmalig|zwischen|between|jährlich|monatlich|mtl|wöchentlich|täglich|"
    r"quartalsweise|alle|every|weekly|monthly|yearly|half|halb\w*|inkl|zzgl|insgesamt|gesamt|total|noch|früher)\b)"
    r"[A-ZÄÖÜ][\w&-]*[a-zäöüß][\w&-]*\s",
    re.I,
)
LEVEL = re.compile(
    r"^(sehr |eher |very |rather )?(hoch|hohe?r?|mittel|mittelhoch|niedrig|gering|klein|groß|gross|"
    r"viel|wenig|kaum|"
    r"null|keine?r?|high|medium|mid|low|none|little|much|big|small|large|sehr gut|gut|schlecht|good|"
    r"bad|mäßig|solala)"
    r"$|^[+o*★☆●○•-]{1,5}$|^\d([.,]\d)?\s*/\s*\d+$|^\d\s*(von|of)\s*\d+$",
    re.I,
)
MONTH = (
    r"(jan(uar|uary)?|feb(ruar|ruary)?|märz?|mrz|march?|maerz|apr(il)?|mai|may|jun[ie]?|jul[iy]?|aug(ust)?|sept?(ember)?|"
    r"o[kc]t(ober)?|nov(ember)?|de[zc](ember)?)\.?"
)
DATE = re.compile(
    r"^((ab|bis|seit|ca\.?|von|im|am|from|since|until|by|in)\s+)?"
    r"((mo|di|mi|do|fr|sa|so)(ntag|enstag|ttwoch|nnerstag|eitag|mstag|nnabend)?[.,]*\s*"
    r"|(mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]*\s*)?"
    rf"(\d{{1,2}}\.\s*\d{{1,2}}\.?(\s*\d{{2,4}})?|\d{{4}}-\d{{1,2}}(-\d{{1,2}})?.*|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|"
    rf"\d{{1,2}}\.?\s*{MONTH}\s*(\d{{2,4}})?|{MONTH}\s*(\d{{1,2}},?)?\s*(\d{{2,4}})?|kw\s*\d+.*|q[1-4].*|"
    r"(anfang|mitte|ende|early|mid|late)\s.+|(19|20)\d\d|\d\.\s*quartal.*|\d{1,2}/\d{4})$",
    re.I,
)
STATUS = frozenset(
    "offen open geplant planned plan laeuft laufend running aktiv active pausiert paused pause "
    "erledigt done fertig "
    "gestoppt stopped idee idea todo doing begonnen gestartet abgeschlossen completed closed started "
    "ruht eingestellt "
    "gestrichen abgesagt cancelled canceled blocked wartet waiting ongoing progress arbeit "
    "bearbeitung nicht not "
    "in on hold noch to do teilweise live backlog dauerhaft archived archiviert inaktiv inactive "
    "angefangen verschoben".split()
)
AUDIENCE = re.compile(
    r"kunde|käufer|kaeufer|bewerb|azubi|händler|haendler|betrieb|leiter|leitung|einkauf|fachkr|"
    r"interessent|architekt|"
    r"handwerk|planer|hersteller|industrie|mittelstand|partner|vertrieb|unternehm|schüler|schueler|"
    r"student|presse|alle|"
    r"customer|buyer|applicant|dealer|manager|prospect|engineer|companies|everybody|everyone|"
    r"students|purchas|maschinenbau"
    r"|lieferant|instandhalt|technik|werke\b|mitarbeit|branche|investor|firmen|endkund|ärzte|praxen|"
    r"kommune|landwirt|b2b",
    re.I,
)
PERSON = re.compile(r"^[A-ZÄÖÜ][\w.'’äöüß-]*(\s+[A-ZÄÖÜ][\w.'’äöüß-]*){0,2}$")
MARKS = frozenset("x ✓ ✔ ☑ ✗ ja yes".split())
SHORT_CODE = re.compile(r"^[A-ZÄÖÜ]{2,3}$")


@dataclass(frozen=True)
class Content:
    """Shares (0 to 1) of the filled cells looked at; `filled` is how many there are in the whole column."""

    filled: int = 0
    numbers: float = 0
    money: float = 0
    hours: float = 0
    levels: float = 0
    dates: float = 0
    later: float = 0  # of the days that are days, the share from today on
    statuses: float = 0
    audiences: float = 0
    persons: float = 0
    texts: float = 0  # words that are none of the above
    distinct: float = 0
    length: float = 0  # signs in the middle of the texts
    marks: float = 0  # crosses and ticks
    first_names: float = 0  # cells that begin with a frequent first name
    is_counter: bool = False


def look_at(cells: Sequence[CellValue], today: date) -> Content:
    """What `cells`, one column from top to bottom, hold."""
    filled = [cell for cell in cells if cell is not None]
    if not filled:
        return Content()
    step = max(1, len(filled) // LOOK_AT)
    looked = filled[::step]
    kinds = Counter(kind for cell in looked for kind in kinds_of(cell))
    days = [_day(cell) for cell in looked]
    known_days = [day for day in days if day is not None]
    lengths = sorted(len(cell) for cell in looked if isinstance(cell, str)) or [0]

    def share(kind: str) -> float:
        return kinds[kind] / len(looked)

    return Content(
        filled=len(filled),
        numbers=share("number"),
        money=share("money"),
        hours=share("hours"),
        levels=share("level"),
        dates=share("date"),
        later=sum(day >= today for day in known_days) / len(known_days) if known_days else 0.0,
        statuses=share("status"),
        audiences=share("audience"),
        persons=share("person"),
        texts=share("text"),
        marks=sum(isinstance(cell, str) and cell.strip().lower() in MARKS for cell in looked) / len(looked),
        first_names=sum(isinstance(cell, str) and begins_with_name(cell) for cell in looked) / len(looked),
        distinct=len({str(cell) for cell in looked}) / len(looked),
        length=lengths[len(lengths) // 2],
        is_counter=_counts_up(filled),
    )


@lru_cache(maxsize=8192)
def _kinds_of_text(text: str) -> tuple[str, ...]:
    if MONEY.search(text) and re.search(r"\d", text):
        return ("money", "text") if NAMED.match(text) else ("money",)
    if HOURS.search(text):
        return ("hours", "text") if NAMED.match(text) else ("hours",)
    if LEVEL.match(text):
        return ("level",)
    if DATE.match(text):
        return ("date", "number") if NUMBER.match(text) else ("date",)
    if NUMBER.match(text):
        return ("number",)
    words = words_of(text)
    if words and all(word in STATUS for word in words):
        return ("status",)
    kinds = ["text"] if words else []
    if AUDIENCE.search(text):
        kinds.append("audience")
    elif PERSON.match(text) or SHORT_CODE.match(text):
        kinds.append("person")
    return tuple(kinds)


def kinds_of(cell: CellValue) -> tuple[str, ...]:
    """What one cell may be: number, money, hours, level, date, status, audience, person, text."""
    if isinstance(cell, str):
        return _kinds_of_text(cell.strip()) if len(cell) <= LONGEST else ("text",)
    if isinstance(cell, bool):
        return ("status",)
    if isinstance(cell, (int, float, Decimal)):
        return ("number",)
    return ("date",) if isinstance(cell, (date, time)) else ()


@lru_cache(maxsize=1)
def frequent_first_names() -> frozenset[str]:
    return frozenset(row["name"] for row in rows_of(read_resource(PACKAGE, "first_names.tsv")))


def begins_with_name(text: str) -> bool:
    """Whether `text` is a name of one or more people: "Jana", "Jana Kurz, Tom"; a longer text never is."""
    words = words_of(text[:LONGEST_NAME]) if len(text) <= LONGEST_NAME else ()
    return (
        bool(words)
        and words[0] in frequent_first_names()
        and bool(PERSON.match(re.split(r"[,;/&+]", text)[0].strip()))
    )


def _day(cell: CellValue) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        found = re.search(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(20\d\d)", cell)
        iso = re.search(r"(20\d\d)-(\d\d)-(\d\d)", cell)
        try:
            if found:
                return date(int(found[3]), int(found[2]), int(found[1]))
            return date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
        except ValueError:
            return None
    return None


def _counts_up(filled: Sequence[CellValue]) -> bool:
    """1, 2, 3 ... (also "1." and "001"), with few gaps: a column that only counts the rows."""
    if len(filled) < 3 or _whole(filled[0]) is None or _whole(filled[-1]) is None:
        return False
    numbers = [_whole(cell) for cell in filled]
    known = [number for number in numbers if number is not None]
    if len(known) < 3 or len(known) < len(filled):
        return False
    steps = [later - earlier for earlier, later in pairwise(known)]
    return sum(step == 1 for step in steps) >= 0.7 * len(steps)


def _whole(cell: CellValue) -> int | None:
    if isinstance(cell, str):
        digits = cell.strip().rstrip(".)")
        return int(digits) if digits.isdigit() and digits.isascii() else None
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return None
    return int(cell) if float(cell).is_integer() else None
