"""What is worth a person's reading is said once; what is doubtful is never silent."""

from __future__ import annotations

from datetime import date

import pytest

from klarlinie.method.inventory.read_tables import read_tables
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import plain
from tests.method.inventory.sheets import by_title, read, sheet, titles


def test_a_column_without_a_period_is_asked_about_once_with_its_lines() -> None:
    reading = read(sheet("Maßnahme | Anfragen\nMesse | 3\nFlyer | 5\nSEO | 0\nVideo | 9"))

    (asked,) = [problem for problem in reading.questions if problem.code == "INV301"]
    assert (asked.line, asked.column) == (2, "Anfragen")
    assert "3 Zeilen dieser Spalte offen (2, 3, 5)" in asked.message.say("de")
    assert "3 rows of this column (2, 3, 5)" in asked.message.say("en")
    assert [problem.line for problem in reading.problems if problem.code == "INV301"] == [2, 3, 5]
    assert by_title(reading)["SEO"].inquiries_per_year == 0
    assert by_title(reading)["Video"].notes == {"Anfragen": "9"}


def test_two_odd_cells_keep_their_own_questions() -> None:
    reading = read(sheet("Maßnahme | Kosten/Jahr\nMesse | -500 €\nFlyer | 80\nSEO | -20 €"))

    assert [problem.line for problem in reading.problems if problem.code == "INV301"] == [2, 4]


def test_sums_of_one_sheet_are_named_together() -> None:
    reading = read(sheet("Maßnahme | Wer\nMesse | Jana\nSumme |\nFlyer | Tom\nGesamt |"))

    assert titles(reading) == ["Messe", "Flyer"]
    (named,) = [problem for problem in reading.questions if problem.code == "INV201"]
    assert "3, 5" in named.message.say("de")


@pytest.mark.parametrize(("line", "asked"), [(2, True), (4, False), (5, False)])
def test_a_formula_without_a_result_matters_only_where_an_activity_loses_by_it(
    line: int, asked: bool
) -> None:
    problem = Problem("INV012", "liste.xlsx", "Tabelle1", line, "B", plain("?"))
    table = sheet("Maßnahme | Kosten/Jahr\nMesse |\nFlyer | 80\nSumme |", problems=(problem,))

    reading = read_tables([table], date(2026, 3, 31))

    assert ("INV012" in {problem.code for problem in reading.problems}) is asked


def test_columns_nobody_can_place_are_asked_about_in_one_sentence() -> None:
    reading = read(sheet("Maßnahme | Foo | Bar | Baz\nMesse | 1 | 2 | 3\nFlyer | 4 | 5 | 6"))

    (asked,) = [problem for problem in reading.problems if problem.code == "INV111"]
    assert "Foo, Bar, Baz" in asked.message.say("de")


def test_names_behind_commas_need_no_words_unless_they_may_be_one_person() -> None:
    full = read(sheet("Maßnahme | Wer\nMesse | Jana Kurz, Tom Lang\nFlyer | AB, CD"))
    bare = read(sheet("Maßnahme | Wer\nMesse | Müller, Jana"))

    assert [activity.owners for activity in full.activities] == [("Jana Kurz", "Tom Lang"), ("AB", "CD")]
    assert [problem.code for problem in full.problems] == []
    assert [problem.code for problem in bare.problems] == ["INV302"]


def test_an_amount_in_a_name_that_no_column_holds_is_named() -> None:
    reading = read(
        sheet("Maßnahme | Kosten/Jahr\nGoogle Ads (300 €/Monat) |\nMesse 2026 |\nFlyer 20 € | 240")
    )

    assert [problem.line for problem in reading.problems if problem.code == "INV301"] == [2]


@pytest.mark.parametrize(
    ("cell", "inquiries", "asked"),
    [
        ("14 Anfragen 2025", 14, False),
        ("11 Anfragen letztes Jahr", 11, False),
        ("14 Anfragen 2026", None, True),
        ("14 Anfragen 2027", None, True),
        ("6 Anfragen 2023 und 2024", None, True),
        ("9 Anfragen", None, True),
    ],
)
def test_a_count_of_one_past_year_counts_and_any_other_year_is_asked_about(
    cell: str, inquiries: float | None, asked: bool
) -> None:
    reading = read(sheet(f"Maßnahme | Wirkung\nMesse | {cell}"))

    assert reading.activities[0].inquiries_per_year == inquiries
    assert ("INV301" in {problem.code for problem in reading.problems}) is asked


def test_the_running_year_in_a_header_is_said_aloud() -> None:
    reading = read(sheet("Maßnahme | Anfragen 2026\nMesse | 12"))

    assert reading.activities[0].inquiries_per_year == 12
    assert ["noch nicht vorbei" in problem.message.say("de") for problem in reading.assumed] == [True]


def test_of_several_years_of_counts_the_last_whole_one_counts() -> None:
    reading = read(
        sheet(
            "Maßnahme | Anfragen 2024 | Anfragen 2025 | Anfragen 2026\nMesse | 12 | 9 | 2\nFlyer | 1 | 0 | 1"
        )
    )

    assert [activity.inquiries_per_year for activity in reading.activities] == [9, 0]
    assert {problem.column for problem in reading.questions} >= {"Anfragen 2024", "Anfragen 2026"}


def test_a_zero_needs_no_currency_where_the_column_holds_two() -> None:
    reading = read(sheet("Activity | Annual cost\nFair | $500\nAds | £200\nBlog | 0\nSEO | 90"))

    zero = by_title(reading)["Blog"].money_per_year
    assert zero is not None
    assert zero.amount == 0
    assert [problem.line for problem in reading.questions if problem.code == "INV301"] == [5]


@pytest.mark.parametrize(
    ("header", "amount", "currency"),
    [
        ("Spend £k per annum", 1500, "GBP"),
        ("Kosten/Jahr (k€)", 1500, "EUR"),
        ("Annual cost, $000", 1500, "USD"),
    ],
)
def test_thousands_in_a_header_are_seen_on_either_side_of_the_sign(
    header: str, amount: int, currency: str
) -> None:
    money = read(sheet(f"Maßnahme | {header}\nMesse | 1.5")).activities[0].money_per_year

    assert money is not None
    assert (int(money.amount), money.currency) == (amount, currency)


def test_the_last_twelve_months_are_a_year() -> None:
    reading = read(sheet("Activity | Enquiries (last 12 months)\nFair | 24"))

    assert reading.activities[0].inquiries_per_year == 24


def test_reais_are_written_with_points_in_whatever_language_the_list_is() -> None:
    reading = read(sheet("Activity | Annual cost\nFair | R$ 100.000\nAds | $1,117.10K"))

    assert [a.money_per_year.amount for a in reading.activities if a.money_per_year] == [100_000, 1_117_100]


def test_a_column_of_first_names_without_a_header_says_who() -> None:
    reading = read(
        sheet("Newsletter | Jana | 4 h/Monat\nInstagram | Tom | 2 h/Woche\nMesse SPS | Jana | 5 Tage/Jahr")
    )

    assert [activity.owners for activity in reading.activities] == [("Jana",), ("Tom",), ("Jana",)]


def test_times_and_sums_mixed_without_a_header_are_an_effort() -> None:
    reading = read(sheet("Messe | 12.000 € p.a.\nNewsletter | 4 h/Woche\nBrief | 2 Tage im Monat"))

    assert [activity.hours_per_month for activity in reading.activities] == [
        None,
        pytest.approx(17.33, abs=0.01),
        16,
    ]
    assert reading.activities[0].money_per_year is not None


def test_words_below_a_benefit_are_a_reason_and_levels_are_an_effect() -> None:
    words = read(sheet("Maßnahme | Nutzen\nMesse | Sichtbarkeit\nFlyer | Kontakte halten"))
    levels = read(sheet("Maßnahme | Nutzen\nMesse | hoch\nFlyer | gering"))

    assert [activity.reason for activity in words.activities] == ["Sichtbarkeit", "Kontakte halten"]
    assert [activity.effect_level for activity in levels.activities] == [3, 1]


@pytest.mark.parametrize(
    ("title", "named", "kind"),
    [
        ("Trade magazine ads", "Print", "ad"),
        ("Referral programme", "Other", "referral"),
        ("Dings", "Print", "brochure"),
        ("Newsletter", "Event", "event"),
    ],
)
def test_a_plain_title_goes_before_a_vague_word_in_a_type_column(title: str, named: str, kind: str) -> None:
    (activity,) = read(sheet(f"Activity | Type\n{title} | {named}")).activities

    assert (activity.type, activity.type_certain) == (kind, True)
