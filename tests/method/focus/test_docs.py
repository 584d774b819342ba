"""The worked numbers in docs/method/focus.md are true, and every rule of focus is complete."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from klarlinie.method.focus.break_even import all_break_evens
from klarlinie.method.focus.choose import best_choice
from klarlinie.method.focus.knowing import certainty, value_of_knowing
from klarlinie.method.focus.model import Candidate, FocusChoice, FocusProblem
from klarlinie.method.focus.rules import FOCUS_RULES
from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.people import Person
from tests.docs_tables import ROOT, table_of

PAGE = "docs/method/focus.md"


def documented_problem() -> FocusProblem:
    rows = table_of(PAGE, "activity")
    return FocusProblem(
        tuple(
            Candidate(key, float(value), float(dose), float(money), cannot=frozenset({cannot} - {"-"}))
            for key, (_, value, dose, money, cannot, *_) in enumerate(rows)
        ),
        tuple(Person(name, float(hours)) for name, hours in table_of(PAGE, "person")),
        budget=1500.0,
    )


def test_the_choice_in_the_docs() -> None:
    choice = best_choice(documented_problem())
    assert isinstance(choice, FocusChoice)
    owners = {key: row[5] for key, row in enumerate(table_of(PAGE, "activity")) if row[5] != "-"}
    assert choice == FocusChoice(owners, 58.0)


def test_the_break_evens_in_the_docs() -> None:
    found = all_break_evens(documented_problem())
    for key, (*_, without, beside, threshold) in enumerate(table_of(PAGE, "activity")):
        assert found[key].best_without == float(without)
        if beside == "-":
            assert (found[key].best_rest_with, found[key].forced) == (None, threshold)
        else:
            assert (found[key].best_rest_with, found[key].points) == (float(beside), float(threshold))


@pytest.mark.parametrize("row", table_of(PAGE, "mean"))
def test_what_is_sure_and_worth_knowing_in_the_docs(row: Sequence[str]) -> None:
    mean, spread, threshold, sure, knowing = map(float, row)
    assert round(certainty(mean, spread, threshold), 3) == sure
    assert round(value_of_knowing(mean, spread, threshold), 3) == knowing


@pytest.mark.parametrize("rule", FOCUS_RULES, ids=[rule.code for rule in FOCUS_RULES])
def test_every_rule_says_everything_in_both_languages_and_stands_in_the_docs(rule: Rule) -> None:
    for text in (rule.title, rule.says, rule.numbers, rule.drawback):
        assert text.say("de")
        assert text.say("en")
        assert text.de != text.en
    assert rule.code in (ROOT / PAGE).read_text(encoding="utf-8")


def test_no_code_is_used_twice() -> None:
    codes = [rule.code for rule in FOCUS_RULES]
    assert len(codes) == len(set(codes))
