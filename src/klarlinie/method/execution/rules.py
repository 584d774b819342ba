"""The rules of execution, in words."""

from __future__ import annotations

from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text

EXECUTION_RULES = (
    Rule(
        "EXE101",
        Text("Mehr zugesagt, als da ist", "More promised than there is"),
        Text(
            "Die Stunden einer Person im Muss dürfen zusammen nicht über dem liegen, was sie in der Woche "
            "für Marketing hat.",
            "A person's hours in the core must not add up to more than the hours a week they have for "
            "marketing.",
        ),
        Text(
            "Website 2, Content 4, Newsletter 2 bei 6 Stunden: 8 sind 2 zu viel.",
            "Website 2, content 4, newsletter 2 with 6 hours: 8 are 2 too many.",
        ),
        Text(
            "Die Stunden sind ein Durchschnitt; in der Messewoche sieht es anders aus.",
            "The hours are an average; in the week of a fair it looks different.",
        ),
    ),
    Rule(
        "EXE102",
        Text("Niemand hat es übernommen", "Nobody has taken it on"),
        Text(
            "Jede Kernaktivität hat genau eine verantwortliche Person. Ohne sie gibt es keine Zusage.",
            "Every core activity has exactly one owner. Without one there is no commitment.",
        ),
        Text(
            "4 Aktivitäten im Muss, 3 mit Namen: 3 Zusagen und 1 Befund.",
            "4 core activities, 3 with a name: 3 commitments and 1 finding.",
        ),
        Text("Mithelfen dürfen viele; das steht hier nicht.", "Many may help; that is not written here."),
    ),
    Rule(
        "EXE103",
        Text("Alles liegt bei einer Person", "One person carries everything"),
        Text(
            "Gibt es mehrere Menschen mit Stunden, und eine Person trägt alle Kernaktivitäten (mindestens "
            "zwei), dann warnen wir.",
            "Where several people have hours and one of them carries all core activities (two at least), we "
            "warn.",
        ),
        Text(
            "Eva 4 von 4 Aktivitäten, Jonas 0: Warnung. Nur Eva im Team: keine Warnung, sie hat keine Wahl.",
            "Eva 4 of 4 activities, Jonas 0: a warning. Eva alone in the team: none, she has no choice.",
        ),
        Text(
            "In kleinen Firmen ist das oft richtig so; dann braucht es eine Vertretung.",
            "In small companies this is often right; then a deputy is needed.",
        ),
    ),
    Rule(
        "EXE104",
        Text("Das Muss ist zu voll", "The core is too full"),
        Text(
            "Liegen mehr als 60 % aller Stunden, die da sind, im Muss, warnen wir: Der Rest ist für das, was "
            "dazwischenkommt.",
            "Where the core takes more than 60% of all hours we warn: the rest is for what gets in the way.",
        ),
        Text(
            "12 von 20 Stunden (60 %): gut. 13 von 20 (65 %): Warnung.",
            "12 of 20 hours (60%): fine. 13 of 20 (65%): a warning.",
        ),
        Text(
            "Die 60 % sind eine Faustregel. Wer eigene Leute nur fürs Marketing hat, kann mehr planen.",
            "The 60% are a rule of thumb. With people who do nothing but marketing you can plan more.",
        ),
    ),
    Rule(
        "EXE105",
        Text("Für Sollte reicht es nicht", "Not enough for “Should”"),
        Text(
            "Das Muss passt, aber mit allem, was dieselbe Person aus Sollte machen soll, reichen die Stunden "
            "nicht.",
            "The core fits, but with everything the same person has under “Should” the hours are not enough.",
        ),
        Text("Muss 5, Sollte 3, Stunden 6: 2 fehlen.", "Core 5, “Should” 3, hours 6: 2 are missing."),
        Text("Nur ein Hinweis: Sollte darf warten.", "Only a hint: “Should” can wait."),
    ),
    Rule(
        "EXE106",
        Text("Stunden unbekannt", "Hours unknown"),
        Text(
            "Wer etwas übernimmt, ohne dass Stunden genannt sind, steht in keiner Auslastung. Wir rechnen "
            "dann nicht mit null, sondern fragen.",
            "Somebody who takes something on without naming their hours appears in no load. We do not assume "
            "zero, we ask.",
        ),
        Text(
            "Cleo übernimmt den Newsletter (2 Stunden), in der Liste der Menschen fehlt sie: 1 Befund.",
            "Cleo takes on the newsletter (2 hours), she is missing among the people: 1 finding.",
        ),
        Text(
            "Bis die Stunden da sind, ist die Summe des Teams zu klein.",
            "Until the hours are named, the team's total is too small.",
        ),
    ),
    Rule(
        "EXE107",
        Text("Ab wann ein Urteil fair ist", "When a verdict is fair"),
        Text(
            "Jede Art von Aktivität braucht ihre Zeit. Ab der unteren Grenze ist ein erster Blick fair, an "
            "der oberen ist das Urteil fällig. Gerechnet wird ab dem ersten Schritt, bei Messen ab der "
            "Messe; ohne Datum der Messe gibt es keinen Tag. Alle Zeiten sind Annahmen und lassen sich "
            "ändern.",
            "Every kind of activity needs its time. From the lower bound on a first look is fair, at the "
            "upper one the verdict is due. The clock starts with the first step, for fairs with the fair; "
            "without the date of the fair there is no day. All times are assumptions and can be changed.",
        ),
        Text(
            "SEO (4 bis 12 Monate) mit erstem Schritt am 31.10.2026: erster Blick ab 28.02.2027, Urteil am "
            "31.10.2027.",
            "SEO (4 to 12 months) with the first step on 31 Oct 2026: first look from 28 Feb 2027, verdict "
            "on 31 Oct 2027.",
        ),
        Text(
            "Wer bei null anfängt, braucht eher die obere Grenze.",
            "If you start from nothing, expect the upper bound.",
        ),
    ),
    Rule(
        "EXE108",
        Text("Zu früh geurteilt", "Judged too early"),
        Text(
            "Wer vor dem ersten fairen Tag „keine Wirkung“ sagt, wird gewarnt. Andere Gründe gelten "
            "jederzeit.",
            "Saying “no effect” before the first fair day brings a warning. Other reasons are fine at any "
            "time.",
        ),
        Text(
            "SEO, Start 01.01.2027, Urteil im Februar 2027: zu früh, fair ab 01.05.2027.",
            "SEO, start 1 Jan 2027, verdict in February 2027: too early, fair from 1 May 2027.",
        ),
        Text(
            "Es ist eine Warnung, keine Sperre: Manches sieht man früher.",
            "It is a warning, not a lock: some things show earlier.",
        ),
    ),
    Rule(
        "EXE109",
        Text("Termin unbekannt", "Date unknown"),
        Text(
            "Eine Messe oder Veranstaltung im Muss ohne künftigen Termin hat keinen fairen Urteilstag. Wir "
            "fragen nach, statt einen zu erfinden.",
            "A trade fair or event in the core without a coming date has no day for a fair verdict. We ask "
            "instead of making one up.",
        ),
        Text(
            "Messe am 20.04.2027: erster Blick ab 20.07.2027, Urteil am 20.04.2028. Ohne Termin: kein Tag.",
            "Fair on 20 April 2027: first look from 20 July 2027, verdict on 20 April 2028. Without a date: "
            "no day.",
        ),
        Text(
            "Eine Reihe kleiner Veranstaltungen braucht einen Termin, auch wenn es viele sind.",
            "A series of small events needs one date, even where there are many.",
        ),
    ),
    Rule(
        "EXE110",
        Text("Unbesetztes Recht", "Vacant right"),
        Text(
            "Drei Rechte, je eine Person: über Neues entscheiden, Unwirksames beenden, Prioritäten setzen. "
            "Ein unbesetztes Recht hat niemand, auch nicht die Vertretung.",
            "Three rights, one person each: decide on the new, stop what does not work, set priorities. A "
            "vacant right belongs to nobody, not even the deputy.",
        ),
        Text(
            "Zwei Rechte vergeben, eines leer: 1 Befund, und Vorschläge zu diesem Recht bleiben liegen.",
            "Two rights given, one empty: 1 finding, and proposals under that right stay where they are.",
        ),
        Text(
            "Wer die drei Rechte einer Person gibt, hat schnell einen Engpass.",
            "Giving all three rights to one person soon makes a bottleneck.",
        ),
    ),
    Rule(
        "EXE111",
        Text("Keine Vertretung", "No deputy"),
        Text(
            "Jedes Recht hat eine Vertretung. Sie darf nur an den Tagen der eingetragenen Abwesenheit "
            "entscheiden, beide Randtage eingeschlossen.",
            "Every right has a deputy. The deputy may decide only on the days of the entered absence, both "
            "end days included.",
        ),
        Text(
            "Abwesend 03.08. bis 14.08.: Die Vertretung darf am 03.08. und am 14.08., am 15.08. nicht mehr.",
            "Absent 3 to 14 August: the deputy may on the 3rd and on the 14th, no longer on the 15th.",
        ),
        Text(
            "Plötzliche Krankheit muss erst jemand eintragen.",
            "Sudden illness has to be entered by somebody first.",
        ),
    ),
    Rule(
        "EXE120",
        Text("Der erste Schritt", "The first step"),
        Text(
            "Jede Zusage beginnt mit einem Schritt, der in einer Stunde zu schaffen ist, in den nächsten "
            "zehn Arbeitstagen. Wer mehrere Zusagen hat, bekommt dafür verschiedene Tage.",
            "Every commitment begins with a step that takes an hour at most, within the next ten working "
            "days. Several commitments of one person begin on different days.",
        ),
        Text(
            "Heute Freitag, 20.11.2026, drei Zusagen: Montag 23.11., Mittwoch 25.11., Freitag 27.11.",
            "Today Friday 20 Nov 2026, three commitments: Monday 23, Wednesday 25, Friday 27 November.",
        ),
        Text(
            "Feiertage kennen wir nur, wenn ihr sie nennt.",
            "We only know the public holidays you name.",
            sie="Feiertage kennen wir nur, wenn Sie diese nennen.",
        ),
    ),
    Rule(
        "EXE121",
        Text("Feste Zeiten in der Woche", "Fixed times in the week"),
        Text(
            "Die Dosis wird in Blöcke von einer halben bis zwei Stunden geteilt und über die Woche verteilt, "
            "vormittags zuerst. Weniger als eine halbe Stunde in der Woche wird ein Block alle 2, 4, 8 … "
            "Wochen.",
            "The dose is split into blocks of half an hour to two hours and spread over the week, mornings "
            "first. Less than half an hour a week becomes a block every 2, 4, 8 … weeks.",
        ),
        Text(
            "5 Stunden: 1,75 + 1,75 + 1,5. 0,25 Stunden: eine halbe Stunde alle 2 Wochen.",
            "5 hours: 1.75 + 1.75 + 1.5. 0.25 hours: half an hour every 2 weeks.",
        ),
        Text(
            "Eure anderen Termine kennen wir nicht; verschiebt die Blöcke im Kalender.",
            "We do not know your other appointments; move the blocks in the calendar.",
            sie="Ihre anderen Termine kennen wir nicht; verschieben Sie die Blöcke im Kalender.",
        ),
    ),
    Rule(
        "EXE122",
        Text("Woran es gemessen wird", "What it is measured by"),
        Text(
            "Jede Kernaktivität wird an einer Wirkung für eure Aufgabe gemessen, nie an Reichweite allein. "
            "Die Erwartung ist mindestens so viel wie bisher; ist nichts bekannt, wird ein Quartal lang "
            "gezählt.",
            "Every core activity is measured by an effect for your task, never by reach alone. The "
            "expectation is at least as much as so far; where nothing is known, a quarter is spent counting.",
            sie="Jede Kernaktivität wird an einer Wirkung für Ihre Aufgabe gemessen, nie an "
            "Reichweite allein. Die Erwartung ist mindestens so viel wie bisher; ist "
            "nichts bekannt, wird ein Quartal lang gezählt.",
        ),
        Text(
            "Bisher 6 gezählte Anfragen im Jahr: mindestens 6. Bisher 0: mehr als 0. Unbekannt: erst zählen.",
            "So far 6 counted inquiries a year: at least 6. So far 0: more than 0. Unknown: count first.",
        ),
        Text(
            "Wer gefragt wird, nennt meist das Letzte, woran er sich erinnert.",
            "People who are asked mostly name the last thing they remember.",
        ),
    ),
)
