"""Answering a question of the foundation."""

from __future__ import annotations

from datetime import datetime

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.models import Answer, SwapVote
from klarlinie.web.method.clarity.questions import ASKED, PartCode
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, Story, story

_ANSWERED = Text("{part}: Antwort geändert", "{part}: answer changed")
_VOTED = Text("Stimme zum Versprechen abgegeben", "Voted on the promise")


def write_answer(
    company_id: int, part: PartCode, text: str, *, version: int, by: By, at: datetime
) -> int | None:
    """Keep what is written; `version` is the one that was shown (0: nothing stood there yet).

    Gives the number of the journal entry, None where nothing changed. Raises `Stale`.
    """
    says = _ANSWERED.with_values(part=ASKED[part].name)
    with story(company_id, by=by, at=at, says=says) as told:
        _write(told, part, text, version)
    return told.number


def _write(told: Story, part: PartCode, text: str, version: int) -> None:
    row = Answer.objects.for_company(told.company_id).filter(part=part).first()
    if (row.text if row else "") == text:
        return
    if row is None and version == 0:
        told.create(Answer, part=part, text=text)
    elif row is None or version == 0:
        raise Stale(row, {"text": text})
    else:
        told.change(row, version=version, text=text)


def vote_on_promise(company_id: int, promise: str, could: bool, *, by: By, at: datetime) -> int | None:
    """What somebody says to "could a competitor promise the same?"; a second vote replaces the first."""
    with story(company_id, by=by, at=at, says=_VOTED) as told:
        votes = SwapVote.objects.for_company(company_id).filter(promise=promise)
        own = next((vote for vote in votes if vote.user_id == by.user_id), None)
        if own is None:
            told.create(SwapVote, promise=promise, could=could, user_id=by.user_id)
        else:
            told.change(own, could=could)
    return told.number
