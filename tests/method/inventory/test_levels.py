"""Levels: words and marks from none to very high, and scales that are known or asked for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.understand import Scale, level_scale, understand_level
from klarlinie.vocabulary.resources import read_resource, rows_of

LEVELS: list[tuple[CellValue, str, float]] = [
    ("keine", "", 0),
    ("keiner", "", 0),
    ("nichts", "", 0),
    ("none", "", 0),
    ("minimal", "", 0.5),
    ("kaum", "", 0.5),
    ("sehr gering", "", 0.5),
    ("very low", "", 0.5),
    ("gering", "", 1),
    ("Gering", "", 1),
    ("niedrig", "", 1),
    ("wenig", "", 1),
    ("low", "", 1),
    ("LOW", "", 1),
    ("eher gering", "", 1.5),
    ("gering bis mittel", "", 1.5),
    ("gering-mittel", "", 1.5),
    ("low to medium", "", 1.5),
    ("mittel", "", 2),
    ("Medium", "", 2),
    ("moderate", "", 2),
    ("geht so", "", 2),
    ("normal", "", 2),
    ("mittel-hoch", "", 2.5),
    ("mittel/hoch", "", 2.5),
    ("mittel bis hoch", "", 2.5),
    ("eher hoch", "", 2.5),
    ("medium-high", "", 2.5),
    ("hoch", "", 3),
    ("Hoch!", "", 3),
    ("high", "", 3),
    ("viel", "", 3),
    ("a lot", "", 3),
    ("ziemlich hoch", "", 3),
    ("relativ hoch", "", 3),
    ("sehr hoch", "", 4),
    ("very high", "", 4),
    ("extrem", "", 4),
    ("riesig", "", 4),
    ("nervt", "", 3),
    ("nervt sehr", "Nerven", 4),
    ("nervt nicht", "Nerven", 0),
    ("nervt kaum", "Nerven", 0.5),
    ("gut", "Wirkung", 3),
    ("top", "Wirkung", 4),
    ("👍", "", 3),
    ("👎", "", 1),
    ("++", "", 3),
    ("+++", "", 4),
    ("1/5", "", 0),
    ("3/5", "", 2),
    ("5/5", "", 4),
    ("0/5", "", 0),
    ("3 / 5", "", 2),
    ("3 von 5", "", 2),
    ("3 out of 5", "", 2),
    ("7/10", "", 2.667),
    ("10/10", "", 4),
    ("50/100", "", 2),
    ("★★★☆☆", "", 2),
    ("★★★★★☆", "", 3.2),
    ("⭐⭐⭐☆☆", "", 2),
    ("80%", "", 3.2),
    ("80 %", "", 3.2),
    ("H", "", 3),
    ("M", "", 2),
    ("hoch (Messe)", "", 3),
    (3, "Wirkung (1-5)", 2),
    (3, "Wirkung 0-4", 3),
    ("3", "0–4", 3),
    (3, "1 bis 5", 2),
    (5, "Wirkung (von 10)", 1.778),
    (1, "Schulnote", 4),
    (6, "Schulnote", 0),
    (2, "Note (1-5)", 3),
    (2, "1 = hoch, 5 = niedrig", 3),
    (4, "1 = niedrig, 5 = hoch", 3),
    (80, "Wirkung in %", 3.2),
    (0.8, "Wirkung in %", 3.2),
    (Decimal(3), "1-5", 2),
]


@pytest.mark.parametrize(("cell", "header", "level"), LEVELS)
def test_a_level_is_read_from_words_and_marks(cell: CellValue, header: str, level: float) -> None:
    seen = understand_level(cell, header)

    assert seen.doubt is None
    assert seen.value == pytest.approx(level, abs=0.001)


ASKED: list[tuple[CellValue, str, str, str]] = [
    (3, "", "auf welcher Skala", "on which scale"),
    ("3", "Wirkung", "auf welcher Skala", "on which scale"),
    (2, "Prio", "auf welcher Skala", "on which scale"),
    ("A", "", "auf welcher Skala", "on which scale"),
    ("B", "Wirkung", "auf welcher Skala", "on which scale"),
    ("L", "", "auf welcher Skala", "on which scale"),
    ("XL", "", "auf welcher Skala", "on which scale"),
    ("★★★", "", "auf welcher Skala", "on which scale"),
    ("++++", "", "auf welcher Skala", "on which scale"),
    ("12/24", "", "auf welcher Skala", "on which scale"),
    ("6/5", "", "auf welcher Skala", "on which scale"),
    ("1.200", "1-5", "auf welcher Skala", "on which scale"),
    (7, "1-5", "außerhalb der Skala von 1 bis 5", "outside the scale from 1 to 5"),
    (0, "1-5", "außerhalb der Skala von 1 bis 5", "outside the scale from 1 to 5"),
    ("120%", "", "außerhalb", "outside"),
    ("nicht hoch", "", "viel oder wenig", "a lot or a little"),
    ("hoch, aber selten", "", "viel oder wenig", "a lot or a little"),
    ("mal hoch, mal niedrig", "", "viel oder wenig", "a lot or a little"),
    ("gut", "Aufwand", "viel oder wenig", "a lot or a little"),
    ("wie immer", "", "viel oder wenig", "a lot or a little"),
    (True, "", "viel oder wenig", "a lot or a little"),
    (date(2026, 5, 3), "", "Datum (03.05.2026)", "date (3\u00a0May\u00a02026)"),
]


@pytest.mark.parametrize(("cell", "header", "german", "english"), ASKED)
def test_a_mark_on_an_unknown_scale_is_asked(cell: CellValue, header: str, german: str, english: str) -> None:
    seen = understand_level(cell, header)

    assert seen.value is None
    assert seen.doubt is not None
    assert german in seen.doubt.say("de")
    assert english in seen.doubt.say("en")


@pytest.mark.parametrize(
    ("cells", "header", "scale"),
    [
        ([1, 2, 3], "Wirkung", None),
        ([1, 4], "Wirkung", None),
        ([1, 6], "Wirkung", None),
        ([1, 2, 7], "Wirkung", None),
        ([-1, 2, 5], "Wirkung", None),
        ([20, 80], "Wirkung", None),
        ([1.37, 5], "Wirkung", None),
        ([1, 2, 5], "Priorität", None),
        ([1, 7], "Wirkung (1-5)", None),
        ([], "Wirkung", None),
        ([1, 2, 3], "Wirkung (1-5)", Scale("numbers", 1, 5, is_stated=True)),
        ([1, 2, 3], "Wirkung (0-10)", Scale("numbers", 0, 10, is_stated=True)),
        ([1, 3, 5], "Wirkung", Scale("numbers", 1, 5)),
        (["1", "3", "5", "?", None], "Wirkung", Scale("numbers", 1, 5)),
        ([0, 3, 5], "Wirkung", Scale("numbers", 0, 5)),
        ([1, 3, 9], "Wirkung", Scale("numbers", 1, 10)),
        ([0, 3, 10], "Wirkung", Scale("numbers", 0, 10)),
        ([0, 3, 4], "Wirkung", Scale("numbers", 0, 4)),
        ([1, 2, 3], "Schulnote", Scale("grades", 1, 6, is_stated=True)),
        ([1, 2], "Wirkung (1 = hoch, 3 = niedrig)", Scale("grades", 1, 3, is_stated=True)),
        (["3/5", "4/5", 2], "Wirkung", Scale("numbers", 1, 5, is_stated=True)),
        (["3/5", "4/10"], "Wirkung", None),
        (["++", "o", "-"], "Wirkung", Scale("signs", -2, 2)),
        (["+", "-"], "Wirkung", Scale("signs", -2, 2)),
        (["+++", "o"], "Wirkung", Scale("signs", -3, 3)),
        (["++", "+"], "Wirkung", None),
        (["H", "M", "L"], "Wirkung", Scale("letters")),
        (["S", "M", "L"], "Wirkung", None),
        (["80 %", "20 %"], "Wirkung", Scale("percent", 0, 100)),
        (["hoch", "gering"], "Wirkung", Scale("words")),
    ],
)
def test_the_scale_of_a_column_is_known_or_it_is_none(
    cells: list[CellValue], header: str, scale: Scale | None
) -> None:
    assert level_scale(cells, header) == scale


@pytest.mark.parametrize(
    ("cell", "scale", "level"),
    [
        (3, Scale("numbers", 1, 5), 2.0),
        (3, Scale("numbers", 0, 5), 2.4),
        (2, Scale("grades", 1, 6), 3.2),
        ("-", Scale("signs", -2, 2), 1.0),
        ("--", Scale("signs", -2, 2), 0.0),
        ("o", Scale("signs", -2, 2), 2.0),
        ("+", Scale("signs", -2, 2), 3.0),
        ("++", Scale("signs", -2, 2), 4.0),
        ("L", Scale("letters"), 1.0),
        ("★★★", Scale("numbers", 1, 5), 2.0),
    ],
)
def test_a_mark_is_stretched_from_the_scale_of_its_column(
    cell: CellValue, scale: Scale, level: float
) -> None:
    assert understand_level(cell, "Wirkung", scale).value == pytest.approx(level)


def test_a_scale_that_was_only_concluded_is_said() -> None:
    concluded = understand_level(3, "Wirkung", level_scale([1, 3, 5], "Wirkung"))
    stated = understand_level(3, "Wirkung (1-5)", level_scale([1, 3, 5], "Wirkung (1-5)"))

    assert concluded.assumption is not None
    assert "Skala von 1 bis 5" in concluded.assumption.say("de")
    assert stated.assumption is None


@given(st.integers(0, 5), st.sampled_from([0, 1]), st.sampled_from([4, 5, 6, 7, 10]))
def test_more_on_the_scale_is_never_less(mark: int, low: int, high: int) -> None:
    scale = Scale("numbers", low, high, is_stated=True)
    first, second = understand_level(mark, "", scale).value, understand_level(mark + 1, "", scale).value

    assert first is None or second is None or 0 <= first < second <= 4


@pytest.mark.parametrize(
    "row",
    rows_of(read_resource("klarlinie.method.inventory", "level_words.tsv")),
    ids=lambda row: row["word"],
)
def test_every_word_of_the_list_is_read_as_its_level(row: dict[str, str]) -> None:
    header = {"effort": "Aufwand", "effect": "Wirkung", "any": ""}[row["for"]]

    assert understand_level(row["word"], header).value == float(row["level"])
