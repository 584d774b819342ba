"""What the page on the chaos check says is what the code does."""

from __future__ import annotations

from typing import cast

import pytest

from klarlinie.method.check import QUESTIONS, Answer, check_rules, judge
from tests.docs_tables import table_of

PAGE = "docs/method/chaos-check.md"
FINE: dict[str, Answer] = {question.code: "yes" for question in QUESTIONS}


def answers_of(cell: str) -> dict[str, Answer]:
    pairs = [] if cell == "(all yes)" else [pair.split(": ") for pair in cell.split(", ")]
    return FINE | {code: cast(Answer, answer) for code, answer in pairs}


@pytest.mark.parametrize(("answers", "patterns", "strength", "step"), table_of(PAGE, "answers"))
def test_the_examples_come_out_as_written(answers: str, patterns: str, strength: str, step: str) -> None:
    seen = judge(answers_of(answers))
    assert " ".join(sorted(pattern.code for pattern in seen.patterns)) == patterns.strip("-")
    assert (f"{seen.patterns[0].strength:.2f}" if seen.patterns else "-") == strength
    assert seen.next_step is not None
    assert seen.next_step.step == step


@pytest.mark.parametrize(("code", "name", "leading", "others", "step"), table_of(PAGE, "code"))
def test_each_pattern_is_described_as_it_is(
    code: str, name: str, leading: str, others: str, step: str
) -> None:
    listed = [] if others == "-" else others.split(", ")
    worst = {leading: cast(Answer, "no"), **{other: cast(Answer, "no") for other in listed}}
    pattern = next(pattern for pattern in judge(worst).patterns if pattern.code == code)
    assert pattern.name.say("en") == name
    assert len(pattern.because) == 1 + len(listed)
    alone = judge({leading: "no"})
    assert code in {pattern.code for pattern in alone.patterns}
    assert code not in {pattern.code for pattern in judge(dict.fromkeys(listed, "no")).patterns}
    assert step in {"foundation", "inventory", "evaluation", "decisions", "focus", "execution", "upkeep"}


def test_every_pattern_is_on_the_page() -> None:
    assert [row[0] for row in table_of(PAGE, "code")] == [rule.code for rule in check_rules()]
