"""The rules of decisions, in words."""

from __future__ import annotations

from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text

DECISION_RULES = (
    Rule(
        "DEC001",
        Text("Der Zweck ist bekannt", "The purpose is known"),
        Text(
            "Ihr könnt sagen, warum ihr es macht oder wen es erreichen soll, und nichts spricht dagegen: "
            "behalten.",
            "You can say why you do it or whom it should reach, and nothing speaks against it: keep.",
            sie="Sie können sagen, warum Sie es machen oder wen es erreichen soll, und nichts "
            "spricht dagegen: behalten.",
        ),
        Text(
            "„Da treffen wir die Instandhaltungsleiter der Region“ ist ein Grund.",
            "“That is where we meet the maintenance heads of the region” is a reason.",
        ),
        Text("Ein guter Satz ist noch keine Wirkung.", "A good sentence is not an effect yet."),
    ),
    Rule(
        "DEC002",
        Text("Nicht nach dem Warum gefragt", "Not asked why"),
        Text(
            "Hat die Liste keine Spalte für Grund und Zielgruppe, beweist ihr Schweigen nichts: behalten, "
            "bis ihr gefragt habt.",
            "Where the list has no column for reason and audience its silence proves nothing: keep until you "
            "have asked.",
            sie="Hat die Liste keine Spalte für Grund und Zielgruppe, beweist ihr Schweigen "
            "nichts: behalten, bis Sie gefragt haben.",
        ),
        Text(
            "Drei Spalten „Aktivität, Aufwand, Wirkung“: kein Vorschlag zum Streichen wegen fehlender "
            "Gründe.",
            "Three columns “activity, effort, effect”: nothing is proposed for stopping for lack of reasons.",
        ),
        Text(
            "So bleibt erst einmal mehr stehen als nötig.",
            "So for the time being more stays than necessary.",
        ),
    ),
    Rule(
        "DEC101",
        Text("Die goldene Regel", "The golden rule"),
        Text(
            "Was keinen Grund hat und niemanden Bestimmtes erreichen soll, wird zum Streichen vorgeschlagen. "
            "Leer heißt: Das Feld ist leer, oder die Antwort passt auf jede Firma.",
            "What has no reason and is meant for nobody in particular is proposed for stopping. Empty means: "
            "the field is empty, or the answer fits any company.",
        ),
        Text(
            "Grund „haben wir schon immer“, Zielgruppe „alle“: streichen. Mit 12 gezählten Anfragen im Jahr "
            "dagegen: umbauen und den Grund aufschreiben.",
            "Reason “we always have”, audience “everybody”: stop. With 12 counted inquiries a year, however: "
            "change, and write the reason down.",
        ),
        Text(
            "Wer beim Ausfüllen wenig Zeit hatte, bekommt zu viele Vorschläge. Ein Satz genügt, um zu "
            "widersprechen.",
            "A list filled in in a hurry gets too many proposals. One sentence is enough to disagree.",
        ),
    ),
    Rule(
        "DEC102",
        Text("Der Grund ist Gewohnheit oder kommt von anderen", "The reason is a habit or somebody else's"),
        Text(
            "Gewohnheit, der Wettbewerb, die Agentur oder ein Wunsch von oben sagen nicht, was es bewirken "
            "soll. Ohne sichtbare Wirkung: streichen.",
            "Habit, competitors, the agency or a wish from above do not say what it should achieve. Without "
            "a visible effect: stop.",
        ),
        Text(
            "„Macht die Konkurrenz auch“ bei 0 bekannten Anfragen: streichen. Bei Wirkung „hoch“ (3 von 4): "
            "umbauen.",
            "“Competitors do it too” with no known inquiries: stop. With effect “high” (3 of 4): change.",
        ),
        Text(
            "Manche Gewohnheit hatte einmal einen guten Grund. Fragt nach, bevor ihr streicht.",
            "Some habits once had a good reason. Ask before you stop them.",
            sie="Manche Gewohnheit hatte einmal einen guten Grund. Fragen Sie nach, bevor Sie streichen.",
        ),
    ),
    Rule(
        "DEC103",
        Text("Keine Wirkung nach der üblichen Zeit", "No effect after the usual time"),
        Text(
            "Die Liste sagt ausdrücklich, dass nichts kommt (0 Anfragen oder Wirkung „keine“), und die Zeit, "
            "die so etwas braucht, ist um: streichen. Schweigen zählt nicht als null.",
            "The list says plainly that nothing comes of it (0 inquiries or effect “none”), and the time "
            "such a thing needs is over: stop. Silence does not count as zero.",
        ),
        Text(
            "Anzeige seit dem 1. Februar, 0 Anfragen: Ab dem 1. Mai (drei Monate) ist ein Urteil fair.",
            "Ad since 1 February, 0 inquiries: a verdict is fair from 1 May (three months) on.",
        ),
        Text(
            "Was den Vertrieb stützt, bringt selten selbst Anfragen. Tragt dann die Vertriebshilfe ein.",
            "What supports sales rarely brings inquiries itself. Enter sales support then.",
            sie="Was den Vertrieb stützt, bringt selten selbst Anfragen. Tragen Sie dann die "
            "Vertriebshilfe ein.",
        ),
    ),
    Rule(
        "DEC104",
        Text("Zu früh für ein Urteil", "Too early for a verdict"),
        Text(
            "Noch kam nichts, aber die übliche Zeit bis zur Wirkung ist nicht um: behalten und den Tag "
            "merken.",
            "Nothing has come yet, but the usual time to an effect is not over: keep, and note the day.",
        ),
        Text(
            "SEO seit Januar: nicht vor Januar des nächsten Jahres.",
            "SEO since January: not before next January.",
        ),
        Text("Die Zeiten sind Erfahrungswerte.", "The times are rules of thumb."),
    ),
    Rule(
        "DEC111",
        Text("Grund oder Zielgruppe noch offen", "Reason or audience still open"),
        Text(
            "Eins von beiden fehlt, oder beides fehlt und die Wirkung spricht trotzdem dafür: umbauen, also "
            "zuerst den fehlenden Satz klären.",
            "One of the two is missing, or both are and the effect speaks for it all the same: change, which "
            "means settle the missing sentence first.",
        ),
        Text("Grund vorhanden, Zielgruppe „alle“: umbauen.", "Reason given, audience “everybody”: change."),
        Text("Ein Satz auf Papier ändert noch nichts.", "A sentence on paper changes nothing yet."),
    ),
    Rule(
        "DEC201",
        Text("Doppelt in der Liste", "Twice in the list"),
        Text(
            "Zwei Einträge meinen wahrscheinlich dasselbe: zusammenlegen. Es bleibt der, der läuft; laufen "
            "beide, der, von dem mehr bekannt ist.",
            "Two entries probably mean the same: merge. The one that runs stays; where both run, the one we "
            "know more about.",
        ),
        Text("„NL“ und „Newsletter“: zusammenlegen.", "“NL” and “newsletter”: merge."),
        Text(
            "Ähnliche Namen können Verschiedenes meinen. Nie wird von selbst zusammengelegt.",
            "Similar names can mean different things. Nothing is ever merged by itself.",
        ),
    ),
    Rule(
        "DEC301",
        Text(
            "Für Leute, die ihr nicht bedient",
            "For people you do not serve",
            sie="Für Leute, die Sie nicht bedienen",
        ),
        Text(
            "Die Zielgruppe steht in eurer Linie unter „bedienen wir nicht“: streichen.",
            "The audience is in your line under “we do not serve”: stop.",
            sie="Die Zielgruppe steht in Ihrer Linie unter „bedienen wir nicht“: streichen.",
        ),
        Text(
            "Linie: keine Privatkunden. Aktivität für Privatkunden: streichen.",
            "Line: no private customers. Activity for private customers: stop.",
        ),
        Text("Verglichen werden Wörter, nicht Absichten.", "Words are compared, not intentions."),
    ),
    Rule(
        "DEC302",
        Text("Zahlt auf keine Aufgabe ein", "Serves no task"),
        Text(
            "Diese Art von Aktivität dient keiner der vereinbarten Aufgaben, und gezählte Anfragen gibt es "
            "nicht: streichen.",
            "This kind of activity serves none of the agreed tasks, and there are no counted inquiries: "
            "stop.",
        ),
        Text(
            "Aufgabe „Anfragen gewinnen“, Aktivität „Azubi-Plakat“: streichen, solange niemand Mitarbeitende "
            "als Aufgabe nennt.",
            "Task “win inquiries”, activity “apprentice poster”: stop, as long as nobody names employees as "
            "a task.",
        ),
        Text("Welche Art wozu taugt, ist eine Annahme.", "Which kind serves what is an assumption."),
    ),
    Rule(
        "DEC303",
        Text("Zielgruppe steht nicht in der Linie", "Audience is not in the line"),
        Text(
            "Die Aktivität nennt eine Gruppe, die keine eurer Zielgruppen ist: umbauen oder die Linie "
            "ergänzen.",
            "The activity names a group that is none of your audiences: change it or add to the line.",
            sie="Die Aktivität nennt eine Gruppe, die keine Ihrer Zielgruppen ist: umbauen "
            "oder die Linie ergänzen.",
        ),
        Text(
            "Linie: Molkereien. Aktivität für Autohäuser: umbauen.",
            "Line: dairies. Activity for car dealers: change.",
        ),
        Text(
            "Andere Worte für dieselbe Gruppe fallen auch auf; tragt sie als weitere Namen ein.",
            "Other words for the same group are noticed too; enter them as further names.",
            sie="Andere Worte für dieselbe Gruppe fallen auch auf; tragen Sie diese als weitere Namen ein.",
        ),
    ),
    Rule(
        "DEC401",
        Text("Nie begonnen, niemand will es", "Never started, nobody wants it"),
        Text(
            "Eine Idee ohne Anfang und ohne jemanden, der sie übernimmt: auf den Parkplatz bis zum nächsten "
            "Quartal.",
            "An idea nobody has started and nobody has taken on: to the parking lot until the next quarter.",
        ),
        Text(
            "„Podcast müsste man mal“, niemand zuständig: ruhen lassen.",
            "“We ought to do a podcast”, and nobody is responsible: put it on hold.",
        ),
        Text("Auch gute Ideen warten dann.", "Good ideas have to wait as well."),
    ),
    Rule(
        "DEC501",
        Text("Wird gebraucht", "Is needed"),
        Text(
            "Website, Impressum und Datenschutz werden nie zum Streichen vorgeschlagen, höchstens zum "
            "Umbauen.",
            "Website, imprint and privacy notice are never proposed for stopping, at most for changing.",
        ),
        Text("Website ohne Grund und Zielgruppe: umbauen.", "Website without reason and audience: change."),
        Text(
            "Eine zweite, vergessene Website fällt so nicht auf.",
            "A second, forgotten website goes unnoticed this way.",
        ),
    ),
    Rule(
        "DEC601",
        Text("Schon gestrichen", "Already stopped"),
        Text(
            "Steht in der Liste als gestrichen oder ihr habt es so festgelegt.",
            "Is in the list as stopped, or you have said so.",
            sie="Steht in der Liste als gestrichen oder Sie haben es so festgelegt.",
        ),
        Text("Status „eingestellt“: streichen, entschieden.", "Status “discontinued”: stopped, decided."),
        Text(
            "Der Grund von damals fehlt oft in der Liste.",
            "The reason of that time is often missing from the list.",
        ),
    ),
    Rule(
        "DEC602",
        Text("Von euch festgelegt", "Fixed by you", sie="Von Ihnen festgelegt"),
        Text(
            "Menschen entscheiden. Was ihr festlegt, bleibt im Kern, und der Rest wird darum herum geplant.",
            "People decide. What you fix stays core, and the rest is planned around it.",
            sie="Menschen entscheiden. Was Sie festlegen, bleibt im Kern, und der Rest wird "
            "darum herum geplant.",
        ),
        Text("--keep „Messe“: die Messe ist gesetzt.", "--keep “fair”: the fair is set."),
        Text("Was festgelegt ist, wird nicht mehr verglichen.", "What is fixed is no longer compared."),
    ),
    Rule(
        "DEC603",
        Text("Erledigt", "Done"),
        Text(
            "Einmalig und erledigt: Hier ist nichts zu entscheiden.",
            "One-off and done: nothing to decide here.",
        ),
        Text(
            "Status „fertig“: bleibt in der Liste, nicht im Fokus.",
            "Status “finished”: stays in the list, not in focus.",
        ),
        Text(
            "Manches „Erledigt“ kommt jedes Jahr wieder.", "Some things that are “done” come back every year."
        ),
    ),
    Rule(
        "DEC604",
        Text("Ruht schon", "Already on hold"),
        Text(
            "Es ruht und kommt am Anfang des nächsten Quartals wieder auf den Tisch.",
            "It is on hold and comes up again at the start of the next quarter.",
        ),
        Text("Am 22.11. pausiert: Wiedervorlage am 01.01.", "On hold on 22 Nov: review on 1 Jan."),
        Text("Was oft geruht hat, wird selten wieder wach.", "What has been put off often rarely wakes up."),
    ),
    Rule(
        "DEC605",
        Text("Entschieden", "Decided"),
        Text(
            "Ein Mensch hat es entschieden, mit Namen, Tag und Grund. Das steht über jeder Regel und über dem, was die "
            "Liste als Status nennt, bis jemand neu entscheidet.",
            "A person has decided it, with name, day and reason. That stands above every rule and above the status "
            "in the list, until somebody decides anew.",
        ),
        Text(
            "Vorschlag „streichen“, entschieden „behalten“: Es gilt „behalten“.",
            "Proposed “stop”, decided “keep”: “keep” holds.",
        ),
        Text(
            "Der Grund von damals gilt weiter, auch wenn sich seither etwas geändert hat.",
            "The reason of that day goes on to hold, even if something has changed since.",
        ),
    ),
)
