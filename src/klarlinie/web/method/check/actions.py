"""Keeping a result, because somebody wants to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from klarlinie.method.check import Answer
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.check.models import KeptCheck
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story


def keep_check(company_id: int, answers: Mapping[str, Answer], *, by: By, at: datetime) -> int:
    """Keep one result with the company. Gives the number of the journal entry."""
    says = Text("Chaos-Check aufgehoben", "Chaos check kept")
    with story(company_id, by=by, at=at, says=says) as told:
        told.create(KeptCheck, answers=dict(answers), answered_at=at)
    assert told.entry is not None
    return told.entry.number
