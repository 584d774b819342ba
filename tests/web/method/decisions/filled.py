"""What the walks through all pages find in the step decisions: a suggestion, and a meeting that runs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from klarlinie.vocabulary.text import plain
from klarlinie.web.platform.companies.guest_links import make_link
from klarlinie.web.platform.journal.by import THE_PROGRAM
from klarlinie.web.platform.journal.story import story


def fill_decisions(company: int, activity: Any, at: datetime) -> None:
    from datetime import timedelta

    from tests.web.everything import add

    said = {"verdict": "keep", "reason": "Hallstein verkauft dort.", "suggested_by": "Mia Berger"}
    add("decisions.Suggestion", company, activity=activity, suggested_at=at, **said)
    opened = {"public_id": "a1b2c3d4e5f60718293a4b5c", "opened_by": "Ana Hallstein", "opened_at": at}
    meeting = add("decisions.Meeting", company, activity=activity, **opened)
    with story(company, by=THE_PROGRAM, at=at, says=plain("Hallstein trifft sich.")) as told:
        make_link(told, "meeting", meeting.pk, until_at=at + timedelta(days=1))


def meeting_token(company: int) -> str:
    """The token of the link to the meeting above."""
    from klarlinie.web.method.decisions.models import Meeting
    from klarlinie.web.platform.companies.guest_links import token_now
    from klarlinie.web.platform.ui.clock import now

    found = token_now(company, "meeting", Meeting.objects.for_company(company).get().pk, now())
    assert found is not None
    return found
