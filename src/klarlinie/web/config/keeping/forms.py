"""What is asked when a company comes in with its archive."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.keeping.own import PACKED_BYTES, TOO_LARGE
from klarlinie.web.platform.ui.asking import KindForm
from klarlinie.web.platform.ui.words import later

ON_ITS_OWN = Text("ein Unternehmen für sich", "a company on its own")


class BringForm(KindForm):
    archive = forms.FileField(
        label=later(Text("Das Archiv", "The archive")),
        help_text=later(
            Text(
                "Die .zip-Datei, die Klarlinie unter „Alles als eine Datei“ gemacht hat. Bis 100 MB.",
                "The .zip file that Klarlinie has made under “Everything as one file”. Up to 100 MB.",
            )
        ),
    )
    organisation = forms.ChoiceField(label=later(Text("Wohin gehört es?", "Where does it belong?")))

    def __init__(self, *args: Any, organisations: tuple[tuple[int, str], ...], **named: Any) -> None:
        super().__init__(*args, **named)
        choices = [*((str(key), name) for key, name in organisations), ("", later(ON_ITS_OWN))]
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices, field.required, field.initial = choices, False, choices[0][0]
        if not organisations:
            field.widget = forms.HiddenInput()

    def clean_archive(self) -> Any:
        file = self.cleaned_data["archive"]
        if file.size > PACKED_BYTES:
            raise ValidationError(later(TOO_LARGE), "too_large")
        return file

    @property
    def home_id(self) -> int | None:
        chosen = self.cleaned_data["organisation"]
        return int(chosen) if chosen else None
