"""Joining a round, and saying that one is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import F

from klarlinie.method.evaluation.rating_axes import ROLES
from klarlinie.method.evaluation.rating_rounds import Anonymity, keeps_promise
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story
from klarlinie.web.platform.live.changes import tell_others
from klarlinie.web.platform.live.hub import Reader
from klarlinie.web.platform.rounds.models import Participant, Round
from klarlinie.web.platform.rounds.queries.states import state_of
from klarlinie.web.platform.rounds.queries.taking_part import Part, participant_of
from klarlinie.web.platform.rounds.tokens import guest_hash, new_guest_key
from klarlinie.web.platform.rounds.wordings import SOMEBODY
from klarlinie.web.platform.ui.refusal import Refusal


class CannotJoin(Refusal):
    """Why somebody cannot join just now; `field` is the field it is about, if any."""

    def __init__(self, text: Text, field: str = "") -> None:
        super().__init__(text)
        self.field = field


@dataclass(frozen=True)
class Joined:
    """`guest_key` is what the browser has to keep."""

    public_id: str
    guest_key: str


MOST = 300  # people in a round; a link that went astray fills no table
FULL = Text("Diese Runde ist voll.", "This round is full.")
NOT_OPEN = Text("Diese Runde nimmt niemanden mehr auf.", "Nobody can join this round any more.")
LEADER_LISTENS = Text(
    "Wer die Runde leitet, fragt und hört zu und antwortet nicht selbst. Das lässt sich beim Eröffnen "
    "einer Runde anders einstellen.",
    "Whoever leads the round asks and listens and does not answer. This can be set differently when a round "
    "is opened.",
)
LEVEL_CHANGED = Text(
    "Inzwischen wurde geändert, was nach dem Aufdecken zu sehen ist. Bitte noch einmal lesen und dann erst "
    "mitmachen.",
    "What will be seen after the reveal has been changed in the meantime. Please read it again before "
    "joining.",
)
WHICH_SIDE = Text(
    "Bitte wählen: Davon hängt ab, was gefragt wird.", "Please choose: what is asked depends on it."
)


def join(
    company_id: int, round_id: int, *, name: str, side: str, reader: Reader, promised: str, at: datetime
) -> Joined:
    """Take part; joining twice is joining once. `promised` is the anonymity that was read before.

    In a fully anonymous round neither name nor account is kept. Raises `CannotJoin`.
    """
    nobody = By(SOMEBODY.say("de"), "guest")
    with story(company_id, by=nobody, at=at, says=NOT_OPEN) as told:
        found = Round.objects.for_company(company_id).filter(pk=round_id).first()
        if found is None:
            raise CannotJoin(NOT_OPEN)
        if participant_of(found, reader):
            return Joined(found.public_id, reader.guest_key)
        _check(found, side, reader, promised, at)
        key = _free_key(found, reader)
        is_named = found.anonymity != "full"
        shown = name.strip()[:60] if is_named else ""
        Participant.objects.for_company(company_id).create(
            round=found,
            name=shown,
            side=side,
            user_id=reader.user_id if is_named else None,
            guest_hash=guest_hash(found.guest_salt, key),
        )
        told.by = _by(shown, reader.user_id if is_named else None)
        told.says = _says(shown, found.title)
        told.note()
        tell_others(found.public_id)
    return Joined(found.public_id, key)


def say_done(part: Part, *, at: datetime) -> None:
    """Told to everybody, and never what was answered. Saying it twice is saying it once."""
    says = Text(
        "{who} ist mit „{title}“ fertig",
        "{who} is done with “{title}”",
        {"who": part.name or SOMEBODY, "title": part.title},
    )
    with story(part.company_id, by=_by(part.name, part.user_id), at=at, says=says) as told:
        waiting = Participant.objects.for_company(part.company_id).filter(
            pk=part.participant_id, is_done=False, round__revealed_at=None, round__ended_at=None
        )
        if waiting.update(is_done=True, version=F("version") + 1):
            told.note()
            tell_others(part.public_id)


def _check(found: Round, side: str, reader: Reader, promised: str, at: datetime) -> None:
    if state_of(found, at) != "open" or found.again_of_id:
        raise CannotJoin(NOT_OPEN)
    if reader.user_id is not None and reader.user_id == found.led_by_id and not found.leader_votes:
        raise CannotJoin(LEADER_LISTENS)
    if promised not in Round.Anonymity.values or not keeps_promise(
        cast(Anonymity, promised), cast(Anonymity, found.anonymity)
    ):
        raise CannotJoin(LEVEL_CHANGED)
    if Participant.objects.for_company(found.company_id).filter(round=found).count() >= MOST:
        raise CannotJoin(FULL)
    if (found.kind == "evaluation" or side) and side not in ROLES:
        raise CannotJoin(WHICH_SIDE, "side")


def _free_key(found: Round, reader: Reader) -> str:
    """The browser's key, or a new one: two colleagues with accounts may share a browser."""
    taken = Participant.objects.for_company(found.company_id).filter(
        round=found, guest_hash=guest_hash(found.guest_salt, reader.guest_key)
    )
    return reader.guest_key if reader.guest_key and not taken.exists() else new_guest_key()


def _by(name: str, user_id: int | None) -> By:
    if user_id is not None:
        return By(name, "user", user_id)
    return By(name or SOMEBODY.say("de"), "guest")


def _says(name: str, title: str) -> Text:
    return Text(
        "{who} macht bei „{title}“ mit",
        "{who} takes part in “{title}”",
        {"who": name or SOMEBODY, "title": title},
    )
