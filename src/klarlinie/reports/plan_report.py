"""The full report: what the plan says, section by section, in one language and without layout."""

from __future__ import annotations

from klarlinie.method.plan import TidyPlan
from klarlinie.reports.blocks import (
    Report,
    Section,
)
from klarlinie.reports.core_and_stops import core_section, stops_section
from klarlinie.reports.decided import decided_section, is_draft, label
from klarlinie.reports.details import (
    all_section,
    assumptions_section,
    find_out_section,
    findings_section,
    signs_section,
)
from klarlinie.reports.numbering import LONGEST_TITLE, PlanInWords
from klarlinie.reports.pictures import hours_section, lanes_section, picture_section
from klarlinie.reports.summary import capacity_of, certain_account, hours_in_core, result_sentence
from klarlinie.reports.words import (
    cut,
)
from klarlinie.vocabulary.figures import Hours, Language, day, hours, number


def build_report(plan: TidyPlan, language: Language, formal: bool = False) -> Report:
    """Everything the plan says, in German with ihr or (`formal`) with Sie.

    Unknown is said as unknown; nothing is added that the plan does not hold.
    """
    told = PlanInWords(plan, language, formal)
    say = told.say
    sections = (
        Section(_core_title(told), core_section(told)),
        Section(say("Das fällt weg", "What goes"), stops_section(told)),
        Section(say("Aufwand und Wirkung", "Effort and effect"), picture_section(told)),
        Section(say("Muss, Sollte, Kann, Nicht jetzt", "Must, should, could, not now"), lanes_section(told)),
        Section(say("Stunden je Person", "Hours per person"), hours_section(told)),
        Section(
            say(
                "Was ihr zuerst herausfinden solltet",
                "What to find out first",
                sie="Was Sie zuerst herausfinden sollten",
            ),
            find_out_section(told),
        ),
        Section(say("Alle Aktivitäten", "All activities"), all_section(told)),
        Section(say("Befunde und offene Fragen", "Findings and open questions"), findings_section(told)),
        Section(say("Vorher und nachher", "Before and after"), signs_section(told)),
        Section(say("Annahmen", "Assumptions"), assumptions_section(told)),
    )
    decided = Section(say("Was entschieden ist", "What is decided"), decided_section(told))
    company = plan.line.company or ""
    return Report(
        language=language,
        title=say("Euer Marketing-Plan", "Your marketing plan", sie="Ihr Marketing-Plan"),
        label=label(told),
        company=cut(company, LONGEST_TITLE),
        date=day(plan.today, language),
        sentence=result_sentence(plan, language),
        promise=cut(plan.line.promise or "", 300),
        figures=_figures(told),
        sections=sections if plan.agreed is None else (decided, *sections),
        footer=say("Klarlinie · Stand {day}", "Klarlinie · as of {day}", day=plan.today),
    )


def _core_title(told: PlanInWords) -> str:
    if told.plan.infeasible is not None:
        return told.say("Noch kein Fokus", "No focus yet")
    if is_draft(told.plan):
        return told.say("Vorschlag für den Fokus", "Proposal for the focus")
    return told.say("Das bleibt", "What stays")


def _figures(told: PlanInWords) -> tuple[tuple[str, str], ...]:
    """Three or four large numbers; a number nobody knows is left out."""
    say = told.say
    core, account = told.lanes["must"], certain_account(told.plan)
    figures = [
        (
            number(len(told.plan.activities), told.language),
            say("Aktivitäten auf dem Tisch", "activities on the table"),
        ),
    ]
    if told.plan.infeasible is None:
        figures.append((number(len(core), told.language), say("im Fokus", "in focus")))
    if account.hours_per_month:
        figures.append((hours(account.hours_per_month, told.language), say("im Monat frei", "a month freed")))
    if capacity_of(told.plan) and told.plan.infeasible is None:
        figures.append(
            (
                hours(hours_in_core(told.plan), told.language),
                say(
                    "in der Woche für den Kern, von {all}",
                    "a week for the core, of {all}",
                    all=Hours(capacity_of(told.plan) or 0),
                ),
            )
        )
    return tuple(figures)
