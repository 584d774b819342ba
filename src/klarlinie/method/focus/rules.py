"""The rules of focus, in words."""

from __future__ import annotations

from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text

FOCUS_RULES = (
    Rule(
        "FOC101",
        Text("Die Auswahl des Kerns", "How the core is chosen"),
        Text(
            "Unter allen Möglichkeiten, drei bis fünf Aktivitäten zu wählen und jede genau einer Person zu "
            "geben, nehmen wir die mit dem höchsten Gesamtwert. Eingehalten werden: die Stunden jeder "
            "Person, das Budget, wer was nicht kann oder will, was ohne etwas anderes zu nichts führt, und "
            "was ihr festgelegt habt. Bringen zwei gleich viel, gilt: weniger Aktivitäten; dann bleibt mehr "
            "bei den heutigen Verantwortlichen.",
            "Of all the ways to pick three to five activities and give each to exactly one person, we take "
            "the one with the highest total value. It respects each person's hours, the budget, who can't or "
            "won't do what, what leads nowhere without something else, and what you have fixed. If two bring "
            "the same: the one with fewer activities; then the one where more stays with today's owners.",
            sie="Unter allen Möglichkeiten, drei bis fünf Aktivitäten zu wählen und jede genau "
            "einer Person zu geben, nehmen wir die mit dem höchsten Gesamtwert. "
            "Eingehalten werden: die Stunden jeder Person, das Budget, wer was nicht kann "
            "oder will, was ohne etwas anderes zu nichts führt, und was Sie festgelegt "
            "haben. Bringen zwei gleich viel, gilt: weniger Aktivitäten; dann bleibt mehr "
            "bei den heutigen Verantwortlichen.",
        ),
        Text(
            "Ana hat 4 Std. pro Woche, Ben 2. Fachartikel (Wert 30, 4 Std.) und Empfehlungen (16, 1 Std.) "
            "und Newsletter (12, 1 Std.) bringen zusammen 58 Punkte; mehr geht mit diesen Stunden nicht.",
            "Ana has 4 hrs a week, Ben 2. Articles (value 30, 4 hrs), referrals (16, 1 hr) and the "
            "newsletter (12, 1 hr) bring 58 points together; these hours allow no more.",
        ),
        Text(
            "Die Auswahl ist nur so gut wie die geschätzten Werte und Stunden, und sie kennt keine halben Sachen.",
            "The choice is only as good as the estimated values and hours, and it knows no half measures.",
        ),
    ),
    Rule(
        "FOC102",
        Text("Die Dosis", "The dose"),
        Text(
            "Jede Aktivität braucht eine Mindestzahl Stunden pro Woche, sonst bleibt sie halbherzig. Sie "
            "kommt mit dieser Dosis in den Kern oder gar nicht. Habt ihr keine genannt, nehmen wir einen "
            "Erfahrungswert an und sagen das dazu.",
            "Each activity takes a least number of hours a week, otherwise it stays half-hearted. It is core "
            "at that dose or not at all. Where you have named none, we assume a usual one and say so.",
            sie="Jede Aktivität braucht eine Mindestzahl Stunden pro Woche, sonst bleibt sie "
            "halbherzig. Sie kommt mit dieser Dosis in den Kern oder gar nicht. Haben Sie "
            "keine genannt, nehmen wir einen Erfahrungswert an und sagen das dazu.",
        ),
        Text(
            "Angenommen werden zum Beispiel 4 Std. für Fachartikel, 3 für SEO, 2 für den Newsletter, 0,25 "
            "für einen Verzeichniseintrag und 1 für alles Unbekannte.",
            "Assumed are for example 4 hrs for articles, 3 for SEO, 2 for the newsletter, 0.25 for a "
            "directory entry and 1 for anything unknown.",
        ),
        Text(
            "Die angenommenen Dosen sind nicht gemessen. Setzt eure eigenen ein, sobald ihr sie kennt.",
            "The assumed doses are not measured. Put in your own as soon as you know them.",
            sie="Die angenommenen Dosen sind nicht gemessen. Setzen Sie Ihre eigenen ein, "
            "sobald Sie sie kennen.",
        ),
    ),
    Rule(
        "FOC103",
        Text("Was danach kommt: Sollte", "What comes next: Should"),
        Text(
            "Mit den Stunden und dem Geld, die der Kern übrig lässt, rechnen wir noch einmal: so viele "
            "Aktivitäten, wie hineinpassen. Alles Übrige ist Kann.",
            "With the hours and money the core leaves we compute once more: as many activities as fit in. "
            "All the rest is Could.",
        ),
        Text(
            "Der Kern braucht 5 von 6 Std.: Für Sollte bleibt 1 Std. Ein Podcast (2 Std.) passt nicht, eine "
            "Broschüre (1 Std.) schon.",
            "The core takes 5 of 6 hrs: 1 hr is left for Should. A podcast (2 hrs) does not fit, a brochure "
            "(1 hr) does.",
        ),
        Text(
            "Was als Nächstes den größten Wert hätte, kann zu groß für den Rest sein und steht dann unter Kann.",
            "What would have the greatest value next can be too large for the rest, and then stands under Could.",
        ),
    ),
    Rule(
        "FOC201",
        Text("Die Schwelle", "The break-even"),
        Text(
            "Wir rechnen zweimal: den besten Kern ohne diese Aktivität, und das Beste, was neben ihr noch "
            "möglich ist. Der Unterschied ist die Schwelle: Ist sie mehr wert, gehört sie in den Kern, sonst "
            "nicht.",
            "We compute twice: the best core without this activity, and the best that is possible beside it. "
            "The difference is the break-even: if it is worth more, it belongs in the core, otherwise not.",
        ),
        Text(
            "Ohne LinkedIn bringt der beste Kern 58 Punkte, neben LinkedIn sind 37 möglich: Ab 21 Punkten "
            "gehört LinkedIn hinein.",
            "Without LinkedIn the best core brings 58 points, beside LinkedIn 37 are possible: from 21 "
            "points on LinkedIn belongs in.",
        ),
        Text(
            "Sie gilt, solange die Werte der anderen so bleiben, wie sie geschätzt sind. Entscheidet eine "
            "Grenze oder ihr selbst, gibt es keine Schwelle, sondern einen Satz, der das sagt.",
            "It holds as long as the values of the others stay as estimated. Where a limit or you yourselves "
            "decide there is no break-even but a sentence that says so.",
            sie="Sie gilt, solange die Werte der anderen so bleiben, wie sie geschätzt sind. "
            "Entscheidet eine Grenze oder entscheiden Sie selbst, gibt es keine Schwelle, "
            "sondern einen Satz, der das sagt.",
        ),
    ),
    Rule(
        "FOC202",
        Text("Wie sicher ein Platz ist", "How sure a place is"),
        Text(
            "Der Wert einer Aktivität ist nie genau bekannt. Wie sicher sie in den Kern gehört, ist die "
            "Wahrscheinlichkeit, dass ihr wahrer Wert über der Schwelle liegt.",
            "The value of an activity is never known exactly. How sure it belongs in the core is the "
            "probability that its true value lies above the break-even.",
        ),
        Text(
            "Geschätzt 20 Punkte, üblicher Irrtum 10, Schwelle 15: In 65 von 100 Fällen läge der wahre Wert darüber.",
            "Estimated 20 points, usual error 10, break-even 15: in 65 of 100 cases the true value would lie "
            "above it.",
        ),
        Text(
            "Gerechnet wird mit einer Gammaverteilung und so, als wären nur die anderen Werte sicher.",
            "It is computed with a gamma distribution and as if only the other values were certain.",
        ),
    ),
    Rule(
        "FOC203",
        Text("Was sich herauszufinden lohnt", "What is worth finding out"),
        Text(
            "Wissen lohnt sich dort, wo es die Auswahl ändern könnte. Der Wert des Wissens ist, wie viele "
            "Punkte die Auswahl im Mittel gewinnt, wenn ihr den wahren Wert dieser Aktivität vorher kennt.",
            "Knowing pays where it could change the choice. The value of knowing is how many points the "
            "choice gains on average if you know the true value of this activity before.",
            sie="Wissen lohnt sich dort, wo es die Auswahl ändern könnte. Der Wert des Wissens "
            "ist, wie viele Punkte die Auswahl im Mittel gewinnt, wenn Sie den wahren Wert "
            "dieser Aktivität vorher kennen.",
        ),
        Text(
            "Geschätzt 12 Punkte, üblicher Irrtum 10, Schwelle 15: Nachsehen ist 2,8 Punkte wert. Bei einem "
            "Irrtum von 1 Punkt lohnt es sich nicht.",
            "Estimated 12 points, usual error 10, break-even 15: looking is worth 2.8 points. With an error "
            "of 1 point it does not pay.",
        ),
        Text(
            "Was das Herausfinden selbst kostet, ist nicht abgezogen.",
            "What finding out costs in itself is not deducted.",
        ),
    ),
    Rule(
        "FOC301",
        Text("Es geht nicht auf", "It does not add up"),
        Text(
            "Gibt es keine Auswahl, die alle Grenzen einhält, sagen wir, woran es liegt und wie viel "
            "mindestens fehlt: Stunden, Geld, Plätze im Kern oder geeignete Aktivitäten. Wir lockern nichts "
            "von allein.",
            "Where no choice keeps all limits we say what it is and how much is missing at least: hours, "
            "money, places in the core, or suitable activities. We never relax a limit on our own.",
        ),
        Text(
            "Festgelegt sind drei Aktivitäten mit zusammen 8 Std., da sind 6: Es fehlen mindestens 2 Std. pro Woche.",
            "Three activities with 8 hrs in all are fixed, there are 6: at least 2 hrs a week are missing.",
        ),
        Text(
            "Genannt wird das kleinste Loch, nicht unbedingt das, das ihr am leichtesten stopfen könnt.",
            "What is named is the smallest gap, not always the one you can close most easily.",
            sie="Genannt wird das kleinste Loch, nicht unbedingt das, das Sie am leichtesten stopfen können.",
        ),
    ),
    Rule(
        "FOC303",
        Text("Keine sechste Kernaktivität", "No sixth core activity"),
        Text(
            "Mehr als fünf Aktivitäten gehören nicht in den Kern. Eine sechste wird abgelehnt; nur wer die "
            "Prioritäten setzt, kann sie mit einem Grund zulassen.",
            "No more than five activities belong in the core. A sixth is refused; only the person who sets "
            "the priorities can allow it, with a reason.",
        ),
        Text(
            "Sechs sind festgelegt, höchstens fünf vorgesehen: Die Auswahl wird abgelehnt, und alle sechs "
            "werden genannt.",
            "Six are fixed, at most five are allowed: the choice is refused, naming all six.",
        ),
        Text(
            "Auch sechs kleine Dinge sind eines zu viel, obwohl die Stunden reichen würden.",
            "Even six small things are one too many, although the hours would be enough.",
        ),
    ),
)
