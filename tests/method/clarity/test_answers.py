"""Empty or concrete: a phrase is found in every spelling, and a concrete answer is never blamed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.clarity.answers import NOTHING_LEFT, NOTHING_WRITTEN, AnswerCheck, check_answer
from klarlinie.method.clarity.empty_answers import QUESTIONS, Question, explanations

ANSWERS = Path(__file__).with_name("answers.tsv")


def dev_set() -> list[tuple[Question, str, str, str]]:
    """Question, label ("empty", "concrete"), part ("seen", "unseen", "blind") and text of every answer of our own."""
    rows = [line.split("\t") for line in ANSWERS.read_text(encoding="utf-8").splitlines()[1:]]
    return [(question, label, half, text) for question, _, label, half, text in rows]  # type: ignore[misc]


def codes(check: AnswerCheck) -> list[str]:
    return [hit.code for hit in check.hits]


@pytest.mark.parametrize("half", ["seen", "unseen", "blind"])
def test_hardly_any_concrete_answer_is_blamed_and_most_empty_ones_are_found(half: str) -> None:
    tally = Counter(
        (label, check_answer(question, text).empty) for question, label, h, text in dev_set() if h == half
    )
    blamed = tally["concrete", True] / (tally["concrete", True] + tally["concrete", False])
    found = tally["empty", True] / (tally["empty", True] + tally["empty", False])
    assert blamed < 0.02
    assert found > 0.85


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_judged_well_in_both_languages(question: Question) -> None:
    rows = [(label, text) for asked, label, _, text in dev_set() if asked == question]
    wrong = [text for label, text in rows if check_answer(question, text).empty != (label == "empty")]
    assert len(wrong) <= len(rows) * 0.1, wrong


@pytest.mark.parametrize(
    "text",
    [
        "Individuelle Lösungen für unsere Kunden",
        "Unsere Lösungen sind ganz individuell.",
        "individuelle loesungen",
        "INDIVIDUELLE LÖSUNGEN",
        "„Individuelle“ Lösungen!",
        "Wir bieten Kund:innen individuelle Lösungen.",
        "Für Kund*innen: individuellste Lösungen",
        "individuelle Gesamt-Lösungen für KundInnen",
    ],
)
def test_a_phrase_is_found_in_every_spelling_and_order(text: str) -> None:
    check = check_answer("promise", text)
    assert check.empty
    assert "CLA101" in codes(check)


@pytest.mark.parametrize(
    "text", ["Maßgeschneiderte Lösungen", "massgeschneiderte Lösungen", "Massgeschneiderte Loesungen"]
)
def test_swiss_spelling_makes_no_difference(text: str) -> None:
    assert codes(check_answer("promise", text)) == ["CLA101"]


def test_a_hit_says_where_it_stands() -> None:
    text = "Seit 1962 gilt: Wir bieten individuelle Lösungen."
    (hit,) = check_answer("promise", text).hits
    assert text[hit.start : hit.end] == "individuelle Lösungen"


def test_a_phrase_in_a_concrete_answer_is_only_a_hint() -> None:
    check = check_answer("promise", "Individuelle Lösungen für Rollstuhlfahrer.")
    assert not check.empty
    assert codes(check) == ["CLA101"]
    assert check.left_over == "Rollstuhlfahrer"


def test_the_most_concrete_sentence_decides() -> None:
    assert not check_answer("promise", "Wir geben unser Bestes. Wir reparieren Orgeln.").empty


@pytest.mark.parametrize("word", ["Imker", "Tierärzte", "zahnärzte", "Dachdecker", "Hauliers", "Crematoria"])
def test_one_word_that_names_somebody_is_concrete(word: str) -> None:
    assert not check_answer("audience", word).empty


@pytest.mark.parametrize(
    "word", ["Kunden", "Kund:innen", "Qualität", "Entscheider", "B2B", "customers", "SMEs", "Quality"]
)
def test_one_word_that_anybody_could_say_is_empty(word: str) -> None:
    assert check_answer("audience", word).empty


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("promise", "Wir sind die Nummer eins."),
        ("promise", "Service 24/7"),
        ("promise", "Wir geben 100 Prozent."),
        ("audience", "Frauen zwischen 30 und 50"),
        ("audience", "Unternehmen mit 20 bis 200 Mitarbeitern"),
        ("reason", "Machen wir so seit 2009."),
    ],
)
def test_a_figure_that_measures_nothing_is_no_evidence(question: Question, text: str) -> None:
    assert check_answer(question, text).empty


@pytest.mark.parametrize(
    "text",
    [
        "weil der Chef das 2015 wollte",
        "hat unsere Agentur Müller empfohlen",
        "weil wir das auf der Messe immer so machen",
        "Die Agentur sagt, das ist gut.",
    ],
)
def test_a_habit_or_a_foreign_reason_stays_empty_despite_its_names(text: str) -> None:
    assert check_answer("reason", text).empty


@pytest.mark.parametrize(
    "text",
    [
        "Machen wir schon immer, und es kommen jeden Monat zwei Anfragen.",
        "Seit Jahren kommen darüber Anfragen aus der Schweiz.",
        "Der Chef wollte es, und seitdem rufen jeden Monat drei Dachdecker an.",
        "Das gehört dazu: gesetzlich vorgeschrieben.",
        "We've always done it, and last year it brought five orders.",
    ],
)
def test_a_habit_that_has_an_effect_is_a_reason(text: str) -> None:
    assert not check_answer("reason", text).empty


@pytest.mark.parametrize(
    "text", ["Wir machen das schon immer, aber es kommen keine Anfragen.", "Läuft halt, bringt nichts."]
)
def test_an_effect_denied_is_no_effect(text: str) -> None:
    assert check_answer("reason", text).empty


def test_an_answer_of_common_words_alone_is_empty_without_any_rule() -> None:
    check = check_answer("promise", "Gute Leute denken an das Ziel.", "de")
    assert check.empty
    assert codes(check_answer("promise", "Ein Wort, ein Ziel.")) == [NOTHING_LEFT]


@pytest.mark.parametrize("text", ["", " ", "?", "—", "😀", "\n\n"])
def test_nothing_written_is_said_as_such(text: str) -> None:
    check = check_answer("benefit", text)
    assert check.empty
    assert codes(check) == [NOTHING_WRITTEN]
    assert check.left_over == ""


@pytest.mark.parametrize(
    "text", ["x" * 50_000, "Kunde Ziel zufrieden " * 2_400, "immer so machen wir " * 2_500, "ä😀ö " * 12_000]
)
@pytest.mark.parametrize("question", ["promise", "reason"])
def test_a_very_long_text_is_answered(question: Question, text: str) -> None:
    check = check_answer(question, text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in check.hits)


@given(st.sampled_from(QUESTIONS), st.text(max_size=200))
def test_any_text_gets_the_same_answer_twice(question: Question, text: str) -> None:
    first = check_answer(question, text)
    assert first == check_answer(question, text)
    assert first.hits or not first.empty
    assert all(0 <= hit.start <= hit.end <= len(text) for hit in first.hits)


@given(st.sampled_from([row for row in dev_set() if row[1] == "concrete" and row[0] != "reason"]))
def test_adding_an_empty_sentence_never_makes_a_concrete_answer_empty(
    row: tuple[Question, str, str, str],
) -> None:
    question, _, _, text = row
    if not check_answer(question, text).empty:
        assert not check_answer(question, f"{text.rstrip('.?!')}. Wir geben unser Bestes.", "de").empty


@pytest.mark.parametrize("key", sorted(explanations()))
def test_what_we_say_passes_our_own_check(key: str) -> None:
    said = explanations()[key]
    for text in (said.why, said.better_question):
        for question in QUESTIONS:
            for written, language in ((text.de, "de"), (text.en, "en")):
                found = codes(check_answer(question, written, language))  # type: ignore[arg-type]
                assert not set(found) - {NOTHING_LEFT}, written
