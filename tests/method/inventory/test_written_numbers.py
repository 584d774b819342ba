"""Your numbers are never silently misread: points, commas, blanks and dashes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.inventory.understand import (
    NumberStyle,
    column_number_style,
    understand_hours,
    understand_money,
)
from klarlinie.method.inventory.written_numbers import read_number
from klarlinie.vocabulary.figures import money as money_in_words
from klarlinie.vocabulary.figures import number as in_words
from klarlinie.vocabulary.money import Money

# What is written, the column's style, the value, and the second reading where there is one.
NUMBERS = [
    ("0", None, "0", None),
    ("7", None, "7", None),
    ("007", None, "7", None),
    ("1200", None, "1200", None),
    ("1.200", "de", "1200", None),
    ("1.200", "en", "1200", "1.2"),
    ("1.200", None, "1200", "1.2"),
    ("1,200", "en", "1200", None),
    ("1,200", "de", "1200", "1.2"),
    ("1,200", None, "1200", "1.2"),
    ("12.345", "de", "12345", None),
    ("123,456", "en", "123456", None),
    ("999.999", None, "999999", "999.999"),
    ("1,5", None, "1.5", None),
    ("1.5", None, "1.5", None),
    ("1,5", "en", "1.5", None),
    ("1.5", "de", "1.5", None),
    ("1,50", None, "1.50", None),
    ("12.50", "de", "12.50", None),
    ("0,75", None, "0.75", None),
    ("0.125", None, "0.125", None),
    ("0,500", "en", "0.500", None),
    ("1234,567", None, "1234.567", None),
    ("1234.5", None, "1234.5", None),
    ("1.234,56", None, "1234.56", None),
    ("1.234,56", "en", "1234.56", None),
    ("1,234.56", None, "1234.56", None),
    ("1,234.56", "de", "1234.56", None),
    ("1.234.567", None, "1234567", None),
    ("1,234,567", None, "1234567", None),
    ("1.234.567,8", None, "1234567.8", None),
    ("12,5", "de", "12.5", None),
    ("1,234,567.89", None, "1234567.89", None),
    ("1 200", None, "1200", None),
    ("1 234,56", None, "1234.56", None),
    ("1 234.56", None, "1234.56", None),
    ("2'500", None, "2500", None),
    ("2'500.50", None, "2500.50", None),
    ("1.200,-", "de", "1200", None),
    ("99,-", None, "99", None),
    ("2'500.-", None, "2500", None),
    ("12 500", None, "12500", None),
    ("1'234'567", None, "1234567", None),
    ("3,1415", None, "3.1415", None),
]


@pytest.mark.parametrize(("written", "style", "value", "other"), NUMBERS)
def test_a_figure_has_one_reading_or_says_that_it_has_two(
    written: str, style: NumberStyle | None, value: str, other: str | None
) -> None:
    seen = read_number(written, style)

    assert seen.value == Decimal(value)
    assert seen.other == (None if other is None else Decimal(other))


@pytest.mark.parametrize(
    ("cells", "style"),
    [
        (["1,5", "2", None], "de"),
        (["1.5 h", 3], "en"),
        (["1.234,56 €", "1.200"], "de"),
        (["1,234.56", "1,200"], "en"),
        (["1.234.567"], "de"),
        (["1,234,567"], "en"),
        (["1,5", "1.5"], None),
        (["1.200", "1,200"], None),
        (["12.05.", "1.2.2024", "03.08.2026"], None),
        ([1.5, 2.5, None, ""], None),
        ([], None),
        (["ca. 12,50 € im Monat"], "de"),
    ],
)
def test_a_column_shows_how_it_writes_numbers(
    cells: list[str | float | None], style: NumberStyle | None
) -> None:
    assert column_number_style(cells) == style


@pytest.mark.parametrize(
    ("cell", "header", "style", "euros"),
    [
        ("1.200", "Kosten/Jahr", None, 1200),
        ("1.200", "Cost per year", None, None),
        ("1.200", "Cost per year", "de", 1200),
        ("1.200 €", "Cost per year", "en", None),
        ("1,200", "Kosten/Jahr", None, None),
        ("1,200", "Kosten/Jahr", "de", None),
        ("1,200", "Kosten/Jahr", "en", 1200),
        ("1,200", "Cost per year", None, 1200),
        ("1.200 im Jahr", "Cost", "en", None),  # the cell speaks German, its column writes English
        ("1.200", "p.a.", None, None),
    ],
)
def test_a_three_digit_group_is_read_by_column_cell_and_header_or_else_asked(
    cell: str, header: str, style: NumberStyle | None, euros: int | None
) -> None:
    seen = understand_money(cell, header, style=style)

    if euros is None:
        assert seen.value is None
        assert seen.doubt is not None
        assert "1.200 oder 1,2" in seen.doubt.say("de")
        assert "1,200 or 1.2" in seen.doubt.say("en")
    else:
        assert seen.value == Money(Decimal(euros), "EUR")


@given(st.integers(0, 99_999), st.integers(0, 99))
def test_a_german_sum_comes_back_as_it_was_written(whole: int, cents: int) -> None:
    amount = Decimal(whole) + Decimal(cents) / 100

    seen = understand_money(f"{in_words(amount, 'de', 2)} € im Jahr")

    assert seen.value == Money(amount, "EUR")


@given(st.integers(0, 9_999_999))
def test_what_the_product_writes_it_reads_again_in_both_languages(amount: int) -> None:
    given_sum = Money(Decimal(amount), "EUR")

    german = understand_money(f"{money_in_words(given_sum, 'de')} pro Jahr")
    english = understand_money(f"{money_in_words(given_sum, 'en')} per year")

    assert german.value == given_sum
    assert english.value == given_sum


@given(st.integers(0, 4_000).map(lambda quarters: quarters / 4))
def test_hours_come_back_in_both_languages(hours: float) -> None:
    german = understand_hours(f"{in_words(hours, 'de', 2)} Std. im Monat")
    english = understand_hours(f"{in_words(hours, 'en', 2)} hours a month")

    assert german.value == pytest.approx(hours)
    assert english.value == pytest.approx(hours)
