"""More places in the core than five: with a reason, by whoever sets the priorities; and back to five."""

from __future__ import annotations

from datetime import date, datetime

from klarlinie.method.focus.model import MOST
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.focus.models import Lift
from klarlinie.web.platform.deciding.actions import use_right
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story
from klarlinie.web.platform.ui.refusal import Refusal

HIGHEST = 9


class CannotLift(Refusal):
    """The number of places stays as it is; `text` says why and what to do."""


NO_REASON = Text(
    "Ein Satz fehlt: Warum braucht der Kern mehr Plätze?",
    "A sentence is missing: why does the core need more places?",
)
ODD_NUMBER = Text(
    "Üblich sind {usual} Plätze. Freigeben lassen sich {least} bis {most}.",
    "The usual number is {usual} places. Between {least} and {most} are possible.",
    {"usual": MOST, "least": MOST + 1, "most": HIGHEST},
)
LIFTED = Text("{n} Plätze im Muss freigegeben: {reason}", "{n} places in Must allowed: {reason}")
NOT_LIFTED = Text(
    "Es gelten schon die üblichen {n} Plätze.", "It is the usual {n} places already.", {"n": MOST}
)
SET_BACK = Text("Im Muss gelten wieder {n} Plätze", "Must has {n} places again", {"n": MOST})


def lift(company_id: int, number: int, reason: str, *, by: By, at: datetime, today: date) -> int | None:
    """Give the core `number` places. Gives the number of the entry. Raises `MayNotDecide`, `CannotLift`."""
    said = reason.strip()
    if not said:
        raise CannotLift(NO_REASON)
    if not MOST < number <= HIGHEST:
        raise CannotLift(ODD_NUMBER)
    with story(company_id, by=by, at=at, says=LIFTED.with_values(n=number, reason=said)) as told:
        used = use_right(told, "prioritise", on=today)
        for row in Lift.objects.for_company(company_id).filter(ended_on=None):
            told.change(row, ended_on=today, ended_by=used.name)
        told.create(
            Lift,
            number=number,
            reason=said,
            lifted_by=used.name,
            lifted_on=today,
            right_used=used.right,
            as_deputy=used.as_deputy,
        )
    return told.number


def set_back(company_id: int, *, by: By, at: datetime, today: date) -> int | None:
    """Five places again; whatever stands in the core stays. Raises `MayNotDecide`, `CannotLift`."""
    with story(company_id, by=by, at=at, says=SET_BACK) as told:
        used = use_right(told, "prioritise", on=today)
        rows = list(Lift.objects.for_company(company_id).filter(ended_on=None))
        if not rows:
            raise CannotLift(NOT_LIFTED)
        for row in rows:
            told.change(row, ended_on=today, ended_by=used.name)
    return told.number
