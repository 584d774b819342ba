"""What people put behind a point of a list: "LinkedIn (Jana, 4 h/Woche)", "Messe – 12.000 € p.a."."""

from __future__ import annotations

import re
from dataclasses import dataclass

ABOUT = r"(?:ca\.?|circa|etwa|rund|approx\.?|about|~|max\.?|bis zu|up to)?\s*"
NUMBER = r"\d[\d.,' ]*\s*"
RANGE = rf"{NUMBER}(?:(?:-|–|bis|to)\s*{NUMBER})?"
PERIOD = (
    r"(?:\s*(?:/|\bpro\b|\bim\b|\bin der\b|\bje\b|\bper\b|\ba\b|\bp\.|\balle\b|\bevery\b|\bjährlich\b).*)?"
)
UNIT = r"(?:h|std\.?|stunden?|hours?|hrs?\.?|tage?|days?|min\.?|minuten|minutes)"
CURRENCY = r"(?:€|eur|euro|\$|usd|chf|£|gbp)"
TIME = re.compile(rf"{ABOUT}{RANGE}{UNIT}{PERIOD}", re.IGNORECASE)
MONEY = re.compile(
    rf"{ABOUT}(?:{CURRENCY}\s*{RANGE}(?:k|tsd\.?)?|{RANGE}(?:k|tsd\.?|t)?\s*{CURRENCY}){PERIOD}",
    re.IGNORECASE,
)
TAILS = (
    re.compile(r"(?P<title>.{2,}?)\s*\((?P<tail>[^()]+)\)$"),
    re.compile(r"(?P<title>.{2,}?)\s+[–—-]+\s+(?P<tail>.+)$"),
    re.compile(r"(?P<title>.{2,60}?):\s+(?P<tail>.+)$"),
    re.compile(r"(?P<title>.{2,60}?),\s+(?P<tail>.+)$"),
)
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


def split_details(words: str) -> Details:
    """Takes time and money off the end where they are plainly there; otherwise the title is the whole text.

    The rest of such an end ("Jana") is a note, since it may be a name, a place or anything. A very long text is
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
    hours: list[str] = []
    money: list[str] = []
    rest: list[str] = []
    for part in filter(None, (part.strip() for part in PARTS.split(tail))):
        is_short = len(part) <= LONG_PART
        kind = (
            hours
            if is_short and TIME.fullmatch(part)
            else money
            if is_short and MONEY.fullmatch(part)
            else rest
        )
        kind.append(part)
    if len(hours) > 1 or len(money) > 1 or not (hours or money):
        return None
    return Details(title, next(iter(hours), None), next(iter(money), None), ", ".join(rest) or None)


def _cut_long(words: str) -> Details:
    cut = re.match(r"(.{10,90}?)\s+(?:[–—-]\s+|(?=\())(.+)$", words)
    if len(words) <= LONG_TITLE or not cut:
        return Details(words)
    return Details(cut[1], note=cut[2])
