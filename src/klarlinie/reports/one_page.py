"""The plan on one page: what we do, what we leave out, what comes next, and how far it is decided."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.method.execution.commitments import Commitment
from klarlinie.method.focus.placement import Placement
from klarlinie.method.plan import TidyPlan
from klarlinie.method.steps import useful_next
from klarlinie.reports.decided import decided_parts, label
from klarlinie.reports.numbering import PlanInWords
from klarlinie.reports.one_pager import MOST_CORE, focus_title, has_focus, left_out, left_out_title, no_core
from klarlinie.reports.summary import certain_account, freed_by, freed_sentence, result_sentence
from klarlinie.reports.words import cut, hours_a_week, worst_first
from klarlinie.vocabulary.figures import Language, day

MOST_FINDINGS, MOST_STEPS = 2, 3


@dataclass(frozen=True)
class CoreRow:
    number: str
    title: str
    owner: str
    hours: str
    step: str


@dataclass(frozen=True)
class OnePage:
    """Everything on the page; empty texts and lists are simply not there."""

    language: str
    title: str
    label: str
    company: str
    promise: str
    sentence: str
    focus_title: str
    headers: tuple[str, str, str]
    core: tuple[CoreRow, ...]
    no_core: tuple[str, ...]
    left_out_title: str
    left_out: tuple[str, ...]
    freed: str
    next_title: str
    next: tuple[str, ...]
    decided: tuple[tuple[str, str], ...]
    date: str


def build_one_page(plan: TidyPlan, language: Language, formal: bool = False) -> OnePage:
    """Short enough for somebody with two minutes; details stand in the full report."""
    told = PlanInWords(plan, language, formal)
    say = told.say
    return OnePage(
        language=language,
        title=say("Unser Marketing auf einer Seite", "Our marketing on one page"),
        label=label(told),
        company=cut(plan.line.company or "", 60),
        promise=cut(plan.line.promise or "", 160),
        sentence=result_sentence(plan, language),
        focus_title=focus_title(told),
        headers=(say("Wer", "Who"), say("Zeit", "Time"), say("Erster Schritt", "First step")),
        core=tuple(_row(told, place) for place in told.lanes["must"][:MOST_CORE] if has_focus(told)),
        no_core=no_core(told),
        left_out_title=left_out_title(told),
        left_out=left_out(told),
        freed=_freed(plan, language),
        next_title=say("Das kommt als Nächstes", "What comes next"),
        next=_next(told),
        decided=decided_parts(told) if plan.agreed is not None else (),
        date=say("Stand {day}", "As of {day}", day=day(plan.today, language)),
    )


def _freed(plan: TidyPlan, language: Language) -> str:
    """Of what stands in the list beside it: the decided stops, or else those proposed."""
    decided = certain_account(plan)
    if plan.agreed is not None and decided.activities:
        return freed_by(decided, language)
    return freed_sentence(plan, language) if plan.stop_account.activities else ""


def _row(told: PlanInWords, place: Placement) -> CoreRow:
    promise = next((one for one in told.plan.commitments if one.activity == place.activity), None)
    owner = (promise.owner if promise else place.owner) or told.say("wer?", "who?")
    dose = promise.hours_per_week if promise else place.dose_per_week
    return CoreRow(
        told.number(place.activity),
        cut(told.plan.activities[place.activity].title, 70),
        cut(owner, 32),
        hours_a_week(dose, told.language),
        _step(told, promise) if promise else "",
    )


def _step(told: PlanInWords, promise: Commitment) -> str:
    step = told.say(
        "bis {day}: {step}", "by {day}: {step}", day=promise.first_step_on, step=promise.first_step
    )
    return cut(step, 150)


def _next(told: PlanInWords) -> tuple[str, ...]:
    """What is important and open, then the most useful act; each once."""
    pressing = [one for one in worst_first(told.plan.findings) if one.severity == "error"][:MOST_FINDINGS]
    act = useful_next(told.plan)
    said = [*(told.said(one.suggestion) for one in pressing), *([told.said(act[1])] if act else [])]
    soonest = sorted(told.plan.commitments, key=lambda promise: promise.first_step_on)[:MOST_STEPS]
    starts = [
        told.say(
            "{who} beginnt am {day} mit „{title}“.",
            "{who} begins “{title}” on {day}.",
            who=one.owner,
            day=one.first_step_on,
            title=told.title(one.activity),
        )
        for one in soonest
        if told.plan.infeasible is None
    ]
    there = no_core(told)
    every = dict.fromkeys(cut(one, 220) for one in (*said, *starts))
    return tuple(one for one in every if one not in there)
