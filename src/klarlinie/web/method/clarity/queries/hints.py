"""What an answer still hides: the places that say nothing, why, and a better question, without those put away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from klarlinie.method.clarity.answers import NOTHING_WRITTEN, AnswerCheck, Hit, check_answer
from klarlinie.method.clarity.empty_answers import Question
from klarlinie.method.clarity.foundation import foundation_findings
from klarlinie.method.clarity.line import Line
from klarlinie.method.clarity.rules import clarity_rules
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.models import SilencedHint
from klarlinie.web.method.clarity.questions import ASKED, PARTS

_OF_THE_SHAPE = frozenset({"CLA502", "CLA503"})  # long, or a list of offers
PLACES = frozenset({*PARTS, "audience_name", "benefit_text"})


@dataclass(frozen=True)
class Piece:
    """Some characters of an answer, struck where they say nothing."""

    words: str
    struck: bool


@dataclass(frozen=True)
class Hint:
    """Why something says nothing, and a question that leads on. `quote` is "" where it is about the whole."""

    code: str
    quote: str
    why: Text
    better: Text


@dataclass(frozen=True)
class AnswerSeen:
    """An answer as it reads. `says_something` where it is concrete; `mark` changes when the page has to."""

    text: str
    pieces: tuple[Piece, ...]
    hints: tuple[Hint, ...]
    says_something: bool

    @property
    def has_struck(self) -> bool:
        return any(piece.struck for piece in self.pieces)

    @property
    def mark(self) -> str:
        hints = [(hint.code, hint.quote) for hint in self.hints]
        struck = self.text if self.has_struck else ""
        return hashlib.sha256(repr((hints, struck, self.says_something)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Silenced:
    """A hint that was put away; `where` is None for everywhere."""

    pk: int
    code: str
    title: Text
    where: Text | None
    reason: str


def look_at(company_id: int, question: Question, text: str, place: str) -> AnswerSeen:
    """How an answer reads at a place, in one query. Nothing written gives no hint."""
    away = SilencedHint.objects.for_company(company_id).filter(place__in=["", place])
    return read_answer(question, text, frozenset(away.values_list("code", flat=True)))


def read_answer(question: Question, text: str, away: frozenset[str] = frozenset()) -> AnswerSeen:
    """How an answer reads when the hints of the codes `away` are not wanted."""
    check = check_answer(question, text)
    if any(hit.code == NOTHING_WRITTEN for hit in check.hits):
        return AnswerSeen(text, (), (), False)
    hits = sorted((hit for hit in check.hits if hit.code not in away), key=lambda hit: hit.start)
    hints = (*_hints(text, hits), *(_of_the_shape(text, away) if question == "promise" else ()))
    return AnswerSeen(text, tuple(_pieces(text, hits)), hints, _says_something(check, away))


def silenced(company_id: int) -> tuple[Silenced, ...]:
    """All hints that were put away, the newest first."""
    titles = {rule.code: rule.title for rule in clarity_rules()}
    rows = SilencedHint.objects.for_company(company_id).order_by("-pk")
    return tuple(
        Silenced(row.pk, row.code, titles.get(row.code, Text("", "")), _where(row.place), row.reason)
        for row in rows
    )


def silenced_codes(company_id: int) -> dict[str, frozenset[str]]:
    """The codes put away, by place ("" is everywhere)."""
    found: dict[str, frozenset[str]] = {}
    for place, code in SilencedHint.objects.for_company(company_id).values_list("place", "code"):
        found[place] = found.get(place, frozenset()) | {code}
    return found


def _says_something(check: AnswerCheck, away: frozenset[str]) -> bool:
    return not check.empty or all(hit.code in away for hit in check.hits)


def _hints(text: str, hits: list[Hit]) -> tuple[Hint, ...]:
    """One hint a code, however often its words occur."""
    found: dict[str, Hint] = {}
    for hit in hits:
        quote = text[hit.start : hit.end]
        found.setdefault(hit.code, Hint(hit.code, quote, hit.why, hit.better_question))
    return tuple(found.values())


def _of_the_shape(text: str, away: frozenset[str]) -> Iterator[Hint]:
    for finding in foundation_findings(Line(promise=text)):
        if finding.code in _OF_THE_SHAPE and finding.code not in away:
            yield Hint(finding.code, "", finding.sentence, finding.suggestion)


def _pieces(text: str, hits: list[Hit]) -> Iterator[Piece]:
    place = 0
    for hit in hits:
        start = max(hit.start, place)
        if start > place:
            yield Piece(text[place:start], False)
        if hit.end > start:
            yield Piece(text[start : hit.end], True)
        place = max(place, hit.end)
    if place < len(text):
        yield Piece(text[place:], False)


_ROWS: dict[str, Text] = {
    "audience_name": Text("Namen der Zielgruppen", "Names of the audiences"),
    "benefit_text": Text("Einzelne Nutzen", "Single benefits"),
}


def _where(place: str) -> Text | None:
    if not place:
        return None
    return next((asked.name for asked in ASKED.values() if asked.code == place), _ROWS.get(place))
