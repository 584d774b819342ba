"""Which right a decision needs, what it makes of the status, and what decided stops free."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from klarlinie.method.decisions.deciding import DecisionKind, is_open, right_for, status_after
from klarlinie.method.decisions.stop_account import Stop, real_account
from klarlinie.method.inventory.activity import Status
from klarlinie.vocabulary.money import Money, euros

TODAY = date(2026, 11, 22)
LATER = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("wanted", "now", "status", "right"),
    [
        ("keep", None, "running", "prioritise"),
        ("change", "keep", "running", "prioritise"),
        ("stop", None, "running", "stop"),
        ("pause", "keep", None, "stop"),
        ("merge", None, None, "stop"),
        ("keep", "stop", "running", "new"),  # its last day is still to come: it comes back all the same
        ("change", "pause", "paused", "new"),
        ("keep", None, "stopped", "new"),
        ("keep", "open", "paused", "new"),
        ("keep", "open", "running", "prioritise"),
        ("stop", "pause", "paused", "stop"),
        ("open", "stop", "stopped", "new"),
        ("open", "merge", "running", "stop"),
        ("open", "keep", "running", "prioritise"),
    ],
)
def test_each_decision_needs_one_right(
    wanted: DecisionKind, now: DecisionKind | None, status: Status | None, right: str
) -> None:
    assert right_for(wanted, now, status) == right


@pytest.mark.parametrize(
    ("wanted", "last_day", "now", "before", "after"),
    [
        ("stop", None, "running", "running", "stopped"),
        ("stop", TODAY, "running", "running", "running"),  # the last day is still work
        ("stop", TODAY - timedelta(days=1), "running", "running", "stopped"),
        ("stop", LATER, "running", "running", "running"),
        ("stop", LATER, "stopped", "running", "running"),  # its last day is moved
        ("stop", LATER, "idea", "idea", "idea"),
        ("pause", None, "running", "running", "paused"),
        ("keep", None, "running", "running", "running"),
        ("keep", None, "stopped", "running", "running"),
        ("keep", None, "paused", "idea", "idea"),
        ("keep", None, "stopped", "stopped", "running"),
        ("keep", None, None, None, None),
        ("keep", None, "done", "done", "done"),
        ("merge", None, "paused", "running", "paused"),
        ("open", None, "stopped", "running", "running"),
        ("open", None, "stopped", "stopped", "stopped"),
    ],
)
def test_the_list_shows_what_was_decided(
    wanted: DecisionKind,
    last_day: date | None,
    now: Status | None,
    before: Status | None,
    after: Status | None,
) -> None:
    assert status_after(wanted, last_day, TODAY, now, before) == after


@pytest.mark.parametrize(
    ("now", "review_on", "status", "open_"),
    [
        (None, None, "running", True),
        (None, None, None, True),
        (None, None, "done", False),
        ("open", None, "running", True),
        ("open", None, "stopped", False),
        ("keep", None, "running", False),
        ("stop", None, "running", False),
        ("pause", TODAY, "paused", True),
        ("pause", LATER, "paused", False),
    ],
)
def test_what_somebody_has_to_decide_on(
    now: DecisionKind | None, review_on: date | None, status: Status | None, open_: bool
) -> None:
    assert is_open(now, review_on, status, TODAY) is open_


def test_the_account_adds_what_is_known_and_counts_what_is_silent() -> None:
    account = real_account(
        [
            Stop(True, LATER, 10.0, euros(8000), 3.0),
            Stop(True, TODAY - timedelta(days=1), 4.0, Money(euros(500).amount, "CHF"), None),
            Stop(True, None, None, None, 1.0),
            Stop(False, None, 40.0, euros(9000), 4.0),
        ],
        TODAY,
    )

    assert (account.already.count, account.already.ran) == (3, 2)
    assert (account.already.hours_per_month, account.already.nerves) == (4.0, 1.0)
    assert (account.already.unknown_hours, account.already.unknown_money) == (1, 1)
    assert account.to_come.money_per_year == (euros(8000),)
    assert (
        account.together.hours_per_month == account.already.hours_per_month + account.to_come.hours_per_month
    )
    assert [money.currency for money in account.together.money_per_year] == ["EUR", "CHF"]


def test_an_empty_account_frees_nothing() -> None:
    account = real_account([], TODAY)
    assert account.together.count == 0
    assert account.together.money_per_year == ()


def test_the_last_day_is_still_work_and_frees_from_the_next_day_on() -> None:
    fair = [Stop(True, TODAY, 10.0, euros(8000), None)]
    on_it, after_it = real_account(fair, TODAY), real_account(fair, TODAY + timedelta(days=1))
    assert (on_it.already.hours_per_month, on_it.to_come.hours_per_month) == (0, 10)
    assert (after_it.already.hours_per_month, after_it.to_come.hours_per_month) == (10, 0)
