"""What is asked about a webhook: where to, and of what."""

from __future__ import annotations

from django import forms

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.asking import KindForm
from klarlinie.web.platform.ui.words import later
from klarlinie.web.platform.webhooks.events import EVENTS


class WebhookForm(KindForm):
    url = forms.CharField(
        label=later(Text("Adresse des anderen Programms", "Address of the other program")),
        help_text=later(
            Text(
                "Sie steht dort in den Einstellungen, meist unter „Webhook-URL“, und beginnt mit https://.",
                "You find it in the settings there, usually under “webhook URL”; it begins with https://.",
            )
        ),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        max_length=500,
    )
    events = forms.MultipleChoiceField(
        label=later(Text("Wovon soll es erfahren?", "What should it hear about?")),
        choices=[(event, later(words)) for event, words in EVENTS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
