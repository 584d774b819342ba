"""What in a plan is decided, by whom and when, and what is only proposed."""

from __future__ import annotations

from collections.abc import Iterable

from klarlinie.method.plan import Agreed, TidyPlan
from klarlinie.reports.blocks import Block, Column, Paragraph, Sheet
from klarlinie.reports.numbering import PlanInWords

NAMES_SHOWN = 4
Row = tuple[str, str, str, str]  # part, state, who, last day


def is_draft(plan: TidyPlan) -> bool:
    """Whether people could choose a focus and have not done so yet."""
    return plan.agreed is not None and not plan.agreed.has_core


def decided_stops(plan: TidyPlan) -> tuple[int, ...]:
    """The stops that nobody doubts: decided here, and then also those that the list says have ended.

    Empty as long as nobody has decided on any of them here: until then all are proposals.
    """
    stops, here = plan.stop_account.activities, plan.agreed.decisions if plan.agreed else {}
    if not any(index in here for index in stops):
        return ()
    ended = {verdict.activity for verdict in plan.verdicts if verdict.is_decided}
    return tuple(index for index in stops if index in here or index in ended)


def settled(plan: TidyPlan) -> int:
    """On how many activities nobody has to decide: decided here, or ended or resting by the list.

    What has rested until today is open again.
    """
    rested = {one.activity for one in plan.verdicts if one.review_on and one.review_on <= plan.today}
    return sum(one.is_decided and one.activity not in rested for one in plan.verdicts)


def label(told: PlanInWords) -> str:
    """The small line above the title: how far the plan is decided."""
    say, agreed = told.say, told.plan.agreed
    if agreed is None:
        return say("Vorschlag zum Besprechen", "Proposal for discussion")
    if not agreed.has_core:
        return say("Entwurf: der Fokus ist noch nicht entschieden", "Draft: the focus is not decided yet")
    if settled(told.plan) < len(told.plan.activities):
        return say("Fokus entschieden, manches noch Vorschlag", "Focus decided, some of it still proposed")
    return say("Entschieden", "Decided")


def who_decided(told: PlanInWords, index: int) -> str:
    """ "Ana Hallstein, 29.11.2026"; empty where nobody has decided on this activity."""
    stamp = told.plan.agreed.decisions.get(index) if told.plan.agreed else None
    return told.say("{by}, {day}", "{by}, {day}", by=stamp.by, day=stamp.on) if stamp else ""


def decided_because(told: PlanInWords, index: int) -> str:
    """Who has decided on this activity, when, and in their words why; empty where nobody has."""
    stamp = told.plan.agreed.decisions.get(index) if told.plan.agreed else None
    if stamp is None:
        return ""
    said = [told.say("Entschieden: {by}, {day}.", "Decided: {by}, {day}.", by=stamp.by, day=stamp.on)]
    if stamp.reason:
        said.append(told.say("„{reason}“", "“{reason}”", reason=stamp.reason))
    if stamp.last_day_on:
        said.append(told.say("Letzter Tag: {day}.", "Last day: {day}.", day=stamp.last_day_on))
    return " ".join(said)


def state_of_core(told: PlanInWords, index: int) -> tuple[tuple[str, str], ...]:
    """On the card of a core activity: who has set it, and whether its promise is written down."""
    say, agreed = told.say, told.plan.agreed
    if agreed is None:
        return ()
    place = agreed.places.get(index) if agreed.has_core else None
    if place is None:
        return ((say("Stand", "State"), say("Vorschlag", "proposal")),)
    said = say("gesetzt von {by} am {day}", "set by {by} on {day}", by=place.by, day=place.on)
    if index not in agreed.promised:
        said += say("; Schritt und Kennzahl sind Vorschlag", "; step and metric are proposed")
    return ((say("Stand", "State"), said),)


def of_these_decided(told: PlanInWords) -> tuple[Block, ...]:
    """Under the list of stops: how many of them are decided."""
    if told.plan.agreed is None:
        return ()
    done, count = len(decided_stops(told.plan)), len(told.plan.stop_account.activities)
    if done == count:
        said = told.say("Alles davon ist entschieden.", "All of this is decided.")
    elif not done:
        said = told.say("Nichts davon ist schon entschieden.", "None of this is decided yet.")
    else:
        said = told.say(
            "Entschieden sind {n} von {all}, die übrigen sind Vorschläge.",
            "{n} of {all} are decided, the others are proposals.",
            n=done,
            all=count,
        )
    return (Paragraph(said),)


def decided_section(told: PlanInWords) -> tuple[Block, ...]:
    """Part by part: decided or proposed, by whom, and when last."""
    say, agreed = told.say, told.plan.agreed or Agreed()
    columns = (
        Column(say("Teil des Plans", "Part of the plan"), 2.6, "strong"),
        Column(say("Stand", "State"), 3.6),
        Column(say("Wer", "Who"), 2.8),
        Column(say("Zuletzt", "Last"), 1.3, "figure"),
    )
    rows = _rows(told, agreed)
    lead = say(
        "Was hier nicht als entschieden steht, ist ein Vorschlag nach Regeln.",
        "What is not marked as decided here is a proposal by rules.",
    )
    return (Paragraph(lead), Sheet(columns, rows))


def decided_parts(told: PlanInWords) -> tuple[tuple[str, str], ...]:
    """The same in short: each part with its state, by whom and when last."""
    rows = _rows(told, told.plan.agreed or Agreed())
    return tuple(
        (name, ", ".join(part for part in (said, who, last) if part != "–")) for name, said, who, last in rows
    )


def _rows(told: PlanInWords, agreed: Agreed) -> tuple[Row, ...]:
    return (
        _line_row(told),
        _verdict_row(told, agreed),
        _focus_row(told, agreed),
        _promise_row(told, agreed),
    )


def _line_row(told: PlanInWords) -> Row:
    say, line = told.say, told.plan.line
    name = say("Linie", "Line")
    if line.agreed_on is None:
        return (name, say("noch nicht vereinbart", "not agreed yet"), "–", "–")
    return (name, say("vereinbart", "agreed"), _names(line.agreed_by), told.day(line.agreed_on))


def _verdict_row(told: PlanInWords, agreed: Agreed) -> Row:
    say, count = told.say, len(told.plan.activities)
    name = say("Entscheidungen", "Decisions")
    done, stamps = settled(told.plan), agreed.decisions.values()
    if not done and not stamps:
        return (name, say("alle {n} sind Vorschläge", "all {n} are proposals", n=count), "–", "–")
    said = say("{n} von {all} entschieden", "{n} of {all} decided", n=done, all=count)
    if not stamps:
        return (name, said, say("laut Liste", "by the list"), "–")
    return (name, said, _names(one.by for one in stamps), told.day(max(one.on for one in stamps)))


def _focus_row(told: PlanInWords, agreed: Agreed) -> Row:
    name = told.say("Fokus", "Focus")
    if not agreed.has_core:
        return (name, told.say("Entwurf, noch nicht gesetzt", "draft, not set yet"), "–", "–")
    places = agreed.places.values()
    core = sum(one.lane == "must" for one in places)
    said = told.say("gesetzt, {n} im Kern", "set, {n} at the core", n=core)
    return (name, said, _names(one.by for one in places), told.day(max(one.on for one in places)))


def _promise_row(told: PlanInWords, agreed: Agreed) -> Row:
    say, core = told.say, len(told.lanes["must"])
    name = say("Zusagen", "Promises")
    if not agreed.promised:
        return (name, say("noch keine, nur Vorschläge", "none yet, only proposals"), "–", "–")
    said = say("{n} von {all} im Kern", "{n} of {all} at the core", n=len(agreed.promised), all=core)
    owners = (one.owner for one in told.plan.commitments if one.activity in agreed.promised)
    return (name, said, _names(owners), "–")


def _names(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(names))
    more = f" +{len(found) - NAMES_SHOWN}" if len(found) > NAMES_SHOWN else ""
    return ", ".join(found[:NAMES_SHOWN]) + more or "–"
