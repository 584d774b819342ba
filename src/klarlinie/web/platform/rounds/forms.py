"""What guests say of themselves, and what whoever leads changes."""

from __future__ import annotations

from datetime import datetime

from django import forms

from klarlinie.method.evaluation.rating_axes import ROLE_NAMES
from klarlinie.method.evaluation.rating_rounds import ANONYMITY, ANONYMITY_NAMES
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.rounds.last_day import last_moment
from klarlinie.web.platform.rounds.queries import RoundPage
from klarlinie.web.platform.ui.words import later


class JoinForm(forms.Form):
    """Name and side. Neither is asked where it would not be kept or not be needed."""

    name = forms.CharField(
        label=later(Text("Name", "Name")),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"}),
    )
    side = forms.ChoiceField(
        label=later(Text("Aus welcher Sicht?", "Your view of the marketing")),
        choices=[(role, later(name)) for role, name in ROLE_NAMES.items()],
        widget=forms.RadioSelect,
        error_messages={
            "required": later(
                Text(
                    "Bitte wählen: Davon hängt ab, was gefragt wird.",
                    "Please choose: what is asked depends on it.",
                )
            )
        },
    )
    promised = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: object, asks_name: bool, needs_side: bool, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        if not asks_name:
            del self.fields["name"]
        self.fields["side"].required = needs_side


class ExtendForm(forms.Form):
    """The last day, which counts as a whole; empty: none."""

    until_on = forms.DateField(
        label=later(Text("Letzter Tag", "Last day")),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": later(
                Text("Bitte ein Tag, zum Beispiel 07.08.2026.", "A day, please, for example 2026-08-07.")
            )
        },
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def until_at(self) -> datetime | None:
        return last_moment(self.cleaned_data["until_on"])


class AnonymityForm(forms.Form):
    """What is shown afterwards: only the levels that may still be chosen."""

    anonymity = forms.ChoiceField(
        label=later(Text("Danach zu sehen", "Seen afterwards")), widget=forms.RadioSelect
    )

    def __init__(self, page: RoundPage, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        first = ANONYMITY.index(page.anonymity) if page.joined else 0
        levels = ANONYMITY[first:]
        field = self.fields["anonymity"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(level, later(ANONYMITY_NAMES[level])) for level in levels]
