"""Ending well: ticking off what there is to do, and showing as stopped what has had its last day."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.models import Decision, WindDownStep
from klarlinie.web.method.inventory.actions.status import set_status
from klarlinie.web.platform.journal.by import THE_PROGRAM, By
from klarlinie.web.platform.journal.story import story
from klarlinie.web.platform.ui.refusal import Refusal

NO_STEP = Text("Diesen Schritt gibt es nicht mehr.", "This step is no longer there.")


class CannotTick(Refusal):
    """The step is gone, with the stop it belonged to."""


def tick(
    company_id: int, step_id: int, *, is_done: bool, version: int, by: By, at: datetime, today: date
) -> int | None:
    """A step is done, or not after all; with who and when. Raises `CannotTick` and `Stale`.

    Gives the number of the journal entry, None where it stood so already.
    """
    with story(company_id, by=by, at=at, says=NO_STEP) as told:
        row = (
            WindDownStep.objects.for_company(company_id).filter(pk=step_id).select_related("decision").first()
        )
        if row is None:
            raise CannotTick(NO_STEP)
        done = Text("Erledigt: {words}", "Done: {words}", {"words": row.words})
        open_again = Text("Doch noch offen: {words}", "Open after all: {words}", {"words": row.words})
        told.says = done if is_done else open_again
        if is_done is (row.done_on is None):
            told.change(
                row, version=version, done_on=today if is_done else None, done_by=by.name if is_done else ""
            )
    return told.number


def end_what_is_over(company_id: int, *, at: datetime, today: date) -> int:
    """Stops whose last day is over show as stopped in the list from now on. Gives how many there were."""
    if not _over(today, company_id):
        return 0
    with story(company_id, by=THE_PROGRAM, at=at, says=NO_STEP) as told:
        over = _over(today, company_id)
        titles = tuple(row.activity.title for row in over)
        told.says = Text("Letzter Tag vorbei: {titles}", "Last day over: {titles}", {"titles": titles})
        for row in over:
            set_status(told, row.activity_id, "stopped")
    return len(over)


def end_everywhere(*, at: datetime, today: date) -> int:
    """The same for all companies; the worker asks for it from time to time."""
    rows = _all_over(today).values_list("company_id", flat=True)
    return sum(end_what_is_over(company_id, at=at, today=today) for company_id in sorted(set(rows)))


def _all_over(today: date) -> QuerySet[Decision]:
    is_over = Q(last_day_on__lt=today) | Q(last_day_on=None)
    stops = Decision.everywhere.filter(verdict="stop", superseded_by=None, activity__merged_into=None)
    return stops.filter(is_over).exclude(activity__status="stopped")


def _over(today: date, company_id: int) -> list[Decision]:
    return list(_all_over(today).filter(company_id=company_id).select_related("activity").order_by("pk"))
