"""Everything that was noticed about a company, in one list: which step it belongs to, and what goes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from klarlinie.method.plan import TidyPlan
from klarlinie.method.steps import CLARITY, DECISIONS, EVALUATION, EXECUTION, FOCUS, INVENTORY
from klarlinie.vocabulary.findings import Finding, Severity
from klarlinie.vocabulary.text import Text

LIKELY_DUPLICATES = "INV403"
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
STEPS: Mapping[str, Text] = {
    "clarity": CLARITY,
    "inventory": INVENTORY,
    "evaluation": EVALUATION,
    "decisions": DECISIONS,
    "focus": FOCUS,
    "execution": EXECUTION,
    "upkeep": Text("Pflege", "Upkeep"),
    "origin": Text("Herkunft", "Origin"),
}
_STEP_OF = {
    "CLA": "clarity",
    "INV": "inventory",
    "EVA": "evaluation",
    "DEC": "decisions",
    "FOC": "focus",
    "EXE": "execution",
    "UPK": "upkeep",
    "ORI": "origin",
}


def step_of(code: str) -> str:
    """The step a code belongs to, by its first letters; "upkeep" for what no step claims."""
    return _STEP_OF.get(code[:3], "upkeep")


def all_noticed(plan: TidyPlan, more: Iterable[Finding] = ()) -> TidyPlan:
    """The plan with every finding there is: its own, pairs that look alike, and `more` that only somebody else knows.

    Each is there once, what is important first, otherwise in the order of the steps.
    """
    found: dict[tuple[str, str, str], Finding] = {}
    for one in (*plan.findings, *_alike(plan), *more):
        found.setdefault((one.code, one.about, one.sentence.say("en")), one)
    return replace(plan, findings=tuple(sorted(found.values(), key=_rank)))


def _rank(finding: Finding) -> tuple[int, int]:
    return SEVERITIES.index(finding.severity), list(STEPS).index(step_of(finding.code))


def _alike(plan: TidyPlan) -> tuple[Finding, ...]:
    """One hint for each pair of activities that may be the same thing."""
    titles = [activity.title for activity in plan.activities]
    return tuple(
        Finding(
            LIKELY_DUPLICATES,
            "hint",
            titles[pair.first],
            Text(
                "„{one}“ und „{other}“ sind vielleicht dasselbe.",
                "“{one}” and “{other}” may be the same.",
                {"one": titles[pair.first], "other": titles[pair.second]},
            ),
            Text(
                "Legt beide zusammen, oder haltet fest, dass es zwei sind.",
                "Merge them, or write down that they are two.",
                sie="Legen Sie beide zusammen, oder halten Sie fest, dass es zwei sind.",
            ),
            (pair.why,),
        )
        for pair in plan.reading.duplicates
    )
