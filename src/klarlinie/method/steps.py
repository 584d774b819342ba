"""The path: the steps in their order, what each still lacks, and what is useful next."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.method.clarity.line import Line
from klarlinie.method.plan import TidyPlan
from klarlinie.vocabulary.text import Text

CLARITY = Text("Fundament", "Foundation")
INVENTORY = Text("Inventur", "Inventory")
EVALUATION = Text("Bewertung", "Evaluation")
DECISIONS = Text("Entscheidungen", "Decisions")
FOCUS = Text("Fokus", "Focus")
EXECUTION = Text("Umsetzung", "Execution")

ENDS = ("stop", "pause", "merge")  # of what ends nobody has to find out what it brings
NOT_YET = Text("Beginnt, sobald etwas auf dem Tisch liegt.", "Begins once something is on the table.")


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
        Step("clarity", CLARITY, _clarity_lacks(plan)),
        Step("inventory", INVENTORY, _inventory_lacks(plan)),
        Step("evaluation", EVALUATION, _evaluation_lacks(plan)),
        Step("decisions", DECISIONS, _decisions_lack(plan)),
        Step("focus", FOCUS, focus_acts(plan)),
        Step("execution", EXECUTION, _execution_lacks(plan)),
    )


def useful_next(plan: TidyPlan) -> tuple[Step, Text] | None:
    """The first step that lacks something, with its most useful act; a focus that cannot be chosen goes first.

    None where nothing is missing.
    """
    path = steps(plan)
    first = [step for step in path if step.code == "focus"] if plan.infeasible else []
    return next(((step, step.lacks[0]) for step in (*first, *path) if step.lacks), None)


@dataclass(frozen=True)
class Standing:
    """How far a company is that is still on its way: what the first three steps are judged by.

    `pairs` are likely duplicates nobody has looked at, `imports` files read but not taken in, `cards` activities whose
    card nobody has been through, `without_effect` those that go on and whose effect is unknown.
    """

    line: Line
    activities: int = 0
    pairs: int = 0
    imports: int = 0
    cards: int = 0
    without_effect: int = 0


def first_steps(standing: Standing) -> tuple[Step, ...]:
    """Foundation, inventory and evaluation of a company on its way, before there is a plan."""
    return (
        Step("clarity", CLARITY, clarity_lacks(standing.line)),
        Step("inventory", INVENTORY, _table_lacks(standing)),
        Step("evaluation", EVALUATION, _cards_lack(standing)),
    )


def later_steps(
    decisions: tuple[Text, ...], focus: tuple[Text, ...], execution: tuple[Text, ...]
) -> tuple[Step, ...]:
    """Decisions, focus and execution of a company on its way, with what each still lacks."""
    return (
        Step("decisions", DECISIONS, decisions),
        Step("focus", FOCUS, focus),
        Step("execution", EXECUTION, execution),
    )


def _table_lacks(standing: Standing) -> tuple[Text, ...]:
    if not standing.activities and not standing.imports:
        return (
            Text(
                "Legt alles auf den Tisch, was gerade läuft.",
                "Put everything on the table that is going on.",
                sie="Legen Sie alles auf den Tisch, was gerade läuft.",
            ),
        )
    lacks = []
    if standing.imports:
        lacks.append(
            counted(
                standing.imports,
                Text(
                    "Eine Liste ist gelesen und wartet auf euer Ja.",
                    "One list has been read and waits for your yes.",
                    sie="Eine Liste ist gelesen und wartet auf Ihr Ja.",
                ),
                Text(
                    "{n} Listen sind gelesen und warten auf euer Ja.",
                    "{n} lists have been read and wait for your yes.",
                    sie="{n} Listen sind gelesen und warten auf Ihr Ja.",
                ),
            )
        )
    if standing.pairs:
        lacks.append(
            counted(
                standing.pairs,
                Text("Zwei Aktivitäten sehen gleich aus.", "Two activities look the same."),
                Text("{n} Paare sehen gleich aus.", "{n} pairs look the same."),
            )
        )
    return tuple(lacks)


def _cards_lack(standing: Standing) -> tuple[Text, ...]:
    if not standing.activities:
        return (NOT_YET,)
    if standing.cards:
        return (
            counted(
                standing.cards,
                Text("Eine Karte ist noch offen.", "One card is still open."),
                Text("{n} Karten sind noch offen.", "{n} cards are still open."),
            ),
        )
    if standing.without_effect:
        return (_find_out(standing.without_effect),)
    return ()


def counted(n: int, one: Text, many: Text) -> Text:
    """The sentence for one, or for `n` of them."""
    return one if n == 1 else many.with_values(n=n)


def _clarity_lacks(plan: TidyPlan) -> tuple[Text, ...]:
    return clarity_lacks(plan.line)


def clarity_lacks(line: Line) -> tuple[Text, ...]:
    """What is missing in the foundation, the most useful first."""
    missing = (
        (
            line.promise,
            Text(
                "Schreibt euer Versprechen in einen Satz.",
                "Write your promise in one sentence.",
                sie="Schreiben Sie Ihr Versprechen in einen Satz.",
            ),
        ),
        (
            line.audiences,
            Text(
                "Nennt die Gruppe, die ihr erreichen wollt.",
                "Name the group you want to reach.",
                sie="Nennen Sie die Gruppe, die Sie erreichen wollen.",
            ),
        ),
        (
            line.benefits,
            Text(
                "Nennt den Nutzen, mit Beleg.",
                "Name the benefit, with its proof.",
                sie="Nennen Sie den Nutzen, mit Beleg.",
            ),
        ),
        (
            line.main_task,
            Text(
                "Gebt dem Marketing eine Hauptaufgabe.",
                "Give marketing one main task.",
                sie="Geben Sie dem Marketing eine Hauptaufgabe.",
            ),
        ),
    )
    return tuple(text for part, text in missing if not part)


def _inventory_lacks(plan: TidyPlan) -> tuple[Text, ...]:
    open_questions = len(plan.reading.questions)
    if not open_questions:
        return ()
    if open_questions == 1:
        return (
            Text(
                "Klärt die eine offene Frage zur Liste.",
                "Settle the one open question about the list.",
                sie="Klären Sie die eine offene Frage zur Liste.",
            ),
        )
    return (
        Text(
            "Klärt die {n} offenen Fragen zur Liste.",
            "Settle the {n} open questions about the list.",
            {"n": open_questions},
            sie="Klären Sie die {n} offenen Fragen zur Liste.",
        ),
    )


def _evaluation_lacks(plan: TidyPlan) -> tuple[Text, ...]:
    over = {one.activity for one in plan.verdicts if one.is_decided and one.kind in ENDS}
    unknown = sum(
        not one.effect_is_known
        for one in plan.assessments
        if one.activity not in over and plan.activities[one.activity].status != "done"
    )
    return (_find_out(unknown),) if unknown else ()


def _find_out(unknown: int) -> Text:
    return counted(
        unknown,
        Text(
            "Findet heraus, was die eine Aktivität ohne Zahlen bringt.",
            "Find out what the one activity without figures brings.",
            sie="Finden Sie heraus, was die eine Aktivität ohne Zahlen bringt.",
        ),
        Text(
            "Findet heraus, was {n} Aktivitäten bringen.",
            "Find out what {n} activities bring.",
            sie="Finden Sie heraus, was {n} Aktivitäten bringen.",
        ),
    )


def _decisions_lack(plan: TidyPlan) -> tuple[Text, ...]:
    proposed = sum(verdict.kind in ("stop", "merge") and not verdict.is_decided for verdict in plan.verdicts)
    if not proposed:
        return ()
    if proposed == 1:
        return (
            Text(
                "Entscheidet über den einen Vorschlag zum Streichen oder Zusammenlegen.",
                "Decide on the one proposal to stop or merge.",
                sie="Entscheiden Sie über den einen Vorschlag zum Streichen oder Zusammenlegen.",
            ),
        )
    return (
        Text(
            "Entscheidet über {n} Vorschläge zum Streichen und Zusammenlegen.",
            "Decide on {n} proposals to stop or merge.",
            {"n": proposed},
            sie="Entscheiden Sie über {n} Vorschläge zum Streichen und Zusammenlegen.",
        ),
    )


def focus_acts(plan: TidyPlan) -> tuple[Text, ...]:
    """What people can do so that a focus can be chosen; empty where one is chosen."""
    if plan.infeasible is None:
        return ()
    if len(eligible(plan)) < plan.settings.least:
        return (
            Text(
                "Sucht gemeinsam drei bis fünf Aktivitäten aus, an die ihr glaubt, und schreibt dazu, warum "
                "ihr sie macht, wen sie erreichen sollen und wer sie übernimmt. Dann startet noch einmal.",
                "Together pick three to five activities you believe in and write down why you do them, whom "
                "they should reach and who takes them on. Then start again.",
                sie="Suchen Sie gemeinsam drei bis fünf Aktivitäten aus, an die Sie glauben, "
                "und schreiben Sie dazu, warum es sie gibt, wen sie erreichen sollen und "
                "wer sie übernimmt. Dann starten Sie noch einmal.",
            ),
        )
    return (
        Text(
            "Sprecht über die Grenzen: mehr Stunden oder Geld, weniger Festgelegtes, oder eine kleinere "
            "Dosis für das, was euch wichtig ist. Dann startet noch einmal.",
            "Talk about the limits: more hours or money, less that is fixed, or a smaller dose for what "
            "matters to you. Then start again.",
            sie="Sprechen Sie über die Grenzen: mehr Stunden oder Geld, weniger Festgelegtes, "
            "oder eine kleinere Dosis für das, was Ihnen wichtig ist. Dann starten Sie "
            "noch einmal.",
        ),
    )


def eligible(plan: TidyPlan) -> tuple[int, ...]:
    """The activities that may become core: proposed to be kept or changed."""
    return tuple(verdict.activity for verdict in plan.verdicts if verdict.kind in ("keep", "change"))


def _execution_lacks(plan: TidyPlan) -> tuple[Text, ...]:
    if plan.settings.people:
        return ()
    return (
        Text(
            "Nennt alle, die mitarbeiten, mit ihren Stunden in der Woche.",
            "Name everybody who takes part, with their hours a week.",
            sie="Nennen Sie alle, die mitarbeiten, mit ihren Stunden in der Woche.",
        ),
    )
