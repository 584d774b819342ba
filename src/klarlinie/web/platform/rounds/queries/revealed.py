"""After the reveal: all answers side by side, with as much of who said them as was promised, never more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from klarlinie.method.clarity.blind import BlindAnswer as Written
from klarlinie.method.clarity.blind import SideBySide, side_by_side
from klarlinie.method.clarity.empty_answers import Question
from klarlinie.method.evaluation.rating_axes import ROLE_NAMES, Axis, Role
from klarlinie.method.evaluation.rating_rounds import Anonymity
from klarlinie.method.evaluation.ratings import (
    Move,
    Rating,
    Summary,
    Topic,
    moved,
    roles_to_show,
    summary,
    talk_about,
)
from klarlinie.vocabulary.figures import Language
from klarlinie.web.platform.rounds.asks import Asks, AxisAsked, Kind, Subject, read
from klarlinie.web.platform.rounds.models import BlindAnswer, Participant, Round
from klarlinie.web.platform.rounds.wordings import NAMELESS
from klarlinie.web.platform.ui.words import voice


@dataclass(frozen=True)
class TextsBeside:
    """All answers to one question. `who` of an answer is a name, a side, or nothing, as was promised."""

    subject: Subject
    beside: SideBySide


@dataclass(frozen=True)
class AxisBeside:
    """All votes on one axis; `move` is what the re-rating changed, None in a first round."""

    asked: AxisAsked
    votes: Summary
    move: Move | None = None


@dataclass(frozen=True)
class ValuesBeside:
    """All votes on one subject, and what to talk about first in it."""

    subject: Subject
    axes: tuple[AxisBeside, ...]


@dataclass(frozen=True)
class SubjectTopic:
    """Something worth talking about."""

    subject: Subject
    topic: Topic


@dataclass(frozen=True)
class Revealed:
    """A round whose answers are turned round. Of `texts` and `values` one is empty."""

    round_id: int
    title: str
    kind: Kind
    anonymity: Anonymity
    revealed_at: datetime
    texts: tuple[TextsBeside, ...] = ()
    values: tuple[ValuesBeside, ...] = ()
    topics: tuple[SubjectTopic, ...] = ()

    @property
    def to_talk_about(self) -> tuple[ValuesBeside, ...]:
        """The subjects on which people are apart, in the order of the topics."""
        of_key = {one.subject.key: one for one in self.values}
        return tuple(of_key[key] for key in dict.fromkeys(one.subject.key for one in self.topics))

    @property
    def agreed(self) -> tuple[ValuesBeside, ...]:
        """The subjects on which all lie within one step."""
        apart = {one.subject.key for one in self.topics}
        return tuple(one for one in self.values if one.subject.key not in apart)

    @property
    def is_empty(self) -> bool:
        return not any(one.beside.answers for one in self.texts) and not self.values


def revealed(company_id: int, round_id: int) -> Revealed | None:
    """The answers of a round; None as long as it is not revealed, or where there is none."""
    found = Round.objects.for_company(company_id).filter(pk=round_id, revealed_at__isnull=False).first()
    if found is None or found.revealed_at is None:
        return None
    asks = read(found.asks)
    about = (
        found.pk,
        found.title,
        cast(Kind, found.kind),
        cast(Anonymity, found.anonymity),
        found.revealed_at,
    )
    if found.kind == "clarity":
        return Revealed(*about, texts=_texts(found, asks, voice().language))
    votes = _votes(found, asks)
    before = _first_round(found, asks)
    moves = {(move.activity, move.axis): move for move in moved(before, votes)}
    return Revealed(
        *about,
        values=_values(asks, votes, moves),
        topics=tuple(SubjectTopic(asks.subjects[topic.activity], topic) for topic in talk_about(votes)),
    )


def apart(company_id: int, round_id: int) -> tuple[str, ...]:
    """The keys of the subjects on which people see something differently."""
    shown = revealed(company_id, round_id)
    return tuple(dict.fromkeys(one.subject.key for one in shown.topics)) if shown else ()


def _answers(found: Round) -> list[tuple[Participant, str, dict[str, Any]]]:
    """Participant, subject and answer of everything that was answered, in the order of the people's rows."""
    people = {one.pk: one for one in Participant.objects.for_company(found.company_id).filter(round=found)}
    rows = BlindAnswer.objects.for_company(found.company_id).filter(round=found).order_by("participant_id")
    return [(people[row.participant_id], row.subject, row.answer) for row in rows]


# Texts


def _texts(found: Round, asks: Asks, language: Language) -> tuple[TextsBeside, ...]:
    labels = _names(found)
    of_subject: dict[str, list[tuple[Participant, str]]] = defaultdict(list)
    for person, subject, answer in _answers(found):
        if answer.get("text", "").strip():
            of_subject[subject].append((person, answer["text"].strip()))
    return tuple(
        TextsBeside(
            subject,
            side_by_side(
                _labelled(of_subject[subject.key], found.anonymity, labels, language),
                cast(Question, subject.key),
            ),
        )
        for subject in asks.subjects
    )


def _labelled(
    answers: Iterable[tuple[Participant, str]],
    anonymity: str,
    names: Mapping[int, str],
    language: Language,
) -> list[Written]:
    given = list(answers)
    if anonymity == "off":
        return [Written(names[person.pk], text) for person, text in given]
    shown: tuple[Role, ...] = ()
    if anonymity == "partial":
        shown = roles_to_show(Counter(cast(Role, person.side) for person, _ in given))
    return [
        Written(ROLE_NAMES[person.side].say(language) if person.side in shown else "", text)
        for person, text in given
    ]


def _names(found: Round) -> dict[int, str]:
    """A label for each participant, unique in the round."""
    people = Participant.objects.for_company(found.company_id).filter(round=found).order_by("pk")
    seen: Counter[str] = Counter()
    labels = {}
    for person in people:
        name = person.name or NAMELESS.say(voice().language)
        seen[name] += 1
        labels[person.pk] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return labels


# Values


def _votes(found: Round, asks: Asks) -> tuple[Summary, ...]:
    return summary(_ratings(found, asks), cast(Anonymity, found.anonymity))


def _first_round(found: Round, asks: Asks) -> tuple[Summary, ...]:
    """The votes of the first round on the subjects that were rated again; () in a first round."""
    if found.again_of_id is None:
        return ()
    first = Round.objects.for_company(found.company_id).filter(pk=found.again_of_id).first()
    return _votes(first, asks) if first else ()


def _ratings(found: Round, asks: Asks) -> list[Rating]:
    """Votes, the subject by its place in `asks`."""
    places = {subject.key: place for place, subject in enumerate(asks.subjects)}
    names = _names(found)
    asked = {axis.axis for axis in asks.axes}
    return [
        Rating(names[person.pk], cast(Role, person.side), places[subject], axis, value)
        for person, subject, answer in _answers(found)
        for axis, value in answer.items()
        if subject in places and axis in asked
    ]


def _values(
    asks: Asks, votes: Iterable[Summary], moves: Mapping[tuple[int, Axis], Move]
) -> tuple[ValuesBeside, ...]:
    words = {axis.axis: axis for axis in asks.axes}
    of_subject: dict[int, list[AxisBeside]] = defaultdict(list)
    for vote in votes:
        beside = AxisBeside(words[vote.axis], vote, moves.get((vote.activity, vote.axis)))
        of_subject[vote.activity].append(beside)
    return tuple(
        ValuesBeside(subject, tuple(of_subject[place]))
        for place, subject in enumerate(asks.subjects)
        if place in of_subject
    )
