"""Blind answers side by side: close or far, shared and lonely words, empty ones, and what to talk about."""

from __future__ import annotations

import random
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.clarity.blind import VERDICT_NAMES, BlindAnswer, SideBySide, side_by_side
from klarlinie.method.clarity.empty_answers import Question
from tests.docs_tables import ROOT

ROUNDS = [
    row.split("\t")
    for row in (ROOT / "tests/method/clarity/blind_rounds.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
WORDS = st.sampled_from(
    "Wir halten Hallentore in Speditionen am Laufen Qualität für Kunden Rampen, und Torbau Tore 48 h".split()
)
ANSWERS = st.lists(
    st.builds(
        BlindAnswer, st.sampled_from("Ana Ben Cleo".split()), st.lists(WORDS, max_size=8).map(" ".join)
    ),
    max_size=6,
)


def compared(*texts: str, question: Question = "promise") -> SideBySide:
    return side_by_side([BlindAnswer(f"P{i}", text) for i, text in enumerate(texts)], question)


@pytest.mark.parametrize(
    ("part", "language", "question", "expected", "answers"), [row for row in ROUNDS if row[0] != "paraphrase"]
)
def test_a_round_is_judged_as_its_writer_meant_it(
    part: str, language: str, question: str, expected: str, answers: str
) -> None:
    found = compared(*answers.split(" | "), question=cast(Question, question))
    assert found.verdict == expected, found.divergence


@given(ANSWERS, st.sampled_from(["promise", "audience", "benefit"]), st.integers())
def test_the_order_of_coming_in_leaves_no_trace(
    answers: list[BlindAnswer], question: Question, seed: int
) -> None:
    shuffled = random.Random(seed).sample(answers, len(answers))
    assert side_by_side(shuffled, question) == side_by_side(answers, question)


@given(ANSWERS)
def test_the_figures_stay_within_their_limits(answers: list[BlindAnswer]) -> None:
    found = side_by_side(answers, "promise")
    assert len(found.answers) == len(answers)
    assert all(0 <= pair.closeness <= 1 for pair in found.pairs)
    assert found.divergence is None or 0 <= found.divergence <= 1
    assert (found.divergence is None) == (not found.pairs)
    for term in found.shared:
        assert len(term.answers) >= 2
    for language in ("de", "en"):
        assert found.first.say(language)
        assert "{" not in found.first.say(language)


def test_labels_do_not_change_what_is_said() -> None:
    one = side_by_side([BlindAnswer("Ana", "Imker"), BlindAnswer("Ben", "Tierärzte")], "audience")
    other = side_by_side([BlindAnswer("", "Tierärzte"), BlindAnswer("", "Imker")], "audience")
    assert (one.divergence, one.named, one.first) == (other.divergence, other.named, other.first)
    assert [answer.text for answer in one.answers] == [answer.text for answer in other.answers]


def test_the_same_answer_twice_is_no_distance() -> None:
    found = compared("Dächer dicht vor dem Winter", "dächer dicht vor dem winter")
    assert found.divergence == pytest.approx(0)
    assert found.verdict == "near"


def test_shared_and_lonely_words_are_told_apart() -> None:
    found = compared(
        "Speditionen mit Lager", "Spedition in Bayern", "Speditionen und Imker", question="audience"
    )
    assert [(term.word, len(term.answers)) for term in found.shared] == [("Speditionen", 3)]
    assert {answer.text: answer.lonely for answer in found.answers} == {
        "Speditionen mit Lager": ("Lager",),
        "Spedition in Bayern": ("Bayern",),
        "Speditionen und Imker": ("Imker",),
    }


def test_a_compound_also_counts_as_its_part() -> None:
    found = compared("Wir warten Maschinen", "Wir kennen jeden Maschinenpark")
    assert "Maschinen" in [term.word for term in found.shared]


def test_a_shared_phrase_is_no_shared_meaning() -> None:
    things = compared("Gute Imkereien", "Starke Imkereien").divergence
    phrases = compared("Gute Qualität beim Honig", "Gute Qualität beim Dach").divergence
    assert things is not None
    assert phrases is not None
    assert phrases > things


def test_separate_audiences_are_counted_once_each() -> None:
    found = compared(
        "Speditionen, Lagerhäuser",
        "Speditionen",
        "Imker und Speditionen in Bayern",
        question="audience",
    )
    assert found.named == ("Speditionen", "Imker", "Lagerhäuser")


def test_one_answer_is_not_compared_and_none_is_not_zero() -> None:
    for texts in [(), ("Imker",), ("Imker", "", " … ")]:
        found = compared(*texts)
        assert (found.divergence, found.verdict, found.pairs) == (None, None, ())
    assert compared("Imker").first.say("de").startswith("Bisher gibt es eine Antwort")
    assert compared("", "").first.say("de") == "Bisher gibt es keine Antwort."


def test_blank_and_general_answers_get_a_kind_word() -> None:
    found = compared(
        "Individuelle Lösungen aus einer Hand", "", "Wir dichten Flachdächer ab", "Dichte Flachdächer"
    )
    said = found.empty_said
    assert said
    assert said.say("de") == (
        "Eine Antwort blieb frei; die Frage ist schwer. Eine Antwort ist noch so allgemein, dass jede Firma sie "
        "geben könnte. Das ist am Anfang üblich."
    )
    assert sum(answer.is_blank for answer in found.answers) == 1
    assert compared("Wir dichten Flachdächer ab").empty_said is None
    several = compared("", "", "Qualität", "Service").empty_said
    assert several
    assert several.say("en").startswith("2 answers were left blank")


@pytest.mark.parametrize(
    ("texts", "question", "said"),
    [
        (["Qualität", "Service", "Imkerbedarf"], "promise", "Mitbewerber"),
        (["Imker mit Laden", "Imker mit Laden"], "audience", "Gemeinsam ist: Imker, Laden."),
        (["Imker", "Tierärzte", "Winzer"], "audience", "3 verschiedene Zielgruppen"),
        (["Imker mit Laden", "Imker mit Wald"], "audience", "Nur in einer Antwort steht: Laden."),
    ],
)
def test_it_says_what_to_talk_about_first(texts: list[str], question: Question, said: str) -> None:
    assert said in compared(*texts, question=question).first.say("de")


def test_every_verdict_can_be_said() -> None:
    assert [name.say("de") for name in VERDICT_NAMES.values()] == [
        "nah beieinander",
        "teils verschieden",
        "weit auseinander",
    ]


def test_fifty_long_answers_are_compared_at_once() -> None:
    long = [" ".join(f"Wort{i * j}teil Satzstück{j}." for j in range(60)) for i in range(50)]
    assert len(compared(*long).pairs) == 50 * 49 // 2
