"""How many places the core has: five, unless whoever sets the priorities has given more, with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klarlinie.method.focus.model import MOST
from klarlinie.web.method.focus.models import Lift


@dataclass(frozen=True)
class Lifted:
    """More places than usual: by whom, when and why."""

    id: int
    number: int
    reason: str
    lifted_by: str
    lifted_on: date
    as_deputy: bool


def lifted(company_id: int) -> Lifted | None:
    """What holds now, in one query; None where the usual five hold."""
    row = Lift.objects.for_company(company_id).filter(ended_on=None).order_by("-pk").first()
    if row is None:
        return None
    return Lifted(row.pk, row.number, row.reason, row.lifted_by, row.lifted_on, row.as_deputy)


def most_core(company_id: int) -> int:
    """How many core activities there may be."""
    found = lifted(company_id)
    return found.number if found else MOST
