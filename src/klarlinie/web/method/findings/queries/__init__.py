"""The list of everything that was noticed, for the page, the reports and other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from klarlinie.gateways.catalogue import rule_of
from klarlinie.method.noticed import step_of
from klarlinie.vocabulary.findings import Finding, Severity
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.findings.models import FindingOff
from klarlinie.web.method.findings.queries.plan import plan_now, whole_plan
from klarlinie.web.method.inventory.queries import activities


@dataclass(frozen=True)
class FindingShown:
    """One finding with what the web knows besides: its step, and the activity it is about (None: something else)."""

    code: str
    severity: Severity
    step: str
    about: str
    sentence: Text
    suggestion: Text
    evidence: tuple[Text, ...]
    activity_id: int | None


@dataclass(frozen=True)
class SwitchedOff:
    """What was switched off, by whom and why. `about` None: everything this code says."""

    id: int
    version: int
    code: str
    title: Text
    about: str | None
    reason: str
    by: str
    at: datetime


def findings(company_id: int, today: date) -> tuple[FindingShown, ...]:
    """Everything that was noticed and is not switched off, what is important first; empty while nothing is there."""
    plan = plan_now(company_id, today)
    return _shown(company_id, plan.findings) if plan else ()


def finding(company_id: int, code: str, about: str, today: date) -> FindingShown | None:
    """The first finding with this code about this thing, switched off or not; None where there is none any more."""
    plan = whole_plan(company_id, today)
    found = [one for one in plan.findings if (one.code, one.about) == (code, about)] if plan else []
    return _shown(company_id, tuple(found[:1]))[0] if found else None


def is_found(company_id: int, code: str, about: str | None, today: date) -> bool:
    """Whether this code says something about this thing (`about` None: about anything), switched off or not."""
    plan = whole_plan(company_id, today)
    found = plan.findings if plan else ()
    return any(one.code == code and about in (None, one.about) for one in found)


def all_switched_off(company_id: int) -> tuple[SwitchedOff, ...]:
    """The newest first."""
    rows = FindingOff.objects.for_company(company_id).order_by("-pk")
    return tuple(_off(row) for row in rows)


def _shown(company_id: int, found: tuple[Finding, ...]) -> tuple[FindingShown, ...]:
    keys: Mapping[str, int] = {one.core.title: one.id for one in reversed(activities(company_id))}
    return tuple(
        FindingShown(
            one.code,
            one.severity,
            step_of(one.code),
            one.about,
            one.sentence,
            one.suggestion,
            one.evidence,
            keys.get(one.about),
        )
        for one in found
    )


def _off(row: FindingOff) -> SwitchedOff:
    rule = rule_of(row.code)
    title = rule.title if rule else Text("{code}", "{code}", {"code": row.code})
    return SwitchedOff(
        row.pk,
        row.version,
        row.code,
        title,
        row.about,
        row.reason,
        row.switched_off_by,
        row.switched_off_at,
    )
