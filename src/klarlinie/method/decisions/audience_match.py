"""Whether an activity's audience is one the line names."""

from __future__ import annotations

from functools import lru_cache

from klarlinie.method.clarity.line import Line
from klarlinie.method.clarity.words import sentences, stem, stems

SHORT = 4  # letters; shorter words, and shorter parts of words, do not tell one audience from another

# Words that fit any audience. All are written as `clarity.words.fold` writes them.
EVERYDAY = frozenset(
    "oder aber eine einer eines einem einen alle alles auch sowie unsere unser ihre ihrer ueber unter ohne "
    "with from their that this which who for and the our kunden kunde customers customer firmen unternehmen "
    "betriebe companies company mitarbeiter mehr mindestens".split()
)
NEGATIONS = frozenset("kein keine keinen keiner nicht ohne ausser no not non without except".split())

Stems = frozenset[str]


def is_not_served(audience: str, line: Line) -> str | None:
    """The entry of "whom we do not serve" this audience plainly is, else None.

    None as well where the audience itself rules somebody out: "trade, no consumers" is not aimed at consumers.
    """
    if _names_one_served(audience, line) or _rules_somebody_out(audience):
        return None
    return next((name for name in line.not_served if _says_all_of(audience, name)), None)


def is_outside(audience: str, line: Line) -> bool:
    """The line names audiences and this one shares no telling word with any of them."""
    return bool(line.audiences) and not _names_one_served(audience, line)


def _names_one_served(audience: str, line: Line) -> bool:
    served = [name for one in line.audiences for name in (one.name, *one.also_called)]
    return any(
        _is_part(word, other) for name in served for word in _words(audience) for other in _words(name)
    )


def _rules_somebody_out(audience: str) -> bool:
    return any(word.folded in NEGATIONS for sentence in sentences(audience) for word in sentence)


def _says_all_of(audience: str, name: str) -> bool:
    """Every telling word of the name stands in the audience, in whatever inflection."""
    wanted, said = _words(name), _words(audience)
    return bool(wanted) and all(any(word & other for other in said) for word in wanted)


def _is_part(word: Stems, other: Stems) -> bool:
    """The same word, or one within the other: dairies and dairy managers, Molkereien and Großmolkereien."""
    if word & other:
        return True
    return any(a in b or b in a for a in word for b in other if min(len(a), len(b)) >= SHORT)


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[Stems, ...]:
    """The telling words of a text, each with its German and English stems: nobody says which language it is in."""
    words = (word.folded for sentence in sentences(text) for word in sentence if not word.is_number)
    return tuple(
        stems(word, "de") | {stem(word, "en")}
        for word in words
        if len(word) >= SHORT and word not in EVERYDAY
    )
