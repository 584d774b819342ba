"""What the foundation asks: each question with the smaller ones that help to answer it, in our words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from klarlinie.method.clarity.empty_answers import Question
from klarlinie.method.clarity.line import Criterion, TaskKind
from klarlinie.vocabulary.text import Text

PartCode = Literal["promise", "audience", "benefit", "tone", "key_terms", "not_expected"]
PARTS: tuple[PartCode, ...] = get_args(PartCode)


@dataclass(frozen=True)
class Asked:
    """One question of the foundation. `check` says as what its answer is checked; None: it is not."""

    code: PartCode
    name: Text
    question: Text
    lead: Text
    prompts: tuple[Text, ...]
    label: Text
    check: Question | None = None
    number: int | None = None  # which of the three it is
    is_list: bool = False  # each line of the answer is one entry

    @property
    def page(self) -> str:
        """The name of its address."""
        return f"clarity_{self.code}"


THE_THREE: tuple[PartCode, ...] = ("promise", "audience", "benefit")

ASKED: dict[PartCode, Asked] = {
    "promise": Asked(
        "promise",
        Text("Versprechen", "Promise"),
        Text("Was versprechen wir, und sonst niemand?", "What do we promise, and nobody else?"),
        Text(
            "Ein Satz reicht, am besten einer, den sich alle merken können. Die Leistungsliste darf woanders stehen.",
            "One sentence is enough, one that everybody can remember. The list of services has its place elsewhere.",
        ),
        (
            Text(
                "Was läuft bei Kunden anders, wenn unsere Arbeit getan ist?",
                "What runs differently at our customers' once our work is done?",
            ),
            Text(
                "Was würde fehlen, wenn es uns ab morgen nicht mehr gäbe?",
                "What would be missing if we were gone tomorrow?",
            ),
            Text(
                "Warum ruft jemand ausgerechnet bei uns an und nicht nebenan?",
                "Why does somebody call us and not the firm next door?",
            ),
            Text(
                "Bei welchem Satz müsste ein Mitbewerber passen?",
                "Which sentence could no competitor claim?",
            ),
        ),
        Text("Unser Versprechen", "Our promise"),
        "promise",
        1,
    ),
    "audience": Asked(
        "audience",
        Text("Für wen", "For whom"),
        Text("Für wen sind wir da, und warum gerade für sie?", "Whom are we there for, and why them?"),
        Text(
            "Erst in eigenen Worten, danach bekommt jede Gruppe ihren Namen. Wer alle meint, erreicht meistens wenige.",
            "First in plain words, then each group gets its name. Whoever means everybody usually reaches few.",
        ),
        (
            Text(
                "Mit wem macht die Arbeit Freude, und die Rechnung stimmt auch?",
                "With whom is the work a pleasure, and the invoice right as well?",
            ),
            Text(
                "Wer braucht genau das, was wir besonders gut können?",
                "Who needs exactly what we are especially good at?",
            ),
            Text(
                "Was ist dort passiert, kurz bevor jemand zum Telefon greift?",
                "What has just happened when somebody there picks up the phone?",
            ),
            Text(
                "Wer ist wiedergekommen, ohne dass wir geworben haben?",
                "Who came back without any advertising?",
            ),
            Text(
                "Wem haben wir zuletzt abgesagt und waren froh darüber?",
                "Whom did we last turn down, and were glad we did?",
            ),
        ),
        Text("Wen wir bedienen und warum", "Whom we serve and why"),
        "audience",
        2,
    ),
    "benefit": Asked(
        "benefit",
        Text("Nutzen", "Benefit"),
        Text("Was hat jemand davon, ganz handfest?", "What does somebody gain, in concrete terms?"),
        Text(
            "Gesucht ist, was Kunden merken: eine Zahl, ein Tag, ein Ärger weniger. Den Beleg dazu fragen wir danach.",
            "What counts is what customers notice: a figure, a day, one annoyance less. The proof comes afterwards.",
        ),
        (
            Text(
                "Welcher Ärger ist danach weg, und woran merkt man das?",
                "Which annoyance is gone afterwards, and how can you tell?",
            ),
            Text(
                "Was geht schneller, leichter oder sicherer, und um wie viel?",
                "What is quicker, easier or safer, and by how much?",
            ),
            Text(
                "Warum hat sich der letzte gute Kunde für uns entschieden, in seinen Worten?",
                "Why did the last good customer decide for us, in their own words?",
            ),
            Text(
                "Wenn wir es morgen teurer machen: Wofür zahlen sie trotzdem?",
                "If it cost more tomorrow, what would they still pay for?",
            ),
        ),
        Text("Was Kunden davon haben", "What customers gain"),
        "benefit",
        3,
    ),
    "tone": Asked(
        "tone",
        Text("Ton", "Tone"),
        Text("Wie klingen wir?", "What do we sound like?"),
        Text(
            "Damit Website, Angebot und Messegespräch nach demselben Haus klingen.",
            "So that the website, a quote and a talk at the fair all sound like the same company.",
        ),
        (
            Text(
                "Wie spricht der beste Mensch im Haus am Telefon?",
                "How does your best person on the phone speak?",
            ),
            Text(
                "Drei Eigenschaften, und zu jeder eine, die wir nicht sind.",
                "Three qualities, and for each of them one that we are not.",
            ),
            Text(
                "Welche Wörter sollen bei uns nie vorkommen?", "Which words should never appear in our texts?"
            ),
        ),
        Text("Unser Ton", "Our tone"),
    ),
    "key_terms": Asked(
        "key_terms",
        Text("Begriffe", "Key terms"),
        Text("Welche Wörter benutzen alle gleich?", "Which words do we all use in the same way?"),
        Text(
            "Je Zeile ein Begriff. Ein Ding, ein Wort: Das spart viele Nachfragen.",
            "One term a line. One thing, one word: that saves many questions.",
        ),
        (
            Text(
                "Wie heißt unsere wichtigste Leistung, überall?",
                "What is our most important service called, everywhere?",
            ),
            Text("Wofür kursieren zwei Namen?", "What goes by two names at the moment?"),
            Text(
                "Welches Wort benutzen Kunden, das wir übernehmen sollten?",
                "Which word of our customers should we adopt?",
            ),
        ),
        Text("Feste Begriffe, je Zeile einer", "Key terms, one a line"),
        is_list=True,
    ),
    "not_expected": Asked(
        "not_expected",
        Text("Nicht erwartet", "Not expected"),
        Text("Was muss Marketing hier nicht leisten?", "What does marketing not have to deliver here?"),
        Text(
            "Was hier steht, wird später niemandem vorgeworfen. Je Zeile ein Satz.",
            "Once it is written down, nobody can be blamed for it. One sentence a line.",
        ),
        (
            Text(
                "Worüber gab es zuletzt Enttäuschung, obwohl niemand etwas falsch gemacht hat?",
                "What was a disappointment recently, although nobody did anything wrong?",
            ),
            Text(
                "Was bleibt Sache von Vertrieb, Service oder Personal?",
                "What stays with sales, service or human resources?",
            ),
            Text("Was braucht länger als ein Quartal?", "What takes longer than a quarter?"),
        ),
        Text("Das erwarten wir nicht", "This is not expected"),
        is_list=True,
    ),
}

# What people often expect and marketing cannot do; offered to tick, in the words of a line.
OFTEN_EXPECTED: tuple[Text, ...] = (
    Text(
        "Mehr Besuch auf der Website heißt noch nicht mehr Anfragen.",
        "More visits to the website are not yet more inquiries.",
    ),
    Text(
        "Beiträge in sozialen Netzwerken führen keine Verkaufsgespräche.",
        "Posts on social networks do not do the selling.",
    ),
    Text(
        "Bis Suchmaschinen uns finden, vergehen Monate, nicht Wochen.",
        "Being found by search engines takes months, not weeks.",
    ),
    Text(
        "Eine neue Website gewinnt niemanden allein durch ihr Aussehen.",
        "A new website does not win anybody over by its looks alone.",
    ),
)


@dataclass(frozen=True)
class Anchored:
    """One of the five criteria: the question, and what 0 to 4 mean in words."""

    code: Criterion
    question: Text
    anchors: tuple[Text, Text, Text, Text, Text]


CRITERIA_ASKED: tuple[Anchored, ...] = (
    Anchored(
        "revenue",
        Text("Wie viel Umsatz bringt sie?", "How much revenue does it bring?"),
        (
            Text("keinen", "none"),
            Text("etwas nebenbei", "a little"),
            Text("spürbar", "noticeable"),
            Text("viel", "a lot"),
            Text("trägt uns", "we live on it"),
        ),
    ),
    Anchored(
        "fit",
        Text("Passt sie fachlich?", "Does it fit professionally?"),
        (
            Text("gar nicht", "not at all"),
            Text("mit Verrenkung", "with a stretch"),
            Text("zur Hälfte", "half of it"),
            Text("gut", "well"),
            Text("genau unser Fach", "exactly our trade"),
        ),
    ),
    Anchored(
        "personal",
        Text("Passt sie menschlich?", "Does it fit personally?"),
        (
            Text("kostet Kraft", "a drain"),
            Text("oft zäh", "often hard"),
            Text("in Ordnung", "all right"),
            Text("gern", "gladly"),
            Text("am liebsten", "favourites"),
        ),
    ),
    Anchored(
        "strength",
        Text("Braucht sie genau unsere Stärke?", "Does it need exactly our strength?"),
        (
            Text("egal wer", "anybody will do"),
            Text("kaum", "hardly"),
            Text("manchmal", "sometimes"),
            Text("meistens", "mostly"),
            Text("nur uns", "only us"),
        ),
    ),
    Anchored(
        "repeat",
        Text("Fragt sie immer wieder an?", "Does it ask again and again?"),
        (
            Text("einmal, nie wieder", "once only"),
            Text("alle Jahre", "every few years"),
            Text("jährlich", "yearly"),
            Text("mehrmals im Jahr", "several times a year"),
            Text("ständig", "all the time"),
        ),
    ),
)

# What the figure of a task counts.
TASK_FIGURES: dict[TaskKind, Text] = {
    "win_inquiries": Text("Anfragen", "inquiries"),
    "support_sales": Text("unterstützte Angebote", "supported quotes"),
    "win_employees": Text("neue Leute", "new people"),
    "keep_customers": Text("gehaltene Kunden", "kept customers"),
    "be_known": Text("Leute, die uns kennen", "people who know us"),
}
