"""Everything the decision rules look at for one activity."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from klarlinie.method.clarity.answers import AnswerCheck, check_answer
from klarlinie.method.clarity.empty_answers import Question
from klarlinie.method.clarity.line import Line
from klarlinie.method.evaluation.effects import known_inquiries
from klarlinie.method.inventory.activity import Activity, ActivityType
from klarlinie.vocabulary.text import Text

# No audience for a line, but a group an activity can really reach: the company has their addresses.
OWN_CUSTOMERS = re.compile(
    r"\b(bestands|stamm)kund|\b(existing|current|regular) (customer|client)", re.IGNORECASE
)
AnswerState = Literal["given", "empty", "missing", "not_asked"]
CLEARLY_HIGH = 3.0  # of 4: from here on a level counts as an effect that is seen


@dataclass(frozen=True)
class Purpose:
    """One of the two golden questions as answered in the list: `text` in the user's words, `why` it
    says nothing."""

    state: AnswerState
    text: str | None = None
    why: tuple[Text, ...] = ()

    @property
    def is_lacking(self) -> bool:
        return self.state in ("empty", "missing")


@dataclass(frozen=True)
class Case:
    """One activity (`index` in the list) on the table. `judge_from` is the first day its effect may
    be judged."""

    index: int
    activity: Activity
    reason: Purpose
    audience: Purpose
    line: Line
    today: date
    judge_from: date | None

    @property
    def has_visible_effect(self) -> bool:
        inquiries = known_inquiries(self.activity) or 0
        levels = (self.activity.effect_level, self.activity.sales_support)
        return inquiries > 0 or any(level is not None and level >= CLEARLY_HIGH for level in levels)

    @property
    def has_no_effect(self) -> bool:
        """The list says that it brings nothing; silence is not nothing."""
        inquiries, level = known_inquiries(self.activity), self.activity.effect_level
        says_nothing_comes = inquiries == 0 or level == 0
        return says_nothing_comes and not (inquiries or level or self.activity.sales_support)


def cases(
    activities: Sequence[Activity],
    line: Line,
    today: date,
    judge_from: Callable[[ActivityType, date], date],
) -> tuple[Case, ...]:
    """One case per activity; `judge_from(type, start)` gives the first day on which a verdict is fair."""
    return tuple(
        Case(
            index=index,
            activity=activity,
            reason=_purpose("reason", activity.reason, activity.asked_reason),
            audience=_purpose("audience", activity.audience, activity.asked_audience),
            line=line,
            today=today,
            judge_from=judge_from(activity.type, activity.start_on) if activity.start_on else None,
        )
        for index, activity in enumerate(activities)
    )


def _purpose(question: Question, text: str | None, was_asked: bool) -> Purpose:
    if text is None:
        return Purpose("missing" if was_asked else "not_asked")
    answer = _checked(question, text)
    if answer.empty and not (question == "audience" and OWN_CUSTOMERS.search(text)):
        return Purpose("empty", text, tuple(hit.why for hit in answer.hits))
    return Purpose("given", text)


@lru_cache(maxsize=4096)
def _checked(question: Question, text: str) -> AnswerCheck:
    """The same words are looked at again and again, whenever anything on the table has changed."""
    return check_answer(question, text)
