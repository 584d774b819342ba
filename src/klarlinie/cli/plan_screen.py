"""The plan in the terminal: one screen, the core first and what to do on Monday last, where the eye is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from klarlinie.cli.place import place_and_message
from klarlinie.cli.screen import MARKS, Screen
from klarlinie.method.decisions.verdict import Verdict, VerdictKind
from klarlinie.method.execution.commitments import Commitment
from klarlinie.method.focus.model import Lane
from klarlinie.method.focus.placement import Placement
from klarlinie.method.notices import CORE_WITHOUT_PURPOSE, FIND_OUT_FIRST, HALF_HEARTED
from klarlinie.method.plan import TidyPlan, by_lane
from klarlinie.method.steps import focus_acts, useful_next
from klarlinie.reports.limits import most_shown
from klarlinie.reports.summary import (
    capacity_of,
    freed_sentence,
    guessed_core,
    hours_in_core,
    result_sentence,
    silent_rows,
)
from klarlinie.reports.words import (
    LANES,
    POINTS,
    UNKNOWN,
    VERDICTS,
    certainty_in_words,
    cost_in_words,
    worst_first,
)
from klarlinie.vocabulary.figures import Hours, number
from klarlinie.vocabulary.findings import Finding, Problem
from klarlinie.vocabulary.text import Text, joined, plain

CORE_HEADERS = (
    Text("Aktivität", "Activity"),
    Text("Wer", "Who"),
    Text("Std. je\nWoche", "Hrs a\nweek"),
    Text("heute", "today"),
    Text("Punkte", "Points"),
    Text("Wie sicher", "How sure"),
    Text("Kosten\nim Jahr", "Cost\na year"),
)
LATER: tuple[Lane, ...] = ("should", "could")
GONE: tuple[VerdictKind, ...] = ("stop", "merge", "pause", "change")
SHOWN_FINDINGS = 6
SHOWN_TITLES = 12
SHOWN_OF_THE_LINE = 2
# The table, the verdicts and a heading of their own say these already.
SAID_ELSEWHERE = (HALF_HEARTED, CORE_WITHOUT_PURPOSE, FIND_OUT_FIRST)


def show_plan(plan: TidyPlan, screen: Screen, written: Sequence[Path] = ()) -> None:
    """Everything a managing director wants to see first; the report says the rest."""
    screen.title(plain(result_sentence(plan, screen.language)))
    for problem in file_troubles(plan.reading.problems):
        screen.say(place_and_message(problem))
    if plan.infeasible is None:
        _show_focus(plan, screen)
    else:
        _show_no_focus(plan.infeasible.reasons, plan, screen)
    _show_verdicts(plan, screen)
    if plan.infeasible is None:
        _show_find_out(plan, screen)
    _show_findings(plan, screen, bool(written))
    _show_sentences(Text("Angenommen", "Assumed"), plan.assumptions, screen)
    _show_next(plan, screen)
    _show_written(written, screen)


def file_troubles(problems: Sequence[Problem]) -> list[Problem]:
    """What is about a whole file or the line: nobody should have to look for that in the report."""
    return [problem for problem in problems if problem.code.startswith(("INV0", "CLA5"))]


# --- the focus ---


def _show_no_focus(reasons: Sequence[Text], plan: TidyPlan, screen: Screen) -> None:
    for reason in reasons:
        screen.say(reason)
    _show_sentences(Text("Was jetzt hilft", "What helps now"), focus_acts(plan), screen)


def _show_focus(plan: TidyPlan, screen: Screen) -> None:
    core = by_lane(plan)["must"]
    if core:
        screen.heading(_core_heading(plan))
        screen.table(CORE_HEADERS, [_core_row(plan, place, screen) for place in core], right=(2, 3, 4, 6))
        screen.quiet(POINTS)
    guessed = guessed_core(plan)
    if guessed:
        screen.say(guessed)
    for lane in LATER:
        _show_lane(plan, lane, screen)


def _core_heading(plan: TidyPlan) -> Text:
    values = {"must": LANES["must"], "used": hours_in_core(plan), "all": Hours(capacity_of(plan) or 0)}
    if not capacity_of(plan):
        return LANES["must"]
    return Text("{must} ({used} von {all} in der Woche)", "{must} ({used} of {all} a week)", values)


def _core_row(plan: TidyPlan, placement: Placement, screen: Screen) -> list[str]:
    assessment, language = plan.assessments[placement.activity], screen.language
    spent = assessment.spent_per_week
    points = number(assessment.value, language)
    return [
        plan.activities[placement.activity].title,
        placement.owner or UNKNOWN.say(language),
        number(placement.dose_per_week, language),
        "?" if spent is None else number(round(spent, 1), language),
        points if assessment.effect_is_known else f"{points}?",
        certainty_in_words(placement, language).replace("\u202f", ""),  # a percent sign never stands alone
        cost_in_words(assessment, language),
    ]


def _show_lane(plan: TidyPlan, lane: Lane, screen: Screen) -> None:
    """The titles, grouped by what would bring them into the core, which is mostly the same."""
    groups: dict[str, list[str]] = {}
    for placement in by_lane(plan)[lane]:
        more = placement.would_enter.say(screen.language) if placement.would_enter else ""
        groups.setdefault(more, []).append(plan.activities[placement.activity].title)
    if not groups:
        return
    screen.heading(LANES[lane])
    for more, titles in groups.items():
        screen.say(_later(titles, more), indent=2)


def _later(titles: Sequence[str], more: str) -> Text:
    """ "NL, Podcast. Jedes davon käme ab etwa 11 Anfragen im Jahr in den Kern."."""
    values = {"titles": _listed(titles), "more": more, "rest": more[:1].lower() + more[1:]}
    if not more:
        return Text("{titles}", "{titles}", values)
    if len(titles) == 1:
        return Text("{titles}. {more}", "{titles}. {more}", values)
    return Text("{titles}. Jedes davon {rest}", "{titles}. Each of them {rest}", values)


def _listed(titles: Sequence[str], most: int = SHOWN_TITLES) -> Text:
    """The titles in one line; what is more than `most` is counted."""
    shown = most_shown(len(titles), most)
    values = {"titles": tuple(titles[:shown]), "n": len(titles) - shown}
    if shown == len(titles):
        return Text("{titles}", "{titles}", values)
    return Text("{titles} und {n} weitere", "{titles} and {n} more", values)


# --- the verdicts ---


def _show_verdicts(plan: TidyPlan, screen: Screen) -> None:
    for kind in GONE:
        verdicts = [verdict for verdict in plan.verdicts if verdict.kind == kind]
        if not verdicts:
            continue
        values = {"kind": VERDICTS[kind], "n": len(verdicts)}
        screen.heading(Text("Vorschlag: {kind} ({n})", "Proposal: {kind} ({n})", values))
        most = len(verdicts) if kind == "stop" else SHOWN_TITLES  # a stop always shows its name
        for line in _grouped(verdicts, plan, screen, most):
            screen.say(line, indent=2)
        if kind == "stop":
            freed = f"{freed_sentence(plan, screen.language)} {silent_rows(plan, screen.language)}"
            screen.say(plain(freed.strip()), indent=2)


def _grouped(verdicts: Sequence[Verdict], plan: TidyPlan, screen: Screen, most: int) -> list[Text]:
    """One line per reason with all titles it holds for, instead of the same sentence again and again."""
    groups: dict[tuple[str, str], list[str]] = {}
    for verdict in verdicts:
        reason = verdict.reasons[0]
        same = (reason.sentence.say(screen.language), reason.code)
        groups.setdefault(same, []).append(plan.activities[verdict.activity].title)
    line = Text("{titles}: {why} [{code}]", "{titles}: {why} [{code}]")
    return [
        line.with_values(titles=_listed(titles, most), why=why, code=code)
        for (why, code), titles in groups.items()
    ]


# --- what stands out ---


def _show_find_out(plan: TidyPlan, screen: Screen) -> None:
    first = [finding for finding in plan.findings if finding.code == FIND_OUT_FIRST]
    if not first:
        return
    screen.heading(
        Text("Findet das zuerst heraus", "Find this out first", sie="Finden Sie das zuerst heraus")
    )
    groups: dict[str, list[str]] = {}
    for finding in first:
        groups.setdefault(finding.suggestion.say(screen.language), []).append(finding.about)
    for how, titles in groups.items():
        values = {"titles": tuple(titles), "how": how}
        screen.say(Text("Was bringt: {titles}? {how}", "What comes from: {titles}? {how}", values), indent=2)


def _show_findings(plan: TidyPlan, screen: Screen, has_report: bool) -> None:
    others = worst_first(finding for finding in plan.findings if _is_worth_saying(finding, plan))
    of_line = [finding for finding in others if finding.code.startswith("CLA")]
    rest = [finding for finding in others if finding not in of_line]
    lines = [*_finding_lines(rest), *_finding_lines(of_line[: most_shown(len(of_line), SHOWN_OF_THE_LINE)])]
    if not lines:
        return
    shown = most_shown(len(lines), SHOWN_FINDINGS)
    left_out = len(lines) - shown + len(of_line) - most_shown(len(of_line), SHOWN_OF_THE_LINE)
    _show_sentences(Text("Was auffällt", "What stands out"), lines[:shown], screen)
    if left_out > 0:
        screen.say(_more(left_out, has_report), indent=2)


def _is_worth_saying(finding: Finding, plan: TidyPlan) -> bool:
    """Without a focus there is nothing to say about it or about carrying it out."""
    if finding.code in SAID_ELSEWHERE:
        return False
    return plan.infeasible is None or not finding.code.startswith(("FOC", "EXE"))


def _finding_lines(findings: Iterable[Finding]) -> list[Text]:
    """Findings with the same code and suggestion become one line."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.suggestion.de), []).append(finding)
    return [
        Text(
            "{mark} {sentences} {suggestion} [{code}]",
            "{mark} {sentences} {suggestion} [{code}]",
            _values(group),
        )
        for group in groups.values()
    ]


def _values(group: Sequence[Finding]) -> Mapping[str, object]:
    first = group[0]
    return {
        "mark": MARKS[first.severity],
        "sentences": joined(finding.sentence for finding in group),
        "suggestion": first.suggestion,
        "code": first.code,
    }


def _more(left_out: int, has_report: bool) -> Text:
    if has_report:
        return Text("… und {n} weitere im Bericht.", "… and {n} more in the report.", {"n": left_out})
    return Text(
        "… und {n} weitere im Bericht; --out ORDNER schreibt ihn.",
        "… and {n} more in the report; --out FOLDER writes it.",
        {"n": left_out},
    )


# --- what to do ---


def _show_next(plan: TidyPlan, screen: Screen) -> None:
    act = useful_next(plan)
    steps = [_first_step(plan, promise) for promise in _soonest(plan)] if plan.infeasible is None else []
    acts = [act[1]] if act is not None and plan.infeasible is None else []
    _show_sentences(Text("Als Nächstes", "Next"), [*acts, *steps], screen)


def _soonest(plan: TidyPlan) -> list[Commitment]:
    return sorted(plan.commitments, key=lambda promise: promise.first_step_on)


def _first_step(plan: TidyPlan, promise: Commitment) -> Text:
    values = {
        "owner": promise.owner,
        "day": promise.first_step_on,
        "title": plan.activities[promise.activity].title,
        "step": promise.first_step,
    }
    return Text("{owner} bis {day}, {title}: {step}", "{owner} by {day}, {title}: {step}", values)


def _show_sentences(heading: Text, sentences: Sequence[Text], screen: Screen) -> None:
    if not sentences:
        return
    screen.heading(heading)
    for sentence in sentences:
        screen.say(sentence, indent=2)


def _show_written(written: Sequence[Path], screen: Screen) -> None:
    if not written:
        return
    values = {"folder": str(written[0].parent), "names": tuple(path.name for path in written)}
    screen.heading(Text("Geschrieben nach {folder}", "Written to {folder}", values))
    screen.say(Text("{names}", "{names}", values), indent=2)
