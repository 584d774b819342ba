"""Does the foundation hold: a promise, somebody it is for, a benefit with proof, a task with a figure and a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from klarlinie.method.clarity.answers import AnswerCheck, check_answer
from klarlinie.method.clarity.empty_answers import rules_by_code
from klarlinie.method.clarity.line import CRITERIA, TASK_NAMES, Audience, Benefit, Line, Task
from klarlinie.vocabulary.findings import Finding, Rule, Severity
from klarlinie.vocabulary.text import Text, plain

MOST_WORDS = 25  # a promise somebody can repeat after hearing it once
MOST_OFFERS = 4  # from here on it is a catalogue
MOST_SIDE_TASKS = 2
_SIZE_OR_AGE = frozenset({"aud.size", "dem.age", "dem.money"})


@dataclass(frozen=True)
class AudienceTotal:
    """The mean of the known scores (0 to 4), None if none is known, and how many of the five are known."""

    mean: float | None
    known: int
    of: int = len(CRITERIA)


def audience_total(audience: Audience) -> AudienceTotal:
    """What an audience scores; an unknown criterion counts neither as 0 nor as the mean."""
    scores = [audience.scores[criterion] for criterion in CRITERIA if criterion in audience.scores]
    return AudienceTotal(sum(scores) / len(scores) if scores else None, len(scores))


def foundation_findings(line: Line) -> tuple[Finding, ...]:
    """What the line still lacks, in the order of the three questions, then the task and the expectations."""
    return (
        *_promise_findings(line.promise),
        *_audience_findings(line),
        *_benefit_findings(line.benefits),
        *_task_findings(line),
        *_expectation_findings(line),
    )


def offers_in(promise: str) -> int:
    """How many separate offers a promise lists."""
    return len(offers_listed(promise))


def offers_listed(promise: str) -> tuple[str, ...]:
    """The separate offers: the longest run of parts between commas, slashes, "und", "and"."""
    clauses = re.split(
        r"[.!?;:–]|,\s*(?:die|der|das|den|dem|was|wer|wenn|damit|that|which|who|so)\b", promise
    )
    runs = (re.split(r",|/|\+|\bund\b|\band\b|\bsowie\b", clause) for clause in clauses)
    return max((tuple(part.strip() for part in run if part.strip()) for run in runs), key=len)


# The three questions


def _promise_findings(promise: str | None) -> Iterator[Finding]:
    if not promise:
        yield _finding("CLA501", "error", "")
        return
    words = len(promise.split())
    if words > MOST_WORDS:
        yield _finding("CLA502", "hint", promise, words=words, most=MOST_WORDS)
    offers = offers_in(promise)
    if offers >= MOST_OFFERS:
        yield _finding("CLA503", "warning", promise, offers=offers)
    yield from _empty_findings("CLA504", "CLA505", promise, check_answer("promise", promise))


def _audience_findings(line: Line) -> Iterator[Finding]:
    if not line.audiences:
        yield _finding("CLA511", "error", "")
    for audience in line.audiences:
        check = check_answer("audience", audience.name)
        if check.empty and _is_size_or_age(check):
            yield _finding("CLA512", "warning", audience.name)
        elif check.empty:
            yield from _empty_findings("CLA513", None, audience.name, check)
        if not audience.scores:
            yield _finding("CLA514", "hint", audience.name)
    if not line.not_served:
        yield _finding("CLA515", "hint", "")


def _is_size_or_age(check: AnswerCheck) -> bool:
    rules = rules_by_code()
    return any(hit.code in rules and rules[hit.code].explained in _SIZE_OR_AGE for hit in check.hits)


def _benefit_findings(benefits: tuple[Benefit, ...]) -> Iterator[Finding]:
    if not benefits:
        yield _finding("CLA521", "error", "")
    for benefit in benefits:
        check = check_answer("benefit", benefit.text)
        yield from _empty_findings("CLA522", "CLA524", benefit.text, check)
        if not benefit.proof and not check.empty:
            yield _finding("CLA523", "warning", benefit.text)


def _empty_findings(empty: str, hint: str | None, words: str, check: AnswerCheck) -> Iterator[Finding]:
    """A finding if nothing specific is left; a hint a phrase if the answer is concrete and could be shorter."""
    if check.empty:
        first = check.hits[0]
        quotes = tuple(plain(words[hit.start : hit.end]) for hit in check.hits)
        sentence = _SAYS[empty].says.with_values(why=first.why)
        yield Finding(empty, "warning", words, sentence, first.better_question, quotes)
    elif hint:
        for hit in check.hits:
            sentence = _SAYS[hint].says.with_values(quote=words[hit.start : hit.end], why=hit.why)
            yield Finding(
                hint, "hint", words, sentence, hit.better_question, (plain(words[hit.start : hit.end]),)
            )


# The task and the expectations


def _task_findings(line: Line) -> Iterator[Finding]:
    if line.main_task is None:
        yield _finding("CLA531", "error", "")
    for task in (line.main_task, *line.side_tasks):
        if task is not None:
            yield from _one_task(task)
    if len(line.side_tasks) > MOST_SIDE_TASKS:
        yield _finding("CLA534", "warning", "", count=len(line.side_tasks))


def _one_task(task: Task) -> Iterator[Finding]:
    if task.figure is None:
        yield _finding("CLA532", "warning", "", task=TASK_NAMES[task.kind])
    if task.by_on is None:
        yield _finding("CLA533", "warning", "", task=TASK_NAMES[task.kind])
    if task.kind == "be_known" and not task.audience:
        yield _finding("CLA535", "warning", "")


def _expectation_findings(line: Line) -> Iterator[Finding]:
    if not line.not_expected:
        yield _finding("CLA541", "hint", "")


def _finding(code: str, severity: Severity, about: str, **values: object) -> Finding:
    said = _SAYS[code]
    return Finding(code, severity, about, said.says.with_values(**values), said.do)


@dataclass(frozen=True)
class _Said:
    """What a finding says, what to do, and, for the rule's page, its title, numbers and drawback."""

    title: Text
    says: Text
    do: Text
    numbers: Text
    drawback: Text


_NO_NUMBERS = Text("Geprüft wird nur, ob die Angabe da ist.", "Only checked: whether it is there.")
_EMPTY_NUMBERS = Text(
    "Leer heißt: Nach dem Streichen von allem, was jede Firma schreiben könnte, bleibt kein Wort übrig.",
    "Empty means: after striking out all that any company could write, no word is left.",
)
_EMPTY_DRAWBACK = Text(
    "Ein ungewöhnliches Wort genügt, und der Satz gilt als konkret, auch wenn er wenig sagt.",
    "One unusual word is enough to count as concrete, even if the sentence says little.",
)
_NO_DRAWBACK = Text(
    "Ob die Angabe stimmt, kann das Programm nicht wissen.", "Whether it is true the program cannot know."
)

_SAYS: dict[str, _Said] = {
    "CLA501": _Said(
        Text("Das Versprechen fehlt", "The promise is missing"),
        Text(
            "Es steht noch nicht da, wofür ihr steht.",
            "It is not written down yet what you stand for.",
            sie="Es steht noch nicht da, wofür Sie stehen.",
        ),
        Text(
            "Schreibt einen Satz: was nach eurem Auftrag anders ist und bei wem.",
            "Write one sentence: what is different after your work, and for whom.",
            sie="Schreiben Sie einen Satz: was nach Ihrem Auftrag anders ist und bei wem.",
        ),
        _NO_NUMBERS,
        _NO_DRAWBACK,
    ),
    "CLA502": _Said(
        Text("Das Versprechen ist lang", "The promise is long"),
        Text(
            "Das Versprechen hat {words} Wörter; bis {most} kann es jemand nach einmal Hören wiederholen.",
            "The promise has {words} words; people can repeat up to {most} after hearing them once.",
        ),
        Text(
            "Lest es laut und streicht, wo ihr Luft holt.",
            "Read it aloud and cut where you take a breath.",
            sie="Lesen Sie es laut und streichen Sie, wo Sie Luft holen.",
        ),
        Text("Ab 26 Wörtern.", "From 26 words on."),
        Text("Wörter zählen misst keine Klarheit.", "Counting words does not measure clarity."),
    ),
    "CLA503": _Said(
        Text("Das Versprechen zählt auf", "The promise lists offers"),
        Text("Das Versprechen zählt {offers} Dinge auf.", "The promise lists {offers} things."),
        Text(
            "Welches eine davon würdet ihr behalten, wenn nur eines auf das Fahrzeug passt?",
            "Which one would you keep if only one fits on the van?",
            sie="Welches eine davon würden Sie behalten, wenn nur eines auf das Fahrzeug passt?",
        ),
        Text(
            "Gezählt werden Teile zwischen Kommas, Schrägstrichen und „und“; ab 4.",
            "Counted are parts between commas, slashes and “and”; from 4 on.",
        ),
        Text("Eine Aufzählung von Kunden zählt mit.", "A list of customers counts too."),
    ),
    "CLA504": _Said(
        Text("Das Versprechen ist noch leer", "The promise is still empty"),
        Text("Das Versprechen könnte jede Firma geben. {why}", "Any company could give this promise. {why}"),
        Text("", ""),
        _EMPTY_NUMBERS,
        _EMPTY_DRAWBACK,
    ),
    "CLA505": _Said(
        Text("Eine leere Stelle im Versprechen", "An empty spot in the promise"),
        Text(
            "„{quote}“ könnt ihr weglassen. {why}",
            "You can leave out “{quote}”. {why}",
            sie="„{quote}“ können Sie weglassen. {why}",
        ),
        Text("", ""),
        _EMPTY_NUMBERS,
        Text("Manche Wendung gehört zum Ton des Hauses.", "Some phrases belong to the tone of the house."),
    ),
    "CLA511": _Said(
        Text("Keine Zielgruppe", "No audience"),
        Text(
            "Es steht noch nicht da, wen ihr bedient.",
            "It is not written down yet whom you serve.",
            sie="Es steht noch nicht da, wen Sie bedienen.",
        ),
        Text(
            "Nennt drei Auftraggeber, die ihr gern zehnmal hättet.",
            "Name three customers you would gladly have ten times over.",
            sie="Nennen Sie drei Auftraggeber, die Sie gern zehnmal hätten.",
        ),
        _NO_NUMBERS,
        _NO_DRAWBACK,
    ),
    "CLA512": _Said(
        Text("Größe oder Alter ist keine Zielgruppe", "A size or an age is no audience"),
        Text(
            "Größe, Alter oder Einkommen allein sagen nicht, wer gemeint ist.",
            "Size, age or income alone do not say who is meant.",
        ),
        Text(
            "Was für ein Betrieb ist es, und was muss dort gerade passiert sein, damit er anruft?",
            "What sort of business is it, and what must have just happened there for them to call?",
        ),
        Text(
            "Trifft nur, wenn kein Gewerk und kein Ort dabeisteht.",
            "Only where no trade and no place is named.",
        ),
        _EMPTY_DRAWBACK,
    ),
    "CLA513": _Said(
        Text("Die Zielgruppe ist noch leer", "The audience is still empty"),
        Text("Darin erkennt sich niemand wieder. {why}", "Nobody recognises themselves in it. {why}"),
        Text("", ""),
        _EMPTY_NUMBERS,
        _EMPTY_DRAWBACK,
    ),
    "CLA514": _Said(
        Text("Zielgruppe ohne Punkte", "Audience without points"),
        Text(
            "Diese Zielgruppe hat noch keine Punkte bei den fünf Fragen.",
            "This audience has no points yet for the five questions.",
        ),
        Text(
            "Vergebt 0 bis 4: bringt Umsatz, passt fachlich, passt menschlich, braucht eure Stärke, fragt wieder an.",
            "Give 0 to 4: brings revenue, fits your trade, fits as people, needs your strength, comes back.",
            sie="Vergeben Sie 0 bis 4: bringt Umsatz, passt fachlich, passt menschlich, "
            "braucht Ihre Stärke, fragt wieder an.",
        ),
        Text(
            "Mittel der bekannten Punkte; aus 4, 3 und 2 wird 3,0 (3 von 5 bekannt).",
            "Mean of the known points; 4, 3 and 2 make 3.0 (3 of 5 known).",
        ),
        Text(
            "Punkte sind Einschätzungen, bis Rechnungen sie belegen.",
            "Points are opinions until invoices show them.",
        ),
    ),
    "CLA515": _Said(
        Text("Wen ihr nicht bedient", "Whom you do not serve", sie="Wen Sie nicht bedienen"),
        Text(
            "Es steht nicht da, wen ihr nicht bedient.",
            "It is not written down whom you do not serve.",
            sie="Es steht nicht da, wen Sie nicht bedienen.",
        ),
        Text(
            "Welche Anfrage habt ihr zuletzt gern abgesagt?",
            "Which inquiry did you last turn down gladly?",
            sie="Welche Anfrage haben Sie zuletzt gern abgesagt?",
        ),
        _NO_NUMBERS,
        _NO_DRAWBACK,
    ),
    "CLA521": _Said(
        Text("Kein Nutzen", "No benefit"),
        Text(
            "Es steht noch nicht da, was jemand davon hat.", "It is not written down yet what anybody gains."
        ),
        Text(
            "Was ist nach eurem Auftrag weg, das vorher geärgert hat?",
            "What used to annoy people and is gone after your work?",
            sie="Was ist nach Ihrem Auftrag weg, das vorher geärgert hat?",
        ),
        _NO_NUMBERS,
        _NO_DRAWBACK,
    ),
    "CLA522": _Said(
        Text("Der Nutzen ist noch leer", "The benefit is still empty"),
        Text("Diesen Nutzen könnte jeder nennen. {why}", "Anybody could name this benefit. {why}"),
        Text("", ""),
        _EMPTY_NUMBERS,
        _EMPTY_DRAWBACK,
    ),
    "CLA523": _Said(
        Text("Nutzen ohne Beleg", "Benefit without proof"),
        Text("Für diesen Nutzen steht noch kein Beleg da.", "There is no proof for this benefit yet."),
        Text(
            "Ein Protokoll, ein Foto vorher und nachher, ein Satz mit Namen: Was davon habt ihr schon?",
            "A log, a photo before and after, a sentence with a name: which of these do you have?",
            sie="Ein Protokoll, ein Foto vorher und nachher, ein Satz mit Namen: Was davon haben Sie schon?",
        ),
        _NO_NUMBERS,
        _NO_DRAWBACK,
    ),
    "CLA524": _Said(
        Text("Eine leere Stelle im Nutzen", "An empty spot in the benefit"),
        Text(
            "„{quote}“ könnt ihr weglassen. {why}",
            "You can leave out “{quote}”. {why}",
            sie="„{quote}“ können Sie weglassen. {why}",
        ),
        Text("", ""),
        _EMPTY_NUMBERS,
        Text("Manche Wendung gehört zum Ton des Hauses.", "Some phrases belong to the tone of the house."),
    ),
    "CLA531": _Said(
        Text("Keine Aufgabe", "No task"),
        Text(
            "Es steht nicht da, welche Aufgabe das Marketing im Unternehmen hat.",
            "It is not written down which task marketing has in the company.",
        ),
        Text(
            "Wählt eine: Anfragen gewinnen, Vertrieb unterstützen, Mitarbeitende gewinnen, Kunden halten, "
            "bekannt sein.",
            "Choose one: win inquiries, support sales, win employees, keep customers, be known.",
            sie="Wählen Sie eine: Anfragen gewinnen, Vertrieb unterstützen, Mitarbeitende "
            "gewinnen, Kunden halten, bekannt sein.",
        ),
        _NO_NUMBERS,
        _NO_DRAWBACK,
    ),
    "CLA532": _Said(
        Text("Aufgabe ohne Zahl", "Task without a figure"),
        Text("Bei der Aufgabe „{task}“ fehlt die Zahl.", "The task “{task}” has no figure."),
        Text("Wie viele im Jahr wären ein gutes Jahr?", "How many a year would make a good year?"),
        _NO_NUMBERS,
        _NO_DRAWBACK,
    ),
    "CLA533": _Said(
        Text("Aufgabe ohne Tag", "Task without a date"),
        Text(
            "Bei der Aufgabe „{task}“ fehlt der Tag, bis zu dem es so weit sein soll.",
            "The task “{task}” has no date to be reached by.",
        ),
        Text(
            "Schreibt einen Tag dazu, zum Beispiel 31.12.2027.",
            "Add a day, for example 2027-12-31.",
            sie="Schreiben Sie einen Tag dazu, zum Beispiel 31.12.2027.",
        ),
        _NO_NUMBERS,
        _NO_DRAWBACK,
    ),
    "CLA534": _Said(
        Text("Zu viele Nebenaufgaben", "Too many side tasks"),
        Text(
            "Es sind {count} Nebenaufgaben; neben der Hauptaufgabe haben zwei Platz.",
            "There are {count} side tasks; beside the main task there is room for two.",
        ),
        Text("Welche zwei sollen es im nächsten Jahr sein?", "Which two shall it be next year?"),
        Text("Höchstens zwei Nebenaufgaben.", "At most two side tasks."),
        Text("Zwei ist eine Setzung, kein Messwert.", "Two is a convention, not a measurement."),
    ),
    "CLA535": _Said(
        Text("Bekannt bei wem?", "Known to whom?"),
        Text("Bekannt sein braucht einen Namen: bei wem?", "Being known needs a name: to whom?"),
        Text(
            "Nennt die Leute, die euch kennen sollen.",
            "Name the people who should know you.",
            sie="Nennen Sie die Leute, bei denen Sie bekannt sein sollen.",
        ),
        _NO_NUMBERS,
        _NO_DRAWBACK,
    ),
    "CLA541": _Said(
        Text("Was nicht erwartet wird", "What is not expected"),
        Text(
            "Es steht nicht da, was vom Marketing nicht erwartet wird.",
            "It is not written down what is not expected of marketing.",
        ),
        Text(
            "Schreibt zwei Dinge auf, zum Beispiel: ersetzt keinen Außendienst, wirkt nicht in vier Wochen.",
            "Write down two things, for example: does not replace the sales force, takes more than four "
            "weeks.",
            sie="Schreiben Sie zwei Dinge auf, zum Beispiel: ersetzt keinen Außendienst, wirkt "
            "nicht in vier Wochen.",
        ),
        _NO_NUMBERS,
        _NO_DRAWBACK,
    ),
}


def foundation_rules() -> tuple[Rule, ...]:
    """The rules behind `foundation_findings`, for looking up a code."""
    return tuple(
        Rule(code, said.title, _without_places(said.says), said.numbers, said.drawback)
        for code, said in _SAYS.items()
    )


def _without_places(says: Text) -> Text:
    """The sentence of a rule with dots where a finding puts its figures and quotes."""

    def dotted(words: str) -> str:
        return re.sub(r"\{\w+\}", "…", words).strip(" …")

    return Text(dotted(says.de), dotted(says.en), sie=None if says.sie is None else dotted(says.sie))
