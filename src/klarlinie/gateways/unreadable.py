"""A file that cannot be read says why, once, in words."""

from __future__ import annotations

from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text


class Unreadable(Exception):
    """The file gives no rows. `code` is the rule, `sentence` says what is wrong and what to do."""

    def __init__(self, code: str, sentence: Text) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence

    def problem(self, file: str) -> Problem:
        return Problem(self.code, file, None, None, None, self.sentence)


def broken() -> Unreadable:
    """The file begins like its kind, but cannot be read to the end."""
    return Unreadable(
        "INV004",
        Text(
            "Die Datei ist beschädigt. Öffnet sie in eurem Programm und speichert sie neu, am besten als .xlsx.",
            "The file is damaged. Open it in your program and save it again, best as .xlsx.",
            sie="Die Datei ist beschädigt. Öffnen Sie sie in Ihrem Programm und speichern Sie "
            "sie neu, am besten als .xlsx.",
        ),
    )


def out_of_memory() -> Unreadable:
    """The file wants more memory than a list may have."""
    return Unreadable(
        "INV008",
        Text(
            "Die Datei braucht zu viel Speicher. Oft steht weit unten oder rechts ein einzelner Wert: löscht die "
            "leeren Zeilen und Spalten hinter eurer Liste und speichert neu.",
            "The file needs too much memory. Often a single value stands far down or far right: delete the empty "
            "rows and columns behind your list and save again.",
            sie="Die Datei braucht zu viel Speicher. Oft steht weit unten oder rechts ein "
            "einzelner Wert: löschen Sie die leeren Zeilen und Spalten hinter Ihrer Liste "
            "und speichern Sie neu.",
        ),
    )


def too_slow() -> Unreadable:
    """The file took longer than a list may take."""
    return Unreadable(
        "INV007",
        Text(
            "Das Lesen dauerte zu lange, wir haben es abgebrochen. Kopiert eure Liste in eine neue Tabelle und "
            "versucht es damit.",
            "Reading took too long and was stopped. Copy your list into a new sheet and try that one.",
            sie="Das Lesen dauerte zu lange, wir haben es abgebrochen. Kopieren Sie Ihre Liste "
            "in eine neue Tabelle und versuchen Sie es damit.",
        ),
    )


def hostile(de: str, en: str) -> Unreadable:
    """The file is built in a way no list program builds it; `de` and `en` say how."""
    return Unreadable(
        "INV006",
        Text(
            f"Wir haben die Datei nicht geöffnet: {de} Speichert die Liste in eurem Programm neu.",
            f"We did not open the file: {en} Save the list again in your program.",
            sie=f"Wir haben die Datei nicht geöffnet: {de} Speichern Sie die Liste in Ihrem Programm neu.",
        ),
    )


def empty() -> Unreadable:
    return Unreadable(
        "INV009",
        Text(
            "In der Datei steht nichts, was wir lesen können. Ist es die richtige, und ist sie gespeichert?",
            "The file holds nothing we can read. Is it the right one, and has it been saved?",
        ),
    )


def too_large(what: Text) -> Unreadable:
    return Unreadable(
        "INV003",
        Text(
            "Die Datei ist zu groß: {what}. Behaltet nur das Blatt mit der Liste und versucht es noch einmal.",
            "The file is too large: {what}. Keep only the sheet with the list and try again.",
            {"what": what},
            sie="Die Datei ist zu groß: {what}. Behalten Sie nur das Blatt mit der Liste und "
            "versuchen Sie es noch einmal.",
        ),
    )


def locked() -> Unreadable:
    return Unreadable(
        "INV005",
        Text(
            "Die Datei ist mit einem Kennwort geschützt. Speichert eine Kopie ohne Kennwort und nehmt diese.",
            "The file is protected with a password. Save a copy without a password and use that one.",
            sie="Die Datei ist mit einem Kennwort geschützt. Speichern Sie eine Kopie ohne "
            "Kennwort und nehmen Sie diese.",
        ),
    )
