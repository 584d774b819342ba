"""The chaos check: twelve questions, three minutes, and the patterns behind a busy marketing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from klarlinie.vocabulary.figures import Percent
from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text, joined

Answer = Literal["yes", "partly", "no", "unknown"]
ANSWERS: dict[Answer, Text] = {
    "yes": Text("ja", "yes"),
    "partly": Text("teils", "partly"),
    "no": Text("nein", "no"),
    "unknown": Text("weiß nicht", "don't know"),
}
# What nobody knows cannot be steered: "don't know" counts like "partly", never like "no".
POINTS: dict[Answer, int] = {"yes": 0, "partly": 1, "unknown": 1, "no": 2}
AT_WORK_FROM = 0.5  # of the points a pattern could have

Step = Literal["foundation", "inventory", "evaluation", "decisions", "focus", "execution", "upkeep"]
STEPS: tuple[Step, ...] = get_args(Step)


class CannotJudge(ValueError):
    """An answer to a question that is not asked, or none of yes, partly, no, unknown."""


@dataclass(frozen=True)
class CheckQuestion:
    """One question; "yes" always means that this is in order."""

    code: str
    asks: Text


@dataclass(frozen=True)
class Pattern:
    """A pattern at work: its name, what it does, the answers it was seen in, and its strength from 0 to 1."""

    code: str
    name: Text
    what: Text
    because: tuple[Text, ...]
    strength: float


@dataclass(frozen=True)
class NextStep:
    """The step that helps most, why, and what can be done about it in ten minutes."""

    step: Step
    name: Text
    why: Text
    ten_minutes: Text


@dataclass(frozen=True)
class ChaosResult:
    """The patterns at work, the strongest first; one calm sentence; the next step (None without any
    answer)."""

    patterns: tuple[Pattern, ...]
    sentence: Text
    next_step: NextStep | None
    answered: int


QUESTIONS: tuple[CheckQuestion, ...] = (
    CheckQuestion(
        "overview",
        Text(
            "Könntet ihr bis heute Abend alles aufschreiben, was an Marketing gerade läuft?",
            "Could you write down by tonight everything that is going on in marketing?",
            sie="Könnten Sie bis heute Abend alles aufschreiben, was an Marketing gerade läuft?",
        ),
    ),
    CheckQuestion(
        "purpose",
        Text(
            "Wisst ihr bei jeder Aktivität, wozu es sie gibt und wen sie erreichen soll?",
            "Do you know for every activity what it is for and whom it should reach?",
            sie="Wissen Sie bei jeder Aktivität, wozu es sie gibt und wen sie erreichen soll?",
        ),
    ),
    CheckQuestion(
        "promise",
        Text(
            "Würden drei Leute bei euch mit fast demselben Satz sagen, wofür ihr steht?",
            "Would three people in your company say in almost the same sentence what you stand for?",
            sie="Würden drei Leute bei Ihnen mit fast demselben Satz sagen, wofür Ihre Firma steht?",
        ),
    ),
    CheckQuestion(
        "story",
        Text(
            "Erzählen Website, Broschüre und Vertrieb dieselbe Geschichte über euch?",
            "Do website, brochure and sales tell the same story about you?",
            sie="Erzählen Website, Broschüre und Vertrieb dieselbe Geschichte über Ihre Firma?",
        ),
    ),
    CheckQuestion(
        "few",
        Text(
            "Laufen im Moment höchstens fünf Dinge gleichzeitig?",
            "Are there at most five things going on at the same time?",
        ),
    ),
    CheckQuestion(
        "ended",
        Text(
            "Habt ihr in den letzten zwölf Monaten etwas bewusst beendet?",
            "Have you ended something on purpose in the last twelve months?",
            sie="Haben Sie in den letzten zwölf Monaten etwas bewusst beendet?",
        ),
    ),
    CheckQuestion(
        "decides",
        Text(
            "Gibt es eine Person, die zu neuen Vorhaben Ja oder Nein sagt, und dann gilt es?",
            "Is there one person who says yes or no to new plans, and does that settle it?",
        ),
    ),
    CheckQuestion(
        "ideas",
        Text(
            "Bekommt eine neue Idee erst eine Antwort, bevor jemand damit anfängt?",
            "Does a new idea get an answer before anybody starts on it?",
        ),
    ),
    CheckQuestion(
        "owner",
        Text(
            "Steht bei jeder Aktivität genau ein Name?",
            "Does every activity have exactly one name beside it?",
        ),
    ),
    CheckQuestion(
        "hours",
        Text(
            "Haben diese Leute feste Stunden dafür, die nicht als Erstes ausfallen?",
            "Do these people have fixed hours for it that are not the first to be dropped?",
        ),
    ),
    CheckQuestion(
        "brief",
        Text(
            "Bekommen Agentur und andere Helfer vorher eine Seite: für wen, wozu, was nicht? (Ohne Helfer: "
            "ja.)",
            "Do agencies and other helpers get one page first: for whom, what for, what not? (No helpers: "
            "yes.)",
        ),
    ),
    CheckQuestion(
        "figures",
        Text(
            "Hat eine Zahl aus dem Marketing zuletzt etwas verändert, das ihr tut?",
            "Has a marketing figure recently changed what you do?",
            sie="Hat eine Zahl aus dem Marketing zuletzt etwas verändert, das Sie tun?",
        ),
    ),
)


@dataclass(frozen=True)
class _PatternRule:
    """When a pattern is at work: the leading question counts double, the others once."""

    code: str
    name: Text
    what: Text
    leading: str
    others: tuple[str, ...]
    helps: Step


_PATTERNS: tuple[_PatternRule, ...] = (
    _PatternRule(
        "CHK101",
        Text("Keiner hat das letzte Wort", "Nobody has the last word"),
        Text(
            "In der Runde klingt es beschlossen, und danach steht nichts fest. So bleibt jedes Vorhaben offen.",
            "In the meeting it sounds agreed, and afterwards nothing is settled. So every plan stays open.",
        ),
        "decides",
        ("ideas",),
        "execution",
    ),
    _PatternRule(
        "CHK102",
        Text("Kein Name dahinter", "No name behind it"),
        Text(
            "Was allen ein bisschen gehört, fängt niemand morgens um acht an.",
            "What belongs a little to everybody, nobody starts on at eight in the morning.",
        ),
        "owner",
        ("hours",),
        "execution",
    ),
    _PatternRule(
        "CHK103",
        Text("Alles auf einmal", "Everything at once"),
        Text(
            "Viele Vorhaben teilen sich wenige Stunden. Jedes bekommt zu wenig, um zu wirken.",
            "Many plans share a few hours. Each gets too little to have an effect.",
        ),
        "few",
        ("ended",),
        "decisions",
    ),
    _PatternRule(
        "CHK104",
        Text("Ohne Wozu", "Without a purpose"),
        Text(
            "Manches läuft weiter, weil es schon da ist. Ob es hilft, lässt sich so nicht sagen.",
            "Some things go on because they are there. Whether they help is impossible to say.",
        ),
        "purpose",
        ("overview",),
        "evaluation",
    ),
    _PatternRule(
        "CHK105",
        Text("Auftrag ohne Auftragstext", "A job without a brief"),
        Text(
            "Helfer setzen um, was sie hören. Fehlt die eine Seite, wird es hübsch und trifft daneben.",
            "Helpers do what they hear. Without that one page the result looks good and misses the point.",
        ),
        "brief",
        ("promise",),
        "foundation",
    ),
    _PatternRule(
        "CHK106",
        Text("Zahlen ohne Folgen", "Figures without consequences"),
        Text(
            "Es wird gezählt, und danach geschieht dasselbe wie vorher.",
            "Things are counted, and afterwards everything goes on as before.",
        ),
        "figures",
        ("purpose",),
        "evaluation",
    ),
    _PatternRule(
        "CHK107",
        Text("Eine Firma, viele Geschichten", "One company, many stories"),
        Text(
            "Wer euch dreimal begegnet, lernt drei verschiedene Firmen kennen.",
            "Somebody who meets you three times gets to know three different companies.",
            sie="Wer Ihnen dreimal begegnet, lernt drei verschiedene Firmen kennen.",
        ),
        "story",
        ("promise",),
        "foundation",
    ),
    _PatternRule(
        "CHK108",
        Text("Anfänge ohne Enden", "Starts without ends"),
        Text(
            "Neues kommt schneller dazu, als Altes aufhört. Die Liste kann nur wachsen.",
            "New things arrive faster than old ones end. The list can only grow.",
        ),
        "ended",
        ("ideas", "few"),
        "decisions",
    ),
    _PatternRule(
        "CHK109",
        Text("Werkzeug vor Zweck", "Tool before purpose"),
        Text(
            "Ein Kanal ist schnell angelegt. Was er bringen soll, wird später gesucht.",
            "A channel is quickly set up. What it should bring is worked out later.",
        ),
        "ideas",
        ("purpose", "brief"),
        "upkeep",
    ),
    _PatternRule(
        "CHK110",
        Text("Kein Überblick", "Out of sight"),
        Text(
            "Niemand sieht das Ganze. Entschieden wird dann über das, was gerade laut ist.",
            "Nobody sees the whole. What gets decided is whatever is loud at the moment.",
        ),
        "overview",
        (),
        "inventory",
    ),
    _PatternRule(
        "CHK111",
        Text("Nebenbei", "On the side"),
        Text(
            "Marketing bekommt die Zeit, die übrig ist, und übrig ist selten welche.",
            "Marketing gets the time that is left over, and there seldom is any.",
        ),
        "hours",
        ("few",),
        "focus",
    ),
    _PatternRule(
        "CHK112",
        Text("Kein gemeinsamer Satz", "No shared sentence"),
        Text(
            "Solange jeder etwas anderes verspricht, kann keine Aktivität darauf einzahlen.",
            "As long as everybody promises something different, no activity can strengthen the promise.",
        ),
        "promise",
        (),
        "foundation",
    ),
)

_STEP_TEXTS: dict[Step, tuple[Text, Text]] = {
    "foundation": (
        Text(
            "Fundament: wofür, für wen, mit welchem Nutzen",
            "Foundation: what you stand for, whom you serve, what they gain",
        ),
        Text(
            "Drei Leute schreiben getrennt einen Satz auf: Wofür stehen wir? Dann legt ihr die Zettel "
            "nebeneinander.",
            "Three people each write one sentence on their own: what do we stand for? Then lay the notes "
            "side by side.",
            sie="Drei Leute schreiben getrennt einen Satz auf: Wofür stehen wir? Dann legen "
            "Sie die Zettel nebeneinander.",
        ),
    ),
    "inventory": (
        Text("Inventur: alles auf eine Liste", "Inventory: everything on one list"),
        Text(
            "Stellt einen Wecker und ruft euch zu, was alles läuft; einer schreibt mit, je Zeile eine "
            "Aktivität.",
            "Set a timer and call out whatever is going on; one of you writes, one activity a line.",
            sie="Stellen Sie einen Wecker und rufen Sie einander zu, was alles läuft; einer "
            "schreibt mit, je Zeile eine Aktivität.",
        ),
    ),
    "evaluation": (
        Text(
            "Bewertung: was kostet es, was bringt es, wozu",
            "Evaluation: what it costs, what it brings, what it is for",
        ),
        Text(
            "Nehmt eine einzige Aktivität und schreibt drei Zeilen: Stunden im Monat, Anfragen im Jahr, "
            "wozu.",
            "Take one single activity and write three lines: hours a month, inquiries a year, what for.",
            sie="Nehmen Sie eine einzige Aktivität und schreiben Sie drei Zeilen: Stunden im "
            "Monat, Anfragen im Jahr, wozu.",
        ),
    ),
    "decisions": (
        Text("Entscheidungen: was aufhören darf", "Decisions: what may end"),
        Text(
            "Sucht eine Aktivität, die niemand vermissen würde, und schreibt ihren letzten Tag daneben.",
            "Find one activity nobody would miss and write its last day beside it.",
            sie="Suchen Sie eine Aktivität, die niemand vermissen würde, und schreiben Sie "
            "ihren letzten Tag daneben.",
        ),
    ),
    "focus": (
        Text(
            "Fokus: drei bis fünf Dinge, die eure Stunden hergeben",
            "Focus: three to five things your hours allow",
            sie="Fokus: drei bis fünf Dinge, die Ihre Stunden hergeben",
        ),
        Text(
            "Fragt jede Person nach ihren wirklichen Stunden pro Woche und zählt sie zusammen.",
            "Ask each person for their real hours a week and add them up.",
            sie="Fragen Sie jede Person nach ihren wirklichen Stunden pro Woche und zählen Sie "
            "alles zusammen.",
        ),
    ),
    "execution": (
        Text(
            "Umsetzung: ein Name, feste Stunden, klare Rechte",
            "Execution: one name, fixed hours, clear rights",
        ),
        Text(
            "Schreibt drei Namen auf: Wer sagt Ja zu Neuem, wer beendet, wer ordnet die Reihenfolge?",
            "Write down three names: who says yes to new things, who ends them, who sets the order?",
            sie="Schreiben Sie drei Namen auf: Wer sagt Ja zu Neuem, wer beendet, wer ordnet "
            "die Reihenfolge?",
        ),
    ),
    "upkeep": (
        Text("Dranbleiben: Ideen erst durchs Tor", "Upkeep: ideas pass the gate first"),
        Text(
            "Legt einen Termin im nächsten Quartal fest, an dem ihr gemeinsam auf alle offenen Ideen schaut.",
            "Fix one date next quarter on which you look at all open ideas together.",
            sie="Legen Sie einen Termin im nächsten Quartal fest, an dem Sie gemeinsam auf "
            "alle offenen Ideen schauen.",
        ),
    ),
}

STRUCTURE = Text(
    "Das ist eine Frage der Struktur und keine des Könnens: {count} Muster greifen bei euch ineinander. So "
    "etwas wächst in fast jedem Betrieb, in dem Marketing nebenbei entstanden ist, und es lässt sich ordnen.",
    "This is a matter of structure, not of skill: {count} patterns feed each other in your company. That "
    "happens in nearly every business where marketing grew up on the side, and it can be put in order.",
    sie="Das ist eine Frage der Struktur und keine des Könnens: {count} Muster "
    "greifen bei Ihnen ineinander. So etwas wächst in fast jedem Betrieb, in "
    "dem Marketing nebenbei entstanden ist, und es lässt sich ordnen.",
)
ONE_PATTERN = Text(
    "Das ist eine Frage der Struktur und keine des Könnens: Ein einziges Muster bremst euch, und es lässt "
    "sich lösen.",
    "This is a matter of structure, not of skill: a single pattern slows you down, and it can be resolved.",
    sie="Das ist eine Frage der Struktur und keine des Könnens: Ein einziges "
    "Muster bremst Sie, und es lässt sich lösen.",
)
CALM = Text(
    "Bei euch ist Ruhe: Keines der Muster ist am Werk. Das ist selten, haltet es fest.",
    "All is calm in your company: none of the patterns is at work. That is rare. Keep it that way.",
    sie="Bei Ihnen ist Ruhe: Keines der Muster ist am Werk. Das ist selten, halten Sie es fest.",
)
NOT_YET = Text("Es ist noch keine Frage beantwortet.", "No question has been answered yet.")


def judge(answers: Mapping[str, Answer]) -> ChaosResult:
    """The patterns at work in these answers (question code to answer); questions left out do not count."""
    _refuse_strangers(answers)
    if not answers:
        return ChaosResult((), NOT_YET, None, 0)
    seen = [(rule, _strength(rule, answers)) for rule in _PATTERNS]
    at_work = sorted(
        ((rule, strength) for rule, strength in seen if strength >= AT_WORK_FROM), key=lambda found: -found[1]
    )
    patterns = tuple(_pattern(rule, strength, answers) for rule, strength in at_work)
    return ChaosResult(patterns, _sentence(patterns), _next_step(at_work), len(answers))


def _refuse_strangers(answers: Mapping[str, Answer]) -> None:
    codes = [question.code for question in QUESTIONS]
    for code, answer in answers.items():
        if code not in codes:
            raise CannotJudge(f"There is no question “{code}”; there are: {', '.join(codes)}.")
        if answer not in POINTS:
            raise CannotJudge(f"“{answer}” is no answer to “{code}”; write one of: {', '.join(POINTS)}.")


def _strength(rule: _PatternRule, answers: Mapping[str, Answer]) -> float:
    """Points over the most points possible, 0 to 1; 0 where the leading question is fine or not answered."""
    if answers.get(rule.leading, "yes") == "yes":
        return 0.0
    weights = {rule.leading: 2, **dict.fromkeys(rule.others, 1)}
    asked = {code: weight for code, weight in weights.items() if code in answers}
    points = sum(weight * POINTS[answers[code]] for code, weight in asked.items())
    return points / (2 * sum(asked.values()))


def _pattern(rule: _PatternRule, strength: float, answers: Mapping[str, Answer]) -> Pattern:
    because = tuple(
        Text(
            "{question} – {answer}",
            "{question} – {answer}",
            {"question": asks, "answer": ANSWERS[answers[code]]},
        )
        for code, asks in ((question.code, question.asks) for question in QUESTIONS)
        if code in (rule.leading, *rule.others) and answers.get(code, "yes") != "yes"
    )
    return Pattern(rule.code, rule.name, rule.what, because, strength)


def _sentence(patterns: tuple[Pattern, ...]) -> Text:
    if not patterns:
        return CALM
    return ONE_PATTERN if len(patterns) == 1 else STRUCTURE.with_values(count=len(patterns))


def _next_step(at_work: list[tuple[_PatternRule, float]]) -> NextStep:
    """The step whose patterns add up to the most strength; the earlier one where two are equal."""
    if not at_work:
        why = Text(
            "Damit es so bleibt, genügt ein fester Blick im Quartal.",
            "One fixed look every quarter keeps it that way.",
        )
        return NextStep("upkeep", _STEP_TEXTS["upkeep"][0], why, _STEP_TEXTS["upkeep"][1])
    totals = {step: sum(strength for rule, strength in at_work if rule.helps == step) for step in STEPS}
    best = max(STEPS, key=lambda step: (totals[step], -STEPS.index(step)))
    names = tuple(rule.name for rule, _ in at_work if rule.helps == best)
    why = Text("Hier löst sich am meisten: {names}.", "This resolves the most: {names}.", {"names": names})
    return NextStep(best, _STEP_TEXTS[best][0], why, _STEP_TEXTS[best][1])


def check_rules() -> tuple[Rule, ...]:
    """The rule behind each pattern, for looking up a code."""
    return tuple(
        Rule(
            rule.code,
            rule.name,
            rule.what,
            Text(
                "Ja 0, teils und weiß nicht 1, nein 2 Punkte; die erste Frage zählt doppelt: {questions} Am "
                "Werk ab {share} der möglichen Punkte.",
                "Yes 0, partly and don't know 1, no 2 points; the first question counts double: {questions} "
                "At work from {share} of the possible points on.",
                {"questions": _asked(rule), "share": Percent(AT_WORK_FROM)},
            ),
            Text(
                "Zwölf Antworten sind ein Eindruck und keine Messung; die Gewichte sind gesetzt.",
                "Twelve answers are an impression and no measurement; the weights are a convention.",
            ),
        )
        for rule in _PATTERNS
    )


def _asked(rule: _PatternRule) -> Text:
    asks = {question.code: question.asks for question in QUESTIONS}
    return joined(asks[code] for code in (rule.leading, *rule.others))
