"""Signs of clarity, before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.execution.commitments import Commitment
from klarlinie.method.inventory.activity import Activity, Source, Status
from klarlinie.method.upkeep.signs import Signs
from klarlinie.method.upkeep.signs_of_clarity import running, signs_after, signs_before
from klarlinie.vocabulary.text import Text

SOURCE = Source("liste.xlsx")
NOTHING = Text("", "")


def activity(hours: float | None = None, **facts: object) -> Activity:
    return replace(Activity("X", SOURCE), hours_per_month=hours, **facts)  # type: ignore[arg-type]


def promise(index: int, dose: float) -> Commitment:
    return Commitment(index, "Eva", dose, NOTHING, date(2026, 11, 23), NOTHING, None, None)


def is_reason(text: str) -> bool:
    return text != "machen wir schon immer"


def before(*activities: Activity, core: set[int] | None = None) -> Signs:
    return signs_before(activities, core or set(), is_reason)


def test_the_worked_numbers_of_the_docs() -> None:
    signs = before(activity(10), activity(6), activity(4), activity(), core={0})
    assert signs.hours_per_activity == pytest.approx(20 / 3)
    assert signs.share_of_hours_on_core == 0.5


@pytest.mark.parametrize(
    ("status", "runs"),
    [("running", 1), (None, 1), ("idea", 0), ("planned", 0), ("paused", 0), ("done", 0), ("stopped", 0)],
)
def test_what_the_list_does_not_mark_otherwise_runs(status: Status | None, runs: int) -> None:
    assert before(activity(status=status)).running == runs


def test_only_one_owner_counts_as_an_owner() -> None:
    signs = before(
        activity(owners=("Eva",)), activity(owners=("Eva", "Jonas")), activity(), activity(owners=("A",))
    )
    assert signs.share_with_owner == 0.5


def test_what_the_list_did_not_ask_stays_open() -> None:
    assert before(activity(1), activity(2)) == Signs(2, None, None, None, 1.5, 0.0)
    assert before() == Signs(0, None, None, None, None, None)


def test_a_habit_is_no_reason_and_silence_counts_only_where_it_was_asked() -> None:
    signs = before(
        activity(reason="machen wir schon immer"),
        activity(reason="Da treffen wir die Werkleiter"),
        activity(asked_reason=True),
        activity(asked_reason=True, reason="Anfragen aus der Region"),
        activity(),
    )
    assert signs.share_with_reason == 0.5
    assert before(activity(reason="machen wir schon immer"), activity()).share_with_reason == 0


def test_the_audience_is_checked_where_somebody_can() -> None:
    activities = [activity(audience="alle"), activity(audience="Werkleiter"), activity(asked_audience=True)]
    assert signs_before(activities, set(), is_reason).share_with_audience == pytest.approx(2 / 3)
    strict = signs_before(activities, set(), is_reason, lambda text: text != "alle")
    assert strict.share_with_audience == pytest.approx(1 / 3)


def test_hours_known_for_fewer_than_half_say_nothing() -> None:
    assert before(activity(10), activity(), activity(), core={0}).hours_per_activity is None
    assert before(activity(10), activity(), activity(), core={0}).share_of_hours_on_core is None
    assert before(activity(10), activity(), core={0}).hours_per_activity == 10


def test_unknown_hours_of_a_core_activity_give_no_share() -> None:
    assert before(activity(10), activity(10), activity(), core={0, 2}).share_of_hours_on_core is None
    assert before(activity(0), activity(0), core={0}).share_of_hours_on_core is None


def test_after_is_what_stays_with_the_owners_and_doses_of_the_promises() -> None:
    activities = [activity(2), activity(), activity(6, owners=("Jonas",)), activity(99)]
    signs = signs_after(activities, {2}, [promise(0, 3), promise(1, 3)], is_reason)
    assert signs.running == 3
    assert signs.share_with_owner == 1
    assert signs.hours_per_activity == pytest.approx((13 + 13 + 6) / 3)
    assert signs.share_of_hours_on_core == pytest.approx(26 / 32)


def test_a_promise_of_the_whole_team_is_no_owner() -> None:
    activities = [activity(), activity()]
    promises = [promise(0, 3), replace(promise(1, 3), owner="Team")]
    assert signs_after(activities, set(), promises, is_reason, nobody={"Team"}).share_with_owner == 0.5


def test_after_without_promises_claims_no_owners() -> None:
    assert signs_after([activity(), activity()], {0, 1}, [], is_reason).share_with_owner is None


ACTIVITIES = st.lists(
    st.builds(
        activity,
        st.one_of(st.none(), st.floats(0, 200)),
        status=st.sampled_from([None, "running", "idea", "stopped"]),
        owners=st.sampled_from([(), ("Eva",), ("Eva", "Jonas")]),
        reason=st.sampled_from([None, "machen wir schon immer", "Anfragen"]),
        asked_reason=st.booleans(),
    ),
    max_size=8,
)


@given(ACTIVITIES, st.sets(st.integers(0, 7)))
def test_shares_are_shares_or_open(activities: list[Activity], core: set[int]) -> None:
    signs = signs_before(activities, core, is_reason)
    assert signs.running == len(running(activities))
    for share in (signs.share_with_owner, signs.share_with_reason, signs.share_of_hours_on_core):
        assert share is None or 0 <= share <= 1
