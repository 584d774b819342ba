"""The table: every activity as a finished row, drawn once and kept as long as its values are the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import (
    BooleanField,
    DateField,
    DecimalField,
    IntegerField,
    JSONField,
    QuerySet,
    TextField,
)
from django.db.models.functions import Cast
from django.utils.html import escape

from klarlinie.vocabulary.figures import Language
from klarlinie.web.method.inventory.columns import BY_FIELD, Column, open_words, written
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries import to_core

# What every row is needed for besides its cells: sums, filters, and whether somebody should have a look at it.
ALWAYS = (
    "id", "version", "title", "type", "type_certain", "hours_per_month", "money_per_year", "money_currency",
    "reason", "owners", "notes",
)  # fmt: skip
KEPT_ROWS = 6_000  # about 8 MB
ANY_COMPANY = -1  # holds the place of the company's key in a query that is kept


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row of the table. `flags`: w without a reason, n without numbers, p somebody should check it."""

    id: int
    html: str
    type: str
    owners: tuple[str, ...]
    hours: float | None
    money: Decimal | None
    currency: str
    flags: str


@dataclass(frozen=True)
class Sums:
    """What all rows together cost, as far as it is known; what is not known is counted, never taken for 0."""

    count: int
    hours: float
    hours_unknown: int
    money: tuple[tuple[Decimal, str], ...]
    money_unknown: int


@dataclass(frozen=True)
class Sheet:
    rows: tuple[Drawn, ...]

    @property
    def html(self) -> str:
        return "".join([row.html for row in self.rows])

    @property
    def types(self) -> frozenset[str]:
        return frozenset([row.type for row in self.rows])

    @property
    def owners(self) -> tuple[str, ...]:
        return tuple(sorted({owner for row in self.rows for owner in row.owners}, key=str.casefold))

    @property
    def sums(self) -> Sums:
        money: dict[str, Decimal] = {}
        for row in self.rows:
            if row.money is not None:
                money[row.currency] = money.get(row.currency, Decimal(0)) + row.money
        known = [row.hours for row in self.rows if row.hours is not None]
        return Sums(
            len(self.rows),
            sum(known),
            len(self.rows) - len(known),
            tuple((amount, currency) for currency, amount in money.items()),
            sum(row.money is None for row in self.rows),
        )


def sheet(company_id: int, columns: Sequence[Column], language: Language) -> Sheet:
    """The whole table in the order of the list, with one query."""
    fields = tuple(column.field for column in columns)
    sql, params = _question(fields)
    with connection.cursor() as cursor:
        cursor.execute(sql, [company_id if param == ANY_COMPANY else param for param in params])
        return Sheet(tuple([draw(values, fields, language) for values in cursor.fetchall()]))


def drawn_rows(
    company_id: int, ids: Iterable[int], columns: Sequence[Column], language: Language
) -> tuple[Drawn, ...]:
    """Some rows of the table as they are now; those that are not on it (any more) are left out."""
    fields = tuple(column.field for column in columns)
    rows = _on_table(company_id).filter(pk__in=list(ids)).values_list(*_wanted(fields).expressions)
    return tuple(draw(values, fields, language) for values in rows)


def order(company_id: int) -> tuple[int, ...]:
    """The keys of all rows in the order of the list."""
    return tuple(_on_table(company_id).values_list("pk", flat=True))


def _on_table(company_id: int) -> QuerySet[Activity]:
    return Activity.objects.for_company(company_id).filter(merged_into=None).order_by("position", "pk")


@lru_cache(maxsize=100)
def _question(fields: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    """The query of the whole table as SQL, put together once: doing so takes as long as asking it."""
    rows = _on_table(ANY_COMPANY).values_list(*_wanted(fields).expressions)
    sql, params = rows.query.sql_with_params()
    return sql, tuple(params)


@dataclass(frozen=True)
class Wanted:
    names: tuple[str, ...]
    expressions: tuple[Any, ...]


@lru_cache(maxsize=100)
def _wanted(fields: tuple[str, ...]) -> Wanted:
    names = (*ALWAYS, *dict.fromkeys(name for field in fields for name in BY_FIELD[field].fills))
    names = tuple(dict.fromkeys(names))
    kinds = {field.name: field for field in Activity._meta.concrete_fields}
    return Wanted(names, tuple(_as_it_is(name, kinds[name]) for name in names))


def _as_it_is(name: str, kind: object) -> Any:
    """Without Django's conversions for every row: they would cost more than the query."""
    if isinstance(kind, (JSONField, DecimalField, DateField)):
        return Cast(name, TextField())
    return Cast(name, IntegerField()) if isinstance(kind, BooleanField) else name


@lru_cache(maxsize=KEPT_ROWS)
def draw(values: tuple[Any, ...], fields: tuple[str, ...], language: Language) -> Drawn:
    """One row. The key of the memory is everything the row shows, so what was kept is never out of date."""
    row = _row(dict(zip(_wanted(fields).names, values, strict=True)))
    known, unread = to_core(row), open_words(row.notes)
    flags = _flags(row, unread)
    cells = [_cell(field, written(field, known, language), unread.get(field)) for field in fields[1:]]
    title = escape(row.title)
    about = _about(row, flags)
    html = (
        f"<tr data-id={row.pk} data-v={row.version}{about}><td class=pick>"
        f"<input type=checkbox name=pick value={row.pk}:{row.version} form=bulk aria-labelledby=t{row.pk}>"
        f'<a href={row.pk}/ aria-labelledby="o t{row.pk}"></a></td>'
        f"<th scope=row class=first id=t{row.pk}>{title}</th>{''.join(cells)}</tr>"
    )
    return Drawn(
        row.pk,
        html,
        row.type,
        known.owners,
        row.hours_per_month,
        row.money_per_year,
        row.money_currency,
        flags,
    )


def _row(values: dict[str, Any]) -> Activity:
    for name in ("owners", "notes", "needs"):
        if name in values:
            values[name] = json.loads(values[name])
    for name in ("money_per_year", "revenue_per_year"):
        if values.get(name) is not None:
            values[name] = Decimal(values[name])
    for name in ("start_on", "due_on"):
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    return Activity(**values)


def _flags(row: Activity, unread: dict[str, str]) -> str:
    without_numbers = row.hours_per_month is None and row.money_per_year is None
    return (
        ("" if row.reason else "w")
        + ("n" if without_numbers else "")
        + ("p" if unread or not row.type_certain else "")
    )


def _about(row: Activity, flags: str) -> str:
    """What the filter and the sums in the browser go by."""
    said = f" data-t={row.type}"
    if row.hours_per_month is not None:
        said += f" data-h={row.hours_per_month:g}"
    if row.money_per_year is not None:
        said += f" data-m={row.money_per_year.normalize():f}"
        if row.money_currency != "EUR":
            said += f' data-c="{escape(row.money_currency)}"'
    if row.owners:
        said += f' data-o="{escape("|".join(row.owners))}"'
    return said + (f" data-f={flags}" if flags else "")


def _cell(field: str, words: str, unread: str | None) -> str:
    if not words and unread:
        return f'<td class="{css(field)} is-open">{escape(unread)}</td>'
    return (
        f"<td class={css(field)}>{escape(words)}</td>"
        if " " not in css(field)
        else (f'<td class="{css(field)}">{escape(words)}</td>')
    )


@lru_cache(maxsize=100)
def css(field: str) -> str:
    return f"c-{field} number" if BY_FIELD[field].is_figure else f"c-{field}"
