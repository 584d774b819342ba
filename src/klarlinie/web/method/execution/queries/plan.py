"""The page of the plan: every promise with what it lacks, what is proposed for it, and when a verdict is fair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klarlinie.method.clarity.line import Line
from klarlinie.method.execution.commit import QUARTER, commit_core, verdict_for
from klarlinie.method.execution.commitments import Commitment, Part
from klarlinie.method.execution.fair_verdict import FairVerdict, Moment, moment, months_later
from klarlinie.method.execution.metrics import COUNT_FIRST, expected_figure
from klarlinie.method.focus.placement import Placement
from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.execution.queries.promises import Promise, promises
from klarlinie.web.method.inventory.queries import activities


@dataclass(frozen=True)
class ProposedWords:
    """What the method would write down: words in both languages, days, a figure where there is one."""

    first_step: Text
    first_step_on: date
    metric: Text
    expected: float | None
    expected_words: Text
    expected_by: date


@dataclass(frozen=True)
class PromiseSeen:
    """One row of the plan. `verdict` None: the day of the first step (or of the event) is not known yet."""

    promise: Promise
    type: str
    missing: tuple[Part, ...]
    proposed: ProposedWords | None  # None where nothing of it is missing
    verdict: FairVerdict | None
    moment: Moment | None

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def can_be_filled(self) -> bool:
        """Whether a click on the proposal helps: an owner is nothing to propose here."""
        return any(part != "owner" for part in self.missing)


def plan(company_id: int, today: date) -> tuple[PromiseSeen, ...]:
    """All core activities in the order of the board; at most ten queries, however many there are."""
    promised = promises(company_id)
    if not promised:
        return ()
    table = {one.id: one.core for one in activities(company_id)}
    proposals = _proposals(promised, table, line_now(company_id), today)
    return tuple(
        _seen(one, table[one.place.activity_id], proposals[one.place.activity_id], today) for one in promised
    )


def _seen(one: Promise, core: CoreActivity, proposed: ProposedWords, today: date) -> PromiseSeen:
    verdict = verdict_for(core, one.begins_on) if one.begins_on else None
    return PromiseSeen(
        promise=one,
        type=core.type,
        missing=one.missing,
        proposed=proposed if any(part != "owner" for part in one.missing) else None,
        verdict=verdict,
        moment=moment(verdict, today) if verdict else None,
    )


def _proposals(
    promised: tuple[Promise, ...], table: dict[int, CoreActivity], line: Line, today: date
) -> dict[int, ProposedWords]:
    """Also for what nobody owns yet: such first steps fall on different days as if one person did them all.

    What has its day already comes last, so that it takes none of the days that are proposed to others.
    """
    in_turn = sorted(promised, key=lambda one: one.first_step_on is not None)
    core = [table[one.place.activity_id] for one in in_turn]
    placed = [
        Placement(i, "must", one.place.owner or "", one.place.hours_per_week, None, None, 0.0)
        for i, one in enumerate(in_turn)
    ]
    made = commit_core(core, placed, today, line, begun=_begun(promised))
    return {one.place.activity_id: _in_words(one, core[i], made[i], line) for i, one in enumerate(in_turn)}


def _begun(promised: tuple[Promise, ...]) -> dict[str, set[date]]:
    """The days on which somebody has a first step before them already."""
    days: dict[str, set[date]] = {}
    for one in promised:
        if one.first_step_on and not one.first_step_done_on:
            days.setdefault(one.place.owner or "", set()).add(one.first_step_on)
    return days


def _in_words(one: Promise, core: CoreActivity, made: Commitment, line: Line) -> ProposedWords:
    """The expectation follows the first step that is written down, else the one that is proposed."""
    begin = one.begins_on or made.first_step_on
    verdict = verdict_for(core, begin)
    figure = expected_figure(core, line)
    count_until = months_later(begin, QUARTER)
    number, words = figure if figure else (None, COUNT_FIRST)
    due_on = verdict.due_on if verdict and figure else count_until
    return ProposedWords(made.first_step, made.first_step_on, made.metric, number, words, due_on)
