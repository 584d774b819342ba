"""What makes an answer concrete although every single word is common: a figure, a time, a comparison, an effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from klarlinie.method.clarity.empty_answers import Question
from klarlinie.method.clarity.patterns import Pattern, compile_pattern, find, prepare
from klarlinie.method.clarity.specifics import names_something
from klarlinie.method.clarity.words import Word, stem, stems, word_lists
from klarlinie.vocabulary.figures import Language

_LEGAL = re.compile(
    r"gesetz|vorschrift|vorgeschrieben|impressum|dsgvo|datenschutz|verordnung"
    r"|\blaw\b|legal|regulation|statutory|mandatory|compliance"
)
_PURPOSES: dict[Language, str] = {
    "de": "vertrieb|verkauf|außendienst & unterstützen|helfen|=für ; ^ =vertrieb|=verkauf $"
    " ; mitarbeiter|fachkraft|personal|leute & gewinnen|finden|suchen"
    " ; kunde & gewinnen|halten|binden|finden|informieren|pflegen"
    " ; =für .. nötig|notwendig|benötigt|gebraucht ; brauchen .. =für",
    "en": "sales & support|help|=for ; ^ =sales $ ; staff|employee|people & hire|find|recruit"
    " ; customer|client & win|get|keep|retain|find|inform ; need|needed .. =for",
}
_NEW_CLAUSE = re.compile(r"[,:;()–—]|\s-\s")


def is_evidence(words: tuple[Word, ...], place: int, question: Question) -> bool:
    """Whether the word at `place`, with its neighbours, is a figure, a time or a comparison that can be checked."""
    word = words[place]
    if _is_in(word, "times") or _is_in(word, "halves"):
        return True
    if _is_in(word, "same"):
        return any(_is_in(near, "same_what") for near in words[place + 1 : place + 3])
    if question == "audience":
        return False  # how old or how many they are is no audience; what they are is found as a noun
    if word.is_number:
        return _is_real_figure(words, place, question)
    return _is_in(word, "number_words") and _is_real_count(words, place)


def _is_real_figure(words: tuple[Word, ...], place: int, question: Question) -> bool:
    """Not "Nummer 1", "100 Prozent", "24/7", "360 Grad", nor, as a reason, a bare year."""
    word = words[place]
    after = words[place + 1].folded if place + 1 < len(words) else ""
    if _is_in(word, "empty_figures") or (place and _is_in(words[place - 1], "labels")):
        return False
    if "%" in word.folded or after in {"prozent", "percent", "%"}:
        return re.sub(r"\s|%", "", word.folded) not in _list("full_percent")
    return not (question == "reason" and re.fullmatch(r"(?:19|20)\d\d", word.folded))


def _is_real_count(words: tuple[Word, ...], place: int) -> bool:
    """ "zwei Stunden", "um fünf", "statt zwölf"; not "zwei Dinge"."""
    if place and _is_in(words[place - 1], "before_a_count"):
        return True
    return any(_is_in(near, "counted") for near in words[place + 1 : place + 4])


def names_purpose(words: tuple[Word, ...], language: Language) -> bool:
    """For a reason: one of the tasks marketing may have, in its short form ("Vertrieb unterstützen")."""
    if _has_any(words, range(len(words)), "purposes", language):
        return True
    return any(True for _ in find(_purposes(language), prepare(words, language)))


def is_duty(words: tuple[Word, ...]) -> bool:
    """For a reason: the law asks for it."""
    return any(_LEGAL.search(word.folded) for word in words)


def names_effect(
    text: str,
    words: tuple[Word, ...],
    habits: frozenset[int],
    others: frozenset[int],
    language: Language,
    cased: bool,
) -> bool:
    """Whether a clause says what comes of it: an inquiry, a call, a buyer.

    `others` are the words of foreign reasons and evasions: their clause proves nothing ("the agency says it brings
    orders"). Beside the words of a habit (`habits`) only an outcome or a customer counts, not just any name.
    """
    return any(
        _is_effect(words, clause, language, cased, habits.isdisjoint(clause))
        for clause in _clauses(text, words)
        if others.isdisjoint(clause) and not any(_is_in(words[place], "not") for place in clause)
    )


def _clauses(text: str, words: tuple[Word, ...]) -> Iterator[range]:
    """The words of a sentence, cut at commas, dashes and joining words."""
    start = 0
    for place in range(1, len(words)):
        between = text[words[place - 1].end : words[place].start]
        if _NEW_CLAUSE.search(between) or _is_in(words[place], "joins"):
            yield range(start, place)
            start = place
    yield range(start, len(words))


def _is_effect(
    words: tuple[Word, ...], clause: range, language: Language, cased: bool, names_count: bool
) -> bool:
    """An outcome by name, or something that happens to a customer, to us, or to somebody named."""
    if _has_any(words, clause, "outcomes", language):
        return True
    if _has_any(words, clause, "seeks", language) and any(_is_in(words[place], "us") for place in clause):
        return True
    if not _has_any(words, clause, "happens", language):
        return False
    if _has_any(words, clause, "customers", language):
        return True
    return any(
        is_evidence(words, place, "reason")
        or (names_count and names_something(words, place, language, cased))
        for place in clause
    )


def _has_any(words: tuple[Word, ...], clause: range, wanted: str, language: Language) -> bool:
    known = _stems_of(wanted, language)
    return any(not known.isdisjoint(stems(words[place].folded, language)) for place in clause)


def _is_in(word: Word, name: str) -> bool:
    return word.folded in _list(name)


def _list(name: str) -> frozenset[str]:
    return word_lists("evidence.txt")[name]


@cache
def _purposes(language: Language) -> Pattern:
    return compile_pattern(_PURPOSES[language], language)


@cache
def _stems_of(wanted: str, language: Language) -> frozenset[str]:
    return frozenset(stem(word, language) for word in _list(f"{wanted}_{language}"))
