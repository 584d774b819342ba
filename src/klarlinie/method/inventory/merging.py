"""Two entries for the same thing become one: nothing is added up, nothing is lost, what differs is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.typed import FIELD_NAMES, Field, show
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

NOTHING = (None, (), "", "unknown")
# The title goes its own way: it names the note, so the other one is never lost.
COMPARED: tuple[Field, ...] = tuple(field for field in get_args(Field) if field != "title")


@dataclass(frozen=True)
class FieldDifference:
    """Both say something else about `field`; `mine` and `theirs` are the values as they are written in a cell."""

    field: Field
    name: Text
    mine: Text
    theirs: Text


def differences(a: Activity, b: Activity) -> tuple[FieldDifference, ...]:
    """The fields that both know and know differently, in the order of the columns."""
    return tuple(
        FieldDifference(field, FIELD_NAMES[field], _written(field, a), _written(field, b))
        for field in COMPARED
        if _says(field, a) and _says(field, b) and getattr(a, field) != getattr(b, field)
    )


def merged(keep: Activity, other: Activity, language: Language = "de") -> tuple[Activity, tuple[Text, ...]]:
    """One activity of two, and a sentence for each field in which they differ.

    What only one knows is taken; where both differ `keep` stays, and what `other` says travels along as a note in
    `language`. Hours and money are never added: whoever merges decides by `differences`.
    """
    apart = differences(keep, other)
    open_fields = (field for field in COMPARED if not _says(field, keep) and _says(field, other))
    taken: dict[str, Any] = {field: getattr(other, field) for field in open_fields}
    if "type" in taken:
        taken["type_certain"] = other.type_certain
    one = replace(
        keep,
        **taken,
        asked_reason=keep.asked_reason or other.asked_reason,
        asked_audience=keep.asked_audience or other.asked_audience,
        notes=_notes(keep, other, apart, language),
    )
    needs = tuple(title for title in one.needs if title not in (keep.title, other.title))
    return replace(one, needs=needs), tuple(_stays(difference, other) for difference in apart)


def _says(field: Field, activity: Activity) -> bool:
    """Whether the activity knows something here; a type that was only guessed says nothing."""
    if field == "type":
        return activity.type_certain
    return getattr(activity, field) not in NOTHING


def _written(field: Field, activity: Activity) -> Text:
    return Text(show(field, activity, "de"), show(field, activity, "en"))


def _notes(
    keep: Activity, other: Activity, apart: tuple[FieldDifference, ...], language: Language
) -> dict[str, str]:
    """All notes of both; where they share a name the other's is called after its activity."""
    from_other = Text("aus „{title}“", "from “{title}”", {"title": other.title}).say(language)
    notes = dict(keep.notes)
    for name, text in other.notes.items():
        if notes.get(name, text) == text:
            notes[name] = text
        else:
            notes[_free(f"{name} ({from_other})", notes)] = text
    said = [f"{one.name.say(language)} {one.theirs.say(language)}" for one in apart]
    if said or other.title != keep.title:
        notes[_free(from_other, notes)] = "\n".join(said) or other.title
    return notes


def _free(name: str, notes: Mapping[str, str]) -> str:
    free, again = name, 2
    while free in notes:
        free, again = f"{name} ({again})", again + 1
    return free


def _stays(difference: FieldDifference, other: Activity) -> Text:
    return Text(
        "{name}: „{mine}“ bleibt, „{theirs}“ aus „{title}“ steht in den Notizen.",
        "{name}: “{mine}” stays, “{theirs}” from “{title}” is kept in the notes.",
        {"name": difference.name, "mine": difference.mine, "theirs": difference.theirs, "title": other.title},
    )
