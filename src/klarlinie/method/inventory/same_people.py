""" "Petra", "Petra H." and "Petra Hallstein" are one person where only one can be meant, and a question where not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from klarlinie.method.inventory import sayings
from klarlinie.method.inventory.owners import is_group
from klarlinie.method.inventory.reading import InventoryReading, SameName
from klarlinie.method.inventory.same_questions import ASSUMED
from klarlinie.vocabulary.findings import Problem

WHO_IS_MEANT = "INV304"  # the code of a name that fits several people
OWN_PERSON = ""  # said of a name: nobody else is meant
TITLES = frozenset(("dr", "prof", "herr", "frau", "hr", "fr", "mr", "mrs", "ms", "dipl", "ing"))
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*\.?")


def with_people_once(
    reading: InventoryReading, known: Sequence[str] = (), told: Mapping[str, str] | None = None
) -> InventoryReading:
    """The same with each person under one name; `known` are the people that are there already.

    `told` is what people have said: by name who is meant, or `OWN_PERSON`. What was taken together is said as an
    assumption, what fits several people is a question; of hours named twice the fewer count.
    """
    found = tuple(_same_names(reading, known, told or {}))
    meant = {one.name: one.meant for one in found if one.meant}

    def one_name(name: str) -> str:
        return meant.get(meant.get(name, name), meant.get(name, name))

    said = tuple(problem for one in found if (problem := _said(one)))
    activities = tuple(
        replace(one, owners=tuple(dict.fromkeys(map(one_name, one.owners)))) if meant else one
        for one in reading.activities
    )
    people = [{**row, "name": one_name(str(row["name"]))} for row in reading.people_rows]
    return replace(
        reading,
        activities=activities,
        people_rows=_each_once(people) if meant else reading.people_rows,
        problems=(*reading.problems, *said),
        same_names=found,
    )


def _same_names(
    reading: InventoryReading, known: Sequence[str], told: Mapping[str, str]
) -> Iterator[SameName]:
    where = _named(reading)
    there = {name.casefold() for name in known}
    everybody = {
        name.casefold(): name for name in (*where, *known)
    }  # known ones are written as they are known
    by_letter: dict[str, list[str]] = {}
    for name in everybody.values():
        by_letter.setdefault(_letter(name), []).append(name)
    for name, files in where.items():
        alike = by_letter[_letter(name)]
        candidates = () if name.casefold() in there else _candidates(name, alike, there)
        if not candidates:
            continue
        by_itself = (
            candidates[0] if len(candidates) == 1 and _is_the_only_one(name, candidates[0], alike) else None
        )
        is_told = name in told and told[name] in (OWN_PERSON, *candidates)
        meant = (told[name] or None) if is_told else by_itself
        yield SameName(name, candidates, by_itself, meant, is_told, len(files), files[0])


def _named(reading: InventoryReading) -> dict[str, list[str]]:
    """Every name of a person in the order it comes, with the file of each row that names it."""
    where: dict[str, list[str]] = {}
    for activity in reading.activities:
        for name in activity.owners:
            where.setdefault(name, []).append(activity.source.file)
    of_people = next((sheet.file for sheet in reading.sheets if sheet.role == "people"), "")
    for row in reading.people_rows:
        where.setdefault(str(row["name"]), []).append(of_people)
    return where


def _letter(name: str) -> str:
    return next(iter(_words(name)), " ")[0]


def _candidates(name: str, alike: Sequence[str], there: set[str]) -> tuple[str, ...]:
    """Whose full name `name` may be short for; for a full name the known person that is only known by a short one."""
    others = [other for other in alike if other.casefold() != name.casefold()]
    longer = [other for other in others if fits(name, other)]
    shorter = [other for other in others if other.casefold() in there and fits(other, name)]
    return tuple(sorted(longer or shorter, key=str.casefold))


def _is_the_only_one(name: str, other: str, alike: Sequence[str]) -> bool:
    """Whether nobody else would be taken for `other` in the same way: two full names are no one "Petra"."""
    return fits(name, other) or sum(fits(other, full) for full in alike) == 1


def fits(short: str, full: str) -> bool:
    """Whether `short` may stand for `full`: "Petra", "Petra H.", "P. Hallstein" for "Petra Hallstein"."""
    words, whole = _words(short), _words(full)
    if len(whole) < 2 or not words or any(len(word) == 1 for word in (whole[0], whole[-1])):
        return False
    if len(words) == 1:
        return len(words[0]) > 1 and words[0] == whole[0]
    if len(words) != 2 or words == (whole[0], whole[-1]):
        return False
    first, last = words
    if len(last) == 1:
        return len(first) > 1 and first == whole[0] and last == whole[-1][0]
    return len(first) == 1 and first == whole[0][0] and last == whole[-1]


@lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    """The words of a person's name without title and points; none for what is no person's name."""
    parts = name.split()
    if is_group(name) or not all(_WORD.fullmatch(part) for part in parts):
        return ()
    plain = (part.rstrip(".").casefold() for part in parts)
    return tuple(word for word in plain if word not in TITLES)


def _each_once(rows: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """One row a name, as `method.team` does it: nobody is promised hours they do not have."""
    once: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        earlier = once.setdefault(str(row["name"]).casefold(), row)
        if earlier is not row:
            hours = [one for one in (earlier.get("hours"), row.get("hours")) if one is not None]
            cannot = dict.fromkeys([*(earlier.get("cannot") or ()), *(row.get("cannot") or ())])
            together = {**earlier, "hours": min(hours, default=None), "cannot": [*cannot]}
            once[str(row["name"]).casefold()] = together
    return tuple(once.values())


def _said(one: SameName) -> Problem | None:
    if one.is_told:
        return None
    if one.meant:
        text = sayings.same_person(one.name, one.meant, one.times)
        return Problem(ASSUMED, one.file, None, None, None, text)
    return Problem(WHO_IS_MEANT, one.file, None, None, None, sayings.who_is_meant(one.name, one.candidates))
