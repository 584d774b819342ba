"""A meeting at which decisions are made: one card at a time, and everybody at the table follows."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.models import Meeting
from klarlinie.web.method.inventory.queries import activity
from klarlinie.web.platform.companies.guest_links import make_link, withdraw_links
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story
from klarlinie.web.platform.live.changes import tell_others
from klarlinie.web.platform.ui.refusal import Refusal

PURPOSE = "meeting"
LINK_HOLDS = timedelta(hours=12)  # a meeting is over by then
NOT_HERE = Text("Diese Runde gibt es hier nicht.", "There is no such meeting here.")
IS_OVER = Text("Diese Runde ist beendet.", "This meeting is over.")
NO_CARD = Text("Diese Karte gibt es nicht mehr.", "This card is no longer there.")
ONE_IS_ENOUGH = Text(
    "Es läuft schon eine Entscheidungsrunde. Beendet sie zuerst.",
    "A decision meeting is running already. End that one first.",
    sie="Es läuft schon eine Entscheidungsrunde. Beenden Sie sie zuerst.",
)


class CannotMeet(Refusal):
    """What was wanted of a meeting does not go; `text` says why."""


def open_meeting(company_id: int, activity_id: int | None, *, by: By, at: datetime) -> int:
    """A meeting that begins with this card, with a link for the table. Gives its number. Raises `CannotMeet`."""
    says = Text("Entscheidungsrunde eröffnet", "Decision meeting opened")
    with story(company_id, by=by, at=at, says=says) as told:
        if Meeting.objects.for_company(company_id).filter(ended_at=None).exists():
            raise CannotMeet(ONE_IS_ENOUGH)
        meeting = told.create(
            Meeting,
            public_id=secrets.token_hex(12),
            opened_by=by.name,
            opened_at=at,
            activity_id=activity_id if _is_there(company_id, activity_id) else None,
        )
        make_link(told, PURPOSE, meeting.pk, until_at=at + LINK_HOLDS)
    return meeting.pk


def show_card(company_id: int, meeting_id: int, activity_id: int, *, by: By, at: datetime) -> None:
    """Everybody sees this card now. Raises `CannotMeet`."""
    with story(company_id, by=by, at=at, says=NOT_HERE) as told:
        meeting = _running(told, meeting_id)
        shown = activity(company_id, activity_id)
        if shown is None:
            raise CannotMeet(NO_CARD)
        if meeting.activity_id != activity_id:
            told.says = Text(
                "Auf dem Tisch: „{title}“", "On the table: “{title}”", {"title": shown.core.title}
            )
            told.change(meeting, activity_id=activity_id, beat=meeting.beat + 1)
            tell_others(meeting.public_id)


def end_meeting(company_id: int, meeting_id: int, *, by: By, at: datetime) -> None:
    """The meeting is over; its link shows that and nothing else until it expires. Raises `CannotMeet`."""
    says = Text("Entscheidungsrunde beendet", "Decision meeting ended")
    with story(company_id, by=by, at=at, says=says) as told:
        meeting = _running(told, meeting_id)
        told.change(meeting, ended_at=at, beat=meeting.beat + 1)
        tell_others(meeting.public_id)


def new_link(company_id: int, meeting_id: int, *, by: By, at: datetime) -> None:
    """A new way in; the old one is dead at once. Raises `CannotMeet`."""
    says = Text("Neuer Link zur Entscheidungsrunde", "New link to the decision meeting")
    with story(company_id, by=by, at=at, says=says) as told:
        meeting = _running(told, meeting_id)
        withdraw_links(told, PURPOSE, meeting.pk)
        make_link(told, PURPOSE, meeting.pk, until_at=at + LINK_HOLDS)
        tell_others(meeting.public_id)


def revoke_link(company_id: int, meeting_id: int, *, by: By, at: datetime) -> None:
    """Nobody follows by a link any more. Raises `CannotMeet`."""
    says = Text("Link zur Entscheidungsrunde zurückgezogen", "Link to the decision meeting withdrawn")
    with story(company_id, by=by, at=at, says=says) as told:
        meeting = _running(told, meeting_id)
        withdraw_links(told, PURPOSE, meeting.pk)
        tell_others(meeting.public_id)


def beat(told: Story, activity_id: int) -> None:
    """Inside the story of a decision: the meeting that has this card on the table sees it."""
    shown = Meeting.objects.for_company(told.company_id).filter(ended_at=None, activity_id=activity_id)
    for meeting in shown:
        told.change(meeting, beat=meeting.beat + 1)
        tell_others(meeting.public_id)


def _running(told: Story, meeting_id: int) -> Meeting:
    meeting = Meeting.objects.for_company(told.company_id).filter(pk=meeting_id).first()
    if meeting is None:
        raise CannotMeet(NOT_HERE)
    if meeting.ended_at is not None:
        raise CannotMeet(IS_OVER)
    return meeting


def _is_there(company_id: int, activity_id: int | None) -> bool:
    return activity_id is not None and activity(company_id, activity_id) is not None
