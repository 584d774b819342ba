"""Blind answers side by side: how far they lie apart, what they share, and what to talk about first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import Literal

from klarlinie.method.clarity.answers import NOTHING_WRITTEN, AnswerCheck, check_answer, guess_language
from klarlinie.method.clarity.empty_answers import Question
from klarlinie.method.clarity.foundation import offers_listed
from klarlinie.method.clarity.terms import Terms, closeness, in_one_vocabulary, spelling, terms_of
from klarlinie.method.clarity.words import sentences
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text, joined

Verdict = Literal["near", "partly", "far"]
NEAR, FAR = 0.45, 0.9  # divergence up to which answers are near, and from which they are far apart
MANY_NAMED = 3  # offers or audiences from which choosing one comes first
MOST_SHOWN = 4  # words in a sentence

VERDICT_NAMES: dict[Verdict, Text] = {
    "near": Text("nah beieinander", "close together"),
    "partly": Text("teils verschieden", "partly different"),
    "far": Text("weit auseinander", "far apart"),
}


@dataclass(frozen=True)
class BlindAnswer:
    """What one participant wrote; `who` is a label, or "" where the round is anonymous."""

    who: str
    text: str


@dataclass(frozen=True)
class AnswerBeside:
    """One answer with its check and the words for things that nobody else used."""

    who: str
    text: str
    check: AnswerCheck
    lonely: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        return any(hit.code == NOTHING_WRITTEN for hit in self.check.hits)


@dataclass(frozen=True)
class SharedTerm:
    """A word that at least half of the answers use, spelled as most of them do; `answers` are their indexes."""

    word: str
    answers: tuple[int, ...]
    names_something: bool


@dataclass(frozen=True)
class Pair:
    """Two answers by index and how close they are: 0 has no word in common, 1 the same words."""

    one: int
    other: int
    closeness: float


@dataclass(frozen=True)
class SideBySide:
    """All answers to one question, ordered by their words, so that nobody sees who came first.

    `divergence` from 0 (the same words) to 1 (none in common), None where fewer than two answers say anything.
    `named` are the separate offers, audiences or benefits, one wording each, those named most often first.
    """

    question: Question
    answers: tuple[AnswerBeside, ...]
    shared: tuple[SharedTerm, ...]
    pairs: tuple[Pair, ...]
    divergence: float | None
    named: tuple[str, ...]

    @property
    def verdict(self) -> Verdict | None:
        return None if self.divergence is None else verdict_of(self.divergence)

    @property
    def empty_said(self) -> Text | None:
        """A kind word on answers that are blank or that any company could give; None where there are none."""
        return _empty_said(self.answers)

    @property
    def first(self) -> Text:
        """What to talk about first."""
        return _first(self)


def side_by_side(
    answers: Iterable[BlindAnswer], question: Question, language: Language | None = None
) -> SideBySide:
    """The blind answers compared. `language` is the one most of them are in; None guesses it from all together.

    Divergence is 1 minus the mean closeness of all pairs of answers that hold a content word. Closeness is the cosine
    of their content words, each counted once (Manning, Raghavan and Schütze, Introduction to Information Retrieval,
    2008, chapter 6; without counts it is Ochiai's coefficient): unlike Jaccard's it does not hold a long answer
    against a short one. A word that names something weighs 1, any other a quarter, because a shared phrase is no
    shared meaning.
    """
    ordered = sorted(answers, key=lambda answer: (answer.text.casefold(), answer.text, answer.who))
    speaks = language or guess_language(
        tuple(words for answer in ordered for words in sentences(answer.text))
    )
    terms = in_one_vocabulary([terms_of(answer.text, speaks) for answer in ordered])
    users = _users(terms)
    pairs = _pairs(terms)
    return SideBySide(
        question=question,
        answers=tuple(
            AnswerBeside(answer.who, answer.text, check_answer(question, answer.text), _lonely(own, users))
            for answer, own in zip(ordered, terms, strict=True)
        ),
        shared=_shared(terms, users),
        pairs=pairs,
        divergence=max(0.0, 1 - fmean(pair.closeness for pair in pairs)) if pairs else None,
        named=_named([answer.text for answer in ordered], speaks),
    )


def verdict_of(divergence: float) -> Verdict:
    """The divergence in a word."""
    return "near" if divergence <= NEAR else "far" if divergence >= FAR else "partly"


# The comparison


def _pairs(terms: Sequence[Terms]) -> tuple[Pair, ...]:
    saying = [index for index, own in enumerate(terms) if own.weights]
    return tuple(
        Pair(one, other, closeness(terms[one].weights, terms[other].weights))
        for one, other in combinations(saying, 2)
    )


def _users(terms: Sequence[Terms]) -> dict[str, tuple[int, ...]]:
    """The indexes of the answers that use each term."""
    vocabulary = sorted({term for own in terms for term in own.weights})
    return {
        term: tuple(index for index, own in enumerate(terms) if term in own.weights) for term in vocabulary
    }


def _lonely(own: Terms, users: dict[str, tuple[int, ...]]) -> tuple[str, ...]:
    lonely = (own.written[term] for term in own.naming if len(users[term]) == 1 and term in own.written)
    return tuple(sorted(lonely, key=lambda word: (word.casefold(), word)))


def _shared(terms: Sequence[Terms], users: dict[str, tuple[int, ...]]) -> tuple[SharedTerm, ...]:
    """What at least two and at least half of the answers with a word in them use, the most common first."""
    saying = sum(bool(own.weights) for own in terms)
    found = [
        SharedTerm(spelling(term, terms), who, any(term in own.naming for own in terms))
        for term, who in users.items()
        if len(who) >= 2 and 2 * len(who) >= saying
    ]
    return tuple(
        sorted(found, key=lambda term: (not term.names_something, -len(term.answers), term.word.casefold()))
    )


_Part = tuple[str, frozenset[str]]  # its wording, and the words in it that name something


def _named(texts: Sequence[str], language: Language) -> tuple[str, ...]:
    """One wording for each separate thing the answers name; two parts are one thing where they share most words."""
    parts = [(part, terms_of(part, language).naming) for text in texts for part in _parts(text)]
    groups: list[list[_Part]] = []
    for part in parts:
        if part[1]:
            same = [group for group in groups if any(_is_same(part[1], words) for _, words in group)]
            groups = [group for group in groups if group not in same]
            groups.append([part, *(member for group in same for member in group)])
    groups.sort(key=lambda group: (-len(group), _wording(group).casefold(), _wording(group)))
    return tuple(map(_wording, groups))


def _wording(group: Sequence[_Part]) -> str:
    """The part with most of the words that the others use too; of several the shortest."""
    used = Counter(word for _, words in group for word in words)
    common = {word for word, times in used.items() if times > 1}
    return min(group, key=lambda part: (-len(part[1] & common), len(part[0]), part[0]))[0]


def _parts(text: str) -> tuple[str, ...]:
    listed = offers_listed(text)
    return listed if len(listed) > 1 else (" ".join(text.split()),)


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) > min(len(one), len(other))


# In words


_THINGS: dict[Question, Text] = {
    "promise": Text("Angebote", "offers"),
    "audience": Text("Zielgruppen", "audiences"),
    "benefit": Text("Vorteile", "benefits"),
    "reason": Text("Gründe", "reasons"),
}
_WHICH: dict[Question, Text] = {
    "promise": Text("Welches davon soll hängen bleiben?", "Which of them should stick?"),
    "audience": Text("Wer davon soll als Nächstes anrufen?", "Which of them should call next?"),
    "benefit": Text("Welcher davon lässt sich belegen?", "Which of them can be proved?"),
    "reason": Text("Welcher davon genügt allein?", "Which of them is enough on its own?"),
}


def _empty_said(answers: Sequence[AnswerBeside]) -> Text | None:
    blank = sum(answer.is_blank for answer in answers)
    general = sum(answer.check.empty for answer in answers) - blank
    said = [*_blank_said(blank), *_general_said(general)]
    return joined(said) if said else None


def _blank_said(blank: int) -> list[Text]:
    if not blank:
        return []
    if blank == 1:
        return [
            Text(
                "Eine Antwort blieb frei; die Frage ist schwer.",
                "One answer was left blank; it is a hard question.",
            )
        ]
    return [
        Text(
            "{blank} Antworten blieben frei; die Frage ist schwer.",
            "{blank} answers were left blank; it is a hard question.",
            {"blank": blank},
        )
    ]


def _general_said(general: int) -> list[Text]:
    if not general:
        return []
    if general == 1:
        return [
            Text(
                "Eine Antwort ist noch so allgemein, dass jede Firma sie geben könnte. Das ist am Anfang üblich.",
                "One answer is still so general that any company could give it. That is usual at first.",
            )
        ]
    return [
        Text(
            "{general} Antworten sind noch so allgemein, dass jede Firma sie geben könnte. Das ist am Anfang üblich.",
            "{general} answers are still so general that any company could give them. That is usual at first.",
            {"general": general},
        )
    ]


def _first(found: SideBySide) -> Text:
    written = [answer for answer in found.answers if not answer.is_blank]
    if len(written) < 2:
        return _too_few(len(written))
    if 2 * sum(answer.check.empty for answer in written) > len(written) or found.verdict is None:
        return Text(
            "Zuerst: Was davon könnte ein Mitbewerber nicht genauso schreiben?",
            "First: which of this could a competitor not write just the same?",
        )
    if found.verdict == "near" and found.shared:
        return _agreed(found)
    if len(found.named) >= MANY_NAMED:
        return _choose(found)
    return _clear_up(found)


def _too_few(written: int) -> Text:
    if written:
        return Text(
            "Bisher gibt es eine Antwort; für einen Vergleich braucht es zwei.",
            "There is one answer so far; a comparison needs two.",
        )
    return Text("Bisher gibt es keine Antwort.", "There is no answer so far.")


def _agreed(found: SideBySide) -> Text:
    naming = [term.word for term in found.shared if term.names_something]
    words = naming or [term.word for term in found.shared]
    return Text(
        "Gemeinsam ist: {shared}. Zuerst: Welche Antwort lässt sich am leichtesten weitersagen?",
        "In common: {shared}. First: which answer is the easiest to pass on?",
        {"shared": tuple(words[:MOST_SHOWN])},
    )


def _choose(found: SideBySide) -> Text:
    return Text(
        "Dem Wortlaut nach sind es {count} verschiedene {things}. Zuerst: {which}",
        "By their wording these are {count} different {things}. First: {which}",
        {"count": len(found.named), "things": _THINGS[found.question], "which": _WHICH[found.question]},
    )


def _clear_up(found: SideBySide) -> Text:
    """The words of the answer furthest from the others: do they belong to it, or not?"""
    lonely = [answer.lonely for answer in found.answers]
    apart = sorted(range(len(lonely)), key=lambda index: (_closeness_of(index, found.pairs), index))
    words = next((lonely[index] for index in apart if lonely[index]), ())
    if not words:
        return Text(
            "Zuerst: Meinen alle mit denselben Wörtern dasselbe?",
            "First: do the same words mean the same to everybody?",
        )
    return Text(
        "Nur in einer Antwort steht: {words}. Zuerst: Gehört das dazu?",
        "In one answer only: {words}. First: does it belong?",
        {"words": words[:MOST_SHOWN]},
    )


def _closeness_of(index: int, pairs: Sequence[Pair]) -> float:
    own = [pair.closeness for pair in pairs if index in (pair.one, pair.other)]
    return fmean(own) if own else 1.0
