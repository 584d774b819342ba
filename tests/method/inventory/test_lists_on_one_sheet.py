"""Several lists on one sheet: side by side, one below the other, and columns that are groups."""

from __future__ import annotations

import pytest

from tests.method.inventory.sheets import by_title, read, sheet, titles

SIDE_BY_SIDE = """
Online |  |  |  | Offline
Maßnahme | Wer | €/Jahr |  | Maßnahme | Wer | €/Jahr
SEO Texte | Jana | 1200 |  | Flyer | Tom | 800
Newsletter | Tom | 600 |  | Plakat | Tom | 350
Xing Profil | Jana
"""


def test_lists_side_by_side_are_read_one_after_the_other() -> None:
    reading = read(sheet(SIDE_BY_SIDE))

    assert titles(reading) == ["SEO Texte", "Newsletter", "Xing Profil", "Flyer", "Plakat"]
    flyer = by_title(reading)["Flyer"]
    assert (flyer.group, flyer.owners, flyer.source.line) == ("Offline", ("Tom",), 3)
    assert flyer.money_per_year is not None
    assert flyer.money_per_year.amount == 800


def test_lists_side_by_side_need_no_empty_column_and_keep_their_numbering() -> None:
    reading = read(
        sheet(
            "Nr. | Maßnahme | Nr. | Maßnahme\n1 | Website | 1 | Messe\n2 | SEO | 2 | Flyer\n3 | PR | 3 | Video"
        )
    )

    assert titles(reading) == ["Website", "SEO", "PR", "Messe", "Flyer", "Video"]
    assert reading.activities[3].notes == {}


@pytest.mark.parametrize(
    "header",
    ["Maßnahme | Wer |  | Kosten/Jahr", "Maßnahme | Projekt | Wer", "Maßnahme | Thema |  | Bemerkung"],
)
def test_one_list_with_an_empty_column_or_a_second_kind_of_title_stays_one(header: str) -> None:
    reading = read(sheet(f"{header}\nMesse | Jana |  | 500\nFlyer | Tom |  | 20"))

    assert titles(reading) == ["Messe", "Flyer"]


def test_a_second_list_below_begins_after_its_own_title() -> None:
    text = """
Laufende Maßnahmen
Maßnahme | Kosten/Monat | Wer
Website | 50 | Jana
Summe | 50

Geplante Maßnahmen
Idee | Aufwand | Nutzen | Wer
Podcast | hoch | mittel | Tom
"""
    reading = read(sheet(text))

    assert titles(reading) == ["Website", "Podcast"]
    podcast = by_title(reading)["Podcast"]
    assert (podcast.effort_level, podcast.effect_level, podcast.owners) == (3, 2, ("Tom",))
    assert (podcast.group, podcast.source.line) == ("Geplante Maßnahmen", 8)


def test_columns_of_names_below_groups_become_one_list() -> None:
    reading = read(
        sheet(
            "Online | Offline | Veranstaltungen\nWebsite | Flyer | Hausmesse\nNewsletter | Plakate\n |  | Messe Motek"
        )
    )

    assert [(a.title, a.group, a.source.line) for a in reading.activities] == [
        ("Website", "Online", 2),
        ("Newsletter", "Online", 3),
        ("Flyer", "Offline", 2),
        ("Plakate", "Offline", 3),
        ("Hausmesse", "Veranstaltungen", 2),
        ("Messe Motek", "Veranstaltungen", 4),
    ]


def test_columns_of_states_say_the_status() -> None:
    reading = read(sheet("Geplant | Läuft\nWebsite | Flyer\nNewsletter | Plakate\nHausmesse"))

    assert by_title(reading)["Website"].status == "planned"
    assert by_title(reading)["Flyer"].status == "running"


def test_a_table_that_lies_across_is_asked_to_be_turned_also_below_a_header() -> None:
    reading = read(
        sheet(
            "Maßnahme | Messe | Newsletter | Flyer\nKosten/Jahr | 12000 | 600 | 900\nWer | Jana | Tom | Tom"
        )
    )

    assert reading.activities == ()
    assert [problem.code for problem in reading.problems] == ["INV104"]


def test_a_row_of_units_belongs_to_the_header() -> None:
    reading = read(
        sheet("Tätigkeit | Aufwand | Kosten | Wer\n | (h/Woche) | (€/Jahr)\nSocial Media | 3 | 1200 | Jana")
    )

    (social,) = reading.activities
    assert social.hours_per_month == 13
    assert social.money_per_year is not None
    assert social.money_per_year.amount == 1200


def test_a_header_of_rare_words_over_plain_activities_is_no_activity() -> None:
    reading = read(sheet("Marketing-Kanal neu | Laune\nNewsletter | gut\nMesse 2026 | schlecht\nFlyer | gut"))

    assert titles(reading) == ["Newsletter", "Messe 2026", "Flyer"]


def test_thanks_and_a_name_at_the_end_are_a_remark() -> None:
    reading = read(sheet("Maßnahmen\nMesse\nFlyer\n\nDanke, Gruß Lukas\n"))

    assert titles(reading) == ["Messe", "Flyer"]
    assert [problem.code for problem in reading.problems] == ["INV204"]


def test_a_second_column_of_categories_makes_no_list_of_its_own() -> None:
    reading = read(
        sheet("Website | Online\nLinkedIn | Social Media\nXing | Social Media\nHausmesse | Events")
    )

    assert titles(reading) == ["Website", "LinkedIn", "Xing", "Hausmesse"]
