"""How a list is understood, rule by rule, in words: what `klarlinie explain INV...` says."""

from __future__ import annotations

from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text

SHEETS = (
    Rule(
        "INV101",
        Text("Ausgeblendete Blätter bleiben draußen", "Hidden sheets are left out"),
        Text(
            "Was jemand ausgeblendet hat, wollte er nicht zeigen. Das Blatt wird nicht gelesen, aber "
            "genannt.",
            "What somebody has hidden was not meant to be shown. The sheet is not read, but named.",
        ),
        Text(
            "Blatt „Alt“, 14 Zeilen: 0 Aktivitäten, 1 Hinweis.", "Sheet “Old”, 14 rows: 0 activities, 1 note."
        ),
        Text(
            "Wer Blätter nur der Übersicht wegen ausblendet, muss sie vorher einblenden.",
            "Who hides sheets only for tidiness has to unhide them first.",
        ),
    ),
    Rule(
        "INV102",
        Text("Nicht jedes Blatt ist eine Liste von Aktivitäten", "Not every sheet is a list of activities"),
        Text(
            "Ein Blatt zählt, wenn eine Spalte Namen von Aktivitäten hat: durch ihre Überschrift "
            "oder als erste Spalte "
            "mit kurzen, verschiedenen Texten. Adressen, Preise, Legenden und Notizen bleiben "
            "draußen und werden genannt. "
            "Blätter mit Versprechen, Zielgruppe und Nutzen werden als Linie gelesen, Blätter mit "
            "Namen und Stunden als Team.",
            "A sheet counts if one column holds names of activities: by its header, or as the first "
            "column of brief, "
            "different texts. Addresses, prices, legends and notes are left out and named. Sheets "
            "with promise, audience "
            "and benefit are read as the line, sheets with names and hours as the people.",
        ),
        Text(
            "„Firma | Straße | PLZ“ ist ein Adressbuch: zwei solche Wörter genügen. „Maßnahme | "
            "Firma | PLZ“ ist keines.",
            "“Company | Street | Zip” is an address book: two such words are enough. “Activity | "
            "Company | Zip” is none.",
        ),
        Text(
            "Eine Liste ohne Überschrift auf einem Blatt namens „Notizen“ bleibt draußen, bis sie "
            "eine Überschrift hat.",
            "A list without a header on a sheet called “Notes” stays out until you give it a header.",
        ),
    ),
    Rule(
        "INV103",
        Text("Zweimal dasselbe zählt einmal", "The same twice counts once"),
        Text(
            "Stimmt ein Blatt Zeile für Zeile mit einem früheren überein, wird es nicht noch einmal gezählt.",
            "A sheet that equals an earlier one row by row is not counted again.",
        ),
        Text(
            "Liste und ihre Kopie, je 24 Zeilen: 24 Aktivitäten.",
            "A list and its copy, 24 rows each: 24 activities.",
        ),
        Text(
            "Eine geänderte Zelle genügt, und beide zählen. Dann helfen die vermutlichen Doppelten.",
            "One changed cell is enough and both count. Then the likely duplicates help.",
        ),
    ),
    Rule(
        "INV104",
        Text("Tabellen, die quer liegen", "Tables that lie across"),
        Text(
            "Stehen in der ersten Spalte die Überschriften, wird nichts gelesen. Wir bitten, die Tabelle zu drehen.",
            "Where the first column holds the headers nothing is read; we ask to turn the table.",
        ),
        Text(
            "„Aufwand“, „Kosten“, „Wirkung“ untereinander, daneben Zahlen: drei von drei, also quer.",
            "“Effort”, “costs”, “effect” one below the other with figures beside them: three of three, so across.",
        ),
        Text(
            "Das Drehen bleibt bei euch.", "The turning is left to you.", sie="Das Drehen bleibt bei Ihnen."
        ),
    ),
    Rule(
        "INV105",
        Text("Was über der Kopfzeile steht", "What stands above the header"),
        Text(
            "Die Kopfzeile ist die erste Zeile mit mindestens zwei bekannten Überschriften, die "
            "zusammen zwei Fünftel "
            "der gefüllten Zellen ausmachen. Ein einzelner Text darüber ist der Titel; mehrere "
            "Zellen werden genannt.",
            "The header is the first row with at least two known headers that make up two fifths of "
            "its filled cells. "
            "A single text above is the title; several cells are named.",
        ),
        Text(
            "„Maßnahme | Farbe | Wer“: 2 von 3 bekannt, also Kopfzeile.",
            "“Activity | Colour | Who”: 2 of 3 known, so it is the header.",
        ),
        Text(
            "Stehen mehr als drei solche Zeilen darüber, werden sie als Liste ohne Kopfzeile gelesen.",
            "More than three such rows above are read as a list without a header.",
        ),
    ),
    Rule(
        "INV106",
        Text("Unser eigener Plan kommt zurück", "Our own plan comes back"),
        Text(
            "Blätter, deren Name mit „Klarlinie“ und einem weiteren Wort beginnt, haben wir geschrieben. Sie "
            "wiederholen, was daneben steht, und bleiben draußen.",
            "Sheets whose name begins with “Klarlinie” and another word were written by us. They repeat what stands "
            "beside them and are left out.",
        ),
        Text(
            "„Aktivitäten“ wird gelesen, „Klarlinie Plan“ nicht: jede Aktivität zählt einmal.",
            "“Activities” is read, “Klarlinie Plan” is not: each activity counts once.",
        ),
        Text(
            "Was ihr auf diesen Blättern ändert, kommt nicht zurück.",
            "What you change on these sheets does not come back.",
            sie="Was Sie auf diesen Blättern ändern, kommt nicht zurück.",
        ),
    ),
)

COLUMNS = (
    Rule(
        "INV107",
        Text("Ausgeblendete Spalten und Zeilen kommen mit", "Hidden columns and rows come in"),
        Text(
            "Ein gespeicherter Filter blendet Zeilen aus, die trotzdem zur Liste gehören. Deshalb werden ausgeblendete "
            "Zeilen und Spalten gelesen und genannt; beim Einlesen im Browser lässt sie ein Haken draußen.",
            "A filter that was saved hides rows that belong to the list all the same. So hidden rows and columns are "
            "read and named; when reading a file in the browser one tick leaves them out.",
        ),
        Text(
            "Spalte „intern“ und Zeile 4 ausgeblendet: beide dabei, ein Hinweis.",
            "Column “internal” and row 4 hidden: both are in, one note.",
        ),
        Text(
            "In alten .xls-Dateien ist nicht zu sehen, was ausgeblendet ist.",
            "In old .xls files it cannot be seen what is hidden.",
        ),
    ),
    Rule(
        "INV111",
        Text("Überschrift und Inhalt entscheiden zusammen", "Header and content decide together"),
        Text(
            "Jede Überschrift hat ein Gewicht von 1 (kann es heißen) bis 3 (heißt es). Der Inhalt "
            "gibt bis zu 3 dazu oder "
            "nimmt bis zu 6 weg. Die höchste Summe gewinnt, jede Bedeutung wird einmal vergeben. Was "
            "übrig bleibt, reist als "
            "Notiz mit. Zahlen ohne Überschrift werden nie gedeutet, sondern erfragt. Einmalige "
            "Beträge zählen nicht als "
            "Betrag im Jahr; von mehreren Jahren zählt das laufende; Ausgegebenes geht vor Geplantem.",
            "Each header has a weight from 1 (may mean it) to 3 (means it). The content adds up to 3 "
            "or takes away up to 6. "
            "The highest sum wins, each meaning is given once. What is left travels along as a note. "
            "Numbers without a header "
            "are never interpreted, we ask. One-off amounts are no amount a year; of several years "
            "the current one counts; "
            "what was spent comes before what was planned.",
        ),
        Text(
            "„Ziel“ über lauter Tagen: fällig (1 + 2,3). Über „Einkäufer, Händler“: Zielgruppe (1 + "
            "1,5). Sonst: Warum (2).",
            "“Target” over days: due. Over “buyers, dealers”: audience (1 + 1.5). Otherwise: why (2).",
        ),
        Text(
            "Ein Wort, das nur in eurer Firma etwas heißt, kennt die Liste nicht. Die Spalte bleibt "
            "dann Notiz.",
            "A word that only means something in your company is not on the list. The column then "
            "stays a note.",
            sie="Ein Wort, das nur in Ihrer Firma etwas heißt, kennt die Liste nicht. Die "
            "Spalte bleibt dann Notiz.",
        ),
    ),
    Rule(
        "INV113",
        Text("Ein Bereich gilt bis zum nächsten", "A section holds until the next one"),
        Text(
            "Ist die Gruppenspalte links der Namen nur dort gefüllt, wo etwas Neues beginnt, gilt "
            "der Eintrag nach unten weiter. "
            "Verbundene Zellen für Wer, Status, Warum und Für wen gelten für alle ihre Zeilen.",
            "Where the group column left of the names is only filled where something new begins, the "
            "entry holds further down. "
            "Merged cells for who, status, why and for whom hold for all their rows.",
        ),
        Text(
            "Online, leer, leer, Papier, leer: dreimal Online, zweimal Papier.",
            "Online, empty, empty, paper, empty: three times online, twice paper.",
        ),
        Text(
            "Wiederholt sich ein Eintrag weiter unten, wird nichts ergänzt.",
            "Where an entry returns further down, nothing is filled in.",
        ),
    ),
    Rule(
        "INV114",
        Text("Eine Zahl für mehrere Zeilen", "One figure for several rows"),
        Text(
            "Eine über mehrere Aktivitäten verbundene Zahl wird weder verteilt noch der ersten "
            "gegeben. Sie steht in der Notiz.",
            "A figure merged over several activities is neither split nor given to the first. It is "
            "kept in the note.",
        ),
        Text(
            "9.000 € für zwei Messen: beide offen, eine Frage.",
            "€9,000 for two fairs: both open, one question.",
        ),
        Text(
            "Die Summe fehlt, bis ihr sie aufteilt.",
            "The sum is missing until you split it.",
            sie="Die Summe fehlt, bis Sie sie aufteilen.",
        ),
    ),
    Rule(
        "INV121",
        Text("Die Linie als Blatt", "The line as a sheet"),
        Text(
            "Links die Frage (Versprechen, Zielgruppe, Nutzen, Beleg, Aufgabe, nicht bedient, nicht "
            "erwartet), rechts die Antwort. "
            "Unter „Zielgruppe | Umsatz | fachlich | menschlich | Stärke | wiederkehrend“ stehen "
            "Noten von 0 bis 4.",
            "On the left the question (promise, audience, benefit, proof, task, not served, not "
            "expected), on the right the "
            "answer. Below “Audience | revenue | fit | personal | strength | repeat” stand scores "
            "from 0 to 4.",
        ),
        Text(
            "„Molkereien | 4 | 3 | 2 | 4 | ?“: vier Noten, eine offen.",
            "“Dairies | 4 | 3 | 2 | 4 | ?”: four scores, one open.",
        ),
        Text(
            "Andere Fragen werden nicht gelesen, sondern genannt.", "Other questions are not read, but named."
        ),
    ),
)

ROWS = (
    Rule(
        "INV201",
        Text("Summen sind keine Aktivitäten", "Sums are no activities"),
        Text(
            "Eine Zeile „Summe“, „Gesamt“ oder „Total“ mit lauter Zahlen ist eine Summe. Ohne Namen "
            "auch, wenn sie die Zahlen "
            "darüber addiert. Mit einem anderen Namen nur, wenn jede Zahl die Summe von mindestens "
            "drei darüber ist; das wird genannt.",
            "A row “Sum”, “Total” or “Overall” with nothing but figures is a sum. Without a name "
            "too, if it adds up the figures "
            "above. With another name only if each figure is the sum of at least three above; that is named.",
        ),
        Text(
            "1.200, 15.000, 300 und darunter 16.500: eine Summe.",
            "1,200, 15,000, 300 and below them 16,500: a sum.",
        ),
        Text(
            "Eine echte Aktivität, die zufällig genau so viel kostet wie drei andere zusammen, muss "
            "umbenannt werden.",
            "A real activity that happens to cost just as much as three others together has to be renamed.",
        ),
    ),
    Rule(
        "INV202",
        Text("Überschrift oder Aktivität?", "Heading or activity?"),
        Text(
            "Eine Zeile mit nur einer gefüllten Zelle braucht drei Punkte, um Überschrift zu sein: "
            "fett, verbunden, mit Doppelpunkt, "
            "in Großbuchstaben oder links der Namen je 3, wo das nicht alle Namen sind; stehen alle "
            "solchen Zeilen über volleren 2, "
            "nach einer Leerzeile 1 mehr; ein übliches Wort wie „Online“ oder eine Nummer je 1. Im "
            "Zweifel bleibt sie Aktivität.",
            "A row with only one filled cell needs three points to be a heading: bold, merged, with "
            "a colon, in capitals or left of "
            "the names 3 each, where not all names are; if all such rows stand over fuller ones 2, "
            "after a gap 1 more; a usual word "
            "such as “Online” or a number 1 each. In doubt it stays an activity.",
        ),
        Text(
            "„1. Online“ ohne weiteres: 2 Punkte, Aktivität mit Frage.",
            "“1. Online” alone: 2 points, an activity with a question.",
        ),
        Text(
            "Lieber eine Überschrift zu viel in der Liste als eine Aktivität zu wenig.",
            "Better one heading too many in the list than one activity too few.",
        ),
    ),
    Rule(
        "INV203",
        Text("Zeilen ohne Namen und Teilbeträge", "Rows without a name and parts of a sum"),
        Text(
            "Was keinen Namen hat, gehört zur Zeile darüber und steht dort in den Notizen. Seine "
            "Zahlen zählen nicht mit. Auch was mit „davon“ beginnt, ist oben schon gezählt.",
            "What has no name belongs to the row above and is kept in its notes. Its figures do not count. What begins "
            "with “of which” is counted above already, too.",
        ),
        Text(
            "„| | Angebot liegt vor“ unter „Website“: eine Notiz.",
            "“| | offer received” below “Website”: a note.",
        ),
        Text(
            "Gehört die Zeile zur nächsten, steht sie falsch.",
            "If the row belongs to the next one, it stands wrong.",
        ),
    ),
    Rule(
        "INV204",
        Text("Anmerkungen unter der Liste", "Remarks below the list"),
        Text(
            "Ein einzelner Text, der mit „Hinweis:“ oder „Quelle:“ beginnt, ist eine Anmerkung. Auch einer mit * "
            "am Anfang oder über 120 Zeichen, wo höchstens ein Viertel der Zeilen so aussieht.",
            "A lonely text that begins with “Note:” or “Source:” is a remark. So is one with * in front or longer "
            "than 120 signs, where at most a quarter of the rows look like that.",
        ),
        Text(
            "„* Aufwand geschätzt von Anna“: 0 Aktivitäten, 1 Hinweis.",
            "“* effort estimated by Ann”: 0 activities, 1 note.",
        ),
        Text(
            "Ein sehr langer Name ohne weitere Zellen gilt als Anmerkung.",
            "A very long name without further cells is taken for a remark.",
        ),
    ),
    Rule(
        "INV205",
        Text("Durchgestrichen heißt nicht gestrichen", "Struck through is not stopped"),
        Text(
            "Ob etwas wirklich eingestellt ist, sagt kein Strich. Die Aktivität zählt, und es wird gefragt.",
            "Whether something has really been stopped no stroke can tell. The activity counts, and we ask.",
        ),
        Text(
            "~~Messe~~ ohne Status: Aktivität mit Frage.",
            "~~Fair~~ without a status: an activity with a question.",
        ),
        Text("Bis zur Antwort zählen ihre Stunden mit.", "Until the answer its hours count."),
    ),
)

CELLS = (
    Rule(
        "INV301",
        Text("Im Zweifel kein Wert, sondern eine Frage", "In doubt no value but a question"),
        Text(
            "Was sich auf zwei Arten lesen lässt, bleibt offen. Der Text der Zelle steht in den Notizen.",
            "What can be read in two ways stays open. The text of the cell is kept in the notes.",
        ),
        Text("„1.200“ unter „Kosten“: im Monat oder im Jahr?", "“1,200” under “Costs”: a month or a year?"),
        Text("Vage Listen geben viele Fragen.", "Vague lists give many questions."),
    ),
    Rule(
        "INV302",
        Text("Annahmen werden gesagt", "Assumptions are said"),
        Text(
            "Wo ein Wert genommen wurde, den jemand anders lesen könnte, steht die Annahme dabei, "
            "einmal je Spalte.",
            "Where a value was taken that somebody could read differently, the assumption is said, "
            "once a column.",
        ),
        Text(
            "2 Std. in der Woche sind 8,67 im Monat: 52 Wochen durch 12.",
            "2 hours a week are 8.67 a month: 52 weeks by 12.",
        ),
        Text(
            "Gezeigt wird nur die erste Zeile, in der sie gilt.", "Only the first row it holds for is shown."
        ),
    ),
    Rule(
        "INV303",
        Text("Zwei Zellen, die sich widersprechen", "Two cells that contradict each other"),
        Text(
            "Geld darf um 2 %, Stunden dürfen um 10 % abweichen. Sonst bleibt der Wert offen, beide "
            "Texte stehen in den Notizen.",
            "Money may differ by 2%, hours by 10%. Otherwise the value stays open and both texts "
            "are kept in the notes.",
        ),
        Text(
            "100 € im Monat und 1.200 € im Jahr sind eins. 50 € im Monat und 900 € im Jahr sind eine Frage.",
            "€100 a month and €1,200 a year are one. €50 a month and €900 a year are a question.",
        ),
        Text(
            "Sind es zwei verschiedene Posten, müsst ihr sie selbst addieren.",
            "If they are two different items, you have to add them up yourselves.",
            sie="Sind es zwei verschiedene Posten, müssen Sie selbst addieren.",
        ),
    ),
)

WHOLE = (
    Rule(
        "INV304",
        Text("Eine Person, ein Name", "One person, one name"),
        Text(
            "„Petra“, „Petra H.“ und „P. Hallstein“ sind „Petra Hallstein“, wenn nur sie gemeint sein kann: in der "
            "Liste und unter den Leuten, die schon da sind. Passen mehrere, wird gefragt, und der Name bleibt so lange "
            "eine eigene Person. Von zwei Angaben zu den Stunden gilt die kleinere.",
            "“Petra”, “Petra H.” and “P. Hallstein” are “Petra Hallstein” where nobody else can be meant: in the list "
            "and among the people who are there already. Where several fit it is asked, and until then the name is a "
            "person of its own. Of two figures for the hours the lower one counts.",
        ),
        Text(
            "„Petra“ mit 10 und „Petra Hallstein“ mit 8 Stunden: eine Person mit 8. Mit „Petra Maier“ dazu: eine "
            "Frage.",
            "“Petra” with 10 and “Petra Hallstein” with 8 hours: one person with 8. With “Petra Maier” besides: a "
            "question.",
        ),
        Text(
            "Kürzel wie „PH“, Spitznamen und Nachnamen allein werden nicht erkannt.",
            "Short signs such as “PH”, nicknames and last names alone are not recognised.",
        ),
    ),
    Rule(
        "INV401",
        Text("Der Typ kommt aus Wörtern", "The type comes from words"),
        Text(
            "Eine Liste von Wörtern sagt, wofür sie stehen. Das längere, genauere gewinnt: "
            "„LinkedIn-Anzeigen“ ist Werbung, "
            "„LinkedIn“ Social Media. Sicher ist ein Typ nur, wenn die deutlichen Wörter eines "
            "einzigen Typs vorkommen. "
            "Eine Spalte „Typ“ geht immer vor.",
            "A list of words says what they stand for. The longer, more specific one wins: “LinkedIn "
            "ads” is advertising, "
            "“LinkedIn” social media. A type is certain only if the plain words of a single type occur. "
            "A column “Type” always comes first.",
        ),
        Text(
            "„Messe-Flyer“: Messe und Flyer, also Broschüre, aber unsicher. „Messestand“: "
            "Veranstaltung, sicher.",
            "“Trade fair flyer”: fair and flyer, so brochure, but not certain. “Booth”: event, certain.",
        ),
        Text("Eigennamen sagen ihm nichts.", "Proper names tell it nothing."),
    ),
    Rule(
        "INV402",
        Text("Der nächste Export desselben Boards", "The next export of the same board"),
        Text(
            "Gleicher Titel und gleicher Typ in zwei Dateien derselben Art von Board sind dieselbe "
            "Karte; die spätere Datei gilt. "
            "Tabellen, CSV-Dateien und eingefügte Listen werden nie so zusammengelegt.",
            "Same title and same type in two files of the same kind of board are the same card; the "
            "later file holds. "
            "Sheets, CSV files and pasted lists are never folded like this.",
        ),
        Text(
            "März mit 30, April mit 32 Karten, 29 gleich: 33 Aktivitäten.",
            "March with 30, April with 32 cards, 29 alike: 33 activities.",
        ),
        Text("Eine umbenannte Karte zählt zweimal.", "A renamed card counts twice."),
    ),
    Rule(
        "INV403",
        Text("Vermutlich doppelt", "Likely duplicates"),
        Text(
            "Aus Titeln werden Kernwörter: Namen für dasselbe gelten als eins (wlw und Wer liefert "
            "was), Füllwörter fallen weg, "
            "Endungen und ein Tippfehler werden verziehen. Gleiche Kernwörter ergeben einen "
            "Vorschlag. Verschiedene Jahre, "
            "Nummern, Orte, Sprachen oder Zielgruppen verhindern ihn. Zusammengelegt wird nie von selbst.",
            "Titles are reduced to core words: names for the same thing count as one (wlw and Wer "
            "liefert was), fillers drop "
            "out, endings and one typing error are forgiven. Equal core words give a proposal. "
            "Different years, numbers, "
            "places, languages or audiences prevent it. Nothing is ever merged by itself.",
        ),
        Text(
            "„Homepage-Relaunch“ und „Website neu“: ja. „Messe Motek 2025“ und „Messe Motek 2026“: nein.",
            "“Homepage relaunch” and “New website”: yes. “Fair Motek 2025” and “Fair Motek 2026”: no.",
        ),
        Text(
            "Zwei Namen, die kein Wort teilen und nicht in der Liste stehen, findet er nicht.",
            "Two names that share no word and are not on the list are not found.",
        ),
    ),
)

INVENTORY_RULES: tuple[Rule, ...] = (*SHEETS, *COLUMNS, *ROWS, *CELLS, *WHOLE)
