"""A small language for empty phrases that survives inflection, word order and spelling.

a|b      one of these words, in any inflection      lösung|konzept
=a       exactly this form                          =aus =einer hand
*a  a*   a word that ends or begins so              *lösung, rundum*
a b      next to each other, one word may lie between
a .. b   in this order, up to five words between
a & b    any order, within eight words of one sentence
^a  a$   first or last word of the sentence         ^ jeder $
p ; q    either pattern
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klarlinie.method.clarity.words import Word, fold, stem, stems
from klarlinie.vocabulary.figures import Language

TOGETHER = 8  # words in all, for "&"
_INFLECTIONS = (
    "",
    "e",
    "n",
    "en",
    "s",
    "es",
    "er",
    "ern",
    "innen",
    "nen",
)  # a stemmer cuts compounds too short
GAPS = {"+": 0, " ": 1, "..": 5}  # words between

Places = tuple[int, ...]  # which words of a sentence a pattern has used, ascending


class BadPattern(ValueError):
    """The pattern cannot be read; the message says which part and what is allowed."""


@dataclass(frozen=True)
class Sentence:
    """The words of one sentence with everything a pattern may ask for, computed once."""

    words: tuple[Word, ...]
    stems: tuple[frozenset[str], ...]
    known: frozenset[str]  # every stem, and every written form as "=form"


@dataclass(frozen=True)
class Step:
    """One place in a pattern: any of these stems, exact forms, beginnings or endings."""

    stems: frozenset[str]
    exact: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    within: tuple[str, ...]
    gap: int  # how many words may lie between this step and the one before
    needed: frozenset[str]  # one of these must be in the sentence (empty: cannot be told beforehand)

    def fits(self, sentence: Sentence, place: int) -> bool:
        folded = sentence.words[place].folded
        return (
            folded in self.exact
            or not self.stems.isdisjoint(sentence.stems[place])
            or folded.startswith(self.beginnings)
            or folded.endswith(self.endings)
            or any(part in folded for part in self.within)
        )


@dataclass(frozen=True)
class Chain:
    """Steps in order, perhaps tied to the beginning or the end of the sentence."""

    steps: tuple[Step, ...]
    at_start: bool
    at_end: bool


@dataclass(frozen=True)
class Together:
    """Chains that have to stand together in any order; of each set in `needed` one word must be in the sentence."""

    chains: tuple[Chain, ...]
    needed: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Pattern:
    """Alternatives, any of which is enough."""

    alternatives: tuple[Together, ...]


def prepare(words: tuple[Word, ...], language: Language) -> Sentence:
    found = tuple(stems(word.folded, language) for word in words)
    exact = frozenset("=" + word.folded for word in words)
    return Sentence(words, found, exact.union(*found))


def compile_pattern(written: str, language: Language) -> Pattern:
    """The pattern, ready to search with; `BadPattern` where it cannot be read."""
    return Pattern(tuple(_alternative(part, language) for part in written.split(";")))


def find(pattern: Pattern, sentence: Sentence) -> Iterator[Places]:
    """Each place where the pattern fits, from left to right, without overlap."""
    for alternative in pattern.alternatives:
        for needed in alternative.needed:  # a plain loop: nearly every rule ends here, for every sentence
            if needed.isdisjoint(sentence.known):
                break
        else:
            yield from _without_overlap(_together(alternative.chains, sentence))


def _alternative(written: str, language: Language) -> Together:
    chains = tuple(_chain(part, language) for part in written.split("&"))
    return Together(chains, tuple(step.needed for chain in chains for step in chain.steps if step.needed))


def _chain(written: str, language: Language) -> Chain:
    tokens = written.replace("^", " ^ ").replace("$", " $ ").split()
    at_start, at_end = tokens[:1] == ["^"], tokens[-1:] == ["$"]
    between, steps = " ", list[Step]()
    for token in tokens[at_start : len(tokens) - at_end]:
        if token in GAPS:
            between = token
        else:
            steps.append(_step(token, GAPS[between], language))
            between = " "
    if not steps or between != " ":
        raise BadPattern(f"„{written.strip()}“: a word is missing (a|b, =a, *a, a*, +, .., &, ^, $, ;).")
    return Chain(tuple(steps), at_start, at_end)


def _step(written: str, gap: int, language: Language) -> Step:
    known, exact = set[str](), set[str]()
    beginnings, endings, within = list[str](), list[str](), list[str]()
    for word in written.split("|"):
        core = fold(word.strip("=*"))
        if not core or "^" in core or "=" in core:
            raise BadPattern(f"„{written}“: „{word}“ is no word (a|b, =a, *a, a*).")
        if word.startswith("*") and word.endswith("*"):
            within.append(core)
        elif word.startswith("*"):
            endings += [core + ending for ending in _INFLECTIONS]
        elif word.endswith("*"):
            beginnings.append(core)
        elif word.startswith("="):
            exact.add(core)
        else:
            known.add(stem(core, language))
    open_ended = bool(beginnings or endings or within)
    needed = frozenset() if open_ended else frozenset(known | {"=" + form for form in exact})
    return Step(
        frozenset(known), frozenset(exact), tuple(beginnings), tuple(endings), tuple(within), gap, needed
    )


def _places_of(chain: Chain, sentence: Sentence) -> Iterator[Places]:
    """Each way from a first word through the chain; every step takes the nearest word that fits."""
    last = len(sentence.words) - 1
    for start in [0] if chain.at_start else range(last + 1):
        places = _from(chain, sentence, start)
        if places and (not chain.at_end or places[-1] == last):
            yield places


def _from(chain: Chain, sentence: Sentence, start: int) -> Places:
    if not chain.steps[0].fits(sentence, start):
        return ()
    places = [start]
    for step in chain.steps[1:]:
        reach = range(places[-1] + 1, min(places[-1] + step.gap + 2, len(sentence.words)))
        found = next((place for place in reach if step.fits(sentence, place)), None)
        if found is None:
            return ()
        places.append(found)
    return tuple(places)


def _together(chains: tuple[Chain, ...], sentence: Sentence) -> Iterator[Places]:
    """Each fit of the first chain, joined by the nearest fit of every other chain."""
    first, *others = [list(_places_of(chain, sentence)) for chain in chains]
    for places in first:
        joined = places
        for candidates in others:
            nearby = [fit for fit in candidates if _stands_with(joined, fit)]
            if not nearby:
                break
            joined = tuple(sorted(joined + min(nearby, key=lambda fit: _width(places + fit))))
        else:
            yield joined


def _stands_with(places: Places, other: Places) -> bool:
    return not set(places) & set(other) and _width(places + other) <= TOGETHER


def _width(places: Places) -> int:
    return max(places) - min(places) + 1


def _without_overlap(found: Iterator[Places]) -> Iterator[Places]:
    end = -1
    for places in found:
        if places[0] > end:
            yield places
            end = places[-1]
