"""What the gallery shows: an invented company, a form in all states, the pictures of the reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.safestring import mark_safe

from klarlinie.reports.charts import (
    Bubble,
    LaneCards,
    PersonBar,
    effort_effect_chart,
    hours_chart,
    lanes_chart,
)
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.asking import DayField, FigureField, KindForm
from klarlinie.web.platform.ui.words import later, say, voice

SCALE = (
    ("0", Text("gar nicht", "not at all")),
    ("1", Text("kaum", "hardly")),
    ("2", Text("spürbar", "noticeable")),
    ("3", Text("deutlich", "clear")),
    ("4", Text("sehr", "very much")),
    ("", Text("weiß ich nicht", "I do not know")),
)


class SampleForm(KindForm):
    """One field of every kind."""

    title = forms.CharField(
        label=later(Text("Wie heißt die Aktivität?", "What is the activity called?")),
        help_text=later(Text("So, wie alle sie nennen.", "The way everybody calls it.")),
    )
    reason = forms.CharField(
        label=later(Text("Warum gibt es sie?", "Why does it exist?")), required=False, widget=forms.Textarea
    )
    kind = forms.ChoiceField(
        label=later(Text("Art", "Kind")),
        choices=[("fair", "Messe"), ("letter", "Newsletter")],
    )
    money = FigureField(label=later(Text("Geld im Jahr", "Money a year")), required=False)
    last_on = DayField(label=later(Text("Letzter Tag", "Last day")), required=False)
    nerves = forms.ChoiceField(
        label=later(Text("Wie sehr kostet sie Nerven?", "How much does it wear on the nerves?")),
        choices=[(value, later(words)) for value, words in SCALE],
        widget=forms.RadioSelect,
        required=False,
    )
    wanted = forms.ChoiceField(
        label=later(Text("Wer entscheidet über Neues?", "Who decides on new things?")),
        choices=[
            ("one", later(Text("Eine Person, alle wissen welche", "One person, all know which"))),
            ("nobody", later(Text("Das ergibt sich", "It just happens"))),
        ],
        widget=forms.RadioSelect,
    )
    always = forms.BooleanField(
        label=later(Text("Läuft das ganze Jahr", "Runs all year")),
        help_text=later(Text("Ohne festes Ende.", "Without a fixed end.")),
        required=False,
    )


def gallery_samples() -> dict[str, Any]:
    """The context of the gallery."""
    typed = {"title": "", "money": "viel", "kind": "fair", "nerves": "3", "wanted": "one", "always": "on"}
    wrong = SampleForm(typed, auto_id="wrong_%s")
    still = SampleForm(initial=typed | {"title": "Messe Stuttgart", "money": "8.500"}, auto_id="still_%s")
    for field in still.fields.values():
        field.disabled = True
    return {
        "form": SampleForm(initial={"nerves": "2"}),
        "wrong": wrong,
        "still": still,
        "company": {"name": "Hallstein Pumpen GmbH", "slug": "hallstein"},
        "path": sample_path(),
        "crumb": later(Text("Galerie", "Gallery")),
        "pictures": _pictures(),
        "rows": range(1, 13),
        "criteria": _criteria(),
    }


def sample_path() -> list[dict[str, Any]]:
    """Six steps, the second is here."""
    steps = (
        (Text("Fundament", "Foundation"), "done", None),
        (Text("Inventur", "Inventory"), "here", Text("3 ohne Stunden", "3 without hours")),
        (Text("Bewertung", "Evaluation"), "open", Text("18 noch offen", "18 still open")),
        (Text("Entscheidungen", "Decisions"), "open", None),
        (Text("Fokus", "Focus"), "open", None),
        (Text("Umsetzung", "Execution"), "open", None),
    )
    return [
        {"code": name.en.lower(), "name": name, "url": f"#{name.en.lower()}", "state": state, "lacks": lacks}
        for name, state, lacks in steps
    ]


def _criteria() -> list[tuple[Text, int | None]]:
    return [
        (Text("bringt Umsatz", "brings revenue"), 3),
        (Text("passt fachlich", "fits professionally"), 4),
        (Text("passt menschlich", "fits personally"), 2),
        (Text("braucht genau diese Stärke", "needs exactly this strength"), 1),
        (Text("fragt immer wieder an", "asks again and again"), None),
    ]


def _pictures() -> list[tuple[str, str]]:
    language = voice().language
    bubbles = (
        Bubble(1, "Website", 16, 32, 9600, "must"),
        Bubble(2, "Empfehlungen", 4, 24, 2400, "must"),
        Bubble(3, "Newsletter", 9, 12, 5400, "should"),
        Bubble(4, "Messe Stuttgart", 30, 14, 31000, "could"),
        Bubble(5, "Instagram", 12, 3, 7200, "not_now"),
        Bubble(6, "Anzeigen", None, 9, None, "could"),
        Bubble(7, "Vereinssponsoring", 2, None, 1500, "not_now"),
        Bubble(8, "Podcast", None, None, None, "not_now"),
    )
    lanes = (
        LaneCards("must", ((1, "Website", 2.0), (2, "Empfehlungen pflegen", 1.0))),
        LaneCards("should", ((3, "Newsletter", 2.0),)),
        LaneCards("could", ((4, "Messe Stuttgart", 3.0),)),
        LaneCards("not_now", ((5, "Instagram", 3.0),)),
    )
    bars = (PersonBar("Ana Keller", 6, 3, 2), PersonBar("Ben Vogt", 4, 3, 2.5))
    charts = (
        (Text("Aufwand und Wirkung", "Effort and effect"), effort_effect_chart(bubbles, language)),
        (Text("Vier Spuren", "Four lanes"), lanes_chart(lanes, 8.0, language)),
        (Text("Stunden je Person", "Hours per person"), hours_chart(bars, language)),
    )
    # Our own drawings; whatever users wrote is escaped there.
    return [(say(label), mark_safe(svg)) for label, svg in charts]
