"""The card as a form: figures as people write them, scales in words, and unknown as an answer like any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar, cast

from django import forms
from django.core.exceptions import ValidationError

from klarlinie.method.evaluation.rating_axes import AXIS_WORDS, HIGHEST, LOWEST, Axis
from klarlinie.method.inventory.activity import Activity, EffectSource
from klarlinie.method.inventory.cells import Understood
from klarlinie.method.inventory.understand import understand_count, understand_hours, understand_money
from klarlinie.vocabulary.figures import number
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.evaluation.wordings import SOURCES
from klarlinie.web.method.inventory.nerves import NERVE_CAUSES
from klarlinie.web.method.inventory.queries import Listed
from klarlinie.web.platform.ui.asking import KindForm
from klarlinie.web.platform.ui.words import later, say, voice

T = TypeVar("T")
NOBODY_KNOWS = {"u", "U"}  # the single key; all other words for it are understood anyway
SCALE_UNKNOWN = Text("weiß niemand", "nobody knows")


class WrittenFigure(forms.CharField):
    """A figure in words or digits; what it means is read by the form."""

    def __init__(self, label: Text) -> None:
        look = {"inputmode": "text", "autocomplete": "off", "maxlength": "80", "placeholder": "–"}
        widget = forms.TextInput(attrs=look)
        super().__init__(label=later(label), required=False, max_length=80, widget=widget)


class Scale(forms.ChoiceField):
    """0 to 4 in the words of the axis, and "nobody knows"."""

    def __init__(self, axis: Axis) -> None:
        words = AXIS_WORDS[axis]
        self.axis_name = words.name
        choices = [(str(step), later(said)) for step, said in enumerate(words.steps)]
        super().__init__(
            label=later(words.question),
            choices=[*choices, ("", later(SCALE_UNKNOWN))],
            widget=forms.RadioSelect,
            required=False,
        )


class CardForm(KindForm):
    """What a card asks. `fields_of_row` and `as_activity` give what it says; `readings` how figures were read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    hours = WrittenFigure(Text("Stunden im Monat", "Hours a month"))
    money = WrittenFigure(Text("Geld im Jahr", "Money a year"))
    nerves = Scale("nerves")
    nerve_causes = forms.MultipleChoiceField(
        label=later(Text("Woher kommt der Ärger?", "Where does the trouble come from?")),
        choices=[(cause, later(name)) for cause, name in NERVE_CAUSES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    inquiries = WrittenFigure(Text("Anfragen", "Inquiries"))
    customers = WrittenFigure(Text("Kunden", "Customers"))
    revenue = WrittenFigure(Text("Umsatz", "Revenue"))
    effect_level = Scale("effect")
    sales_support = Scale("sales_support")
    effect_source = forms.ChoiceField(
        label=later(Text("Woher wisst ihr das?", "How do you know?", sie="Woher wissen Sie das?")),
        choices=[(source, later(name)) for source, name in SOURCES.items()],
        widget=forms.RadioSelect,
        required=False,
    )
    reason = forms.CharField(
        label=later(Text("Warum gibt es das?", "Why does it exist?")),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": "2000"}),
    )
    audience = forms.CharField(
        label=later(Text("Wen soll es erreichen?", "Whom is it to reach?")),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"list": "audiences", "autocomplete": "off", "maxlength": "500"}),
    )

    def __init__(self, listed: Listed, typed: Any = None, *, currency: str = "EUR") -> None:
        self.listed, self.currency = listed, currency
        self.readings: list[tuple[str, Text]] = []
        super().__init__(typed, initial=initial_of(listed), prefix=None)

    # what the fields mean

    def clean_hours(self) -> float | None:
        stored = self.listed.core.hours_per_month
        header = {"de": "Stunden im Monat", "en": "Hours per month"}[voice().language]
        return self._read("hours", stored, lambda cell: understand_hours(cell, header, voice().language))

    def clean_money(self) -> Money | None:
        return self._read("money", self.listed.core.money_per_year, self._money)

    def clean_revenue(self) -> Money | None:
        return self._read("revenue", self.listed.core.revenue_per_year, self._money)

    def clean_inquiries(self) -> float | None:
        header = {"de": "Anfragen im Jahr", "en": "Inquiries per year"}[voice().language]
        return self._count("inquiries", self.listed.core.inquiries_per_year, header)

    def clean_customers(self) -> float | None:
        header = {"de": "Kunden im Jahr", "en": "Customers per year"}[voice().language]
        return self._count("customers", self.listed.core.customers_per_year, header)

    def clean_nerves(self) -> float | None:
        return self._level("nerves", self.listed.core.nerves)

    def clean_effect_level(self) -> float | None:
        return self._level("effect_level", self.listed.core.effect_level)

    def clean_sales_support(self) -> float | None:
        return self._level("sales_support", self.listed.core.sales_support)

    def clean_effect_source(self) -> EffectSource:
        return cast(EffectSource, self.cleaned_data["effect_source"] or "unknown")

    def clean_reason(self) -> str:
        return self._words("reason", self.listed.core.reason)

    def clean_audience(self) -> str:
        return self._words("audience", self.listed.core.audience)

    def _money(self, cell: str) -> Understood[Money]:
        header = {"de": f"{self.currency} im Jahr", "en": f"{self.currency} per year"}[voice().language]
        return understand_money(cell, header, style=voice().language)

    def _count(self, name: str, stored: float | None, header: str) -> float | None:
        return self._read(name, stored, lambda cell: understand_count(cell, header, voice().language))

    def _read(self, name: str, stored: T | None, understand: Callable[[str], Understood[T]]) -> T | None:
        """What was typed; what was left as it stood keeps its exact value, beyond the digits that are shown."""
        written: str = self.cleaned_data[name].strip()
        if written == self.initial[name]:
            return stored
        if not written or written in NOBODY_KNOWS:
            return None
        found = understand(written)
        if found.doubt is not None:
            raise ValidationError(say(found.doubt))
        if found.assumption is not None:
            self.readings.append((name, found.assumption))
        return found.value

    def _level(self, name: str, stored: float | None) -> float | None:
        chosen = self.cleaned_data[name]
        if chosen == self.initial[name]:
            return stored
        return float(chosen) if chosen else None

    def _words(self, name: str, stored: str | None) -> str:
        """Line ends come back from a browser as another sign; that alone is no change."""
        written: str = self.cleaned_data[name].replace("\r\n", "\n").strip()
        return stored or "" if written == (stored or "").replace("\r\n", "\n").strip() else written

    # what it says in all

    def fields_of_row(self) -> dict[str, Any]:
        """The fields of the activity's row, for all that could be read."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        row = {FIELDS[name]: value for name, value in said.items()}
        for field, currency in (
            ("money_per_year", "money_currency"),
            ("revenue_per_year", "revenue_currency"),
        ):
            if isinstance(row.get(field), Money):
                money = cast(Money, row[field])
                row[field], row[currency] = money.amount, money.currency
        return row

    def as_activity(self) -> Activity:
        """The activity as it would be; what can't be read counts as unknown."""
        core, said = self.listed.core, self.cleaned_data
        read: dict[str, Any] = {FIELDS[name]: said.get(name) for name in FIELDS if name != "nerve_causes"}
        read["effect_source"] = said.get("effect_source") or "unknown"
        read["reason"], read["audience"] = said.get("reason") or None, said.get("audience") or None
        return replace(core, **read)

    def has_news(self) -> bool:
        """Whether anything was typed that differs from what stood there."""
        return any(name in self.changed_data for name in FIELDS)


FIELDS: Mapping[str, str] = {
    "hours": "hours_per_month",
    "money": "money_per_year",
    "nerves": "nerves",
    "nerve_causes": "nerve_causes",
    "inquiries": "inquiries_per_year",
    "customers": "customers_per_year",
    "revenue": "revenue_per_year",
    "effect_level": "effect_level",
    "sales_support": "sales_support",
    "effect_source": "effect_source",
    "reason": "reason",
    "audience": "audience",
}


def initial_of(listed: Listed) -> dict[str, Any]:
    """The card as it stands, in the reader's language."""
    core = listed.core
    return {
        "version": listed.version,
        "hours": figure_in(core.hours_per_month),
        "money": money_in(core.money_per_year),
        "nerves": step_in(core.nerves),
        "nerve_causes": list(listed.nerve_causes),
        "inquiries": figure_in(core.inquiries_per_year),
        "customers": figure_in(core.customers_per_year),
        "revenue": money_in(core.revenue_per_year),
        "effect_level": step_in(core.effect_level),
        "sales_support": step_in(core.sales_support),
        "effect_source": core.effect_source,
        "reason": core.reason or "",
        "audience": core.audience or "",
    }


def figure_in(value: float | Decimal | None) -> str:
    """A figure as it stands in a field; unknown is empty."""
    return "" if value is None else number(value, voice().language)


def money_in(value: Money | None) -> str:
    """The amount; with the currency's code where it is not the euro, which the field names."""
    if value is None:
        return ""
    return figure_in(value.amount) + ("" if value.currency == "EUR" else f" {value.currency}")


def step_in(value: float | None) -> str:
    """The nearest step of the scale: lists may hold levels between two steps."""
    return "" if value is None else str(min(HIGHEST, max(LOWEST, round(value))))
