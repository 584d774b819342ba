"""What happened, the oldest first: a program asks for what came after the last entry it knows."""

from __future__ import annotations

from datetime import datetime

from ninja import Router, Schema

from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import After, Json, Limit, Slug, answers
from klarlinie.web.platform.journal.queries import entries_after
from klarlinie.web.platform.ui.words import say

router = Router(tags=["journal"])


class EntryShown(Schema):
    """`says` is the sentence of the entry; `by` says who, and by which key."""

    number: int
    at: datetime
    by: str
    says: str
    can_be_undone: bool


class Entries(Schema):
    items: list[EntryShown]
    next: int | None


@router.get(
    "/journal", response=answers({200: Entries}), auth=Key(), summary="What happened, the oldest first"
)
def journal(request: Call, slug: Slug, after: After = None, limit: Limit = 50) -> Json:
    found = entries_after(request.company.id, after or 0, limit + 1)
    items = [
        {
            "number": one.number,
            "at": one.at,
            "by": one.by_name,
            "says": say(one.says),
            "can_be_undone": one.can_be_undone,
        }
        for one in found[:limit]
    ]
    return {"items": items, "next": found[limit - 1].number if len(found) > limit else None}
