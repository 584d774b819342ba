"""The activity as a calm form: the same words as in the table, read the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.own_words import SOURCES, STATUSES
from klarlinie.method.inventory.typed import Typed
from klarlinie.method.inventory.types import TYPE_NAMES
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.columns import COLUMNS, read, written
from klarlinie.web.platform.ui.asking import MISSING, KindForm
from klarlinie.web.platform.ui.words import later, say

NOBODY_KNOWS = Text("weiß niemand", "nobody knows")
LABELS: Mapping[str, Text] = {
    "title": Text("Wie heißt die Aktivität?", "What is the activity called?"),
    "type": Text("Typ", "Type"),
    "hours": Text("Stunden im Monat", "Hours a month"),
    "money": Text("Geld im Jahr", "Money a year"),
    "nerves": Text("Nerven, 0 bis 4", "Nerves, 0 to 4"),
    "inquiries": Text("Anfragen im Jahr", "Inquiries a year"),
    "leads": Text("Qualifizierte Leads im Jahr", "Qualified leads a year"),
    "customers": Text("Kunden im Jahr", "Customers a year"),
    "revenue": Text("Umsatz im Jahr", "Revenue a year"),
    "sales_support": Text("Hilfe im Verkauf, 0 bis 4", "Help in selling, 0 to 4"),
    "effect_source": Text("Woher bekannt?", "How is it known?"),
    "reason": Text("Warum gibt es sie?", "Why does it exist?"),
    "audience": Text("Für wen ist sie?", "Whom is it for?"),
    "owner": Text("Wer macht es?", "Who does it?"),
    "status": Text("Stand", "Status"),
    "start": Text("Beginn", "Start"),
    "due": Text("Fällig", "Due"),
    "group": Text("Gruppe", "Group"),
    "dose": Text("Dosis, Stunden in der Woche", "Dose, hours a week"),
    "needs": Text("Führt nirgends hin ohne", "Leads nowhere without"),
}
HELPS: Mapping[str, Text] = {
    "hours": Text("Auch „4 h/Woche“ oder „2 Tage im Monat“.", "Also “4 h a week” or “2 days a month”."),
    "money": Text("Auch „200 € im Monat“.", "Also “€200 a month”."),
    "nerves": Text(
        "0 läuft von selbst, 4 will niemand anfassen.", "0 runs by itself, 4 nobody wants to touch."
    ),
    "sales_support": Text(
        "0 wird im Gespräch nie gebraucht, 4 heißt: ohne geht es nicht.",
        "0 is never used in a talk, 4 means: no talk without it.",
    ),
    "owner": Text("Mehrere mit Komma.", "Several with commas."),
    "needs": Text("Namen anderer Aktivitäten, mit Semikolon.", "Names of other activities, with semicolons."),
    "start": Text("Zum Beispiel 3.8.2026.", "For example 3 Aug 2026."),
}
LONG = ("reason", "audience")


def _choices(field: str) -> Iterable[tuple[str, Any]]:
    if field == "type":
        return [(code, later(name)) for code, name in TYPE_NAMES.items()]
    if field == "status":
        return [("", "–"), *((code, later(name)) for code, name in STATUSES.items())]
    return [(code, later(name if name.de else NOBODY_KNOWS)) for code, name in SOURCES.items()]


def _field(name: str) -> forms.Field:
    about: dict[str, Any] = {
        "label": later(LABELS[name]),
        "required": name == "title",
        "error_messages": {"required": later(MISSING)},
        "help_text": later(HELPS[name]) if name in HELPS else "",
    }
    if name in ("type", "status", "effect_source"):
        return forms.ChoiceField(choices=_choices(name), **about)
    if name in LONG:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=5000, **about)
    return forms.CharField(max_length=300, **about)


class ActivityForm(KindForm):
    """All fields of an activity. `values` holds, by column, what was read; a field left as it was is not in it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, words: Any, was: Activity, version: int, language: Language, today: date) -> None:
        self.was = {name: shown(name, was, language) for name in LABELS}
        super().__init__(words, initial={**self.was, "version": version})
        self.today, self.language = today, language
        for column in COLUMNS:
            self.fields[column.field] = _field(column.field)
        self.values: dict[str, Any] = {}

    def clean(self) -> dict[str, Any]:
        for name in LABELS:
            words = self.cleaned_data.get(name)
            if words is None or words.strip() == self.was[name].strip():
                continue
            typed = _read(name, words, self.today, self.language)
            if typed.problem is not None:
                self.add_error(name, say(typed.problem))
            else:
                self.values[name] = typed.value
        return self.cleaned_data


def _read(name: str, words: str, today: date, language: Language) -> Typed:
    if name in ("type", "status", "effect_source"):
        return Typed(words or None, None)
    return read(name, words, today, language)


def shown(name: str, activity: Activity, language: Language) -> str:
    """What stands in the field: the words of the table, or the code behind a choice."""
    if name in ("type", "status", "effect_source"):
        return getattr(activity, name) or ""
    return written(name, activity, language)
