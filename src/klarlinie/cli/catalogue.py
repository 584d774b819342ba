"""Every rule of the product, by its code."""

from __future__ import annotations

from collections.abc import Iterator

from klarlinie.vocabulary.findings import Rule


def all_rules() -> tuple[Rule, ...]:
    """All rules in the order of their codes."""
    return tuple(sorted(_every_rule(), key=lambda rule: rule.code))


def rule_of(code: str) -> Rule | None:
    wanted = code.strip().upper()
    return next((rule for rule in _every_rule() if rule.code == wanted), None)


def _every_rule() -> Iterator[Rule]:
    from klarlinie.analysis.origin.hints import HINT_RULES as ORIGIN_HINTS
    from klarlinie.analysis.origin.reading.rules import READING_RULES as ORIGIN_READING
    from klarlinie.analysis.origin.rules import ORIGIN_RULES
    from klarlinie.gateways.rules import RULES as READING_RULES
    from klarlinie.method.check import check_rules
    from klarlinie.method.clarity.rules import clarity_rules
    from klarlinie.method.decisions.rules import DECISION_RULES
    from klarlinie.method.evaluation.rules import EVALUATION_RULES
    from klarlinie.method.execution.rules import EXECUTION_RULES
    from klarlinie.method.focus.rules import FOCUS_RULES
    from klarlinie.method.inventory.rules import INVENTORY_RULES
    from klarlinie.method.notices import NOTICE_RULES
    from klarlinie.method.upkeep.rules import UPKEEP_RULES

    yield from clarity_rules()
    yield from check_rules()
    for rules in (
        READING_RULES,
        INVENTORY_RULES,
        EVALUATION_RULES,
        DECISION_RULES,
        FOCUS_RULES,
        NOTICE_RULES,
        EXECUTION_RULES,
        UPKEEP_RULES,
        ORIGIN_HINTS,
        ORIGIN_READING,
        ORIGIN_RULES,
    ):
        yield from rules
