"""What is asked about a webhook: where to, and of what."""

from __future__ import annotations

from django import forms

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.asking import KindForm
from klarlinie.web.platform.ui.words import later
from klarlinie.web.platform.webhooks.events import EVENTS


class WebhookForm(KindForm):
    url = forms.CharField(
        label=later(Text("Wohin soll die Nachricht gehen?", "Where should the message go?")),
        help_text=later(
            Text(
                "Eine https-Adresse, die das andere Programm nennt.",
                "An https address that the other program names.",
            )
        ),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        max_length=500,
    )
    events = forms.MultipleChoiceField(
        label=later(Text("Wovon soll es hören?", "What should it hear about?")),
        choices=[(event, later(words)) for event, words in EVENTS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
