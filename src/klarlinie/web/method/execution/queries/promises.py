"""The promises of the core: what was written down for each activity in Muss."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klarlinie.method.execution.commitments import Part, WrittenDown, missing
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

    @property
    def missing(self) -> tuple[Part, ...]:
        """What it still lacks, the most useful first."""
        return missing(
            WrittenDown(
                self.place.owner,
                self.first_step,
                self.first_step_on,
                self.metric,
                self.expected,
                self.expected_words,
                self.expected_by,
            )
        )

    @property
    def begins_on(self) -> date | None:
        """The day the clock of the verdict starts: when the first step was done, else when it is due."""
        return self.first_step_done_on or self.first_step_on


def promises(company_id: int) -> tuple[Promise, ...]:
    """All core activities in the order of the board, in two queries."""
    rows = {row.activity_id: row for row in Commitment.objects.for_company(company_id)}
    return tuple(_promise(place, rows.get(place.activity_id)) for place in core(company_id))


def promise(company_id: int, activity_id: int) -> Promise | None:
    """The promise of one core activity; None where it is none."""
    return next((one for one in promises(company_id) if one.place.activity_id == activity_id), None)


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
