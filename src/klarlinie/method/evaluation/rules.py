"""The rules of evaluation, in words."""

from __future__ import annotations

from klarlinie.method.evaluation.rating_rules import RATING_RULES
from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text

EVALUATION_RULES = (
    Rule(
        "EVA101",
        Text("Was es im Jahr kostet", "What it costs a year"),
        Text(
            "Jahreskosten = 12 × Stunden im Monat × Stundensatz + Geld im Jahr. Der Stundensatz ist 50 €, "
            "wenn ihr keinen nennt. Fehlt ein Teil, steht dabei, dass es nur ein Teil ist. Währungen werden "
            "nie vermischt.",
            "Yearly cost = 12 × hours a month × hourly rate + money a year. The hourly rate is €50 unless "
            "you name one. Where a part is missing we say that it is only a part. Currencies are never "
            "mixed.",
            sie="Jahreskosten = 12 × Stunden im Monat × Stundensatz + Geld im Jahr. Der "
            "Stundensatz ist 50 €, wenn Sie keinen nennen. Fehlt ein Teil, steht dabei, "
            "dass es nur ein Teil ist. Währungen werden nie vermischt.",
        ),
        Text(
            "8 Std. im Monat und 3.000 € im Jahr: 12 × 8 × 50 € + 3.000 € = 7.800 €.",
            "8 hours a month and €3,000 a year: 12 × 8 × €50 + €3,000 = €7,800.",
        ),
        Text(
            "Ein Stundensatz für alle. Die Stunde des Chefs kostet mehr, als hier steht.",
            "One hourly rate for everybody. The boss's hour costs more than it says here.",
        ),
    ),
    Rule(
        "EVA201",
        Text("Wenige Anfragen, ehrlich", "Few inquiries, honestly"),
        Text(
            "n gezählte Anfragen in T Jahren ergeben die Verteilung Gamma(n + 1/2, T). Gezeigt werden der "
            "mittlere Wert und der Bereich, in dem die wahre Rate mit 95 % Wahrscheinlichkeit liegt. Eine "
            "Schätzung x zählt wie 1/4, 1/2 oder 1 Jahr Beobachtung: Gamma(k·x + 1/2, k).",
            "n inquiries counted in T years give the distribution Gamma(n + 1/2, T). We show the middle "
            "value and the range that holds the true rate with a probability of 95%. An estimate x counts as "
            "1/4, 1/2 or 1 year of watching: Gamma(k·x + 1/2, k).",
        ),
        Text(
            "3 Anfragen in einem Jahr: zwischen 0,8 und 8 im Jahr, in der Mitte 3,2.",
            "3 inquiries in one year: between 0.8 and 8 a year, 3.2 in the middle.",
        ),
        Text(
            "Im Mittel stimmt der Bereich; bei zwei bis drei Anfragen deckt er nur etwa 91 statt 95 % ab.",
            "The range is right on average; at two or three inquiries it covers about 91% instead of 95%.",
        ),
    ),
    Rule(
        "EVA202",
        Text("Was eine Anfrage kostet", "What an inquiry costs"),
        Text(
            "Jahreskosten geteilt durch die Rate, als mittlerer Wert mit 95-%-Bereich. Ohne eine einzige "
            "Anfrage gibt es keinen Preis, weder 0 noch unendlich, nur „mehr als“. Ist ein Teil der Kosten "
            "unbekannt, steht hier nichts: Halbe Kosten sähen wie ein Schnäppchen aus.",
            "Yearly cost divided by the rate, as a middle value with its 95% range. Without a single inquiry "
            "there is no price, neither 0 nor infinity, only “more than”. Where a part of the cost is "
            "unknown we show nothing: half the cost would look like a bargain.",
        ),
        Text(
            "Messe, 3 Anfragen, 6.000 €: 749 € bis 7.101 € je Anfrage. Ohne Anfrage: mehr als 2.389 €.",
            "Fair, 3 inquiries, €6,000: €749 to €7,101 an inquiry. Without any: more than €2,389.",
        ),
        Text(
            "Die Kosten gelten als sicher; nur die Rate ist unsicher.",
            "The cost is taken as certain; only the rate is uncertain.",
        ),
    ),
    Rule(
        "EVA301",
        Text("Was eine Aktivität wert ist", "What an activity is worth"),
        Text(
            "Wert = Summe über eure Aufgaben von 100 × Gewicht × Anteil an der Wirkung. Eine Hauptaufgabe "
            "wiegt 1, neben einer Nebenaufgabe 0,7 (und 0,3), neben zweien 0,6 (und je 0,2). Ein Wort wie "
            "„hoch“ ist eine Schätzung mit wenig Gewicht; Unbekanntes bekommt den Durchschnitt des "
            "Unternehmens mit sehr großer Unsicherheit und heißt unbekannt.",
            "Value = sum over your tasks of 100 × weight × share of the effect. A main task weighs 1, beside "
            "one side task 0.7 (and 0.3), beside two 0.6 (and 0.2 each). A word such as “high” is an "
            "estimate of little weight; the unknown gets the company's average with a very wide spread, and "
            "is called unknown.",
            sie="Wert = Summe über Ihre Aufgaben von 100 × Gewicht × Anteil an der Wirkung. "
            "Eine Hauptaufgabe wiegt 1, neben einer Nebenaufgabe 0,7 (und 0,3), neben "
            "zweien 0,6 (und je 0,2). Ein Wort wie „hoch“ ist eine Schätzung mit wenig "
            "Gewicht; Unbekanntes bekommt den Durchschnitt des Unternehmens mit sehr "
            "großer Unsicherheit und heißt unbekannt.",
        ),
        Text(
            "Zwei Aktivitäten mit 6 und 2 gezählten Anfragen, eine Aufgabe: 6,5 / 9 = 72 Punkte und 2,5 / 9 "
            "= 28 Punkte.",
            "Two activities with 6 and 2 counted inquiries, one task: 6.5 / 9 = 72 points and 2.5 / 9 = 28 "
            "points.",
        ),
        Text(
            "Anteile sagen nichts darüber, ob alles zusammen viel oder wenig ist. Welche Art von Aktivität "
            "auf welche Aufgabe einzahlt, ist eine Annahme.",
            "Shares do not tell whether everything together is much or little. Which kind of activity serves "
            "which task is an assumption.",
        ),
    ),
    Rule(
        "EVA401",
        Text("Wirkung unbekannt", "Effect unknown"),
        Text(
            "Von dieser Aktivität weiß die Liste nicht, was sie bringt. Das ist erlaubt und nicht null.",
            "The list does not know what this activity brings. That is allowed, and it is not zero.",
        ),
        Text(
            "Unbekannt rechnet mit Gamma(1/2, 1/4), gestreckt auf den Durchschnitt des Unternehmens.",
            "Unknown counts as Gamma(1/2, 1/4), stretched to the company's average.",
        ),
        Text(
            "Wer viel nicht weiß, bekommt einen Plan, der sich nach der ersten Zählung noch ändern kann.",
            "If much is unknown the plan may still change after the first count.",
        ),
    ),
    *RATING_RULES,
)
