"""What the foundation still lacks is said with its code; a sound one is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from klarlinie.method.clarity.foundation import audience_total, foundation_findings, offers_in
from klarlinie.method.clarity.line import Audience, Benefit, Line, Task

SOUND = Line(
    promise="Stillstehende Abfüllanlagen laufen am nächsten Morgen wieder.",
    audiences=(Audience("Brauereien mit eigener Abfüllung", {"revenue": 4, "fit": 3}),),
    not_served=("Getränkekonzerne",),
    benefits=(Benefit("Die Flaschen laufen um sechs wieder vom Band.", "Protokolle 2026"),),
    main_task=Task("win_inquiries", 24, date(2027, 12, 31)),
    not_expected=("Marketing ersetzt keinen Besuch vor Ort.",),
)


def codes(line: Line) -> list[str]:
    return [finding.code for finding in foundation_findings(line)]


def test_a_sound_foundation_has_no_findings() -> None:
    assert codes(SOUND) == []


def test_an_empty_line_lacks_everything() -> None:
    assert codes(Line()) == ["CLA501", "CLA511", "CLA515", "CLA521", "CLA531", "CLA541"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (replace(SOUND, promise=None), "CLA501"),
        (replace(SOUND, promise="Wir warten Pumpen " + "am Ufer bei Nacht " * 8), "CLA502"),
        (replace(SOUND, promise="Wartung, Montage, Pumpen und Schulung"), "CLA503"),
        (replace(SOUND, promise="Wir bieten individuelle Lösungen."), "CLA504"),
        (replace(SOUND, promise="Individuelle Lösungen für Orgelbauer"), "CLA505"),
        (replace(SOUND, audiences=()), "CLA511"),
        (replace(SOUND, audiences=(Audience("Der Mittelstand", {"fit": 2}),)), "CLA512"),
        (replace(SOUND, audiences=(Audience("Frauen zwischen 30 und 50", {"fit": 2}),)), "CLA512"),
        (replace(SOUND, audiences=(Audience("Alle, die uns brauchen", {"fit": 2}),)), "CLA513"),
        (replace(SOUND, audiences=(Audience("Imker"),)), "CLA514"),
        (replace(SOUND, not_served=()), "CLA515"),
        (replace(SOUND, benefits=()), "CLA521"),
        (replace(SOUND, benefits=(Benefit("Mehr Sichtbarkeit"),)), "CLA522"),
        (replace(SOUND, benefits=(Benefit("Kein Wasser im Keller"),)), "CLA523"),
        (replace(SOUND, benefits=(Benefit("Kosten sparen am Kessel", "Rechnung"),)), "CLA524"),
        (replace(SOUND, main_task=None), "CLA531"),
        (replace(SOUND, main_task=Task("win_inquiries", None, date(2027, 1, 1))), "CLA532"),
        (replace(SOUND, main_task=Task("win_inquiries", 24)), "CLA533"),
        (replace(SOUND, side_tasks=(Task("support_sales", 1, date(2027, 1, 1)),) * 3), "CLA534"),
        (replace(SOUND, main_task=Task("be_known", 24, date(2027, 1, 1))), "CLA535"),
        (replace(SOUND, not_expected=()), "CLA541"),
    ],
)
def test_each_gap_is_named_once(line: Line, code: str) -> None:
    assert codes(line) == [code]


def test_a_finding_can_be_said_in_both_languages_and_always_has_a_suggestion() -> None:
    lines = (Line(), replace(SOUND, promise="Wir bieten individuelle Lösungen und {Klammern}."))
    for finding in (found for line in lines for found in foundation_findings(line)):
        for language in ("de", "en"):
            assert finding.sentence.say(language).strip()
            assert finding.suggestion.say(language).strip()


def test_an_unknown_score_counts_neither_as_zero_nor_as_the_mean() -> None:
    total = audience_total(Audience("Imker", {"revenue": 4, "fit": 3, "repeat": 2}))
    assert (total.mean, total.known, total.of) == (3.0, 3, 5)
    assert audience_total(Audience("Imker")).mean is None


@pytest.mark.parametrize(
    ("promise", "offers"),
    [
        ("Wir warten Pumpen.", 1),
        ("Wartung, Montage, Handel", 3),
        ("Pumpen und Rohre", 2),
        ("Wir reparieren Pumpen, die sonst keiner anfasst.", 1),
        ("", 0),
    ],
)
def test_offers_are_counted(promise: str, offers: int) -> None:
    assert offers_in(promise) == offers
