"""Forms of rating together: whom to ask about what, and which values were agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from klarlinie.method.evaluation.rating_axes import AXIS_WORDS, ROLE_NAMES, ROLES, Axis, Role, axes_for
from klarlinie.method.evaluation.rating_rounds import (
    ANONYMITY,
    ANONYMITY_NAMES,
    ANONYMITY_SAYS,
    Anonymity,
    votes_by_default,
)
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.evaluation.queries.rating import AxisToAgree, Choice, Settling
from klarlinie.web.platform.rounds.last_day import last_moment
from klarlinie.web.platform.ui.asking import DayField, KindForm
from klarlinie.web.platform.ui.words import later, say

STAYS_OPEN = Text("bleibt offen", "stays open")
PASSED = Text(
    "Dieser Tag ist schon vorbei. Bitte einen, der noch kommt.",
    "This day has passed. One that is still to come, please.",
)


class RoundForm(KindForm):
    """A new rating round; proposed are all activities that run and all sides."""

    title = forms.CharField(
        label=later(Text("Wie heißt die Runde?", "What is the round called?")), max_length=160
    )
    sides = forms.MultipleChoiceField(
        label=later(Text("Wer bewertet mit?", "Who rates?")),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": later(
                Text("Bitte mindestens eine Seite einladen.", "Please invite at least one side.")
            )
        },
    )
    until_on = DayField(
        label=later(Text("Bis wann?", "Until when?")),
        required=False,
        help_text=later(
            Text(
                "Der Tag zählt ganz. Leer heißt: bis aufgedeckt wird.",
                "Until the end of that day. Empty means: until the reveal.",
            )
        ),
    )
    anonymity = forms.ChoiceField(
        label=later(Text("Was ist danach zu sehen?", "What is seen afterwards?")), widget=forms.RadioSelect
    )
    leader_votes = forms.BooleanField(
        label=later(Text("Wer die Runde leitet, stimmt mit ab", "Whoever leads the round votes as well")),
        help_text=later(Text("Üblich ist: fragen und zuhören.", "The usual thing is to ask and listen.")),
        required=False,
    )
    activities = forms.MultipleChoiceField(
        label=later(Text("Welche Aktivitäten?", "Which activities?")),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": later(
                Text("Bitte mindestens eine Aktivität wählen.", "Please choose at least one activity.")
            )
        },
    )

    def __init__(self, choices: Sequence[Choice], today: date, typed: Any = None) -> None:
        self.today = today
        super().__init__(typed, initial=_proposed(choices, today))
        for name, options in (
            ("activities", [(str(one.id), one.title) for one in choices]),
            ("sides", [(role, later(asked_of(role))) for role in ROLES]),
            ("anonymity", [(level, later(_level(level))) for level in ANONYMITY]),
        ):
            cast(forms.ChoiceField, self.fields[name]).choices = options

    def clean_until_on(self) -> date | None:
        day: date | None = self.cleaned_data["until_on"]
        if day is not None and day < self.today:
            raise ValidationError(say(PASSED))
        return day

    def wanted(self) -> dict[str, Any]:
        """What the action asks for."""
        said = self.cleaned_data
        return {
            "title": said["title"],
            "activity_ids": [int(key) for key in said["activities"]],
            "sides": said["sides"],
            "anonymity": said["anonymity"],
            "until_at": last_moment(said["until_on"]),
            "leader_votes": said["leader_votes"],
        }


def asked_of(role: Role) -> Text:
    """ "Vertrieb: Wirkung, Hilfe im Verkauf, Passung"."""
    axes = tuple(AXIS_WORDS[axis].name for axis in axes_for(role))
    return Text("{who}: {axes}", "{who}: {axes}", {"who": ROLE_NAMES[role], "axes": axes})


def _level(level: Anonymity) -> Text:
    return Text(
        "{name}: {says}", "{name}: {says}", {"name": ANONYMITY_NAMES[level], "says": ANONYMITY_SAYS[level]}
    )


def _proposed(choices: Sequence[Choice], today: date) -> dict[str, Any]:
    title = Text("Bewertung vom {day}", "Rating of {day}", {"day": today})
    return {
        "title": say(title),
        "activities": [str(one.id) for one in choices if one.runs],
        "sides": list(ROLES),
        "anonymity": "partial",
        "leader_votes": votes_by_default(leads=True),
    }


class SettleForm(KindForm):
    """One scale per activity and axis; what is left open is not written."""

    def __init__(self, shown: Settling, typed: Any = None) -> None:
        super().__init__(typed)
        self.shown = shown
        for one in shown.all:
            for axis in one.axes if one.stands else ():
                self.fields[axis.name] = _scale(axis)

    def agreed(self) -> Mapping[int, Mapping[Axis, float]]:
        """Activity to axis to value, for all that was chosen."""
        found: dict[int, dict[Axis, float]] = defaultdict(dict)
        for one in self.shown.all:
            for axis in one.axes:
                if value := self.cleaned_data.get(axis.name):
                    found[one.id][axis.axis] = float(value)
        return found


def _scale(axis: AxisToAgree) -> forms.ChoiceField:
    steps = [(str(step), later(said)) for step, said in enumerate(AXIS_WORDS[axis.axis].steps)]
    field = forms.ChoiceField(
        label=say(AXIS_WORDS[axis.axis].name),
        choices=[*steps, ("", later(STAYS_OPEN))],
        widget=forms.RadioSelect,
        required=False,
        initial="" if axis.proposed is None else str(axis.proposed),
    )
    return field
