"""What the pages of the board send: moves, suggestions, hours, places, and other limits to try out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from django import forms

from klarlinie.method.focus.model import LANES, MOST, Lane
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.focus.actions.limit import HIGHEST
from klarlinie.web.method.focus.actions.moves import MOST_HOURS
from klarlinie.web.method.focus.queries.one import Owner
from klarlinie.web.method.focus.wordings import LANE_NAMES
from klarlinie.web.platform.ui.asking import FigureField, KindForm
from klarlinie.web.platform.ui.words import later, say

LANE_CHOICES = [(lane, later(LANE_NAMES[lane])) for lane in LANES]
AS_IT_IS = Text("{name} (wie bisher)", "{name} (as it is)")
AS_LISTED = Text("wer es laut Liste heute macht", "whoever does it today, says the list")
NOBODY_YET = Text("noch niemand", "nobody yet")
CAN_NOT = Text("{name} (kann oder will das nicht)", "{name} (can't or won't)")
HAS_LEFT = Text("{name} ({left})", "{name} ({left})")


class MoveForm(forms.Form):
    """What a drop or the menu of a card sends."""

    lane = forms.ChoiceField(choices=[(lane, lane) for lane in LANES])
    owner = forms.IntegerField(required=False, min_value=0, max_value=10**9)
    position = forms.IntegerField(required=False, min_value=0, max_value=10**6)
    version = forms.IntegerField(required=False, min_value=0, max_value=10**9)
    despite = forms.BooleanField(required=False)

    def wish(self) -> dict[str, Any]:
        """What the action asks for."""
        said = self.cleaned_data
        return {
            "lane": cast("Lane", said["lane"]),
            "owner_id": said["owner"],
            "position": said["position"],
            "version_seen": said["version"],
            "despite_cannot": said["despite"],
        }


class SuggestForm(KindForm):
    """Where somebody would like to see it, and why."""

    lane = forms.ChoiceField(
        label=later(Text("Wohin?", "Where to?")), choices=LANE_CHOICES, widget=forms.Select
    )
    owner = forms.ChoiceField(label=later(Text("Wer macht es?", "Who does it?")), required=False)
    reason = forms.CharField(
        label=later(Text("Warum?", "Why?")),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": "1000"}),
    )

    def __init__(self, owners: Sequence[Owner], now: str | None, typed: Any = None, **named: Any) -> None:
        super().__init__(typed, **named)
        cast(forms.ChoiceField, self.fields["owner"]).choices = owner_choices(owners, now)


class HoursForm(KindForm):
    """Hours a week that were agreed; empty is the usual dose."""

    hours = FigureField(
        label=later(Text("Stunden in der Woche", "Hours a week")),
        required=False,
        most=Decimal(str(MOST_HOURS)),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9)


class LiftForm(KindForm):
    """More places in Muss, with the reason that will stand beside them."""

    number = forms.ChoiceField(
        label=later(Text("Wie viele Plätze?", "How many places?")),
        choices=[(str(n), str(n)) for n in range(MOST + 1, HIGHEST + 1)],
    )
    reason = forms.CharField(
        label=later(Text("Warum?", "Why?")),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": "1000"}),
    )


class WhatIfForm(KindForm):
    """Hours of each person, money, places, and somebody new: to try out."""

    def __init__(self, team: Sequence[Person], budget: Money | None, most: int, typed: Any = None) -> None:
        super().__init__(typed or None)
        self.team, self.budget, self.most = team, budget, most
        for number, person in enumerate(team):
            self.fields[f"h{number}"] = _hours(person.name, person.hours_per_week)
        self.fields["budget"] = FigureField(
            label=later(Text("Geld im Jahr", "Money a year")),
            required=False,
            least=Decimal(0),
            most=Decimal(10**9),
            initial=budget.amount if budget else None,
            help_text=later(Text("Leer: keine Grenze.", "Empty: no limit.")),
        )
        self.fields["most"] = forms.ChoiceField(
            label=later(Text("Plätze im Muss", "Places in Must")),
            choices=[(str(n), str(n)) for n in range(3, HIGHEST + 1)],
            initial=str(most),
        )
        self.fields["new_hours"] = _hours(say(Text("Jemand Neues mit", "Somebody new with")), None)

    def hours(self) -> dict[str, float]:
        """Hours a week by name; an empty field is none."""
        said = self.cleaned_data
        return {person.name: float(said[f"h{n}"] or 0) for n, person in enumerate(self.team)}

    def newcomer(self) -> Person | None:
        hours = self.cleaned_data["new_hours"]
        return Person(say(Text("Jemand Neues", "Somebody new")), float(hours)) if hours else None

    def budget_then(self, currency: str) -> Money | None:
        amount = self.cleaned_data["budget"]
        return None if amount is None else Money(amount, currency)

    @property
    def of_people(self) -> list[forms.BoundField]:
        return [self[f"h{number}"] for number in range(len(self.team))]


def _hours(name: str, hours: float | None) -> FigureField:
    return FigureField(label=name, required=False, least=Decimal(0), most=Decimal(100), initial=hours)


def owner_choices(owners: Sequence[Owner], now: str | None = None) -> list[tuple[str, str]]:
    """What stays as it is (`now` owns it), everybody with what is left of their hours, and nobody."""
    first = AS_IT_IS.with_values(name=now) if now else AS_LISTED
    return [("", say(first)), *((str(one.id), say(_named(one))) for one in owners), ("0", say(NOBODY_YET))]


def _named(one: Owner) -> Text:
    if one.cannot:
        return CAN_NOT.with_values(name=one.name)
    if one.left is None:
        return Text("{name}", "{name}", {"name": one.name})
    left = Text("noch {h} frei", "{h} left", {"h": Hours(one.left)})
    if one.left < 0:
        left = Text("{h} zu viel", "{h} too much", {"h": Hours(-one.left)})
    return HAS_LEFT.with_values(name=one.name, left=left)
