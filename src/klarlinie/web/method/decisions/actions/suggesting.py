"""Proposing without the right: it changes nothing, and waits for whoever holds it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

from klarlinie.method.decisions.deciding import VERDICT_NAMES
from klarlinie.method.decisions.propose import VERDICT_ORDER
from klarlinie.method.decisions.verdict import VerdictKind
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.actions.deciding import (
    GONE,
    LONGEST_REASON,
    NO_PARTNER,
    NO_REASON,
    NO_REVIEW,
    NO_SUCH_VERDICT,
    CannotDecide,
    Step,
    decide,
)
from klarlinie.web.method.decisions.models import Suggestion
from klarlinie.web.method.inventory.queries import activity
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story

ANSWERED = Text(
    "Dieser Vorschlag ist inzwischen beantwortet.", "This suggestion has been answered in the meantime."
)


def suggest(
    company_id: int,
    activity_id: int,
    *,
    verdict: VerdictKind,
    reason: str,
    last_day_on: date | None = None,
    review_on: date | None = None,
    merge_with_id: int | None = None,
    by: By,
    at: datetime,
    today: date,
) -> int:
    """Leave what one would decide, with why. Gives the key of the suggestion. Raises `CannotDecide`."""
    written = reason.strip()[:LONGEST_REASON]
    _insist(verdict, written, review_on, merge_with_id, activity_id, today)
    with story(company_id, by=by, at=at, says=GONE) as told:
        one = activity(company_id, activity_id)
        if one is None:
            raise CannotDecide(GONE)
        if merge_with_id is not None and activity(company_id, merge_with_id) is None:
            raise CannotDecide(NO_PARTNER, "merge_with")
        told.says = Text(
            "Vorschlag zu „{title}“: {verdict}",
            "Suggestion for “{title}”: {verdict}",
            {"title": one.core.title, "verdict": VERDICT_NAMES[verdict]},
        )
        row = told.create(
            Suggestion,
            activity_id=activity_id,
            verdict=verdict,
            reason=written,
            suggested_by=by.name,
            suggested_at=at,
            last_day_on=last_day_on if verdict == "stop" else None,
            review_on=review_on if verdict == "pause" else None,
            merge_with_id=merge_with_id if verdict == "merge" else None,
        )
    return row.pk


def decide_as_suggested(
    company_id: int,
    suggestion_id: int,
    *,
    steps: Sequence[Step] = (),
    version_seen: int | None,
    by: By,
    at: datetime,
    today: date,
) -> int:
    """Take a suggestion up as it stands; `steps` for a stop. Raises as `decide` does."""
    row = Suggestion.objects.for_company(company_id).filter(pk=suggestion_id, answered_by=None).first()
    if row is None:
        raise CannotDecide(ANSWERED)
    return decide(
        company_id,
        row.activity_id,
        verdict=cast("VerdictKind", row.verdict),
        reason=row.reason,
        last_day_on=row.last_day_on,
        steps=steps if row.verdict == "stop" else (),
        review_on=row.review_on,
        merge_with_id=row.merge_with_id,
        version_seen=version_seen,
        by=by,
        at=at,
        today=today,
    )


def _insist(
    verdict: VerdictKind,
    reason: str,
    review_on: date | None,
    merge_with_id: int | None,
    activity_id: int,
    today: date,
) -> None:
    if verdict not in VERDICT_ORDER:
        raise CannotDecide(NO_SUCH_VERDICT, "verdict")
    if not reason:
        raise CannotDecide(NO_REASON, "reason")
    if verdict == "pause" and (review_on is None or review_on <= today):
        raise CannotDecide(NO_REVIEW, "review_on")
    if verdict == "merge" and merge_with_id in (None, activity_id):
        raise CannotDecide(NO_PARTNER, "merge_with")
