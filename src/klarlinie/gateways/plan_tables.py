"""The sheets of the workbook besides the activities, as rows of cells; the first row is the header."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from klarlinie.method.clarity.line import CRITERIA, TASK_NAMES, Audience, Task
from klarlinie.method.evaluation.assessment import Assessment, Interval
from klarlinie.method.focus.placement import Placement
from klarlinie.method.noticed import LIKELY_DUPLICATES
from klarlinie.reports.core_and_stops import proposal_header, verdict_words
from klarlinie.reports.details import assumed_while_reading, general_assumptions, open_questions
from klarlinie.reports.numbering import PlanInWords
from klarlinie.reports.summary import freed_sentence, result_sentence, silent_rows
from klarlinie.reports.words import LANES, SEVERITIES
from klarlinie.vocabulary.figures import Percent, money, number
from klarlinie.vocabulary.money import Money

Cell = str | float | int | date | Money | Percent | None
Row = Sequence[Cell]


def plan_table(told: PlanInWords) -> list[Row]:
    """The core with owner, hours and first step; under it the result and the hours per person."""
    say = told.say
    header: Row = [
        say("Nr.", "No."),
        say("Aktivität", "Activity"),
        say("Wer", "Owner"),
        say("Std. je Woche", "Hrs a week"),
        say("Warum", "Why"),
        say("Für wen", "For whom"),
        say("Erster Schritt", "First step"),
        say("bis", "by"),
        say("Gemessen an", "Measured by"),
        say("Erwartung", "Expectation"),
        say("Faires Urteil ab", "Fair verdict from"),
    ]
    core = [_core_row(told, place) for place in told.lanes["must"]]
    return [header, *core, [], *_result(told), [], *_loads(told)]


def _core_row(told: PlanInWords, place: Placement) -> Row:
    activity = told.plan.activities[place.activity]
    promise = next((one for one in told.plan.commitments if one.activity == place.activity), None)
    row: Row = [
        told.numbers[place.activity],
        activity.title,
        promise.owner if promise else place.owner,
        promise.hours_per_week if promise else place.dose_per_week,
        activity.reason,
        activity.audience,
    ]
    if promise is None:
        return row
    expectation = told.said(promise.expectation) if promise.expectation else None
    return [
        *row,
        told.said(promise.first_step),
        promise.first_step_on,
        told.said(promise.metric),
        expectation,
        promise.fair_verdict_on,
    ]


def _result(told: PlanInWords) -> list[Row]:
    plan, language = told.plan, told.language
    reasons = [told.said(reason) for reason in plan.infeasible.reasons] if plan.infeasible else []
    freed = (
        [freed_sentence(plan, language), silent_rows(plan, language)] if plan.stop_account.activities else []
    )
    return [["", sentence] for sentence in (result_sentence(plan, language), *reasons, *freed) if sentence]


def _loads(told: PlanInWords) -> list[Row]:
    say = told.say
    if not told.plan.loads:
        return []
    header: Row = [
        "",
        say("Person", "Person"),
        say("Std. je Woche", "Hrs a week"),
        say("Muss", "Must"),
        say("Sollte", "Should"),
    ]
    people: list[Row] = [["", one.person, one.capacity, one.must, one.should] for one in told.plan.loads]
    return [header, *people]


def decisions_table(told: PlanInWords) -> list[Row]:
    """Verdict, place and figures of every activity, in the order of the numbers."""
    say = told.say
    header: Row = [
        say("Nr.", "No."),
        say("Aktivität", "Activity"),
        proposal_header(told),
        say("entschieden", "decided"),
        *_who_headers(told),
        say("Regeln", "Rules"),
        say("Gründe", "Reasons"),
        say("Platz", "Place"),
        say("Wer", "Owner"),
        say("Dosis (Std. je Woche)", "Dose (hrs a week)"),
        say("Wert (Punkte)", "Value (points)"),
        say("Schwelle (Punkte)", "Threshold (points)"),
        say("Sicherheit", "Certainty"),
        say("Wert des Wissens (Punkte)", "Value of knowing (points)"),
        say("Was es ändern würde", "What would change it"),
        say("Kosten im Jahr", "Cost a year"),
        say("Kosten unvollständig", "Cost incomplete"),
        say("Anfragen im Jahr", "Inquiries a year"),
        say("von", "from"),
        say("bis", "to"),
        say("Kosten je Anfrage", "Cost per inquiry"),
        say("von ", "from "),
        say("bis ", "to "),
    ]
    return [
        header,
        *(
            [told.numbers[i], *_verdict_cells(told, i), *_place_cells(told, i), *_figures(told, i)]
            for i in told.numbers
        ),
    ]


def _verdict_cells(told: PlanInWords, index: int) -> Row:
    title, verdict = told.plan.activities[index].title, told.verdicts.get(index)
    if verdict is None:
        return [title, None, None, *([None] * len(_who_headers(told))), None, None]
    return [
        title,
        verdict_words(told, index),
        _yes(told, verdict.is_decided),
        *_who_cells(told, index),
        ", ".join(reason.code for reason in verdict.reasons),
        " ".join(told.said(reason.sentence) for reason in verdict.reasons),
    ]


def _who_headers(told: PlanInWords) -> Row:
    """Only where people can decide: who, when, and why."""
    say = told.say
    if told.plan.agreed is None:
        return []
    return [say("von wem", "by whom"), say("am", "on"), say("Begründung", "Reason given")]


def _who_cells(told: PlanInWords, index: int) -> Row:
    if told.plan.agreed is None:
        return []
    stamp = told.plan.agreed.decisions.get(index)
    return [stamp.by, stamp.on, stamp.reason or None] if stamp else [None, None, None]


def _place_cells(told: PlanInWords, index: int) -> Row:
    place = next((one for one in told.lanes[told.lane_of[index]] if one.activity == index), None)
    assessment = told.assessments.get(index)
    value = round(assessment.value, 2) if assessment else None
    if place is None:
        return [told.said(LANES["not_now"]), None, None, value, None, None, None, None]
    return [
        told.said(LANES[place.lane]),
        place.owner,
        place.dose_per_week,
        value,
        None if place.break_even is None else round(place.break_even, 2),
        None if place.certainty is None else Percent(place.certainty),
        round(place.value_of_knowing, 2),
        told.said(place.would_enter) if place.would_enter else None,
    ]


def _figures(told: PlanInWords, index: int) -> Row:
    assessment = told.assessments.get(index)
    if assessment is None:
        return []
    cost = assessment.yearly_cost
    return [
        cost.rounded() if cost else None,
        _yes(told, assessment.cost_is_partial),
        *_interval(assessment.inquiries if assessment.effect_is_known else None),
        *_money_interval(assessment),
    ]


def _interval(interval: Interval | None) -> Row:
    if interval is None:
        return [None, None, None]
    return [
        None if interval.median is None else round(interval.median, 2),
        round(interval.low, 2),
        None if interval.high is None else round(interval.high, 2),
    ]


def _money_interval(assessment: Assessment) -> Row:
    interval, cost = assessment.cost_per_inquiry, assessment.yearly_cost
    if interval is None or cost is None or not assessment.effect_is_known:
        return [None, None, None]
    ends = (interval.median, interval.low, interval.high)
    return [None if end is None else Money(Decimal(round(end)), cost.currency) for end in ends]


def _yes(told: PlanInWords, is_so: bool) -> str | None:
    return told.say("ja", "yes") if is_so else None


def findings_table(told: PlanInWords) -> list[Row]:
    """Every finding and every open question, none left out."""
    say = told.say
    header: Row = [
        say("Art", "Kind"),
        say("Worum es geht", "What it is about"),
        say("Was auffällt", "What stands out"),
        say("Was ihr tun könnt", "What you can do", sie="Was Sie tun können"),
        say("Regel", "Rule"),
        say("Belege", "Evidence"),
    ]
    rank = list(SEVERITIES)
    found: list[Row] = [
        [
            told.said(SEVERITIES[finding.severity]),
            finding.about or say("das Ganze", "the whole"),
            told.said(finding.sentence),
            told.said(finding.suggestion),
            finding.code,
            "; ".join(told.said(evidence) for evidence in finding.evidence),
        ]
        for finding in sorted(told.plan.findings, key=lambda one: rank.index(one.severity))
        if finding.code != LIKELY_DUPLICATES  # the open questions say it
    ]
    asked: list[Row] = [
        [say("offene Frage", "open question"), None, question] for question in open_questions(told)
    ]
    assumed: list[Row] = [
        [say("Annahme", "assumption"), None, one]
        for one in (*general_assumptions(told), *assumed_while_reading(told))
    ]
    return [header, *found, *asked, *assumed]


def line_table(told: PlanInWords) -> list[Row]:
    """What the company has agreed on, as labels and values that can be read again."""
    say, line = told.say, told.plan.line
    always: list[Row] = [
        [say("Firma", "Company"), line.company],
        [say("Versprechen", "Promise"), line.promise],
    ]
    where_known: list[Row] = [
        [say("Hauptaufgabe", "Main task"), _task(told, line.main_task) if line.main_task else None],
        *([say("Nebenaufgabe", "Side task"), _task(told, task)] for task in line.side_tasks),
        *([say("Nicht bedient", "Not served"), group] for group in line.not_served),
        *([say("Nicht erwartet", "Not expected"), hope] for hope in line.not_expected),
        [say("Ton", "Tone"), line.tone],
        [say("Begriffe", "Key terms"), "; ".join(line.key_terms)],
        [say("Vereinbart am", "Agreed on"), line.agreed_on],
        [say("Vereinbart von", "Agreed by"), "; ".join(line.agreed_by)],
        [say("Budget im Jahr", "Budget a year"), _money(told.plan.settings.budget, told)],
        [say("Stundensatz", "Hourly rate"), _money(told.plan.settings.hourly_rate, told)],
    ]
    return [*always, *(row for row in where_known if row[1]), *_audiences(told), *_benefits(told)]


def _money(amount: Money | None, told: PlanInWords) -> str | None:
    return None if amount is None else money(amount, told.language)


def _task(told: PlanInWords, task: Task) -> str:
    """ "Anfragen gewinnen: 60 bis 2027-12-31", as far as it is known; the day as every reader understands it."""
    said = told.said(TASK_NAMES[task.kind])
    whom = told.say(" bei {who}", " by {who}", who=task.audience) if task.audience else ""
    figure = "" if task.figure is None else f" {number(task.figure, told.language)}"
    until = told.say(" bis {day}", " by {day}", day=task.by_on.isoformat()) if task.by_on else ""
    return f"{said}{whom}:{figure}{until}" if figure or until else f"{said}{whom}"


def _audiences(told: PlanInWords) -> list[Row]:
    say = told.say
    header: Row = [
        say("Zielgruppe", "Audience"),
        say("bringt Umsatz", "revenue"),
        say("passt fachlich", "fit"),
        say("passt menschlich", "personal"),
        say("braucht unsere Stärke", "strength"),
        say("fragt wieder an", "repeat"),
        say("heißt auch", "also called"),
    ]
    rows = [_audience(one) for one in told.plan.line.audiences]
    return [header, *rows] if rows else []


def _audience(audience: Audience) -> Row:
    scores = [audience.scores.get(criterion) for criterion in CRITERIA]
    return [audience.name, *scores, "; ".join(audience.also_called)]


def _benefits(told: PlanInWords) -> list[Row]:
    benefits = told.plan.line.benefits
    header: Row = [told.say("Nutzen", "Benefit"), told.say("Beleg", "Proof")]
    return [header, *([one.text, one.proof] for one in benefits)] if benefits else []


def team_table(told: PlanInWords) -> list[Row]:
    """Who has how many hours a week, and what they can't or won't own."""
    say = told.say
    header: Row = [say("Name", "Name"), say("Stunden je Woche", "Hours a week"), say("nicht", "not")]
    people: list[Row] = [[one.name, one.hours_per_week, ", ".join(one.cannot)] for one in told.plan.people]
    return [header, *people]
