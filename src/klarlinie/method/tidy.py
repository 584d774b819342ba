"""From a heap to a plan: the whole method in one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from klarlinie.method.clarity.answers import check_answer
from klarlinie.method.clarity.foundation import foundation_findings
from klarlinie.method.clarity.line import Line
from klarlinie.method.decisions.case import cases
from klarlinie.method.decisions.merges import merges
from klarlinie.method.decisions.propose import Decided, propose
from klarlinie.method.decisions.stop_account import stop_account
from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.evaluation.assess import assess
from klarlinie.method.evaluation.assessment import Assessment
from klarlinie.method.execution.commit import commit_core, without_fair_day
from klarlinie.method.execution.fair_verdict import judge_from
from klarlinie.method.execution.load import load_findings, loads
from klarlinie.method.execution.promised import Promised, as_promised
from klarlinie.method.focus.board import Board, Limits, build_board
from klarlinie.method.focus.doses import default_dose
from klarlinie.method.focus.entering import say_what_would_enter
from klarlinie.method.focus.placed import as_placed, open_again
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.notices import notices
from klarlinie.method.plan import Agreed, Settings, TidyPlan
from klarlinie.method.team import TEAM, who_works
from klarlinie.method.upkeep.signs_of_clarity import signs_after, signs_before


def tidy(reading: InventoryReading, line: Line, settings: Settings, today: date) -> TidyPlan:
    """The plan for one company on one day: assessments, verdicts, focus, commitments, load, findings."""
    return _plan(reading, line, settings, today, _verdicts(reading, line, settings, today))


def plan_as_agreed(
    reading: InventoryReading,
    line: Line,
    settings: Settings,
    today: date,
    verdicts: tuple[Verdict, ...],
    agreed: Agreed,
    promised: Mapping[int, Promised],
) -> TidyPlan:
    """The plan with what people have settled: their verdicts, their board, their promises.

    Whatever they have not settled is proposed as `tidy` would.
    """
    return _plan(reading, line, settings, today, verdicts, agreed, promised)


def _plan(
    reading: InventoryReading,
    line: Line,
    settings: Settings,
    today: date,
    verdicts: tuple[Verdict, ...],
    agreed: Agreed | None = None,
    promised: Mapping[int, Promised] = MappingProxyType({}),
) -> TidyPlan:
    activities = reading.activities
    people, assumptions = who_works(activities, settings)
    assessments = assess(activities, line, settings.hourly_rate, default_dose)
    limits = Limits(people, settings.budget, settings.least, settings.most)
    board = _board(activities, line, assessments, verdicts, limits, agreed)
    proposed = commit_core(activities, board.placements, today, line)
    commitments = as_promised(proposed, promised, activities)
    load = loads(commitments, board.placements, people)
    core = [commitment.activity for commitment in commitments]
    return TidyPlan(
        reading=reading,
        line=line,
        settings=settings,
        today=today,
        people=people,
        assessments=assessments,
        verdicts=verdicts,
        placements=board.placements,
        infeasible=board.infeasible,
        commitments=commitments,
        loads=load,
        stop_account=stop_account(activities, _not_kept_by_hand(verdicts, agreed)),
        findings=(
            *notices(activities, assessments, verdicts, board, people, settings.hourly_rate, line),
            *load_findings(load, commitments, board.placements, [one.title for one in activities]),
            *without_fair_day(commitments, activities),
            *foundation_findings(line),
        ),
        signs_before=signs_before(activities, core, gives_a_reason, names_an_audience),
        signs_after=signs_after(
            activities, _goes_on(board), commitments, gives_a_reason, names_an_audience, {TEAM}
        ),
        core_value=board.core_value,
        assumptions=assumptions,
        agreed=agreed,
    )


def _board(
    activities: Sequence[Activity],
    line: Line,
    assessments: Sequence[Assessment],
    verdicts: Sequence[Verdict],
    limits: Limits,
    agreed: Agreed | None,
) -> Board:
    """The board that the model chooses; where people have chosen a core, theirs."""
    decided = agreed.decisions if agreed else ()
    to_choose = open_again(verdicts, [i for i in decided if activities[i].status != "done"])
    board = build_board(activities, assessments, to_choose, limits)
    board = say_what_would_enter(board, activities, line)
    if agreed is None:
        return board
    return as_placed(board, agreed.places, verdicts, {one.activity: one.value for one in assessments})


def _not_kept_by_hand(verdicts: Sequence[Verdict], agreed: Agreed | None) -> list[Verdict]:
    """Without the proposals for what people have given a place that goes on: nobody is told that it goes."""
    if agreed is None or not agreed.has_core:
        return list(verdicts)
    kept = {index for index, place in agreed.places.items() if place.lane != "not_now"}
    return [one for one in verdicts if one.is_decided or one.activity not in kept]


def gives_a_reason(text: str) -> bool:
    return not check_answer("reason", text).empty


def names_an_audience(text: str) -> bool:
    return not check_answer("audience", text).empty


def _verdicts(reading: InventoryReading, line: Line, settings: Settings, today: date) -> tuple[Verdict, ...]:
    activities = reading.activities
    decided = Decided(keep=_named(activities, settings.keep), stop=_named(activities, settings.stop))
    return propose(
        cases(activities, line, today, judge_from), merges(activities, reading.duplicates), decided
    )


def _named(activities: Sequence[Activity], titles: Sequence[str]) -> frozenset[int]:
    """The indexes of the activities people have named: by the whole title, or else by a part of it."""
    return frozenset(index for title in titles for index in _called(activities, title.casefold()))


def _called(activities: Sequence[Activity], wanted: str) -> list[int]:
    same = [i for i, activity in enumerate(activities) if activity.title.casefold() == wanted]
    return same or [i for i, activity in enumerate(activities) if wanted in activity.title.casefold()]


def _goes_on(board: Board) -> list[int]:
    """What the plan lets go on: Muss and Sollte."""
    return [placement.activity for placement in board.placements if placement.lane in ("must", "should")]
