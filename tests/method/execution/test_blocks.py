"""The hours of a promise as fixed blocks in the week."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.execution.blocks import (
    Block,
    CannotFitIntoWeek,
    NotAMonday,
    next_monday,
    split_dose,
    weekly_blocks,
)
from klarlinie.method.execution.commitments import Commitment
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text
from tests.method.execution.documented import worked

MONDAY = date(2026, 11, 23)
NOTHING = Text("", "")
PEOPLE = (Person("Eva", 10), Person("Jonas", 5))
DOSES = st.one_of(st.floats(0.01, 8), st.integers(1, 32).map(lambda quarters: quarters / 4))


def promise(index: int, owner: str, hours: float) -> Commitment:
    return Commitment(index, owner, hours, NOTHING, MONDAY, NOTHING, None, None)


def ends(block: Block) -> tuple[datetime, datetime]:
    begin = datetime.combine(MONDAY + timedelta(days=block.weekday), block.start)
    return begin, begin + timedelta(hours=block.hours)


@pytest.mark.parametrize("row", worked("execution.md", "blocks"), ids=" ".join)
def test_the_blocks_in_the_docs_are_the_blocks_computed(row: list[str]) -> None:
    dose, weeks, blocks = row
    assert split_dose(float(dose)) == (int(weeks), tuple(float(part) for part in blocks.split("+")))


@given(DOSES)
def test_the_blocks_add_up_to_the_dose_exactly_and_last_half_an_hour_to_two(dose: float) -> None:
    weeks, blocks = split_dose(dose)
    assert sum(map(Fraction, blocks)) == Fraction(dose) * weeks
    assert all(0.5 <= hours <= 2 for hours in blocks)


@given(st.lists(st.tuples(st.sampled_from(["Eva", "Jonas"]), DOSES), min_size=1, max_size=4))
def test_nobody_is_in_two_blocks_at_once_and_no_hour_is_lost(promises: list[tuple[str, float]]) -> None:
    made = [promise(index, owner, dose) for index, (owner, dose) in enumerate(promises)]
    blocks = weekly_blocks(made, PEOPLE, MONDAY)
    for one, other in combinations(blocks, 2):
        if one.person == other.person:
            assert ends(one)[1] <= ends(other)[0] or ends(other)[1] <= ends(one)[0]
    for promised in made:
        own = [block for block in blocks if block.activity == promised.activity]
        in_all = sum(Fraction(block.hours) / block.every_weeks for block in own)
        assert in_all == Fraction(promised.hours_per_week)
        assert {block.person for block in own} == {promised.owner}
    for block in blocks:
        assert block.first_on == MONDAY + timedelta(days=block.weekday)
        begin, end = ends(block)
        assert 9 <= begin.hour < 18
        assert end <= begin.replace(hour=18, minute=0)
        assert not (begin.hour < 12 < end.hour)


def test_a_dose_is_spread_over_the_days_mornings_first() -> None:
    blocks = weekly_blocks([promise(0, "Eva", 5), promise(1, "Eva", 3)], PEOPLE, MONDAY)
    assert [(block.activity, block.weekday, block.start.hour, block.hours) for block in blocks] == [
        (0, 0, 9, 1.75),
        (0, 1, 9, 1.75),
        (0, 2, 9, 1.5),
        (1, 3, 9, 1.5),
        (1, 4, 9, 1.5),
    ]


def test_an_activity_gets_different_days_even_where_one_day_is_emptier() -> None:
    blocks = weekly_blocks([promise(0, "Eva", 8), promise(1, "Eva", 2.5)], PEOPLE, MONDAY)
    assert [block.weekday for block in blocks if block.activity == 1] == [0, 4]


def test_the_same_promises_give_the_same_week_ordered_as_the_people_are_listed() -> None:
    promises = [promise(0, "Jonas", 2), promise(1, "Eva", 2), promise(2, "Cleo", 1)]
    blocks = weekly_blocks(promises, PEOPLE, MONDAY)
    assert [block.person for block in blocks] == ["Eva", "Jonas", "Cleo"]
    assert blocks == weekly_blocks(promises, PEOPLE, MONDAY)


@pytest.mark.parametrize("dose", [0.0, -1.0])
def test_no_dose_gives_no_block(dose: float) -> None:
    assert weekly_blocks([promise(0, "Eva", dose)], PEOPLE, MONDAY) == ()


def test_a_crowded_week_halves_blocks_and_a_full_one_is_refused_in_words() -> None:
    crowded = weekly_blocks([promise(0, "Eva", 36)], PEOPLE, MONDAY)
    assert sum(block.hours for block in crowded) == 36
    with pytest.raises(CannotFitIntoWeek) as refused:
        weekly_blocks([promise(0, "Eva", 41)], PEOPLE, MONDAY)
    assert "Eva" in refused.value.message.say("de")


def test_a_week_begins_on_a_monday() -> None:
    with pytest.raises(NotAMonday):
        weekly_blocks([], PEOPLE, date(2026, 11, 24))
    assert next_monday(date(2026, 11, 22)) == MONDAY
    assert next_monday(MONDAY) == date(2026, 11, 30)
