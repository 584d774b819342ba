"""The rules of rating rounds, in words."""

from __future__ import annotations

from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text

RATING_RULES = (
    Rule(
        "EVA601",
        Text("Wie weit die Stimmen auseinanderliegen", "How far apart the votes are"),
        Text(
            "Gezeigt werden alle Stimmen, die Mitte, der Bereich und der mittlere Abstand zweier Stimmen in "
            "Punkten. Unter drei Stimmen stehen sie nur nebeneinander. Geredet wird zuerst, wo der Abstand "
            "der Rollen oder zweier Stimmen am größten ist und zwischen tiefster und höchster Stimme "
            "mindestens zwei Punkte liegen. Danach wird einmal neu bewertet.",
            "We show all votes, the middle, the range, and the mean distance of two votes in points. Under "
            "three votes they only stand side by side. First to be talked about is where the gap between "
            "roles or two votes is largest and lowest and highest are at least two points apart. Then "
            "everybody rates once more.",
        ),
        Text(
            "1, 1, 1 und 4: Bereich 1 bis 4, mittlerer Abstand 1,5. 1, 1, 4 und 4: derselbe Bereich, Abstand 2.",
            "1, 1, 1 and 4: range 1 to 4, mean distance 1.5. 1, 1, 4 and 4: the same range, distance 2.",
        ),
        Text("Die Schritte von 0 bis 4 gelten als gleich groß.", "The steps from 0 to 4 are taken as equal."),
    ),
    Rule(
        "EVA602",
        Text("Wann nach Rollen verglichen wird", "When roles are compared"),
        Text(
            "Eine Rolle steht nur für sich, wenn mindestens drei aus ihr abgestimmt haben und auch alle "
            "übrigen zusammen mindestens drei sind. Sonst ließe sich durch Abziehen ausrechnen, was jemand "
            "gesagt hat. Sind ein oder zwei übrig, kommt die kleinste Rolle zu ihnen.",
            "A role stands on its own only where at least three of it voted and all others together are at "
            "least three as well. Otherwise one could work out by subtraction what somebody said. Where one "
            "or two are left, the smallest role joins them.",
        ),
        Text(
            "Vertrieb 3 und Agentur 1: kein Vergleich. Vertrieb 3, Marketing 4, Agentur 1: Marketing (4) "
            "neben allen anderen (4).",
            "Sales 3 and agency 1: no comparison. Sales 3, marketing 4, agency 1: marketing (4) beside all "
            "others (4).",
        ),
        Text(
            "Sind sich drei ganz einig, weiß man von jedem der drei, was er gesagt hat.",
            "Where three agree entirely, one knows of each of them what they said.",
        ),
    ),
)
