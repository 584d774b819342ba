"""The rules of upkeep, in words."""

from __future__ import annotations

from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text

UPKEEP_RULES = (
    Rule(
        "UPK101",
        Text("Sechs Fragen an jede Idee", "Six questions for every idea"),
        Text(
            "Versprechen, Zielgruppe, Nutzen, unterstützte Kernaktivität, Kosten (Stunden, Geld, wer), was "
            "dafür aufhört. Was offen ist, hält die Idee auf. 0 € und 0 Stunden sind Antworten.",
            "Promise, audience, benefit, core activity it supports, cost (hours, money, who), what stops for "
            "it. What is open holds the idea back. €0 and 0 hours are answers.",
        ),
        Text(
            "Podcast mit 3 Stunden und 500 €, aber ohne Namen: Die Frage nach den Kosten ist offen.",
            "Podcast with 3 hours and €500 but without a name: the question about cost is open.",
        ),
        Text(
            "Sechs Fragen sind eine Hürde. Genau das sollen sie sein, auch für gute Ideen.",
            "Six questions are a hurdle. That is what they are for, for good ideas too.",
        ),
    ),
    Rule(
        "UPK102",
        Text("Antwort passt auf jede Firma", "The answer fits any company"),
        Text(
            "Versprechen, Zielgruppe und Nutzen werden auf leere Sätze geprüft; ein Treffer warnt, er hält "
            "nicht auf.",
            "Promise, audience and benefit are checked for empty phrases; a hit warns, it does not hold "
            "back.",
        ),
        Text(
            "Nutzen „mehr Sichtbarkeit“: Warnung. „Stillstand unter vier Stunden“: keine.",
            "Benefit “more visibility”: a warning. “Downtime under four hours”: none.",
        ),
        Text("Ein guter Satz kann unglücklich formuliert sein.", "A good sentence may be badly put."),
    ),
    Rule(
        "UPK103",
        Text("Nicht eure Zielgruppe", "Not your audience", sie="Nicht Ihre Zielgruppe"),
        Text(
            "Die genannte Zielgruppe ist keine der vereinbarten oder wurde ausgeschlossen. Ohne vereinbarte "
            "Zielgruppen sagen wir nichts.",
            "The audience is not one of those agreed on, or has been ruled out. Without agreed audiences we "
            "say nothing.",
        ),
        Text(
            "Vereinbart „Instandhaltungsleiter“, genannt „Privatkunden“: Warnung.",
            "Agreed: “maintenance heads”. Named: “private customers”. A warning.",
        ),
        Text(
            "Verglichen werden Wörter; ein anderes Wort für dieselben Menschen fällt auf.",
            "Words are compared; another word for the same people is noticed.",
        ),
    ),
    Rule(
        "UPK104",
        Text("Stützt keine Kernaktivität", "Supports no core activity"),
        Text(
            "Die Idee nennt etwas, das nicht im Muss steht. Dann steht sie allein und braucht eigene Kraft.",
            "The idea names something that is not in the core. It then stands alone and has to carry itself.",
        ),
        Text(
            "Muss: Website, Messe, Empfehlungen. Genannt „TikTok“: Warnung.",
            "Core: website, fair, referrals. Named: “TikTok”. A warning.",
        ),
        Text("Manchmal ist gerade das Neue richtig.", "Sometimes the new is just what is right."),
    ),
    Rule(
        "UPK105",
        Text("Eins rein, eins raus", "One in, one out"),
        Text(
            "Voll ist der Plan, wenn alle Plätze im Muss vergeben sind oder Stunden oder Geld fehlen. Dann "
            "kommt nur herein, wofür etwas Laufendes aufhört.",
            "The plan is full when all places in the core are taken, or when hours or money run short. Then "
            "something comes in only if something that runs stops for it.",
        ),
        Text(
            "Eva hat 1 Stunde frei, die Idee braucht 3: 2 fehlen, der Plan ist voll.",
            "Eva has 1 hour free, the idea needs 3: 2 are missing, the plan is full.",
        ),
        Text(
            "Ob das, was aufhört, wirklich genug frei macht, prüft ein Mensch.",
            "Whether what stops really frees enough is for a person to check.",
        ),
    ),
    Rule(
        "UPK106",
        Text("Schon einmal gestrichen", "Stopped before"),
        Text(
            "Sieht ein Titel aus wie etwas Gestrichenes, zeigen wir die Entscheidung und ihren Grund. Jahr, "
            "Auflage, Füllwörter, Reihenfolge und Umlaute zählen nicht; Wörter wie „Messe“ zählen 0,3, alle "
            "anderen 1. Ähnlich heißt: mindestens 55 % des Gewichts gemeinsam, oder der alte Titel steckt "
            "ganz im neuen.",
            "Where a title looks like something you stopped we show the decision and its reason. Year, "
            "edition, fillers, order and umlauts do not count; words such as “fair” weigh 0.3, all others 1. "
            "Alike means: at least 55% of the weight in common, or the whole old title within the new one.",
        ),
        Text(
            "„Messe X 2027“ und „Messe X“: 100 %. „Messe Y“ und „Messe X“: 0,3 von 2,3 = 13 %.",
            "“Fair X 2027” and “Fair X”: 100%. “Fair Y” and “Fair X”: 0.3 of 2.3 = 13%.",
        ),
        Text(
            "Dasselbe unter ganz anderem Namen erkennen wir nicht, außer ihr nennt beide Namen.",
            "The same thing under quite a different name is not recognised unless you give both names.",
            sie="Dasselbe unter ganz anderem Namen erkennen wir nicht, außer Sie nennen beide Namen.",
        ),
    ),
    Rule(
        "UPK107",
        Text("Es hört nichts Laufendes auf", "Nothing running stops"),
        Text(
            "Als Gegenleistung ist etwas genannt, das gar nicht läuft. Das macht nichts frei.",
            "What you name in return does not run at all, so it frees nothing.",
        ),
        Text(
            "Es laufen Website und Newsletter, genannt ist „Podcast“: Warnung.",
            "Website and newsletter run, and “podcast” is named: a warning.",
        ),
        Text(
            "Verglichen wird nur mit eurer Liste.",
            "The comparison is with your list only.",
            sie="Verglichen wird nur mit Ihrer Liste.",
        ),
    ),
    Rule(
        "UPK108",
        Text("Eine Antwort braucht Recht und Grund", "An answer needs right and reason"),
        Text(
            "Annehmen, parken und ablehnen darf nur, wer über neue Aktivitäten entscheidet, immer mit einem "
            "Satz Begründung. Annehmen geht erst, wenn alle sechs Fragen beantwortet sind und Platz ist.",
            "Only the person who decides on new activities may accept, park or decline, always with a reason "
            "in one sentence. Accepting takes six answered questions and room.",
        ),
        Text(
            "Ablehnen mit leerem Grund: abgewiesen. Vertretung ohne eingetragene Abwesenheit: abgewiesen.",
            "Declining with an empty reason: refused. A deputy without an entered absence: refused.",
        ),
        Text("Ein schlechter Grund geht auch durch.", "A bad reason passes as well."),
    ),
    Rule(
        "UPK109",
        Text("Antwort überfällig", "Answer overdue"),
        Text(
            "Jede Idee hat einen Tag, bis zu dem die Antwort zugesagt ist; ohne Absprache 14 Tage nach "
            "Eingang (eine Annahme).",
            "Every idea has a day by which an answer is promised; without agreement 14 days after it came in "
            "(an assumption).",
        ),
        Text(
            "Eingang 01.09.2026: Antwort bis 15.09.2026, überfällig ab 16.09.2026.",
            "Handed in on 1 Sept 2026: answer by 15 Sept 2026, overdue from 16 Sept 2026.",
        ),
        Text("Auch „parken“ ist eine Antwort.", "“Park” is an answer too."),
    ),
    Rule(
        "UPK110",
        Text("Halbherzig", "Half-hearted"),
        Text(
            "Vier abgeschlossene Wochen hintereinander jeweils unter der Hälfte der Dosis. Eine Woche ohne "
            "Rückmeldung ist unbekannt, nicht null, und unterbricht die Reihe; nur die letzte Woche darf "
            "noch fehlen.",
            "Four finished weeks in a row, each under half of the dose. A week without a check-in is "
            "unknown, not zero, and breaks the row; only the last week may still be missing.",
        ),
        Text(
            "Dosis 4: 1,5 – 1 – 0 – 1,5 ist halbherzig. 1,5 – 1 – 2 – 1,5 nicht. 1,5 – ? – 0 – 1,5 nicht.",
            "Dose 4: 1.5 – 1 – 0 – 1.5 is half-hearted. 1.5 – 1 – 2 – 1.5 is not. 1.5 – ? – 0 – 1.5 is not.",
        ),
        Text(
            "Wer nichts einträgt, wird nicht halbherzig genannt (siehe UPK111).",
            "If nothing is entered, nothing is called half-hearted (see UPK111).",
        ),
    ),
    Rule(
        "UPK111",
        Text("Keine Rückmeldung", "No check-in"),
        Text(
            "Vier abgeschlossene Wochen ohne Rückmeldung sind ein Hinweis, kein Vorwurf.",
            "Four finished weeks without a check-in are a hint, not a reproach.",
        ),
        Text(
            "Letzte Rückmeldung für die Woche ab 03.08.2026: Hinweis ab dem 07.09.2026.",
            "Last check-in for the week of 3 Aug 2026: a hint from 7 Sept 2026.",
        ),
        Text("Urlaub kennen wir nicht.", "We do not know when people are on holiday."),
    ),
    Rule(
        "UPK112",
        Text("Jemand kommt nicht weiter", "Somebody is stuck"),
        Text(
            "Was eine verantwortliche Person in dieser oder der letzten Woche als Hindernis nennt, steht "
            "oben.",
            "What an owner names as an obstacle this week or last stands on top.",
        ),
        Text(
            "„Agentur liefert die Texte nicht“: 1 Befund.", "“Agency does not deliver the texts”: 1 finding."
        ),
        Text("Nach zwei Wochen ist es wieder weg.", "After two weeks it is gone again."),
    ),
    Rule(
        "UPK120",
        Text("Urteil fällig", "Verdict due"),
        Text(
            "Am Ende der üblichen Zeit ist für eine Kernaktivität ein Urteil fällig. Wir erinnern euch, bis "
            "es da ist.",
            "At the end of its usual time a core activity is due for a verdict. We remind you until there is "
            "one.",
            sie="Am Ende der üblichen Zeit ist für eine Kernaktivität ein Urteil fällig. Wir "
            "erinnern Sie, bis es da ist.",
        ),
        Text(
            "Anzeige, erster Schritt 01.12.2026: Urteil am 01.03.2027.",
            "Ad, first step on 1 Dec 2026: verdict on 1 March 2027.",
        ),
        Text("Die Zeiten sind Annahmen (EXE107).", "The times are assumptions (EXE107)."),
    ),
    Rule(
        "UPK121",
        Text("Ein erster Blick ist fair", "A first look is fair"),
        Text(
            "Zwischen unterer und oberer Grenze der üblichen Zeit ist Schauen und Nachbessern fair, "
            "Streichen noch zu früh.",
            "Between the lower and the upper bound of the usual time it is fair to look and improve, but too "
            "early to stop.",
        ),
        Text(
            "Anzeige, erster Schritt 01.12.2026: erster Blick ab 01.01.2027.",
            "Ad, first step on 1 Dec 2026: first look from 1 Jan 2027.",
        ),
        Text("Wenige Wochen sind noch wenig Zahlen.", "Few weeks still mean few numbers."),
    ),
    Rule(
        "UPK122",
        Text("Prüfung nötig", "Check needed"),
        Text(
            "Wer für etwas verantwortlich ist, bestätigt einmal im Quartal, dass die Angaben noch stimmen.",
            "Owners confirm once a quarter that what is written is still right.",
        ),
        Text(
            "Bestätigt am 30.11.2026: Prüfung nötig ab 28.02.2027.",
            "Confirmed on 30 Nov 2026: check needed from 28 Feb 2027.",
        ),
        Text(
            "Ein Klick beweist nicht, dass jemand hingesehen hat.",
            "A click does not prove that somebody looked.",
        ),
    ),
    Rule(
        "UPK123",
        Text("Kennzahl ohne Entscheidung", "A metric without a decision"),
        Text(
            "Hat eine Kennzahl in zwei Rückblicken hintereinander keiner Entscheidung gedient, schlagen wir "
            "vor, sie nicht mehr zu zählen.",
            "Where a metric served no decision in two reviews in a row we propose to stop counting it.",
        ),
        Text(
            "ja – nein – nein: Hinweis. nein – ja: keiner. nein: noch keiner.",
            "yes – no – no: a hint. no – yes: none. no: none yet.",
        ),
        Text("Manche Zahl wird erst in der Krise gebraucht.", "Some figures are needed only in a crisis."),
    ),
    Rule(
        "UPK124",
        Text("Wiedervorlage", "Comes up again"),
        Text("Was ruht, kommt an seinem Tag zurück auf den Tisch.", "What is on hold comes back on its day."),
        Text(
            "Ruht bis 01.01.2027: Befund ab 01.01.2027.",
            "On hold until 1 Jan 2027: a finding from 1 Jan 2027.",
        ),
        Text("Ohne Tag kommt nichts zurück.", "Without a day nothing comes back."),
    ),
    Rule(
        "UPK130",
        Text("Zeichen von Klarheit", "Signs of clarity"),
        Text(
            "Vorher: alles, was läuft. Nachher: was bleibt, mit den Zusagen. Gezählt werden Aktivitäten, "
            "Anteil mit genau einer verantwortlichen Person, mit Grund, mit Zielgruppe, Stunden im Monat je "
            "Aktivität und Anteil der Stunden auf dem Muss. Wonach die Liste nicht fragt, bleibt offen; "
            "Stunden brauchen mindestens die Hälfte der Zeilen.",
            "Before: everything that runs. After: what stays, with the commitments. We count activities, the "
            "share with exactly one owner, with a reason, with an audience, hours a month per activity and "
            "the share of hours in the core. What the list does not ask stays open; hours need at least half "
            "of the rows.",
        ),
        Text(
            "4 laufen mit 10, 6, 4 und ? Stunden: 20 / 3 = 6,7 je Aktivität. Die mit 10 ist Muss: 10 / 20 = "
            "50 %.",
            "4 run with 10, 6, 4 and ? hours: 20 / 3 = 6.7 per activity. The one with 10 is core: 10 / 20 = "
            "50%.",
        ),
        Text(
            "Nachher ist ein Versprechen, noch keine Messung.", "After is a promise, not yet a measurement."
        ),
    ),
)
