"""The page for the wall: the promise, what we do, what we leave out, the one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.method.focus.placement import Placement
from klarlinie.method.plan import TidyPlan
from klarlinie.method.steps import focus_acts
from klarlinie.reports.decided import decided_stops, is_draft
from klarlinie.reports.limits import most_shown
from klarlinie.reports.numbering import PlanInWords
from klarlinie.reports.summary import result_sentence
from klarlinie.reports.words import cut, hours_a_week
from klarlinie.vocabulary.figures import Language, day

MOST_LEFT_OUT = 9
MOST_CORE = 8  # people can fix more than five; a wall still has one page


@dataclass(frozen=True)
class WallItem:
    """One core activity in few words."""

    number: str
    title: str
    owner: str
    hours: str


@dataclass(frozen=True)
class OnePager:
    """Everything on the page for the wall; empty texts are simply not there."""

    language: str
    title: str
    company: str
    promise: str
    focus_title: str
    core: tuple[WallItem, ...]
    no_core: tuple[str, ...]
    left_out_title: str
    left_out: tuple[str, ...]
    sentence: str
    date: str


def build_one_pager(plan: TidyPlan, language: Language, formal: bool = False) -> OnePager:
    """The few things that belong on the wall, short enough to be read from two metres."""
    told = PlanInWords(plan, language, formal)
    say = told.say
    return OnePager(
        language=language,
        title=say("Unsere Linie", "Our line"),
        company=cut(plan.line.company or "", 60),
        promise=cut(plan.line.promise or "", 160),
        focus_title=focus_title(told),
        core=tuple(_item(told, place) for place in told.lanes["must"][:MOST_CORE] if has_focus(told)),
        no_core=no_core(told),
        left_out_title=left_out_title(told),
        left_out=left_out(told),
        sentence=result_sentence(plan, language),
        date=_as_of(told),
    )


def _as_of(told: PlanInWords) -> str:
    today = day(told.plan.today, told.language)
    if is_draft(told.plan):
        return told.say("Entwurf, Stand {day}", "Draft, as of {day}", day=today)
    return told.say("Stand {day}", "As of {day}", day=today)


def left_out_title(told: PlanInWords) -> str:
    """Whether the stops below it are decided."""
    if told.plan.agreed is not None and not decided_stops(told.plan):
        return told.say("Zum Streichen vorgeschlagen", "Proposed for stopping")
    return told.say("Das lassen wir weg", "What we leave out")


def focus_title(told: PlanInWords) -> str:
    """What stands above the core, or above what is missing for one."""
    if has_focus(told) and is_draft(told.plan):
        return told.say("Vorschlag: das machen wir richtig", "Proposal: what we do properly")
    if has_focus(told):
        return told.say("Das machen wir richtig", "What we do properly")
    return told.say("Das fehlt noch für einen Fokus", "What is missing for a focus")


def has_focus(told: PlanInWords) -> bool:
    """A core that breaks a limit is none, even where something stands in Must."""
    return told.plan.infeasible is None and bool(told.lanes["must"])


def _item(told: PlanInWords, place: Placement) -> WallItem:
    promised = next((c for c in told.plan.commitments if c.activity == place.activity), None)
    owner = (promised.owner if promised else place.owner) or told.say("wer?", "who?")
    dose = promised.hours_per_week if promised else place.dose_per_week
    return WallItem(
        number=told.number(place.activity),
        title=cut(told.plan.activities[place.activity].title, 70),
        owner=cut(owner, 32),
        hours=hours_a_week(dose, told.language),
    )


def no_core(told: PlanInWords) -> tuple[str, ...]:
    """Why there is nothing in focus; empty where there is something."""
    if has_focus(told):
        return ()
    if told.plan.infeasible is not None:
        said = (*told.plan.infeasible.reasons[:3], *focus_acts(told.plan))
        return tuple(cut(told.said(one), 220) for one in said)
    return (told.say("Noch ist nichts im Fokus.", "Nothing is in focus yet."),)


def left_out(told: PlanInWords) -> tuple[str, ...]:
    """The stops, those that free most hours first; more than nine or ten are counted."""
    activities = told.plan.activities
    ours = decided_stops(told.plan) or told.plan.stop_account.activities
    stops = sorted(ours, key=lambda i: -(activities[i].hours_per_month or 0.0))
    most = most_shown(len(stops), MOST_LEFT_OUT)
    shown = tuple(cut(activities[index].title, 48) for index in stops[:most])
    rest = len(stops) - len(shown)
    if not rest:
        return shown
    return (*shown, told.say("und {n} weitere", "and {n} more", n=rest))
