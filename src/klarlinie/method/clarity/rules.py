"""Every rule about clear answers and a sound foundation, for looking up a code."""

from __future__ import annotations

from klarlinie.method.clarity.answers import NOTHING_LEFT, NOTHING_WRITTEN
from klarlinie.method.clarity.empty_answers import NO_REASON, EmptyRule, Family, empty_rules, explanations
from klarlinie.method.clarity.foundation import foundation_rules
from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text, joined, plain

FAMILY_NAMES: dict[Family, Text] = {
    "hollow_solution": Text("Hohle Lösung", "Hollow solution"),
    "hollow_quality": Text("Hohle Eigenschaft", "Hollow quality"),
    "self_praise": Text("Selbstlob", "Self-praise"),
    "values": Text("Werte ohne Preis", "Values without a price"),
    "broad_audience": Text("Zielgruppe ohne Grenze", "Audience without a limit"),
    "demographic_audience": Text("Alter, Geschlecht, Einkommen", "Age, sex, income"),
    "fog_benefit": Text("Nutzen im Nebel", "Benefit in the fog"),
    "habit": Text("Gewohnheit statt Grund", "Habit instead of a reason"),
    "foreign_reason": Text("Fremder Grund", "Somebody else's reason"),
    "evasion": Text("Ausweichen", "Evasion"),
    "buzzword": Text("Modewort", "Buzzword"),
}
_HINT = Text(
    "Steht im selben Satz etwas Konkretes, ist der Treffer nur ein Hinweis.",
    "Where the same sentence says something concrete, the hit is only a hint.",
)
_NO_REASON = Text(
    "Beim „Warum“ wiegt sie mehr als ein Name im Satz, außer der Satz nennt eine Wirkung. Eine Wirkung in "
    "ungewohnten Worten kann übersehen werden.",
    "For the “why” it outweighs a name in the sentence, unless the sentence states an effect. An effect in "
    "unusual words may be overlooked.",
)


def clarity_rules() -> tuple[Rule, ...]:
    """All rules of this step, by code."""
    phrases = (_phrase_rule(rule) for rule in (*empty_rules("de"), *empty_rules("en")))
    return tuple(sorted((*_own_rules(), *phrases, *foundation_rules()), key=lambda rule: rule.code))


def _phrase_rule(rule: EmptyRule) -> Rule:
    family = FAMILY_NAMES[rule.family]
    quoted = {"family": family, "phrase": rule.hit_example}
    return Rule(
        code=rule.code,
        title=Text("{family}: „{phrase}“", "{family}: “{phrase}”", quoted),
        says=joined((rule.explanation.why, rule.explanation.better_question)),
        numbers=Text(
            "Trifft „{hit}“, trifft nicht „{miss}“.",
            "Finds “{hit}”, leaves “{miss}” alone.",
            {"hit": rule.hit_example, "miss": rule.miss_example},
        ),
        drawback=_NO_REASON if rule.family in NO_REASON else _HINT,
    )


def _own_rules() -> tuple[Rule, ...]:
    left, written = explanations()["none.left"], explanations()["none.written"]
    return (
        Rule(
            NOTHING_LEFT,
            Text("Nichts bleibt übrig", "Nothing is left"),
            joined((left.why, left.better_question)),
            Text(
                "„{empty}“ ist leer; „{concrete}“ ist es nicht.",
                "“{empty}” is empty; “{concrete}” is not.",
                {"empty": plain("Gute Leute, gute Stimmung."), "concrete": plain("Tierärzte")},
            ),
            Text(
                "Ein ungewöhnliches Wort genügt, und die Antwort gilt als konkret.",
                "One unusual word is enough for an answer to count as concrete.",
            ),
        ),
        Rule(
            NOTHING_WRITTEN,
            Text("Noch nichts da", "Nothing there yet"),
            joined((written.why, written.better_question)),
            Text("Kein Buchstabe und keine Ziffer.", "No letter and no digit."),
            Text("Ein Bild oder Emoji wird nicht gelesen.", "A picture or emoji is not read."),
        ),
        Rule(
            "CLA551",
            Text("Wie weit Antworten auseinanderliegen", "How far apart answers are"),
            Text(
                "Je zwei Antworten werden nach gemeinsamen Wörtern verglichen, 0 bis 1. Ein Wort, das etwas "
                "benennt, zählt 1, ein anderes ein Viertel. Der Abstand ist 1 minus das Mittel aller Paare: "
                "bis 0,45 nah beieinander, ab 0,9 weit auseinander.",
                "Any two answers are compared by the words they share, 0 to 1. A word that names something "
                "counts 1, any other a quarter. The distance is 1 minus the mean of all pairs: up to 0.45 "
                "close together, from 0.9 far apart.",
            ),
            Text(
                "„Zahnärzte“ und „Zahnärzte mit Labor“: 1 gemeinsames Wort von 1 und 2, Abstand 1 − 1/√2 = 0,29.",
                "“Zahnärzte” and “Zahnärzte mit Labor”: 1 word shared of 1 and 2, distance 1 − 1/√2 = 0.29.",
            ),
            Text(
                "Dasselbe in anderen Worten sieht weit auseinander aus; darüber zu reden schadet nicht.",
                "The same in other words looks far apart; talking about it does no harm.",
            ),
        ),
        Rule(
            "CLA590",
            Text("Eine Angabe in der Linie bleibt offen", "An entry of the line stays open"),
            Text(
                "Ein Schlüssel, eine Zahl oder ein Tag ließ sich nicht verstehen. Wir lassen die Angabe weg "
                "und sagen, was dort stehen kann.",
                "A key, a figure or a day could not be understood. We leave the entry out and say what can "
                "stand there.",
            ),
            Text(
                "„bis: nächstes Jahr“: Die Aufgabe zählt, der Tag bleibt offen.",
                "“by: next year”: the task counts, the day stays open.",
            ),
            Text(
                "Ein verschriebenes Wort, das zufällig etwas anderes heißt, fällt nicht auf.",
                "A slip that happens to mean something else goes unnoticed.",
            ),
        ),
    )
