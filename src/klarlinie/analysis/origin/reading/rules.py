"""What is said about exports of inquiries, in words: one rule for each code."""

from __future__ import annotations

from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text


def _rule(code: str, title: Text, says: Text) -> Rule:
    return Rule(code, title, says, _NO_NUMBERS, _DRAWBACK)


_NO_NUMBERS = Text("Diese Regel hat keine Zahl.", "This rule has no figure.")
_DRAWBACK = Text(
    "Lieber eine Zeile zu viel genannt als eine falsch gezählt.",
    "Rather one row too many named than one counted wrongly.",
)

READING_RULES = (
    _rule(
        "ORI202",
        Text("Ein Tag, der sich nicht lesen lässt", "A day that cannot be read"),
        Text(
            "In der Spalte mit dem Tag der Anfrage steht etwas, das kein Tag ist. Die Zeile bleibt draußen.",
            "The column with the day of the inquiry holds something that is no day. The row stays out.",
        ),
    ),
    _rule(
        "ORI203",
        Text("Eine Anfrage ohne Tag", "An inquiry without a day"),
        Text(
            "Ohne einen Tag lässt sich eine Anfrage keinem Zeitraum zuordnen. Die Zeile bleibt draußen.",
            "Without a day an inquiry belongs to no period. The row stays out.",
        ),
    ),
    _rule(
        "ORI204",
        Text("Tag oder Monat zuerst", "Day or month first"),
        Text(
            "03/04/2026 kann zweierlei heißen. Die ganze Spalte entscheidet: Steht irgendwo eine Zahl über 12, oder "
            "läge eine der Lesarten in der Zukunft? Sonst wird gefragt, und die Zeilen bleiben so lange draußen.",
            "03/04/2026 can mean two things. The whole column decides: is there a number above 12 anywhere, or would "
            "one of the readings lie in the future? Otherwise we ask, and the rows stay out until then.",
        ),
    ),
    _rule(
        "ORI205",
        Text("Eine Zeile zweimal", "A row twice"),
        Text(
            "Zwei Zeilen mit derselben Nummer aus demselben Programm sind eine Anfrage. In eigenen Listen, die oft "
            "jedes Jahr neu zählen, muss auch der Tag derselbe sein; ohne Nummer sind es Tag, Person, Worte und Wert. "
            "Zeilen ohne Nummer und ohne Person gelten nie als doppelt.",
            "Two rows with the same number of the same program are one inquiry. In lists of your own, which often "
            "count anew each year, the day has to be the same as well; without a number it is day, person, words and "
            "value. Rows without a number and without a person never count as repeated.",
        ),
    ),
    _rule(
        "ORI206",
        Text("Ein Betrag, der sich nicht lesen lässt", "A sum that cannot be read"),
        Text(
            "Der Wert bleibt unbekannt; die Anfrage zählt trotzdem.",
            "The value stays unknown; the inquiry counts all the same.",
        ),
    ),
    _rule(
        "ORI207",
        Text("Ein Blatt bleibt draußen", "A sheet stays out"),
        Text(
            "Ausgeblendete Blätter und Blätter ohne erkennbare Kopfzeile werden nicht gelesen.",
            "Hidden sheets and sheets without a header that can be told are not read.",
        ),
    ),
    _rule(
        "ORI209",
        Text("Eine Summenzeile", "A row of totals"),
        Text(
            "Eine Zeile, die mit Summe oder Gesamt beginnt und keinen Tag hat, ist keine Anfrage.",
            "A row that begins with total or sum and has no day is no inquiry.",
        ),
    ),
    _rule(
        "ORI210",
        Text("Eine Anfrage aus der Zukunft", "An inquiry from the future"),
        Text(
            "Liegt der Tag mehr als zwei Tage in der Zukunft, wurde er falsch gelesen oder falsch getippt. Die Zeile "
            "bleibt draußen.",
            "If the day lies more than two days in the future it was read or typed wrongly. The row stays out.",
        ),
    ),
    _rule(
        "ORI211",
        Text("Welche Spalte den Tag nennt", "Which column names the day"),
        Text(
            "Keine Spalte ist als Tag der Anfrage zu erkennen. Ohne einen Tag lässt sich nichts zählen. Auf der Seite "
            "des Exports lässt sie sich nennen, auf der Kommandozeile hilft eine Überschrift wie „Anfragedatum“.",
            "No column can be told to be the day of the inquiry. Without a day nothing can be counted. On the page of "
            "the export it can be named, on the command line a header like “Inquiry date” helps.",
        ),
    ),
    _rule(
        "ORI212",
        Text("Welche Spalte die Herkunft nennt", "Which column names the origin"),
        Text(
            "Keine Spalte sagt, woher die Anfragen kamen; alle zählen mit „nicht bekannt“. Auf der Seite des Exports "
            "lässt sie sich nennen, auf der Kommandozeile hilft eine Überschrift wie „Quelle“ oder „Wie haben Sie uns "
            "gefunden?“.",
            "No column says where the inquiries came from; all count with “not known”. On the page of the export it "
            "can be named, on the command line a header like “Source” or “How did you find us?” helps.",
        ),
    ),
    _rule(
        "ORI213",
        Text("Kontakte statt Anfragen", "Touchpoints instead of inquiries"),
        Text(
            "Eine Spalte wie journey_id sagt, dass jede Zeile ein Kontakt ist. Aus CSV, Parquet und JSON werden Wege "
            "gelesen; ein Blatt einer Tabelle bleibt draußen, sonst zählte jeder Kontakt als Anfrage.",
            "A column such as journey_id says that every row is one touchpoint. Ways are read from CSV, Parquet and "
            "JSON; a sheet of a workbook stays out, otherwise every touchpoint would count as an inquiry.",
        ),
    ),
    _rule(
        "ORI221",
        Text("Besuche ohne Tag oder Zahl", "Visits without a day or a number"),
        Text(
            "Für „Mehr Traffic, mehr Anfragen?“ braucht es eine Spalte mit einem Tag und eine mit Besuchen.",
            "“More traffic, more inquiries?” needs a column with a day and one with visits.",
        ),
    ),
    _rule(
        "ORI222",
        Text("Eine Zeile mit Besuchen, die sich nicht lesen lässt", "A row with visits that cannot be read"),
        Text(
            "Der Tag oder die Zahl der Besuche ist nicht zu erkennen. Die Zeile bleibt draußen.",
            "The day or the number of visits cannot be told. The row stays out.",
        ),
    ),
)
