"""Somebody has looked at activities and says that they still hold."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.upkeep.models import Confirmation
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story

ONE = Text("„{title}“ bestätigt: Stimmt noch", "“{title}” confirmed: still true")
SOME = Text("{n} Aktivitäten bestätigt: Stimmen noch", "{n} activities confirmed: still true")


def confirm(
    company_id: int,
    activity_ids: Collection[int],
    *,
    review_id: int | None = None,
    by: By,
    at: datetime,
    today: date,
) -> int | None:
    """Confirm them as they stand; what has gone, or was confirmed today, is left out. Gives the journal entry."""
    with story(company_id, by=by, at=at, says=SOME) as told:
        today_already = Confirmation.objects.for_company(company_id).filter(confirmed_on=today)
        rows = Activity.objects.for_company(company_id).filter(pk__in=activity_ids, merged_into=None)
        rows = rows.exclude(pk__in=today_already.values("activity_id"))
        titles = dict(rows.order_by("position").values_list("pk", "title"))
        told.says = (ONE if len(titles) == 1 else SOME).with_values(
            n=len(titles), title=next(iter(titles.values()), "")
        )
        about = {"confirmed_on": today, "confirmed_by": by.name, "review_id": review_id}
        told.create_many(Confirmation, [{"activity_id": key, **about} for key in titles])
    return told.number
