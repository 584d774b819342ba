"""What the step execution knows: promises, load, check-ins, what is due, what is still missing."""

from __future__ import annotations

from klarlinie.web.method.execution.queries.check_in_due import Due, due
from klarlinie.web.method.execution.queries.check_ins import CheckInSeen, check_ins
from klarlinie.web.method.execution.queries.load import LoadNow, LoadSeen, load
from klarlinie.web.method.execution.queries.promises import Promise, promise, promises
from klarlinie.web.method.execution.queries.waiting import duties, lacks

__all__ = [
    "CheckInSeen",
    "Due",
    "LoadNow",
    "LoadSeen",
    "Promise",
    "check_ins",
    "due",
    "duties",
    "lacks",
    "load",
    "promise",
    "promises",
]
