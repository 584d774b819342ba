"""Who may not decide may suggest, with a reason; who decides says yes or no with one click."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from klarlinie.method.focus.model import LANES, Lane
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.focus.actions.moves import (
    NO_LANE,
    NO_PERSON,
    Moved,
    Wish,
    activity_on_the_board,
    put,
)
from klarlinie.web.method.focus.models import SuggestedMove
from klarlinie.web.method.focus.wordings import LANE_NAMES
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.deciding.actions import Used, use_right
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story
from klarlinie.web.platform.ui.refusal import Refusal


class CannotSuggest(Refusal):
    """The suggestion cannot be left, or has been answered already; `text` says what to do."""


NO_REASON = Text("Ein Satz fehlt: Warum dorthin?", "A sentence is missing: why there?")
ANSWERED = Text("Dieser Vorschlag ist schon beantwortet.", "This suggestion has been answered already.")
SUGGESTED = Text("Vorschlag: „{title}“ nach {lane}", "Suggestion: “{title}” to {lane}")
ACCEPTED = Text(
    "Vorschlag von {who} angenommen: „{title}“ nach {lane}",
    "Suggestion of {who} accepted: “{title}” to {lane}",
)
DECLINED = Text(
    "Vorschlag von {who} abgelehnt: „{title}“ nach {lane}",
    "Suggestion of {who} declined: “{title}” to {lane}",
)


def suggest(
    company_id: int,
    activity_id: int,
    lane: Lane,
    reason: str,
    *,
    owner_id: int | None = None,
    by: By,
    at: datetime,
    today: date,
) -> int | None:
    """Leave a suggestion for whoever sets the priorities. Gives the entry. Raises `CannotSuggest`, `CannotMove`."""
    said = reason.strip()
    if lane not in LANES:
        raise CannotSuggest(NO_LANE)
    if not said:
        raise CannotSuggest(NO_REASON)
    with story(company_id, by=by, at=at, says=SUGGESTED) as told:
        activity = activity_on_the_board(company_id, Wish(activity_id, lane))
        if owner_id and not Person.objects.for_company(company_id).filter(pk=owner_id).exists():
            raise CannotSuggest(NO_PERSON)
        told.says = SUGGESTED.with_values(title=activity.title, lane=LANE_NAMES[lane])
        told.create(
            SuggestedMove,
            activity=activity,
            lane=lane,
            owner_id=owner_id or None,
            reason=said,
            suggested_by=by.name,
            user_id=by.user_id,
            suggested_on=today,
        )
    return told.number


def accept(
    company_id: int,
    suggestion_id: int,
    *,
    despite_cannot: bool = False,
    by: By,
    at: datetime,
    today: date,
) -> Moved:
    """Do what was suggested. Raises like `move`, and `CannotSuggest` where it was answered already."""
    with story(company_id, by=by, at=at, says=ACCEPTED) as told:
        used = use_right(told, "prioritise", on=today)
        row = _open(told, suggestion_id)
        lane = cast("Lane", row.lane)
        wish = Wish(row.activity_id, lane, row.owner_id, despite_cannot=despite_cannot)
        before, owner = put(told, wish, used, today)
        _answer(told, row, "accepted", "", used, today)
    return Moved(before, lane, owner, told.number)


def decline(
    company_id: int, suggestion_id: int, answer: str = "", *, by: By, at: datetime, today: date
) -> int | None:
    """Say no, with a reason or without. Raises `MayNotDecide`, `CannotSuggest`."""
    with story(company_id, by=by, at=at, says=DECLINED) as told:
        used = use_right(told, "prioritise", on=today)
        _answer(told, _open(told, suggestion_id), "declined", answer.strip(), used, today)
    return told.number


def _open(told: Story, suggestion_id: int) -> SuggestedMove:
    rows = SuggestedMove.objects.for_company(told.company_id).select_related("activity")
    row = rows.filter(pk=suggestion_id, state="open").first()
    if row is None:
        raise CannotSuggest(ANSWERED)
    return row


def _answer(told: Story, row: SuggestedMove, state: str, answer: str, used: Used, today: date) -> None:
    told.change(
        row,
        state=state,
        answer=answer,
        answered_by=used.name,
        answered_on=today,
        right_used=used.right,
        as_deputy=used.as_deputy,
    )
    says = ACCEPTED if state == "accepted" else DECLINED
    lane = LANE_NAMES[cast("Lane", row.lane)]
    told.says = says.with_values(who=row.suggested_by, title=row.activity.title, lane=lane)
