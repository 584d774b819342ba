"""What changes in the step execution: promises, check-ins, and the ways in without an account."""

from __future__ import annotations

from klarlinie.web.method.execution.actions.check_ins import (
    HANDED_OVER,
    MEANWHILE,
    NOTHING_SAID,
    CannotCheckIn,
    WeekSaid,
    check_in,
    check_in_week,
)
from klarlinie.web.method.execution.actions.links import (
    CALENDAR,
    CHECK_IN,
    NoSuchPerson,
    check_in_link,
    new_calendar,
    withdraw_calendar,
    withdraw_check_in_links,
)
from klarlinie.web.method.execution.actions.promises import (
    CannotPromise,
    Proposed,
    promise,
    take_over,
    tick_first_step,
)

__all__ = [
    "CALENDAR",
    "CHECK_IN",
    "HANDED_OVER",
    "MEANWHILE",
    "NOTHING_SAID",
    "CannotCheckIn",
    "CannotPromise",
    "NoSuchPerson",
    "Proposed",
    "WeekSaid",
    "check_in",
    "check_in_link",
    "check_in_week",
    "new_calendar",
    "promise",
    "take_over",
    "tick_first_step",
    "withdraw_calendar",
    "withdraw_check_in_links",
]
