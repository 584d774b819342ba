"""What a promise still lacks, what is proposed for it, and how a load is called in one word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from klarlinie.method.clarity.line import Line, Task
from klarlinie.method.execution.commit import commit_core
from klarlinie.method.execution.commitments import Load, WrittenDown, missing
from klarlinie.method.execution.load import Strain, strain
from klarlinie.method.execution.metrics import expected_figure
from klarlinie.method.focus.placement import Placement
from klarlinie.method.inventory.activity import Activity, Source

MONDAY = date(2026, 11, 23)
WHOLE = WrittenDown("Eva", "Anrufen", MONDAY, "Anfragen", 6.0, "im Jahr", date(2027, 11, 23))
MESSE = Activity("Messe", Source("x.csv"), type="event", effect_source="counted")


def test_a_whole_promise_lacks_nothing_and_an_empty_one_everything() -> None:
    assert missing(WHOLE) == ()
    assert missing(WrittenDown()) == ("owner", "first_step", "metric", "expectation")


def test_an_expectation_is_a_figure_or_words_and_a_day() -> None:
    assert missing(replace(WHOLE, expected=0.0, expected_words="")) == (), "none at all is a figure"
    assert missing(replace(WHOLE, expected=None)) == ()
    assert missing(replace(WHOLE, expected=None, expected_words="")) == ("expectation",)
    assert missing(replace(WHOLE, expected_by=None)) == ("expectation",)


def test_a_step_without_a_day_is_none() -> None:
    assert missing(replace(WHOLE, first_step_on=None)) == ("first_step",)


def test_days_on_which_somebody_begins_already_are_left_alone() -> None:
    placed = [
        Placement(0, "must", "Eva", 2.0, None, None, 0.0),
        Placement(1, "must", "Jo", 2.0, None, None, 0.0),
    ]
    taken = {"Eva": {date(2026, 11, 24)}}
    eva, jo = commit_core([MESSE, MESSE], placed, MONDAY, begun=taken)
    assert (eva.first_step_on, jo.first_step_on) == (date(2026, 11, 26), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("inquiries", "figure", "said"),
    [
        (6.0, 6.0, "Anfragen im Jahr"),
        (1.0, 1.0, "Anfrage im Jahr"),
        (0.0, None, "mehr als null Anfragen im Jahr"),
    ],
)
def test_what_was_counted_is_the_figure_to_expect(inquiries: float, figure: float | None, said: str) -> None:
    found = expected_figure(replace(MESSE, inquiries_per_year=inquiries), Line())
    assert found is not None
    assert found[0] == figure
    assert found[1].say("de").endswith(said)


def test_nothing_known_or_another_task_gives_no_figure() -> None:
    assert expected_figure(MESSE, Line()) is None
    other = Line(main_task=Task("be_known"))
    assert expected_figure(replace(MESSE, inquiries_per_year=6.0), other) is None


@pytest.mark.parametrize(
    ("must", "should", "is_known", "word"),
    [
        (4, 2, True, "fits"),
        (4, 2.5, True, "full"),
        (6, 0, True, "fits"),
        (6.5, 0, True, "over"),
        (6.5, 0, False, "unknown"),
    ],
)
def test_a_load_in_one_word(must: float, should: float, is_known: bool, word: Strain) -> None:
    assert strain(Load("Eva", 6.0, must, should), is_known=is_known) == word
