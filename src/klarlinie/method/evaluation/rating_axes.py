"""What people rate from 0 to 4, in words for every step, and who can judge what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from klarlinie.vocabulary.text import Text

Axis = Literal["effort", "nerves", "effect", "sales_support", "fit"]
AXES: tuple[Axis, ...] = get_args(Axis)  # hours and money are counted, not rated

Role = Literal["management", "sales", "marketing", "agency"]
ROLES: tuple[Role, ...] = get_args(Role)

LOWEST, HIGHEST = 0, 4


@dataclass(frozen=True)
class AxisWords:
    """An axis as people see it: its name, the question, and what each step from 0 to 4 means."""

    name: Text
    question: Text
    steps: tuple[Text, Text, Text, Text, Text]


AXIS_WORDS: dict[Axis, AxisWords] = {
    "effort": AxisWords(
        Text("Aufwand", "Effort"),
        Text("Wie viel Arbeit macht es?", "How much work is it?"),
        (
            Text("fast keine", "hardly any"),
            Text("wenig, geht nebenbei", "little, goes on the side"),
            Text("spürbar, aber machbar", "noticeable, but manageable"),
            Text("viel, anderes bleibt liegen", "a lot, other work is left lying"),
            Text("mehr, als zu schaffen ist", "more than can be managed"),
        ),
    ),
    "nerves": AxisWords(
        Text("Nerven", "Nerves"),
        Text("Wie viele Nerven kostet es?", "How much does it get on people's nerves?"),
        (
            Text("läuft von selbst", "runs by itself"),
            Text("selten Ärger", "trouble now and then"),
            Text("jedes zweite Mal Ärger", "trouble every other time"),
            Text("jedes Mal Ärger", "trouble every time"),
            Text("niemand will es anfassen", "nobody wants to touch it"),
        ),
    ),
    "effect": AxisWords(
        Text("Wirkung", "Effect"),
        Text("Was bringt es?", "What does it bring?"),
        (
            Text("nichts, was zu sehen wäre", "nothing to be seen"),
            Text("wenig", "little"),
            Text("einiges", "something"),
            Text("viel", "a lot"),
            Text("ein gutes Stück vom Geschäft", "a good part of the business"),
        ),
    ),
    "sales_support": AxisWords(
        Text("Hilfe im Verkauf", "Help in selling"),
        Text("Wie viel hilft es im Verkaufsgespräch?", "How much does it help in a sales talk?"),
        (
            Text("nie gebraucht", "never used"),
            Text("selten gebraucht", "rarely used"),
            Text("hilft ab und zu", "helps at times"),
            Text("hilft in den meisten Gesprächen", "helps in most talks"),
            Text("ohne geht es nicht", "no talk without it"),
        ),
    ),
    "fit": AxisWords(
        Text("Passung", "Fit"),
        Text(
            "Wie gut passt es zu Versprechen und Zielgruppe?",
            "How well does it fit the promise and the audience?",
        ),
        (
            Text("gar nicht", "not at all"),
            Text("nur am Rand", "only at the edge"),
            Text("zum Teil", "in part"),
            Text("gut", "well"),
            Text("genau", "exactly"),
        ),
    ),
}

ROLE_NAMES: dict[Role, Text] = {
    "management": Text("Geschäftsführung", "Management"),
    "sales": Text("Vertrieb", "Sales"),
    "marketing": Text("Marketing", "Marketing"),
    "agency": Text("Agentur", "Agency"),
}

# Effort is known to those who do the work, sales support to those who sell, fit to those who agreed on the line.
_JUDGED: dict[Role, tuple[Axis, ...]] = {
    "management": ("nerves", "effect", "sales_support", "fit"),
    "sales": ("effect", "sales_support", "fit"),
    "marketing": ("effort", "nerves", "effect", "fit"),
    "agency": ("effort", "nerves", "effect"),
}


def axes_for(role: Role) -> tuple[Axis, ...]:
    """The axes somebody in this role is asked by default, in the order of `AXES`; a round may name others."""
    return _JUDGED[role]
