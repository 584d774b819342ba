"""Sentences in two languages, with the users' own words in them."""

from __future__ import annotations

import pytest

from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

STOPPED = Text("„{title}“ ist gestrichen.", "“{title}” is stopped.")


@pytest.mark.parametrize(
    ("title", "language", "said"),
    [
        ("Messe", "de", "„Messe“ ist gestrichen."),
        ("Reihe „Stillstand“", "de", "„Reihe ‚Stillstand‘“ ist gestrichen."),
        ("Reihe „Stillstand“", "en", "“Reihe ‚Stillstand‘” is stopped."),
        ("series “downtime”", "en", "“series ‘downtime’” is stopped."),
        ("a {brace}", "en", "“a {brace}” is stopped."),
    ],
)
def test_a_quotation_within_a_quotation_has_single_marks(title: str, language: Language, said: str) -> None:
    assert STOPPED.with_values(title=title).say(language) == said


def test_words_that_are_not_quoted_keep_their_marks() -> None:
    assert Text("{who}: ja", "{who}: yes", {"who": "„Team“"}).say("de") == "„Team“: ja"


def test_the_formal_twin_is_said_in_german_only_and_within_other_sentences() -> None:
    ask = Text("Nennt {name}.", "Name {name}.", sie="Nennen Sie {name}.").with_values(name="Jana")
    both = Text("{ask} Danke.", "{ask} Thanks.", {"ask": ask})
    assert both.say("de") == "Nennt Jana. Danke."
    assert both.say("de", formal=True) == "Nennen Sie Jana. Danke."
    assert both.say("en", formal=True) == "Name Jana. Thanks."
