"""Who decides: three rights, one person each with a deputy; anybody may propose, only the holder changes anything."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.text import Text

Right = Literal["new", "stop", "prioritise"]
RIGHTS: tuple[Right, ...] = ("new", "stop", "prioritise")
RIGHT_NAMES: dict[Right, Text] = {
    "new": Text("über neue Aktivitäten entscheiden", "decide on new activities"),
    "stop": Text("beenden, was nicht wirkt", "stop what does not work"),
    "prioritise": Text("Prioritäten setzen", "set priorities"),
}

WHO_HOLDS: dict[Right, Text] = {
    "new": Text("entscheidet über neue Aktivitäten", "decides on new activities"),
    "stop": Text("beendet, was nicht wirkt", "stops what does not work"),
    "prioritise": Text("setzt Prioritäten", "sets priorities"),
}


@dataclass(frozen=True)
class Absence:
    """Both days included."""

    from_on: date
    until_on: date


@dataclass(frozen=True)
class DecisionRight:
    """One right with its one holder; the deputy may use it only while the holder is absent. None is vacant."""

    right: Right
    holder: str | None = None
    deputy: str | None = None
    absences: tuple[Absence, ...] = ()


@dataclass(frozen=True)
class Permission:
    """Whether the person may, by which right (None where not), as a deputy or not, and why in one sentence."""

    allowed: bool
    right_used: Right | None
    as_deputy: bool
    why: Text


Standing = Literal["holder", "deputy", "nobody"]


class RightGivenTwice(ValueError):
    """One right has two entries; exactly one person can hold it."""


def may(person: str, right: Right, on: date, rights: Sequence[DecisionRight]) -> Permission:
    """May `person` use `right` on that day? A vacant right belongs to nobody, not even to the deputy."""
    held = right_of(right, rights)
    return may_as(_standing(person, held), person, held, on)


def may_as(standing: Standing, person: str, held: DecisionRight, on: date) -> Permission:
    """The same where it is known who `person` is: two people may have the same name, but not the same right."""
    if held.holder is None:
        return _no(
            held.right,
            "Niemand darf {right}: Das Recht ist unbesetzt.",
            "Nobody may {right}: the right is vacant.",
        )
    if standing == "holder":
        return _yes(held.right, person, "{person} darf {right}.", "{person} may {right}.")
    if standing == "nobody":
        return _no(
            held.right,
            "Nur {holder} darf {right}. {person} kann es vorschlagen.",
            "Only {holder} may {right}. {person} can propose it.",
            holder=held.holder,
            person=person,
        )
    return _as_deputy(person, held, on)


def _standing(person: str, held: DecisionRight) -> Standing:
    if _is_same(person, held.holder):
        return "holder"
    return "deputy" if _is_same(person, held.deputy) else "nobody"


def right_of(right: Right, rights: Sequence[DecisionRight]) -> DecisionRight:
    """The entry for `right`, vacant where there is none. Raises RightGivenTwice."""
    found = [entry for entry in rights if entry.right == right]
    if len(found) > 1:
        raise RightGivenTwice(f"The right {right!r} is given {len(found)} times. Keep one entry.")
    return found[0] if found else DecisionRight(right)


def vacant(rights: Sequence[DecisionRight]) -> tuple[Right, ...]:
    """The rights that nobody holds."""
    return tuple(right for right in RIGHTS if right_of(right, rights).holder is None)


def right_findings(rights: Sequence[DecisionRight]) -> tuple[Finding, ...]:
    """A vacant right (EXE110) and a right without a deputy (EXE111), in the order of the three rights."""
    return tuple(_gaps(rights))


def _gaps(rights: Sequence[DecisionRight]) -> Iterator[Finding]:
    for right in RIGHTS:
        held = right_of(right, rights)
        does = WHO_HOLDS[right]
        if held.holder is None:
            yield Finding("EXE110", "warning", "", _VACANT.with_values(does=does), _NAME_A_HOLDER)
        elif held.deputy is None or _is_same(held.holder, held.deputy):
            sentence = _NO_DEPUTY.with_values(does=does, holder=held.holder)
            yield Finding("EXE111", "hint", held.holder, sentence, _NAME_A_DEPUTY)


def _as_deputy(person: str, held: DecisionRight, on: date) -> Permission:
    if any(absence.from_on <= on <= absence.until_on for absence in held.absences):
        de = "{person} vertritt {holder} und darf am {on} {right}."
        en = "{person} stands in for {holder} and may {right} on {on}."
        return _yes(held.right, person, de, en, as_deputy=True, holder=held.holder, on=on)
    return _no(
        held.right,
        "{person} vertritt {holder} nur bei Abwesenheit; für den {on} ist keine eingetragen.",
        "{person} stands in for {holder} only during an absence; none is entered for {on}.",
        person=person,
        holder=held.holder,
        on=on,
    )


def _yes(
    right: Right, person: str, de: str, en: str, as_deputy: bool = False, **values: object
) -> Permission:
    why = Text(de, en, {"right": RIGHT_NAMES[right], "person": person, **values})
    return Permission(True, right, as_deputy, why)


def _no(right: Right, de: str, en: str, **values: object) -> Permission:
    return Permission(False, None, False, Text(de, en, {"right": RIGHT_NAMES[right], **values}))


def _is_same(person: str, other: str | None) -> bool:
    return other is not None and _plain(person) == _plain(other)


def _plain(name: str) -> str:
    """The name as it is compared: case, spaces and the way an umlaut is stored do not matter."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


_VACANT = Text("Noch offen: Wer {does}?", "Still open: who {does}?")
_NAME_A_HOLDER = Text(
    "Nennt eine Person, die das entscheidet, und eine Vertretung. Bis dahin bleiben Vorschläge liegen.",
    "Name one person who decides this, and a deputy. Until then proposals stay where they are.",
    sie="Nennen Sie eine Person, die das entscheidet, und eine Vertretung. "
    "Bis dahin bleiben Vorschläge liegen.",
)
_NO_DEPUTY = Text("{holder} {does}, hat aber keine Vertretung.", "{holder} {does} but has no deputy.")
_NAME_A_DEPUTY = Text(
    "Nennt eine Vertretung, damit in Urlaub und Krankheit nichts liegen bleibt.",
    "Name a deputy so that nothing waits during holidays and illness.",
    sie="Nennen Sie eine Vertretung, damit in Urlaub und Krankheit nichts liegen bleibt.",
)
