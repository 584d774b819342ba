"""Likely duplicates are proposed with a reason; what tells two things apart blocks the proposal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.duplicates import PER_ACTIVITY, likely_duplicates
from klarlinie.method.inventory.types import type_of
from klarlinie.vocabulary.money import Money


def activity(title: str, money: int | None = None, hours: float | None = None) -> Activity:
    guess = type_of(title)
    paid = Money(Decimal(money)) if money is not None else None
    return Activity(title, Source("liste.xlsx"), guess.type, guess.certain, hours, paid)


def are_proposed(first: str, second: str) -> bool:
    return bool(likely_duplicates([activity(first), activity(second)]))


SAME = [
    ("wlw", "Wer liefert was"),
    ("wlw-Eintrag", "Eintrag bei Wer liefert was"),
    ("Insta", "Instagram"),
    ("Instagram bespielen", "Insta-Kanal"),
    ("NL", "Newsletter"),
    ("Kundennewsletter", "Newsletter"),
    ("SEA", "Google Ads"),
    ("Google Ads", "Google Adwords Kampagne"),
    ("Präsi", "Präsentation"),
    ("Homepage", "Website"),
    ("Webseite pflegen", "Internetseite aktualisieren"),
    ("Homepage-Relaunch", "Website neu"),
    ("Website überarbeiten", "Neue Homepage"),
    ("Imagebroschüre", "Image-Broschüre"),
    ("Imagebroschuere", "Firmenbroschüre"),
    ("Flyer", "Flyer drucken"),
    ("Newsletetr", "Newsletter"),
    ("Mailing im Herbst", "Herbstmailing"),
    ("Messe Motek", "Motek-Messe"),
    ("Messestand Motek", "Messe Motek"),
    ("Tag der offenen Tür", "Hausmesse"),
    ("Open house", "Tag der offenen Tür"),
    ("Stellenanzeigen", "Stellenanzeige"),
    ("Stellenausschreibungen", "Stellenanzeige schalten"),
    ("Pressemitteilungen", "Pressemeldung"),
    ("Trikotsponsoring TSV", "Sponsoring Trikots TSV"),
    ("LinkedIn", "LinkedIn-Unternehmensseite"),
    ("LinkedIn Posts", "LinkedIn bespielen"),
    ("Broschüre", "Broschüren"),
    ("Fotoshooting", "Fotoshooting "),
    ("KATALOG", "Katalog"),
    ("Hausmesse", "Hausmesse 2026"),
    ("Trade show Leeds", "Trade fair Leeds"),
    ("Social Media", "Soziale Medien"),
    ("Kundenzufriedenheitsumfrage", "Kundenbefragung"),
    ("Google My Business", "Google Unternehmensprofil pflegen"),
    ("Azubi-Flyer", "Flyer Azubi"),
]

DIFFERENT = [
    ("Messe Motek 2025", "Messe Motek 2026"),
    ("Messe Hannover", "Messe Stuttgart"),
    ("Messe Motek", "Messe Fakuma"),
    ("Flyer 1", "Flyer 2"),
    ("Flyer Pumpen", "Flyer Ventile"),
    ("Newsletter Bestandskunden", "Newsletter Händler"),
    ("Broschüre deutsch", "Broschüre englisch"),
    ("Website deutsch", "Website"),
    ("Newsletter intern", "Newsletter"),
    ("LinkedIn", "LinkedIn Ads"),
    ("LinkedIn", "XING"),
    ("Google Ads", "Google My Business"),
    ("Website pflegen", "Website-Relaunch"),
    ("Messe Motek", "Messe"),
    ("Blog", "Vlog"),
    ("Imagefilm", "Produktfilm"),
    ("Katalog Pumpen", "Katalog"),
    ("Messestand bauen", "Messekatalog"),
    ("Kalender", "Kundenkalender Versandplan"),
    ("Recruiting-Video", "Produktvideo"),
    ("Webinar Wartung", "Webinar Hydraulik"),
    ("Mailing Frühjahr", "Mailing Herbst"),
    ("Anzeige VDI Nachrichten", "Anzeige Produktion"),
    ("Sponsoring TSV", "Sponsoring Feuerwehr"),
    ("PR", "SEO"),
    ("Pressemitteilung neue Halle", "Pressemitteilung Jubiläum"),
    ("Website", "Whitepaper"),
    ("Karriereseite", "Website"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_two_names_of_the_same_thing_are_proposed(first: str, second: str) -> None:
    assert are_proposed(first, second)


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_two_things_are_left_alone(first: str, second: str) -> None:
    assert not are_proposed(first, second)
    assert not are_proposed(second, first)


def test_one_word_more_is_proposed_where_both_cost_the_same() -> None:
    pairs = likely_duplicates([activity("Katalog Pumpen", 4000, 2), activity("Katalog", 4000, 2)])

    assert [pair.why.say("de") for pair in pairs] == [
        "Nur „Pumpen“ kommt dazu, und beide kosten gleich viel."
    ]


def test_costs_of_nothing_prove_nothing() -> None:
    assert not likely_duplicates([activity("Katalog Pumpen", 0), activity("Katalog", 0)])


def test_a_proposal_says_why_in_both_languages() -> None:
    (pair,) = likely_duplicates([activity("Messe"), activity("wlw"), activity("Wer liefert was")])

    assert (pair.first, pair.second) == (1, 2)
    assert pair.why.say("de") == "„wlw“ und „Wer liefert was“ sind zwei Namen für dasselbe."
    assert pair.why.say("en") == "“wlw” and “Wer liefert was” are two names for the same thing."


def test_an_activity_takes_part_in_at_most_three_proposals() -> None:
    pairs = likely_duplicates([activity("Newsletter") for _ in range(40)])

    for index in range(40):
        assert sum(index in (pair.first, pair.second) for pair in pairs) <= PER_ACTIVITY
    assert len(pairs) >= 39


def test_proposals_do_not_depend_on_chance() -> None:
    rows = [activity(title) for pair in SAME for title in pair]

    assert likely_duplicates(rows) == likely_duplicates(rows)


def test_all_pairs_of_a_long_list_are_still_found() -> None:
    rows = [activity(title) for pair in SAME[:12] for title in pair]
    filler = [activity(f"Sache {number} {number * 7 % 91}") for number in range(3000)]

    pairs = {(pair.first, pair.second) for pair in likely_duplicates([*rows, *filler])}

    assert (0, 1) in pairs
    assert {(2 * i, 2 * i + 1) for i in range(1, 4)} & pairs


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("NL", "Newsletter Bestandskunden", "„Bestandskunden“ steht nur bei einem der beiden dabei."),
        ("Flyer", "Flyer Köln", "Nur „Köln“ kommt dazu, und beide kosten gleich viel."),
        ("Flyer", "Flyer (Größe)", "Nur „Größe“ kommt dazu, und beide kosten gleich viel."),
    ],
)
def test_the_word_in_which_two_names_differ_is_written_as_in_the_title(
    first: str, second: str, why: str
) -> None:
    (pair,) = likely_duplicates([activity(first, 500), activity(second, 500)])
    assert pair.why.say("de") == why
