"""What the import says: the meanings of columns, where something stands, what happens if nobody answers."""

from __future__ import annotations

from collections.abc import Mapping

from klarlinie.method.inventory.typed import FIELD_NAMES
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

MEANING_NAMES: Mapping[str, Text] = {
    "title": Text("Aktivität", "Activity"),
    "hours": Text("Stunden im Monat", "Hours a month"),
    "money": Text("Geld im Jahr", "Money a year"),
    "effort": Text("Aufwand (gemischt)", "Effort (mixed)"),
    "effect": Text("Wirkung (gemischt)", "Effect (mixed)"),
    "reason": Text("Warum", "Why"),
    "audience": Text("Für wen", "For whom"),
    "owner": Text("Wer", "Owner"),
    "status": Text("Stand", "Status"),
    "type": Text("Typ", "Type"),
    "group": Text("Gruppe", "Group"),
    "nerves": Text("Nerven", "Nerves"),
    "inquiries": Text("Anfragen im Jahr", "Inquiries a year"),
    "leads": Text("Leads im Jahr", "Leads a year"),
    "customers": Text("Kunden im Jahr", "Customers a year"),
    "revenue": Text("Umsatz im Jahr", "Revenue a year"),
    "sales_support": Text("Hilfe im Verkauf", "Help in selling"),
    "effect_source": Text("Woher die Wirkung bekannt ist", "How the effect is known"),
    "start": Text("Beginn", "Start"),
    "due": Text("Fällig", "Due"),
    "dose": Text("Dosis (Std./Woche)", "Dose (hrs/week)"),
    "needs": Text("Braucht", "Needs"),
    "note": Text("Notiz", "Note"),
    "ignore": Text("nicht einlesen", "do not read"),
}
PEOPLE_NAMES: Mapping[str, Text] = {
    "name": Text("Name", "Name"),
    "hours": Text("Stunden in der Woche", "Hours a week"),
    "cannot": Text("macht nicht", "does not do"),
}
NOTES = Text("Notizen", "Notes")

OPEN = Text(
    "Ohne Antwort bleibt das Feld offen, der Wortlaut steht in den Notizen.",
    "Without an answer the field stays open, the words are kept in the notes.",
)
READ_SO = Text("Ohne Änderung wird es so gelesen.", "Unless something changes, it is read like this.")
STAYS_OUT = Text("Ohne Änderung bleibt das draußen.", "Unless something changes, this stays out.")
SHEET_STAYS_OUT = Text(
    "Ohne Änderung bleibt das Blatt draußen. Soll es mit: oben bei diesem Blatt die Spalte mit den Aktivitäten wählen.",
    "Unless something changes, the sheet stays out. If it belongs here: choose the column with the activities above.",
)
COMES_IN = Text("Ohne Änderung kommt die Zeile mit.", "Unless something changes, the row comes in.")
NOT_COUNTED = Text(
    "Ohne Änderung zählt die Zeile nicht als Aktivität.",
    "Unless something changes, the row does not count as an activity.",
)
STAYS_EMPTY = Text("Ohne Änderung bleibt die Zelle leer.", "Unless something changes, the cell stays empty.")
NOTE_ONLY = Text(
    "Ohne Änderung kommt die Spalte als Notiz mit; oben lässt sich sagen, was sie bedeutet.",
    "Unless something changes, the column comes in as a note; above you can say what it means.",
)
WHO_IS_WHO = Text(
    "Ohne Änderung ist es eine eigene Person; unten bei den Personen lässt sich sagen, wer gemeint ist.",
    "Unless something changes it is a person of its own; below, at the people, you can say who is meant.",
)
HIDDEN_COMES_IN = Text(
    "Ohne Änderung kommt es mit; ein Haken oben beim Blatt lässt es draußen.",
    "Unless something changes it comes in; a tick above, at the sheet, leaves it out.",
)
PROPOSED_TYPE = Text(
    "Ohne Änderung gilt der vorgeschlagene Typ, als unsicher markiert.",
    "Unless something changes, the proposed type holds, marked as uncertain.",
)
IF_NOTHING_IS_DONE: Mapping[str, Text] = {
    "INV012": STAYS_EMPTY,
    "INV013": READ_SO,
    "INV014": READ_SO,
    "INV101": SHEET_STAYS_OUT,
    "INV102": SHEET_STAYS_OUT,
    "INV103": STAYS_OUT,
    "INV104": SHEET_STAYS_OUT,
    "INV105": NOT_COUNTED,
    "INV106": STAYS_OUT,
    "INV107": HIDDEN_COMES_IN,
    "INV111": NOTE_ONLY,
    "INV113": READ_SO,
    "INV114": OPEN,
    "INV121": STAYS_OUT,
    "INV201": NOT_COUNTED,
    "INV202": COMES_IN,
    "INV203": NOT_COUNTED,
    "INV204": NOT_COUNTED,
    "INV205": COMES_IN,
    "INV301": OPEN,
    "INV303": OPEN,
    "INV304": WHO_IS_WHO,
    "INV401": PROPOSED_TYPE,
}


def field_name(field: str) -> Text:
    names: Mapping[str, Text] = FIELD_NAMES  # type: ignore[assignment]
    return NOTES if field == "notes" else names[field]


def place_of(problem: Problem) -> Text:
    """ "Blatt „Ideen“, Zeile 7, Spalte „Kosten“"; empty for the whole file."""
    parts: list[Text] = []
    if problem.sheet:
        parts.append(Text("Blatt „{name}“", "sheet “{name}”", {"name": problem.sheet}))
    if problem.line is not None:
        parts.append(Text("Zeile {n}", "row {n}", {"n": str(problem.line)}))
    if problem.column:
        parts.append(Text("Spalte „{name}“", "column “{name}”", {"name": problem.column}))
    return Text("{parts}", "{parts}", {"parts": tuple(parts)})


def number_of(n: int, one: Text, many: Text) -> Text:
    """`many` holds {n}."""
    return one if n == 1 else many.with_values(n=n)
