"""What the table says by itself in the browser, in the reader's voice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from klarlinie.method.inventory.own_words import STATUSES
from klarlinie.method.inventory.types import TYPE_NAMES
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.columns import COLUMNS
from klarlinie.web.platform.ui.words import Voice

WORDS: Mapping[str, Text] = {
    "saved": Text("Gespeichert.", "Saved."),
    "failed": Text(
        "Noch nicht gespeichert, die Verbindung hakt. Mit Enter noch einmal versuchen.",
        "Not saved yet, there is no connection. Press Enter to try again.",
    ),
    "stuck": Text(
        "Die Verbindung hakt, es ist noch nichts geschehen. Bitte gleich noch einmal versuchen.",
        "There is no connection, nothing has happened yet. Please try again in a moment.",
    ),
    "nothing_to_undo": Text("Hier gibt es nichts zurückzunehmen.", "There is nothing to undo here."),
    "nothing_to_redo": Text("Hier gibt es nichts zu wiederholen.", "There is nothing to redo here."),
    "undone": Text("Zurückgenommen.", "Taken back."),
    "redone": Text("Wieder da.", "Done again."),
    "copied": Text("Kopiert: {n} Zellen.", "Copied: {n} cells."),
    "range": Text("{n} Zellen markiert.", "{n} cells selected."),
    "unread_one": Text(
        "Eine Angabe war nicht zu lesen. Sie steht noch da, rot markiert.",
        "One cell could not be read. It still stands there, marked red.",
    ),
    "unread": Text(
        "{n} Angaben waren nicht zu lesen. Sie stehen noch da, rot markiert.",
        "{n} cells could not be read. They still stand there, marked red.",
    ),
    "count_one": Text("Eine Aktivität", "One activity"),
    "count": Text("{n} Aktivitäten", "{n} activities"),
    "of_all": Text("{n} von {all} Aktivitäten", "{n} of {all} activities"),
    "hours": Text("{sum} Std. im Monat", "{sum} hrs a month"),
    "money": Text("{sum} im Jahr", "{sum} a year"),
    "no_hours": Text("Stunden", "hours"),
    "no_money": Text("Geld", "money"),
    "unknown": Text("{n} unbekannt", "{n} unknown"),
    "picked": Text("{n} gewählt", "{n} selected"),
    "new_row": Text("Neue Aktivität", "New activity"),
    "gone": Text(
        "Diese Zeile hat inzwischen jemand gelöscht oder mit einer anderen zusammengelegt; der Verlauf holt sie "
        "zurück. Getippt war: {words}",
        "Somebody has deleted this row or merged it into another in the meantime; the history can bring it back. "
        "What was typed: {words}",
    ),
    "empty": Text("(leer)", "(empty)"),
    "choose_two": Text("Zum Zusammenlegen braucht es genau zwei Zeilen.", "Merging needs exactly two rows."),
    "sorted": Text("Sortiert nach {column}.", "Sorted by {column}."),
    "list_order": Text("Wieder in der Reihenfolge der Liste.", "Back in the order of the list."),
}


@lru_cache(maxsize=8)
def table_words(voice: Voice) -> SafeString:
    """All of it as JSON for a data block: sentences, the names of the columns, types and statuses."""
    spoken = {
        "say": {name: text.say(voice.language, voice.formal) for name, text in WORDS.items()},
        "columns": {column.field: column.name.say(voice.language) for column in COLUMNS},
        "types": {code: name.say(voice.language) for code, name in TYPE_NAMES.items()},
        "statuses": [name.say(voice.language) for name in STATUSES.values()],
    }
    # As in Django's json_script: nothing in it can end the script element.
    return mark_safe(json.dumps(spoken, ensure_ascii=False).replace("<", "\\u003C").replace("&", "\\u0026"))
