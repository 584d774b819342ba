"""Pairs on the table that may be the same thing, one after the other, with where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.duplicates import likely_duplicates
from klarlinie.method.inventory.merging import COMPARED, differences
from klarlinie.method.inventory.typed import FIELD_NAMES, Field, show
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.models import KeptApart
from klarlinie.web.method.inventory.queries import Listed, activities

SHOULD_BE_ONE = Text(
    "„{other}“ soll in „{kept}“ aufgehen. Was gilt, wo beide etwas anderes sagen?",
    "“{other}” is to become part of “{kept}”. Which is right where the two differ?",
)
LANGUAGES: tuple[Language, ...] = ("de", "en")


@dataclass(frozen=True)
class FieldBeside:
    """One field of both. `differs`: both know something and not the same, so somebody has to choose."""

    field: str
    name: Text
    first: Text
    second: Text
    differs: bool


@dataclass(frozen=True)
class Side:
    id: int
    version: int
    title: str
    place: Text
    notes: Mapping[str, str]


@dataclass(frozen=True)
class Pair:
    """`number` of `of` likely pairs, from 1; 0 of 0 for two that somebody named, of which the first stays."""

    first: Side
    second: Side
    why: Text
    fields: tuple[FieldBeside, ...]
    number: int
    of: int

    @property
    def differ(self) -> int:
        return sum(field.differs for field in self.fields)

    @property
    def is_asked_for(self) -> bool:
        return self.of == 0


@dataclass(frozen=True)
class ToldApart:
    """A pair that people have said to be two things, and why."""

    id: int
    version: int
    first: str
    second: str
    reason: str


def pairs_left(company_id: int) -> tuple[tuple[Listed, Listed, Text], ...]:
    """All likely pairs nobody has decided about, the likeliest first."""
    listed = activities(company_id)
    apart = {
        (first, second)
        for first, second in KeptApart.objects.for_company(company_id).values_list("first_id", "second_id")
    }
    found = (
        (*_in_order(listed[pair.first], listed[pair.second]), pair.why)
        for pair in likely_duplicates([one.core for one in listed])
    )
    return tuple(one for one in found if tuple(sorted((one[0].id, one[1].id))) not in apart)


def _in_order(first: Listed, second: Listed) -> tuple[Listed, Listed]:
    """The one that stood there first is kept, unless somebody chooses the other."""
    return (first, second) if first.position <= second.position else (second, first)


def pair_at(company_id: int, number: int) -> Pair | None:
    """The pair with this number (the last one where there are fewer); None where nothing is left."""
    left = pairs_left(company_id)
    if not left:
        return None
    place = max(1, min(number, len(left)))
    first, second, why = left[place - 1]
    return Pair(_side(first), _side(second), why, _fields(first.core, second.core), place, len(left))


def pair_of(company_id: int, kept_id: int, other_id: int) -> Pair | None:
    """Any two of the list side by side; None where one of them is gone or was folded into another already."""
    there = {one.id: one for one in activities(company_id)}
    kept, other = there.get(kept_id), there.get(other_id)
    if kept is None or other is None or kept is other:
        return None
    why = SHOULD_BE_ONE.with_values(kept=kept.core.title, other=other.core.title)
    return Pair(_side(kept), _side(other), why, _fields(kept.core, other.core), 0, 0)


def told_apart(company_id: int) -> tuple[ToldApart, ...]:
    """What people have said to be two things."""
    rows = KeptApart.objects.for_company(company_id).select_related("first", "second").order_by("-pk")
    return tuple(
        ToldApart(row.pk, row.version, row.first.title, row.second.title, row.reason) for row in rows
    )


def _side(one: Listed) -> Side:
    source = one.core.source
    parts: list[Text | str] = [part for part in (source.file, source.sheet) if part]
    if source.line is not None and source.file:
        parts.append(Text("Zeile {n}", "row {n}", {"n": str(source.line)}))
    place = Text("{parts}", "{parts}", {"parts": tuple(parts)}) if parts else Text("von Hand", "by hand")
    return Side(one.id, one.version, one.core.title, place, dict(one.core.notes))


def _fields(first: CoreActivity, second: CoreActivity) -> tuple[FieldBeside, ...]:
    """Every field that one of them knows, those that differ first."""
    apart = {difference.field for difference in differences(first, second)}
    fields = [
        FieldBeside(
            field, FIELD_NAMES[field], _written(field, first), _written(field, second), field in apart
        )
        for field in COMPARED
        if _says(field, first) or _says(field, second)
    ]
    return tuple(sorted(fields, key=lambda one: not one.differs))


def _says(field: Field, activity: CoreActivity) -> bool:
    return getattr(activity, field) not in (None, (), "", "unknown")


def _written(field: Field, activity: CoreActivity) -> Text:
    words: dict[str, object] = {language: show(field, activity, language) or "–" for language in LANGUAGES}
    return Text("{de}", "{en}", words)
