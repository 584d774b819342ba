"""Figures are written as people in that language write them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from klarlinie.vocabulary.figures import Hours, Inquiries, Percent, Points, spell
from klarlinie.vocabulary.money import MixedCurrencies, Money, euros, sum_by_currency
from klarlinie.vocabulary.text import Text, joined, plain
from tests.architecture.project import PACKAGE


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (1234.56, "1.235", "1,235"),
        (12.34, "12,3", "12.3"),
        (4.0, "4", "4"),
        (99.96, "100", "100"),
        (0.25, "0,25", "0.25"),
        (0.5, "0,5", "0.5"),
        (0.004, "0", "0"),
        (1200000, "1.200.000", "1,200,000"),
        (Decimal("2.50"), "2,5", "2.5"),
        (euros("1200"), "1.200\u202f€", "€1,200"),
        (euros("29.90"), "29,90\u202f€", "€29.90"),
        (euros("-4.5"), "-4,50\u202f€", "€-4.50"),
        (Money(Decimal(500), "CHF"), "500\u202fCHF", "CHF 500"),
        (Percent(0.834), "83\u202f%", "83%"),
        (Hours(1.5), "1,5\u202fStd.", "1.5\u202fhrs"),
        (Points(58), "58 Punkte", "58 points"),
        (Points(1), "1 Punkt", "1 point"),
        (Points(1.04), "1 Punkt", "1 point"),
        (Points(0.5), "0,5 Punkte", "0.5 points"),
        (Points(12, dative=True), "12 Punkten", "12 points"),
        (Points(1, dative=True), "1 Punkt", "1 point"),
        (Inquiries(1), "1 Anfrage", "1 inquiry"),
        (Inquiries(6.5), "6,5 Anfragen", "6.5 inquiries"),
        (date(2026, 8, 3), "03.08.2026", "3\u00a0Aug\u00a02026"),
    ],
)
def test_a_value_follows_the_language(value: object, german: str, english: str) -> None:
    assert (spell(value, "de"), spell(value, "en")) == (german, english)


def test_a_text_puts_its_figures_in_the_right_language() -> None:
    text = Text("{n} Anfragen", "{n} inquiries", {"n": 2.5})
    assert (text.say("de"), text.say("en")) == ("2,5 Anfragen", "2.5 inquiries")


def test_an_abbreviation_at_the_end_of_a_sentence_has_one_full_stop() -> None:
    assert Text("Das sind {h}.", "That is {h}.", {"h": Hours(1)}).say("de") == "Das sind 1\u202fStd."


def test_one_hour_is_singular_in_english() -> None:
    assert spell(Hours(1), "en") == "1\u202fhr"


def test_the_users_own_words_are_never_taken_for_a_template() -> None:
    assert plain("{cost} {}").say("de") == "{cost} {}"
    assert Text("„{t}“", "“{t}”", {"t": "{cost}"}).say("en") == "“{cost}”"


def test_texts_are_joined_with_their_own_values() -> None:
    both = joined([Text("eins {a}", "one {a}", {"a": 1}), plain("{x}")], ", ", "; ")
    assert (both.say("de"), both.say("en")) == ("eins 1, {x}", "one 1; {x}")


def test_currencies_are_kept_apart() -> None:
    francs = Money(Decimal(5), "CHF")
    assert sum_by_currency([euros(1), None, francs, euros(2)]) == {"EUR": euros(3), "CHF": francs}
    with pytest.raises(MixedCurrencies):
        euros(1) + francs


def test_no_text_puts_a_bare_figure_before_points_or_inquiries_that_may_be_one() -> None:
    """A figure that was worked out may be 1: it goes in as Points or Inquiries, which know their noun."""
    bare = re.compile(
        r"\{(p|points|ours|theirs|knowing|rate|value|gap)\} (Punkte|Anfragen|points|inquiries)\b"
    )
    assert bare.search("im Mittel um {points} Punkte besser")
    found = [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in (".py", ".html")]
    assert [str(path) for path in found if bare.search(path.read_text(encoding="utf-8"))] == []
