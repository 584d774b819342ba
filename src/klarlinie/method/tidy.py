"""From a heap to a plan: the whole method in one call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from klarlinie.method.clarity.answers import check_answer
from klarlinie.method.clarity.foundation import foundation_findings
from klarlinie.method.clarity.line import Line
from klarlinie.method.decisions.case import cases
from klarlinie.method.decisions.merges import merges
from klarlinie.method.decisions.propose import Decided, propose
from klarlinie.method.decisions.stop_account import stop_account
from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.evaluation.assess import assess
from klarlinie.method.execution.commit import commit_core, without_fair_day
from klarlinie.method.execution.fair_verdict import judge_from
from klarlinie.method.execution.load import load_findings, loads
from klarlinie.method.focus.board import Board, Limits, build_board
from klarlinie.method.focus.doses import default_dose
from klarlinie.method.focus.entering import say_what_would_enter
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.notices import notices
from klarlinie.method.plan import Settings, TidyPlan
from klarlinie.method.team import TEAM, who_works
from klarlinie.method.upkeep.signs_of_clarity import signs_after, signs_before


def tidy(reading: InventoryReading, line: Line, settings: Settings, today: date) -> TidyPlan:
    """The plan for one company on one day: assessments, verdicts, focus, commitments, load, findings."""
    activities = reading.activities
    people, assumptions = who_works(activities, settings)
    assessments = assess(activities, line, settings.hourly_rate, default_dose)
    verdicts = _verdicts(reading, line, settings, today)
    limits = Limits(people, settings.budget, settings.least, settings.most)
    board = say_what_would_enter(build_board(activities, assessments, verdicts, limits), activities, line)
    commitments = commit_core(activities, board.placements, today, line)
    load = loads(commitments, board.placements, people)
    titles = [activity.title for activity in activities]
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
        stop_account=stop_account(activities, verdicts),
        findings=(
            *notices(activities, assessments, verdicts, board, people, settings.hourly_rate, line),
            *load_findings(load, commitments, board.placements, titles),
            *without_fair_day(commitments, activities),
            *foundation_findings(line),
        ),
        signs_before=signs_before(activities, core, gives_a_reason, names_an_audience),
        signs_after=signs_after(
            activities, _goes_on(board), commitments, gives_a_reason, names_an_audience, {TEAM}
        ),
        core_value=board.core_value,
        assumptions=assumptions,
    )


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
