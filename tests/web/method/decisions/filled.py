"""What the walks through all pages find in the step decisions: a suggestion, and a meeting that runs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from klarlinie.vocabulary.text import plain
from klarlinie.web.method.decisions.models import Decision, Meeting
from klarlinie.web.platform.companies.guest_links import make_link, token_now
from klarlinie.web.platform.journal.by import THE_PROGRAM
from klarlinie.web.platform.journal.story import story
from klarlinie.web.platform.ui.clock import now


def fill_decisions(company: int, activity: Any, at: datetime) -> None:
    from tests.web.everything import add

    supersede(company, activity, at)
    said = {"verdict": "keep", "reason": "Hallstein verkauft dort.", "suggested_by": "Mia Berger"}
    add("decisions.Suggestion", company, activity=activity, suggested_at=at, **said)
    opened = {"public_id": "a1b2c3d4e5f60718293a4b5c", "opened_by": "Ana Hallstein", "opened_at": at}
    meeting = add("decisions.Meeting", company, activity=activity, **opened)
    with story(company, by=THE_PROGRAM, at=at, says=plain("Hallstein trifft sich.")) as told:
        make_link(told, "meeting", meeting.pk, until_at=at + timedelta(days=1))


def supersede(company: int, activity: Any, at: datetime) -> None:
    """The decision that is there already gets a younger one in its place."""
    from tests.web.everything import add

    older = Decision.objects.for_company(company).get(activity=activity)
    Decision.objects.for_company(company).filter(pk=older.pk).update(superseded_by=older)
    about = {"decided_by": "Jana Hallstein", "decided_on": at.date(), "decided_at": at, "right_used": "stop"}
    reason = {"verdict": "stop", "reason": "Hallstein hat noch einmal nachgedacht."}
    younger = add("decisions.Decision", company, activity=activity, **about, **reason)
    Decision.objects.for_company(company).filter(pk=older.pk).update(superseded_by=younger)


def meeting_token(company: int) -> str:
    """The token of the link to the meeting above."""
    found = token_now(company, "meeting", Meeting.objects.for_company(company).get().pk, now())
    assert found is not None
    return found
