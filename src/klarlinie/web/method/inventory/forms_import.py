"""What the pages of the import send: files or text, and what people say about columns and rows."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from klarlinie.method.inventory.table import MEANINGS
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.actions.imports import FILE_BYTES, TOO_LARGE
from klarlinie.web.method.inventory.import_reading import Corrections
from klarlinie.web.platform.ui.words import later, say

MOST_FILES = 10
MOST_TEXT = 1_000_000
LONGEST_NAME = 200
NAME = re.compile(r"name:(\d{1,4})")
COLUMN = re.compile(r"m:(\d{1,4}):(\d{1,4}):([a-z_]{0,20})")


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; each at most 10 MB."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list) else [data] if data else []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(say(_TOO_MANY_FILES))
        for file in files:
            if file.size > FILE_BYTES:
                size = -(-file.size // 1_000_000)
                raise forms.ValidationError(say(TOO_LARGE.with_values(name=file.name[-80:], size=size)))
        return files


class UploadForm(forms.Form):
    """Files or pasted text, one of both at least."""

    upload = FilesField(
        label=later(Text("Dateien hierher ziehen oder wählen", "Drop files here or choose them")),
        help_text=later(
            Text(
                "Excel, LibreOffice, CSV, Textlisten, Kalender, oder ein Export aus Trello, Asana, Planner, monday, "
                "ClickUp. Bis zu 10 MB je Datei, bis zu zehn auf einmal.",
                "Excel, LibreOffice, CSV, plain lists, calendars, or an export from Trello, Asana, Planner, monday, "
                "ClickUp. Up to 10 MB a file, up to ten at once.",
            )
        ),
        required=False,
        widget=SeveralFiles(attrs={"data-drop": ""}),
    )
    text = forms.CharField(
        label=later(Text("Oder hier einfügen", "Or paste here")),
        help_text=later(
            Text(
                "Aus Excel kopierte Zeilen, eine Liste aus einer Mail, Stichpunkte.",
                "Rows copied from Excel, a list from a mail, bullet points.",
            )
        ),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("upload") and not (cleaned.get("text") or "").strip():
            self.add_error("upload", say(_NOTHING))
        return cleaned


def corrections_in(sent: QueryDict, kept: Corrections) -> Corrections:
    """What stands in the form now. A column counts as told where somebody has changed what was shown for it."""
    columns = dict(kept.columns)
    for name, value in sent.items():
        found = COLUMN.fullmatch(name)
        if found is None or not isinstance(value, str):
            continue
        place = (sent.get(f"sheet:{found[1]}", ""), int(found[2]))
        if value == "":
            columns.pop(place, None)
        elif value in MEANINGS and value != found[3]:
            columns[place] = value
    return Corrections(
        columns,
        frozenset(sent.getlist("out")),
        frozenset(sent.getlist("take")),
        frozenset(sent.getlist("leave")),
        frozenset(int(key) for key in sent.getlist("done") if key.isdecimal() and len(key) < 19),
        "people" in sent or "asks_people" not in sent,
        "line" in sent or "asks_line" not in sent,
        _who(sent, kept),
        frozenset(sent.getlist("hidden_out")),
    )


def _who(sent: QueryDict, kept: Corrections) -> dict[str, str]:
    """Who is meant by a name, where it is not what we take it for by ourselves; "-" is a person of its own."""
    who = dict(kept.who)
    for key, name in sent.items():
        found = NAME.fullmatch(key)
        if found is None or not isinstance(name, str) or f"who:{found[1]}" not in sent:
            continue
        chosen = str(sent.get(f"who:{found[1]}"))
        who.pop(name, None)
        if chosen != sent.get(f"by-itself:{found[1]}"):
            who[name[:LONGEST_NAME]] = "" if chosen == "-" else chosen[:LONGEST_NAME]
    return who


_TOO_MANY_FILES = Text(
    "Bitte höchstens zehn Dateien auf einmal; die übrigen danach.",
    "Ten files at once at most, please; the others afterwards.",
)
_NOTHING = Text(
    "Hier fehlt noch etwas: eine Datei oder ein paar Zeilen Text.",
    "Something is still missing here: a file or a few lines of text.",
)
