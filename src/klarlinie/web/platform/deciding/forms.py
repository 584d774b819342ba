"""What is asked about a right and about days on which somebody is away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.deciding.actions import Whom
from klarlinie.web.platform.deciding.queries import RightShown, Somebody
from klarlinie.web.platform.ui.asking import DayField, KindForm
from klarlinie.web.platform.ui.words import later

NOBODY = Text("noch niemand", "nobody yet")
NO_DEPUTY = Text("keine Vertretung", "no deputy")


class RightForm(KindForm):
    """Who holds one right, and who stands in."""

    holder = forms.ChoiceField(label=later(Text("Wer entscheidet", "Who decides")), required=False)
    deputy = forms.ChoiceField(
        label=later(Text("Vertretung, solange diese Person weg ist", "Deputy while this person is away")),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, shown: RightShown, choices: Sequence[Somebody], typed: Any = None) -> None:
        there = {
            "holder": shown.holder.code if shown.holder else "",
            "deputy": shown.deputy.code if shown.deputy else "",
            "version": shown.version,
        }
        super().__init__(typed, initial=there, auto_id=f"{shown.right}_%s")
        names = [(one.code, one.name) for one in choices]
        self.fields["holder"].choices = [("", later(NOBODY)), *names]  # type: ignore[attr-defined]
        self.fields["deputy"].choices = [("", later(NO_DEPUTY)), *names]  # type: ignore[attr-defined]

    def whom(self, name: str) -> Whom | None:
        code: str = self.cleaned_data[name]
        if not code:
            return None
        key = int(code[1:])
        return Whom(person_id=key) if code[0] == "p" else Whom(user_id=key)


class AbsenceForm(KindForm):
    """Who is away from when to when, both days included."""

    person = forms.ChoiceField(label=later(Text("Wer", "Who")))
    from_on = DayField(label=later(Text("Erster Tag", "First day")))
    until_on = DayField(label=later(Text("Letzter Tag", "Last day")))

    def __init__(self, people: Sequence[Somebody], typed: Any = None) -> None:
        super().__init__(typed, auto_id="away_%s")
        self.fields["person"].choices = [(str(one.person_id), one.name) for one in people]  # type: ignore[attr-defined]
