"""What lies behind the plan: what to find out, all activities, findings, signs, assumptions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from klarlinie.method.focus.placement import Placement
from klarlinie.method.noticed import LIKELY_DUPLICATES
from klarlinie.method.notices import FIND_OUT_FIRST, HALF_HEARTED
from klarlinie.method.upkeep.signs import Signs
from klarlinie.reports.blocks import (
    Block,
    Bullets,
    Column,
    Paragraph,
    Sheet,
    Subhead,
)
from klarlinie.reports.core_and_stops import verdict_words
from klarlinie.reports.decided import who_decided
from klarlinie.reports.limits import most_shown
from klarlinie.reports.numbering import PlanInWords
from klarlinie.reports.words import (
    LANE_SIGNS,
    SEVERITIES,
    certainty_in_words,
    cost_per_inquiry_in_words,
    cut,
    hours_or_unknown,
    inquiries_in_words,
    share_or_unknown,
    worst_first,
)
from klarlinie.vocabulary.figures import Points, number
from klarlinie.vocabulary.findings import Finding, Problem
from klarlinie.vocabulary.money import sum_by_currency
from klarlinie.vocabulary.text import Text

FIND_OUT = 6
MOST_PROBLEMS = 40
MOST_FINDINGS = 60
MOST_EVIDENCE = 8  # of one finding
# What to find out says the first, each card of the core the second, the open questions the third.
SAID_ELSEWHERE = (FIND_OUT_FIRST, HALF_HEARTED, LIKELY_DUPLICATES)


# --- 6 what to find out first ---


def worth_knowing(told: PlanInWords, most: int = FIND_OUT) -> tuple[Placement, ...]:
    """Where knowing more would change most, the most valuable first."""
    if told.plan.infeasible is not None:
        return ()
    telling = [
        place
        for place in told.plan.placements
        if place.value_of_knowing > 0.05
        and not told.plan.is_off(FIND_OUT_FIRST, told.plan.activities[place.activity].title)
    ]
    return tuple(sorted(telling, key=lambda p: -p.value_of_knowing)[:most])


def find_out_section(told: PlanInWords) -> tuple[Block, ...]:
    say, places = told.say, worth_knowing(told)
    if not places:
        return (Paragraph(_nothing_to_find_out(told)),)
    lead = say(
        "Hier würde mehr Wissen am meisten ändern. Ein Satz reicht oft: Fragt die nächsten 20 Anfragenden, "
        "wie sie auf euch gekommen sind.",
        "Here knowing more would change most. One sentence often does it: ask the next 20 inquirers "
        "how they found you.",
        sie="Hier würde mehr Wissen am meisten ändern. Ein Satz reicht oft: Fragen Sie "
        "die nächsten 20 Anfragenden, wie sie zu Ihnen gefunden haben.",
    )
    columns = (
        Column("", 0.35, "sign"),
        Column(say("Nr.", "No."), 0.5, "figure"),
        Column(say("Aktivität", "Activity"), 3.0, "strong"),
        Column(say("Wie sicher der Platz ist", "How sure the place is"), 2.0),
        Column(say("Was ihn ändern würde", "What would change it"), 3.4),
        Column(say("Was Wissen bringt (Punkte)", "Gain by knowing (points)"), 1.4, "figure"),
    )
    return (Paragraph(lead), Sheet(columns, tuple(_find_out_row(told, place) for place in places)))


def _find_out_row(told: PlanInWords, place: Placement) -> tuple[str, ...]:
    return (
        LANE_SIGNS[place.lane],
        told.number(place.activity),
        told.title(place.activity),
        certainty_in_words(place, told.language),
        _what_would_change(told, place),
        number(round(place.value_of_knowing, 1), told.language),
    )


def _nothing_to_find_out(told: PlanInWords) -> str:
    if told.plan.infeasible is None and told.plan.placements:
        return told.say(
            "Mehr zu wissen würde an der Auswahl nichts ändern.", "Knowing more would not change the choice."
        )
    return told.say(
        "Das lässt sich erst sagen, wenn ein Fokus gewählt werden kann.",
        "This can be said only once a focus can be chosen.",
    )


def _what_would_change(told: PlanInWords, place: Placement) -> str:
    """From when on it would enter, or below which value it would leave the core."""
    if place.would_enter is not None:
        return told.said(place.would_enter)
    if place.lane != "must" or place.break_even is None:
        return "–"
    return told.say(
        "Fiele unter {least} aus dem Kern (heute {value}).",
        "Would leave the core below {least} (today {value}).",
        least=Points(round(place.break_even, 1), dative=True),
        value=round(told.assessments[place.activity].value, 1),
    )


# --- 7 all activities ---


def all_section(told: PlanInWords) -> tuple[Block, ...]:
    say = told.say
    columns = (
        Column("", 0.35, "sign"),
        Column(say("Nr.", "No."), 0.5, "figure"),
        Column(say("Aktivität", "Activity"), 3.2, "strong"),
        Column(say("Kosten im Jahr", "Cost a year"), 1.45, "figure"),
        Column(say("Anfragen im Jahr", "Inquiries a year"), 1.85, "figure"),
        Column(say("Kosten je Anfrage", "Cost per inquiry"), 1.7, "figure"),
        Column(_verdict_title(told), 2.5),
    )
    rows = tuple(_all_row(told, index) for index in told.numbers)
    note = say(
        "In Klammern der Bereich, in dem der wahre Wert mit 95 % Wahrscheinlichkeit liegt. "
        "Er ist breit, wo ihr wenige Zahlen habt.",
        "In brackets the range that holds the true value with 95% probability. It is wide where you have few figures.",
        sie="In Klammern der Bereich, in dem der wahre Wert mit 95 % Wahrscheinlichkeit "
        "liegt. Er ist breit, wo Sie wenige Zahlen haben.",
    )
    has_intervals = any(assessment.effect_is_known for assessment in told.plan.assessments)
    sheet = Sheet(columns, rows, is_small=True)
    return (Paragraph(note, is_quiet=True), sheet) if has_intervals else (sheet,)


def _verdict_title(told: PlanInWords) -> str:
    if told.plan.agreed is None:
        return told.say("Vorschlag (Regel)", "Proposal (rule)")
    return told.say("Entscheidung (wer) oder Vorschlag (Regel)", "Decision (who) or proposal (rule)")


def _all_row(told: PlanInWords, index: int) -> tuple[str, ...]:
    activity, assessment = told.plan.activities[index], told.assessments.get(index)
    unknown, verdict = told.unknown, told.verdicts.get(index)
    codes = ", ".join(reason.code for reason in verdict.reasons) if verdict else ""
    codes = who_decided(told, index) or codes
    said = verdict_words(told, index)
    return (
        LANE_SIGNS[told.lane_of[index]],
        told.number(index),
        told.title(index),
        told.cost(index),
        inquiries_in_words(assessment, activity.effect_source, told.language) if assessment else unknown,
        cost_per_inquiry_in_words(assessment, told.language) if assessment else unknown,
        f"{said}\n{codes}" if codes else said,
    )


# --- 8 findings ---


def findings_section(told: PlanInWords) -> tuple[Block, ...]:
    say = told.say
    blocks: list[Block] = []
    findings = worst_first(f for f in told.plan.findings if f.code not in SAID_ELSEWHERE)
    shown = findings[: most_shown(len(findings), MOST_FINDINGS)]
    if findings:
        blocks.append(_findings_sheet(told, shown))
    if len(findings) > len(shown):
        blocks.append(_all_in_excel(told, len(findings) - len(shown)))
    questions = open_questions(told)
    if questions:
        blocks += [
            Subhead(
                say(
                    "Offene Fragen an eure Liste",
                    "Open questions to your list",
                    sie="Offene Fragen an Ihre Liste",
                )
            ),
            *_bullets(told, questions),
        ]
    if told.plan.off:
        blocks.append(_switched_off(told))
    nothing = say(
        "Uns ist nichts aufgefallen, und nichts ist offen.", "Nothing stood out, and nothing is open."
    )
    return tuple(blocks) or (Paragraph(nothing),)


def _switched_off(told: PlanInWords) -> Paragraph:
    said = told.say(
        "Manches ist ausgeschaltet und steht hier nicht: {codes}.",
        "Some findings are switched off and not listed here: {codes}.",
        codes=tuple(sorted({off.code for off in told.plan.off})),
    )
    return Paragraph(said, is_quiet=True)


def _all_in_excel(told: PlanInWords, rest: int) -> Paragraph:
    said = told.say(
        "Und {n} weitere; alle stehen im Excel-Plan.", "And {n} more; all are in the Excel plan.", n=rest
    )
    return Paragraph(said, is_quiet=True)


def _bullets(told: PlanInWords, sentences: tuple[str, ...]) -> tuple[Block, ...]:
    """As many as a page bears, and how many there are besides."""
    shown = Bullets(sentences[: most_shown(len(sentences), MOST_PROBLEMS)])
    rest = len(sentences) - len(shown.items)
    return (shown, _all_in_excel(told, rest)) if rest else (shown,)


def _findings_sheet(told: PlanInWords, findings: Sequence[Finding]) -> Sheet:
    say = told.say
    columns = (
        Column("", 1.1, "strong"),
        Column(say("Worum es geht", "What it is about"), 2.4),
        Column(say("Was auffällt", "What stands out"), 3.6),
        Column(say("Vorschlag", "Suggestion"), 3.4),
        Column(say("Regel", "Rule"), 1.1),
    )
    rows = tuple(
        (
            told.said(SEVERITIES[finding.severity]),
            cut(finding.about, 80) or say("das Ganze", "the whole"),
            _with_evidence(finding.sentence, finding.evidence, told),
            told.said(finding.suggestion),
            finding.code,
        )
        for finding in findings
    )
    return Sheet(columns, rows)


def _with_evidence(sentence: Text, evidence: tuple[Text, ...], told: PlanInWords) -> str:
    """The first facts behind a sentence; the workbook has all of them."""
    said, most = told.said(sentence), most_shown(len(evidence), MOST_EVIDENCE)
    facts = [cut(told.said(fact), 120) for fact in evidence[:most]]
    if len(evidence) > most:
        facts.append(
            told.say("{n} weitere im Excel-Plan", "{n} more in the Excel plan", n=len(evidence) - most)
        )
    return f"{said} ({'; '.join(facts)})" if facts else said


def open_questions(told: PlanInWords) -> tuple[str, ...]:
    """What could not be read, with its place, and what may be the same thing; each said once."""
    problems = [_problem(told, problem) for problem in told.plan.reading.questions]
    alike = [
        told.say(
            "„{one}“ und „{other}“ sind vielleicht dasselbe. {why}",
            "“{one}” and “{other}” may be the same. {why}",
            one=told.title(pair.first),
            other=told.title(pair.second),
            why=pair.why,
        )
        for pair in told.plan.reading.duplicates
        if not told.plan.is_off(LIKELY_DUPLICATES, told.plan.activities[pair.first].title)
    ]
    return tuple(dict.fromkeys([*problems, *alike]))


def assumed_while_reading(told: PlanInWords) -> tuple[str, ...]:
    """Cells that somebody could read differently, with their place."""
    return tuple(dict.fromkeys(_problem(told, problem) for problem in told.plan.reading.assumed))


def _problem(told: PlanInWords, problem: Problem) -> str:
    return _place(problem.sheet, problem.line, problem.column, told) + told.said(problem.message)


def _place(sheet: str | None, line: int | None, column: str | None, told: PlanInWords) -> str:
    """ "Blatt Übersicht, Zeile 14, Spalte Aufwand: ", as far as it is known."""
    say = told.say
    parts = [
        say("Blatt {x}", "sheet {x}", x=cut(sheet, 40)) if sheet else "",
        say("Zeile {x}", "line {x}", x=str(line)) if line else "",
        say("Spalte {x}", "column {x}", x=cut(column, 40)) if column else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"{said[0].upper()}{said[1:]}: " if said else ""


# --- 9 signs, 10 assumptions ---


SIGN_SHARES: tuple[tuple[Text, Callable[[Signs], float | None]], ...] = (
    (Text("mit zuständiger Person", "with an owner"), lambda signs: signs.share_with_owner),
    (Text("mit Grund", "with a reason"), lambda signs: signs.share_with_reason),
    (Text("mit Zielgruppe", "with an audience"), lambda signs: signs.share_with_audience),
    (
        Text("Anteil des Kerns an den Stunden für Laufendes", "the core's share of the hours for what runs"),
        lambda signs: signs.share_of_hours_on_core,
    ),
)


def signs_section(told: PlanInWords) -> tuple[Block, ...]:
    say, both = told.say, (told.plan.signs_before, told.plan.signs_after)
    columns = (
        Column(say("Zeichen von Klarheit", "Sign of clarity"), 4.0, "strong"),
        Column(say("heute", "today"), 1.5, "figure"),
        Column(say("mit diesem Plan", "with this plan"), 1.5, "figure"),
    )
    shares = (
        (told.said(words), *(share_or_unknown(share(signs), told.language) for signs in both))
        for words, share in SIGN_SHARES
    )
    rows = (
        (
            say("laufende Aktivitäten", "running activities"),
            *(number(signs.running, told.language) for signs in both),
        ),
        *shares,
        (
            say("Stunden im Monat je Aktivität", "hours a month per activity"),
            *(hours_or_unknown(signs.hours_per_activity, told.language) for signs in both),
        ),
    )
    return (Sheet(columns, rows),)


def assumptions_section(told: PlanInWords) -> tuple[Block, ...]:
    """Every assumption once, the general ones first."""
    last = _last_word(told)
    blocks: list[Block] = [Bullets((*general_assumptions(told), last))]
    read = assumed_while_reading(told)
    if read:
        subhead = Subhead(told.say("Beim Lesen angenommen", "Assumed while reading"))
        blocks += [subhead, *_bullets(told, read)]
    return tuple(blocks)


def _last_word(told: PlanInWords) -> str:
    if told.plan.agreed is not None and (told.plan.agreed.decisions or told.plan.agreed.has_core):
        return told.say(
            "Was nicht als entschieden markiert ist, ist ein Vorschlag nach Regeln.",
            "What is not marked as decided is a proposal by rules.",
        )
    return told.say(
        "Alles hier ist ein Vorschlag nach Regeln. Entscheiden müsst ihr.",
        "All of this is a proposal by rules. The decision is yours.",
        sie="Alles hier ist ein Vorschlag nach Regeln. Entscheiden müssen Sie.",
    )


def general_assumptions(told: PlanInWords) -> tuple[str, ...]:
    """What the plan itself takes for granted, and what follows from its settings."""
    plan, say = told.plan, told.say
    said = [told.said(assumption) for assumption in plan.assumptions]
    if any(activity.hours_per_month for activity in plan.activities):
        rate = plan.settings.hourly_rate
        said.append(
            say("Eine eigene Stunde ist mit {rate} gerechnet.", "An own hour counts {rate}.", rate=rate)
        )
    assumed = sum(assessment.dose_is_assumed for assessment in plan.assessments)
    if assumed:
        said.append(
            say(
                "Bei {n} von {all} Aktivitäten ist die Dosis angenommen, weil ihr keine gesetzt habt.",
                "For {n} of {all} activities the dose is assumed, because you have set none.",
                n=assumed,
                all=len(plan.activities),
                sie="Bei {n} von {all} Aktivitäten ist die Dosis angenommen, weil Sie keine gesetzt haben.",
            )
        )
    currencies = tuple(sum_by_currency(assessment.yearly_cost for assessment in plan.assessments))
    if len(currencies) > 1:
        said.append(
            say(
                "Beträge in {all} sind nicht zusammengezählt.",
                "Amounts in {all} are not added up.",
                all=currencies,
            )
        )
    return tuple(dict.fromkeys(said))
