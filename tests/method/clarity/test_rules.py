"""Every rule finds its own example, leaves its near miss alone, and explains itself in both languages."""

from __future__ import annotations

import re

import pytest

from klarlinie.method.clarity.empty_answers import EmptyRule, empty_rules, explanations
from klarlinie.method.clarity.patterns import find, prepare
from klarlinie.method.clarity.rules import clarity_rules
from klarlinie.method.clarity.words import sentences

RULES = (*empty_rules("de"), *empty_rules("en"))


def found(rule: EmptyRule, text: str) -> bool:
    return any(True for words in sentences(text) for _ in find(rule.pattern, prepare(words, rule.language)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_finds_its_example_and_leaves_the_near_miss_alone(rule: EmptyRule) -> None:
    assert found(rule, rule.hit_example)
    assert not found(rule, rule.miss_example)


def test_there_are_enough_rules_and_each_code_is_used_once() -> None:
    assert len(empty_rules("de")) >= 150
    assert len(empty_rules("en")) >= 90
    codes = [rule.code for rule in clarity_rules()]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"CLA\d{3}", code) for code in codes)
    assert all(101 <= int(rule.code[3:]) < 500 for rule in empty_rules("de"))
    assert all(601 <= int(rule.code[3:]) < 900 for rule in empty_rules("en"))


def test_every_explanation_is_used_or_our_own() -> None:
    used = {rule.explained for rule in RULES}
    assert set(explanations()) - used == {"none.left", "none.written"}


@pytest.mark.parametrize("rule", clarity_rules(), ids=lambda rule: rule.code)
def test_a_rule_can_be_said_in_both_languages(rule: object) -> None:
    for text in (rule.title, rule.says, rule.numbers, rule.drawback):  # type: ignore[attr-defined]
        for language in ("de", "en"):
            said = text.say(language)
            assert said.strip()
            assert "{" not in said


def test_what_is_asked_back_can_be_asked_with_sie() -> None:
    asked = explanations()["aud.all"].better_question
    assert "euer liebster" in asked.say("de")
    assert "Ihr liebster" in asked.say("de", formal=True)
