"""What is asked about a new key: what for, what it may do, how long."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.rights import Right
from klarlinie.web.platform.tokens.actions import NEVER_AN_ASSISTANT
from klarlinie.web.platform.tokens.scopes import SCOPES, TO_TICK, Scope
from klarlinie.web.platform.ui.asking import KindForm
from klarlinie.web.platform.ui.words import later

DAYS, USUAL_DAYS = (30, 90, 180, 365), "90"
HOLDS = Text("{n} Tage", "{n} days")


class KeyForm(KindForm):
    name = forms.CharField(
        label=later(Text("Wofür ist der Schlüssel?", "What is the key for?")),
        help_text=later(
            Text(
                "Dieser Name steht auch im Verlauf, zum Beispiel „Excel“.",
                "This name also appears in the history, for example “Excel”.",
            )
        ),
        max_length=60,
    )
    kind = forms.ChoiceField(
        label=later(Text("Wer benutzt ihn?", "Who uses it?")),
        help_text=later(
            Text(
                "Ein Programm, das Listen holt oder einträgt, oder ein Assistent, dem man Fragen zum Plan stellt (er "
                "verbindet sich über MCP).",
                "A program that fetches or enters lists, or an assistant that is asked about the plan (it connects "
                "through MCP).",
            )
        ),
        choices=[
            ("program", later(Text("ein Programm", "a program"))),
            ("assistant", later(Text("ein Assistent", "an assistant"))),
        ],
        widget=forms.RadioSelect,
        initial="program",
    )
    scopes = forms.MultipleChoiceField(
        label=later(Text("Was darf er, außer zu lesen?", "What may it do, besides reading?")),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    decide = forms.BooleanField(
        label=later(Text("Auch entscheiden", "Decide, too")),
        help_text=later(
            Text(
                "Was der Schlüssel stoppt, hält oder auf dem Brett bewegt, gilt als von dir entschieden, mit deinem "
                "Recht. Nur ankreuzen, wenn ein Mensch das Programm bedient.",
                "What the key stops, keeps or moves on the board counts as decided by you, by your right. Tick it only "
                "where a person works the program.",
                sie="Was der Schlüssel stoppt, hält oder auf dem Brett bewegt, gilt als von Ihnen entschieden, mit "
                "Ihrem Recht. Nur ankreuzen, wenn ein Mensch das Programm bedient.",
            )
        ),
        required=False,
    )
    days = forms.ChoiceField(
        label=later(Text("Wie lange gilt er?", "How long is it valid?")),
        choices=[(str(n), later(HOLDS.with_values(n=n))) for n in DAYS],
        initial=USUAL_DAYS,
    )

    def __init__(self, *args: Any, rights: Collection[Right], **named: Any) -> None:
        super().__init__(*args, **named)
        offered = [scope for scope in TO_TICK if SCOPES[scope].needs in rights]
        self.fields["scopes"].choices = [(one, later(SCOPES[one].name)) for one in offered]  # type: ignore[attr-defined]
        if not offered:
            del self.fields["scopes"]
        if SCOPES["decide"].needs not in rights:
            del self.fields["decide"]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("decide") and said.get("kind") == "assistant":
            self.add_error("decide", later(NEVER_AN_ASSISTANT))
        return said

    def wanted(self) -> tuple[Scope, ...]:
        """The scopes that were ticked."""
        said = self.cleaned_data
        ticked = tuple(scope for scope in TO_TICK if scope in said.get("scopes", ()))
        return (*ticked, "decide") if said.get("decide") else ticked
