"""What a round asks, as plain data, so that guests' pages need nothing else of the company."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from klarlinie.method.clarity.empty_answers import QUESTIONS
from klarlinie.method.evaluation.rating_axes import AXES, AXIS_WORDS, ROLES, Axis, Role, axes_for
from klarlinie.vocabulary.text import Text

Kind = Literal["clarity", "evaluation"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Subject:
    """One thing that is asked about, under a `key` that the asking page knows again.

    Of a clarity round the key is "promise", "audience" or "benefit", of an evaluation the activity's number.
    """

    key: str
    title: Text
    help: Text | None = None


@dataclass(frozen=True)
class AxisAsked:
    """One axis to rate, in words, and the sides that can judge it."""

    axis: Axis
    name: Text
    question: Text
    steps: tuple[Text, ...]
    sides: tuple[Role, ...]


@dataclass(frozen=True)
class Asks:
    """`axes` is empty where answers are texts."""

    subjects: tuple[Subject, ...]
    axes: tuple[AxisAsked, ...] = ()

    @property
    def kind(self) -> Kind:
        return "evaluation" if self.axes else "clarity"

    def axes_of(self, side: str) -> tuple[AxisAsked, ...]:
        """What somebody of this side is asked about each subject."""
        return tuple(axis for axis in self.axes if side in axis.sides)

    def only(self, keys: Iterable[str]) -> Asks:
        """The same for some of the subjects."""
        wanted = set(keys)
        return Asks(tuple(subject for subject in self.subjects if subject.key in wanted), self.axes)


def texts_asked(subjects: Iterable[Subject]) -> Asks:
    """A clarity round: one text for each of the questions. Raises ValueError for a key that is none."""
    asked = tuple(subjects)
    if strange := [subject.key for subject in asked if subject.key not in QUESTIONS]:
        raise ValueError(f"no question of clarity: {strange}")
    return Asks(asked)


def ratings_asked(subjects: Iterable[Subject], sides: Mapping[Axis, Sequence[Role]] | None = None) -> Asks:
    """An evaluation round. `sides` says which axes are asked and of whom; by default each side what it can see."""
    wanted = default_sides() if sides is None else sides
    axes = tuple(
        AxisAsked(axis, words.name, words.question, words.steps, tuple(wanted[axis]))
        for axis, words in AXIS_WORDS.items()
        if wanted.get(axis)
    )
    return Asks(tuple(subjects), axes)


def default_sides() -> dict[Axis, tuple[Role, ...]]:
    """For each axis the sides that can judge it."""
    return {axis: tuple(role for role in ROLES if axis in axes_for(role)) for axis in AXES}


# To the table and back


def written(asks: Asks) -> dict[str, Any]:
    """As JSON."""
    return {
        "subjects": [
            {"key": one.key, "title": _words(one.title), "help": one.help and _words(one.help)}
            for one in asks.subjects
        ],
        "axes": [
            {
                "axis": one.axis,
                "name": _words(one.name),
                "question": _words(one.question),
                "steps": [_words(step) for step in one.steps],
                "sides": list(one.sides),
            }
            for one in asks.axes
        ],
    }


def read(stored: Mapping[str, Any]) -> Asks:
    """The other way round."""
    return Asks(
        tuple(
            Subject(one["key"], _text(one["title"]), _text(one["help"]) if one["help"] else None)
            for one in stored["subjects"]
        ),
        tuple(
            AxisAsked(
                cast(Axis, one["axis"]),
                _text(one["name"]),
                _text(one["question"]),
                tuple(_text(step) for step in one["steps"]),
                tuple(one["sides"]),
            )
            for one in stored["axes"]
        ),
    )


def _words(text: Text) -> dict[str, str]:
    said = {"de": text.say("de"), "en": text.say("en")}
    formal = text.say("de", formal=True)
    return said if formal == said["de"] else {**said, "sie": formal}


def _text(said: Mapping[str, str]) -> Text:
    return Text(said["de"], said["en"], sie=said.get("sie"))
