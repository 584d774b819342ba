"""Whether an activity's audience is one the line names."""

from __future__ import annotations

import re
from functools import lru_cache

from klarlinie.method.clarity.line import Line

SHORT = 4  # words below this length do not tell one audience from another


def is_not_served(audience: str, line: Line) -> str | None:
    """The entry of "whom we do not serve" this audience plainly is, else None."""
    if _names_one_served(audience, line):
        return None
    return next((name for name in line.not_served if _words(name) and _words(name) <= _words(audience)), None)


def is_outside(audience: str, line: Line) -> bool:
    """The line names audiences and this one shares no telling word with any of them."""
    return bool(line.audiences) and not _names_one_served(audience, line)


def _names_one_served(audience: str, line: Line) -> bool:
    served = [name for one in line.audiences for name in (one.name, *one.also_called)]
    return any(_overlap(_words(audience), _words(name)) for name in served)


def _overlap(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(a in b or b in a for a in some for b in others)


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    """The telling words, stems without their last letters' inflection."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return frozenset(_stem(word) for word in words if len(word) >= SHORT and word not in _EVERYDAY)


def _stem(word: str) -> str:
    """A rough stem: enough to see that "Instandhalter" and "Instandhaltern" are the same people."""
    for ending in ("innen", "ern", "en", "er", "es", "e", "n", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORT:
            return word[: -len(ending)]
    return word


_EVERYDAY = frozenset(
    "oder aber eine einer eines einem einen alle alles auch sowie unsere unser ihre ihrer über unter ohne "
    "with from their that this which who for and the our kunden kunde customers customer firmen unternehmen "
    "betriebe companies company mitarbeiter mehr mindestens".split()
)
