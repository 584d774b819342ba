"""The lines that were agreed, and what has changed from one to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from klarlinie.method.clarity.line import Line
from klarlinie.method.clarity.read_line import read_line
from klarlinie.method.clarity.versions import Change, Part, what_changed
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.models import LineVersion
from klarlinie.web.method.clarity.queries.table import Foundation

Whys = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class AgreedLine:
    """One version: who agreed, when, with which note, on what."""

    number: int
    agreed_on: date
    agreed_by: tuple[str, ...]
    note: str
    content: Mapping[str, Any]
    whys: Whys

    @property
    def line(self) -> Line:
        return read_line(self.content).line


@dataclass(frozen=True)
class LineAndBefore:
    """A version with what is different from the one before it (None: it is the first)."""

    agreed: AgreedLine
    before: int | None
    changes: tuple[Change, ...]
    is_newest: bool


def agreed_lines(company_id: int) -> tuple[LineAndBefore, ...]:
    """All versions, the newest first, in one query."""
    rows = [_agreed(row) for row in LineVersion.objects.for_company(company_id).order_by("number")]
    pairs = zip(rows, [None, *rows], strict=False)
    found = [_beside(row, before, row is rows[-1]) for row, before in pairs]
    return tuple(reversed(found))


def agreed_line(company_id: int, number: int) -> LineAndBefore | None:
    """One version with the changes from the one before."""
    found = agreed_lines(company_id)
    return next((one for one in found if one.agreed.number == number), None)


def newest_line(company_id: int) -> AgreedLine | None:
    row = LineVersion.objects.for_company(company_id).order_by("-number").first()
    return _agreed(row) if row else None


def changed_since(agreed: AgreedLine | None, table: Foundation) -> tuple[Change, ...]:
    """What on the table differs from what was agreed, the company's name aside; nothing where nothing was agreed."""
    if agreed is None:
        return ()
    line, now = agreed.line, table.line()
    found = tuple(change for change in what_changed(line, now) if change.part != "company")
    return (*found, *_changed_whys(line, agreed.whys, now, table.whys()))


def _beside(agreed: AgreedLine, before: AgreedLine | None, is_newest: bool) -> LineAndBefore:
    if before is None:
        return LineAndBefore(agreed, None, (), is_newest)
    old, new = before.line, agreed.line
    changes = (*what_changed(old, new), *_changed_whys(old, before.whys, new, agreed.whys))
    return LineAndBefore(agreed, before.number, changes, is_newest)


_WHY_CHANGED = Text("Das Warum bei „{name}“ ist ein anderes.", "The why of “{name}” is another one.")


def _changed_whys(before: Line, old: Whys, after: Line, new: Whys) -> tuple[Change, ...]:
    """Only of those who are in both lines; the others are told of already."""
    there = [one.name for one in before.audiences], [one.name for one in after.audiences]
    return (
        *_other_whys("audiences", *there, old, new),
        *_other_whys("not_served", before.not_served, after.not_served, old, new),
    )


def _other_whys(
    part: Part, before: Collection[str], after: Collection[str], old: Whys, new: Whys
) -> tuple[Change, ...]:
    was, now = old.get(part, {}), new.get(part, {})
    return tuple(
        Change(part, _WHY_CHANGED.with_values(name=name))
        for name in dict.fromkeys(after)
        if name in before and was.get(name, "") != now.get(name, "")
    )


def _agreed(row: LineVersion) -> AgreedLine:
    return AgreedLine(row.number, row.agreed_on, tuple(row.agreed_by), row.note, row.content, row.whys)
