"""Which words of an answer can be compared with those of another: stems, with their weight and their spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from klarlinie.method.clarity.answers import is_cased
from klarlinie.method.clarity.specifics import is_stop_word, names_something
from klarlinie.method.clarity.words import LONGEST_WORD, sentences, stem
from klarlinie.vocabulary.figures import Language

SAYS_LITTLE = 0.25  # weight of a word that names nothing; one that names something weighs 1
SHORTEST_PART = 4  # letters from which a word can be the part of a compound


@dataclass(frozen=True)
class Terms:
    """The content words of one answer: what each stem weighs, and how it was written there."""

    weights: Mapping[str, float]
    written: Mapping[str, str]

    @property
    def naming(self) -> frozenset[str]:
        """The stems of the words that name something."""
        return frozenset(term for term, weight in self.weights.items() if weight == 1)


def terms_of(text: str, language: Language) -> Terms:
    """The content words of `text`, each once; stop words are left out."""
    weights: dict[str, float] = {}
    written: dict[str, str] = {}
    for words in sentences(text):
        cased = is_cased(words)
        for place, word in enumerate(words):
            if is_stop_word(word, language):
                continue
            term = stem(word.folded, language)
            names = word.is_number or names_something(words, place, language, cased)
            weights[term] = max(weights.get(term, 0.0), 1.0 if names else SAYS_LITTLE)
            written[term] = min(written.get(term, word.written), word.written)
    return Terms(weights, written)


def in_one_vocabulary(answers: Sequence[Terms]) -> tuple[Terms, ...]:
    """The same answers, made comparable.

    A word that names something to one names it to all, and a compound also names its first or last part where somebody
    uses that part alone (Maschinenpark and Maschinen).
    """
    naming = frozenset[str]().union(*(answer.naming for answer in answers))
    return tuple(_widened(answer, naming) for answer in answers)


def _widened(answer: Terms, naming: frozenset[str]) -> Terms:
    weights = {term: 1.0 if term in naming else weight for term, weight in answer.weights.items()}
    parts = (part for term in answer.naming for part in _ends_of(term) if part in naming)
    return Terms(weights | dict.fromkeys(parts, 1.0), answer.written)


def _ends_of(term: str) -> Iterator[str]:
    """What a compound may begin or end with."""
    if len(term) <= LONGEST_WORD:
        for cut in range(SHORTEST_PART, len(term)):
            yield term[:cut]
            yield term[-cut:]


def closeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two sets of weighted words, 0 (none in common) to 1 (the same); 0 where one is empty."""
    common = sum(weight for term, weight in sorted(one.items()) if term in other)
    sizes = sum(one.values()) * sum(other.values())
    return min(1.0, common / sqrt(sizes)) if sizes else 0.0


def spelling(term: str, answers: Sequence[Terms]) -> str:
    """How most answers write a term; of several the shortest, then the first by alphabet."""
    forms = Counter(answer.written[term] for answer in answers if term in answer.written)
    return min(forms, key=lambda form: (-forms[form], len(form), form))
