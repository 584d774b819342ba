"""A line that people call out: what is surely an amount is taken out, the rest is the title."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.inventory.quick_line import understood_line
from klarlinie.vocabulary.money import Money, euros

TODAY = date(2026, 8, 3)


@pytest.mark.parametrize(
    ("line", "title", "kind", "hours", "money"),
    [
        ("Messe Nürnberg, 40 Std im Jahr, 8.000 €", "Messe Nürnberg", "event", 3.333333, euros(8000)),
        ("Newsletter 4 h/Monat 500 € im Jahr", "Newsletter", "newsletter", 4.0, euros(500)),
        ("Podcast; 2 Tage im Monat; 150 € im Monat", "Podcast", "content", 16.0, euros(1800)),
        ("- Flyer für Azubis, ca. 1.200 €", "Flyer für Azubis", "recruiting", None, euros(1200)),
        ("Messe 2026 40 Std im Jahr", "Messe 2026", "event", 3.333333, None),
        ("Stammtisch, Halle 4, 200 €", "Stammtisch, Halle 4", "event", None, euros(200)),
        ("Blog – 3 Std pro Woche", "Blog", "content", 13.0, None),
        ("Trade fair, 5 days a year, €800", "Trade fair", "event", 3.333333, euros(800)),
        ("Summer party, $500", "Summer party", "other", None, Money(Decimal("500.00"), "USD")),
        ("Website", "Website", "website", None, None),
    ],
)
def test_a_plain_amount_is_taken_out_of_the_line(
    line: str, title: str, kind: str, hours: float | None, money: Money | None
) -> None:
    seen = understood_line(line, TODAY)
    assert (seen.title, seen.type, seen.hours_per_month, seen.money_per_year) == (title, kind, hours, money)


@pytest.mark.parametrize(
    "line",
    [
        "Website 12 Std",  # a week, a month, a year?
        "Messe Nürnberg 2026, 8.000",  # euros, visitors?
        "Anzeige bis 500 €",
        "Sponsoring mit 500 €",
        "Google Ads, 500 €/Monat, 200 €",  # which of the two?
        "8.000 €",  # of what?
        "Kalender, €8,000",  # eight, or eight thousand?
        "24/7 Hotline",
        "Weihnachtskarten 500 Stück",
        "Messe 2026, 2027",
        "",
    ],
)
def test_what_is_not_sure_stays_in_the_title(line: str) -> None:
    seen = understood_line(line, TODAY)
    assert (seen.title, seen.hours_per_month, seen.money_per_year) == (line, None, None)


@pytest.mark.parametrize(
    ("line", "title", "money"),
    [
        (
            "Hanover fair, 40 hours a year, €8,000",
            "Hanover fair",
            euros(8000),
        ),  # as the page says it can be typed
        ("Brochure €1,200", "Brochure", euros(1200)),
        ("Messe, 8.000 €", "Messe", euros(8000)),
    ],
)
def test_who_types_in_english_means_a_thousand_by_a_comma(line: str, title: str, money: Money) -> None:
    seen = understood_line(line, TODAY, "en")
    assert (seen.title, seen.money_per_year) == (title, money)


def test_a_line_has_no_place_to_say_why_so_its_silence_proves_nothing() -> None:
    seen = understood_line("Messe Nürnberg, 8.000 €", TODAY)
    assert (seen.asked_reason, seen.asked_audience, seen.reason) == (False, False, None)


@given(st.text(max_size=400))
def test_any_line_gives_an_activity_and_no_word_of_it_is_lost(line: str) -> None:
    seen = understood_line(line, TODAY)
    if seen.hours_per_month is None and seen.money_per_year is None:
        assert seen.title.split() == understood_line(seen.title, TODAY).title.split()
    else:
        assert seen.title
