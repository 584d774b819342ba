"""A round as somebody sees it who takes part: what is asked of them, and their own answers only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from klarlinie.method.evaluation.rating_rounds import Anonymity
from klarlinie.web.platform.live.hub import Reader
from klarlinie.web.platform.rounds.asks import Asks, AxisAsked, Kind, read
from klarlinie.web.platform.rounds.models import BlindAnswer, Participant, Round
from klarlinie.web.platform.rounds.queries.states import State, state_of, told_state
from klarlinie.web.platform.rounds.tokens import guest_hash


@dataclass(frozen=True)
class Part:
    """Who takes part in which round."""

    company_id: int
    company: str
    slug: str
    formal: bool
    round_id: int
    public_id: str
    participant_id: int
    name: str
    side: str
    user_id: int | None
    is_done: bool
    title: str
    kind: Kind
    asks: Asks
    anonymity: Anonymity
    state: State
    until_at: datetime | None
    is_again: bool
    again_public_id: str | None
    told_state: str

    @property
    def axes(self) -> tuple[AxisAsked, ...]:
        return self.asks.axes_of(self.side)


@dataclass(frozen=True)
class OwnAnswer:
    """One's own answer; version 0 where there is none yet."""

    text: str = ""
    values: Mapping[str, int | None] | None = None
    version: int = 0

    def is_complete(self, part: Part) -> bool:
        if part.kind == "clarity":
            return bool(self.text.strip())
        return all(axis.axis in (self.values or {}) for axis in part.axes)


def part_of(public_id: str, reader: Reader, at: datetime) -> Part | None:
    """This reader's part in the round; None for everybody who has not joined.

    Somebody with an account is known by it, and only by it; a guest by the browser.
    """
    found = Round.everywhere.select_related("company").filter(public_id=public_id).first()
    person = participant_of(found, reader) if found else None
    if found is None or person is None:
        return None
    again = Round.objects.for_company(found.company_id).filter(again_of=found, ended_at=None).first()
    return Part(
        company_id=found.company_id,
        company=found.company.name,
        slug=found.company.slug,
        formal=found.company.formal,
        round_id=found.pk,
        public_id=found.public_id,
        participant_id=person.pk,
        name=person.name,
        side=person.side,
        user_id=person.user_id,
        is_done=person.is_done,
        title=found.title,
        kind=cast(Kind, found.kind),
        asks=read(found.asks),
        anonymity=cast(Anonymity, found.anonymity),
        state=state_of(found, at),
        until_at=found.until_at,
        is_again=found.again_of_id is not None,
        again_public_id=again.public_id if again else None,
        told_state=told_state(found, again is not None),
    )


def participant_of(found: Round, reader: Reader) -> Participant | None:
    """The row of this reader in the round."""
    people = Participant.objects.for_company(found.company_id).filter(round=found)
    if reader.user_id is not None and (person := people.filter(user_id=reader.user_id).first()):
        return person
    if not reader.guest_key:
        return None
    return people.filter(user=None, guest_hash=guest_hash(found.guest_salt, reader.guest_key)).first()


def own_answers(part: Part) -> dict[str, OwnAnswer]:
    """Subject to one's own answer, for all subjects."""
    rows = BlindAnswer.objects.for_company(part.company_id).filter(participant_id=part.participant_id)
    given = {row.subject: _own(row.answer, row.version) for row in rows}
    return {subject.key: given.get(subject.key, OwnAnswer()) for subject in part.asks.subjects}


def _own(answer: dict[str, Any], version: int) -> OwnAnswer:
    if "text" in answer:
        return OwnAnswer(text=answer["text"], version=version)
    return OwnAnswer(values=answer, version=version)
