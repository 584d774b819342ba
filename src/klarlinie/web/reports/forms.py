"""What is asked about the look of the reports."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from klarlinie.gateways.pictures import PICTURE_BYTES, TOO_HEAVY
from klarlinie.reports.brand import ACCENT, COLOUR, READABLE, contrast_to_white, darkened, is_readable
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.asking import KindForm
from klarlinie.web.platform.ui.words import later

SHORT = re.compile(r"#[0-9a-fA-F]{3}")
NO_COLOUR = Text(
    "Daraus wird noch keine Farbe. Gebraucht wird der Farbcode, # und sechs Zeichen, zum Beispiel {example}. "
    "Wer eure Website "
    "oder Geschäftspapiere gestaltet hat, kennt ihn.",
    "This is no colour yet. What is needed is its code, # and six signs, for example {example}. Whoever designed your "
    "website or letterhead knows it.",
    {"example": ACCENT},
    sie="Daraus wird noch keine Farbe. Gebraucht wird der Farbcode, # und sechs Zeichen, zum Beispiel "
    "{example}. Wer Ihre "
    "Website oder Geschäftspapiere gestaltet hat, kennt ihn.",
)
TOO_LIGHT = Text(
    "Auf weißem Papier ist diese Farbe zu hell zum Lesen. Etwas dunkler geht es, zum Beispiel {darker} "
    "(Kontrast {now}, "
    "nötig sind {least}).",
    "On white paper this colour is too light to read. A little darker it works, for example {darker} (contrast {now}, "
    "and {least} is needed).",
)
MOST_WORDS = 3_000


class ColourField(forms.CharField):
    """A colour in which small text can be read on white; empty is our own."""

    def __init__(self, **named: Any) -> None:
        named.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}))
        super().__init__(required=False, max_length=20, **named)

    def clean(self, value: Any) -> str:
        written = super().clean(value).strip().lower()
        if not written:
            return ""
        colour = written if written.startswith("#") else f"#{written}"
        if SHORT.fullmatch(colour):
            colour = "#" + "".join(2 * sign for sign in colour[1:])
        if not COLOUR.fullmatch(colour):
            raise ValidationError(later(NO_COLOUR), "no_colour")
        if not is_readable(colour):
            now = round(contrast_to_white(colour), 1)
            words = TOO_LIGHT.with_values(now=now, least=READABLE, darker=darkened(colour))
            raise ValidationError(later(words), "too_light")
        return colour


class LogoField(forms.FileField):
    """A picture of at most 500 kB; whether it is one is seen when it is drawn."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        if data and data.size > PICTURE_BYTES:
            raise ValidationError(later(TOO_HEAVY), "too_heavy")
        return super().clean(data, initial)


LOGO_LABEL = Text("Logo", "Logo")
LOGO_HELP = Text(
    "Am besten mit weißem oder durchsichtigem Grund, wie für Briefe. Als PNG oder JPEG, bis 500 kB und 2.000 "
    "Bildpunkte "
    "je Seite.",
    "Best on white or without a background, as for letters. A PNG or JPEG, up to 500 kB and 2,000 pixels a side.",
)


class LookForm(KindForm):
    accent = ColourField(
        label=later(Text("Farbe für Überschriften und Linien", "Colour for headings and lines")),
        help_text=later(
            Text(
                "Der Code der Hausfarbe, zum Beispiel {example}. Er steht im Gestaltungshandbuch, oder wer eure "
                "Website "
                "betreut, kennt ihn. Leer heißt: die Farbe von Klarlinie.",
                "The code of the house colour, for example {example}. It stands in the style guide, or whoever "
                "looks after "
                "your website knows it. Empty means: Klarlinie's own colour.",
                {"example": ACCENT},
                sie="Der Code der Hausfarbe, zum Beispiel {example}. Er steht im Gestaltungshandbuch, oder wer Ihre "
                "Website betreut, kennt ihn. Leer heißt: die Farbe von Klarlinie.",
            )
        ),
    )
    logo = LogoField(
        label=later(LOGO_LABEL),
        help_text=later(LOGO_HELP),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    without_logo = forms.BooleanField(label=later(Text("Logo entfernen", "Remove the logo")), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def said(self) -> dict[str, Any]:
        """What the form says, as the action takes it."""
        found = dict(self.cleaned_data)
        file = found.pop("logo")
        found.pop("version")
        return {**found, "logo": file.read() if file else None}


class HouseForm(LookForm):
    name = forms.CharField(label=later(Text("Name auf dem Deckblatt", "Name on the cover")), max_length=120)
    intro = forms.CharField(
        label=later(Text("Worte auf dem Deckblatt", "Words on the cover")),
        help_text=later(
            Text(
                "Zwei, drei Sätze; jede Zeile wird ein Absatz.",
                "Two or three sentences; a line is a paragraph.",
            )
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=MOST_WORDS,
        required=False,
    )
    closing = forms.CharField(
        label=later(Text("Worte am Ende", "Words at the end")),
        help_text=later(
            Text(
                "Zum Beispiel, wie es weitergeht und wer erreichbar ist.",
                "For example how it goes on and who can be reached.",
            )
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=MOST_WORDS,
        required=False,
    )
    field_order = ("name", "accent", "logo", "without_logo", "intro", "closing", "version")


class VoiceForm(forms.Form):
    """In which language, and how German addresses its reader."""

    language = forms.ChoiceField(
        label=later(Text("Sprache", "Language")),
        choices=[("de", "Deutsch"), ("en", "English")],
        required=False,
    )
    formal = forms.ChoiceField(
        label=later(Text("Anrede im Deutschen", "How German addresses people")),
        choices=[("0", later(Text("du und ihr", "du and ihr"))), ("1", later(Text("Sie", "Sie")))],
        required=False,
    )
