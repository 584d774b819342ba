"""Is an answer empty or concrete: strike out what anybody could write and look at what is left."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.method.clarity.empty_answers import (
    HABIT,
    NO_REASON,
    EmptyRule,
    Family,
    Question,
    empty_rules,
    explanations,
)
from klarlinie.method.clarity.evidence import is_duty, is_evidence, names_effect, names_purpose
from klarlinie.method.clarity.patterns import Places, find, prepare
from klarlinie.method.clarity.specifics import (
    is_generic,
    is_german_noun,
    is_stop_word,
    is_uncommon,
    names_something,
)
from klarlinie.method.clarity.words import Word, sentences
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

NOTHING_LEFT, NOTHING_WRITTEN = "CLA001", "CLA002"
_UNCOMMON_ENOUGH = 2  # "Wir dichten ab, was andere aufreißen" has no noun and is concrete
_LANGUAGES: tuple[Language, Language] = ("de", "en")

FEW_WORDS = 3


@dataclass(frozen=True)
class Hit:
    """A place in an answer that says nothing: characters `start` to `end`, why, and a question that leads on."""

    code: str
    start: int
    end: int
    why: Text
    better_question: Text


@dataclass(frozen=True)
class AnswerCheck:
    """`empty` only where nothing specific is left; `hits` in a concrete answer are hints. `left_over` remains."""

    empty: bool
    hits: tuple[Hit, ...]
    left_over: str


@dataclass(frozen=True)
class _Reading:
    """One sentence with what the rules found in it."""

    words: tuple[Word, ...]
    found: tuple[tuple[EmptyRule, Places], ...]

    def struck(self, families: frozenset[Family] | None = None) -> frozenset[int]:
        """The places of all words found by rules, or only by the rules of some families."""
        return frozenset(
            place
            for rule, places in self.found
            if families is None or rule.family in families
            for place in places
        )


def check_answer(question: Question, text: str, language: Language | None = None) -> AnswerCheck:
    """Whether `text` answers `question` with something only this company could say.

    A phrase alone never makes an answer empty: the most concrete sentence decides. Only for "reason" a habit, a
    foreign reason or an evasion outweighs the names in it, unless the answer also says what comes of it.
    """
    spoken = sentences(text)
    if not any(any(letter.isalnum() for letter in word.written) for words in spoken for word in words):
        return AnswerCheck(True, (_own_hit(NOTHING_WRITTEN, "none.written", 0, len(text)),), "")
    guessed = language or guess_language(spoken)
    check = _checked(question, text, spoken, guessed)
    other: Language = "de" if guessed == "en" else "en"
    if language is None and _only_nothing_left(check) and may_also_be(other, spoken):
        second = _checked(question, text, spoken, other)
        return (
            check if second.empty else second
        )  # "plant managers" is only empty to somebody who reads German
    return check


def _only_nothing_left(check: AnswerCheck) -> bool:
    """Empty because every word is a common one, and not because of a phrase."""
    return check.empty and all(hit.code == NOTHING_LEFT for hit in check.hits)


def _checked(
    question: Question, text: str, spoken: tuple[tuple[Word, ...], ...], language: Language
) -> AnswerCheck:
    readings = tuple(_read(question, words, language) for words in spoken)
    left = tuple(_left_over(question, reading, language) for reading in readings)
    empty = _is_empty(question, text, readings, left, language)
    hits = _hits(readings)
    if empty and not hits:
        hits = (_own_hit(NOTHING_LEFT, "none.left", spoken[0][0].start, spoken[-1][-1].end),)
    return AnswerCheck(empty, hits, " ".join(word.written for words in left for word in words))


def may_also_be(language: Language, spoken: tuple[tuple[Word, ...], ...]) -> bool:
    """A few words without a stop word that tells the language, one of them a common word of `language`."""
    words = [word for sentence in spoken for word in sentence]
    return (
        len(words) <= FEW_WORDS
        and any(is_generic(word.folded, language) for word in words)
        and not any(is_stop_word(word, known) for word in words for known in _LANGUAGES)
    )


def guess_language(spoken: tuple[tuple[Word, ...], ...]) -> Language:
    """The language whose common words occur more often; German where nothing tells them apart."""
    words = [word for sentence in spoken for word in sentence][:200]
    german, english = (
        sum(2 * is_stop_word(word, language) + is_generic(word.folded, language) for word in words)
        for language in _LANGUAGES
    )
    umlauts = sum(any(letter in "äöüß" for letter in word.written.lower()) for word in words)
    return (
        "en" if english > german + 2 * umlauts and not any(is_german_noun(word) for word in words) else "de"
    )


def is_cased(words: tuple[Word, ...]) -> bool:
    """Whether a sentence has capital and small letters, so that German nouns can be told by them."""
    return any(word.written[:1].isupper() and word.written[1:].islower() for word in words)


def _read(question: Question, words: tuple[Word, ...], language: Language) -> _Reading:
    sentence = prepare(words, language)
    found = (
        (rule, places)
        for rule in empty_rules(language)
        if question in rule.questions
        for places in find(rule.pattern, sentence)
    )
    return _Reading(words, tuple(found))


def _left_over(question: Question, reading: _Reading, language: Language) -> tuple[Word, ...]:
    """The words of a sentence that say something, after striking out the phrases and the common words."""
    struck, words = reading.struck(), reading.words
    cased = is_cased(words)
    places = [place for place in range(len(words)) if place not in struck]
    left = tuple(
        words[place]
        for place in places
        if names_something(words, place, language, cased) or is_evidence(words, place, question)
    )
    if left:
        return left
    uncommon = tuple(words[place] for place in places if cased and is_uncommon(words[place], language))
    return uncommon if len({word.folded for word in uncommon}) >= _UNCOMMON_ENOUGH else ()


def _is_empty(
    question: Question,
    text: str,
    readings: tuple[_Reading, ...],
    left: tuple[tuple[Word, ...], ...],
    language: Language,
) -> bool:
    if question != "reason":
        return not any(left)
    if any(is_duty(reading.words) for reading in readings):
        return False
    if any(_says_what_comes_of_it(text, reading, language) for reading in readings):
        return False
    if any(reading.struck(NO_REASON) for reading in readings):
        return True
    return not any(left) and not any(names_purpose(reading.words, language) for reading in readings)


def _says_what_comes_of_it(text: str, reading: _Reading, language: Language) -> bool:
    words, habits, others = reading.words, reading.struck(HABIT), reading.struck(NO_REASON - HABIT)
    return names_effect(text, words, habits, others, language, is_cased(words))


def _hits(readings: tuple[_Reading, ...]) -> tuple[Hit, ...]:
    """One hit a place: what lies within a longer phrase, or was found by an earlier rule there, is left out."""
    spans = [
        (reading.words[places[0]].start, reading.words[places[-1]].end, rule)
        for reading in readings
        for rule, places in reading.found
    ]
    kept: list[Hit] = []
    for start, end, rule in sorted(spans, key=lambda span: (span[0], -span[1], span[2].code)):
        if not kept or end > kept[-1].end:
            kept.append(Hit(rule.code, start, end, rule.explanation.why, rule.explanation.better_question))
    return tuple(kept)


def _own_hit(code: str, explained: str, start: int, end: int) -> Hit:
    explanation = explanations()[explained]
    return Hit(code, start, end, explanation.why, explanation.better_question)
