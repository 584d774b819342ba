"""Every rule of the method can be looked up: one code, both languages, a place in the docs."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from klarlinie.gateways.catalogue import all_rules
from klarlinie.vocabulary.findings import Rule
from tests.docs_tables import ROOT

CODE = re.compile(r"[A-Z]{3}\d{3}")
FROM_TO = re.compile(r"([A-Z]{3})(\d{3}) to \1(\d{3})")  # "CLA101 to CLA499"
FAMILY = re.compile(r"`([A-Z]{3})(\d)…`(?: to `\1(\d)…`)?")  # "`INV0…`", "`INV1…` to `INV4…`"
RULES = all_rules()


def written(folder: str, ending: str) -> str:
    paths = sorted((ROOT / folder).rglob(f"*.{ending}"))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


DOCS = written("docs", "md")


def is_mentioned(code: str, docs: str) -> bool:
    """By its own name, within a range that a page names, or with its family."""
    letters, number = code[:3], int(code[3:])
    ranges = [(low, high) for step, low, high in FROM_TO.findall(docs) if step == letters]
    ranges += [
        (f"{low}00", f"{high or low}99") for step, low, high in FAMILY.findall(docs) if step == letters
    ]
    return code in docs or any(int(low) <= number <= int(high) for low, high in ranges)


def test_no_code_belongs_to_two_rules() -> None:
    codes = [rule.code for rule in RULES]
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert [code for code in codes if not CODE.fullmatch(code)] == []


def test_every_code_in_the_program_has_a_rule() -> None:
    given = set(re.findall(r'"([A-Z]{3}\d{3})"', written("src", "py")))
    assert given - {rule.code for rule in RULES} == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_can_be_read_in_both_languages_and_stands_in_the_docs(rule: Rule) -> None:
    for text in (rule.title, rule.says, rule.numbers, rule.drawback):
        for language in ("de", "en"):
            said = text.say(language)
            assert said.strip()
            assert not re.search(r"[{}]", said)
    assert is_mentioned(rule.code, DOCS)


@pytest.mark.parametrize(
    ("code", "docs", "expected"),
    [
        ("EVA101", "costs (EVA101)", True),
        ("EVA102", "costs (EVA101)", False),
        ("CLA250", "CLA101 to CLA499 are German", True),
        ("CLA500", "CLA101 to CLA499 are German", False),
        ("INV204", "codes `INV2…`", True),
        ("INV304", "codes `INV2…`", False),
        ("INV304", "codes `INV2…` to `INV4…`", True),
    ],
)
def test_the_guard_sees_what_the_docs_leave_out(code: str, docs: str, expected: bool) -> None:
    assert is_mentioned(code, docs) == expected
