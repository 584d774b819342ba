"""Every new idea answers six questions, and whoever had it gets an answer with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from klarlinie.method.clarity.line import Line
from klarlinie.method.decisions.audience_match import is_not_served, is_outside
from klarlinie.method.execution.rights import DecisionRight, Right, may
from klarlinie.method.upkeep.similar import Stopped, resembles, stopped_before, telling_words
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.findings import Finding, Severity
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text

Question = Literal["promise", "audience", "benefit", "supports", "cost", "stops"]
Checked = Literal["promise", "audience", "benefit"]  # the answers that can be empty phrases
Decision = Literal["accept", "park", "decline"]

QUESTIONS: dict[Question, Text] = {
    "promise": Text(
        "Wie zahlt das auf euer Versprechen ein?",
        "How does it support your promise?",
        sie="Wie zahlt das auf Ihr Versprechen ein?",
    ),
    "audience": Text(
        "Welche Zielgruppe erreicht ihr damit?",
        "Which audience does it reach?",
        sie="Welche Zielgruppe erreichen Sie damit?",
    ),
    "benefit": Text("Welchen Nutzen macht es sichtbar?", "Which benefit does it show?"),
    "supports": Text("Welche Kernaktivität unterstützt es?", "Which core activity does it support?"),
    "cost": Text(
        "Was kostet es: Stunden in der Woche, Geld im Jahr, und wer macht es?",
        "What does it cost: hours a week, money a year, and who does it?",
    ),
    "stops": Text("Was hört dafür auf?", "What stops for it?"),
}

NEEDS_RIGHT: Right = "new"
DAYS_TO_ANSWER = 14  # where no day was agreed on


@dataclass(frozen=True)
class Idea:
    """A proposal with its six answers; None is not answered yet. `dose_per_week` in hours.

    `supports` and `stops` are titles. `answer_by` is the day by which whoever had it is promised an answer.
    """

    title: str
    handed_in_on: date
    had_by: str | None = None
    promise: str | None = None
    audience: str | None = None
    benefit: str | None = None
    supports: str | None = None
    dose_per_week: float | None = None
    money_per_year: Money | None = None
    who: str | None = None
    stops: str | None = None
    answer_by: date | None = None


@dataclass(frozen=True)
class PlanFacts:
    """What the gate has to know of the plan: titles, hours a week still free per person, money still free a year.

    `free_budget` None is no limit; `most` is the number of core activities the company allows itself.
    """

    core: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    free_hours: Mapping[str, float] = field(default_factory=dict)
    free_budget: Money | None = None
    stopped: tuple[Stopped, ...] = ()
    most: int = 5


@dataclass(frozen=True)
class GateResult:
    """`missing` are the questions without an answer; `full`: nothing comes in unless something goes out.

    `looks_like` is the stopped activity it resembles, with the reason given then.
    """

    idea: Idea
    missing: tuple[Question, ...]
    findings: tuple[Finding, ...]
    full: bool
    looks_like: Stopped | None = None

    @property
    def may_pass(self) -> bool:
        """All six answered, and nothing is full without something that stops."""
        return not self.missing and not any(finding.severity == "error" for finding in self.findings)


@dataclass(frozen=True)
class Answer:
    """What became of an idea: decided by a person with the right, on a day, for a reason. Never edited."""

    idea: Idea
    decision: Decision
    by: str
    reason: str
    on: date
    right_used: Right
    as_deputy: bool


class CannotAnswer(ValueError):
    """The answer cannot stand. `message` says why and what to do."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(message.say("en"))


def judge_idea(
    idea: Idea, line: Line, facts: PlanFacts, is_concrete: Callable[[Checked, str], bool] | None = None
) -> GateResult:
    """What the gate says to an idea. `is_concrete(question, text)` tells an answer from an empty phrase.

    Nothing is decided here: a person with the right does that (`answer`).
    """
    is_full = full(idea, facts)
    findings = (
        *_unanswered(idea),
        *_empty_phrases(idea, is_concrete),
        *_audience_unknown(idea, line),
        *_supports_nothing(idea, facts),
        *_no_room(idea, facts, is_full),
        *_stops_nothing(idea, facts),
        *filter(None, [stopped_before(idea.title, facts.stopped)]),
    )
    return GateResult(idea, missing(idea), findings, is_full, resembles(idea.title, facts.stopped))


def missing(idea: Idea) -> tuple[Question, ...]:
    """The questions without an answer, in the order in which they are asked. Zero hours or euros are an answer."""
    cost = (idea.dose_per_week, idea.money_per_year)
    answered: dict[Question, bool] = {
        "promise": _said(idea.promise),
        "audience": _said(idea.audience),
        "benefit": _said(idea.benefit),
        "supports": _said(idea.supports),
        "cost": None not in cost and _said(idea.who),
        "stops": _said(idea.stops),
    }
    return tuple(question for question in QUESTIONS if not answered[question])


def full(idea: Idea, facts: PlanFacts) -> bool:
    """Is there no place, no hour or no money left for it? Then it is one in, one out. Unknown costs count as none."""
    return len(facts.core) >= facts.most or _hours_short(idea, facts) > 0 or _money_short(idea, facts) > 0


def answer(
    judged: GateResult,
    decision: Decision,
    by: str,
    reason: str,
    on: date,
    rights: Iterable[DecisionRight],
) -> Answer:
    """The answer to an idea, with the right it used.

    Raises CannotAnswer without a reason, without the right to decide on new activities, and for "accept" while a
    question is open or the plan is full and nothing stops.
    """
    if not reason.strip():
        raise CannotAnswer(_NO_REASON.with_values(title=judged.idea.title))
    permission = may(by, NEEDS_RIGHT, on, tuple(rights))
    if not permission.allowed:
        raise CannotAnswer(permission.why)
    if decision == "accept" and not judged.may_pass:
        raise CannotAnswer(_why_not(judged))
    return Answer(judged.idea, decision, by, reason.strip(), on, NEEDS_RIGHT, permission.as_deputy)


def overdue(ideas: Iterable[Idea], answers: Iterable[Answer], today: date) -> tuple[Finding, ...]:
    """The ideas whose day has passed without an answer, the one waiting longest first."""
    answered = {answer.idea for answer in answers}
    waiting = [idea for idea in ideas if idea not in answered and answer_by(idea) < today]
    return tuple(_overdue(idea) for idea in sorted(waiting, key=answer_by))


def answer_by(idea: Idea) -> date:
    """The promised day, or two weeks after the idea came in (an assumption)."""
    return idea.answer_by or idea.handed_in_on + timedelta(days=DAYS_TO_ANSWER)


def _unanswered(idea: Idea) -> Iterator[Finding]:
    for question in missing(idea):
        sentence = Text(
            "Offen ist noch: {question}", "Still open: {question}", {"question": QUESTIONS[question]}
        )
        yield _finding("UPK101", "error", idea, sentence, _ONE_SENTENCE)


def _empty_phrases(idea: Idea, is_concrete: Callable[[Checked, str], bool] | None) -> Iterator[Finding]:
    texts: dict[Checked, str | None] = {
        "promise": idea.promise,
        "audience": idea.audience,
        "benefit": idea.benefit,
    }
    for question, text in texts.items():
        if is_concrete is None or text is None or not text.strip() or is_concrete(question, text):
            continue
        values: dict[str, object] = {"question": QUESTIONS[question], "text": text.strip()}
        yield _finding("UPK102", "warning", idea, _PHRASE.with_values(**values), _BE_CONCRETE)


def _audience_unknown(idea: Idea, line: Line) -> Iterator[Finding]:
    """Not one of the agreed audiences, or one that was expressly ruled out; silent where no audience is agreed."""
    audience = (idea.audience or "").strip()
    if not audience:
        return
    values: dict[str, object] = {"audience": audience, "agreed": [one.name for one in line.audiences]}
    if is_not_served(audience, line):
        yield _finding("UPK103", "warning", idea, _NOT_SERVED.with_values(**values), _PARK_IT)
    elif is_outside(audience, line):
        yield _finding("UPK103", "warning", idea, _OTHER_AUDIENCE.with_values(**values), _WHICH_OF_YOURS)


def _supports_nothing(idea: Idea, facts: PlanFacts) -> Iterator[Finding]:
    if not _said(idea.supports) or not facts.core or _names_one(idea.supports or "", facts.core):
        return
    values: dict[str, object] = {"supports": (idea.supports or "").strip(), "core": list(facts.core)}
    yield _finding(
        "UPK104", "warning", idea, _NOT_CORE.with_values(**values), _WHICH_CORE.with_values(**values)
    )


def _no_room(idea: Idea, facts: PlanFacts, is_full: bool) -> Iterator[Finding]:
    """One in, one out: an error while nothing stops, a hint where something does."""
    if not is_full:
        return
    reasons = tuple(_what_is_full(idea, facts))
    if _frees_something(idea, facts):
        yield Finding("UPK105", "hint", idea.title, _FULL, _COMES_FREE.with_values(stops=idea.stops), reasons)
    else:
        yield Finding("UPK105", "error", idea.title, _FULL, _ONE_OUT, reasons)


def _what_is_full(idea: Idea, facts: PlanFacts) -> Iterator[Text]:
    if len(facts.core) >= facts.most:
        yield Text(
            "{count} von {most} Kernaktivitäten sind vergeben",
            "{count} of {most} core activities are taken",
            {"count": len(facts.core), "most": facts.most},
        )
    if (hours := _hours_short(idea, facts)) > 0:
        values: dict[str, object] = {"hours": Hours(hours), "who": idea.who or ""}
        yield Text(
            "für {who} ist das {hours} in der Woche zu viel",
            "for {who} that is {hours} a week too much",
            values,
        )
    if (money := _money_short(idea, facts)) > 0 and idea.money_per_year:
        lacking = Money(money, idea.money_per_year.currency)
        yield Text(
            "das Geld reicht um {money} im Jahr nicht",
            "the money falls short by {money} a year",
            {"money": lacking},
        )


def _stops_nothing(idea: Idea, facts: PlanFacts) -> Iterator[Finding]:
    """Something is named that does not run, so it would free nothing."""
    if _said(idea.stops) and not _is_nothing(idea.stops) and not _frees_something(idea, facts):
        sentence = Text(
            "„{stops}“ läuft bei euch nicht; damit wird nichts frei.",
            "“{stops}” is not running with you, so it frees nothing.",
            {"stops": (idea.stops or "").strip()},
            sie="„{stops}“ läuft bei Ihnen nicht; damit wird nichts frei.",
        )
        yield _finding("UPK107", "warning", idea, sentence, _ONE_OUT)


def _frees_something(idea: Idea, facts: PlanFacts) -> bool:
    """Does something stop that is known to run? Where nothing is known to run, the answer is believed."""
    if not _said(idea.stops) or _is_nothing(idea.stops):
        return False
    known = (*facts.running, *facts.core)
    return not known or _names_one(idea.stops or "", known)


def _hours_short(idea: Idea, facts: PlanFacts) -> float:
    """Hours a week that are missing: of the person who is to do it, or of the team where that name is not known."""
    if idea.dose_per_week is None or not facts.free_hours:
        return 0.0
    free = facts.free_hours.get(idea.who or "", sum(facts.free_hours.values()))
    return max(0.0, idea.dose_per_week - free)


def _money_short(idea: Idea, facts: PlanFacts) -> Decimal:
    """Money a year that is missing; different currencies are not compared."""
    if idea.money_per_year is None or facts.free_budget is None:
        return Decimal(0)
    if idea.money_per_year.currency != facts.free_budget.currency:
        return Decimal(0)
    return max(Decimal(0), idea.money_per_year.amount - facts.free_budget.amount)


def _names_one(text: str, names: Iterable[str]) -> bool:
    """Does the text say every telling word of one of the names, or the name every word of the text?"""
    words = telling_words(text)
    return any(words and (words <= other or other <= words) for other in map(telling_words, names) if other)


def _is_nothing(text: str | None) -> bool:
    return telling_words(text or "") <= {"nichts", "keine", "keins", "nothing", "none"}


def _said(text: str | None) -> bool:
    return bool(text and text.strip())


def _why_not(judged: GateResult) -> Text:
    first = next(finding for finding in judged.findings if finding.severity == "error")
    return Text(
        "„{title}“ kann noch nicht hinein. {sentence} {suggestion}",
        "“{title}” cannot come in yet. {sentence} {suggestion}",
        {"title": judged.idea.title, "sentence": first.sentence, "suggestion": first.suggestion},
    )


def _overdue(idea: Idea) -> Finding:
    sentence = Text(
        "Die Idee „{title}“ wartet seit dem {handed_in}; bis zum {by} war eine Antwort zugesagt.",
        "The idea “{title}” has been waiting since {handed_in}; an answer was promised by {by}.",
        {"title": idea.title, "handed_in": idea.handed_in_on, "by": answer_by(idea)},
    )
    return _finding("UPK109", "warning", idea, sentence, _ANSWER_NOW)


def _finding(code: str, severity: Severity, idea: Idea, sentence: Text, suggestion: Text) -> Finding:
    return Finding(code, severity, idea.title, sentence, suggestion)


_NO_REASON = Text(
    "Zur Idee „{title}“ fehlt der Grund. Ein Satz genügt: Wer die Idee hatte, soll ihn lesen können.",
    "The reason is missing for the idea “{title}”. One sentence will do: the person who had it should be "
    "able to read it.",
)
_ONE_SENTENCE = Text("Ein Satz genügt.", "One sentence will do.")
_PHRASE = Text(
    "Die Antwort „{text}“ passt auf jede Firma. {question}",
    "The answer “{text}” fits any company. {question}",
)
_BE_CONCRETE = Text(
    "Nennt etwas, das nur auf euch zutrifft: einen Kunden, eine Zahl, eine Situation.",
    "Name something that is true of you only: a customer, a number, a situation.",
    sie="Nennen Sie etwas, das nur auf Sie zutrifft: einen Kunden, eine Zahl, eine Situation.",
)
_NOT_SERVED = Text(
    "„{audience}“ wollt ihr ausdrücklich nicht bedienen.",
    "“{audience}” is an audience you have ruled out.",
    sie="„{audience}“ wollen Sie ausdrücklich nicht bedienen.",
)
_PARK_IT = Text(
    "Legt die Idee in den Parkplatz, oder ändert zuerst eure Linie.",
    "Put the idea in the parking lot, or change your line first.",
    sie="Legen Sie die Idee in den Parkplatz, oder ändern Sie zuerst Ihre Linie.",
)
_OTHER_AUDIENCE = Text(
    "„{audience}“ ist keine eurer Zielgruppen ({agreed}).",
    "“{audience}” is none of your audiences ({agreed}).",
    sie="„{audience}“ ist keine Ihrer Zielgruppen ({agreed}).",
)
_WHICH_OF_YOURS = Text(
    "Sagt, welche eurer Zielgruppen gemeint ist, oder ändert zuerst eure Linie.",
    "Say which of your audiences is meant, or change your line first.",
    sie="Sagen Sie, welche Ihrer Zielgruppen gemeint ist, oder ändern Sie zuerst Ihre Linie.",
)
_NOT_CORE = Text(
    "„{supports}“ ist keine Kernaktivität, also würde die Idee für sich allein stehen.",
    "“{supports}” is not a core activity, so the idea would stand alone.",
)
_WHICH_CORE = Text(
    "Eure Kernaktivitäten sind: {core}.",
    "Your core activities are: {core}.",
    sie="Ihre Kernaktivitäten sind: {core}.",
)
_FULL = Text("Der Plan ist voll: eins rein, eins raus.", "The plan is full: one in, one out.")
_ONE_OUT = Text(
    "Nennt eine laufende Aktivität, die dafür aufhört.",
    "Name one running activity that stops for it.",
    sie="Nennen Sie eine laufende Aktivität, die dafür aufhört.",
)
_COMES_FREE = Text(
    "Dafür hört „{stops}“ auf; prüft, ob das genug frei macht.",
    "“{stops}” stops for it; check whether that frees enough.",
    sie="Dafür hört „{stops}“ auf; prüfen Sie, ob das genug frei macht.",
)
_ANSWER_NOW = Text(
    "Annehmen, parken oder ablehnen, jeweils mit einem Satz Begründung.",
    "Accept, park or decline, each with one sentence of reason.",
)
