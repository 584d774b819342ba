"""What is asked about a promise, its owner, and a week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from klarlinie.method.upkeep.check_ins import monday_of
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution.actions import WeekSaid
from klarlinie.web.method.execution.actions.check_ins import HOURS_IN_A_WEEK
from klarlinie.web.method.execution.queries.load import LoadSeen
from klarlinie.web.method.execution.queries.plan import PromiseSeen
from klarlinie.web.method.execution.queries.week import Asked
from klarlinie.web.method.focus.actions.owners import MOST_HOURS
from klarlinie.web.method.focus.queries import Placed
from klarlinie.web.platform.ui.asking import DayField, FigureField, KindForm
from klarlinie.web.platform.ui.words import later, say

PROMISED_OF = Text("{name}: {must} von {all} zugesagt", "{name}: {must} of {all} promised")
HOURS_OPEN = Text("{name}: {must} zugesagt, Stunden noch offen", "{name}: {must} promised, hours still open")
NOBODY = Text("noch niemand", "nobody yet")
LINES = 2000  # the most signs in an answer


def words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": str(LINES)})


class PromiseForm(KindForm):
    """A promise without its owner. What nobody has written down yet is filled with what the method proposes."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    first_step = forms.CharField(
        label=later(Text("Der erste Schritt", "The first step")),
        help_text=later(
            Text(
                "Etwas, das in einer Stunde zu schaffen ist, ohne jemanden zu fragen.",
                "Something that can be done in an hour, without asking anybody.",
            )
        ),
        widget=words(2),
        max_length=LINES,
        required=False,
    )
    first_step_on = DayField(label=later(Text("bis wann", "by when")), required=False)
    metric = forms.CharField(
        label=later(Text("Woran wird es gemessen?", "What is it measured by?")),
        help_text=later(
            Text(
                "An einer Wirkung, die man zählen kann. Reichweite allein sagt nichts.",
                "By an effect that can be counted. Reach alone says nothing.",
            )
        ),
        max_length=200,
        required=False,
    )
    expected = FigureField(
        label=later(Text("Wie viel wird erwartet?", "How much is expected?")),
        least=Decimal(0),
        required=False,
    )
    expected_words = forms.CharField(
        label=later(Text("wovon", "of what")),
        help_text=later(
            Text(
                "Zum Beispiel „Anfragen im Jahr“. Ist noch nichts bekannt: „erst zählen“.",
                "For example “inquiries a year”. Where nothing is known yet: “count first”.",
            )
        ),
        max_length=300,
        required=False,
    )
    expected_by = DayField(label=later(Text("bis wann", "by when")), required=False)

    def __init__(self, typed: Any = None, *, seen: PromiseSeen) -> None:
        self.proposed_fields: tuple[str, ...] = ()
        super().__init__(typed, initial=self._initial(seen))

    def _initial(self, seen: PromiseSeen) -> dict[str, Any]:
        one, proposed = seen.promise, seen.proposed
        has = {
            "first_step": one.first_step,
            "first_step_on": one.first_step_on,
            "metric": one.metric,
            "expected": one.expected,
            "expected_words": one.expected_words,
            "expected_by": one.expected_by,
        }
        if proposed is not None:
            offers: dict[str, Any] = {
                "first_step": say(proposed.first_step),
                "first_step_on": proposed.first_step_on,
                "metric": say(proposed.metric),
                "expected_by": proposed.expected_by,
            }
            if one.expected is None and not one.expected_words:
                offers |= {"expected": proposed.expected, "expected_words": say(proposed.expected_words)}
            fresh = {name: offer for name, offer in offers.items() if has[name] in (None, "") and offer}
            self.proposed_fields = tuple(fresh)
            has |= fresh
        return {"version": one.version, **has}

    def fields_to_keep(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        expected = said["expected"]
        return {**said, "expected": None if expected is None else float(expected)}


class OwnerForm(KindForm):
    """Who takes it on, with how many hours a week."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    owner = forms.ChoiceField(
        label=later(Text("Wer übernimmt es?", "Who takes it on?")),
        help_text=later(
            Text(
                "Genau eine Person. „Alle ein bisschen“ heißt am Ende: keiner.",
                "Exactly one person. “Everybody a little” ends up as nobody.",
            )
        ),
        required=False,
    )
    hours = FigureField(
        label=later(Text("Stunden in der Woche", "Hours a week")),
        least=Decimal("0.25"),
        most=Decimal(str(MOST_HOURS)),
        required=False,
    )

    def __init__(self, typed: Any = None, *, place: Placed, people: Iterable[LoadSeen]) -> None:
        agreed = place.hours_per_week if place.hours_are_agreed else None
        initial = {"version": place.version, "owner": str(place.owner_id or ""), "hours": agreed}
        super().__init__(typed, initial=initial)
        everybody = [(str(one.person_id), later(_with_load(one))) for one in people]
        self.fields["owner"].choices = [("", later(NOBODY)), *everybody]  # type: ignore[attr-defined]

    @property
    def owner_id(self) -> int | None:
        return int(self.cleaned_data["owner"]) if self.cleaned_data["owner"] else None

    @property
    def hours_a_week(self) -> float | None:
        hours = self.cleaned_data["hours"]
        return None if hours is None else float(hours)


def _with_load(one: LoadSeen) -> Text:
    """Whose week has room is seen while choosing."""
    values = {"name": one.load.person, "must": Hours(one.load.must)}
    if one.capacity is None:
        return HOURS_OPEN.with_values(**values)
    return PROMISED_OF.with_values(**values, all=Hours(one.capacity))


class ActivityWeekForm(KindForm):
    """One activity in one week. All of it may stay empty; empty hours are unknown, not zero."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    hours = FigureField(
        label=later(Text("Stunden", "Hours")), least=Decimal(0), most=Decimal(HOURS_IN_A_WEEK), required=False
    )
    done = forms.CharField(
        label=later(Text("Was wurde fertig?", "What got done?")),
        widget=words(2),
        max_length=LINES,
        required=False,
    )
    blocked = forms.CharField(
        label=later(Text("Was ist im Weg?", "What is in the way?")),
        widget=words(2),
        max_length=LINES,
        required=False,
    )

    def __init__(self, typed: Any = None, *, asked: Asked) -> None:
        self.asked = asked
        said = asked.said
        initial = {
            "version": said.version if said else 0,
            "hours": said.hours if said else None,
            "done": said.done if said else "",
            "blocked": said.blocked if said else "",
        }
        super().__init__(typed, initial=initial, prefix=f"a{asked.activity_id}")

    @property
    def said(self) -> WeekSaid:
        told = self.cleaned_data
        hours = told["hours"]
        return WeekSaid(
            None if hours is None else float(hours),
            told["done"].replace("\r\n", "\n"),
            told["blocked"].replace("\r\n", "\n"),
            told["version"],
        )


class WeekForm(KindForm):
    """Which week it is about."""

    week = DayField(widget=forms.HiddenInput)

    def clean_week(self) -> Any:
        return monday_of(self.cleaned_data["week"])


def week_forms(asked: Sequence[Asked], typed: Any = None) -> tuple[ActivityWeekForm, ...]:
    return tuple(ActivityWeekForm(typed, asked=one) for one in asked)
