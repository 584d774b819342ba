"""What reading a file can say, code by code: INV001 to INV017."""

from __future__ import annotations

from klarlinie.gateways import limits
from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text

NO_NUMBERS = Text("Ohne Zahlen.", "No figures.")
NOTHING_IS_LOST = Text(
    "Die übrigen Dateien werden trotzdem gelesen; diese hier gibt keine einzige Zeile.",
    "The other files are read all the same; this one gives not a single row.",
)
A_MEGABYTE = 1_000_000


def _rule(
    code: str, title: Text, says: Text, numbers: Text = NO_NUMBERS, drawback: Text = NOTHING_IS_LOST
) -> Rule:
    return Rule(code, title, says, numbers, drawback)


RULES = (
    _rule(
        "INV001",
        Text("Datei nicht gefunden", "File not found"),
        Text(
            "Unter diesem Namen liegt keine Datei, die wir öffnen dürfen. Ordner werden nicht durchsucht.",
            "There is no file of this name that we may open. Folders are not searched.",
        ),
    ),
    _rule(
        "INV002",
        Text("Unbekannte Art von Datei", "Unknown kind of file"),
        Text(
            "Was eine Datei ist, sagt ihr Inhalt und nicht ihr Name. Diese hier ist weder Tabelle noch Text noch "
            "Kalender noch ein Board, das wir kennen.",
            "What a file is, its content says and not its name. This one is neither table nor text nor calendar nor "
            "a board we know.",
        ),
    ),
    _rule(
        "INV003",
        Text("Zu groß", "Too large"),
        Text(
            "Eine Liste von Aktivitäten ist klein. Was darüber hinausgeht, wird gekürzt und genannt; eine zu große "
            "Datei wird nicht geöffnet.",
            "A list of activities is small. What goes beyond is cut and named; a file that is too large is not "
            "opened.",
        ),
        Text(
            "{bytes} MB je Datei, {rows} Zeilen, {columns} Spalten und {cells} Zellen je Blatt, {text} Zeichen je "
            "Zelle, {events} Termine je Kalender.",
            "{bytes} MB a file, {rows} rows, {columns} columns and {cells} cells a sheet, {text} characters a cell, "
            "{events} events a calendar.",
            {
                "bytes": limits.FILE_BYTES // A_MEGABYTE,
                "rows": limits.ROWS,
                "columns": limits.COLUMNS,
                "cells": limits.CELLS,
                "text": limits.CELL_CHARACTERS,
                "events": limits.CALENDAR_EVENTS,
            },
        ),
        Text(
            "Wer wirklich mehr Zeilen hat, muss die Liste teilen.",
            "Whoever really has more rows must split the list.",
        ),
    ),
    _rule(
        "INV004",
        Text("Beschädigte Datei", "Damaged file"),
        Text(
            "Die Datei beginnt wie eine Tabelle, lässt sich aber nicht bis zum Ende lesen. Halb gelesen wird nichts.",
            "The file begins like a table but cannot be read to its end. Nothing is read by halves.",
        ),
    ),
    _rule(
        "INV005",
        Text("Mit Kennwort geschützt", "Protected with a password"),
        Text(
            "Verschlüsselte Dateien öffnen wir nicht und fragen nie nach dem Kennwort.",
            "We do not open encrypted files and never ask for the password.",
        ),
    ),
    _rule(
        "INV006",
        Text("Verdächtig gebaut", "Suspiciously built"),
        Text(
            "So baut kein Tabellenprogramm eine Datei: riesig gepackt, mit doppelten Teilen, mit XML-Definitionen oder "
            "endlos verschachtelt. Wir öffnen sie nicht.",
            "No list program builds a file like this: packed beyond reason, with parts twice, with XML definitions "
            "or nested without end. We do not open it.",
        ),
        Text(
            "Bis {members} Teile, ausgepackt bis {bytes} MB, höchstens {ratio}-fach gepackt.",
            "Up to {members} parts, up to {bytes} MB unpacked, packed at most {ratio}-fold.",
            {
                "members": limits.ZIP_MEMBERS,
                "bytes": limits.UNZIPPED_BYTES // A_MEGABYTE,
                "ratio": limits.UNZIPPED_RATIO,
            },
        ),
        Text(
            "Eine harmlose, aber seltsam gebaute Datei trifft es auch; neu speichern hilft.",
            "A harmless but oddly built file is hit as well; saving it again helps.",
        ),
    ),
    _rule(
        "INV007",
        Text("Lesen dauerte zu lange", "Reading took too long"),
        Text("Nach einer festen Zeit wird abgebrochen.", "Reading is stopped after a fixed time."),
        Text(
            "{cpu} Sekunden Rechenzeit oder {wall} Sekunden Wartezeit je Datei.",
            "{cpu} seconds of computing or {wall} seconds of waiting a file.",
            {"cpu": limits.CPU_SECONDS, "wall": limits.WALL_SECONDS},
        ),
        Text(
            "Auf einem sehr langsamen Rechner trifft es früher.",
            "On a very slow computer it strikes earlier.",
        ),
    ),
    _rule(
        "INV008",
        Text("Zu viel Speicher", "Too much memory"),
        Text(
            "Die Datei verlangt mehr Arbeitsspeicher, als eine Liste braucht. Meist steht eine einzelne Zelle weit "
            "außen.",
            "The file asks for more memory than a list needs. Mostly a single cell stands far out.",
        ),
        Text(
            "{bytes} MB für den Teil des Programms, der Dateien liest.",
            "{bytes} MB for the part of the program that reads files.",
            {"bytes": limits.MEMORY_BYTES // A_MEGABYTE},
        ),
        Text(
            "Windows kennt diese Grenze nicht; dort hält nur die Zeitgrenze.",
            "Windows knows no such limit; there only the time limit holds.",
        ),
    ),
    _rule(
        "INV009",
        Text("Leere Datei", "Empty file"),
        Text("In der Datei steht keine Zeile mit Inhalt.", "The file has no row with content."),
    ),
    _rule(
        "INV010",
        Text("Dieselbe Datei zweimal", "The same file twice"),
        Text(
            "Zwei Dateien mit demselben Inhalt werden einmal gelesen, auch wenn sie anders heißen.",
            "Two files with the same content are read once, even if their names differ.",
        ),
        drawback=Text(
            "Ein Export von nächster Woche ist nicht derselbe Inhalt; doppelte Aktivitäten findet erst der Vergleich "
            "der Titel.",
            "Next week's export is not the same content; duplicate activities are only found by comparing titles.",
        ),
    ),
    _rule(
        "INV011",
        Text("Blatt über den Export", "Sheet about the export"),
        Text(
            "Planner und monday.com legen Blätter bei, die vom Export erzählen (Plan, Updates). Darauf stehen keine "
            "Aufgaben, deshalb bleiben sie weg. Ausgeblendete Blätter und archivierte Karten dagegen geben wir als "
            "solche weiter.",
            "Planner and monday.com add sheets that tell about the export (plan, updates). They hold no tasks and are "
            "left out. Hidden sheets and archived cards, however, are handed on as such.",
        ),
        drawback=Text(
            "Ein eigenes Blatt mit denselben Überschriften fiele auch weg; es wird genannt.",
            "A sheet of your own with the same headers would be left out, too; it is named.",
        ),
    ),
    _rule(
        "INV012",
        Text("Formel ohne Ergebnis, Rechenfehler", "Formula without result, calculation error"),
        Text(
            "Wir rechnen Formeln nicht nach, sondern lesen das gespeicherte Ergebnis. Fehlt es oder ist es ein Fehler "
            "wie #REF!, bleibt die Zelle leer und wird genannt.",
            "We do not calculate formulas but read the saved result. Where it is missing or an error such as #REF!, "
            "the cell stays empty and is named.",
        ),
        Text(
            "Bis {named} Zellen je Blatt einzeln, danach als Zahl.",
            "Up to {named} cells a sheet one by one, then as a count.",
            {"named": limits.NAMED_CELLS},
        ),
        Text(
            "In .xls und .ods sehen wir solche Zellen nur als leer.",
            "In .xls and .ods we only see such cells as empty.",
        ),
    ),
    _rule(
        "INV013",
        Text("Umlaute angenommen", "Accents assumed"),
        Text(
            "Alte Textdateien sagen nicht, wie Umlaute geschrieben sind. Wir nehmen Windows oder Mac an und zeigen ein "
            "Wort zur Probe.",
            "Old text files do not say how accents are written. We assume Windows or Mac and show a word as a "
            "sample.",
        ),
        drawback=Text("Das Muster kann täuschen.", "The pattern can deceive."),
    ),
    _rule(
        "INV014",
        Text("Anführungszeichen ohne Ende", "Quotation mark without end"),
        Text(
            "Ein vergessenes Anführungszeichen verschluckt in CSV-Dateien alle folgenden Zeilen. Wir lesen die Zeile "
            "dann ohne Anführungszeichen, damit keine fehlt.",
            "A forgotten quotation mark swallows all lines after it in CSV files. We then read the line without "
            "quotation marks so that none is lost.",
        ),
        drawback=Text(
            "Die Spalten dieser einen Zeile können verschoben sein.",
            "The columns of this one row may be shifted.",
        ),
    ),
    _rule(
        "INV015",
        Text("Keine Liste", "Not a list"),
        Text(
            "PDF, Word, Bilder, Numbers und Archive lesen wir nicht: was dort wie eine Tabelle aussieht, ist keine.",
            "We do not read PDF, Word, pictures, Numbers and archives: what looks like a table there is none.",
        ),
    ),
    _rule(
        "INV016",
        Text("Unlesbare Angabe im Kalender", "Unreadable entry in a calendar"),
        Text(
            "Ein Termin wird auch dann gelesen, wenn etwa sein Datum nicht zu lesen ist; die Angabe bleibt leer.",
            "An event is read even where, say, its date cannot be read; the entry stays empty.",
        ),
        drawback=Text("Der Termin steht dann ohne Datum da.", "The event then stands without a date."),
    ),
    _rule(
        "INV017",
        Text("Text zwischen den Punkten", "Text between the points"),
        Text(
            "Sätze zwischen den Punkten einer Liste sind keine Aktivitäten und werden gezählt und genannt.",
            "Sentences between the points of a list are no activities; they are counted and named.",
        ),
        drawback=Text(
            "Eine Aktivität ohne Strich davor wird so übersehen.",
            "An activity without a dash in front is missed.",
        ),
    ),
)
