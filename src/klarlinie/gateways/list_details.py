"""What people put behind a point of a list: "LinkedIn (Jana, 4 h/Woche)", "Messe – 12.000 € p.a."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from klarlinie.method.inventory.content import begins_with_name, kinds_of

ABOUT = r"(?:ca\.?|circa|etwa|rund|approx\.?|about|~|max\.?|bis zu|up to)?\s*"
NUMBER = r"\d[\d.,' ]*\s*"
RANGE = rf"{NUMBER}(?:(?:-|–|bis|to)\s*{NUMBER})?"
PERIOD = (
    r"(?:\s*(?:/|\bpro\b|\bim\b|\bin der\b|\bje\b|\bper\b|\ba\b|\bp\.|\balle\b|\bevery\b|\bjährlich\b).*)?"
)
UNIT = r"(?:h|std\.?|stunden?|hours?|hrs?\.?|tage?|days?|min\.?|minuten|minutes)"
CURRENCY = r"(?:€|eur|euro|\$|usd|chf|£|gbp)"
LEAD = r"(?:(?:das |it )?(?:kostet|kosten|costs?|braucht|dauert|takes|needs|budget|aufwand|zeit)(?: (?:uns|us))?:?\s+)?"
TIME = re.compile(rf"{LEAD}(?P<amount>{ABOUT}{RANGE}{UNIT}{PERIOD})", re.IGNORECASE)
MONEY = re.compile(
    rf"{LEAD}(?P<amount>{ABOUT}(?:{CURRENCY}\s*{RANGE}(?:k|tsd\.?)?|{RANGE}(?:k|tsd\.?|t)?\s*{CURRENCY}){PERIOD})",
    re.IGNORECASE,
)
TAILS = (
    re.compile(r"(?P<title>.{2,}?)\s*\((?P<tail>[^()]+)\)$"),
    re.compile(r"(?P<title>.{2,}?)\s+[–—-]+\s+(?P<tail>.+)$"),
    re.compile(r"(?P<title>.{2,60}?):\s+(?P<tail>.+)$"),
    re.compile(r"(?P<title>.{2,60}?),\s+(?P<tail>.+)$"),
)
UNTIL = re.compile(r"^(?:fällig(?: am)?|bis|deadline|due|by|until)\b:?\s+", re.IGNORECASE)
SINCE = re.compile(r"^(?:ab|seit|start|from|since)\b:?\s+", re.IGNORECASE)
DONE_BY = re.compile(r"^(?:macht|durch|by|von|wer|who|owner|verantwortlich|zuständig)\b:?\s+", re.IGNORECASE)
PARTS = re.compile(r";\s*|,(?!\d)\s*|\s+[|/–]\s+")
LONG_TITLE = 90
LONG_PART = 60  # no time or money is written longer
LONG_POINT = 400


@dataclass(frozen=True)
class Details:
    """A point taken apart; the parts together hold every word of it."""

    title: str
    hours: str | None = None
    money: str | None = None
    note: str | None = None
    owner: str | None = None
    start: str | None = None
    due: str | None = None


def split_details(words: str) -> Details:
    """Takes time, money, a day and a first name off the end where they are plainly there; otherwise the title is
    the whole text.

    The rest of such an end ("Halle 4") is a note, since it may be a place or anything. A very long text is
    cut at its first dash or parenthesis, and the note keeps the rest.
    """
    if len(words) > LONG_POINT:
        return Details(words[:LONG_TITLE].rsplit(" ", 1)[0] + " …", note=words)
    for tail in TAILS:
        found = tail.match(words)
        if found and found["title"].count("(") == found["title"].count(")"):
            details = _taken_apart(found["title"], found["tail"])
            if details:
                return details
    return _cut_long(words)


def _taken_apart(title: str, tail: str) -> Details | None:
    found: dict[str, list[str]] = {}
    for part in filter(None, (part.strip() for part in PARTS.split(tail))):
        meaning, words = _meaning(part)
        found.setdefault(meaning, []).append(words)
    rest = found.pop("note", [])
    if not found or any(len(several) > 1 for meaning, several in found.items() if meaning != "owner"):
        return None
    single = {meaning: "; ".join(several) for meaning, several in found.items()}
    return Details(title, note=", ".join(rest) or None, **single)


def _meaning(part: str) -> tuple[str, str]:
    """What a part is (hours, money, due, start, owner or note) and its words without what leads up to it."""
    if len(part) > LONG_PART:
        return "note", part
    for meaning, pattern in (("hours", TIME), ("money", MONEY)):
        amount = pattern.fullmatch(part)
        if amount:
            return meaning, amount["amount"]
    for meaning, lead in (("due", UNTIL), ("start", SINCE)):
        day = lead.sub("", part)
        if day != part and "date" in kinds_of(day):
            return meaning, day
    name = DONE_BY.sub("", part)
    return ("owner", name) if begins_with_name(name) and len(name.split()) <= 3 else ("note", part)


def _cut_long(words: str) -> Details:
    cut = re.match(r"(.{10,90}?)\s+(?:[–—-]\s+|(?=\())(.+)$", words)
    if len(words) <= LONG_TITLE or not cut:
        return Details(words)
    return Details(cut[1], note=cut[2])
