"""The whole plan as one JSON object with stable keys; docs/json.md names each of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.evaluation.assessment import Assessment, Interval
from klarlinie.method.execution.commitments import Commitment
from klarlinie.method.focus.placement import Placement
from klarlinie.method.inventory.as_json import as_json as reading_as_json
from klarlinie.method.plan import TidyPlan, by_lane
from klarlinie.method.upkeep.signs import Signs
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.findings import Finding, Reason
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text

Json = dict[str, Any]


def as_json(plan: TidyPlan, language: Language) -> Json:
    """Everything in the plan; unknown is null, money is {"amount", "currency"}, activities are indexes."""
    return {
        **reading_as_json(plan.reading, language),
        "today": plan.today.isoformat(),
        "verdicts": [_verdict(verdict, language) for verdict in plan.verdicts],
        "focus": _focus(plan, language),
        "load": [
            {"person": load.person, "capacity": load.capacity, "must": load.must, "should": load.should}
            for load in plan.loads
        ],
        "stop_account": _stop_account(plan, language),
        "findings": [_finding(finding, language) for finding in plan.findings],
        "assessments": [_assessment(assessment, language) for assessment in plan.assessments],
        "commitments": [_commitment(plan, commitment, language) for commitment in plan.commitments],
        "signs": {"before": _signs(plan.signs_before), "after": _signs(plan.signs_after)},
        "assumptions": _said(plan.assumptions, language),
    }


def _verdict(verdict: Verdict, language: Language) -> Json:
    return {
        "activity": verdict.activity,
        "verdict": verdict.kind,
        "codes": [reason.code for reason in verdict.reasons],
        "reasons": [_reason(reason, language) for reason in verdict.reasons],
        "merge_with": verdict.merge_with,
        "review_on": _day(verdict.review_on),
        "is_decided": verdict.is_decided,
    }


def _reason(reason: Reason, language: Language) -> Json:
    sentence = reason.sentence.say(language)
    return {"code": reason.code, "sentence": sentence, "evidence": _said(reason.evidence, language)}


def _focus(plan: TidyPlan, language: Language) -> Json:
    lanes: Json = {
        lane: [_placement(plan, placement, language) for placement in placements]
        for lane, placements in by_lane(plan).items()
    }
    reasons = plan.infeasible.reasons if plan.infeasible else ()
    return {**lanes, "core_value": plan.core_value, "infeasible": _said(reasons, language)}


def _placement(plan: TidyPlan, placement: Placement, language: Language) -> Json:
    value = next((one.value for one in plan.assessments if one.activity == placement.activity), None)
    return {
        "activity": placement.activity,
        "title": plan.activities[placement.activity].title,
        "owner": placement.owner,
        "dose": placement.dose_per_week,
        "value": value,
        "break_even": placement.break_even,
        "certainty": placement.certainty,
        "value_of_knowing": placement.value_of_knowing,
        "because": _said(placement.because, language),
        "would_enter": None if placement.would_enter is None else placement.would_enter.say(language),
    }


def _stop_account(plan: TidyPlan, language: Language) -> Json:
    account = plan.stop_account
    return {
        "activities": list(account.activities),
        "hours_per_month": account.hours_per_month,
        "money_per_year": [_money(amount) for amount in account.money_per_year],
        "nerves": account.nerves,
        "unknown_hours": account.unknown_hours,
        "unknown_money": account.unknown_money,
        "steps": [
            {"activity": index, "steps": _said(steps, language)} for index, steps in account.steps.items()
        ],
    }


def _finding(finding: Finding, language: Language) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "about": finding.about,
        "sentence": finding.sentence.say(language),
        "suggestion": finding.suggestion.say(language),
        "evidence": _said(finding.evidence, language),
    }


def _assessment(assessment: Assessment, language: Language) -> Json:
    return {
        "activity": assessment.activity,
        "yearly_cost": _money(assessment.yearly_cost),
        "cost_is_partial": assessment.cost_is_partial,
        "inquiries": _interval(assessment.inquiries),
        "cost_per_inquiry": _interval(assessment.cost_per_inquiry),
        "value": assessment.value,
        "value_spread": assessment.value_spread,
        "effect_is_known": assessment.effect_is_known,
        "dose_per_week": assessment.dose_per_week,
        "dose_is_assumed": assessment.dose_is_assumed,
        "spent_per_week": assessment.spent_per_week,
        "inputs": _said(assessment.inputs, language),
    }


def _commitment(plan: TidyPlan, commitment: Commitment, language: Language) -> Json:
    expectation = commitment.expectation
    return {
        "activity": commitment.activity,
        "title": plan.activities[commitment.activity].title,
        "owner": commitment.owner,
        "hours_per_week": commitment.hours_per_week,
        "first_step": commitment.first_step.say(language),
        "first_step_on": _day(commitment.first_step_on),
        "metric": commitment.metric.say(language),
        "expectation": None if expectation is None else expectation.say(language),
        "fair_verdict_on": _day(commitment.fair_verdict_on),
    }


def _signs(signs: Signs) -> Json:
    return {
        "running": signs.running,
        "share_with_owner": signs.share_with_owner,
        "share_with_reason": signs.share_with_reason,
        "share_with_audience": signs.share_with_audience,
        "hours_per_activity": signs.hours_per_activity,
        "share_of_hours_on_core": signs.share_of_hours_on_core,
    }


def _interval(interval: Interval | None) -> Json | None:
    return (
        None if interval is None else {"median": interval.median, "low": interval.low, "high": interval.high}
    )


def _money(money: Money | None) -> Json | None:
    return None if money is None else {"amount": float(money.amount), "currency": money.currency}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _said(texts: tuple[Text, ...], language: Language) -> list[str]:
    return [text.say(language) for text in texts]
