"""What the list can be filtered by, and what is asked when something is switched off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from klarlinie.method.noticed import SEVERITIES, STEPS
from klarlinie.reports.words import SEVERITIES as SEVERITY_NAMES
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.findings.queries import FindingShown
from klarlinie.web.platform.ui.asking import KindForm
from klarlinie.web.platform.ui.words import later

EVERYTHING = Text("alles", "everything")
THE_WHOLE = Text("das Ganze", "the whole")
WHOLE = "-"  # the thing of findings that are about the whole
LONGEST_ABOUT = 70  # characters in the list of things


class FilterForm(forms.Form):
    """Three choices, each may stay open; what does not exist is not filtered by."""

    severity = forms.ChoiceField(label=later(Text("Wie wichtig", "How important")), required=False)
    step = forms.ChoiceField(label=later(Text("Schritt", "Step")), required=False)
    about = forms.ChoiceField(label=later(Text("Worum es geht", "What it is about")), required=False)

    def __init__(self, asked: Any, found: Iterable[FindingShown]) -> None:
        super().__init__(asked)
        there = tuple(found)
        abouts = sorted({one.about or WHOLE for one in there}, key=lambda about: (about != WHOLE, about))
        everything = ("", later(EVERYTHING))
        self._choose(
            severity=[everything, *((one, later(SEVERITY_NAMES[one])) for one in SEVERITIES)],
            step=[everything, *((code, later(name)) for code, name in STEPS.items())],
            about=[everything, *((one, later(THE_WHOLE) if one == WHOLE else _short(one)) for one in abouts)],
        )

    def _choose(self, **choices: list[tuple[str, str]]) -> None:
        for name, found in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = found

    def kept(self, found: Iterable[FindingShown]) -> tuple[FindingShown, ...]:
        """Those that fit."""
        self.is_valid()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        return tuple(one for one in found if all(_value(one, name) == v for name, v in wanted.items()))

    @property
    def is_narrow(self) -> bool:
        return any(self.cleaned_data.values())


def _value(one: FindingShown, name: str) -> str:
    return (one.about or WHOLE) if name == "about" else str(getattr(one, name))


def _short(about: str) -> str:
    return about if len(about) <= LONGEST_ABOUT else about[: LONGEST_ABOUT - 1] + "…"


class OffForm(KindForm):
    """Why, and how far."""

    reason = forms.CharField(
        label=later(Text("Der Grund", "The reason")),
        help_text=later(
            Text(
                "Ein Satz, der es auch in einem Jahr noch erklärt.",
                "One sentence that will still explain it in a year.",
            )
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    reach = forms.ChoiceField(
        label=later(Text("Wo soll der Befund still sein?", "Where should the finding be switched off?")),
        widget=forms.RadioSelect,
    )

    def __init__(self, asked: Any, about: str) -> None:
        super().__init__(asked, initial={"reach": "one"})
        field = self.fields["reach"]
        assert isinstance(field, forms.ChoiceField)
        only_this = Text("nur bei „{about}“", "only for “{about}”", {"about": _short(about)})
        field.choices = [
            ("one", later(only_this if about else Text("nur hier", "only here"))),
            ("all", later(Text("überall, wo er vorkommt", "wherever it comes up"))),
        ]
