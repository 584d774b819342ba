"""What is asked of somebody who signs up, beside address and password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.asking import KindForm
from klarlinie.web.platform.ui.words import later


class SignupForm(forms.Form):
    """allauth puts its own fields behind ours."""

    name = forms.CharField(
        label=later(Text("Name", "Name")),
        help_text=later(
            Text(
                "So steht er neben allem, was du änderst.",
                "It appears next to everything you change.",
                sie="So steht er neben allem, was Sie ändern.",
            )
        ),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("name", "email", "password1")

    def signup(self, request: HttpRequest, user: Any) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class NameForm(KindForm):
    name = forms.CharField(label=later(Text("Name", "Name")), max_length=100)
