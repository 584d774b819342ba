"""Taking over a whole proposal: all moves in one story, so that one click takes all of it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from klarlinie.method.focus.model import Lane
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.focus.actions.moves import STEP, CoreIsFull
from klarlinie.web.method.focus.models import Place
from klarlinie.web.method.focus.queries.going import going
from klarlinie.web.method.focus.queries.limit import most_core
from klarlinie.web.method.focus.queries.placed import core
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.deciding.actions import use_right
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story

TAKEN = Text("Vorschlag übernommen, im Muss: {names}", "Proposal taken over, in Must: {names}")


@dataclass(frozen=True)
class Given:
    """One place of a proposal."""

    activity_id: int
    lane: Lane
    owner_id: int | None


def take_over(company_id: int, proposed: Iterable[Given], *, by: By, at: datetime, today: date) -> int | None:
    """Place everything as proposed, in that order; what does not go on is left where it is.

    Gives the number of the journal entry, None where nothing was new. Raises `MayNotDecide`, `CoreIsFull`.
    """
    with story(company_id, by=by, at=at, says=TAKEN) as told:
        used = use_right(told, "prioritise", on=today)
        titles = _going_on(company_id)
        wanted = [one for one in proposed if one.activity_id in titles]
        in_core = _core_then(company_id, wanted, titles)
        if len(in_core) > most_core(company_id):
            raise CoreIsFull(in_core, len(in_core))
        signed = {
            "placed_by": used.name,
            "placed_on": today,
            "right_used": used.right,
            "as_deputy": used.as_deputy,
        }
        told.says = TAKEN.with_values(names=in_core)
        _place(told, _fields(company_id, wanted), signed)
    return told.number


def _going_on(company_id: int) -> dict[int, str]:
    decided = decisions_now(company_id)
    return {
        one.id: one.core.title
        for one in activities(company_id)
        if going(one.core.status, decided.get(one.id)) == "on"
    }


def _core_then(company_id: int, wanted: Sequence[Given], titles: Mapping[int, str]) -> list[str]:
    """What would stand in the core: what is proposed for it, and what is there and not spoken of."""
    spoken_of = {one.activity_id for one in wanted}
    stays = [one.title for one in core(company_id) if one.activity_id not in spoken_of]
    return [*(titles[one.activity_id] for one in wanted if one.lane == "must"), *stays]


def _fields(company_id: int, wanted: Sequence[Given]) -> dict[int, dict[str, Any]]:
    """By activity: lane, owner and position, counted in each lane."""
    people = set(Person.objects.for_company(company_id).values_list("pk", flat=True))
    count: defaultdict[Lane, int] = defaultdict(int)
    found: dict[int, dict[str, Any]] = {}
    for one in wanted:
        count[one.lane] += 1
        owner = one.owner_id if one.owner_id in people else None
        found[one.activity_id] = {"lane": one.lane, "owner_id": owner, "position": count[one.lane] * STEP}
    return found


def _place(told: Story, wanted: Mapping[int, dict[str, Any]], signed: Mapping[str, Any]) -> None:
    """New places in few statements; of the others only those that change. Another owner is no other day."""
    rows = {row.activity_id: row for row in Place.objects.for_company(told.company_id)}
    for activity_id, fields in wanted.items():
        row = rows.get(activity_id)
        if row is not None and (row.lane, row.owner_id) != (fields["lane"], fields["owner_id"]):
            told.change(row, **fields, **(signed if row.lane != fields["lane"] else {}))
    told.create_many(
        Place,
        [
            {"activity_id": activity_id, **fields, **signed}
            for activity_id, fields in wanted.items()
            if activity_id not in rows
        ],
    )
