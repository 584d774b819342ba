"""A decision as a form: five verdicts, a reason, and for each verdict what it needs beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms

from klarlinie.method.decisions.deciding import VERDICT_NAMES, DecisionKind
from klarlinie.method.decisions.propose import VERDICT_ORDER, next_quarter
from klarlinie.method.decisions.winding_down import dated_steps, proposed_last_day
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.actions import Step
from klarlinie.web.method.decisions.queries.cards import DecisionCard
from klarlinie.web.platform.ui.asking import NO_DAY, DayField, KindForm
from klarlinie.web.platform.ui.words import later, say

FREE_LINES = 2  # below the steps that are proposed
MOST_STEPS = 12
LONGEST = 2000
BAD_DAY = Text(
    "Ein Tag bei den Schritten ist nicht zu lesen. {hint}",
    "A day among the steps cannot be read. {hint}",
    {"hint": NO_DAY},
)
NO_LAST_DAY = Text(
    "Bis dahin läuft es noch, der Tag selbst zählt mit. Leer heißt: ab sofort nicht mehr.",
    "It goes on until then, that day included. Empty means: no longer from now on.",
)
TO_THE_REASON = Text("Zum Grund", "To the reason")
CHOOSE = Text("bitte wählen", "please choose")


@dataclass(frozen=True)
class Line:
    """One step of the form as it stands: `number` names its fields."""

    number: int
    words: str
    due_on: str
    is_notice: bool
    has_bad_day: bool = False


class DecideForm(KindForm):
    verdict = forms.ChoiceField(
        label=later(Text("Wie geht es damit weiter?", "How does this go on?")),
        choices=[(kind, later(VERDICT_NAMES[kind])) for kind in VERDICT_ORDER],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=later(Text("Warum?", "Why?")),
        max_length=LONGEST,
        widget=forms.Textarea(
            attrs={"rows": 2, "maxlength": str(LONGEST), "data-key": "w", "data-says": later(TO_THE_REASON)}
        ),
    )
    last_day_on = DayField(
        label=later(Text("Letzter Tag", "Last day")), required=False, help_text=later(NO_LAST_DAY)
    )
    review_on = DayField(
        label=later(Text("Kommt wieder auf den Tisch am", "Comes up again on")), required=False
    )
    merge_with = forms.ChoiceField(label=later(Text("Zusammen mit", "Together with")), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, card: DecisionCard, today: date, typed: Any = None) -> None:
        self.card, self.today = card, today
        super().__init__(typed, initial=_initial(card, today))
        others = [(str(key), title) for key, title in card.others]
        self.fields["merge_with"].choices = [("", later(CHOOSE)), *others]  # type: ignore[attr-defined]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The steps as typed, or as they are proposed; then some free lines."""
        return tuple(self._typed_lines() if self.is_bound else _proposed_lines(self.card, self.today))

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("verdict") == "stop" and any(line.has_bad_day for line in self.lines):
            self.add_error("last_day_on", later(BAD_DAY))
        return self.cleaned_data

    def said(self) -> dict[str, Any]:
        """What the form says, as `decide` and `suggest` take it (but for the steps)."""
        found = self.cleaned_data
        return {
            "verdict": cast("DecisionKind", found["verdict"]),
            "reason": found["reason"],
            "last_day_on": found["last_day_on"],
            "review_on": found["review_on"],
            "merge_with_id": int(found["merge_with"]) if found["merge_with"] else None,
        }

    def steps(self) -> tuple[Step, ...]:
        return tuple(
            Step(line.words, _day(line.due_on), line.is_notice)
            for line in self._typed_lines()
            if line.words.strip()
        )

    def _typed_lines(self) -> Iterator[Line]:
        for number in range(MOST_STEPS):
            words = self.data.get(f"step-{number}")
            if words is not None:
                due = self.data.get(f"due-{number}", "").strip()
                is_bad = bool(due) and _day(due) is None
                is_notice = f"notice-{number}" in self.data
                yield Line(number, words[:LONGEST], due, is_notice, has_bad_day=is_bad)


def prefilled_steps(card: DecisionCard, last_day_on: date | None, today: date) -> tuple[Step, ...]:
    """What there is to do until it has ended, in the words of the reader."""
    last = last_day_on or proposed_last_day(card.listed.core, today)
    found = dated_steps(card.listed.core, last, today)
    return tuple(Step(say(step.words), step.due_on, step.is_notice) for step in found)


def _initial(card: DecisionCard, today: date) -> dict[str, Any]:
    """The proposal is preselected, or what holds; nothing is decided by that. The reason is nobody's yet."""
    now, proposal = card.now, card.proposal
    kind = now.kind if now else proposal.kind
    partner = now.merge_with_id if now else card.merge_into.id if card.merge_into else None
    rests_until = now.review_on if now and now.review_on and now.review_on > today else None
    return {
        "verdict": kind,
        "last_day_on": (now.last_day_on if now else None) or proposed_last_day(card.listed.core, today),
        "review_on": rests_until or proposal.review_on or next_quarter(today),
        "merge_with": str(partner or ""),
        "version": card.version,
    }


def _proposed_lines(card: DecisionCard, today: date) -> Iterator[Line]:
    """The steps that are left of a stop that holds (none where all are done), else those of its kind."""
    left = tuple(Step(one.words, one.due_on, one.is_notice) for one in card.steps if one.done_on is None)
    steps = left if card.steps else prefilled_steps(card, None, today)
    free = (Step(""),) * FREE_LINES
    for number, step in enumerate((*steps, *free)[:MOST_STEPS]):
        due = step.due_on.isoformat() if step.due_on else ""
        yield Line(number, step.words, due, step.is_notice)


def _day(written: str) -> date | None:
    try:
        return cast("date | None", DayField(required=False).clean(written))
    except forms.ValidationError:
        return None
