"""The rules of execution and upkeep in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from klarlinie.method.execution.rules import EXECUTION_RULES
from klarlinie.method.upkeep.rules import UPKEEP_RULES
from klarlinie.vocabulary.findings import Rule

METHOD = Path(__file__).resolve().parents[3] / "src" / "klarlinie" / "method"
RULES = (*EXECUTION_RULES, *UPKEEP_RULES)
WORDED_ELSEWHERE = {"EXE107", "EXE120", "EXE121", "EXE122", "UPK108", "UPK130"}  # rules without a finding


def used(step: str, letters: str) -> set[str]:
    modules = [path for path in (METHOD / step).glob("*.py") if path.name != "rules.py"]
    return {
        code
        for path in modules
        for code in re.findall(rf'"({letters}\d{{3}})"', path.read_text(encoding="utf-8"))
    }


def test_every_finding_has_its_rule_and_every_rule_its_finding() -> None:
    given = {rule.code for rule in RULES}
    assert given - WORDED_ELSEWHERE == used("execution", "EXE") | used("upkeep", "UPK")
    assert given >= WORDED_ELSEWHERE
    assert len(given) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_something_in_both_languages(rule: Rule) -> None:
    for text in (rule.title, rule.says, rule.numbers, rule.drawback):
        assert text.say("de").strip()
        assert text.say("en").strip()
        assert text.say("de") != text.say("en")
