"""What the pages of origin send: an inquiry in ten seconds, an answer, an export, rules, and a search."""

from __future__ import annotations

from datetime import date
from os import SEEK_END
from typing import Any

from django import forms
from django.http import QueryDict

from klarlinie.analysis.origin.channels import channels
from klarlinie.analysis.origin.reading.columns import MEANINGS
from klarlinie.analysis.origin.reading.inquiries import LONGEST_WORDS, Told
from klarlinie.gateways.raw_events import GLANCE, is_about_journeys, is_raw_export
from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.actions.imports import FILE_BYTES, JOURNEYS, RAW_EVENTS, TOO_LARGE
from klarlinie.web.platform.ui.asking import DayField, KindForm
from klarlinie.web.platform.ui.words import later, say

NOBODY_KNOWS = "unknown"
VISITS_BYTES = 2_000_000
FIRST = 6  # channels that stand before the others are unfolded
DONT_KNOW = Text("weiß ich nicht", "I don't know")
NOT_ASKED = Text("unbekannt", "unknown")
BY_WORDS = Text("steht in den Worten unten", "as the words below say")


USUAL = ("referral", "search", "fair", "linkedin", "website", "existing")


def channel_choices(first: tuple[str, ...] = ()) -> list[tuple[str, Any]]:
    """All channels somebody may choose: those used most here, then the usual ones, then the others."""
    codes = dict.fromkeys((*first, *USUAL, *channels()))
    return [(code, later(channels()[code])) for code in codes if code not in ("direct", "link")]


class NoteForm(KindForm):
    """One inquiry by hand: today, what was said, a chip."""

    on = DayField(label=later(Text("Tag", "Day")))
    words = forms.CharField(
        label=later(Text("Was wurde gesagt?", "What was said?")),
        help_text=later(
            Text(
                "Mit den eigenen Worten des Anfragenden, ohne Namen. Darf leer bleiben.",
                "In the inquirer's own words, without names. May stay empty.",
            )
        ),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    channel = forms.ChoiceField(
        label=later(Text("Wie hat diese Person zu uns gefunden?", "How did this person find us?")),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, typed: Any = None, *, today: date, first: tuple[str, ...] = ()) -> None:
        super().__init__(typed, initial={"on": today, "channel": ""})
        self.today = today
        field = self.fields["channel"]
        assert isinstance(field, forms.ChoiceField)
        known = channel_choices(first)
        field.choices = [
            *known[:FIRST],
            (NOBODY_KNOWS, later(NOT_ASKED)),
            ("", later(BY_WORDS)),
            *known[FIRST:],
        ]

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(say(TO_COME))
        if day.year < 1990:
            raise forms.ValidationError(say(LONG_AGO))
        return day


class AnswerForm(KindForm):
    """The public question: a chip, a few words, nothing about the person."""

    channel = forms.ChoiceField(
        label=later(Text("Am ehesten so:", "Most likely like this:")),
        widget=forms.RadioSelect,
        required=False,
    )
    words = forms.CharField(
        label=later(Text("In eigenen Worten", "In your own words")),
        help_text=later(
            Text(
                "Freiwillig. Bitte keine Namen und keine Adressen.",
                "Optional. Please no names and no addresses.",
            )
        ),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed)
        field = self.fields["channel"]
        assert isinstance(field, forms.ChoiceField)
        shown = [one for one in channel_choices() if one[0] not in ("existing", "outbound", "other")]
        field.choices = [*shown, ("other", later(channels()["other"])), (NOBODY_KNOWS, later(DONT_KNOW))]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("channel") and not (cleaned.get("words") or "").strip():
            self.add_error("channel", say(SAY_SOMETHING))
        return cleaned


class ExportForm(KindForm):
    """One export of a CRM; at most 10 MB."""

    upload = forms.FileField(
        label=later(Text("Export hierher ziehen oder wählen", "Drop the export here or choose it")),
        help_text=later(
            Text(
                "Kontakte oder Deals aus HubSpot, Pipedrive, Salesforce, Zoho, oder eine eigene Liste. CSV oder Excel, "
                "bis 10 MB.",
                "Contacts or deals from HubSpot, Pipedrive, Salesforce, Zoho, or a list of your own. CSV or Excel, up "
                "to 10 MB.",
            )
        ),
        widget=forms.ClearableFileInput(attrs={"data-drop": ""}),
    )

    def clean_upload(self) -> Any:
        file = self.cleaned_data["upload"]
        if file.size > FILE_BYTES:
            beginning = file.read(GLANCE)
            file.seek(-GLANCE, SEEK_END)
            why = JOURNEYS if is_about_journeys(beginning) else TOO_LARGE
            why = RAW_EVENTS if is_raw_export(beginning, file.read()) else why
            raise forms.ValidationError(say(why.with_values(name=file.name[-80:])))
        return file


class VisitsForm(KindForm):
    """Visits by day or week, and how long before the inquiry they count; chosen before looking."""

    upload = forms.FileField(
        label=later(Text("Besuche je Tag oder Woche", "Visits by day or week")),
        help_text=later(
            Text(
                "Ein Export aus GA4 oder Matomo, oder eine Liste mit Datum und Besuchen. Bis 2 MB; die Datei wird "
                "nicht gespeichert.",
                "An export of GA4 or Matomo, or a list with date and visits. Up to 2 MB; the file is not kept.",
            )
        ),
    )
    lag = forms.ChoiceField(
        label=later(
            Text("Wie lange dauert es vom Besuch bis zur Anfrage?", "How long from the visit to the inquiry?")
        ),
        choices=[
            ("0", later(Text("dieselbe Woche", "the same week"))),
            ("1", later(Text("eine Woche", "one week"))),
            ("2", later(Text("zwei Wochen", "two weeks"))),
            ("4", later(Text("vier Wochen", "four weeks"))),
        ],
        help_text=later(
            Text(
                "Vorher wählen und dabei bleiben: Wer probiert, findet immer etwas.",
                "Choose first and stick with it: whoever tries long enough always finds something.",
            )
        ),
    )

    def clean_upload(self) -> Any:
        file = self.cleaned_data["upload"]
        if file.size > VISITS_BYTES:
            raise forms.ValidationError(say(VISITS_TOO_LARGE))
        return file


class RuleForm(KindForm):
    """Words that name a channel."""

    words = forms.CharField(
        label=later(Text("Kommt das im Text vor", "If the text contains")),
        help_text=later(
            Text("Ein * steht für beliebige Buchstaben: *messe", "A * stands for any letters: *fair")
        ),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    channel = forms.ChoiceField(label=later(Text("dann ist es", "then it is")))

    def __init__(self, typed: Any = None, *, words: str = "") -> None:
        super().__init__(typed, initial={"words": words})
        field = self.fields["channel"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, later(name)) for code, name in channels().items()]


def told_in(sent: QueryDict, kept: Told, sheets: list[str | None]) -> Told:
    """What stands in the form now: a meaning for each column of each sheet, and which comes first, day or month."""
    columns = dict(kept.columns)
    days = dict(kept.day_first)
    for number, sheet in enumerate(sheets):
        for name, value in sent.items():
            head, _, rest = name.partition(":")
            place, _, shown = rest.partition(":")
            if head != f"m{number}" or not place.isdecimal() or not isinstance(value, str):
                continue
            if value in MEANINGS and value != shown:
                columns[(sheet, int(place))] = value
        order = sent.get(f"days{number}", "")
        if order in ("day", "month"):
            days[sheet] = order == "day"
    return Told(columns, days)


TO_COME = Text("Dieser Tag kommt erst noch.", "This day is still to come.")
LONG_AGO = Text("So alt ist keine Anfrage; stimmt das Jahr?", "No inquiry is that old; is the year right?")
SAY_SOMETHING = Text(
    "Bitte etwas wählen oder ein paar Worte schreiben.", "Please choose one or write a few words."
)
VISITS_TOO_LARGE = Text(
    "Die Datei hat mehr als 2 MB. Besuche je Woche statt je Besucher sind klein genug.",
    "The file is larger than 2 MB. Visits by week instead of by visitor are small enough.",
)
