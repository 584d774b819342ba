"""The pattern language: stems, exact forms, wild cards, distance, order, beginning and end."""

from __future__ import annotations

import pytest

from klarlinie.method.clarity.patterns import BadPattern, compile_pattern, find, prepare
from klarlinie.method.clarity.words import sentences


def fits(pattern: str, text: str) -> bool:
    compiled = compile_pattern(pattern, "de")
    return any(True for words in sentences(text) for _ in find(compiled, prepare(words, "de")))


@pytest.mark.parametrize(
    ("pattern", "text", "seen"),
    [
        ("lösung", "viele Lösungen", True),
        ("lösung", "eine Loesung", True),
        ("=aus =einer hand", "alles aus einer Hand", True),
        ("=aus =einer hand", "aus einem Handel", False),
        ("*lösung", "Komplettlösungen", True),
        ("*lösung", "gelöst", False),
        ("rundum*", "Rundumservice", True),
        ("*sorglos*", "Rundum-sorglos-Paket", True),
        ("guter service", "guter alter Service", True),
        ("guter service", "guter alter treuer Service", False),
        ("guter + service", "guter alter Service", False),
        ("guter + service", "guter Service", True),
        ("von .. bis", "von früh bis spät", True),
        ("von .. bis", "von eins zwei drei vier fünf sechs bis", False),
        ("service & qualität", "Qualität und Service", True),
        ("service & qualität", "Qualität. Service", False),
        ("qualität & qualität", "Qualität", False),
        ("^ jeder $", "Jeder", True),
        ("^ jeder $", "Jeder Bäcker", False),
        ("kunde", "Kund:innen", True),
        ("kunde", "Kund*innen", True),
        ("kunde", "KundInnen", True),
        ("kunde", "Kundinnen", True),
        ("machen", "das macht man", True),
        ("machen", "so gemacht", True),
        ("x ; service", "Service", True),
        ("preisleistungsverhältnis", "Preis-Leistungs-Verhältnis", True),
        ("geschäftskunde", "Privat- und Geschäftskunden", True),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, text: str, seen: bool) -> None:
    assert fits(pattern, text) is seen


@pytest.mark.parametrize("pattern", ["", "a ..", "a & ", "^ $", "a|", "a|*", "; a"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(BadPattern):
        compile_pattern(pattern, "de")


def test_sentences_end_at_full_stops_and_not_inside_figures() -> None:
    assert [len(words) for words in sentences("Ab 1.200 Stück. Bzw. mehr! Ja")] == [3, 1, 1, 1]
