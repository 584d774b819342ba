"""What is asked of an idea, of its answer, of a figure, and at the end of a review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.http import QueryDict

from klarlinie.method.upkeep.gate import QUESTIONS
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.upkeep.queries.ideas import IdeaSeen
from klarlinie.web.method.upkeep.queries.metrics import KIND_NAMES, MetricSeen
from klarlinie.web.platform.ui.asking import DayField, FigureField, KindForm
from klarlinie.web.platform.ui.words import later

NO_ADDRESS = Text(
    "Das sieht nicht nach einer E-Mail-Adresse aus.", "This does not look like an e-mail address."
)
NO_REASON = Text(
    "Ein Satz genügt, aber er muss sein: Wer die Idee hatte, bekommt ihn zu lesen.",
    "One sentence will do, but it has to be there: whoever had the idea gets to read it.",
)
WORDS = ("promise", "audience", "benefit", "supports", "stops")
LONGEST_ANSWER = 1000


def answer_field(question: str, help_text: Text | None = None) -> forms.CharField:
    """One of the six questions; it may stay open."""
    return forms.CharField(
        label=later(QUESTIONS[question]),  # type: ignore[index]
        help_text=later(help_text) if help_text else "",
        max_length=LONGEST_ANSWER,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def line_field(question: str, help_text: Text, known: str) -> forms.CharField:
    """A question whose answer is a name; `known` is the list the browser offers."""
    return forms.CharField(
        label=later(QUESTIONS[question]),  # type: ignore[index]
        help_text=later(help_text),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"list": known, "autocomplete": "off"}),
    )


class QuestionsForm(KindForm):
    """The six questions, one under the other; each may stay open."""

    promise = answer_field("promise")
    audience = line_field(
        "audience",
        Text("Eine Gruppe von Kunden, so genau wie möglich.", "A group of customers, as exact as possible."),
        "known-audiences",
    )
    benefit = answer_field("benefit")
    supports = line_field(
        "supports", Text("Was dadurch besser läuft.", "What gets better by it."), "known-core"
    )
    dose_per_week = FigureField(
        label=later(Text("Stunden in der Woche", "Hours a week")),
        least=Decimal(0),
        most=Decimal(80),
        required=False,
    )
    money_per_year = FigureField(
        label=later(Text("Geld im Jahr", "Money a year")),
        least=Decimal(0),
        most=Decimal(10**9),
        required=False,
    )
    who = forms.CharField(
        label=later(Text("Wer macht es?", "Who does it?")),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "known-people", "autocomplete": "off"}),
    )
    stops = line_field(
        "stops",
        Text("Eine Aktivität, die heute läuft, oder „nichts“.", "An activity that runs today, or “nothing”."),
        "known-running",
    )

    def said(self, currency: str) -> dict[str, Any]:
        """The answers as `hand_in` takes them."""
        found = self.cleaned_data
        hours, money = found["dose_per_week"], found["money_per_year"]
        return {
            **{name: found[name] for name in WORDS},
            "dose_per_week": None if hours is None else float(hours),
            "money_per_year": None if money is None else Money(money, currency),
            "who": found["who"],
        }


class IdeaForm(QuestionsForm):
    """A new idea: its name, the six questions, and how to reach whoever had it."""

    title = forms.CharField(
        label=later(Text("Die Idee in einer Zeile", "The idea in one line")), max_length=200
    )
    had_by = forms.CharField(
        label=later(Text("Name (freiwillig)", "Name (if you like)")),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=later(Text("E-Mail-Adresse (freiwillig)", "E-mail address (if you like)")),
        help_text=later(
            Text("Dorthin kommt die Antwort, sonst nichts.", "The answer comes there, and nothing else.")
        ),
        required=False,
        error_messages={"invalid": later(NO_ADDRESS)},
    )
    field_order = (
        "title",
        "promise",
        "audience",
        "benefit",
        "supports",
        "dose_per_week",
        "money_per_year",
        "who",
        "stops",
        "had_by",
        "email",
    )


class CompleteForm(QuestionsForm):
    """The same questions for an idea that is there already."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def of_idea(seen: IdeaSeen) -> dict[str, Any]:
    """The answers as a form shows them first."""
    core = seen.core
    return {
        **{name: getattr(core, name) or "" for name in WORDS},
        "dose_per_week": core.dose_per_week,
        "money_per_year": core.money_per_year.amount if core.money_per_year else None,
        "who": core.who or "",
        "version": seen.version,
    }


class AnswerForm(KindForm):
    """Accept, park or decline, with a reason that whoever had the idea gets to read."""

    decision = forms.ChoiceField(
        label=later(Text("Was wird aus der Idee?", "What becomes of the idea?")),
        choices=[
            (
                "accept",
                later(Text("Annehmen: Sie kommt in die Inventur.", "Accept: it goes into the inventory.")),
            ),
            (
                "park",
                later(
                    Text(
                        "Parken: Sie kommt beim nächsten Rückblick wieder.",
                        "Park: it comes back at the next review.",
                    )
                ),
            ),
            ("decline", later(Text("Ablehnen", "Decline"))),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=later(Text("Der Grund, in einem Satz", "The reason, in one sentence")),
        help_text=later(
            Text(
                "Wer die Idee hatte, liest ihn genau so.", "Whoever had the idea reads it exactly like this."
            )
        ),
        max_length=LONGEST_ANSWER,
        error_messages={"required": later(NO_REASON)},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class MetricForm(KindForm):
    """A figure, and the decision it serves."""

    name = forms.CharField(label=later(Text("Was gezählt wird", "What is counted")), max_length=200)
    kind = forms.ChoiceField(
        label=later(Text("Was für eine Zahl ist das?", "What kind of figure is it?")),
        choices=[(kind, later(name)) for kind, name in KIND_NAMES.items()],
        widget=forms.RadioSelect,
        initial="effect",
    )
    at_value = forms.CharField(
        label=later(Text("Bei welchem Wert …", "At which value …")),
        help_text=later(Text("Zum Beispiel: unter 3 im Quartal.", "For example: fewer than 3 a quarter.")),
        max_length=120,
    )
    we_do = forms.CharField(
        label=later(Text("… geschieht was?", "… does what happen?")),
        help_text=later(
            Text(
                "Die Entscheidung, der die Zahl dient. Ohne sie braucht es die Zahl nicht.",
                "The decision the figure serves. Without it nobody needs the figure.",
            )
        ),
        max_length=300,
    )
    tells_not = forms.CharField(
        label=later(Text("Was sie nicht sagt", "What it does not tell")),
        help_text=later(
            Text("Zum Beispiel: ob die Richtigen anfragen.", "For example: whether the right people inquire.")
        ),
        max_length=300,
        required=False,
    )
    activity = forms.TypedChoiceField(
        label=later(Text("Gehört zu", "Belongs to")), coerce=int, empty_value=None, required=False
    )
    beside = forms.TypedChoiceField(
        label=later(Text("Steht neben der Wirkung", "Shown beside the effect")),
        help_text=later(
            Text(
                "Nur bei Reichweite: Sie wird nie allein gezeigt.", "Only for reach: it is never shown alone."
            )
        ),
        coerce=int,
        empty_value=None,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, known: Sequence[tuple[int, str]], effects: Sequence[MetricSeen], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        none = [("", "–")]
        self.fields["activity"].choices = [*none, *known]  # type: ignore[attr-defined]
        self.fields["beside"].choices = [*none, *((one.id, one.name) for one in effects)]  # type: ignore[attr-defined]

    def metric_fields(self) -> dict[str, Any]:
        """What the form says, as the table holds it."""
        said = self.cleaned_data
        plain = {name: said[name] for name in ("name", "kind", "at_value", "we_do", "tells_not")}
        return {**plain, "activity_id": said["activity"], "beside_id": said["beside"]}


class PartForm(KindForm):
    """What was said about one part of the review."""

    note = forms.CharField(
        label=later(Text("Was wir dazu festhalten (freiwillig)", "What we note down (if you like)")),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class CloseForm(KindForm):
    """The end of the hour: what only people can count, and the next day."""

    story_versions = FigureField(
        label=later(
            Text(
                "Wie viele Fassungen der eigenen Geschichte sind im Umlauf?",
                "How many versions of your own story are in circulation?",
            )
        ),
        help_text=later(
            Text(
                "Legt Website, Broschüre, Angebot und Profile nebeneinander und zählt. Leer heißt: weiß niemand.",
                "Put website, brochure, quotation and profiles side by side and count. Empty means: nobody knows.",
                sie="Legen Sie Website, Broschüre, Angebot und Profile nebeneinander und zählen Sie. Leer heißt: "
                "weiß niemand.",
            )
        ),
        least=Decimal(0),
        most=Decimal(999),
        required=False,
    )
    note = forms.CharField(
        label=later(Text("Was wir festhalten (freiwillig)", "What we note down (if you like)")),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    next_on = DayField(label=later(Text("Der nächste Rückblick", "The next review")))

    def __init__(self, *args: Any, today: date, **named: Any) -> None:
        super().__init__(*args, **named)
        self.today = today

    def clean_next_on(self) -> date:
        chosen: date = self.cleaned_data["next_on"]
        if chosen <= self.today:
            raise forms.ValidationError(later(NOT_AFTER_TODAY), "too_soon")
        return chosen

    def versions(self) -> int | None:
        counted = self.cleaned_data["story_versions"]
        return None if counted is None else int(counted)


NOT_AFTER_TODAY = Text("Ein Tag nach heute, bitte.", "A day after today, please.")


def with_version(form: forms.Form, version: int) -> QueryDict:
    """What was typed, to be shown over the version that stands there now."""
    typed = cast(QueryDict, form.data).copy()
    typed["version"] = str(version)
    return typed
