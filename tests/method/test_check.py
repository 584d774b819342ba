"""The chaos check names the patterns at work, ranks them, and leads to one next step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.check import (
    ANSWERS,
    AT_WORK_FROM,
    CALM,
    QUESTIONS,
    STEPS,
    Answer,
    CannotJudge,
    check_rules,
    judge,
)

FINE: dict[str, Answer] = {question.code: "yes" for question in QUESTIONS}


def codes(answers: dict[str, Answer]) -> list[str]:
    return [pattern.code for pattern in judge(answers).patterns]


def test_twelve_questions_each_asked_once() -> None:
    assert len(QUESTIONS) == 12
    assert len({question.code for question in QUESTIONS}) == 12


def test_where_all_is_fine_the_result_is_calm() -> None:
    seen = judge(FINE)
    assert seen.patterns == ()
    assert seen.sentence == CALM
    assert seen.next_step is not None
    assert seen.next_step.step == "upkeep"


@pytest.mark.parametrize(
    ("changed", "seen"),
    [
        ({"decides": "no"}, ["CHK101"]),
        ({"owner": "no"}, ["CHK102"]),
        ({"few": "no"}, ["CHK103"]),
        ({"purpose": "no"}, ["CHK104"]),
        ({"brief": "no"}, ["CHK105"]),
        ({"figures": "no"}, ["CHK106"]),
        ({"story": "no"}, ["CHK107"]),
        ({"ended": "no"}, ["CHK108"]),
        ({"ideas": "no"}, ["CHK109"]),
        ({"overview": "no"}, ["CHK110"]),
        ({"hours": "no"}, ["CHK111"]),
        ({"promise": "no"}, ["CHK112"]),
        ({"owner": "partly"}, []),
        ({"owner": "partly", "hours": "partly"}, ["CHK102"]),
        ({"owner": "partly", "hours": "no"}, ["CHK102", "CHK111"]),
    ],
)
def test_an_answer_shows_the_pattern_behind_it(changed: dict[str, Answer], seen: list[str]) -> None:
    assert sorted(codes(FINE | changed)) == seen


def test_the_strongest_pattern_comes_first_and_says_why() -> None:
    seen = judge(FINE | {"owner": "no", "hours": "no", "few": "no"})
    assert [pattern.code for pattern in seen.patterns][:1] == ["CHK102"]
    assert [text.say("de") for text in seen.patterns[0].because] == [
        "Steht bei jeder Aktivität genau ein Name? – nein",
        "Haben diese Leute feste Stunden dafür, die nicht als Erstes ausfallen? – nein",
    ]


def test_don_t_know_counts_like_partly_and_never_like_no() -> None:
    unsure = judge(dict.fromkeys(FINE, "unknown"))
    partly = judge(dict.fromkeys(FINE, "partly"))
    assert [p.code for p in unsure.patterns] == [p.code for p in partly.patterns]
    assert all(pattern.strength == AT_WORK_FROM for pattern in unsure.patterns)


def test_the_next_step_is_the_one_that_resolves_most() -> None:
    seen = judge(FINE | {"decides": "no", "owner": "no", "story": "no"})
    assert seen.next_step is not None
    assert seen.next_step.step == "execution"
    assert "Keiner hat das letzte Wort, Kein Name dahinter" in seen.next_step.why.say("de")


def test_without_answers_nothing_is_claimed() -> None:
    seen = judge({})
    assert (seen.patterns, seen.next_step, seen.answered) == ((), None, 0)


def test_a_question_left_out_is_not_held_against_anybody() -> None:
    assert codes({"decides": "yes"}) == []
    assert codes({"decides": "no"}) == ["CHK101"]


@pytest.mark.parametrize("answers", [{"weather": "yes"}, {"owner": "maybe"}])
def test_a_strange_answer_is_refused(answers: dict[str, Answer]) -> None:
    with pytest.raises(CannotJudge, match=r"is no|no question"):
        judge(answers)


@given(st.dictionaries(st.sampled_from([q.code for q in QUESTIONS]), st.sampled_from(list(ANSWERS))))
def test_any_answers_give_a_ranked_result_that_never_blames(answers: dict[str, Answer]) -> None:
    seen = judge(answers)
    assert seen == judge(answers)
    strengths = [pattern.strength for pattern in seen.patterns]
    assert strengths == sorted(strengths, reverse=True)
    assert all(AT_WORK_FROM <= strength <= 1 for strength in strengths)
    assert all(pattern.because for pattern in seen.patterns)
    assert bool(seen.next_step) == bool(answers)
    if seen.patterns:
        assert "Struktur" in seen.sentence.say("de")
    if seen.next_step:
        assert seen.next_step.step in STEPS


@given(st.dictionaries(st.sampled_from([q.code for q in QUESTIONS]), st.sampled_from(["partly", "no"])))
def test_a_worse_answer_never_makes_a_pattern_go_away(changed: dict[str, Answer]) -> None:
    answers = FINE | changed
    worse: dict[str, Answer] = {code: "no" if answer != "yes" else "yes" for code, answer in answers.items()}
    assert set(codes(answers)) <= set(codes(worse))


def test_every_pattern_has_its_rule() -> None:
    rules = {rule.code: rule for rule in check_rules()}
    assert set(codes(dict.fromkeys(FINE, "no"))) == set(rules)
    assert all(rule.numbers.say("de") and rule.numbers.say("en") for rule in rules.values())
