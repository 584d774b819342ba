"""The promises of the core, for the pages and for the later steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klarlinie.web.method.execution.models import Commitment
from klarlinie.web.method.focus.queries import Placed, core


@dataclass(frozen=True)
class Promise:
    """One core activity with what was promised for it; `commitment_id` None: nothing was written down yet."""

    place: Placed
    commitment_id: int | None = None
    version: int = 0
    first_step: str = ""
    first_step_on: date | None = None
    first_step_done_on: date | None = None
    metric: str = ""
    expected: float | None = None
    expected_by: date | None = None
    expected_words: str = ""


def promises(company_id: int) -> tuple[Promise, ...]:
    """All core activities in the order of the board, in two queries."""
    rows = {row.activity_id: row for row in Commitment.objects.for_company(company_id)}
    return tuple(_promise(place, rows.get(place.activity_id)) for place in core(company_id))


def _promise(place: Placed, row: Commitment | None) -> Promise:
    if row is None:
        return Promise(place)
    return Promise(
        place,
        row.pk,
        row.version,
        row.first_step,
        row.first_step_on,
        row.first_step_done_on,
        row.metric,
        row.expected,
        row.expected_by,
        row.expected_words,
    )
