"""Figures and days are read as people write them, and what is missing is said kindly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django import forms

from klarlinie.web.platform.ui.asking import DayField, FigureField, KindForm
from klarlinie.web.platform.ui.words import Voice, speaking


class Asked(KindForm):
    title = forms.CharField()
    money = FigureField(required=False, least=Decimal(0), most=Decimal(1_000_000))
    last_on = DayField(required=False)


def asked(**typed: str) -> Asked:
    return Asked({"title": "x", **typed})


@pytest.mark.parametrize(
    ("written", "language", "meant"),
    [
        ("1.200", "de", "1200"),
        ("1.200,50 €", "de", "1200.50"),
        ("12,5", "de", "12.5"),
        ("1\u202f200", "de", "1200"),
        ("1,200.50", "en", "1200.50"),
        ("12.5", "en", "12.5"),
    ],
)
def test_a_figure_is_read_in_the_readers_way(written: str, language: str, meant: str) -> None:
    with speaking(Voice("en" if language == "en" else "de")):
        form = asked(money=written)

        assert form.is_valid(), form.errors
        assert form.cleaned_data["money"] == Decimal(meant)


def test_what_can_be_read_in_two_ways_is_asked_and_not_guessed() -> None:
    form = asked(money="1,200")

    assert form.errors["money"] == ["Das lässt sich als 1.200 oder als 1,2 lesen. Was ist gemeint?"]


def test_a_figure_out_of_bounds_is_refused_with_the_bound() -> None:
    assert asked(money="-3").errors["money"] == ["Kleiner als 0 geht hier nicht."]
    assert asked(money="2.000.000").errors["money"] == ["Mehr als 1.000.000 geht hier nicht."]


@pytest.mark.parametrize("written", ["viel", "12-14", "€", "1,2,3"])
def test_words_are_no_figure(written: str) -> None:
    form = asked(money=written)

    assert written == "€" or form.errors["money"] == ["Bitte eine Zahl, zum Beispiel 1.200."]


def test_nothing_is_unknown_and_not_zero() -> None:
    form = asked(money="  ")

    assert form.is_valid()
    assert form.cleaned_data["money"] is None


@pytest.mark.parametrize(
    "value", [Decimal("1200.5"), Decimal("0.125"), Decimal(12345678), Decimal("-3.25"), Decimal("1.125"), 1.5]
)
def test_a_figure_shown_in_a_field_is_read_back_the_same(value: Decimal) -> None:
    field = FigureField(required=False)

    assert field.clean(field.prepare_value(value)) == value


@pytest.mark.parametrize("written", ["2027-12-31", "31.12.2027", "31.12.27"])
def test_a_day_is_read_as_browsers_and_people_write_it(written: str) -> None:
    form = asked(last_on=written)

    assert form.is_valid()
    assert form.cleaned_data["last_on"] == date(2027, 12, 31)


def test_what_is_missing_is_said_in_our_words_in_both_languages() -> None:
    assert Asked({}).errors["title"] == ["Hier fehlt noch etwas."]
    with speaking(Voice("en")):
        assert Asked({}).errors["title"] == ["Something is still missing here."]
