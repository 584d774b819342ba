"""Words for how much: "sehr gering", "mittel bis hoch", "nervt sehr"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from klarlinie.method.inventory.amount_texts import MIDDLE
from klarlinie.method.inventory.cells import Understood, one_assumption
from klarlinie.method.inventory.unknowns import shown, tidied
from klarlinie.vocabulary.resources import read_resource, rows_of
from klarlinie.vocabulary.text import Text

_EFFORT_HEADER = re.compile(r"aufwand|nerv|stress|mühe|effort|hassle|zeit|kosten|belastung")
_APPROXIMATELY = re.compile(
    r"^(?:ca\.?|etwa|rund|circa|wohl|eher so|about|approx\.?|around|ziemlich|recht|relativ|quite|fairly|rather) "
)
_VERY = re.compile(r"^(?:sehr|äusserst|super|extrem|very|extremely|really) ")
_RATHER = re.compile(r"^(?:eher|tendenziell) ")
_BETWEEN = re.compile(r"\s*(?:-|/|bis|to)\s*")
_CUT = re.compile(r"\s*[(,;:]\s*|\s+-\s+|\.\s+")
_TURNING = re.compile(
    r"\b(?:nicht|nie|kein\w*|aber|wenn|falls|oder|mal|je nach|früher|not|never|but|if|or|depends|used)\b"
)


@cache
def _table() -> dict[str, tuple[float, str]]:
    rows = rows_of(read_resource("klarlinie.method.inventory", "level_words.tsv"))
    return {row["word"].casefold(): (float(row["level"]), row["for"]) for row in rows}


@lru_cache(maxsize=20_000)
def level_of_words(cell: str, header: str) -> Understood[float] | None:
    """The level that the words say, with an assumption where words are left over; None where they say none."""
    words = tidied(cell).casefold().replace("\ufe0f", "").strip(" .!")
    level = _level(words, header)
    if level is not None:
        return Understood(level, assumption=_said(words))
    first, *more = _CUT.split(tidied(cell), maxsplit=1)
    rest = more[0].strip(" )") if more else ""
    if not rest or _TURNING.search(rest.casefold()):
        return None
    level = _level(first.casefold(), header)
    if level is None:
        return None
    left = Text(
        "Nur „{first}“ ist gelesen, „{rest}“ nicht.",
        "Only “{first}” is read, “{rest}” is not.",
        {"first": first, "rest": shown(rest)},
    )
    return Understood(
        level, assumption=one_assumption([left, *([MIDDLE] if _is_span(first.casefold()) else [])])
    )


def _level(words: str, header: str) -> float | None:
    words = _APPROXIMATELY.sub("", words)
    known = _known(words, header)
    if known is not None:
        return known
    if _is_span(words):
        low, high = (_known(end, header) for end in _BETWEEN.split(words))
        return None if low is None or high is None else (low + high) / 2
    return _stressed(words, header)


def _stressed(words: str, header: str) -> float | None:
    """4 for "sehr hoch", 0.5 for "sehr gering"; "eher hoch" and "eher gering" lean to the middle by half a level."""
    very, rather = _VERY.match(words), _RATHER.match(words)
    step = very or rather
    level = _known(words[step.end() :], header) if step else None
    if level is None:
        return None
    if very:
        return 4.0 if level >= 3 else 0.5 if level == 1 else None
    return {1.0: 1.5, 2.0: 2.0, 3.0: 2.5}.get(level)


def _known(words: str, header: str) -> float | None:
    found = _table().get(words)
    if found is None:
        return None
    level, field = found
    is_effort = bool(_EFFORT_HEADER.search(header.casefold()))
    return None if field == "effect" and is_effort else level


def _is_span(words: str) -> bool:
    return words not in _table() and len(_BETWEEN.split(words)) == 2


def _said(words: str) -> Text | None:
    if _is_span(words):
        return MIDDLE
    if any(ord(sign) > 0x2600 for sign in words):
        return Text("Das Zeichen ist als Stufe gelesen.", "The sign is read as a level.")
    return None
