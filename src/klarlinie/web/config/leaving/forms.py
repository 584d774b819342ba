"""What is asked before something is gone for good: a name or an address, typed once more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.asking import KindForm
from klarlinie.web.platform.ui.words import later

OTHER_ADDRESS = Text(
    "Das ist nicht die Adresse dieses Kontos. Sie lautet: {email}",
    "This is not the address of this account. It is: {email}",
)


class DeleteCompanyForm(KindForm):
    name = forms.CharField(
        label=later(Text("Name des Unternehmens, noch einmal", "Name of the company, once more")),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CloseAccountForm(KindForm):
    email = forms.CharField(
        label=later(Text("E-Mail-Adresse dieses Kontos", "E-mail address of this account")),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )

    def __init__(self, *args: Any, own: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.own = own

    def clean_email(self) -> str:
        typed: str = self.cleaned_data["email"]
        if typed.strip().lower() != self.own.lower():
            raise ValidationError(later(OTHER_ADDRESS.with_values(email=self.own)), "other_address")
        return typed
