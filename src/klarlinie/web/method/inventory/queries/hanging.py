"""What hangs on an activity in other steps and goes with it when it is deleted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import CASCADE, ManyToOneRel, Q

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.models import Activity, KeptApart
from klarlinie.web.platform.companies.scope import CompanyModel


@dataclass(frozen=True)
class Hanging:
    """So many rows of one kind, in words."""

    called: Text
    n: int

    @property
    def says(self) -> Text:
        return Text("{called} ({n})", "{called} ({n})", {"called": self.called, "n": self.n})


def hanging(company_id: int, ids: Collection[int]) -> tuple[Hanging, ...]:
    """What would go with these activities; that two of them are different things is not worth a word."""
    found = (
        Hanging(model.called, rows.count())
        for model, rows in rows_on(company_id, ids)
        if model is not KeptApart
    )
    return tuple(one for one in found if one.n)


def rows_on(company_id: int, ids: Collection[int]) -> Iterator[tuple[type[CompanyModel], Any]]:
    """All rows that go with these activities, table by table."""
    for model, names in _tables():
        points = Q()
        for name in names:
            points |= Q(**{f"{name}__in": ids})
        yield model, model.objects.for_company(company_id).filter(points)


@cache
def _tables() -> tuple[tuple[type[CompanyModel], tuple[str, ...]], ...]:
    """Every table that points at activities and loses its rows with them, with the columns that point."""
    found: dict[Any, list[str]] = {}
    for one in Activity._meta.get_fields(include_hidden=True):
        if isinstance(one, ManyToOneRel) and one.on_delete is CASCADE:
            found.setdefault(one.field.model, []).append(one.field.name)
    return tuple(
        (model, tuple(names)) for model, names in sorted(found.items(), key=lambda row: row[0]._meta.label)
    )


def tables_that_hang() -> frozenset[str]:
    """The names of these tables, as the journal writes them."""
    return frozenset(model._meta.label for model, _ in _tables())
