"""What an activity costs and what it is worth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.clarity.line import Line, Task
from klarlinie.method.evaluation.assess import assess
from klarlinie.method.evaluation.assessment import Assessment
from klarlinie.method.evaluation.effects import known_inquiries
from klarlinie.method.evaluation.reverse import would_enter
from klarlinie.method.evaluation.value import values
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.vocabulary.money import Money, euros

HERE = Source("list.xlsx", "Sheet", 2)
INQUIRIES = Line(main_task=Task("win_inquiries"))


def activity(title: str = "Messe", **known: object) -> Activity:
    return Activity(title, HERE, **known)  # type: ignore[arg-type]


def assessed(*activities: Activity, line: Line = INQUIRIES) -> tuple[Assessment, ...]:
    return assess(activities, line, euros(50), lambda _type: 2.0)


def test_yearly_cost_is_own_hours_at_the_rate_plus_money() -> None:
    (one,) = assessed(activity(hours_per_month=8.0, money_per_year=euros(3000)))
    assert one.yearly_cost == euros("7800.00")
    assert not one.cost_is_partial


def test_unknown_hours_make_the_cost_partial_and_leave_the_price_of_an_inquiry_open() -> None:
    (one,) = assessed(activity(money_per_year=euros(3000), inquiries_per_year=3.0, effect_source="counted"))
    assert one.yearly_cost == euros(3000)
    assert one.cost_is_partial
    assert one.cost_per_inquiry is None


def test_nothing_known_stays_nothing_known() -> None:
    (one,) = assessed(activity())
    assert one.yearly_cost is None
    assert one.inquiries is None
    assert not one.effect_is_known


def test_currencies_are_never_added() -> None:
    francs = Money(Decimal(900), "CHF")
    (one,) = assessed(activity(hours_per_month=1.0, money_per_year=francs))
    assert one.yearly_cost == euros("600.00")
    assert one.cost_is_partial


def test_two_counted_activities_share_the_hundred_points() -> None:
    first, second = assessed(
        activity("A", inquiries_per_year=6.0, effect_source="counted"),
        activity("B", inquiries_per_year=2.0, effect_source="counted"),
    )
    assert first.value == pytest.approx(100 * 6.5 / 9)
    assert second.value == pytest.approx(100 * 2.5 / 9)


def test_a_word_counts_less_than_a_number_but_more_than_nothing() -> None:
    low, medium, high, unknown = assessed(
        activity("low", effect_level=1.0, type="social"),
        activity("medium", effect_level=2.0, type="social"),
        activity("high", effect_level=3.0, type="social"),
        activity("unknown", type="social"),
    )
    assert low.value < unknown.value < medium.value < high.value
    assert unknown.value_spread / unknown.value > high.value_spread / high.value


def test_recruiting_is_worth_nothing_where_only_inquiries_are_asked_for() -> None:
    recruiting, _fair = assessed(
        activity("Azubi-Plakat", type="recruiting", effect_level=3.0), activity("Messe", type="event")
    )
    assert recruiting.value == 0


def test_without_an_agreed_task_no_kind_is_ruled_out() -> None:
    (one,) = assessed(activity("Azubi-Plakat", type="recruiting", effect_level=3.0), line=Line())
    assert one.value == pytest.approx(100)


def test_two_side_tasks_weigh_a_fifth_each() -> None:
    line = Line(main_task=Task("win_inquiries"), side_tasks=(Task("support_sales"), Task("win_employees")))
    sheets, recruiting, ad = values(
        [
            activity("Referenzblatt", type="presentation", sales_support=4.0),
            activity("Schulbesuch", type="recruiting", effect_level=2.0),
            activity("Anzeige", type="ad", inquiries_per_year=5.0, effect_source="counted"),
        ],
        line,
    )
    assert [part.weight for part in ad.parts] == [0.6, 0.2, 0.2]
    assert recruiting.points == pytest.approx(20)
    assert sheets.parts[1].points == pytest.approx(20)


def test_customers_prove_at_least_as_many_inquiries() -> None:
    assert known_inquiries(activity(customers_per_year=2.0)) == 2


def test_every_figure_unfolds_to_its_inputs() -> None:
    (one,) = assessed(activity(hours_per_month=8.0, money_per_year=euros(3000)))
    said = " | ".join(text.say("de") for text in one.inputs)
    assert "8\u202fStd. im Monat × 12 × 50\u202f€ = 4.800\u202f€" in said
    assert "100 von 100 Punkten" in said


def test_the_sentence_names_the_inquiries_that_would_be_enough() -> None:
    activities = [
        activity("A", inquiries_per_year=9.0, effect_source="counted"),
        activity("B", inquiries_per_year=1.0, effect_source="counted"),
    ]
    weak = values(activities, INQUIRIES)[1]
    sentence = would_enter(weak, points=50.0, own_level=5.0)
    assert sentence is not None
    assert sentence.say("de") == "Käme ab etwa 6 Anfragen im Jahr in den Kern."


@given(st.lists(st.one_of(st.none(), st.integers(0, 40)), min_size=1, max_size=12))
def test_values_add_up_to_a_hundred(counts: list[int | None]) -> None:
    activities = [
        activity(
            str(i), type="event", inquiries_per_year=None if n is None else float(n), effect_source="counted"
        )
        for i, n in enumerate(counts)
    ]
    assert sum(value.points for value in values(activities, INQUIRIES)) == pytest.approx(100)
