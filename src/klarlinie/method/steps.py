"""The path: the steps in their order, what each still lacks, and what is useful next."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.method.plan import TidyPlan
from klarlinie.vocabulary.text import Text


@dataclass(frozen=True)
class Step:
    """One step of the path. It is never locked; `lacks` says what is still missing, the most useful first."""

    code: str
    name: Text
    lacks: tuple[Text, ...] = ()

    @property
    def is_settled(self) -> bool:
        return not self.lacks


def steps(plan: TidyPlan) -> tuple[Step, ...]:
    """The state of every step, derived from what the plan knows."""
    return (
        Step("clarity", Text("Fundament", "Foundation"), _clarity_lacks(plan)),
        Step("inventory", Text("Inventur", "Inventory"), _inventory_lacks(plan)),
        Step("evaluation", Text("Bewertung", "Evaluation"), _evaluation_lacks(plan)),
        Step("decisions", Text("Entscheidungen", "Decisions"), _decisions_lack(plan)),
        Step("focus", Text("Fokus", "Focus"), _focus_lacks(plan)),
        Step("execution", Text("Umsetzung", "Execution"), _execution_lacks(plan)),
    )


def useful_next(plan: TidyPlan) -> tuple[Step, Text] | None:
    """The first step that lacks something, with its most useful act; None where nothing is missing."""
    return next(((step, step.lacks[0]) for step in steps(plan) if step.lacks), None)


def _clarity_lacks(plan: TidyPlan) -> tuple[Text, ...]:
    line = plan.line
    missing = (
        (
            line.promise,
            Text(
                "Schreibt euer Versprechen in einen Satz.",
                "Write your promise in one sentence.",
            ),
        ),
        (
            line.audiences,
            Text(
                "Nennt die Gruppe, die ihr erreichen wollt.",
                "Name the group you want to reach.",
            ),
        ),
        (line.benefits, Text("Nennt den Nutzen, mit Beleg.", "Name the benefit, with its proof.")),
        (line.main_task, Text("Gebt dem Marketing eine Hauptaufgabe.", "Give marketing one main task.")),
    )
    return tuple(text for part, text in missing if not part)


def _inventory_lacks(plan: TidyPlan) -> tuple[Text, ...]:
    open_questions = len(plan.reading.questions)
    if not open_questions:
        return ()
    return (
        Text(
            "Klärt die {n} offenen Fragen zur Liste.",
            "Settle the {n} open questions about the list.",
            {"n": open_questions},
        ),
    )


def _evaluation_lacks(plan: TidyPlan) -> tuple[Text, ...]:
    unknown = sum(not assessment.effect_is_known for assessment in plan.assessments)
    if not unknown:
        return ()
    return (
        Text(
            "Findet heraus, was {n} Aktivitäten bringen.",
            "Find out what {n} activities bring.",
            {"n": unknown},
        ),
    )


def _decisions_lack(plan: TidyPlan) -> tuple[Text, ...]:
    proposed = sum(verdict.kind in ("stop", "merge") and not verdict.is_decided for verdict in plan.verdicts)
    if not proposed:
        return ()
    return (
        Text(
            "Entscheidet über {n} Vorschläge zum Streichen und Zusammenlegen.",
            "Decide on {n} proposals to stop or merge.",
            {"n": proposed},
        ),
    )


def _focus_lacks(plan: TidyPlan) -> tuple[Text, ...]:
    return plan.infeasible.reasons if plan.infeasible else ()


def _execution_lacks(plan: TidyPlan) -> tuple[Text, ...]:
    if plan.settings.people:
        return ()
    return (
        Text(
            "Nennt alle, die mitarbeiten, mit ihren Stunden in der Woche.",
            "Name everybody who takes part, with their hours a week.",
        ),
    )
