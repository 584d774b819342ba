"""Does a title look like something that was stopped?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.upkeep.similar import Stopped, resembles, stopped_before, telling_words
from tests.method.execution.documented import worked


@pytest.mark.parametrize("row", worked("upkeep.md", "similar"), ids=" ".join)
def test_what_the_docs_call_alike_is_alike(row: list[str]) -> None:
    stopped, new, alike = row
    assert (resembles(new, [Stopped(stopped, "")]) is not None) == (alike == "yes")


def test_the_closest_of_several_is_shown() -> None:
    old = [
        Stopped("Messe X Köln", "zu weit"),
        Stopped("Messe X", "keine Gespräche"),
        Stopped("Messe X Essen", ""),
    ]
    found = resembles("Messe X 2027", old)
    assert found is not None
    assert found.reason == "keine Gespräche"


def test_another_name_of_the_same_thing_is_found_where_it_is_given() -> None:
    old = Stopped("wlw", "", also_called=("Wer liefert was",))
    assert resembles("Eintrag Wer liefert was", [old]) == old
    assert resembles("Eintrag Wer liefert was", [Stopped("wlw", "")]) is None


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("12. Messe X 2027", {"messe", "x"}),
        ("Die neue Messe X (Herbst '27)", {"messe", "x"}),
        ("Neu 2027", {"neu"}),
        ("2027", {"2027"}),
        ("", set()),
    ],
)
def test_year_edition_and_fillers_are_taken_away_unless_nothing_is_left(title: str, words: set[str]) -> None:
    assert telling_words(title) == words


TITLES = st.text("abcdeäöü 27.-", min_size=1, max_size=20).filter(lambda title: any(map(str.isalpha, title)))


@given(TITLES)
def test_next_years_edition_looks_like_this_years(title: str) -> None:
    assert resembles(f"{title} 2031", [Stopped(f"{title} 2030", "")]) is not None


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_answered_for_any_two_titles(title: str, stopped: str) -> None:
    old = Stopped(stopped, "")
    assert resembles(title, [old]) in (old, None)
    assert resembles(title, []) is None


def test_the_old_decision_is_shown_with_day_person_and_reason() -> None:
    old = Stopped("Messe X", "In drei Jahren kein Gespräch", date(2026, 3, 2), "Eva")
    finding = stopped_before("Messe X 2027", [old])
    assert finding is not None
    assert finding.sentence.say("de") == (
        "„Messe X 2027“ sieht aus wie „Messe X“; das habt ihr am 02.03.2026 (Eva) gestrichen."
    )
    assert finding.evidence[0].say("de") == "Grund damals: „In drei Jahren kein Gespräch“"
    assert stopped_before("Podcast", [old]) is None


def test_without_a_day_the_sentence_still_stands() -> None:
    finding = stopped_before("Messe X", [Stopped("Messe X", "{teuer}")])
    assert finding is not None
    assert "das habt ihr gestrichen." in finding.sentence.say("de")
    assert "{teuer}" in finding.evidence[0].say("de")
