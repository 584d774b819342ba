"""One plan in one voice with everything looked up by activity, and one number per activity for all reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.evaluation.assessment import Assessment
from klarlinie.method.focus.model import Lane
from klarlinie.method.focus.placement import Placement
from klarlinie.method.plan import TidyPlan, by_lane
from klarlinie.reports.words import UNKNOWN, cost_in_words, cut
from klarlinie.vocabulary.figures import Language, day
from klarlinie.vocabulary.text import Text

LONGEST_TITLE = 140


@dataclass(frozen=True)
class PlanInWords:
    """The plan with its language and, in German, Sie (`formal`) or ihr; lookups are made once."""

    plan: TidyPlan
    language: Language
    formal: bool = False

    def say(self, de: str, en: str, sie: str | None = None, **values: object) -> str:
        return self.said(Text(de, en, values, sie))

    def said(self, text: Text) -> str:
        return text.say(self.language, self.formal)

    def day(self, value: date) -> str:
        return day(value, self.language)

    def title(self, activity: int) -> str:
        return cut(self.plan.activities[activity].title, LONGEST_TITLE)

    def number(self, activity: int) -> str:
        return str(self.numbers[activity])

    def cost(self, activity: int) -> str:
        """The yearly cost in words, or that it is not known."""
        assessment = self.assessments.get(activity)
        return cost_in_words(assessment, self.language) if assessment else self.unknown

    @property
    def unknown(self) -> str:
        return UNKNOWN.say(self.language)

    @cached_property
    def lanes(self) -> Mapping[Lane, tuple[Placement, ...]]:
        return by_lane(self.plan)

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """Index to number, in the order of the numbers: the core first, lane by lane, the most valuable first."""
        placed = [placement.activity for lane in self.lanes.values() for placement in lane]
        everything = dict.fromkeys([*placed, *range(len(self.plan.activities))])
        return {index: number for number, index in enumerate(everything, start=1)}

    @cached_property
    def lane_of(self) -> Mapping[int, Lane]:
        """An activity without a place is not for now."""
        lanes: dict[int, Lane] = dict.fromkeys(range(len(self.plan.activities)), "not_now")
        return {**lanes, **{placement.activity: placement.lane for placement in self.plan.placements}}

    @cached_property
    def assessments(self) -> Mapping[int, Assessment]:
        return {assessment.activity: assessment for assessment in self.plan.assessments}

    @cached_property
    def verdicts(self) -> Mapping[int, Verdict]:
        return {verdict.activity: verdict for verdict in self.plan.verdicts}
