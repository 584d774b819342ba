"""What everything on the table is worth, in points: remembered until something is entered anew, moves do not count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from klarlinie.method.clarity.line import Line
from klarlinie.method.evaluation.assess import assess
from klarlinie.method.evaluation.assessment import Assessment
from klarlinie.method.focus.doses import default_dose
from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.money import Money
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.inventory.queries import Listed


@dataclass(frozen=True)
class Table:
    """The activities, the line and the hourly rate; two of the same `seal` are the same."""

    seal: str
    activities: tuple[Activity, ...] = field(compare=False)
    line: Line = field(compare=False)
    rate: Money = field(compare=False)


def table_of(company_id: int, listed: Sequence[Listed], rate: Money) -> Table:
    found, line = tuple(one.core for one in listed), line_now(company_id)
    return Table(sealed(company_id, found, line, rate), found, line, rate)


@lru_cache(maxsize=40)
def assessed(table: Table) -> tuple[Assessment, ...]:
    """What each activity costs and brings, in the order of the table."""
    return tuple(assess(table.activities, table.line, table.rate, default_dose))


def sealed(*parts: object) -> str:
    """A short name for these values: the same values have the same."""
    return sha256(repr(parts).encode()).hexdigest()[:32]
