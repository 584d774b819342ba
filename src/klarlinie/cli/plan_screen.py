"""The plan in the terminal: one screen, the core first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from klarlinie.cli.reading import place_and_message
from klarlinie.cli.screen import MARKS, Screen
from klarlinie.method.decisions.verdict import VerdictKind
from klarlinie.method.evaluation.assessment import Assessment
from klarlinie.method.focus.model import Lane
from klarlinie.method.focus.placement import Placement
from klarlinie.method.notices import FIND_OUT_FIRST
from klarlinie.method.plan import TidyPlan, by_lane
from klarlinie.method.steps import useful_next
from klarlinie.reports.summary import freed_sentence, result_sentence, silent_rows
from klarlinie.reports.words import LANES, UNKNOWN, VERDICTS, certainty_in_words, cost_in_words
from klarlinie.vocabulary.figures import hours, number
from klarlinie.vocabulary.findings import Finding, Problem
from klarlinie.vocabulary.text import Text, plain

CORE_HEADERS = (
    Text("Aktivität", "Activity"),
    Text("Wer", "Who"),
    Text("Std./Woche", "Hrs/week"),
    Text("Punkte", "Points"),
    Text("ab", "from"),
    Text("Wie sicher", "How sure"),
    Text("Jahreskosten", "Yearly cost"),
)
LATER: tuple[Lane, ...] = ("should", "could")
SHOWN_FINDINGS = 6
GONE: tuple[VerdictKind, ...] = ("stop", "merge", "pause", "change")


def show_plan(plan: TidyPlan, screen: Screen, written: Sequence[Path] = ()) -> None:
    """Everything a managing director wants to see first; the report says the rest."""
    screen.title(plain(result_sentence(plan, screen.language)))
    for reason in plan.infeasible.reasons if plan.infeasible else ():
        screen.say(reason)
    for problem in file_troubles(plan.reading.problems):
        screen.say(place_and_message(problem))
    _show_core(plan, screen)
    for lane in LATER:
        _show_lane(plan, lane, screen)
    _show_verdicts(plan, screen)
    _show_findings(plan, screen)
    _show_end(plan, screen, written)


def file_troubles(problems: Sequence[Problem]) -> list[Problem]:
    """What is about a whole file or the line: nobody should have to look for that in the report."""
    return [problem for problem in problems if problem.code.startswith(("INV0", "CLA5"))]


def _show_core(plan: TidyPlan, screen: Screen) -> None:
    core = by_lane(plan)["must"]
    if not core:
        return
    screen.heading(LANES["must"])
    screen.table(CORE_HEADERS, [_core_row(plan, placement, screen) for placement in core], right=(2, 3, 4, 6))


def _core_row(plan: TidyPlan, placement: Placement, screen: Screen) -> list[str]:
    assessment = plan.assessments[placement.activity]
    language = screen.language
    return [
        plan.activities[placement.activity].title,
        placement.owner or UNKNOWN.say(language),
        number(placement.dose_per_week, language),
        number(assessment.value, language),
        "" if placement.break_even is None else number(max(placement.break_even, 0), language),
        certainty_in_words(placement.certainty, language),
        cost_in_words(assessment, language),
    ]


def _show_lane(plan: TidyPlan, lane: Lane, screen: Screen) -> None:
    placements = by_lane(plan)[lane]
    if not placements:
        return
    screen.heading(LANES[lane])
    for placement in placements:
        screen.say(_later_line(plan, placement, plan.assessments[placement.activity], screen), indent=2)


def _later_line(plan: TidyPlan, placement: Placement, assessment: Assessment, screen: Screen) -> Text:
    title = plan.activities[placement.activity].title
    figures = {
        "title": title,
        "hours": hours(placement.dose_per_week, screen.language),
        "points": assessment.value,
        "more": placement.would_enter or plain(""),
    }
    return Text(
        "{title} ({hours}, {points} Punkte) {more}", "{title} ({hours}, {points} points) {more}", figures
    )


def _show_verdicts(plan: TidyPlan, screen: Screen) -> None:
    for kind in GONE:
        verdicts = [verdict for verdict in plan.verdicts if verdict.kind == kind]
        if not verdicts:
            continue
        screen.heading(
            Text(
                "Vorschlag: {kind} ({n})",
                "Proposal: {kind} ({n})",
                {"kind": VERDICTS[kind], "n": len(verdicts)},
            )
        )
        for verdict in verdicts:
            reason = verdict.reasons[0]
            values = {
                "title": plan.activities[verdict.activity].title,
                "why": reason.sentence,
                "code": reason.code,
            }
            screen.say(Text("{title}: {why} [{code}]", "{title}: {why} [{code}]", values), indent=2)
        if kind == "stop":
            screen.say(
                plain(f"{freed_sentence(plan, screen.language)} {silent_rows(plan, screen.language)}"),
                indent=2,
            )


def _show_findings(plan: TidyPlan, screen: Screen) -> None:
    first = [finding for finding in plan.findings if finding.code == FIND_OUT_FIRST]
    others = [finding for finding in plan.findings if finding.code != FIND_OUT_FIRST]
    if first:
        screen.heading(Text("Findet das zuerst heraus", "Find this out first"))
        for finding in first:
            screen.say(finding.sentence, indent=2)
        screen.say(first[0].suggestion, indent=2)
    if others:
        screen.heading(Text("Was auffällt", "What stands out"))
        for finding in others[:SHOWN_FINDINGS]:
            screen.say(_finding_line(finding), indent=2)
        _say_how_many_more(len(others) - SHOWN_FINDINGS, screen)


def _finding_line(finding: Finding) -> Text:
    values = {
        "mark": MARKS[finding.severity],
        "sentence": finding.sentence,
        "suggestion": finding.suggestion,
        "code": finding.code,
    }
    return Text("{mark} {sentence} {suggestion} [{code}]", "{mark} {sentence} {suggestion} [{code}]", values)


def _say_how_many_more(left_out: int, screen: Screen) -> None:
    if left_out > 0:
        more = Text(
            "… und {n} weitere im Bericht (--out).", "… and {n} more in the report (--out).", {"n": left_out}
        )
        screen.say(more, indent=2)


def _show_end(plan: TidyPlan, screen: Screen, written: Sequence[Path]) -> None:
    if plan.assumptions:
        screen.heading(Text("Annahmen", "Assumptions"))
        for assumption in plan.assumptions:
            screen.say(assumption, indent=2)
    if (act := useful_next(plan)) is not None:
        screen.heading(Text("Als Nächstes", "Next"))
        screen.say(act[1], indent=2)
    if written:
        screen.heading(Text("Geschrieben", "Written"))
        for path in written:
            screen.say(plain(str(path)), indent=2)
