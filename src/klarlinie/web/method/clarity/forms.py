"""What the pages of the foundation read from people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms

from klarlinie.method.clarity.line import TASK_NAMES, TASKS, Task, TaskKind
from klarlinie.method.inventory.written_numbers import NUMBER, read_number
from klarlinie.vocabulary.figures import number
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.queries import AudienceRow, BenefitRow, NotServedRow
from klarlinie.web.method.clarity.questions import (
    ASKED,
    CRITERIA_ASKED,
    OFTEN_EXPECTED,
    THE_THREE,
    Anchored,
    Asked,
)
from klarlinie.web.platform.ui.words import later, say, voice

LONGEST_ANSWER = 5000
_NEEDED = {"required": later(Text("Hier fehlt noch etwas.", "Something is still missing here."))}
_DAY = {
    "invalid": later(
        Text("Diesen Tag gibt es nicht. Zum Beispiel: 31.12.2027.", "No such day. For example: 2027-12-31.")
    ),
    **_NEEDED,
}


class WordsField(forms.CharField):
    """A text of several lines, without blanks at its ends and with plain line breaks."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("max_length", LONGEST_ANSWER)
        super().__init__(widget=forms.Textarea({"rows": rows}), error_messages=_NEEDED, **options)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\r\n", "\n")


class DayField(forms.DateField):
    """A day, from the browser's calendar or typed as 31.12.2027."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), error_messages=_DAY, **options
        )


class FigureField(forms.CharField):
    """A figure above 0 as people write it: 24, 1.200, 1,5."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput({"inputmode": "decimal"}), **options)

    def clean(self, value: Any) -> float | None:
        written = super().clean(value).strip()
        if not written:
            return None
        if not re.fullmatch(NUMBER, written):
            raise forms.ValidationError(say(_NO_NUMBER))
        return float(read_number(written, voice().language).value)


_NO_NUMBER = Text("Bitte nur eine Zahl, zum Beispiel 24.", "Please just a number, for example 24.")


# Answers


class AnswerForm(forms.Form):
    """One answer and the version it is written over. `take` and `mine` come from the page that shows two."""

    text = WordsField(rows=5)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)
    suggested = forms.MultipleChoiceField(
        label=later(Text("Oft erwartet und selten erfüllt", "Often expected and rarely met")),
        help_text=later(Text("Angekreuztes kommt in die Liste.", "What is ticked joins the list.")),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, asked: Asked, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].label = say(asked.label)
        if asked.code == "not_expected":
            offered = list(_not_yet_there(str(self["text"].value() or "")))
            cast("forms.MultipleChoiceField", self.fields["suggested"]).choices = offered
        if asked.code != "not_expected" or not offered:
            del self.fields["suggested"]

    @property
    def answer(self) -> str:
        """What is to be kept: the text, and each ticked sentence on a line of its own."""
        ticked = [say(OFTEN_EXPECTED[int(n)]) for n in self.cleaned_data.get("suggested", ())]
        return "\n".join(part for part in (self.cleaned_data["text"], *ticked) if part)

    @property
    def shown_version(self) -> int:
        return self.cleaned_data["version"] or 0


def _not_yet_there(text: str) -> Iterable[tuple[str, str]]:
    """The suggestions that do not stand there yet, in either language."""
    there = {line.strip() for line in text.splitlines()}
    for n, often in enumerate(OFTEN_EXPECTED):
        if not there & {often.say("de"), often.say("en")}:
            yield str(n), say(often)


class SilenceForm(forms.Form):
    code = forms.RegexField(r"^CLA\d{3}$")
    reason = forms.CharField(max_length=300, error_messages=_NEEDED)


# Rows


class RowForm(forms.Form):
    """One row of a list; `fields_to_keep` is what its action takes.

    Its fields name the form they belong to, because the hints between them hold forms of their own.
    """

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)

    def belong(self) -> None:
        for field in self.fields.values():
            field.widget.attrs["form"] = "answer"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.belong()

    @property
    def fields_to_keep(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class AudienceForm(RowForm):
    """An audience with the five criteria; "" is unknown."""

    name = forms.CharField(
        label=later(Text("Wie heißt die Gruppe?", "What is the group called?")),
        help_text=later(
            Text(
                "So genau, dass sich jemand darin wiederfindet: Beruf oder Betrieb, und was gerade ansteht.",
                "So precise that people recognise themselves: a trade or business, and what their situation is.",
            )
        ),
        max_length=200,
        error_messages=_NEEDED,
    )
    why = WordsField(rows=3, label=later(Text("Warum gerade sie?", "Why them in particular?")))
    also_called = forms.CharField(
        label=later(Text("Heißt bei uns auch", "Also called")),
        help_text=later(
            Text(
                "Mit Komma getrennt. Hilft, sie in Listen wiederzuerkennen.",
                "Separated by commas. Helps us recognise them in lists.",
            )
        ),
        required=False,
        max_length=400,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for asked in CRITERIA_ASKED:
            self.fields[asked.code] = _criterion(asked, self.initial.get(asked.code))
        self.belong()

    def clean_also_called(self) -> list[str]:
        parts = re.split(r"[,;\n]", self.cleaned_data["also_called"])
        return list(dict.fromkeys(part.strip() for part in parts if part.strip()))

    def clean(self) -> dict[str, Any]:
        for asked in CRITERIA_ASKED:
            chosen = self.cleaned_data.get(asked.code)
            self.cleaned_data[asked.code] = float(chosen) if chosen else None
        return self.cleaned_data

    @property
    def criteria(self) -> list[forms.BoundField]:
        return [self[asked.code] for asked in CRITERIA_ASKED]

    @staticmethod
    def of(row: AudienceRow) -> dict[str, Any]:
        scores: dict[str, str] = {name: _as_choice(score) for name, score in row.scores.items()}
        return {
            "name": row.name,
            "why": row.why,
            "also_called": ", ".join(row.also_called),
            "version": row.version,
            **scores,
        }


def _criterion(asked: Anchored, now: str | None) -> forms.ChoiceField:
    """Five anchored steps and "do not know"; points between two steps, from a file, stay possible."""
    steps = [(str(n), say(anchor)) for n, anchor in enumerate(asked.anchors)]
    if now and now not in {value for value, _ in steps}:
        steps.append((now, say(Text("wie bisher", "as it was"))))
    return forms.ChoiceField(
        label=say(asked.question),
        choices=[*steps, ("", say(Text("weiß niemand", "nobody knows")))],
        widget=forms.RadioSelect,
        required=False,
    )


def _as_choice(score: float) -> str:
    return str(int(score)) if score == int(score) else str(score)


class NotServedForm(RowForm):
    who = forms.CharField(
        label=later(Text("Wen bedienen wir nicht?", "Whom do we not serve?")),
        max_length=200,
        error_messages=_NEEDED,
    )
    why = WordsField(rows=2, label=later(Text("Warum nicht?", "Why not?")))

    @staticmethod
    def of(row: NotServedRow) -> dict[str, Any]:
        return {"who": row.who, "why": row.why, "version": row.version}


class BenefitForm(RowForm):
    text = WordsField(rows=3, required=True, label=later(Text("Der Nutzen", "The benefit")))
    proof = WordsField(
        rows=2,
        label=later(Text("Der Beleg dazu", "The proof of it")),
        help_text=later(
            Text(
                "Ein Protokoll, eine Zahl, ein Foto vorher und nachher, ein Satz mit Namen.",
                "A log, a figure, a photo before and after, a sentence with a name.",
            )
        ),
    )

    @staticmethod
    def of(row: BenefitRow) -> dict[str, Any]:
        return {"text": row.text, "proof": row.proof, "version": row.version}


# Tasks


class TaskForm(forms.Form):
    """One task of marketing; without a kind it is none."""

    kind = forms.ChoiceField(label=later(Text("Aufgabe", "Task")), required=False)
    figure = FigureField(label=later(Text("Wie viele im Jahr?", "How many a year?")))
    by_on = DayField(label=later(Text("Bis wann?", "By when?")), required=False)
    audience = forms.CharField(
        label=later(Text("Bei wem?", "To whom?")),
        help_text=later(Text("Nötig bei „bekannt sein“.", "Needed for “be known”.")),
        required=False,
        max_length=200,
    )
    weight = FigureField(
        label=later(Text("Gewicht in %", "Weight in %")),
        help_text=later(Text("Leer heißt: üblich.", "Empty means: the usual weight.")),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        none = ("", say(Text("keine", "none")))
        kinds = [(kind, say(TASK_NAMES[kind])) for kind in TASKS]
        cast("forms.ChoiceField", self.fields["kind"]).choices = [none, *kinds]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("kind") == "be_known" and not given.get("audience"):
            self.add_error("audience", say(_TO_WHOM))
        weight = given.get("weight")
        if weight is not None and not 0 < weight <= 100:
            self.add_error("weight", say(_NO_PERCENT))
        if not given.get("kind") and any(given.get(name) for name in ("figure", "by_on", "audience")):
            self.add_error("kind", say(_WHICH))
        return given

    @property
    def task(self) -> Task | None:
        given = self.cleaned_data
        if not given["kind"]:
            return None
        weight = None if given["weight"] is None else given["weight"] / 100
        kind = cast("TaskKind", given["kind"])
        return Task(kind, given["figure"], given["by_on"], given["audience"] or None, weight)


_TO_WHOM = Text("Bekannt bei wem? Ein Name genügt.", "Known to whom? One name is enough.")
_NO_PERCENT = Text("Ein Anteil von 1 bis 100.", "A share from 1 to 100.")
_WHICH = Text("Welche Aufgabe ist gemeint?", "Which task is meant?")
_TWICE = Text("Diese Aufgabe steht schon da.", "This task is there already.")
_FIRST_MAIN = Text("Zuerst die Hauptaufgabe.", "The main task comes first.")
PLACES_FOR_TASKS = ("main", "side1", "side2")


def task_forms(given: Mapping[str, Any] | None = None, now: Sequence[Task] = ()) -> list[TaskForm]:
    """Three of them: the main task and two beside it, as typed or as they stand."""
    stands = [*map(_task_initial, now), {}, {}, {}]
    return [TaskForm(given, prefix=place, initial=stands[n]) for n, place in enumerate(PLACES_FOR_TASKS)]


def tasks_read(three: Sequence[TaskForm]) -> tuple[Task, ...] | None:
    """The tasks in their order; None where something is wrong, which then stands beside its field."""
    for form in three:
        form.full_clean()  # of all three, so that every slip is shown at once
    if any(form.errors for form in three):
        return None
    tasks = [form.task for form in three]
    if tasks[0] is None and any(tasks):
        three[0].add_error("kind", say(_FIRST_MAIN))
    for n, task in enumerate(tasks):
        if task and task.kind in {other.kind for other in tasks[:n] if other}:
            three[n].add_error("kind", say(_TWICE))
    if any(form.errors for form in three):
        return None
    return tuple(task for task in tasks if task)


def _task_initial(task: Task) -> dict[str, Any]:
    weight = None if task.weight is None else round(task.weight * 100, 4)
    return {
        "kind": task.kind,
        "figure": _exactly(task.figure),
        "by_on": task.by_on,
        "audience": task.audience or "",
        "weight": _exactly(weight),
    }


def _exactly(figure: float | None) -> str:
    """With all its digits, as the field reads it again; nothing for unknown."""
    if figure is None:
        return ""
    decimals = -int(Decimal(str(figure)).normalize().as_tuple().exponent)
    return number(figure, voice().language, max(0, decimals))


# Lines and rounds


class AgreeForm(forms.Form):
    """Who agrees, on which day, with which note. `seen` marks the line that was shown."""

    ticked = forms.MultipleChoiceField(
        label=later(Text("Wer hat zugestimmt?", "Who has agreed?")),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.CharField(
        label=later(Text("Außerdem", "Also")),
        help_text=later(Text("Weitere Namen, mit Komma getrennt.", "More names, separated by commas.")),
        required=False,
        max_length=400,
    )
    on = DayField(label=later(Text("Beschlossen am", "Agreed on")))
    note = WordsField(
        rows=2,
        label=later(Text("Notiz", "Note")),
        help_text=later(
            Text(
                "Was war strittig, was soll später geprüft werden?",
                "What was disputed, what is to be checked later?",
            )
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)

    def __init__(self, people: Sequence[str], today: date, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        cast("forms.MultipleChoiceField", self.fields["ticked"]).choices = [(one, one) for one in people]
        if not people:
            del self.fields["ticked"]

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(
                say(
                    Text(
                        "Das ist noch nicht gewesen. Heute geht.", "That day is still to come. Today is fine."
                    )
                )
            )
        return day

    def clean(self) -> dict[str, Any]:
        if not self.names and "others" not in self.errors:
            self.add_error(
                "others",
                say(Text("Mindestens ein Name gehört dazu.", "It takes at least one name.")),
            )
        return self.cleaned_data

    @property
    def names(self) -> tuple[str, ...]:
        typed = re.split(r"[,;\n]", self.cleaned_data.get("others", ""))
        all_names = (*self.cleaned_data.get("ticked", ()), *(name.strip() for name in typed))
        return tuple(dict.fromkeys(name for name in all_names if name))


class LineFileForm(forms.Form):
    file = forms.FileField(
        label=later(Text("Die Datei mit der Linie", "The file with the line")),
        help_text=later(
            Text("YAML, wie sie die Kommandozeile liest.", "YAML, as the command line reads it.")
        ),
        error_messages={
            "required": later(Text("Bitte eine Datei wählen.", "Please choose a file.")),
            "empty": later(Text("Diese Datei ist leer.", "This file is empty.")),
        },
    )


class RoundForm(forms.Form):
    """A blind round: which questions, until when, how anonymous."""

    questions = forms.MultipleChoiceField(
        label=later(Text("Welche Fragen?", "Which questions?")),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": later(Text("Mindestens eine Frage.", "At least one question."))},
    )
    until = DayField(
        label=later(Text("Bis wann?", "Until when?")),
        help_text=later(
            Text(
                "Bis zum Ende dieses Tages. Leer heißt: bis jemand aufdeckt.",
                "Until the end of that day. Empty means: until somebody reveals the answers.",
            )
        ),
        required=False,
    )
    anonymity = forms.ChoiceField(
        label=later(Text("Wie viel wird verraten?", "How much is revealed?")), widget=forms.RadioSelect
    )

    def __init__(
        self, anonymities: Sequence[tuple[str, str]], today: date, *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.today = today
        questions = [(code, say(ASKED[code].question)) for code in THE_THREE]
        cast("forms.MultipleChoiceField", self.fields["questions"]).choices = questions
        cast("forms.ChoiceField", self.fields["anonymity"]).choices = list(anonymities)

    def clean_until(self) -> date | None:
        day: date | None = self.cleaned_data["until"]
        if day is not None and day < self.today:
            raise forms.ValidationError(
                say(Text("Dieser Tag ist schon vorbei.", "This day has passed already."))
            )
        return day
