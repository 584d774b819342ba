from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klarlinie.method.inventory.activity import Activity, ActivityType, EffectSource, Source, Status
from klarlinie.method.inventory.amount_tokens import CURRENCIES
from klarlinie.method.inventory.typed import EXAMPLES, Field, read_typed, show
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.money import Money, euros

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("title", "  Messe   im Herbst ", "Messe im Herbst"),
        ("title", "2026", "2026"),
        ("hours_per_month", "4 h/Woche", pytest.approx(17.33, abs=0.01)),
        ("hours_per_month", "12", 12.0),
        ("hours_per_month", "2 Tage im Monat", 16.0),
        ("hours_per_month", "0,5", 0.5),
        ("dose_per_week", "2", 2.0),
        ("money_per_year", "ca. 1.200 € p.a.", euros(1200)),
        ("money_per_year", "1.200", euros(1200)),
        ("money_per_year", "100 €/Monat", euros(1200)),
        ("money_per_year", "500 CHF", Money(Decimal(500), "CHF")),
        ("money_per_year", "nichts", euros(0)),
        ("revenue_per_year", "40.000 €", euros(40000)),
        ("nerves", "hoch", 3.0),
        ("nerves", "3/5", 2.0),
        ("effort_level", "4", 4.0),
        ("effect_level", "2,5", 2.5),
        ("inquiries_per_year", "6", 6.0),
        ("inquiries_per_year", "1-2 pro Quartal", 6.0),
        ("type", "Newsletter", "newsletter"),
        ("type", "search engine optimisation", "seo"),
        ("type", "Sonstiges", "other"),
        ("status", "läuft", "running"),
        ("status", "on hold", "paused"),
        ("effect_source", "geschätzt", "estimated"),
        ("owners", "Jana und Tom", ("Jana", "Tom")),
        ("needs", "Website; Newsletter", ("Website", "Newsletter")),
        ("start_on", "3.8.2026", date(2026, 8, 3)),
        ("due_on", "Ende Juni 2027", date(2027, 6, 30)),
        ("reason", " Bestandskunden ", "Bestandskunden"),
    ],
)  # fmt: skip
def test_what_people_type_is_the_value_of_the_column(field: Field, words: str, value: object) -> None:
    assert read_typed(field, words, TODAY).value == value
    assert read_typed(field, words, TODAY).problem is None


@pytest.mark.parametrize(
    ("words", "value"), [("1,200", 1200), ("€1,200", 1200), ("1.5k", 1500), ("1,200.50", "1200.50")]
)
def test_in_english_a_comma_stands_between_the_thousands(words: str, value: int | str) -> None:
    assert read_typed("money_per_year", words, TODAY, "en").value == euros(value)


@pytest.mark.parametrize("words", ["", "  ", "?", "unbekannt", "k.A.", "n/a"])
@pytest.mark.parametrize("field", [field for field in get_args(Field) if field != "title"])
def test_empty_and_unknown_say_nothing(field: Field, words: str) -> None:
    seen = read_typed(field, words, TODAY)
    assert (seen.value in (None, (), "unknown"), seen.problem) == (True, None)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("title", " "), ("type", "Quatsch"), ("hours_per_month", "mal so, mal so"), ("hours_per_month", "500 €"),
        ("hours_per_month", "-3"), ("money_per_year", "teuer"), ("money_per_year", "4 h"), ("nerves", "7"),
        ("nerves", "Jana"), ("inquiries_per_year", "viele"), ("effect_source", "Jana"), ("owners", "alle"),
        ("status", "vielleicht irgendwann blau"), ("start_on", "31.02.2026"), ("due_on", "bald mal"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_an_example(field: Field, words: str) -> None:
    seen = read_typed(field, words, TODAY)
    assert seen.value is None
    assert seen.problem is not None
    assert seen.problem.say("de").endswith(f"Zum Beispiel: {EXAMPLES[field].say('de')}.")
    assert "For example: “" in seen.problem.say("en")
    assert words.strip() in seen.problem.say("de")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("field", get_args(Field))
def test_every_example_can_be_read(field: Field, language: Language) -> None:
    marks = "„“" if language == "de" else "“”"
    said = EXAMPLES[field].say(language).split(marks[0])[1:]
    for example in (part.split(marks[1])[0] for part in said):
        seen = read_typed(field, example, TODAY, language)
        assert (seen.problem, seen.value is None) == (None, False), example


texts = st.text(min_size=1, max_size=30).filter(str.strip)
levels = st.floats(0, 4).map(lambda value: round(value, 3))
counts = st.floats(0, 900).map(lambda value: round(value, 3))
sums = st.builds(
    Money, st.integers(0, 10**8).map(lambda cents: Decimal(cents) / 100), st.sampled_from(list(CURRENCIES))
)
VALUES: dict[Field, st.SearchStrategy[Any]] = {
    "title": texts, "type": st.sampled_from(get_args(ActivityType)), "hours_per_month": counts, "money_per_year": sums,
    "nerves": levels, "effort_level": levels, "effect_level": levels, "sales_support": levels,
    "inquiries_per_year": counts, "leads_per_year": counts, "customers_per_year": counts, "revenue_per_year": sums,
    "effect_source": st.sampled_from(get_args(EffectSource)), "reason": texts, "audience": texts, "group": texts,
    "owners": st.lists(texts, max_size=3).map(tuple), "status": st.sampled_from(get_args(Status)),
    "start_on": st.dates(date(1990, 1, 1)), "due_on": st.dates(date(1990, 1, 1)),
    "dose_per_week": st.floats(0, 200).map(lambda value: round(value, 6)),
    "needs": st.lists(texts, max_size=3).map(tuple),
}  # fmt: skip


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("field", get_args(Field))
def test_what_is_shown_is_read_as_the_same(field: Field, language: Language) -> None:
    @settings(max_examples=60)
    @given(value=VALUES[field] if field in ("title", "type") else st.none() | VALUES[field])
    def holds(value: Any) -> None:
        known = {"owners": (), "needs": (), "effect_source": "unknown"}.get(field) if value is None else value
        activity = replace(Activity("Messe", Source("")), **{field: known})
        seen = read_typed(field, show(field, activity, language), TODAY, language)
        assert (seen.value, seen.problem) == (known, None)

    holds()


def test_figures_are_shown_as_their_language_writes_them() -> None:
    fair = Activity("Messe", Source(""), hours_per_month=7.25, money_per_year=euros(1200), nerves=3.0)
    fields: tuple[Field, ...] = ("hours_per_month", "money_per_year", "nerves", "due_on")
    assert [show(field, fair, "de") for field in fields] == ["7,25", "1.200 €", "3", ""]
    assert [show(field, fair, "en") for field in fields] == ["7.25", "€1,200", "3", ""]


@pytest.mark.parametrize(
    ("typed", "german", "english"),
    [
        ("4 Std pro Woche", "4 Std./Woche", "4 h/week"),
        ("0,5 Std./Woche", "0,5 Std./Woche", "0.5 h/week"),
        ("40 Std im Jahr", "40 Std./Jahr", "40 h/year"),
        ("6,5", "6,5", "6.5"),
    ],
)
def test_hours_of_a_week_or_a_year_are_not_shown_with_six_decimals(
    typed: str, german: str, english: str
) -> None:
    hours = read_typed("hours_per_month", typed, TODAY, "de").value
    activity = Activity("LinkedIn", Source(""), hours_per_month=hours)
    assert [show("hours_per_month", activity, "de"), show("hours_per_month", activity, "en")] == [
        german,
        english,
    ]
