"""The rules that recognise an empty phrase, a habit or an evasion, each with its reason and a better question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from klarlinie.method.clarity.patterns import Pattern, compile_pattern
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.resources import read_resource, rows_of
from klarlinie.vocabulary.text import Text

Question = Literal["promise", "audience", "benefit", "reason"]
QUESTIONS: tuple[Question, ...] = get_args(Question)

Family = Literal[
    "hollow_solution",
    "hollow_quality",
    "self_praise",
    "values",
    "broad_audience",
    "demographic_audience",
    "fog_benefit",
    "habit",
    "foreign_reason",
    "evasion",
    "buzzword",
]
# A reason of these families stays empty even where it names somebody or something ("the Müller agency advised it").
HABIT: frozenset[Family] = frozenset({"habit"})
NO_REASON: frozenset[Family] = frozenset({"habit", "foreign_reason", "evasion"})

_PACKAGE = "klarlinie.method.clarity"


class BadRuleFile(ValueError):
    """A row of the rule file cannot be used; the message says which and why."""


@dataclass(frozen=True)
class Explanation:
    """Why such words say nothing, and the question that leads to better ones."""

    why: Text
    better_question: Text


@dataclass(frozen=True)
class EmptyRule:
    """One rule: the phrases it finds, for which questions, with an example that it finds and one it leaves alone."""

    code: str
    language: Language
    family: Family
    questions: frozenset[Question]
    pattern: Pattern
    written: str
    explained: str  # the key of its explanation
    explanation: Explanation
    hit_example: str
    miss_example: str


@cache
def empty_rules(language: Language) -> tuple[EmptyRule, ...]:
    """All rules of one language in the order of their codes."""
    rows = rows_of(read_resource(_PACKAGE, f"rules_{language}.tsv"))
    return tuple(_rule(row, language) for row in rows)


@cache
def explanations() -> dict[str, Explanation]:
    rows = rows_of(read_resource(_PACKAGE, "explanations.tsv"))
    return {row["key"]: Explanation(_said(row, "why"), _said(row, "ask")) for row in rows}


def _said(row: Mapping[str, str], part: str) -> Text:
    """An empty column `sie` means that the sentence addresses nobody."""
    return Text(row[f"{part}_de"], row[f"{part}_en"], sie=row[f"{part}_sie"] or None)


@cache
def rules_by_code() -> dict[str, EmptyRule]:
    return {rule.code: rule for rule in empty_rules("de") + empty_rules("en")}


def _rule(row: dict[str, str], language: Language) -> EmptyRule:
    if row["family"] not in get_args(Family) or row["explained"] not in explanations():
        raise BadRuleFile(f"{row['code']}: {row['family']} or {row['explained']} is not known.")
    return EmptyRule(
        code=row["code"],
        language=language,
        family=cast(Family, row["family"]),
        questions=_questions(row),
        pattern=compile_pattern(row["pattern"], language),
        written=row["pattern"],
        explained=row["explained"],
        explanation=explanations()[row["explained"]],
        hit_example=row["hit"],
        miss_example=row["miss"],
    )


def _questions(row: dict[str, str]) -> frozenset[Question]:
    if row["questions"] == "all":
        return frozenset(QUESTIONS)
    unknown = set(row["questions"].split()) - set(QUESTIONS)
    if unknown:
        raise BadRuleFile(f"{row['code']}: unknown question {', '.join(sorted(unknown))}.")
    return frozenset(cast(list[Question], row["questions"].split()))
