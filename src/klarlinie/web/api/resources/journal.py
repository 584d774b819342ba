"""What happened, the oldest first: a program asks for what came after the last entry it knows; and taking back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpResponse
from ninja import Router, Schema, Status

from klarlinie.web.api.door import Call, Key, lacks
from klarlinie.web.api.kinds import After, Json, Limit, RowId, SameRequest, Slug, answers, once
from klarlinie.web.api.problems import not_there
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.queries import Happened, entries_after
from klarlinie.web.platform.tokens.scopes import Scope
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import say

router = Router(tags=["journal"])
# What a key may write it may take back, whoever wrote it. All the rest is decided by people, and so is taking it back.
WRITTEN_WITH: Mapping[str, Scope] = {
    "inventory.Activity": "inventory",
    "upkeep.Idea": "ideas",
    "decisions.Suggestion": "ideas",
    "execution.Commitment": "check-ins",
    "execution.CheckIn": "check-ins",
    "findings.FindingOff": "findings",
}


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
    items = [shown(one) for one in found[:limit]]
    return {"items": items, "next": found[limit - 1].number if len(found) > limit else None}


@router.post(
    "/journal/{number}/undo",
    response=answers({201: EntryShown}),
    auth=Key("read", "edit"),
    summary="Take back what an entry did",
)
def undo_entry(
    request: Call, response: HttpResponse, slug: Slug, number: RowId, same: SameRequest = None
) -> Status[Json]:
    """Answers the new entry, which can be taken back in turn.

    The key needs the scopes with which such things are written; for what no scope writes, and where a decision right
    was used, it needs "decide". A key for an assistant takes nothing back.
    """
    _insist_on_scopes(request, there(request, number))

    def undone() -> Json:
        may_lead = request.company.may_lead
        entry = undo(request.company.id, number, by=request.by, at=now(), may_lead=may_lead)
        return shown(there(request, entry.number))

    return once(request, response, same, undone)


def _insist_on_scopes(request: Call, entry: Happened) -> None:
    touched = {str(change["model"]) for change in entry.rows}
    needed = {WRITTEN_WITH.get(model, "decide") for model in touched}
    if request.key.is_for_assistant:
        needed = {"decide"}
    for scope in sorted(needed - request.key.scopes):
        raise lacks(scope, request.key)


def there(request: Call, number: int) -> Happened:
    """The entry with this number. Raises a 404."""
    found = entries_after(request.company.id, number - 1, 1)
    if not found or found[0].number != number:
        raise not_there()
    return found[0]


def shown(one: Happened) -> Json:
    return {
        "number": one.number,
        "at": one.at.isoformat(),
        "by": one.by_name,
        "says": say(one.says),
        "can_be_undone": one.can_be_undone,
    }
